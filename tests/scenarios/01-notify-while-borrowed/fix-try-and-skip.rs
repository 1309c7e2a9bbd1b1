//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: level set to 4
//@ stdout: gauge: skipped, RefCell already mutably borrowed

//! The observer asks first, and does without if the cell is held.
//!
//! What happens: `try_borrow` gives an error where `borrow` would panic. The gauge says that it
//! could not look.
//! What to watch: the observer misses this change. Nothing tells it again.
//! Reports: yewstack/yew#679, leptos-rs/leptos#906, gtk-rs/gtk4-rs#392
//! Cost of this fix: the event is lost.

use std::cell::RefCell;
use std::rc::Rc;

type Observer = Box<dyn Fn()>;

fn main() {
    let level = Rc::new(RefCell::new(3));

    let watched = Rc::clone(&level);
    let gauge: Observer = Box::new(move || match watched.try_borrow() {
        Ok(value) => println!("gauge: {value}"),
        Err(error) => println!("gauge: skipped, {error}"),
    });
    let observers = [gauge];

    let mut value = level.borrow_mut();
    *value += 1;
    println!("level set to {value}");
    for observer in &observers {
        observer();
    }
}
