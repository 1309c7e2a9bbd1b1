//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: 1 in the lobby, first ada
//@ stdout: 2 in the lobby

//! The guard is dropped by name.
//!
//! What happens: `drop` takes the guard, and the borrow ends there. Using the guard afterwards would
//! not compile.
//! What to watch: a panic or a `return` before the `drop` ends the borrow too, and `mem::forget`
//! never does.
//! Reports: bevyengine/bevy#21319
//! Cost of this fix: a line that must not get lost.

use std::cell::RefCell;

fn main() {
    let lobby = RefCell::new(vec!["ada"]);

    let players = lobby.borrow();
    println!("{} in the lobby, first {}", players.len(), players[0]);
    drop(players);
    lobby.borrow_mut().push("grace");
    println!("{} in the lobby", lobby.borrow().len());
}
