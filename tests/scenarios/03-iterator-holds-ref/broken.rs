//@ edition: 2021, 2024
//@ outcome: panic "RefCell already borrowed" at 27:14
//@ stdout: first: here
//@ stdout: second: closing the list

//! A loop calls subscribers, and one of them clears the list.
//!
//! What happens: the `Ref` in the loop's head is a temporary that lives until the loop ends, since
//! the iterator borrows from it. A subscriber that asks for `borrow_mut` meets it.
//! What to watch: `for` over `borrow().iter()` with a call in its body.
//! Reports: denoland/deno#17461, servo/servo#46715

use std::cell::RefCell;
use std::rc::Rc;

type Subscriber = Box<dyn Fn()>;

fn main() {
    let subscribers: Rc<RefCell<Vec<Subscriber>>> = Rc::default();

    let list = Rc::clone(&subscribers);
    subscribers
        .borrow_mut()
        .push(Box::new(|| println!("first: here")));
    subscribers.borrow_mut().push(Box::new(move || {
        println!("second: closing the list");
        list.borrow_mut().clear();
    }));

    for subscriber in subscribers.borrow().iter() {
        subscriber();
    }
}
