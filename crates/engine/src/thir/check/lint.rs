//! Lints that rustc denies by default: errors, unless an attribute around says otherwise.

use crate::resolve::DefId;
use crate::syntax::ast::{Attr, AttrKind};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::ty::Tcx;

/// Reports what a lint found in the body of an item.
pub(in crate::thir) fn report(
    tcx: &Tcx,
    owner: DefId,
    lint: &'static str,
    span: Span,
    text: impl Into<String>,
) {
    if tcx.is_local(owner) && !is_lowered(tcx, owner, lint) {
        tcx.report(Diagnostic::coded(lint, span, text));
    }
}

/// Whether an attribute of the item, of what it stands in or of the crate allows it.
fn is_lowered(tcx: &Tcx, owner: DefId, lint: &str) -> bool {
    let names = |attrs: &[Attr]| {
        attrs.iter().any(|attr| match &attr.kind {
            AttrKind::Lint(_, lints) => lints.iter().any(|name| tcx.text(*name) == lint),
            _ => false,
        })
    };
    let of_crate = tcx.ast(tcx.def(owner).krate);
    if of_crate.is_some_and(|ast| names(&ast.attrs)) {
        return true;
    }
    let mut def = Some(owner);
    while let Some(id) = def {
        if names(tcx.attrs(id)) {
            return true;
        }
        def = tcx.def(id).parent;
    }
    false
}
