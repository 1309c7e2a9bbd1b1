//! How large, how deep and how long.
//!
//! Each limit is reported as a [`super::DiagnosticKind::Limit`], except for
//! [`RECURSION_LIMIT`], which rustc has as well.

pub use super::token::nesting::{MAX_DELIMITERS, MAX_NESTING};

/// The longest source, in bytes.
pub const MAX_SOURCE_BYTES: usize = 4 * 1024 * 1024;

/// The longest number that is written out, in bytes: reading one takes the square of it.
pub const MAX_NUMBER_BYTES: usize = 4096;

/// How deep macro calls may nest before rustc gives up, and we with it.
pub const RECURSION_LIMIT: u32 = 128;

/// How many tokens all expansions of a file may give together. A macro that doubles its
/// input reaches the recursion limit long after it has used up the memory.
pub const MAX_EXPANDED_TOKENS: usize = 1_000_000;

/// How many steps the matching of macro calls of a file may take together.
pub const MAX_MATCH_STEPS: usize = 20_000_000;
