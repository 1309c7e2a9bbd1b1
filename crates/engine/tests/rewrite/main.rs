//! Programs rewritten: what is offered is what rustc says of it.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod container;
mod remedy;
mod rustc;
