//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: visited 1 time
//@ stdout: now 2

//! The value is bound by a `let`, and the decision is made on the binding.
//!
//! What happens: a temporary of a `let` is gone at its semicolon, since nothing in `count` borrows
//! from it. The body finds the cell free.
//! What to watch: the value must be owned. A reference into the map would keep the guard alive.
//! Reports: ruffle-rs/ruffle#6579, rust-lang/rust#30832
//! Cost of this fix: a line, and a copy of the value.

use std::cell::RefCell;
use std::collections::HashMap;

fn main() {
    let visits = RefCell::new(HashMap::from([("cellar", 1)]));

    let count = visits.borrow().get("cellar").copied();
    if let Some(count) = count {
        println!("visited {count} time");
        visits.borrow_mut().insert("cellar", count + 1);
    }
    println!("now {}", visits.borrow()["cellar"]);
}
