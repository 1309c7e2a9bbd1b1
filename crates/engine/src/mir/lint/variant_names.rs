//! The lint `bindings_with_variant_name`, which rustc denies by default and gives a code:
//! a pattern `Get` that binds a variable, where the type has a variant of that name.

use super::level::report_coded;
use crate::resolve::{CtorKind, DefId};
use crate::syntax::diagnostic::ErrorCode;
use crate::syntax::symbol::Symbol;
use crate::thir::tree::{ExprKind, Pat, PatKind, Stmt, Thir};
use crate::ty::results::BindingMode;
use crate::ty::{Tcx, Ty, TyKind};

/// Checks the patterns of a tree of an item.
pub fn check(tcx: &Tcx, thir: &Thir, owner: DefId) {
    let params = thir.params.iter().map(|param| &*param.pat);
    let arms = thir.arms.iter().map(|(_, arm)| &*arm.pat);
    let lets = thir.exprs.iter().filter_map(|(_, expr)| match &expr.kind {
        ExprKind::Let { pat, .. } => Some(&**pat),
        _ => None,
    });
    let stmts = thir.stmts.iter().filter_map(|(_, stmt)| match stmt {
        Stmt::Let { pat, .. } => Some(&**pat),
        Stmt::Expr { .. } => None,
    });
    let mut todo: Vec<&Pat> = params.chain(arms).chain(lets).chain(stmts).collect();
    while let Some(pat) = todo.pop() {
        if let PatKind::Binding {
            var,
            mode: BindingMode::Value,
            sub: None,
            ..
        } = pat.kind
            && let Some(name) = thir.vars[var].name
            && !thir.vars[var].mutable
            && has_unit_variant(tcx, pat.ty, name)
        {
            let (name, ty) = (tcx.text(name), tcx.ty_text(pat.ty));
            let message = format!(
                "pattern binding `{name}` is named the same as one of the variants of the \
                 type `{ty}`"
            );
            let code = ErrorCode("E0170");
            let lint = "bindings_with_variant_name";
            report_coded(tcx, owner, lint, code, pat.span, &message);
        }
        todo.extend(parts(pat));
    }
}

fn has_unit_variant(tcx: &Tcx, mut ty: Ty, name: Symbol) -> bool {
    while let TyKind::Ref(_, to, _) = tcx.types.kind(ty) {
        ty = to;
    }
    let TyKind::Adt(def, _) = tcx.types.kind(ty) else {
        return false;
    };
    let adt = tcx.adt_def(def);
    tcx.def_kind(def) == crate::resolve::DefKind::Enum
        && adt.variants.iter().any(|variant| {
            let is_unit = matches!(variant.ctor, Some((CtorKind::Const, _)));
            is_unit && tcx.text(variant.name) == tcx.text(name)
        })
}

fn parts(pat: &Pat) -> Vec<&Pat> {
    match &pat.kind {
        PatKind::Wild | PatKind::Never | PatKind::Constant(_) | PatKind::Range { .. } => Vec::new(),
        PatKind::Binding { sub, .. } => sub.iter().map(|sub| &**sub).collect(),
        PatKind::Variant { fields, .. } | PatKind::Leaf(fields) => {
            fields.iter().map(|(_, pat)| pat).collect()
        }
        PatKind::Deref(inner) => vec![inner],
        PatKind::Slice {
            prefix,
            slice,
            suffix,
            ..
        } => {
            let rest = slice.iter().map(|pat| &**pat);
            prefix.iter().chain(rest).chain(suffix).collect()
        }
        PatKind::Or(cases) => cases.iter().collect(),
    }
}
