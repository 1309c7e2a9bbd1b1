//@ edition: 2021, 2024
//@ outcome: panic "RefCell already borrowed" at 20:19
//@ stdout: job with 2 rounds to go

//! `while let` keeps the guard of its condition alive in each round.
//!
//! What happens: the `RefMut` that `pop` was called through lives until the round ends. A job that
//! puts another job into the queue meets it.
//! What to watch: a work queue that is emptied by `while let` and filled by its own jobs.
//! Reports: ruffle-rs/ruffle#6579, rust-lang/rust#30832

use std::cell::RefCell;

fn main() {
    let queue = RefCell::new(vec![2]);

    while let Some(rounds) = queue.borrow_mut().pop() {
        println!("job with {rounds} rounds to go");
        if rounds > 0 {
            queue.borrow_mut().push(rounds - 1);
        }
    }
}
