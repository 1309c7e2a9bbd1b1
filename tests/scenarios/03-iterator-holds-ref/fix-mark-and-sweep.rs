//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: first: once is enough
//@ stdout: second: here
//@ stdout: 1 left

//! A subscriber marks itself as done, and is removed after the loop.
//!
//! What happens: the mark is a `Cell` beside the list, so setting it borrows nothing. The `Ref` is
//! alive all the while, and only the sweep after the loop asks for `borrow_mut`.
//! What to watch: subscribing during the loop is still refused.
//! Reports: denoland/deno#17461, servo/servo#46715
//! Cost of this fix: a mark for each subscriber, and a second pass over the list.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

struct Subscriber {
    done: Rc<Cell<bool>>,
    call: Box<dyn Fn()>,
}

fn main() {
    let done = Rc::new(Cell::new(false));
    let mark = Rc::clone(&done);
    let once = Subscriber {
        done,
        call: Box::new(move || {
            println!("first: once is enough");
            mark.set(true);
        }),
    };
    let always = Subscriber {
        done: Rc::default(),
        call: Box::new(|| println!("second: here")),
    };
    let subscribers = RefCell::new(vec![once, always]);

    for subscriber in subscribers.borrow().iter() {
        (subscriber.call)();
    }
    subscribers
        .borrow_mut()
        .retain(|subscriber| !subscriber.done.get());
    println!("{} left", subscribers.borrow().len());
}
