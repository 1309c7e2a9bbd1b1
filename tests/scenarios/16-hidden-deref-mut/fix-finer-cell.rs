//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: 1 on the shelf
//@ stdout: changes: 1
//@ stdout: 3 on the shelf

//! `deref_mut` only counts, in a `Cell`, which is never refused.
//!
//! What happens: `deref_mut` sets a number and takes no guard, so that it may be called at any time.
//! What to watch: what `deref_mut` would want to write down besides the number.
//! Reports: bevyengine/bevy#5373, CodeChain-io/codechain#1799
//! Cost of this fix: a number takes the place of the journal, and says less.

use std::cell::{Cell, RefCell, RefMut};
use std::ops::{Deref, DerefMut};

struct Shelf {
    bottles: RefCell<Vec<&'static str>>,
    changes: Cell<u32>,
}

/// The guard that `Shelf` hands out.
struct Editing<'s> {
    bottles: RefMut<'s, Vec<&'static str>>,
    changes: &'s Cell<u32>,
}

impl Shelf {
    fn edit(&self) -> Editing<'_> {
        let bottles = self.bottles.borrow_mut();
        let changes = &self.changes;
        Editing { bottles, changes }
    }
}

impl Deref for Editing<'_> {
    type Target = Vec<&'static str>;

    fn deref(&self) -> &Self::Target {
        &self.bottles
    }
}

impl DerefMut for Editing<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        self.changes.set(self.changes.get() + 1);
        &mut self.bottles
    }
}

fn main() {
    let bottles = RefCell::new(vec!["port"]);
    let changes = Cell::default();
    let shelf = Shelf { bottles, changes };

    let mut editing = shelf.edit();
    println!("{} on the shelf", editing.len());
    editing.push("sherry");
    drop(editing);

    let changes = shelf.changes.get();
    let mut editing = shelf.edit();
    println!("changes: {changes}");
    editing.push("madeira");
    println!("{} on the shelf", editing.len());
}
