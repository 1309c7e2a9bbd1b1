//@ edition: 2024
//@ outcome: exit 0
//@ stdout: 7 is new
//@ stdout: 49
//@ stdout: 7 is known
//@ stdout: 49

//! The very same program, in edition 2024.
//!
//! What happens: since edition 2024 the temporaries of the condition are dropped before the `else`
//! block. The cell is free there.
//! What to watch: the body of the `if let` still holds the guard, in both editions. The same text
//! moved back to edition 2021 panics again.
//! Reports: rust-lang/rust#113792
//! Cost of this fix: the whole package changes its edition. Nothing else in it may have relied on
//! the longer life.

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
