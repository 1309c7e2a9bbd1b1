//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: ["madeira", "port", "sherry"]

//! The method is called by its full name, beside the trait.
//!
//! What happens: `RefCell::borrow_mut` can only be the cell's own method. The trait stays in scope for
//! whoever needs it.
//! What to watch: every call on an `Rc` in this file has to be written so.
//! Reports: rust-lang/rust#39232, rust-lang/rust-analyzer#13826
//! Cost of this fix: longer calls.

use std::borrow::BorrowMut;
use std::cell::RefCell;
use std::rc::Rc;

fn first(mut list: impl BorrowMut<Vec<&'static str>>) {
    list.borrow_mut().insert(0, "madeira");
}

fn main() {
    let shelf = Rc::new(RefCell::new(vec!["port"]));
    RefCell::borrow_mut(&shelf).push("sherry");
    first(&mut *RefCell::borrow_mut(&shelf));
    println!("{:?}", RefCell::borrow(&shelf));
}
