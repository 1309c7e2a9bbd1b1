//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: 70 and 30

//! Only the balance is in a cell, and it is a `Cell`.
//!
//! What happens: `set` and `get` lend nothing, so the two accounts may be one.
//! What to watch: each `get` has to come after the `set` before it. Reading both balances first
//! would invent money.
//! Reports: wasm-bindgen/wasm-bindgen#1578, PyO3/pyo3#749
//! Cost of this fix: none for a number.

use std::cell::Cell;

struct Account {
    balance: Cell<i64>,
}

fn transfer(from: &Account, to: &Account, amount: i64) {
    from.balance.set(from.balance.get() - amount);
    to.balance.set(to.balance.get() + amount);
}

fn main() {
    let savings = Account {
        balance: Cell::new(100),
    };
    let purse = Account {
        balance: Cell::new(0),
    };

    transfer(&savings, &purse, 30);
    transfer(&savings, &savings, 30);
    println!("{} and {}", savings.balance.get(), purse.balance.get());
}
