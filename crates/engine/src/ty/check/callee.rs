//! Calls: rustc's `callee`.
//!
//! What is called is dereferenced until it is a function, a function pointer, a closure or
//! something that implements one of the `Fn` traits. How a closure may be called is known
//! only when its captures are: its calls are decided then.

use super::autoderef::Autoderef;
use super::call_args::ArgsAre;
use super::expect::Expectation;
use super::fn_ctxt::FnCtxt;
use super::method::MethodCallee;
use crate::resolve::{CtorKind, CtorOf, DefId, DefKind, Res};
use crate::syntax::ast::{ExprId, ExprKind};
use crate::ty::results::{Adjust, Adjustment, CalleeRole};
use crate::ty::{Args, ClosureId, Mutability, Ty, TyKind, TyList};

/// A call of a closure that waits for the kind of the closure.
#[derive(Clone, Debug)]
pub struct DeferredCallResolution {
    call: ExprId,
    callee: ExprId,
    adjusted_ty: Ty,
    adjustments: Vec<Adjustment>,
    sig: TyList,
}

/// What a call turned out to be.
enum CallStep {
    /// Of a function or a function pointer.
    Builtin(Ty),
    /// Of a closure of which the kind is not known yet.
    Deferred(TyList),
    /// By a method of one of the `Fn` traits.
    Overloaded(MethodCallee),
}

/// The `Fn` traits by their lang names, with their methods, the least demanding first.
const TRAITS: [(&str, &str, bool); 6] = [
    ("fn", "call", true),
    ("fn_mut", "call_mut", true),
    ("fn_once", "call_once", false),
    ("async_fn", "async_call", true),
    ("async_fn_mut", "async_call_mut", true),
    ("async_fn_once", "async_call_once", false),
];

impl FnCtxt<'_> {
    /// `callee(args)`
    pub fn check_call(
        &self,
        expr: ExprId,
        callee: ExprId,
        args: &[ExprId],
        expected: Expectation,
    ) -> Ty {
        let callee_ty = match &self.expr(callee).kind {
            ExprKind::Path(path) => {
                let ty = self.check_expr_path(callee, path, args);
                self.write_ty(callee, ty);
                ty
            }
            _ => self.check_expr(callee),
        };
        let resolved = self.try_resolve(callee_ty);
        let mut autoderef = self.autoderef(self.span(callee), resolved);
        let mut found = None;
        while found.is_none() && autoderef.next().is_some() {
            found = self.try_call_step(expr, callee, args.len(), &autoderef);
        }
        autoderef.register_obligations();
        let output = self.check_call_step(expr, (callee, callee_ty), args, expected, found);
        self.register_wf(output, self.span(expr));
        output
    }

    fn check_call_step(
        &self,
        expr: ExprId,
        (callee, callee_ty): (ExprId, Ty),
        args: &[ExprId],
        expected: Expectation,
        found: Option<CallStep>,
    ) -> Ty {
        match found {
            None => {
                self.check_args_after_error(args);
                self.report_invalid_callee(callee, callee_ty)
            }
            Some(CallStep::Builtin(ty)) => self.call_builtin(expr, ty, args, expected),
            Some(CallStep::Deferred(sig)) => {
                let (inputs, output) = self.tcx.types.split_sig(sig);
                let tuple = self.tcx.types.mk_tuple(inputs);
                self.check_argument_types(
                    self.span(expr),
                    expr,
                    &[tuple],
                    output,
                    expected,
                    args,
                    ArgsAre::Tupled,
                    None,
                );
                output
            }
            Some(CallStep::Overloaded(method)) => {
                self.call_overloaded(expr, &method, args, expected)
            }
        }
    }

    fn try_call_step(
        &self,
        expr: ExprId,
        callee: ExprId,
        count: usize,
        autoderef: &Autoderef<'_, '_>,
    ) -> Option<CallStep> {
        let ty = self.structurally_resolve(self.span(callee), autoderef.final_ty());
        match self.kind(ty) {
            TyKind::FnDef(..) | TyKind::FnPtr(..) => {
                self.apply_adjustments(callee, autoderef.adjust_steps());
                return Some(CallStep::Builtin(ty));
            }
            TyKind::Closure(id, args) if self.infcx.closure_kind(id).is_none() => {
                return self.defer_call(expr, callee, (id, args), autoderef);
            }
            // A `&mut impl FnMut()` is called by what it leads to, so that the variable
            // need not be mutable.
            TyKind::Ref(..) if autoderef.step_count() == 0 => return None,
            TyKind::Error => return None,
            _ => {}
        }
        let (autoref, method) = self
            .try_fn_traits(expr, ty, Some(count))
            .or_else(|| self.try_fn_traits(expr, ty, None))?;
        let mut adjustments = autoderef.adjust_steps();
        adjustments.extend(autoref);
        self.apply_adjustments(callee, adjustments);
        Some(CallStep::Overloaded(method))
    }

    fn defer_call(
        &self,
        call: ExprId,
        callee: ExprId,
        (id, args): (ClosureId, Args),
        autoderef: &Autoderef<'_, '_>,
    ) -> Option<CallStep> {
        let sig = self.infcx.closure_sig(id, args)?;
        let deferred = DeferredCallResolution {
            call,
            callee,
            adjusted_ty: autoderef.final_ty(),
            adjustments: autoderef.adjust_steps(),
            sig,
        };
        let mut calls = self.deferred_calls.borrow_mut();
        calls.entry(id).or_default().push(deferred);
        Some(CallStep::Deferred(sig))
    }

    /// The first of the `Fn` traits that a type implements, and how what is called is
    /// borrowed for it.
    fn try_fn_traits(
        &self,
        call: ExprId,
        ty: Ty,
        count: Option<usize>,
    ) -> Option<(Option<Adjustment>, MethodCallee)> {
        let span = self.span(call);
        for (of, name, borrow) in TRAITS {
            let Some(of) = self.tcx.lang_item(of) else {
                continue;
            };
            let input = match count {
                Some(count) => {
                    let parts: Vec<Ty> = (0..count).map(|_| self.next_ty_var(span)).collect();
                    self.tcx.types.mk_tuple(&parts)
                }
                None => self.next_ty_var(span),
            };
            let Some(method) = self.lookup_method_in_trait(span, name, of, ty, &[input]) else {
                continue;
            };
            self.register_predicates(method.obligations.clone());
            let autoref = borrow.then(|| self.callee_autoref(&method)).flatten();
            return Some((autoref, method));
        }
        None
    }

    fn callee_autoref(&self, method: &MethodCallee) -> Option<Adjustment> {
        let (inputs, _) = self.tcx.types.split_sig(method.sig);
        let target = inputs.first().copied()?;
        let mutability = match self.kind(target) {
            TyKind::Ref(_, _, mutability) => mutability,
            _ => Mutability::Not,
        };
        let kind = Adjust::Borrow {
            mutability,
            two_phase: false,
        };
        Some(Adjustment { kind, target })
    }

    fn call_builtin(&self, expr: ExprId, ty: Ty, args: &[ExprId], expected: Expectation) -> Ty {
        let (sig, def): (TyList, Option<DefId>) = match self.kind(ty) {
            TyKind::FnDef(def, of) => {
                let sig = self.tcx.subst_erased(self.tcx.fn_sig(def), of);
                (sig.inputs_and_output, Some(def))
            }
            TyKind::FnPtr(sig, _) => (sig, None),
            _ => return self.tcx.types.common.error,
        };
        let sig = self.normalize_list(self.span(expr), sig);
        let (inputs, output) = self.tcx.types.split_sig(sig);
        self.check_argument_types(
            self.span(expr),
            expr,
            inputs,
            output,
            expected,
            args,
            ArgsAre::Plain,
            def,
        );
        output
    }

    fn call_overloaded(
        &self,
        expr: ExprId,
        method: &MethodCallee,
        args: &[ExprId],
        expected: Expectation,
    ) -> Ty {
        let (inputs, output) = self.tcx.types.split_sig(method.sig);
        let inputs = inputs.get(1..).unwrap_or_default();
        self.check_argument_types(
            self.span(expr),
            expr,
            inputs,
            output,
            expected,
            args,
            ArgsAre::Tupled,
            Some(method.def),
        );
        self.write_callee(expr, CalleeRole::Method, method.callee());
        output
    }

    fn report_invalid_callee(&self, callee: ExprId, ty: Ty) -> Ty {
        let ty = self.resolve(ty);
        if self.references_error(ty) {
            self.tainted.set(true);
            return self.tcx.types.common.error;
        }
        let text = match self.unit_ctor(callee) {
            Some(text) => text,
            None => format!("`{}`", self.tcx.ty_text(ty)),
        };
        let message = format!("expected function, found {text}");
        self.error("E0618", self.span(callee), message)
    }

    /// What is called, if it is a unit struct or a unit variant.
    fn unit_ctor(&self, callee: ExprId) -> Option<String> {
        let (res, _) = self.results.borrow().paths.get(callee).copied()?;
        let ExprKind::Path(path) = &self.expr(callee).kind else {
            return None;
        };
        let Res::Def(def) = res else { return None };
        let what = match self.tcx.def_kind(def) {
            DefKind::Ctor(CtorOf::Struct, CtorKind::Const) => "struct",
            DefKind::Ctor(CtorOf::Variant, CtorKind::Const) => "enum variant",
            _ => return None,
        };
        Some(format!("{what} `{}`", self.path_text(path)))
    }

    /// The kind of a closure is known: the calls of it that waited for that are decided.
    pub fn resolve_deferred_calls(&self, id: ClosureId) {
        let calls = self.deferred_calls.borrow_mut().remove(&id);
        for call in calls.unwrap_or_default() {
            self.resolve_deferred_call(call);
        }
    }

    fn resolve_deferred_call(&self, deferred: DeferredCallResolution) {
        let found = self.try_fn_traits(deferred.call, deferred.adjusted_ty, None);
        let Some((autoref, method)) = found else {
            self.tainted.set(true);
            return;
        };
        let span = self.span(deferred.call);
        let (inputs, output) = self.tcx.types.split_sig(deferred.sig);
        let (of_method, method_output) = self.tcx.types.split_sig(method.sig);
        let tuple = self.tcx.types.mk_tuple(inputs);
        if let Some(of_method) = of_method.get(1) {
            self.demand_eqtype(span, tuple, *of_method);
        }
        self.demand_eqtype(span, output, method_output);
        let mut adjustments = deferred.adjustments;
        adjustments.extend(autoref);
        self.apply_adjustments(deferred.callee, adjustments);
        self.write_callee(deferred.call, CalleeRole::Method, method.callee());
    }
}
