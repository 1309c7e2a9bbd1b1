//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: 1 returned

//! The buffers are taken out, and dropped when the pool is free.
//!
//! What happens: `take` moves the vector out in a statement of its own. Its buffers are dropped by
//! the next one, and their destructors may borrow.
//! What to watch: `drop(mem::take(&mut pool.borrow_mut().idle))` would hold the guard to the end of
//! the statement, and so through the destructors.
//! Reports: zslayton/lifeguard#17
//! Cost of this fix: a line.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

#[derive(Default)]
struct Pool {
    idle: Vec<Buffer>,
    returned: u32,
}

struct Buffer {
    pool: Weak<RefCell<Pool>>,
}

impl Drop for Buffer {
    fn drop(&mut self) {
        let Some(pool) = self.pool.upgrade() else {
            return;
        };
        pool.borrow_mut().returned += 1;
    }
}

fn main() {
    let pool = Rc::new(RefCell::new(Pool::default()));
    let buffer = Buffer {
        pool: Rc::downgrade(&pool),
    };
    pool.borrow_mut().idle.push(buffer);

    let idle = std::mem::take(&mut pool.borrow_mut().idle);
    drop(idle);
    println!("{} returned", pool.borrow().returned);
}
