//@ edition: 2021, 2024
//@ panic: "the item is in the cart" at 22:17
//@ outcome: exit 0
//@ stdout: host: starting afresh after torch
//@ stdout: ["lamp"]

//! After a panic the host throws the cell away, and starts a new one with a copy of the content.
//!
//! What happens: the content is copied out before the call that fails. The old cell, which is
//! borrowed for ever, is replaced by a new one.
//! What to watch: behind an `Rc`, every older handle would still lead to the old cell.
//! Reports: wasm-bindgen/wasm-bindgen#2412, leptos-rs/leptos#3072
//! Cost of this fix: a copy before each call.

use std::cell::{RefCell, RefMut};
use std::mem::ManuallyDrop;
use std::panic::{self, AssertUnwindSafe};

fn remove(cart: &RefCell<Vec<&str>>, item: &str) {
    let mut items: ManuallyDrop<RefMut<Vec<&str>>> = ManuallyDrop::new(cart.borrow_mut());
    let at = items.iter().position(|other| *other == item);
    let at = at.expect("the item is in the cart");
    items.remove(at);
    ManuallyDrop::into_inner(items);
}

fn main() {
    let mut cart = RefCell::new(vec!["lamp", "rope"]);

    for item in ["torch", "rope"] {
        let copy = cart.borrow().clone();
        if panic::catch_unwind(AssertUnwindSafe(|| remove(&cart, item))).is_err() {
            println!("host: starting afresh after {item}");
            cart = RefCell::new(copy);
        }
    }
    println!("{:?}", cart.borrow());
}
