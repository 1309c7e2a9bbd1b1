//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: 1 in the lobby
//@ stdout: 2 in the lobby

//! The guard gets no name, so it is a temporary.
//!
//! What happens: a number is all that is kept, and the `Ref` is gone at the semicolon.
//! What to watch: with `let players = &*lobby.borrow();` the temporary would live as long as the
//! reference, which is to the end of the scope again.
//! Reports: bevyengine/bevy#21319
//! Cost of this fix: none.

use std::cell::RefCell;

fn main() {
    let lobby = RefCell::new(vec!["ada"]);

    let count = lobby.borrow().len();
    println!("{count} in the lobby");
    lobby.borrow_mut().push("grace");
    println!("{} in the lobby", lobby.borrow().len());
}
