//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: first: closing the list
//@ stdout: second: still called
//@ stdout: 0 left

//! The loop runs over a copy of the list.
//!
//! What happens: the handles are cloned in one statement, and its guard is gone before the first
//! call. Clearing the list does not touch the copy.
//! What to watch: a subscriber that was removed meanwhile is still called this time.
//! Reports: denoland/deno#17461, servo/servo#46715
//! Cost of this fix: an allocation and a count for each subscriber, at every notification.

use std::cell::RefCell;
use std::rc::Rc;

type Subscriber = Rc<dyn Fn()>;

fn main() {
    let subscribers: Rc<RefCell<Vec<Subscriber>>> = Rc::default();

    let list = Rc::clone(&subscribers);
    subscribers.borrow_mut().push(Rc::new(move || {
        println!("first: closing the list");
        list.borrow_mut().clear();
    }));
    subscribers
        .borrow_mut()
        .push(Rc::new(|| println!("second: still called")));

    let copy = subscribers.borrow().clone();
    for subscriber in copy {
        subscriber();
    }
    println!("{} left", subscribers.borrow().len());
}
