//! Whether a lint is let off.

use crate::resolve::DefId;
use crate::syntax::ast::AttrKind;
use crate::syntax::diagnostic::{Diagnostic, ErrorCode};
use crate::syntax::span::Span;
use crate::ty::Tcx;

/// Reports a lint in a body of an item, unless an attribute around it says otherwise.
pub(super) fn report(tcx: &Tcx, owner: DefId, lint: &str, span: Span, message: &str) {
    report_as(tcx, owner, lint, Diagnostic::error(span, message));
}

/// The same for a lint that has an error's code.
pub(super) fn report_coded(
    tcx: &Tcx,
    owner: DefId,
    lint: &str,
    code: ErrorCode,
    span: Span,
    message: &str,
) {
    report_as(tcx, owner, lint, Diagnostic::coded(code.0, span, message));
}

fn report_as(tcx: &Tcx, owner: DefId, lint: &str, diagnostic: Diagnostic) {
    if is_let_off(tcx, owner, lint) {
        return;
    }
    let known = if is_mentioned_within_bodies(tcx, owner, lint) {
        let construct = "a lint that an attribute within a body lets off";
        Diagnostic::unsupported(diagnostic.span, construct)
    } else {
        diagnostic
    };
    tcx.report(known);
}

/// Whether an attribute of the item or of what is around it names the lint: whatever it
/// says, the lint is no error then.
fn is_let_off(tcx: &Tcx, owner: DefId, lint: &str) -> bool {
    let mut def = Some(owner);
    while let Some(id) = def {
        if tcx
            .attrs(id)
            .iter()
            .any(|attr| names(tcx, &attr.kind, lint))
        {
            return true;
        }
        def = tcx.def(id).parent;
    }
    let ast = tcx.ast(tcx.def(owner).krate);
    ast.is_some_and(|ast| ast.attrs.iter().any(|attr| names(tcx, &attr.kind, lint)))
}

fn names(tcx: &Tcx, attr: &AttrKind, lint: &str) -> bool {
    match attr {
        AttrKind::Lint(_, lints) => lints.iter().any(|name| tcx.text(*name) == lint),
        _ => false,
    }
}

/// Whether more attributes of the file name the lint than stand before items. Where those of
/// statements and expressions stand is not kept.
fn is_mentioned_within_bodies(tcx: &Tcx, owner: DefId, lint: &str) -> bool {
    let Some(ast) = tcx.ast(tcx.def(owner).krate) else {
        return false;
    };
    let all = ast.lints.iter().filter(|name| tcx.text(**name) == lint);
    let of_items = tcx
        .defs_of(tcx.def(owner).krate)
        .flat_map(|def| tcx.attrs(def))
        .filter(|attr| names(tcx, &attr.kind, lint));
    all.count() > of_items.count()
}
