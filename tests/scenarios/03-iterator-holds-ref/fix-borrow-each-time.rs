//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: first: closing the list
//@ stdout: 0 left

//! The loop counts, and borrows anew for each subscriber.
//!
//! What happens: each round clones one handle out, and its guard is gone before the call. The list
//! may grow or shrink between two rounds.
//! What to watch: if an earlier entry is removed, the next one moves up and is passed over.
//! Reports: denoland/deno#17461, servo/servo#46715
//! Cost of this fix: a borrow and a clone each round.

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
        .push(Rc::new(|| println!("second: never called")));

    let mut at = 0;
    loop {
        let next = subscribers.borrow().get(at).cloned();
        let Some(subscriber) = next else { break };
        subscriber();
        at += 1;
    }
    println!("{} left", subscribers.borrow().len());
}
