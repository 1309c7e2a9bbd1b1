//! What rustc rejects after parsing and before it knows any name.

use super::ast::Ast;
use super::diagnostic::Diagnostic;
use super::symbol::Interner;

/// Checks a file.
pub(crate) fn check(_ast: &Ast, _interner: &Interner, _diagnostics: &mut Vec<Diagnostic>) {}
