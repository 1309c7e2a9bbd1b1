//! An executor by hand: a queue of boxed futures, wakers that put them back, joins, a guard
//! that is held while its owner waits, panics within.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, VecDeque};
use std::future::{Future, IntoFuture, poll_fn, ready};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Wake, Waker, ready};

type Task = Pin<Box<dyn Future<Output = ()>>>;

/// Puts a task's number back into the queue.
struct Back {
    task: usize,
    queue: Arc<Mutex<VecDeque<usize>>>,
    count: AtomicUsize,
}

impl Wake for Back {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.count.fetch_add(1, Ordering::Relaxed);
        self.queue.lock().unwrap().push_back(self.task);
    }
}

#[derive(Default)]
struct Executor {
    tasks: HashMap<usize, Task>,
    queue: Arc<Mutex<VecDeque<usize>>>,
    next: usize,
}

impl Executor {
    fn spawn(&mut self, task: impl Future<Output = ()> + 'static) {
        self.tasks.insert(self.next, Box::pin(task));
        self.queue.lock().unwrap().push_back(self.next);
        self.next += 1;
    }

    fn run(&mut self) {
        loop {
            let Some(number) = self.queue.lock().unwrap().pop_front() else {
                break;
            };
            let Some(task) = self.tasks.get_mut(&number) else {
                continue;
            };
            let back = Arc::new(Back {
                task: number,
                queue: Arc::clone(&self.queue),
                count: AtomicUsize::new(0),
            });
            let waker = Waker::from(Arc::clone(&back));
            let mut cx = Context::from_waker(&waker);
            match task.as_mut().poll(&mut cx) {
                Poll::Ready(()) => {
                    self.tasks.remove(&number);
                    println!("task {number} is done");
                }
                Poll::Pending => {
                    let woken = back.count.load(Ordering::Relaxed);
                    println!("task {number} waits, woken {woken}");
                }
            }
        }
        println!("{} left", self.tasks.len());
    }
}

/// Lets others go first.
async fn turn() {
    let mut done = false;
    poll_fn(move |cx| {
        if done {
            return Poll::Ready(());
        }
        done = true;
        cx.waker().wake_by_ref();
        Poll::Pending
    })
    .await
}

#[derive(Default)]
struct Channel<T> {
    items: RefCell<VecDeque<T>>,
    waiting: RefCell<Option<Waker>>,
}

impl<T> Channel<T> {
    fn send(&self, item: T) {
        self.items.borrow_mut().push_back(item);
        if let Some(waker) = self.waiting.take() {
            waker.wake();
        }
    }

    async fn receive(&self) -> T {
        poll_fn(|cx| match self.items.borrow_mut().pop_front() {
            Some(item) => Poll::Ready(item),
            None => {
                *self.waiting.borrow_mut() = Some(cx.waker().clone());
                Poll::Pending
            }
        })
        .await
    }
}

struct Join<A: Future, B: Future> {
    a: Pin<Box<A>>,
    b: Pin<Box<B>>,
    first: Option<A::Output>,
    second: Option<B::Output>,
}

impl<A: Future, B: Future> Join<A, B> {
    fn new(a: A, b: B) -> Self {
        Join {
            a: Box::pin(a),
            b: Box::pin(b),
            first: None,
            second: None,
        }
    }
}

impl<A: Future, B: Future> Unpin for Join<A, B> {}

impl<A: Future, B: Future> Future for Join<A, B> {
    type Output = (A::Output, B::Output);

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        if this.first.is_none() {
            if let Poll::Ready(value) = this.a.as_mut().poll(cx) {
                this.first = Some(value);
            }
        }
        if this.second.is_none() {
            this.second = Some(ready!(this.b.as_mut().poll(cx)));
        }
        match this.first.take() {
            Some(first) => Poll::Ready((first, this.second.take().unwrap())),
            None => Poll::Pending,
        }
    }
}

/// Whichever is ready first; the other is dropped where it waits.
async fn first<T>(a: impl Future<Output = T>, b: impl Future<Output = T>) -> T {
    let (mut a, mut b) = (pin!(a), pin!(b));
    poll_fn(|cx| {
        if let Poll::Ready(value) = a.as_mut().poll(cx) {
            return Poll::Ready(value);
        }
        b.as_mut().poll(cx)
    })
    .await
}

struct Loud(&'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Twice(u32);

impl IntoFuture for Twice {
    type Output = u32;
    type IntoFuture = std::future::Ready<u32>;

    fn into_future(self) -> Self::IntoFuture {
        ready(self.0 * 2)
    }
}

async fn parse(text: &str) -> Result<i32, std::num::ParseIntError> {
    turn().await;
    let number = text.parse::<i32>()?;
    turn().await;
    Ok(number)
}

async fn sum(texts: &[&str]) -> Result<i32, Box<dyn std::error::Error>> {
    let mut sum = 0;
    for text in texts {
        sum += parse(text).await?;
    }
    if sum > 100 {
        Err("too much")?;
    }
    Ok(sum)
}

fn walk(depth: u32) -> Pin<Box<dyn Future<Output = u32>>> {
    Box::pin(async move {
        if depth == 0 {
            return 1;
        }
        turn().await;
        walk(depth - 1).await + walk(depth - 1).await
    })
}

fn main() {
    let mut executor = Executor::default();
    let channel = Rc::new(Channel::default());
    let cell = Rc::new(RefCell::new(vec![1]));

    let receiver = Rc::clone(&channel);
    executor.spawn(async move {
        let mut total = 0;
        while let Some(item) = receiver.receive().await {
            total += item;
        }
        println!("received {total}");
    });
    let sender = Rc::clone(&channel);
    executor.spawn(async move {
        for item in 1..=3 {
            sender.send(Some(item));
            turn().await;
        }
        sender.send(None);
    });
    let held = Rc::clone(&cell);
    executor.spawn(async move {
        let mut guard = held.borrow_mut();
        guard.push(2);
        turn().await;
        turn().await;
        guard.push(3);
    });
    let asking = Rc::clone(&cell);
    executor.spawn(async move {
        loop {
            match asking.try_borrow() {
                Ok(list) => break println!("free: {list:?}"),
                Err(error) => println!("{error}"),
            }
            turn().await;
        }
    });
    executor.spawn(async {
        let joined = Join::new(sum(&["1", "20"]), sum(&["1", "x"])).await;
        println!("{joined:?}");
        println!("{:?} {}", sum(&["99", "2"]).await, walk(3).await);
        println!("{}", Twice(4).await);
    });
    executor.spawn(async {
        let quick = async {
            let _guard = Loud("quick");
            turn().await;
            1
        };
        let slow = async {
            let _guard = Loud("slow");
            loop {
                turn().await;
            }
        };
        println!("first: {}", first(slow, quick).await);
    });
    executor.run();

    // Dropped while it waits: its guard is, too.
    let held = Rc::clone(&cell);
    executor.spawn(async move {
        let _guard = held.borrow_mut();
        let _loud = Loud("never woken");
        std::future::pending::<()>().await;
    });
    executor.run();
    println!("held: {}", cell.try_borrow().is_err());
    executor.tasks.clear();
    println!("free: {}", cell.try_borrow().is_ok());

    let polls = Cell::new(0);
    let mut failing = Box::pin(async {
        let _loud = Loud("unwound");
        let _guard = cell.borrow_mut();
        turn().await;
        polls.set(polls.get() + 1);
        let list = cell.borrow();
        println!("{list:?}");
    });
    let mut cx = Context::from_waker(Waker::noop());
    assert!(failing.as_mut().poll(&mut cx).is_pending());
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        failing.as_mut().poll(&mut cx).is_ready()
    }));
    println!(
        "panicked: {} {}",
        panicked.is_err(),
        cell.try_borrow_mut().is_ok()
    );
    let again = catch_unwind(AssertUnwindSafe(|| {
        failing.as_mut().poll(&mut cx).is_ready()
    }));
    println!("again: {} {}", again.is_err(), polls.get());
    let _ = executor.spawn(async { panic!("at last") });
    executor.run();
}
