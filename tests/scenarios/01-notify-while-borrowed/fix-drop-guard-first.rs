//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: level set to 4
//@ stdout: gauge: 4

//! The change is finished before anybody is told of it.
//!
//! What happens: the `RefMut` is a temporary of one statement, and is gone at its semicolon. The
//! observer finds the cell free.
//! What to watch: an observer may now change the value too, so the second observer may see another
//! value than the first.
//! Reports: yewstack/yew#679, leptos-rs/leptos#906, gtk-rs/gtk4-rs#392
//! Cost of this fix: none at run time. The change and the telling are no longer one step.

use std::cell::RefCell;
use std::rc::Rc;

type Observer = Box<dyn Fn()>;

fn main() {
    let level = Rc::new(RefCell::new(3));

    let watched = Rc::clone(&level);
    let gauge: Observer = Box::new(move || println!("gauge: {}", watched.borrow()));
    let observers = [gauge];

    *level.borrow_mut() += 1;
    println!("level set to {}", level.borrow());
    for observer in &observers {
        observer();
    }
}
