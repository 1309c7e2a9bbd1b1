//! Failures as rustc's errors, in its order, and without those that follow from others.

mod ambiguity;
mod closures;
mod texts;

use std::collections::HashMap;

use super::{CauseCode, FulfillmentError, FulfillmentErrorKind, Obligation};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::ty::infer::InferCtxt;
use crate::ty::{GenericArg, Predicate, TraitRef, Ty, TyKind};

/// What the report asks of whoever checks a body.
pub trait ReportHooks {
    /// What rustc points to for a variable that nothing determines: a pattern, a method.
    fn infer_source(&self, var: GenericArg, failure: Span) -> Option<InferSource> {
        let _ = (var, failure);
        None
    }

    /// What `?` stands in: "a function", "a method", "a closure", "an async block".
    fn item_context(&self) -> &'static str {
        "a function"
    }

    /// Whether an error was reported already, from which it may only follow that types are
    /// not known.
    fn is_tainted(&self) -> bool {
        false
    }
}

/// See [`ReportHooks::infer_source`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InferSource {
    /// The place.
    pub span: Span,
    /// What has to be annotated, if the message names it: "`Vec<_>`".
    pub name: Option<String>,
}

/// Nothing is known of a body.
struct NoHooks;

impl ReportHooks for NoHooks {}

impl InferCtxt<'_> {
    /// What rustc reports for these failures, in its order. Nothing is said about types
    /// that hold something that was reported already.
    pub fn report_fulfillment_errors(&self, errors: &[FulfillmentError]) -> Vec<Diagnostic> {
        self.report_with(errors, &NoHooks)
    }

    /// The same, with what is known of the body.
    pub fn report_with(
        &self,
        errors: &[FulfillmentError],
        hooks: &dyn ReportHooks,
    ) -> Vec<Diagnostic> {
        if self.given_up.get() {
            return Vec::new();
        }
        // An overflow is reported where it occurs, and is the last thing that is.
        let overflow = errors
            .iter()
            .find(|error| error.kind == FulfillmentErrorKind::Overflow);
        if let Some(overflow) = overflow {
            self.given_up.set(true);
            return self
                .describe(overflow, hooks, hooks.is_tainted())
                .into_iter()
                .collect();
        }
        let mut errors: Vec<FulfillmentError> = errors
            .iter()
            .filter(|error| !self.tcx.types.has_error(error.obligation.predicate))
            .copied()
            .collect();
        errors.sort_by_key(|error| self.is_sized_predicate(error.obligation.predicate));
        let suppressed = self.suppressed(&errors);
        let shown = errors.iter().zip(suppressed).filter(|(_, hidden)| !hidden);
        let mut found = Vec::new();
        let mut tainted = hooks.is_tainted();
        for (error, _) in shown {
            let diagnostic = self.describe(error, hooks, tainted);
            self.reported
                .borrow_mut()
                .push((error.obligation.cause.span, error.obligation.predicate));
            if let Some(diagnostic) = diagnostic {
                tainted = true;
                found.push(diagnostic);
            }
        }
        found
    }

    fn is_sized_predicate(&self, predicate: Predicate) -> bool {
        let sized = self.tcx.known().sized;
        matches!(predicate, Predicate::Trait(of) if Some(of.def) == sized)
    }

    /// Which of the errors follow from others at the same place.
    fn suppressed(&self, errors: &[FulfillmentError]) -> Vec<bool> {
        let mut by_span: HashMap<(u32, u32, u32), Vec<Reported>> = HashMap::new();
        let key = |span: Span| (span.file.0, span.start, span.end);
        for (span, predicate) in self.reported.borrow().iter() {
            by_span.entry(key(*span)).or_default().push(Reported {
                predicate: *predicate,
                index: None,
            });
        }
        for (index, error) in errors.iter().enumerate() {
            let span = error.obligation.cause.span;
            by_span.entry(key(span)).or_default().push(Reported {
                predicate: error.obligation.predicate,
                index: Some(index),
            });
        }
        let mut suppressed = vec![false; errors.len()];
        for set in by_span.values() {
            for error in set {
                let Some(index) = error.index else { continue };
                let follows = set.iter().any(|other| {
                    let gone = other
                        .index
                        .is_some_and(|at| suppressed.get(at).copied().unwrap_or(false));
                    !gone
                        && self.error_implies(other.predicate, error.predicate)
                        && !(other.index >= error.index
                            && self.error_implies(error.predicate, other.predicate))
                });
                if follows && let Some(place) = suppressed.get_mut(index) {
                    *place = true;
                }
            }
        }
        suppressed
    }

    /// Whether a failure follows from another: `T: Eq` says `T: PartialEq`.
    fn error_implies(&self, cause: Predicate, error: Predicate) -> bool {
        if cause == error {
            return true;
        }
        let implied = self.tcx.elaborate(&[cause]);
        implied.into_iter().any(|implied| match (implied, error) {
            (Predicate::Trait(a), Predicate::Trait(b)) => a.def == b.def && self.can_eq(a, b),
            (
                Predicate::Projection {
                    assoc: a,
                    args: a_args,
                    ty: a_ty,
                },
                Predicate::Projection {
                    assoc: b,
                    args: b_args,
                    ty: b_ty,
                },
            ) => a == b && self.can_eq(a_args, b_args) && self.can_eq(a_ty, b_ty),
            _ => false,
        })
    }

    fn describe(
        &self,
        error: &FulfillmentError,
        hooks: &dyn ReportHooks,
        tainted: bool,
    ) -> Option<Diagnostic> {
        let obligation = &error.obligation;
        let span = obligation.cause.span;
        match error.kind {
            FulfillmentErrorKind::Unimplemented => self.unimplemented(error, hooks),
            FulfillmentErrorKind::SignatureMismatch { expected, found } => {
                Some(self.signature_mismatch(obligation, expected, found))
            }
            FulfillmentErrorKind::ProjectionMismatch {
                expected, found, ..
            } => self.mismatch(obligation, expected, found),
            FulfillmentErrorKind::Ambiguous => self.ambiguity(obligation, hooks, tainted),
            FulfillmentErrorKind::Overflow => {
                let text = self.tcx.predicate_text(obligation.predicate);
                let message = format!("overflow evaluating the requirement `{text}`");
                Some(Diagnostic::coded("E0275", span, message))
            }
            FulfillmentErrorKind::Limit => Some(Diagnostic::limit(
                span,
                "it takes too many steps to find out what is implemented",
            )),
            FulfillmentErrorKind::Unsupported(construct) => {
                Some(Diagnostic::unsupported(span, construct))
            }
        }
    }

    fn unimplemented(
        &self,
        error: &FulfillmentError,
        hooks: &dyn ReportHooks,
    ) -> Option<Diagnostic> {
        let Predicate::Trait(leaf) = error.obligation.predicate else {
            return None;
        };
        let span = error.obligation.cause.span;
        if let Some(diagnostic) = self.closure_kind_error(leaf) {
            return Some(diagnostic);
        }
        let main = self.main_trait(leaf, &error.root);
        let code = error.root.cause.code;
        let message = self
            .question_mark_text(main, code, hooks)
            .or_else(|| self.tcx.unimplemented_text(main))
            .unwrap_or_else(|| {
                let text = self.tcx.predicate_text(Predicate::Trait(main));
                format!("the trait bound `{text}` is not satisfied")
            });
        let diagnostic = Diagnostic::coded("E0277", span, message);
        Some(self.required_by(diagnostic, &error.root))
    }

    /// What asks for it, if that is a bound.
    fn required_by(&self, diagnostic: Diagnostic, root: &Obligation) -> Diagnostic {
        match root.cause.code {
            CauseCode::WhereClause { def, bound, .. } => {
                let path = self.tcx.def_path(def);
                let message = format!("required by a bound in `{path}`");
                let place = self.tcx.is_local(def).then_some(bound);
                diagnostic.with_note(place, message)
            }
            _ => diagnostic,
        }
    }

    /// What the message is about: what was asked for in the first place, if that is of the
    /// same type, and what fails otherwise.
    fn main_trait(&self, leaf: TraitRef, root: &Obligation) -> TraitRef {
        let Predicate::Trait(asked) = root.predicate else {
            return leaf;
        };
        let asked = self.resolve_vars(asked);
        let (leaf_ty, asked_ty) = (self.tcx.self_ty_of(leaf), self.tcx.self_ty_of(asked));
        let same = self.can_eq(leaf_ty, asked_ty) || self.can_eq(leaf_ty, self.peel_refs(asked_ty));
        if same && leaf.def != asked.def && Some(asked.def) != self.tcx.known().unsize {
            asked
        } else {
            leaf
        }
    }

    fn peel_refs(&self, ty: Ty) -> Ty {
        let mut ty = ty;
        while let TyKind::Ref(_, inner, _) = self.tcx.types.kind(ty) {
            ty = inner;
        }
        ty
    }

    /// What rustc says about `?`.
    fn question_mark_text(
        &self,
        main: TraitRef,
        code: CauseCode,
        hooks: &dyn ReportHooks,
    ) -> Option<String> {
        let self_ty = self.tcx.self_ty_of(main);
        match code {
            CauseCode::QuestionMarkBranch => self.tcx.is_std_named(main.def, "Try").then(|| {
                "the `?` operator can only be applied to values that implement `Try`".to_owned()
            }),
            CauseCode::QuestionMark if self.tcx.is_std_named(main.def, "From") => {
                let text = self.tcx.ty_text(self_ty);
                Some(format!("`?` couldn't convert the error to `{text}`"))
            }
            CauseCode::QuestionMark if self.tcx.is_std_named(main.def, "FromResidual") => {
                Some(self.residual_text(main, self_ty, hooks.item_context()))
            }
            CauseCode::QuestionMark => {
                let text = self.tcx.predicate_text(Predicate::Trait(main));
                Some(format!(
                    "`?` couldn't convert the error: `{text}` is not satisfied"
                ))
            }
            _ => None,
        }
    }

    fn residual_text(&self, main: TraitRef, self_ty: Ty, context: &str) -> String {
        let residual = self.tcx.types.args(main.args).get(1);
        let residual = residual.and_then(|arg| arg.as_ty());
        let is = |ty: Ty, name: &str| matches!(self.tcx.types.kind(ty), TyKind::Adt(def, _) if self.tcx.is_std_named(def, name));
        let residual_is = |name: &str| residual.is_some_and(|ty| is(ty, name));
        if is(self_ty, "Result") && residual_is("Option") {
            format!(
                "the `?` operator can only be used on `Result`s, not `Option`s, in {context} that returns `Result`"
            )
        } else if is(self_ty, "Option") && residual_is("Result") {
            format!(
                "the `?` operator can only be used on `Option`s, not `Result`s, in {context} that returns `Option`"
            )
        } else if is(self_ty, "Result") {
            format!(
                "the `?` operator can only be used on `Result`s in {context} that returns `Result`"
            )
        } else if is(self_ty, "Option") {
            format!(
                "the `?` operator can only be used on `Option`s in {context} that returns `Option`"
            )
        } else {
            format!(
                "the `?` operator can only be used in {context} that returns `Result` or `Option` (or another type that implements `FromResidual`)"
            )
        }
    }

    /// E0271
    fn mismatch(&self, obligation: &Obligation, expected: Ty, found: Ty) -> Option<Diagnostic> {
        let Predicate::Projection { assoc, args, .. } = obligation.predicate else {
            return None;
        };
        let types = &self.tcx.types;
        if types.has_error(expected) || types.has_error(found) {
            return None;
        }
        let known = self.tcx.known();
        let self_text = self.tcx.ty_text(self.tcx.first_ty(args));
        let (expected, found) = (self.tcx.ty_text(expected), self.tcx.ty_text(found));
        let of = self.tcx.trait_of_item(assoc);
        let message = if Some(assoc) == known.fn_once_output {
            format!("expected `{self_text}` to return `{expected}`, but returns `{found}`")
        } else if Some(assoc) == known.future_output {
            format!(
                "expected `{self_text}` to be a future that resolves to `{expected}`, but it resolves to `{found}`"
            )
        } else if of.is_some() && of == self.tcx.lang_item("iterator") {
            format!(
                "expected `{self_text}` to be an iterator that yields `{expected}`, but it yields `{found}`"
            )
        } else {
            let text = self.tcx.predicate_text(obligation.predicate);
            format!("type mismatch resolving `{text}`")
        };
        Some(Diagnostic::coded("E0271", obligation.cause.span, message))
    }
}

/// An error at some place; the number is that of a new one.
struct Reported {
    predicate: Predicate,
    index: Option<usize>,
}
