//@ edition: 2021, 2024
//@ outcome: panic "RefCell already borrowed" at 22:11
//@ stdout: computing 50
//@ stdout: computing 49

//! A memo table is borrowed while the value for it is computed.
//!
//! What happens: `entry` needs `&mut`, so the `RefMut` lives through the whole statement, the closure
//! included. The closure computes smaller values with the same table, and borrows it again.
//! What to watch: `or_insert_with` on a table that its closure uses.
//! Reports: mlua-rs/mlua#691

use std::cell::RefCell;
use std::collections::HashMap;

fn fibonacci(memo: &RefCell<HashMap<u32, u64>>, n: u32) -> u64 {
    if n < 2 {
        return u64::from(n);
    }
    println!("computing {n}");
    let compute = || fibonacci(memo, n - 1) + fibonacci(memo, n - 2);
    *memo.borrow_mut().entry(n).or_insert_with(compute)
}

fn main() {
    let memo = RefCell::default();
    println!("{}", fibonacci(&memo, 50));
}
