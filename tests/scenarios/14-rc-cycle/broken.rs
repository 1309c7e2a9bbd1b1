//@ edition: 2021, 2024
//@ outcome: leak
//@ stdout: clicked, 2 handles
//@ stdout: main lets go

//! A button's callback holds the button, so neither is ever dropped.
//!
//! What happens: the closure owns an `Rc` of the button, and the button owns the closure. When `main`
//! lets go of its own handle, one is left: the one inside the button.
//! What to watch: no panic and no message. The line that `Drop` would print is missing.
//! Reports: gtk-rs/examples#179

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
    println!("main lets go");
}
