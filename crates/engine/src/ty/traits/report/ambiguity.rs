//! Types that nothing determines: E0282, E0283, E0284.

use super::ReportHooks;
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::ty::infer::InferCtxt;
use crate::ty::traits::Obligation;
use crate::ty::{Args, GenericArg, Predicate, Ty, TyKind};

impl InferCtxt<'_> {
    pub(super) fn ambiguity(
        &self,
        obligation: &Obligation,
        hooks: &dyn ReportHooks,
        tainted: bool,
    ) -> Option<Diagnostic> {
        // That types are not known may only follow from an earlier error.
        if tainted {
            return None;
        }
        let span = obligation.cause.span;
        let text = self.tcx.predicate_text(obligation.predicate);
        let (code, open) = match obligation.predicate {
            Predicate::Trait(of) if Some(of.def) == self.tcx.known().sized => {
                let var = GenericArg::Ty(self.tcx.self_ty_of(of));
                return Some(self.annotation_needed("E0282", var, span, hooks));
            }
            Predicate::Trait(of)
                if self.tcx.is_auto_trait(of.def)
                    && matches!(self.kind(self.tcx.self_ty_of(of)), TyKind::Coroutine(..)) =>
            {
                let construct = "auto traits of futures that are `async` blocks or functions";
                return Some(Diagnostic::unsupported(span, construct));
            }
            Predicate::Trait(of) => ("E0283", self.open_arg(of.args)),
            Predicate::Projection { args, ty, .. } => {
                let ty = self.has_vars(ty).then_some(GenericArg::Ty(ty));
                ("E0284", self.open_arg(args).or(ty))
            }
            Predicate::TypeOutlives(..) | Predicate::RegionOutlives(..) => return None,
        };
        let cannot = format!("cannot satisfy `{text}`");
        Some(if let Some(var) = open {
            self.annotation_needed(code, var, span, hooks)
                .with_note(None, cannot)
        } else {
            let message = format!("type annotations needed: {cannot}");
            Diagnostic::coded(code, span, message)
        })
    }

    /// The first argument that holds something undetermined.
    fn open_arg(&self, args: Args) -> Option<GenericArg> {
        let args = self.tcx.types.args(args).iter().copied();
        args.map(|arg| self.resolve_vars(arg))
            .find(|arg| self.has_vars(*arg))
    }

    /// Something has to be annotated.
    pub fn annotation_needed(
        &self,
        code: &'static str,
        var: GenericArg,
        failure: Span,
        hooks: &dyn ReportHooks,
    ) -> Diagnostic {
        let source = hooks.infer_source(var, failure);
        let (span, name) = match source {
            Some(source) => (source.span, source.name),
            None => (failure, None),
        };
        let message = match name {
            Some(name) => format!("type annotations needed for {name}"),
            None => "type annotations needed".to_owned(),
        };
        Diagnostic::coded(code, span, message)
    }

    /// The variable that is first in a type.
    #[must_use]
    pub fn first_var(&self, ty: Ty) -> Option<Ty> {
        let ty = self.resolve_vars(ty);
        let types = &self.tcx.types;
        let mut found = None;
        types.walk(ty, &mut |part| {
            if found.is_none() && matches!(types.kind(part), crate::ty::TyKind::Infer(_)) {
                found = Some(part);
            }
            found.is_none()
        });
        found
    }
}
