//! Methods: rustc's `hir_typeck::method`.
//!
//! ```text
//! probe    the receiver's types and the candidates      pick     choosing among them
//! confirm  committing to the choice                     report   what is wrong
//! solve    what is asked of the trait solver            lookup   items, traits, impls
//! ```

mod confirm;
mod lookup;
mod pick;
mod probe;
mod report;
mod solve;

use super::call_args::ArgsAre;
use super::expect::Expectation;
use super::fn_ctxt::FnCtxt;
use crate::resolve::{DefId, DefKind, Namespace};
use crate::syntax::ast::{ExprId, GenericArgs, Ident};
use crate::syntax::span::Span;
use crate::ty::results::{Callee, CalleeRole};
use crate::ty::traits::{Cause, Obligation};
use crate::ty::{Args, GenericArg, Predicate, TraitRef, Ty, TyList};

pub use super::callee::DeferredCallResolution;
use confirm::Confirm;

/// A method that was found, with its arguments and its signature.
#[derive(Clone, Debug)]
pub struct MethodCallee {
    /// The method.
    pub def: DefId,
    /// Its arguments, the parent's first.
    pub args: Args,
    /// The parameters, then the return type, normalised.
    pub sig: TyList,
    /// What has to hold: whoever uses the method registers it.
    pub obligations: Vec<Obligation>,
}

impl MethodCallee {
    /// What is recorded of it.
    #[must_use]
    pub fn callee(&self) -> Callee {
        Callee {
            def: self.def,
            args: self.args,
        }
    }
}

/// Who asks for a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ty::check) enum Mode {
    /// `r.m()`
    Call,
    /// `T::m`
    Path,
}

/// Why there is no method.
#[derive(Clone, Debug)]
pub(in crate::ty::check) enum MethodError {
    /// None fits.
    NoMatch(NoMatch),
    /// Several fit.
    Ambiguity,
    /// One would fit, but it may not be named here.
    Private(DefKind, DefId),
    /// It asks for `Self: Sized`, of a trait object.
    IllegalSized,
    /// The receiver's type is not known.
    UnknownType,
    /// Something that was reported.
    Reported,
}

/// What was found instead.
#[derive(Clone, Debug)]
pub(in crate::ty::check) struct NoMatch {
    /// What would have to hold.
    pub(in crate::ty::check) unsatisfied: Vec<Predicate>,
}

/// A method call as it is written.
#[derive(Clone, Copy)]
pub(in crate::ty::check) struct MethodCall<'t> {
    /// `r`
    pub receiver: ExprId,
    /// `m`
    pub method: Ident,
    /// `::<T>`
    pub generics: Option<&'t GenericArgs>,
}

impl<'t> FnCtxt<'t> {
    /// `r.m::<T>(a)`
    #[allow(clippy::too_many_arguments)]
    pub fn check_method_call(
        &self,
        expr: ExprId,
        receiver: ExprId,
        method: Ident,
        generics: Option<&'t GenericArgs>,
        args: &'t [ExprId],
        _call_span: Span,
        expected: Expectation,
    ) -> Ty {
        let call = MethodCall {
            receiver,
            method,
            generics,
        };
        let self_ty = self.check_expr(call.receiver);
        let self_ty = self.structurally_resolve(self.span(call.receiver), self_ty);
        let method = match self.lookup_method(expr, self_ty, call) {
            Ok(method) => Some(method),
            Err(error) => {
                self.report_method_error(Mode::Call, method, self_ty, &error);
                None
            }
        };
        let span = call.method.span;
        let Some(method) = method else {
            self.check_args_after_error(args);
            return self.tcx.types.common.error;
        };
        self.write_callee(expr, CalleeRole::Method, method.callee());
        self.register_predicates(method.obligations.clone());
        let (inputs, output) = self.tcx.types.split_sig(method.sig);
        let inputs = inputs.get(1..).unwrap_or_default();
        self.check_argument_types(
            span,
            expr,
            inputs,
            output,
            expected,
            args,
            ArgsAre::Plain,
            Some(method.def),
        );
        output
    }

    /// Finds the method of a call, and adjusts its receiver.
    pub(in crate::ty::check) fn lookup_method(
        &self,
        expr: ExprId,
        self_ty: Ty,
        call: MethodCall<'t>,
    ) -> Result<MethodCallee, MethodError> {
        let at = self.span(call.receiver);
        let method = call.method;
        let pick = self.probe_for_name(Mode::Call, method.name, method.span, self_ty, at)?;
        let confirm = Confirm {
            fcx: self,
            method,
            call: expr,
            receiver: call.receiver,
        };
        confirm.confirm(self_ty, &pick, call.generics)
    }

    /// A method of a certain trait, for operators: nothing if the trait cannot be
    /// implemented. `other` are the trait's arguments after `Self`; missing ones are left
    /// open.
    pub fn lookup_method_in_trait(
        &self,
        span: Span,
        name: &str,
        of: DefId,
        self_ty: Ty,
        other: &[Ty],
    ) -> Option<MethodCallee> {
        let mut known = vec![GenericArg::Ty(self_ty)];
        known.extend(other.iter().copied().map(GenericArg::Ty));
        let args = self.infcx.fresh_args_with_parent(of, &known, span);
        let predicate = Predicate::Trait(TraitRef { def: of, args });
        if !self.predicate_may_hold(predicate) {
            return None;
        }
        let name = self.tcx.names.get(name)?;
        let def = self.tcx.assoc_item(of, name, Namespace::Value)?;
        let known = self.tcx.types.args(args);
        let args = self.infcx.fresh_args_with_parent(def, known, span);
        let sig = self.tcx.subst_erased(self.tcx.fn_sig(def), args);
        let mut obligations = Vec::new();
        let sig = self.normalize_list_with(span, sig.inputs_and_output, &mut obligations);
        let clauses = self.instantiated_predicates(def, args);
        for clause in clauses {
            let cause = Cause::misc(span);
            let (predicate, nested) = self
                .infcx
                .normalize(self.param_env, cause, clause.predicate);
            obligations.extend(nested);
            obligations.push(Obligation::new(predicate, cause, self.param_env));
        }
        Some(MethodCallee {
            def,
            args,
            sig,
            obligations,
        })
    }
}
