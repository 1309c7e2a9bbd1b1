//@ edition: 2021, 2024
//@ outcome: panic "RefCell already borrowed" at 21:21
//@ stdout: 70 and 30

//! A function is given the same account twice.
//!
//! What happens: the first guard is for the payer and the second for the payee. They are one
//! account, so the second `borrow_mut` meets the first.
//! What to watch: a function of two shared objects of one type. The compiler cannot know whether
//! they are two.
//! Reports: wasm-bindgen/wasm-bindgen#1578, PyO3/pyo3#749

use std::cell::RefCell;

struct Account {
    balance: i64,
}

fn transfer(from: &RefCell<Account>, to: &RefCell<Account>, amount: i64) {
    let mut from = from.borrow_mut();
    let mut to = to.borrow_mut();
    from.balance -= amount;
    to.balance += amount;
}

fn main() {
    let savings = RefCell::new(Account { balance: 100 });
    let purse = RefCell::new(Account { balance: 0 });

    transfer(&savings, &purse, 30);
    println!(
        "{} and {}",
        savings.borrow().balance,
        purse.borrow().balance
    );
    transfer(&savings, &savings, 30);
    println!(
        "{} and {}",
        savings.borrow().balance,
        purse.borrow().balance
    );
}
