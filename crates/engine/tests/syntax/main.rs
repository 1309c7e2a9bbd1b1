//! What `syntax` makes of sources, with rustc as the judge.

// The snapshots are written by `expect-test`, which always puts the hash.
#![allow(clippy::needless_raw_string_hashes, clippy::needless_pass_by_value)]
// A test that cannot go on says so by panicking.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod ast;
mod corpus;
mod derive;
mod fixture;
mod fuzz;
mod judge;
mod limits;
mod macros;
mod rejected;
mod texts;
