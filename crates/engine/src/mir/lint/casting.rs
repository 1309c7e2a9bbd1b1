//! The lint `invalid_reference_casting`, which rustc denies by default: a `&T` that casts
//! make a `&mut T`.

use std::collections::HashMap;

use super::level::report;
use crate::resolve::DefId;
use crate::thir::tree::{BorrowKind, ExprId, ExprKind, PatKind, Stmt, Thir, VarId};
use crate::ty::{Mutability, Tcx, TyKind};

/// Checks a tree of an item.
pub fn check(tcx: &Tcx, thir: &Thir, owner: DefId) {
    let inits = inits(thir);
    let mut found = Vec::new();
    for (id, expr) in thir.exprs.iter() {
        let (place, text) = match &expr.kind {
            ExprKind::Borrow {
                kind: BorrowKind::Mut { .. },
                arg,
            } => (
                *arg,
                "casting `&T` to `&mut T` is undefined behavior, even if the reference is unused, consider instead using an `UnsafeCell`",
            ),
            ExprKind::Assign { lhs, .. } | ExprKind::AssignOp { lhs, .. } => (
                *lhs,
                "assigning to `&T` is undefined behavior, consider using an `UnsafeCell`",
            ),
            _ => continue,
        };
        if let ExprKind::Deref(pointer) = thir.exprs[peel(thir, place)].kind
            && is_cast_from_shared(tcx, thir, &inits, pointer)
        {
            found.push((thir.exprs[id].span, text));
        }
    }
    for (span, text) in found {
        report(tcx, owner, "invalid_reference_casting", span, text);
    }
}

/// What each variable begins with.
fn inits(thir: &Thir) -> HashMap<VarId, ExprId> {
    let mut inits = HashMap::new();
    for (_, stmt) in thir.stmts.iter() {
        if let Stmt::Let {
            pat,
            init: Some(init),
            ..
        } = stmt
            && let PatKind::Binding { var, sub: None, .. } = pat.kind
        {
            inits.insert(var, *init);
        }
    }
    inits
}

fn peel(thir: &Thir, mut id: ExprId) -> ExprId {
    while let ExprKind::Scope { value, .. } | ExprKind::Use(value) = thir.exprs[id].kind {
        id = value;
    }
    id
}

/// Whether a `*mut T` comes out of casts of a `&T`.
fn is_cast_from_shared(
    tcx: &Tcx,
    thir: &Thir,
    inits: &HashMap<VarId, ExprId>,
    pointer: ExprId,
) -> bool {
    let kind = |id: ExprId| tcx.types.kind(thir.exprs[id].ty);
    if !matches!(kind(pointer), TyKind::RawPtr(_, Mutability::Mut)) {
        return false;
    }
    let mut id = peel(thir, pointer);
    if let ExprKind::Var(var) = thir.exprs[id].kind
        && let Some(init) = inits.get(&var)
    {
        id = peel(thir, *init);
    }
    let mut casts = 0;
    loop {
        id = peel(thir, id);
        match &thir.exprs[id].kind {
            ExprKind::Cast(inner) | ExprKind::Pointer(_, inner) => {
                casts += 1;
                id = *inner;
            }
            ExprKind::RawBorrow { arg, .. } => {
                let ExprKind::Deref(inner) = thir.exprs[peel(thir, *arg)].kind else {
                    return false;
                };
                let inner = peel(thir, inner);
                return casts > 0 && matches!(kind(inner), TyKind::Ref(_, _, Mutability::Not));
            }
            _ => return false,
        }
    }
}
