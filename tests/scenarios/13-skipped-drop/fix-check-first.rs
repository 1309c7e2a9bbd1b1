//@ edition: 2021, 2024
//@ panic: "the item is in the cart" at 21:17
//@ outcome: exit 0
//@ stdout: host: the first call failed: true
//@ stdout: ["lamp"]

//! All that may panic happens before the cell is held for writing.
//!
//! What happens: the look uses a temporary `Ref`, which is gone when `expect` panics. The second call
//! finds the cell free.
//! What to watch: indexing, arithmetic and allocation may panic too. Between `borrow_mut` and the
//! end of its statement there must be none of them that can fail.
//! Reports: wasm-bindgen/wasm-bindgen#2412, leptos-rs/leptos#3072
//! Cost of this fix: two borrows, and care that nobody can check.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};

fn remove(cart: &RefCell<Vec<&str>>, item: &str) {
    let at = cart.borrow().iter().position(|other| *other == item);
    let at = at.expect("the item is in the cart");
    cart.borrow_mut().remove(at);
}

fn main() {
    let cart = RefCell::new(vec!["lamp", "rope"]);

    let first = panic::catch_unwind(AssertUnwindSafe(|| remove(&cart, "torch")));
    println!("host: the first call failed: {}", first.is_err());
    remove(&cart, "rope");
    println!("{:?}", cart.borrow());
}
