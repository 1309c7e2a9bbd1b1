//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: 70 and 30

//! Each account is borrowed for one statement.
//!
//! What happens: the first guard is gone before the second comes. It does not matter whether there
//! are two accounts or one.
//! What to watch: between the two statements the amount is in neither account.
//! Reports: wasm-bindgen/wasm-bindgen#1578, PyO3/pyo3#749
//! Cost of this fix: the transfer is no longer one step.

use std::cell::RefCell;

struct Account {
    balance: i64,
}

fn transfer(from: &RefCell<Account>, to: &RefCell<Account>, amount: i64) {
    from.borrow_mut().balance -= amount;
    to.borrow_mut().balance += amount;
}

fn main() {
    let savings = RefCell::new(Account { balance: 100 });
    let purse = RefCell::new(Account { balance: 0 });

    transfer(&savings, &purse, 30);
    transfer(&savings, &savings, 30);
    println!(
        "{} and {}",
        savings.borrow().balance,
        purse.borrow().balance
    );
}
