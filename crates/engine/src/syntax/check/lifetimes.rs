//! Names of lifetimes and labels.

use crate::syntax::ast::{
    Ast, Body, ExprKind, GenericParam, GenericParamKind, Generics, ItemKind, Lifetime,
};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::symbol::{Interner, sym};
use crate::syntax::token::print::is_keyword;

/// Checks the labels of a body.
pub(super) fn check_labels(body: &Body, interner: &Interner, diagnostics: &mut Vec<Diagnostic>) {
    for expr in body.exprs.values() {
        let label = match &expr.kind {
            ExprKind::Loop { label, .. }
            | ExprKind::While { label, .. }
            | ExprKind::For { label, .. } => *label,
            ExprKind::Block(block) => block.label,
            _ => None,
        };
        if let Some(label) = label
            && is_reserved(label, interner)
        {
            diagnostics.push(Diagnostic::error(
                label.span,
                "labels cannot use keyword names",
            ));
        }
    }
}

/// Checks the lifetime parameters of a file.
pub(super) fn check_params(ast: &Ast, interner: &Interner, diagnostics: &mut Vec<Diagnostic>) {
    let of_items = ast
        .items
        .values()
        .filter_map(|item| generics_of(&item.kind));
    let of_functions = super::functions(ast).map(|function| &function.sig.generics);
    for param in of_items
        .chain(of_functions)
        .flat_map(|generics| &generics.params)
    {
        check_param(param, interner, diagnostics);
    }
}

fn generics_of(kind: &ItemKind) -> Option<&Generics> {
    match kind {
        ItemKind::Struct(item) => Some(&item.generics),
        ItemKind::Enum(item) => Some(&item.generics),
        ItemKind::Trait(item) => Some(&item.generics),
        ItemKind::Impl(item) => Some(&item.generics),
        ItemKind::TypeAlias(item) => Some(&item.generics),
        _ => None,
    }
}

fn check_param(param: &GenericParam, interner: &Interner, diagnostics: &mut Vec<Diagnostic>) {
    if !matches!(param.kind, GenericParamKind::Lifetime { .. }) {
        return;
    }
    let (name, span) = (param.ident.name, param.ident.span);
    if name == sym::STATIC_LIFETIME {
        let message = "invalid lifetime parameter name: `'static`";
        diagnostics.push(Diagnostic::coded("E0262", span, message));
    } else if name == sym::UNDERSCORE_LIFETIME {
        let message = "`'_` cannot be used here";
        diagnostics.push(Diagnostic::coded("E0637", span, message));
    } else if is_reserved(param.ident, interner) {
        diagnostics.push(Diagnostic::error(
            span,
            "lifetimes cannot use keyword names",
        ));
    }
}

fn is_reserved(lifetime: Lifetime, interner: &Interner) -> bool {
    let name = interner.text(lifetime.name).trim_start_matches('\'');
    name == "_" || is_keyword(name)
}
