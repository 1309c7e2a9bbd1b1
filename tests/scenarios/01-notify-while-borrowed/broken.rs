//@ edition: 2021, 2024
//@ outcome: panic "RefCell already mutably borrowed" at 21:74
//@ stdout: level set to 4

//! Observers are told of a change while the changed value is still borrowed.
//!
//! What happens: `value` is a live `RefMut` when the observers are called. The observer reads the
//! same cell, and `borrow` panics inside the observer.
//! What to watch: a guard that is alive on the line that calls a function you did not write.
//! Reports: yewstack/yew#679, leptos-rs/leptos#906, gtk-rs/gtk4-rs#392

use std::cell::RefCell;
use std::rc::Rc;

type Observer = Box<dyn Fn()>;

fn main() {
    let level = Rc::new(RefCell::new(3));

    let watched = Rc::clone(&level);
    let gauge: Observer = Box::new(move || println!("gauge: {}", watched.borrow()));
    let observers = [gauge];

    let mut value = level.borrow_mut();
    *value += 1;
    println!("level set to {value}");
    for observer in &observers {
        observer();
    }
}
