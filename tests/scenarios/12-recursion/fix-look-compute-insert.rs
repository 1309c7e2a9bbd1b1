//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: 12586269025
//@ stdout: 49 values kept

//! The table is borrowed to look and borrowed to insert, and is free in between.
//!
//! What happens: each borrow ends with its statement. The recursion runs while nobody holds the
//! table.
//! What to watch: while a value is computed, the table does not say so. A value that needs itself
//! recurs for ever.
//! Reports: mlua-rs/mlua#691
//! Cost of this fix: two look-ups instead of one.

use std::cell::RefCell;
use std::collections::HashMap;

fn fibonacci(memo: &RefCell<HashMap<u32, u64>>, n: u32) -> u64 {
    if n < 2 {
        return u64::from(n);
    }
    let known = memo.borrow().get(&n).copied();
    if let Some(known) = known {
        return known;
    }
    let value = fibonacci(memo, n - 1) + fibonacci(memo, n - 2);
    memo.borrow_mut().insert(n, value);
    value
}

fn main() {
    let memo = RefCell::default();
    println!("{}", fibonacci(&memo, 50));
    println!("{} values kept", memo.borrow().len());
}
