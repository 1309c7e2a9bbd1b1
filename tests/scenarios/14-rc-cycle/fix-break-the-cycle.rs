//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: clicked, 2 handles
//@ stdout: main lets go
//@ stdout: the button is dropped

//! Whoever closes the button takes its callback out.
//!
//! What happens: `take` empties the cell, and the closure is dropped with the handle in it.
//! What to watch: inside the callback itself `take` would meet the guard of `click`.
//! Reports: gtk-rs/examples#179
//! Cost of this fix: every way out has to remember it.

use std::cell::RefCell;
use std::rc::Rc;

type Callback = Box<dyn Fn()>;

#[derive(Default)]
struct Button {
    on_click: RefCell<Option<Callback>>,
}

impl Button {
    fn click(&self) {
        if let Some(callback) = &*self.on_click.borrow() {
            callback();
        }
    }
}

impl Drop for Button {
    fn drop(&mut self) {
        println!("the button is dropped");
    }
}

fn main() {
    let button = Rc::new(Button::default());

    let this = Rc::clone(&button);
    let callback: Callback = Box::new(move || {
        println!("clicked, {} handles", Rc::strong_count(&this));
    });
    *button.on_click.borrow_mut() = Some(callback);

    button.click();
    let closed = button.on_click.take();
    drop(closed);
    println!("main lets go");
}
