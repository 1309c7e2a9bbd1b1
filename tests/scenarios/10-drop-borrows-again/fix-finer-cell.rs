//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: 2 returned

//! What the destructor needs has a cell of its own.
//!
//! What happens: the count is a `Cell` beside the pool, and each buffer has a handle to it. The
//! destructor does not touch the pool at all.
//! What to watch: a destructor that needs the list itself cannot be helped this way.
//! Reports: zslayton/lifeguard#17
//! Cost of this fix: a second handle in every buffer.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

struct Buffer {
    returned: Rc<Cell<u32>>,
}

impl Drop for Buffer {
    fn drop(&mut self) {
        self.returned.set(self.returned.get() + 1);
    }
}

fn main() {
    let returned = Rc::new(Cell::new(0));
    let pool = RefCell::new(Vec::new());
    for _ in 0..2 {
        let returned = Rc::clone(&returned);
        pool.borrow_mut().push(Buffer { returned });
    }

    pool.borrow_mut().clear();
    println!("{} returned", returned.get());
}
