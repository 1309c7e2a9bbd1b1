//! References to a `static mut`, which edition 2024 denies.
//!
//! As in rustc only those are found that are written out, those that a method call makes of
//! its receiver, those that std's macros make, and those of `let ref`.

use std::collections::HashSet;

use super::level::report;
use crate::mir::build::is_mutable_static;
use crate::resolve::DefId;
use crate::syntax::Edition;
use crate::syntax::span::Span;
use crate::thir::{BorrowKind, ExprId, ExprKind, PatKind, Stmt, Thir};
use crate::ty::results::BindingMode;
use crate::ty::{Tcx, TyKind};

/// Checks a tree of an item.
pub fn check(tcx: &Tcx, thir: &Thir, owner: DefId) {
    let edition = tcx.ast(tcx.def(owner).krate).map(|ast| ast.edition);
    if edition.is_none_or(|edition| edition < Edition::Edition2024) {
        return;
    }
    let mut check = Check {
        tcx,
        thir,
        owner,
        implied: HashSet::new(),
    };
    for (_, expr) in thir.exprs.iter() {
        if let ExprKind::Call {
            fun,
            args,
            from_source,
            ..
        } = &expr.kind
        {
            check.call(*fun, args, *from_source, expr.span);
        }
    }
    for (id, expr) in thir.exprs.iter() {
        if let ExprKind::Borrow { kind, arg } = expr.kind
            && !check.implied.contains(&id)
            && check.is_static_mut(arg)
        {
            check.report(kind, expr.span);
        }
    }
    for (_, stmt) in thir.stmts.iter() {
        if let Stmt::Let {
            pat,
            init: Some(init),
            ..
        } = stmt
            && let PatKind::Binding {
                mode: BindingMode::Ref(mutability),
                ..
            } = pat.kind
            && check.is_static_mut(*init)
        {
            let kind = if mutability.is_mut() {
                BorrowKind::Mut { two_phase: false }
            } else {
                BorrowKind::Shared
            };
            check.report(kind, thir.exprs[*init].span);
        }
    }
}

struct Check<'a> {
    tcx: &'a Tcx,
    thir: &'a Thir,
    owner: DefId,
    /// Borrows that nobody wrote: those of receivers and of operators.
    implied: HashSet<ExprId>,
}

impl Check<'_> {
    fn report(&self, kind: BorrowKind, span: Span) {
        let word = match kind {
            BorrowKind::Shared | BorrowKind::Fake => "shared",
            BorrowKind::Mut { .. } | BorrowKind::Unique => "mutable",
        };
        let message = format!("creating a {word} reference to mutable static");
        report(self.tcx, self.owner, "static_mut_refs", span, &message);
    }

    fn call(&mut self, fun: ExprId, args: &[ExprId], from_source: bool, span: Span) {
        let ExprKind::FnItem(def, _) = self.thir.exprs[fun].kind else {
            return;
        };
        if !from_source {
            // Operators borrow without being asked; macros of std write the borrow out.
            if self.tcx.trait_of_item(def).is_some() {
                self.implied.extend(args);
            }
            return;
        }
        let Some(receiver) = args.first() else {
            return;
        };
        if !self.tcx.fn_attrs(def).has_self {
            return;
        }
        let Some((place, kind)) = self.receiver(*receiver) else {
            return;
        };
        let sig = self.tcx.fn_sig(def);
        let (inputs, _) = self.tcx.types.split_sig(sig.inputs_and_output);
        let by_ref = inputs
            .first()
            .is_some_and(|ty| matches!(self.tcx.types.kind(*ty), TyKind::Ref(..)));
        if by_ref && self.is_static_mut(place) {
            self.report(kind, span);
        }
    }

    /// What a method is called on, as it is written, and how it is borrowed.
    fn receiver(&mut self, receiver: ExprId) -> Option<(ExprId, BorrowKind)> {
        let span = self.thir.exprs[receiver].span;
        let mut at = receiver;
        let mut borrow = None;
        loop {
            let node = &self.thir.exprs[at];
            let inner = match &node.kind {
                ExprKind::Scope { value, .. } => *value,
                ExprKind::Borrow { kind, arg } => {
                    if self.thir.exprs[*arg].span != node.span {
                        return None;
                    }
                    self.implied.insert(at);
                    borrow = Some(*kind);
                    *arg
                }
                ExprKind::Pointer(_, value) | ExprKind::Deref(value) => *value,
                ExprKind::Call {
                    args,
                    from_source: false,
                    ..
                } => *args.first()?,
                _ => return Some((at, borrow?)),
            };
            if self.thir.exprs[inner].span != span {
                return Some((at, borrow?));
            }
            at = inner;
        }
    }

    /// Whether a place is a `static mut` or a field of it.
    fn is_static_mut(&self, place: ExprId) -> bool {
        let mut place = place;
        loop {
            match self.thir.exprs[place].kind {
                ExprKind::Scope { value, .. } => place = value,
                ExprKind::Field { base, .. } => place = base,
                ExprKind::Static(def) => return is_mutable_static(self.tcx, def),
                _ => return false,
            }
        }
    }
}
