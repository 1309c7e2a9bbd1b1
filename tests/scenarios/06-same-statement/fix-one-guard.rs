//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: [0, 1]

//! One named guard serves the whole statement.
//!
//! What happens: through `&mut Vec` the argument may read what the receiver will write, since plain
//! references are borrowed in two phases. Through the guard itself they are not, hence the
//! reborrow.
//! What to watch: the guard lives to the end of its scope.
//! Reports: rust-lang/rust#65086, rust-lang/rust#39435
//! Cost of this fix: a line, and a scope to think of.

use std::cell::RefCell;

fn main() {
    let tickets = RefCell::new(vec![0]);

    let mut guard = tickets.borrow_mut();
    let list = &mut *guard;
    list.push(list.len());
    println!("{list:?}");
}
