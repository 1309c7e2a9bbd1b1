//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: 7 is new
//@ stdout: 49
//@ stdout: 49

//! One guard for writing serves the look and the insertion.
//!
//! What happens: `entry` gives the place, and the closure runs only if it is empty. There is one
//! guard, and so no second to meet.
//! What to watch: the closure must not use the table. If it computes the value from other entries,
//! it meets the guard of its own caller.
//! Reports: rust-lang/rust#113792
//! Cost of this fix: the table is borrowed for writing at every look.

use std::cell::RefCell;
use std::collections::HashMap;

fn square(table: &RefCell<HashMap<u64, u64>>, n: u64) -> u64 {
    *table.borrow_mut().entry(n).or_insert_with(|| {
        println!("{n} is new");
        n * n
    })
}

fn main() {
    let table = RefCell::default();
    println!("{}", square(&table, 7));
    println!("{}", square(&table, 7));
}
