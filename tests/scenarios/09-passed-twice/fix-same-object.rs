//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: nothing to do
//@ stdout: 70 and 30

//! The function asks first whether it was given one object or two.
//!
//! What happens: `ptr::eq` compares addresses. A transfer from an account to itself changes nothing
//! and borrows nothing.
//! What to watch: somebody else may hold a guard of either account.
//! Reports: wasm-bindgen/wasm-bindgen#1578, PyO3/pyo3#749
//! Cost of this fix: a comparison, and a decision about what the case means.

use std::cell::RefCell;
use std::ptr;

struct Account {
    balance: i64,
}

fn transfer(from: &RefCell<Account>, to: &RefCell<Account>, amount: i64) {
    if ptr::eq(from, to) {
        println!("nothing to do");
        return;
    }
    let mut from = from.borrow_mut();
    let mut to = to.borrow_mut();
    from.balance -= amount;
    to.balance += amount;
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
