//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: load: begun with loading
//@ stdout: draw: ""
//@ stdout: load: done
//@ stdout: at the end: loading, then loaded

//! The task takes the value out, keeps it while it waits, and puts it back.
//!
//! What happens: `take` leaves an empty text behind and no guard. The task owns what it works on.
//! What to watch: the other task sees the empty text. If the first task is dropped while it waits,
//! the value is gone.
//! Reports: DioxusLabs/dioxus#4124, wasm-bindgen/wasm-bindgen#4440
//! Cost of this fix: the cell does not hold the truth while the task waits.

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
    let mut text = page.take();
    println!("load: begun with {text}");
    NextTurn::default().await;
    text.push_str(", then loaded");
    page.replace(text);
    println!("load: done");
}

async fn draw(page: Rc<RefCell<String>>) {
    println!("draw: {:?}", page.borrow());
}

fn main() {
    let page = Rc::new(RefCell::new(String::from("loading")));
    let load: Task = Box::pin(load(Rc::clone(&page)));
    let draw: Task = Box::pin(draw(Rc::clone(&page)));
    run(VecDeque::from([load, draw]));
    println!("at the end: {}", page.borrow());
}
