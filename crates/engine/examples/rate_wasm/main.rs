//! The same in wasm: a program is put in byte by byte, and run.
#![allow(unsafe_code)]

#[path = "../rate/subject.rs"]
mod subject;

use std::cell::RefCell;

thread_local! {
    static PROGRAM: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Another byte of the program.
#[unsafe(no_mangle)]
pub extern "C" fn push(byte: u8) {
    PROGRAM.with_borrow_mut(|program| program.push(byte));
}

/// Runs the program: zero if it came to its end.
#[unsafe(no_mangle)]
pub extern "C" fn run(watched: bool) -> u32 {
    PROGRAM.with_borrow(|program| u32::from(subject::run(program, watched).is_err()))
}
