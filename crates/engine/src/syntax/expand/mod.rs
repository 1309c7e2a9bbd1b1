//! `macro_rules!`: definitions, their scopes, and their expansion.
//!
//! The way is rustc's. A definition is read into [`rules`]; [`follow`] checks it. A call
//! is matched against each rule in turn by [`matcher`], which goes through all
//! possibilities side by side and reports ambiguity instead of guessing; what a fragment
//! specifier matches is parsed by [`fragment`]. [`transcribe`] then writes the body out
//! and marks its tokens, which is all that hygiene takes.

mod flatten;
pub(crate) mod follow;
pub(crate) mod fragment;
pub(crate) mod matcher;
pub(crate) mod rules;
pub(crate) mod scope;
pub(crate) mod transcribe;
pub(crate) mod units;

pub(crate) use rules::MacroRules;
pub(crate) use scope::MacroScopes;
