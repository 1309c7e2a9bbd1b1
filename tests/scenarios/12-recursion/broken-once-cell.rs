//@ edition: 2021, 2024
//@ outcome: panic "reentrant init" at library/core/src/cell/once.rs:300:66
//@ stdout: width, depth 0
//@ stdout: height, depth 1
//@ stdout: width, depth 2

//! A `OnceCell` is asked for its value while it computes that value.
//!
//! What happens: the first rule's initialiser asks for the second rule, and the second asks for the
//! first. Its cell is still empty, so its initialiser runs a second time, and fills it. When the
//! outer initialiser comes back, the cell is no longer empty, and panics.
//! What to watch: values that are computed on demand and need each other.
//! Reports: mlua-rs/mlua#691

use std::cell::OnceCell;

#[derive(Default)]
struct Rules {
    width: OnceCell<u32>,
    height: OnceCell<u32>,
}

impl Rules {
    fn width(&self, depth: u32) -> u32 {
        println!("width, depth {depth}");
        *self.width.get_or_init(|| match depth {
            0 => self.height(1) * 2,
            _ => 1,
        })
    }

    fn height(&self, depth: u32) -> u32 {
        println!("height, depth {depth}");
        *self.height.get_or_init(|| self.width(depth + 1) + 1)
    }
}

fn main() {
    let rules = Rules::default();
    println!("{}", rules.width(0));
}
