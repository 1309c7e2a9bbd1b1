//! The typed tree: what a body means, with nothing left to be inferred.
//!
//! Each expression has its type, adjustments are expressions of their own, and all sugar
//! is gone: operators that are overloaded are calls, `for` is a loop with a `match`,
//! `?` a `match`, and the macros of std are calls of std's functions. What stays is what
//! the next room decides: the order of evaluation, where temporaries and variables are
//! dropped, and how a match tests. For that each temporary knows its scope.
//!
//! The rules and the words are those of rustc's `mir_build::thir`. A closure has a tree of
//! its own, whose captured variables are [`ExprKind::UpvarRef`]s.
//!
//! This is the seam between types and MIR: nothing after it looks at the syntax tree.

pub mod build;
pub mod check;
pub mod scope;
pub mod tree;

pub use scope::{Scope, ScopeId, ScopeKind, ScopeTree, TempReason, TempScope};
pub use tree::*;
