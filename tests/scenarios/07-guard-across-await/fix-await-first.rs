//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: load: begun
//@ stdout: draw: loading
//@ stdout: load: done
//@ stdout: at the end: loaded

//! The task waits first, and borrows when it has something to write.
//!
//! What happens: no guard is part of the task's state while it waits.
//! What to watch: what is written must not depend on what was read before the wait.
//! Reports: DioxusLabs/dioxus#4124, wasm-bindgen/wasm-bindgen#4440
//! Cost of this fix: none.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

type Task = Pin<Box<dyn Future<Output = ()>>>;

/// Polls the tasks in turn until all are done.
fn run(mut tasks: VecDeque<Task>) {
    let mut context = Context::from_waker(Waker::noop());
    while let Some(mut task) = tasks.pop_front() {
        if task.as_mut().poll(&mut context).is_pending() {
            tasks.push_back(task);
        }
    }
}

/// Waits for one turn, as a task does for its input or output.
#[derive(Default)]
struct NextTurn {
    passed: bool,
}

impl Future for NextTurn {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.passed {
            return Poll::Ready(());
        }
        self.passed = true;
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

async fn load(page: Rc<RefCell<String>>) {
    println!("load: begun");
    NextTurn::default().await;
    *page.borrow_mut() = String::from("loaded");
    println!("load: done");
}

async fn draw(page: Rc<RefCell<String>>) {
    println!("draw: {}", page.borrow());
}

fn main() {
    let page = Rc::new(RefCell::new(String::from("loading")));
    let load: Task = Box::pin(load(Rc::clone(&page)));
    let draw: Task = Box::pin(draw(Rc::clone(&page)));
    run(VecDeque::from([load, draw]));
    println!("at the end: {}", page.borrow());
}
