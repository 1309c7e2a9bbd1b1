//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: 1 in the lobby, first ada
//@ stdout: 2 in the lobby

//! The guard gets a scope of its own.
//!
//! What happens: at the closing brace the guard is dropped.
//! What to watch: before edition 2024, a `borrow` in the block's last expression would be dropped
//! only after the block's own variables.
//! Reports: bevyengine/bevy#21319
//! Cost of this fix: a level of indentation.

use std::cell::RefCell;

fn main() {
    let lobby = RefCell::new(vec!["ada"]);

    {
        let players = lobby.borrow();
        println!("{} in the lobby, first {}", players.len(), players[0]);
    }
    lobby.borrow_mut().push("grace");
    println!("{} in the lobby", lobby.borrow().len());
}
