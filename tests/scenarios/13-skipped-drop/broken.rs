//@ edition: 2021, 2024
//@ panic: "the item is in the cart" at 22:17
//@ outcome: panic "RefCell already borrowed" at 20:77
//@ stdout: host: the first call failed: true

//! A panic does not drop a guard, and the next call hides the real error.
//!
//! What happens: where panics do not unwind, as in a browser, the frame of a panicking call is left
//! as it is, guard and all. The host goes on and calls again, and that call says only that the cell
//! is borrowed. Here `ManuallyDrop` stands for the frame that is left behind, and `catch_unwind` for
//! the host.
//! What to watch: the first panic in the log is the one to mend. The later ones are its echo.
//! Reports: wasm-bindgen/wasm-bindgen#2412, leptos-rs/leptos#3072

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
    let cart = RefCell::new(vec!["lamp", "rope"]);

    let first = panic::catch_unwind(AssertUnwindSafe(|| remove(&cart, "torch")));
    println!("host: the first call failed: {}", first.is_err());
    remove(&cart, "rope");
    println!("never printed");
}
