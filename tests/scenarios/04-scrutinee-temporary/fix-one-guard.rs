//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: visited 1 time
//@ stdout: now 2

//! One `borrow_mut` does both the looking and the changing.
//!
//! What happens: `entry` finds the place once, and the same guard serves for both. Nobody borrows a
//! second time.
//! What to watch: the guard is alive in the whole statement, so nothing in it may call out.
//! Reports: ruffle-rs/ruffle#6579, rust-lang/rust#30832
//! Cost of this fix: the cell is borrowed for writing even if there is nothing to write.

use std::cell::RefCell;
use std::collections::HashMap;

fn main() {
    let visits = RefCell::new(HashMap::from([("cellar", 1)]));

    let mut guard = visits.borrow_mut();
    let count = guard.entry("cellar").or_insert(0);
    println!("visited {count} time");
    *count += 1;
    println!("now {count}");
}
