//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: adding 21
//@ stdout: 42

//! A number that is read and written alone lives in a `Cell`.
//!
//! What happens: `get` gives a copy and no guard, so it may stand anywhere.
//! What to watch: two `get`s in one statement may give two values if something between them sets
//! it.
//! Reports: rust-lang/rust#65086, rust-lang/rust#39435
//! Cost of this fix: none for a number.

use std::cell::Cell;

fn add(total: &Cell<u32>, amount: u32) {
    println!("adding {amount}");
    total.set(total.get() + amount);
}

fn main() {
    let total = Cell::new(21);

    add(&total, total.get());
    println!("{}", total.get());
}
