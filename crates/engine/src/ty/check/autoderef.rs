//! Dereferencing again and again: rustc's `Autoderef`.

use super::fn_ctxt::FnCtxt;
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::ty::results::{Adjust, Adjustment, Callee};
use crate::ty::traits::Obligation;
use crate::ty::{GenericArg, InferTy, Mutability, Predicate, TraitRef, Ty, TyKind};

/// rustc's default limit of recursion.
const LIMIT: usize = 128;

/// How a type is dereferenced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A reference, a raw pointer or a box.
    Builtin,
    /// By an impl of `Deref`.
    Overloaded,
}

/// The types that a type leads to by dereferencing, itself first, each with its number.
pub struct Autoderef<'a, 't> {
    fcx: &'a FnCtxt<'t>,
    span: Span,
    steps: Vec<(Ty, Kind)>,
    current: Ty,
    at_start: bool,
    raw_pointers: bool,
    silent: bool,
    reached_limit: bool,
    obligations: Vec<Obligation>,
}

impl<'a, 't> Autoderef<'a, 't> {
    /// Begins at a type. `span` is where problems are reported.
    #[must_use]
    pub fn new(fcx: &'a FnCtxt<'t>, span: Span, ty: Ty) -> Self {
        Self {
            fcx,
            span,
            steps: Vec::new(),
            current: fcx.resolve(ty),
            at_start: true,
            raw_pointers: false,
            silent: false,
            reached_limit: false,
            obligations: Vec::new(),
        }
    }

    /// Goes through raw pointers too.
    #[must_use]
    pub fn include_raw_pointers(mut self) -> Self {
        self.raw_pointers = true;
        self
    }

    /// Leaves it to the caller to report that there is no end.
    #[must_use]
    pub fn silence_errors(mut self) -> Self {
        self.silent = true;
        self
    }

    /// Where it has come to.
    #[must_use]
    pub fn final_ty(&self) -> Ty {
        self.current
    }

    /// How many dereferences that took.
    #[must_use]
    pub fn step_count(&self) -> usize {
        self.steps.len()
    }

    /// Whether it was given up because there is no end.
    #[must_use]
    pub fn reached_limit(&self) -> bool {
        self.reached_limit
    }

    /// What has to be done to an expression to get there.
    #[must_use]
    pub fn adjust_steps(&self) -> Vec<Adjustment> {
        let after = self.steps.iter().skip(1).map(|(ty, _)| *ty);
        let targets = after.chain(std::iter::once(self.current));
        let steps = self.steps.iter().zip(targets);
        steps
            .map(|((source, kind), target)| {
                let overloaded = match kind {
                    Kind::Builtin => None,
                    Kind::Overloaded => self.fcx.deref_callee(self.span, *source),
                };
                Adjustment {
                    kind: Adjust::Deref(overloaded),
                    target,
                }
            })
            .collect()
    }

    /// Hands over what has to hold for the types to be these.
    pub fn register_obligations(self) {
        self.fcx.register_predicates(self.obligations);
    }

    fn overloaded(&mut self, ty: Ty) -> Option<Ty> {
        let fcx = self.fcx;
        let deref = fcx.tcx.lang_item("deref")?;
        let target = fcx.tcx.lang_item("deref_target")?;
        let args = fcx.tcx.types.mk_args(&[GenericArg::Ty(ty)]);
        let implements = Predicate::Trait(TraitRef { def: deref, args });
        if !fcx.predicate_may_hold(implements) {
            return None;
        }
        let projection = fcx.tcx.types.mk(TyKind::Projection(target, args));
        let (ty, obligations) = fcx.normalize_apart(self.span, projection)?;
        self.obligations.extend(obligations);
        Some(fcx.resolve(ty))
    }

    pub fn report_limit(&self) {
        let ty = self.fcx.tcx.ty_text(self.current);
        let message = format!("reached the recursion limit while auto-dereferencing `{ty}`");
        self.fcx
            .report(Diagnostic::coded("E0055", self.span, message));
    }
}

impl Iterator for Autoderef<'_, '_> {
    type Item = (Ty, usize);

    fn next(&mut self) -> Option<Self::Item> {
        if self.at_start {
            self.at_start = false;
            return Some((self.current, 0));
        }
        if self.steps.len() > LIMIT {
            self.reached_limit = true;
            if !self.silent {
                self.report_limit();
            }
            return None;
        }
        let kind = self.fcx.kind(self.current);
        if matches!(kind, TyKind::Infer(InferTy::Ty(_)) | TyKind::Error) {
            return None;
        }
        let builtin = self.fcx.builtin_deref(self.current, self.raw_pointers);
        let (kind, next) = match builtin {
            Some(next) => (Kind::Builtin, self.fcx.resolve(next)),
            None => (Kind::Overloaded, self.overloaded(self.current)?),
        };
        self.steps.push((self.current, kind));
        self.current = next;
        Some((next, self.steps.len()))
    }
}

impl<'t> FnCtxt<'t> {
    /// Dereferences a type again and again.
    pub fn autoderef(&self, span: Span, ty: Ty) -> Autoderef<'_, 't> {
        Autoderef::new(self, span, ty)
    }

    /// What `*` gives without an impl: what a reference, a box and, if wanted, a raw
    /// pointer lead to.
    #[must_use]
    pub fn builtin_deref(&self, ty: Ty, raw_pointers: bool) -> Option<Ty> {
        match self.kind(ty) {
            TyKind::Ref(_, inner, _) => Some(inner),
            TyKind::RawPtr(inner, _) if raw_pointers => Some(inner),
            TyKind::Adt(def, args) if self.tcx.lang.is(def, "owned_box") => {
                let first = self.tcx.types.args(args).first()?;
                first.as_ty()
            }
            _ => None,
        }
    }

    /// The call of `Deref::deref` on a type. Where the place is written to, this becomes
    /// `deref_mut` later: see `place_op`.
    fn deref_callee(&self, span: Span, ty: Ty) -> Option<(Callee, Mutability)> {
        let method = self.try_overloaded_deref(span, ty)?;
        let callee = method.callee();
        self.register_predicates(method.obligations);
        Some((callee, Mutability::Not))
    }
}
