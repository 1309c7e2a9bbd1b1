//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: ["madeira", "port", "sherry"]

//! The call goes through `*`, to the cell itself.
//!
//! What happens: `(*shelf)` is the `RefCell`. Its own method takes `&self`, and is found before the
//! trait's, which takes `&mut self`.
//! What to watch: without the star the trait is back.
//! Reports: rust-lang/rust#39232, rust-lang/rust-analyzer#13826
//! Cost of this fix: a star and two brackets, whose reason nobody sees.

use std::borrow::BorrowMut;
use std::cell::RefCell;
use std::rc::Rc;

fn first(mut list: impl BorrowMut<Vec<&'static str>>) {
    list.borrow_mut().insert(0, "madeira");
}

fn main() {
    let shelf = Rc::new(RefCell::new(vec!["port"]));
    (*shelf).borrow_mut().push("sherry");
    first(&mut *(*shelf).borrow_mut());
    println!("{:?}", shelf.borrow());
}
