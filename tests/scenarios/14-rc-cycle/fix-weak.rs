//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: clicked, 2 handles
//@ stdout: main lets go
//@ stdout: the button is dropped

//! The callback holds the button weakly.
//!
//! What happens: a `Weak` keeps nothing alive. The callback upgrades it for as long as it runs.
//! What to watch: `upgrade` gives nothing once the button is gone, and the callback has to accept
//! that.
//! Reports: gtk-rs/examples#179
//! Cost of this fix: an `upgrade` at each call.

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

    let this = Rc::downgrade(&button);
    let callback: Callback = Box::new(move || {
        if let Some(this) = this.upgrade() {
            println!("clicked, {} handles", Rc::strong_count(&this));
        }
    });
    *button.on_click.borrow_mut() = Some(callback);

    button.click();
    println!("main lets go");
}
