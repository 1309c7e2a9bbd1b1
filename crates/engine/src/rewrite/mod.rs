//! The program's text, changed: what a visitor may try next.
//!
//! ```text
//! Checked ─▶ site ─▶ edits ─▶ the program again, from its text
//! ```
//!
//! [`remedy`] mends a program whose borrow is refused, [`container`] writes it with another
//! cell. Neither knows by itself whether the result is Rust: it is checked and run like any
//! program, and the answer is what is shown.

pub mod container;
mod edit;
mod lifetimes;
pub mod remedy;
mod site;

pub use edit::{Edit, apply};
