//@ edition: 2021, 2024
//@ outcome: panic "RefCell already borrowed" at 20:16
//@ stdout: visited 1 time

//! `if let` keeps the guard of its condition alive in its body.
//!
//! What happens: `visits.borrow()` is a temporary of the condition. `copied` ends every reference
//! into the map, and yet the temporary lives through the body, where `borrow_mut` panics.
//! What to watch: a `borrow` in the head of `if let`, `match` or `while let`, in every edition.
//! Reports: ruffle-rs/ruffle#6579, rust-lang/rust#30832

use std::cell::RefCell;
use std::collections::HashMap;

fn main() {
    let visits = RefCell::new(HashMap::from([("cellar", 1)]));

    if let Some(count) = visits.borrow().get("cellar").copied() {
        println!("visited {count} time");
        visits.borrow_mut().insert("cellar", count + 1);
    }
    println!("never printed");
}
