//! Closures and functions that are asked for in another form: E0525, E0593, E0631.

use crate::syntax::diagnostic::Diagnostic;
use crate::ty::infer::InferCtxt;
use crate::ty::results::ClosureKind;
use crate::ty::traits::Obligation;
use crate::ty::{Predicate, TraitRef, Ty, TyKind};

impl InferCtxt<'_> {
    /// A closure that cannot be called as often as is asked for.
    pub(super) fn closure_kind_error(&self, leaf: TraitRef) -> Option<Diagnostic> {
        let wanted = self.tcx.fn_trait_kind(leaf.def)?;
        let TyKind::Closure(id, _) = self.kind(self.tcx.self_ty_of(leaf)) else {
            return None;
        };
        let kind = self.closure_kind(id)?;
        if kind <= wanted {
            return None;
        }
        let span = self.tcx.closure_def(id)?.span;
        let (wanted, kind) = (kind_text(wanted), kind_text(kind));
        let message = format!(
            "expected a closure that implements the `{wanted}` trait, but this closure only implements `{kind}`"
        );
        Some(Diagnostic::coded("E0525", span, message))
    }

    /// A closure or a function with other parameters than are asked for.
    pub(super) fn signature_mismatch(
        &self,
        obligation: &Obligation,
        expected: Ty,
        found: Ty,
    ) -> Diagnostic {
        let span = obligation.cause.span;
        let types = &self.tcx.types;
        let callee = match obligation.predicate {
            Predicate::Trait(of) => self.kind(self.tcx.self_ty_of(of)),
            _ => TyKind::Error,
        };
        let what = if matches!(callee, TyKind::Closure(..)) {
            "closure"
        } else {
            "function"
        };
        let parts = |ty: Ty| match self.kind(ty) {
            TyKind::Tuple(list) => Some(types.list(list).to_vec()),
            _ => None,
        };
        match (parts(expected), parts(found)) {
            (Some(expected), Some(found)) if expected.len() != found.len() => {
                // A tuple where several are taken, and the other way round.
                let message = format!(
                    "{what} is expected to take {}, but it takes {}",
                    self.count_text(&expected, &found),
                    self.count_text(&found, &expected)
                );
                Diagnostic::coded("E0593", span, message)
            }
            _ => {
                let message = format!("type mismatch in {what} arguments");
                Diagnostic::coded("E0631", span, message)
            }
        }
    }

    /// "2 arguments"; "a single 2-tuple as argument", if the other takes two.
    fn count_text(&self, own: &[Ty], other: &[Ty]) -> String {
        let types = &self.tcx.types;
        if let [only] = own
            && let TyKind::Tuple(list) = self.kind(*only)
            && other.len() != 1
            && types.list(list).len() == other.len()
        {
            return format!("a single {}-tuple as argument", other.len());
        }
        match own.len() {
            1 if other.len() > 1 => "1 argument".to_owned(),
            1 => "1 argument".to_owned(),
            count => {
                let distinct = match other {
                    [only]
                        if matches!(self.kind(*only), TyKind::Tuple(list)
                            if types.list(list).len() == count) =>
                    {
                        "distinct "
                    }
                    _ => "",
                };
                format!("{count} {distinct}arguments")
            }
        }
    }
}

fn kind_text(kind: ClosureKind) -> &'static str {
    match kind {
        ClosureKind::Fn => "Fn",
        ClosureKind::FnMut => "FnMut",
        ClosureKind::FnOnce => "FnOnce",
    }
}
