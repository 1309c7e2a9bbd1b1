//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: level set to 4
//@ stdout: gauge: 4

//! Observers are given what changed, and need not look.
//!
//! What happens: the `RefMut` is still alive, and nobody else asks the cell for anything.
//! What to watch: an observer that keeps a handle to the cell brings the fault back.
//! Reports: yewstack/yew#679, leptos-rs/leptos#906, gtk-rs/gtk4-rs#392
//! Cost of this fix: every observer's signature names the value, and a large value is passed by
//! reference or copied.

use std::cell::RefCell;

type Observer = Box<dyn Fn(i32)>;

fn main() {
    let level = RefCell::new(3);

    let gauge: Observer = Box::new(|level| println!("gauge: {level}"));
    let observers = [gauge];

    let mut value = level.borrow_mut();
    *value += 1;
    println!("level set to {value}");
    for observer in &observers {
        observer(*value);
    }
}
