//! Blocks of constants that cannot fail.

use std::cell::{Cell, RefCell};

thread_local! {
    static A: Cell<u32> = const { Cell::new(1) };
    static B: RefCell<Vec<u32>> = const { RefCell::new(Vec::new()) };
}
const N: usize = 4;

struct Bounded<const N: usize>;

impl<const N: usize> Bounded<N> {
    const FITS: () = assert!(N < 100);

    fn ok(&self) -> usize {
        if N > 200 {
            let () = Self::FITS;
        }
        N
    }
}

const fn checked(x: u32) -> u32 {
    assert!(x > 1, "small");
    if x > 9 {
        panic!("{}", "large");
    }
    x
}

const FIVE: u32 = checked(5);

fn main() {
    let v: [Option<String>; 3] = [const { None }; 3];
    let w = [const { Vec::<u8>::new() }; N];
    println!("{v:?} {w:?} {}", const { N });
    A.set(3);
    B.with_borrow_mut(|b| b.push(A.get()));
    println!("{} {:?} {}", A.get(), B.take(), const { "abc".len() });
    println!("{} {FIVE}", Bounded::<3>.ok());
}
