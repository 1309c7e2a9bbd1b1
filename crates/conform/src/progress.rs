//! How far it is, on the error stream.

use std::io::{IsTerminal, Write};

/// Counts the programs of one source. On a terminal the line is rewritten; elsewhere only
/// the beginning and the end are told.
pub struct Progress {
    name: String,
    total: usize,
    terminal: bool,
}

impl Progress {
    pub fn new(name: &str, total: usize) -> Self {
        let terminal = std::io::stderr().is_terminal();
        if !terminal {
            eprintln!("{name}: {total} found");
        }
        Self {
            name: name.to_owned(),
            total,
            terminal,
        }
    }

    pub fn show(&self, done: usize) {
        if self.terminal {
            let mut stderr = std::io::stderr().lock();
            // A line that cannot be shown is no reason to stop.
            let _ = write!(stderr, "\r{}: {done} of {}", self.name, self.total);
        }
    }

    pub fn end(&self) {
        if self.terminal {
            eprintln!();
        }
    }
}
