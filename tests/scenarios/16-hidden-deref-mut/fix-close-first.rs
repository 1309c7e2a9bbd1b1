//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: 1 on the shelf
//@ stdout: journal: changed
//@ stdout: 3 on the shelf

//! The journal is read to its end before the guard is used.
//!
//! What happens: the loop's head holds the journal, to the end of the loop. After that `push` calls
//! `deref_mut`, and finds the journal free.
//! What to watch: a loop that goes on using the guard.
//! Reports: bevyengine/bevy#5373, CodeChain-io/codechain#1799
//! Cost of this fix: whoever calls a method through the guard has to know what `deref_mut` borrows.
//! Step: `let mut editing = shelf.edit();` The method call takes a `RefMut` and gives it on in a guard of its own.
//! Step: `editing.len()` Only `Vec` has `len`. Auto-deref calls `deref`, which looks.
//! Step: `editing.push("sherry")` `push` needs `&mut Vec`. Auto-deref calls `deref_mut`, which writes the journal.
//! Step: `drop(editing);` The guard ends, and with it the `RefMut` that is inside.

use std::cell::{RefCell, RefMut};
use std::ops::{Deref, DerefMut};

struct Shelf {
    bottles: RefCell<Vec<&'static str>>,
    journal: RefCell<Vec<&'static str>>,
}

/// The guard that `Shelf` hands out.
struct Editing<'s> {
    bottles: RefMut<'s, Vec<&'static str>>,
    journal: &'s RefCell<Vec<&'static str>>,
}

impl Shelf {
    fn edit(&self) -> Editing<'_> {
        let bottles = self.bottles.borrow_mut();
        let journal = &self.journal;
        Editing { bottles, journal }
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
        self.journal.borrow_mut().push("changed");
        &mut self.bottles
    }
}

fn main() {
    let bottles = RefCell::new(vec!["port"]);
    let journal = RefCell::default();
    let shelf = Shelf { bottles, journal };

    let mut editing = shelf.edit();
    println!("{} on the shelf", editing.len());
    editing.push("sherry");
    drop(editing);

    for entry in shelf.journal.borrow().iter() {
        println!("journal: {entry}");
    }
    let mut editing = shelf.edit();
    editing.push("madeira");
    println!("{} on the shelf", editing.len());
}
