//! Coroutines: async functions and blocks, references kept while waiting, drops, cancelling.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

struct Loud(&'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

/// Is ready when it is asked for the n-th time.
struct Later(u32);

impl Future for Later {
    type Output = u32;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<u32> {
        if self.0 == 0 {
            return Poll::Ready(7);
        }
        self.0 -= 1;
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = Box::pin(future);
    let mut cx = Context::from_waker(Waker::noop());
    let mut polls = 0;
    loop {
        polls += 1;
        if let Poll::Ready(value) = future.as_mut().poll(&mut cx) {
            println!("ready after {polls} polls");
            return value;
        }
    }
}

async fn add(a: u32, name: String) -> u32 {
    let _guard = Loud("in add");
    let text = name.as_str();
    let waited = Later(a).await;
    println!("{text} waited");
    waited + a
}

async fn outer(cell: &RefCell<Vec<u32>>) -> Result<u32, String> {
    let kept = Loud("kept");
    let mut total = 0;
    for n in 0..3 {
        total += add(n, format!("n{n}")).await;
        cell.borrow_mut().push(total);
    }
    drop(kept);
    if total > 100 {
        return Err("too much".to_string());
    }
    let failed: Result<u32, String> = async { Err("failed".to_owned()) }.await;
    Ok(total + failed.unwrap_or(1))
}

fn main() {
    let cell = RefCell::new(Vec::new());
    println!("{:?}", block_on(outer(&cell)));
    println!("{:?}", cell.borrow());

    // Cancelled while it waits.
    let flag = Rc::new(Cell::new(0));
    {
        let inner = Rc::clone(&flag);
        let mut future = Box::pin(async move {
            let _first = Loud("first");
            inner.set(1);
            Later(5).await;
            let _second = Loud("second");
            inner.set(2);
        });
        let mut cx = Context::from_waker(Waker::noop());
        println!("{}", future.as_mut().poll(&mut cx).is_pending());
        println!("flag {} {}", flag.get(), Rc::strong_count(&flag));
    }
    println!("count {}", Rc::strong_count(&flag));

    // Never begun.
    let unused = Loud("unused");
    let future = async move {
        let _moved = unused;
        Later(1).await
    };
    drop(future);

    let list: Vec<Pin<Box<dyn Future<Output = u32>>>> = vec![
        Box::pin(Later(1)),
        Box::pin(async { 3 }),
        Box::pin(add(1, "dyn".into())),
    ];
    for future in list {
        println!("{}", block_on(future));
    }
    let closure = async |n: u32| n + Later(1).await;
    println!("{}", block_on(closure(4)));
}
