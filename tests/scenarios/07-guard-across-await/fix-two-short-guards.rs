//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: load: begun with loading
//@ stdout: draw: loading
//@ stdout: load: someone else was quicker
//@ stdout: at the end: loading, drawn

//! The task borrows before the wait and again after it.
//!
//! What happens: each guard is a temporary of one statement. Between them the task waits without
//! any.
//! What to watch: another task may have changed the value in between, so what was read before is
//! old. Here the second look says so.
//! Reports: DioxusLabs/dioxus#4124, wasm-bindgen/wasm-bindgen#4440
//! Cost of this fix: the change is no longer one step.

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
    let before = page.borrow().clone();
    println!("load: begun with {before}");
    NextTurn::default().await;
    if *page.borrow() == before {
        *page.borrow_mut() = String::from("loaded");
        println!("load: done");
    } else {
        println!("load: someone else was quicker");
    }
}

async fn draw(page: Rc<RefCell<String>>) {
    println!("draw: {}", page.borrow());
    page.borrow_mut().push_str(", drawn");
}

fn main() {
    let page = Rc::new(RefCell::new(String::from("loading")));
    let load: Task = Box::pin(load(Rc::clone(&page)));
    let draw: Task = Box::pin(draw(Rc::clone(&page)));
    run(VecDeque::from([load, draw]));
    println!("at the end: {}", page.borrow());
}
