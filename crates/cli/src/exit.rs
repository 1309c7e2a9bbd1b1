//! Exit codes, as `sysexits.h` names them.

/// The arguments are wrong.
pub const USAGE: u8 = 64;

/// rustc rejects the program, and so do we.
pub const REJECTED: u8 = 65;

/// The file is not there, or cannot be read.
pub const NO_INPUT: u8 = 66;

/// The program uses what the engine does not carry.
pub const UNSUPPORTED: u8 = 69;

/// The engine itself failed, which it never should.
pub const SOFTWARE: u8 = 70;

/// The program reached a limit of the engine's.
pub const LIMIT: u8 = 75;

/// The code that a process can end with: the lowest eight bits, as on Linux.
pub fn of_program(exit: i32) -> u8 {
    exit.to_le_bytes()[0]
}
