//@ edition: 2021, 2024
//@ outcome: panic "RefCell already borrowed" at 20:11
//@ stdout: 1 in the lobby

//! A guard lives to the end of its scope, and not to its last use.
//!
//! What happens: `players` is last used one line below its own, and a plain reference would be over by
//! then. A guard has a destructor, so it is over where its scope is.
//! What to watch: a named guard with more code behind its last use.
//! Reports: bevyengine/bevy#21319

use std::cell::RefCell;

fn main() {
    let lobby = RefCell::new(vec!["ada"]);

    let players = lobby.borrow();
    let count = players.len();
    println!("{count} in the lobby");
    lobby.borrow_mut().push("grace");
    println!("{} in the lobby", lobby.borrow().len());
}
