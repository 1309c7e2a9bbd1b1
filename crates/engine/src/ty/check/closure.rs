//! Closures and async blocks: rustc's `closure`.
//!
//! What is expected of a closure, above all the bounds that are pending for the parameter
//! that it is an argument for, says what its parameters are before its body is checked.

use super::FnCtxt;
use super::coerce_many::CoerceMany;
use super::expect::Expectation;
use super::fn_ctxt::{AsyncClosure, Diverges, FnState};
use crate::syntax::ast::{Block, CaptureBy, Closure, ExprId};
use crate::syntax::span::Span;
use crate::ty::results::ClosureKind;
use crate::ty::traits::CauseCode;
use crate::ty::{
    Args, ClosureDef, ClosureId, ClosureOrigin, ExistentialPredicate, InferTy, Predicate, Ty,
    TyKind,
};

/// What is expected of a closure's signature.
#[derive(Clone, Debug)]
struct ExpectedSig {
    /// Where the bound stands that says it.
    cause: Option<Span>,
    inputs: Vec<Ty>,
    output: Ty,
    /// Whether `output` is what awaiting the call gives: it comes from an `AsyncFn` bound.
    is_async: bool,
}

impl<'t> FnCtxt<'t> {
    /// `|a| e`
    pub fn check_closure_expr(
        &self,
        expr: ExprId,
        closure: &'t Closure,
        expected: Expectation,
    ) -> Ty {
        let expected = expected.to_option(self).map(|ty| self.try_resolve(ty));
        let (sig, kind) = match expected {
            Some(ty) => self.deduce_closure(ty, self.span(expr)),
            None => (None, None),
        };
        let (inputs, output, awaited) = self.sig_of_closure(closure, sig);
        if let Some(awaited) = awaited {
            let params = closure.params.iter().map(|(pat, _)| *pat).collect();
            let known = AsyncClosure { awaited, params };
            self.async_closures.borrow_mut().insert(closure.body, known);
        }
        let origin = ClosureOrigin::Closure;
        let id = self.declare_closure(expr, origin, closure.head_span);
        let mut list = inputs.clone();
        list.push(output);
        self.infcx
            .set_closure_sig(id, self.tcx.types.mk_list(&list));
        if let Some(kind) = kind {
            self.infcx.set_closure_kind(id, kind);
        }
        self.check_closure_body(closure, &inputs, output);
        let _ = CaptureBy::Ref;
        self.tcx.types.mk(TyKind::Closure(id, self.closure_args()))
    }

    /// The arguments of a closure's type: the parameters of the item around it.
    fn closure_args(&self) -> Args {
        self.tcx.identity_args_erased(self.owner)
    }

    fn declare_closure(&self, expr: ExprId, kind: ClosureOrigin, span: Span) -> ClosureId {
        let id = self.tcx.closure_id(ClosureDef {
            owner: self.owner,
            body: self.body_ref,
            expr,
            kind,
            span,
        });
        self.results.borrow_mut().closures.insert(expr, id);
        self.deferred_closures.borrow_mut().push((expr, id));
        id
    }

    /// Whether a closure mentions variables from outside.
    #[must_use]
    pub fn closure_mentions_upvars(&self, def: ClosureDef) -> bool {
        let tables = self.tcx.tables(def.body.krate);
        let names = tables.and_then(|tables| tables.body(def.body.body));
        let captures = names.and_then(|names| names.captures.get(def.expr));
        captures.is_some_and(|captures| !captures.is_empty())
    }

    fn check_closure_body(&self, closure: &'t Closure, inputs: &[Ty], output: Ty) {
        let state = FnState {
            ret: Some(CoerceMany::new(output)),
            context: "a closure",
            breakables: Vec::new(),
        };
        let outer = self.state.replace(state);
        let diverges = self.diverges.replace(Diverges::Maybe);
        for ((pat, written), ty) in closure.params.iter().zip(inputs) {
            let span = written.map_or(self.pat_span(*pat), |ty| self.ast.types[ty].span);
            self.check_param(*pat, *ty, span);
        }
        self.require_sized_deferred(output, self.span(closure.body), CauseCode::SizedReturn);
        self.check_return_or_tail(closure.body, false);
        self.finish_fn(self.span(closure.body), output);
        self.diverges.set(diverges);
        self.state.replace(outer);
    }

    /// Makes what a function's body gives what the function says that it gives.
    pub fn finish_fn(&self, span: Span, declared: Ty) {
        let ret = self.state.borrow_mut().ret.take();
        if let Some(ret) = ret {
            let actual = ret.complete(self);
            if !self.is_never(actual) {
                self.demand_suptype(span, declared, actual);
            }
        }
    }

    /// The parameters and the return type: as written, and as expected.
    /// Of an async closure also what awaiting its call gives, which is what is written.
    fn sig_of_closure(
        &self,
        closure: &'t Closure,
        sig: Option<ExpectedSig>,
    ) -> (Vec<Ty>, Ty, Option<Ty>) {
        let span = self.span(closure.body);
        let supplied: Vec<Ty> = closure
            .params
            .iter()
            .map(|(pat, ty)| match ty {
                Some(ty) => self.lower_ty(*ty),
                None => self.next_ty_var(self.pat_span(*pat)),
            })
            .collect();
        let mut output = match closure.output {
            Some(ty) => self.lower_ty(ty),
            None => self.next_ty_var(span),
        };
        let awaited = closure.is_async.then_some(output);
        if awaited.is_some() {
            output = self.next_ty_var(span);
        }
        let Some(sig) = sig else {
            return (supplied, output, awaited);
        };
        if sig.inputs.len() != supplied.len() {
            let (inputs, error) = self.mismatched_count(closure, &sig, supplied, output);
            return (inputs, error, awaited);
        }
        let expected = match awaited {
            Some(awaited) if !sig.is_async => self.awaited_of(sig.output).map(|ty| (ty, awaited)),
            Some(awaited) => Some((sig.output, awaited)),
            None if sig.is_async => None,
            None => Some((sig.output, output)),
        };
        let merged = self.commit_if_ok(|| {
            for (expected, supplied) in sig.inputs.iter().zip(&supplied) {
                self.eq(span, *expected, *supplied)?;
            }
            match expected {
                Some((expected, found)) => self.eq(span, expected, found),
                None => Ok(()),
            }
        });
        let _ = merged;
        (supplied, output, awaited)
    }

    /// What awaiting a future gives that is only known by its bounds, if they say so.
    fn awaited_of(&self, future: Ty) -> Option<Ty> {
        if !self.is_ty_var(future) {
            return None;
        }
        let bounds = self.obligations_for_self_ty(future);
        bounds.into_iter().find_map(|(bound, _)| match bound {
            Predicate::Projection { assoc, ty, .. } if self.tcx.lang.is(assoc, "future_output") => {
                Some(ty)
            }
            _ => None,
        })
    }

    fn mismatched_count(
        &self,
        closure: &Closure,
        sig: &ExpectedSig,
        supplied: Vec<Ty>,
        output: Ty,
    ) -> (Vec<Ty>, Ty) {
        let error = self.tcx.types.common.error;
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        let message = format!(
            "closure is expected to take {} argument{}, but it takes {} argument{}",
            sig.inputs.len(),
            plural(sig.inputs.len()),
            supplied.len(),
            plural(supplied.len())
        );
        self.error("E0593", sig.cause.unwrap_or(closure.head_span), message);
        let _ = output;
        (vec![error; supplied.len()], error)
    }

    /// What a type says about the closure that is expected to be of it.
    fn deduce_closure(&self, ty: Ty, span: Span) -> (Option<ExpectedSig>, Option<ClosureKind>) {
        match self.kind(ty) {
            TyKind::Infer(InferTy::Ty(_)) => {
                let pending = self.obligations_for_self_ty(ty);
                self.deduce_from(ty, pending)
            }
            TyKind::Opaque(id, args) => {
                let bounds = self.tcx.opaque_bounds(id);
                let bounds: Vec<(Predicate, Span)> = bounds
                    .iter()
                    .map(|bound| (self.tcx.subst_erased(bound.predicate, args), bound.span))
                    .collect();
                self.deduce_from(ty, bounds)
            }
            TyKind::Dynamic(list, _) => {
                let mut bounds = Vec::new();
                for predicate in self.tcx.types.existentials(list) {
                    match *predicate {
                        ExistentialPredicate::Trait(def, args) => {
                            let args = self.tcx.with_self(args, ty);
                            let of = crate::ty::TraitRef { def, args };
                            bounds.push((Predicate::Trait(of), span));
                        }
                        ExistentialPredicate::Projection {
                            assoc,
                            args,
                            ty: is,
                        } => {
                            let args = self.tcx.with_self(args, ty);
                            let of = Predicate::Projection {
                                assoc,
                                args,
                                ty: is,
                            };
                            bounds.push((of, span));
                        }
                        ExistentialPredicate::AutoTrait(_) => {}
                    }
                }
                self.deduce_from(ty, bounds)
            }
            TyKind::FnPtr(list, _) => {
                let (inputs, output) = self.tcx.types.split_sig(list);
                let sig = ExpectedSig {
                    cause: None,
                    inputs: inputs.to_vec(),
                    output,
                    is_async: false,
                };
                (Some(sig), Some(ClosureKind::Fn))
            }
            _ => (None, None),
        }
    }

    /// What bounds say: `F: Fn(A) -> B`, or a trait of which such a bound follows.
    fn deduce_from(
        &self,
        ty: Ty,
        bounds: Vec<(Predicate, Span)>,
    ) -> (Option<ExpectedSig>, Option<ClosureKind>) {
        let mut sig = None;
        let mut kind: Option<ClosureKind> = None;
        let root = self.infcx.shallow_resolve(ty);
        for (predicate, span) in self.elaborate_bounds(bounds) {
            let of = match predicate {
                Predicate::Projection { assoc, args, ty } => {
                    let is_async = self.tcx.lang.is(assoc, "async_fn_once_output");
                    if sig.is_none() && (is_async || self.tcx.lang.is(assoc, "fn_once_output")) {
                        sig = self.deduce_sig(args, ty, span, root);
                        if let Some(sig) = &mut sig {
                            sig.is_async = is_async;
                        }
                    }
                    self.tcx.trait_of_item(assoc)
                }
                Predicate::Trait(of) => Some(of.def),
                _ => None,
            };
            if let Some(found) = of.and_then(|of| self.fn_trait_kind(of)) {
                kind = Some(kind.map_or(found, |known| known.min(found)));
            }
        }
        (sig, kind)
    }

    /// Bounds with those that follow from them. Variables may occur in them.
    fn elaborate_bounds(&self, bounds: Vec<(Predicate, Span)>) -> Vec<(Predicate, Span)> {
        let mut all = bounds;
        let mut next = 0;
        while let Some((predicate, span)) = all.get(next).copied() {
            next += 1;
            let Predicate::Trait(of) = predicate else {
                continue;
            };
            for clause in self.tcx.super_predicates_of(of.def) {
                let implied = self.tcx.subst_erased(clause.predicate, of.args);
                if all.len() < 256 && !all.iter().any(|(known, _)| *known == implied) {
                    all.push((implied, span));
                }
            }
        }
        all
    }

    fn deduce_sig(&self, args: Args, output: Ty, span: Span, root: Ty) -> Option<ExpectedSig> {
        let tuple = self.tcx.types.args(args).get(1)?.as_ty()?;
        let tuple = self.resolve(self.normalize(span, tuple));
        let TyKind::Tuple(list) = self.kind(tuple) else {
            return None;
        };
        let inputs: Vec<Ty> = self
            .tcx
            .types
            .list(list)
            .iter()
            .map(|ty| self.resolve(*ty))
            .collect();
        let output = self.resolve(self.normalize(span, output));
        // A signature that mentions the closure itself helps nobody.
        if self.mentions_var(tuple, root) || self.mentions_var(output, root) {
            return None;
        }
        Some(ExpectedSig {
            cause: Some(span),
            inputs,
            output,
            is_async: false,
        })
    }

    fn mentions_var(&self, ty: Ty, var: Ty) -> bool {
        self.is_ty_var(var) && self.tcx.types.mentions(self.resolve(ty), var)
    }

    /// Which of the `Fn` traits a trait is.
    #[must_use]
    pub fn fn_trait_kind(&self, of: crate::resolve::DefId) -> Option<ClosureKind> {
        match self.tcx.lang.name_of(of)? {
            "fn" | "async_fn" => Some(ClosureKind::Fn),
            "fn_mut" | "async_fn_mut" => Some(ClosureKind::FnMut),
            "fn_once" | "async_fn_once" => Some(ClosureKind::FnOnce),
            _ => None,
        }
    }

    /// `async { … }`
    pub fn check_async_block(&self, expr: ExprId, block: &'t Block, _: Expectation) -> Ty {
        let id = self.declare_closure(expr, ClosureOrigin::AsyncBlock, block.span);
        let of_closure = self.async_closures.borrow().get(&expr).cloned();
        let output = match of_closure {
            Some(closure) => closure.awaited,
            None => self.next_ty_var(block.span),
        };
        self.infcx
            .set_closure_sig(id, self.tcx.types.mk_list(&[output]));
        let state = FnState {
            ret: Some(CoerceMany::new(output)),
            context: "an async block",
            breakables: Vec::new(),
        };
        let outer = self.state.replace(state);
        let diverges = self.diverges.replace(Diverges::Maybe);
        let ty = self.check_block(expr, block, Expectation::HasType(output));
        self.coerce_async_value(block, output, ty);
        self.finish_fn(block.span, output);
        self.diverges.set(diverges);
        self.state.replace(outer);
        self.require_sized_deferred(output, block.span, CauseCode::SizedReturn);
        self.tcx
            .types
            .mk(TyKind::Coroutine(id, self.closure_args()))
    }

    /// The value of an async block is what its coroutine comes to.
    fn coerce_async_value(&self, block: &Block, output: Ty, ty: Ty) {
        if self.is_never(ty) {
            if self.is_ty_var(output) {
                self.infcx.mark_diverging(output);
            }
        } else {
            let span = block.tail.map_or(block.span, |tail| self.span(tail));
            self.demand_suptype(span, output, ty);
        }
        if let Some(ret) = self.state.borrow_mut().ret.as_mut() {
            ret.note_type(output);
        }
    }

    /// Declares the coroutine that the body of an `async fn` is. `output` is what it comes
    /// to.
    pub fn declare_async_fn(&self, output: Ty, span: Span) -> Ty {
        let id = self.declare_closure(self.body.value, ClosureOrigin::AsyncFn, span);
        self.infcx
            .set_closure_sig(id, self.tcx.types.mk_list(&[output]));
        self.tcx
            .types
            .mk(TyKind::Coroutine(id, self.closure_args()))
    }

    /// `const { … }`
    pub fn check_const_block(&self, expr: ExprId, block: &'t Block, expected: Expectation) -> Ty {
        let state = FnState {
            ret: None,
            context: "a function",
            breakables: Vec::new(),
        };
        let outer = self.state.replace(state);
        let diverges = self.diverges.replace(Diverges::Maybe);
        let ty = self.check_block(expr, block, expected);
        self.diverges.set(diverges);
        self.state.replace(outer);
        ty
    }
}
