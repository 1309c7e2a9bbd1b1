//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: host: there is no torch in the cart
//@ stdout: host: rope is out
//@ stdout: ["lamp"]

//! The call returns an error, and does not panic.
//!
//! What happens: `?` leaves the function in the ordinary way, which drops the guard on every target.
//! What to watch: a panic somewhere else in the call still leaves its guard behind.
//! Reports: wasm-bindgen/wasm-bindgen#2412, leptos-rs/leptos#3072
//! Cost of this fix: every caller has to deal with the error.

use std::cell::RefCell;

fn remove(cart: &RefCell<Vec<&str>>, item: &str) -> Result<(), String> {
    let mut items = cart.borrow_mut();
    let at = items.iter().position(|other| *other == item);
    let at = at.ok_or_else(|| format!("there is no {item} in the cart"))?;
    items.remove(at);
    Ok(())
}

fn main() {
    let cart = RefCell::new(vec!["lamp", "rope"]);

    for item in ["torch", "rope"] {
        match remove(&cart, item) {
            Ok(()) => println!("host: {item} is out"),
            Err(error) => println!("host: {error}"),
        }
    }
    println!("{:?}", cart.borrow());
}
