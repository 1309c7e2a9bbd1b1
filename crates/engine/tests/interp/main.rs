//! The machine, judged by rustc.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod layout;
mod programs;
mod rustc;
