//@ edition: 2021, 2024
//@ outcome: panic "RefCell already mutably borrowed" at 59:31
//@ stdout: load: begun

//! A guard is alive while its task waits, and another task borrows.
//!
//! What happens: `text` is part of the state of the first task. While that task waits the guard
//! stays, and the second task, on the same thread, meets it.
//! What to watch: a guard whose scope has an `await` in it.
//! Reports: DioxusLabs/dioxus#4124, wasm-bindgen/wasm-bindgen#4440

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
    let mut text = page.borrow_mut();
    println!("load: begun");
    NextTurn::default().await;
    *text = String::from("loaded");
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
