//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: job with 2 rounds to go
//@ stdout: job with 1 rounds to go
//@ stdout: job with 0 rounds to go

//! The queue's next job is taken out in a statement of its own.
//!
//! What happens: the `RefMut` is gone at the semicolon behind `pop`. The job may fill the queue.
//! What to watch: `let … else` on the borrow itself works too, as its temporary ends with it. The
//! binding before it only says so more clearly.
//! Reports: ruffle-rs/ruffle#6579, rust-lang/rust#30832
//! Cost of this fix: three lines where one was.

use std::cell::RefCell;

fn main() {
    let queue = RefCell::new(vec![2]);

    loop {
        let job = queue.borrow_mut().pop();
        let Some(rounds) = job else { break };
        println!("job with {rounds} rounds to go");
        if rounds > 0 {
            queue.borrow_mut().push(rounds - 1);
        }
    }
}
