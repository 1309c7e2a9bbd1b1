//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: 1 on the shelf
//@ stdout: journal: changed
//@ stdout: 3 on the shelf

//! A method with a name does what `deref_mut` did, and gets the open journal from its caller.
//!
//! What happens: the guard only leads to a `&Vec`. `add` asks for the journal, so that its only borrow
//! is seen in `main`.
//! What to watch: a `deref_mut` that comes back for convenience.
//! Reports: bevyengine/bevy#5373, CodeChain-io/codechain#1799
//! Cost of this fix: the guard is no `&mut Vec` any more, and each way to change it has to be written.

use std::cell::{RefCell, RefMut};
use std::ops::Deref;

struct Shelf {
    bottles: RefCell<Vec<&'static str>>,
    journal: RefCell<Vec<&'static str>>,
}

/// The guard that `Shelf` hands out.
struct Editing<'s> {
    bottles: RefMut<'s, Vec<&'static str>>,
}

impl Shelf {
    fn edit(&self) -> Editing<'_> {
        let bottles = self.bottles.borrow_mut();
        Editing { bottles }
    }
}

impl Deref for Editing<'_> {
    type Target = Vec<&'static str>;

    fn deref(&self) -> &Self::Target {
        &self.bottles
    }
}

impl Editing<'_> {
    fn add(&mut self, bottle: &'static str, journal: &mut Vec<&'static str>) {
        journal.push("changed");
        self.bottles.push(bottle);
    }
}

fn main() {
    let bottles = RefCell::new(vec!["port"]);
    let journal = RefCell::default();
    let shelf = Shelf { bottles, journal };

    let mut editing = shelf.edit();
    println!("{} on the shelf", editing.len());
    editing.add("sherry", &mut shelf.journal.borrow_mut());
    drop(editing);

    let mut journal = shelf.journal.borrow_mut();
    let mut editing = shelf.edit();
    for entry in journal.iter() {
        println!("journal: {entry}");
    }
    editing.add("madeira", &mut journal);
    println!("{} on the shelf", editing.len());
}
