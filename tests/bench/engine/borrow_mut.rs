//! A loop of `borrow_mut` on one RefCell.
use std::cell::RefCell;

const N: u64 = 1_000;

fn main() {
    let cell = RefCell::new(0u64);
    for _ in 0..N {
        *cell.borrow_mut() += 1;
    }
    println!("{}", cell.borrow());
}
