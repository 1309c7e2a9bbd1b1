//! Panics: unwinding with drops, `catch_unwind`, payloads, exit codes.

use std::panic::{self, AssertUnwindSafe};

struct Loud(u32);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {} (panicking: {})", self.0, std::thread::panicking());
    }
}

fn inner(n: u32) -> u32 {
    let _a = Loud(n);
    if n == 0 {
        panic!("reached {}", n);
    }
    let _b = Loud(n + 100);
    inner(n - 1) + 1
}

struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        println!("bomb");
        if !std::thread::panicking() {
            panic!("in a destructor");
        }
    }
}

struct Holder {
    _first: Loud,
    _bomb: Bomb,
    _last: Loud,
}

fn main() {
    let caught = panic::catch_unwind(|| inner(3));
    match caught {
        Ok(value) => println!("value {value}"),
        Err(payload) => {
            let text = payload.downcast_ref::<String>();
            println!("caught {text:?}");
        }
    }
    let caught = panic::catch_unwind(|| {
        let _holder = Holder {
            _first: Loud(1),
            _bomb: Bomb,
            _last: Loud(2),
        };
        let _outer = Loud(3);
    });
    println!("{}", caught.is_err());
    let caught = panic::catch_unwind(|| {
        let _list = vec![Loud(10), Loud(11)];
        let array = [Some(Bomb), None, Some(Bomb)];
        drop(array);
    });
    println!("{}", caught.is_err());
    let mut count = 0;
    let caught = panic::catch_unwind(AssertUnwindSafe(|| {
        count += 1;
        let values = [1, 2, 3];
        let index = values.len() + count;
        values[index]
    }));
    println!("{} {count}", caught.is_err());
    let caught = panic::catch_unwind(|| {
        panic::panic_any(42u8);
    });
    println!("{:?}", caught.unwrap_err().downcast_ref::<u8>());
    let _last = Loud(99);
    let none: Option<u32> = None;
    println!("{}", none.expect("there is something"));
}
