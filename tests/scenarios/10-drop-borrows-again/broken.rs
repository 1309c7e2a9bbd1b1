//@ edition: 2021, 2024
//@ outcome: panic "RefCell already borrowed" at 30:14

//! A destructor borrows the pool that is just being cleared.
//!
//! What happens: `clear` drops each buffer while the `RefMut` of the same statement is alive. The
//! buffer's `drop` asks for the pool, and panics.
//! What to watch: values with a `Drop` of their own, dropped or overwritten behind a guard. With two
//! buffers the second destructor panics during unwinding, and the program is aborted.
//! Reports: zslayton/lifeguard#17

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

    pool.borrow_mut().idle.clear();
    println!("{} returned", pool.borrow().returned);
}
