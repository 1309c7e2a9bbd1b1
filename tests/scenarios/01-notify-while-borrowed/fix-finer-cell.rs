//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: level set to 4
//@ stdout: gauge: 4

//! A small value lives in a `Cell`, which lends nothing.
//!
//! What happens: `get` copies the value out and `set` copies it in. There is no guard, so nothing
//! can be in anybody's way.
//! What to watch: `get` is for `Copy` types. A `String` would have to be taken out and put back.
//! Reports: yewstack/yew#679, leptos-rs/leptos#906, gtk-rs/gtk4-rs#392
//! Cost of this fix: none for a number. The value can only be replaced as a whole.

use std::cell::Cell;
use std::rc::Rc;

type Observer = Box<dyn Fn()>;

fn main() {
    let level = Rc::new(Cell::new(3));

    let watched = Rc::clone(&level);
    let gauge: Observer = Box::new(move || println!("gauge: {}", watched.get()));
    let observers = [gauge];

    level.set(level.get() + 1);
    println!("level set to {}", level.get());
    for observer in &observers {
        observer();
    }
}
