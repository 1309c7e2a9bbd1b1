//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: first: one more, please
//@ stdout: second: here
//@ stdout: 3 subscribed

//! The list is taken out of the cell for the loop, and put back in after it.
//!
//! What happens: `take` leaves an empty list behind. Subscribers may borrow that one as they like;
//! whoever subscribes meanwhile is in it.
//! What to watch: during the loop the list looks empty, and clearing it clears nothing of what was
//! taken out.
//! Reports: denoland/deno#17461, servo/servo#46715
//! Cost of this fix: no copy, but the cell does not hold the truth while the loop runs. If a
//! subscriber panics, the list is lost.

use std::cell::RefCell;
use std::rc::Rc;

type Subscriber = Box<dyn Fn()>;

fn main() {
    let subscribers: Rc<RefCell<Vec<Subscriber>>> = Rc::default();

    let list = Rc::clone(&subscribers);
    subscribers.borrow_mut().push(Box::new(move || {
        println!("first: one more, please");
        list.borrow_mut()
            .push(Box::new(|| println!("third: new here")));
    }));
    subscribers
        .borrow_mut()
        .push(Box::new(|| println!("second: here")));

    let mut taken = subscribers.take();
    for subscriber in &taken {
        subscriber();
    }
    taken.append(&mut subscribers.borrow_mut());
    subscribers.replace(taken);
    println!("{} subscribed", subscribers.borrow().len());

    // The first subscriber holds the list that it is in.
    subscribers.borrow_mut().clear();
}
