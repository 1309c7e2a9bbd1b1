//@ edition: 2021, 2024
//@ outcome: panic "RefCell already borrowed" at 16:12
//@ stdout: adding 21

//! An argument that was only read keeps its guard until the call is over.
//!
//! What happens: `*total.borrow()` copies a number, and yet the temporary `Ref` lives to the end of
//! the statement. Inside `add` it is still there.
//! What to watch: a `borrow` among the arguments of a function that is given the cell as well.
//! Reports: rust-lang/rust#65086, rust-lang/rust#39435

use std::cell::RefCell;

fn add(total: &RefCell<u32>, amount: u32) {
    println!("adding {amount}");
    *total.borrow_mut() += amount;
}

fn main() {
    let total = RefCell::new(21);

    add(&total, *total.borrow());
    println!("{}", total.borrow());
}
