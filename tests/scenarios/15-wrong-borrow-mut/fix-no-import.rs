//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: ["port", "sherry"]

//! The import is gone.
//!
//! What happens: `Rc` has no `borrow_mut` of its own, so the look-up goes on to the `RefCell` inside.
//! What to watch: a glob import may bring the trait back.
//! Reports: rust-lang/rust#39232, rust-lang/rust-analyzer#13826
//! Cost of this fix: none.

use std::cell::RefCell;
use std::rc::Rc;

fn main() {
    let shelf = Rc::new(RefCell::new(vec!["port"]));
    shelf.borrow_mut().push("sherry");
    println!("{:?}", shelf.borrow());
}
