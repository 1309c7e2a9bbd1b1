//! The engine: Rust source text in; diagnostics, a run and its trace out.
//!
//! It imports no I/O, no clock, no randomness and nothing of the browser. Its results are
//! plain data, and nothing that a visitor types can make it panic: what is not supported
//! is a diagnostic, and what is too large is a reached limit.
//!
//! ```text
//! source text ─▶ syntax ─▶ resolve ─▶ ty ─▶ thir ─▶ mir ─▶ interp ─▶ trace
//! ```
//!
//! [`session`] takes a program through them.

#![deny(unsafe_code)]
#![deny(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

pub mod interp;
pub mod mir;
pub mod resolve;
pub mod session;
pub mod std_source;
pub mod syntax;
pub mod thir;
pub mod trace;
pub mod ty;
