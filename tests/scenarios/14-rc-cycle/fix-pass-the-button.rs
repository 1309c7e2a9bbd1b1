//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: click 1
//@ stdout: main lets go, 1 handle
//@ stdout: the button is dropped

//! The button passes itself to its callback.
//!
//! What happens: the closure owns nothing. It is given a reference for as long as it runs.
//! What to watch: a callback that also needs a second button is back where it was.
//! Reports: gtk-rs/examples#179
//! Cost of this fix: the callback's signature names the button.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

type Callback = Box<dyn Fn(&Button)>;

#[derive(Default)]
struct Button {
    clicks: Cell<u32>,
    on_click: RefCell<Option<Callback>>,
}

impl Button {
    fn click(&self) {
        self.clicks.set(self.clicks.get() + 1);
        if let Some(callback) = &*self.on_click.borrow() {
            callback(self);
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

    let callback: Callback = Box::new(|button| println!("click {}", button.clicks.get()));
    *button.on_click.borrow_mut() = Some(callback);

    button.click();
    println!("main lets go, {} handle", Rc::strong_count(&button));
}
