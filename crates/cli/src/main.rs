//! `refcellar`: the engine in a terminal.
//!
//! ```text
//! args ─▶ program ─▶ refcellar_engine::session ─▶ answer ─▶ JSON
//!                                              └▶ draw ───▶ text
//! ```
//!
//! A program that ran ends with its own exit code. All other endings are of [`exit`].

mod answer;
mod args;
mod ask;
mod draw;
mod exit;
mod program;
mod steps;
mod text;

use std::process::ExitCode;
use std::thread;

use clap::Parser;

use args::Args;

/// The engine's depth is limited by itself; its stack is of a size that this is measured for,
/// whatever the terminal's limits are.
const STACK: usize = 256 << 20;

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            // There is nobody to tell if even this cannot be printed.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { exit::USAGE } else { 0 });
        }
    };
    let asked = thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || ask::ask(&args))
        .map(thread::JoinHandle::join);
    match asked {
        Ok(Ok(code)) => ExitCode::from(code),
        _ => ExitCode::from(exit::SOFTWARE),
    }
}
