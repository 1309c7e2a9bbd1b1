//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: 7 is new
//@ stdout: 49
//@ stdout: 7 is known
//@ stdout: 49

//! The look is a statement of its own.
//!
//! What happens: `copied` leaves nothing borrowed, so the `Ref` is gone at the semicolon. It works
//! in every edition.
//! What to watch: a value that is not `Copy` has to be cloned here.
//! Reports: rust-lang/rust#113792
//! Cost of this fix: a line, and a copy of the value.

use std::cell::RefCell;
use std::collections::HashMap;

fn square(table: &RefCell<HashMap<u64, u64>>, n: u64) -> u64 {
    let known = table.borrow().get(&n).copied();
    if let Some(known) = known {
        println!("{n} is known");
        known
    } else {
        println!("{n} is new");
        table.borrow_mut().insert(n, n * n);
        n * n
    }
}

fn main() {
    let table = RefCell::default();
    println!("{}", square(&table, 7));
    println!("{}", square(&table, 7));
}
