//@ edition: 2021
//@ outcome: panic "RefCell already borrowed" at 21:15
//@ stdout: 7 is new

//! In edition 2021 the `else` of an `if let` still holds what its condition borrowed.
//!
//! What happens: the `Ref` of the condition lives to the end of the whole `if let … else`. The
//! `else` block wants to insert, and meets it.
//! What to watch: a memo table that looks in the condition and inserts in the `else`.
//! Reports: rust-lang/rust#113792

use std::cell::RefCell;
use std::collections::HashMap;

fn square(table: &RefCell<HashMap<u64, u64>>, n: u64) -> u64 {
    if let Some(known) = table.borrow().get(&n) {
        println!("{n} is known");
        *known
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
