//! Holds `RefCellar`'s engine against rustc.
//!
//! ```text
//! sources ─▶ extract ─▶ Program ─┬─▶ judge   (rustc)      ─▶ Reference ─┐
//!                                └─▶ subject (our engine) ─▶ Verdict ───┴─▶ compare ─▶ report
//! ```
//!
//! The programs are those of the toolchain's own documentation, read where rustup put them
//! and never copied into this repository, and any folder of `.rs` files. The judge builds and
//! runs each of them with the real compiler; the subject is asked about the same text; and
//! what they answer is either the same, or honestly unsupported, or wrong.

pub mod bars;
pub mod compare;
pub mod conform;
pub mod extract;
pub mod header;
pub mod judge;
pub mod panics;
mod process;
pub mod program;
pub mod report;
pub mod sources;
pub mod subject;
pub mod toolchain;
pub mod verdict;
