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
//! [`session`] takes a program through them; [`rewrite`] changes its text, and asks again.

#![deny(unsafe_code)]
#![deny(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
// Tables say the same for several rows on purpose, in the order of what they are about.
#![allow(clippy::match_same_arms)]
// A box is what keeps an answer where it is while others are added to the same table.
#![allow(clippy::box_collection)]
// `left_ty` beside `left`, `from_residual` as a method: the words are rustc's.
#![allow(clippy::similar_names, clippy::wrong_self_convention)]
// The parts of a room have one shape, whether or not each of them can fail or looks at all
// of the state.
#![allow(
    clippy::unnecessary_wraps,
    clippy::unused_self,
    clippy::needless_pass_by_value
)]
// What attributes say are flags.
#![allow(clippy::struct_excessive_bools)]
// Conditions read as the rule that they are, and loops over what is looked at as it goes on.
#![allow(clippy::nonminimal_bool, clippy::while_let_on_iterator)]
// Closures that fill one table, predicates that are handed on as functions.
#![allow(clippy::type_complexity, clippy::trivially_copy_pass_by_ref)]

mod codec;
pub mod image;
pub mod interp;
pub mod mir;
pub mod resolve;
pub mod rewrite;
pub mod session;
pub mod std_source;
pub mod syntax;
pub mod thir;
pub mod trace;
pub mod ty;
