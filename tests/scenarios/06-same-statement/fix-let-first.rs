//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: [0, 1]
//@ stdout: adding 21
//@ stdout: 42

//! What is read is read in a statement before.
//!
//! What happens: each statement has one guard, which is gone at its semicolon.
//! What to watch: between the two statements somebody else might change the value. On one thread
//! nobody does unless it is called.
//! Reports: rust-lang/rust#65086, rust-lang/rust#39435
//! Cost of this fix: a line.

use std::cell::RefCell;

fn add(total: &RefCell<usize>, amount: usize) {
    println!("adding {amount}");
    *total.borrow_mut() += amount;
}

fn main() {
    let tickets = RefCell::new(vec![0]);
    let next = tickets.borrow().len();
    tickets.borrow_mut().push(next);
    println!("{:?}", tickets.borrow());

    let total = RefCell::new(21);
    let amount = *total.borrow();
    add(&total, amount);
    println!("{}", total.borrow());
}
