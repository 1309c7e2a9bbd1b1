//! The executor of the async book: its futures have to be `Send`.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
type BoxFuture = Pin<Box<dyn Future<Output = ()> + Send + 'static>>;
struct Task {
    future: Mutex<Option<BoxFuture>>,
    sender: SyncSender<Arc<Task>>,
}
impl Wake for Task {
    fn wake(self: Arc<Self>) {
        let me = self.clone();
        self.sender.send(me).unwrap();
    }
}
struct Executor {
    ready: Receiver<Arc<Task>>,
}
#[derive(Clone)]
struct Spawner {
    sender: SyncSender<Arc<Task>>,
}
impl Spawner {
    fn spawn(&self, future: impl Future<Output = ()> + 'static + Send) {
        let task = Arc::new(Task {
            future: Mutex::new(Some(Box::pin(future))),
            sender: self.sender.clone(),
        });
        self.sender.send(task).unwrap();
    }
}
impl Executor {
    fn run(&self) {
        while let Ok(task) = self.ready.recv() {
            let mut slot = task.future.lock().unwrap();
            if let Some(mut future) = slot.take() {
                let waker = Waker::from(task.clone());
                let mut cx = Context::from_waker(&waker);
                if future.as_mut().poll(&mut cx).is_pending() {
                    *slot = Some(future);
                }
            }
        }
    }
}
struct Turn(bool);
impl Future for Turn {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.0 {
            Poll::Ready(())
        } else {
            self.0 = true;
            cx.waker().wake_by_ref();
            Poll::Pending
        }
    }
}
async fn work(name: &'static str, log: Arc<Mutex<Vec<String>>>) {
    for n in 0..2 {
        {
            let local = Rc::new(RefCell::new(n));
            *local.borrow_mut() += 1;
        }
        log.lock().unwrap().push(format!("{name} {n}"));
        Turn(false).await;
    }
    println!("{name} is done: {}", log.lock().unwrap().len());
}
fn is_send<T: Send>(_: &T) {}
fn main() {
    let (sender, ready) = sync_channel(100);
    let executor = Executor { ready };
    let spawner = Spawner { sender };
    let log = Arc::new(Mutex::new(Vec::new()));
    spawner.spawn(work("a", log.clone()));
    spawner.spawn(work("b", log.clone()));
    let inner = log.clone();
    spawner.spawn(async move {
        work("c", inner.clone()).await;
        let n = inner.lock().unwrap().len();
        println!("after c {n}");
    });
    let f = async { 3 };
    is_send(&f);
    drop(spawner);
    executor.run();
    println!("{:?}", log.lock().unwrap());
}
