//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: not counted: RefCell already borrowed
//@ stdout: 0 returned

//! The destructor asks first, and does without if the pool is held.
//!
//! What happens: `try_borrow_mut` fails while the pool is being cleared, and the destructor ends
//! without counting.
//! What to watch: the count is now too low, and only a message says so.
//! Reports: zslayton/lifeguard#17
//! Cost of this fix: the buffer's return is lost.

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
        let borrowed = pool.try_borrow_mut();
        match borrowed {
            Ok(mut pool) => pool.returned += 1,
            Err(error) => println!("not counted: {error}"),
        }
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
