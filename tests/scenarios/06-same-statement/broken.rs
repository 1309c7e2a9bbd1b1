//@ edition: 2021, 2024
//@ outcome: panic "RefCell already mutably borrowed" at 18:39
//@ stdout: [0]

//! One statement borrows the same cell twice.
//!
//! What happens: the receiver is evaluated first, so the `RefMut` is there before the argument asks
//! for `borrow`. Two-phase borrows help plain references, and not a guard.
//! What to watch: the same cell named twice in one statement.
//! Reports: rust-lang/rust#65086, rust-lang/rust#39435

use std::cell::RefCell;

fn main() {
    let tickets = RefCell::new(vec![0]);
    println!("{:?}", tickets.borrow());

    tickets.borrow_mut().push(tickets.borrow().len());
    println!("{:?}", tickets.borrow());
}
