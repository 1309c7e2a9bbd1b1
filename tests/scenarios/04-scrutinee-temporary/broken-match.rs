//@ edition: 2021, 2024
//@ outcome: panic "RefCell already borrowed" at 22:20
//@ stdout: a first visit

//! `match` keeps the guard of its scrutinee alive in every arm.
//!
//! What happens: the temporary `Ref` lives to the end of the `match`. The arm that finds nothing
//! wants to insert, and meets it.
//! What to watch: an arm that borrows what the scrutinee borrowed.
//! Reports: ruffle-rs/ruffle#6579, rust-lang/rust#30832

use std::cell::RefCell;
use std::collections::HashMap;

fn main() {
    let visits: RefCell<HashMap<&str, u32>> = RefCell::default();

    match visits.borrow().get("cellar").copied() {
        Some(count) => println!("visited {count} times"),
        None => {
            println!("a first visit");
            visits.borrow_mut().insert("cellar", 1);
        }
    }
    println!("never printed");
}
