//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: width
//@ stdout: height
//@ stdout: 4
//@ stdout: width
//@ stdout: 4

//! Each value needs only values that do not need it.
//!
//! What happens: the height is computed from a base that no cell holds, and the width from the
//! height. Each initialiser runs once, and none comes back to itself.
//! What to watch: the order is in the programmer's head, and nothing checks it before it runs.
//! Reports: mlua-rs/mlua#691
//! Cost of this fix: the value that both needed has to be given from outside.

use std::cell::OnceCell;

struct Rules {
    base: u32,
    width: OnceCell<u32>,
    height: OnceCell<u32>,
}

impl Rules {
    fn width(&self) -> u32 {
        println!("width");
        *self.width.get_or_init(|| self.height() * 2)
    }

    fn height(&self) -> u32 {
        println!("height");
        *self.height.get_or_init(|| self.base + 1)
    }
}

fn main() {
    let (width, height) = (OnceCell::new(), OnceCell::new());
    let rules = Rules {
        base: 1,
        width,
        height,
    };
    println!("{}", rules.width());
    println!("{}", rules.width());
}
