//@ edition: 2021, 2024
//@ outcome: panic "RefCell already borrowed" at 51:22
//@ stdout: 1 on the shelf
//@ stdout: journal: changed

//! A method call through a guard calls `deref_mut`, and nobody sees what that borrows.
//!
//! What happens: `push` belongs to `Vec`, so that `editing.push(…)` first calls `deref_mut` of the
//! guard. That notes the change in a journal, which `main` is reading.
//! What to watch: a smart pointer whose `deref` or `deref_mut` does more than lead on.
//! Reports: bevyengine/bevy#5373, CodeChain-io/codechain#1799
//! Step: `let mut editing = shelf.edit();` The method call takes a `RefMut` and gives it on in a guard of its own.
//! Step: `editing.len()` Only `Vec` has `len`. Auto-deref calls `deref`, which looks.
//! Step: `editing.push("sherry")` `push` needs `&mut Vec`. Auto-deref calls `deref_mut`, which writes the journal.
//! Step: `drop(editing);` The guard ends, and with it the `RefMut` that is inside.
//! Step: `let entries = shelf.journal.borrow();` From here on the journal has a reader.
//! Step: `editing.push("madeira");` The same call as before, and `deref_mut` meets the reader.

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

    let entries = shelf.journal.borrow();
    let mut editing = shelf.edit();
    for entry in entries.iter() {
        println!("journal: {entry}");
    }
    editing.push("madeira");
}
