//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: load: begun
//@ stdout: draw: later
//@ stdout: load: done
//@ stdout: draw: loaded
//@ stdout: at the end: loaded

//! The second task tries, and waits its turn if the cell is held.
//!
//! What happens: `try_borrow` fails while the first task waits. The second task waits too, and tries
//! again.
//! What to watch: a task that never lets go makes the other try for ever.
//! Reports: DioxusLabs/dioxus#4124, wasm-bindgen/wasm-bindgen#4440
//! Cost of this fix: turns are spent on trying, and every borrower has to do it.

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
    while page.try_borrow().is_err() {
        println!("draw: later");
        NextTurn::default().await;
    }
    println!("draw: {}", page.borrow());
}

fn main() {
    let page = Rc::new(RefCell::new(String::from("loading")));
    let load: Task = Box::pin(load(Rc::clone(&page)));
    let draw: Task = Box::pin(draw(Rc::clone(&page)));
    run(VecDeque::from([load, draw]));
    println!("at the end: {}", page.borrow());
}
