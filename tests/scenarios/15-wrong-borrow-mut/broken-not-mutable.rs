//@ edition: 2021, 2024
//@ outcome: rejected E0596 at 17:49

//! With the import, the compiler asks for a `mut` that is not needed.
//!
//! What happens: `BorrowMut::borrow_mut` takes `&mut self`, so the handle itself would have to be
//! mutable. Adding `mut` makes it compile. What comes back is then no guard, but the handle itself.
//! What to watch: E0596 on a variable that holds a `RefCell`.
//! Reports: rust-lang/rust#39232, rust-lang/rust-analyzer#13826

use std::borrow::BorrowMut;
use std::cell::RefCell;
use std::rc::Rc;

fn main() {
    let shelf = Rc::new(RefCell::new(vec!["port"]));
    let contents: &mut Rc<RefCell<Vec<&str>>> = shelf.borrow_mut();
    println!("{contents:?}");
}
