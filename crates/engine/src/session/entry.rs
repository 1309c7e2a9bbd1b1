//! `main`, where a program begins.

use std::path::Path;

use super::{Ast, CheckOptions, Diagnostic};
use crate::resolve::{CrateId, DefKind, Namespace, Res, Resolution};
use crate::syntax::symbol::sym;

/// The complaint of rustc's about a program that has no `main`, if it has none. An import
/// may be what makes one.
pub(super) fn missing(
    ast: &Ast,
    krate: CrateId,
    resolution: &Resolution,
    options: &CheckOptions,
) -> Option<Diagnostic> {
    let root = resolution.map.root(krate)?;
    let found = resolution.map.lookup(root, sym::MAIN, Namespace::Value);
    let is_fn = found.is_some_and(|binding| match binding.res {
        Res::Def(def) => resolution.defs.kind(def) == DefKind::Fn,
        other => other == Res::Err,
    });
    if is_fn {
        return None;
    }
    let stem = Path::new(&options.name).file_stem().unwrap_or_default();
    let name = stem.to_string_lossy();
    let message = format!("`main` function not found in crate `{name}`");
    Some(Diagnostic::coded("E0601", ast.end, message))
}
