//@ edition: 2021, 2024
//@ outcome: rejected E0599 at 17:24

//! An import that nobody needed changes what `borrow_mut` means.
//!
//! What happens: with the trait `BorrowMut` in scope, the `Rc` itself has a method of that name. It is
//! found before the `RefCell` inside, and gives back a reference to the `Rc`, which has no `push`.
//! What to watch: an editor that completes `borrow_mut` and adds `use std::borrow::BorrowMut;`.
//! Reports: rust-lang/rust#39232, rust-lang/rust-analyzer#13826

use std::borrow::BorrowMut;
use std::cell::RefCell;
use std::rc::Rc;

fn main() {
    let shelf = Rc::new(RefCell::new(vec!["port"]));
    shelf.borrow_mut().push("sherry");
    println!("{:?}", shelf.borrow());
}
