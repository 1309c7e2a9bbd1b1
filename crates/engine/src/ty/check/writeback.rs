//! What was found out, with all variables replaced: rustc's `writeback`.

use super::FnCtxt;
use crate::syntax::ast::{BinaryOp, ExprId, ExprKind, UnaryOp};
use crate::syntax::span::Span;
use crate::ty::results::{CalleeRole, CaptureStep, ClosureKind, ClosureTy, TypeckResults};
use crate::ty::{
    Const, ConstKind, Ty, TyKind, TypeFoldable, TypeFolder, Types, super_fold_const, super_fold_ty,
};

/// Replaces variables; what is not known is an error, and reported once.
struct Resolver<'a, 't> {
    fcx: &'a FnCtxt<'t>,
    span: Span,
}

impl<'t> TypeFolder<'t> for Resolver<'_, 't> {
    fn types(&self) -> &'t Types {
        &self.fcx.tcx.types
    }

    fn fold_ty(&mut self, ty: Ty) -> Ty {
        if !self.fcx.infcx.has_vars(ty) {
            return ty;
        }
        let ty = self.fcx.infcx.shallow_resolve(ty);
        if let TyKind::Infer(_) = self.types().kind(ty) {
            self.fcx.report_unknown_type(self.span, ty);
            return self.types().common.error;
        }
        super_fold_ty(self, ty)
    }

    fn fold_const(&mut self, constant: Const) -> Const {
        let constant = self.fcx.infcx.shallow_resolve_const(constant);
        if let ConstKind::Infer(_) = self.types().const_kind(constant) {
            self.fcx.report_unknown_const(self.span, constant);
            return self.types().mk_const(ConstKind::Error);
        }
        super_fold_const(self, constant)
    }
}

impl FnCtxt<'_> {
    fn finish<T: TypeFoldable>(&self, span: Span, value: T) -> T {
        let mut resolver = Resolver { fcx: self, span };
        value.fold_with(&mut resolver)
    }

    /// Takes what was found out.
    pub fn write_back(&self) -> TypeckResults {
        self.forget_builtin_operators();
        let raw = self.results.take();
        let mut done = TypeckResults::default();
        for (local, ty) in &*self.locals.borrow() {
            let span = self.names.locals[*local].ident.span;
            done.locals.insert(*local, self.finish(span, *ty));
        }
        for (pat, ty) in raw.pats.iter() {
            done.pats.insert(pat, self.finish(self.pat_span(pat), *ty));
        }
        for (expr, ty) in raw.exprs.iter() {
            done.exprs.insert(expr, self.finish(self.span(expr), *ty));
        }
        for (expr, adjustments) in raw.adjustments.iter() {
            let span = self.span(expr);
            let mut adjustments = adjustments.clone();
            for adjustment in &mut adjustments {
                adjustment.target = self.finish(span, adjustment.target);
                if let crate::ty::results::Adjust::Deref(Some((callee, _))) = &mut adjustment.kind {
                    callee.args = self.finish(span, callee.args);
                }
            }
            done.adjustments.insert(expr, adjustments);
        }
        self.write_callees(&raw, &mut done);
        self.write_structs(&raw, &mut done);
        self.write_closures(&mut done);
        self.write_parens(&mut done);
        done.fields = raw.fields;
        done.binding_modes = raw.binding_modes;
        done.casts = raw.casts;
        done.closures = raw.closures;
        done
    }

    fn write_callees(&self, raw: &TypeckResults, done: &mut TypeckResults) {
        for ((expr, role), callee) in &raw.callees {
            let mut callee = *callee;
            callee.args = self.finish(self.span(*expr), callee.args);
            done.callees.insert((*expr, *role), callee);
        }
        for (expr, (res, args)) in raw.paths.iter() {
            let args = self.finish(self.span(expr), *args);
            done.paths.insert(expr, (*res, args));
        }
        for (pat, (res, args)) in raw.pat_paths.iter() {
            let args = self.finish(self.pat_span(pat), *args);
            done.pat_paths.insert(pat, (*res, args));
        }
        for (ty, lowered) in &raw.user_types {
            let span = self.ast.types[*ty].span;
            done.user_types.insert(*ty, self.finish(span, *lowered));
        }
        for (pat, peeled) in raw.pat_adjustments.iter() {
            let span = self.pat_span(pat);
            let peeled = peeled.iter().map(|ty| self.finish(span, *ty)).collect();
            done.pat_adjustments.insert(pat, peeled);
        }
    }

    fn write_structs(&self, raw: &TypeckResults, done: &mut TypeckResults) {
        for (expr, made) in raw.struct_exprs.iter() {
            let mut made = made.clone();
            made.args = self.finish(self.span(expr), made.args);
            done.struct_exprs.insert(expr, made);
        }
        for (pat, made) in raw.struct_pats.iter() {
            let mut made = made.clone();
            made.args = self.finish(self.pat_span(pat), made.args);
            done.struct_pats.insert(pat, made);
        }
    }

    fn write_closures(&self, done: &mut TypeckResults) {
        let args = self.tcx.identity_args_erased(self.owner);
        for (_, id) in self.deferred_closures.borrow().iter() {
            let Some(sig) = self.infcx.closure_sig(*id, args) else {
                continue;
            };
            let span = self
                .tcx
                .closure_def(*id)
                .map_or(self.body.span, |def| def.span);
            let mut closure = ClosureTy {
                kind: self.infcx.closure_kind(*id).unwrap_or(ClosureKind::FnOnce),
                sig: self.finish(span, sig),
                captures: self.infcx.closure_captures(*id).unwrap_or_default(),
                witness: self.infcx.coroutine_witness(*id, args).unwrap_or_default(),
            };
            for ty in &mut closure.witness {
                *ty = self.finish(span, *ty);
            }
            for capture in &mut closure.captures {
                capture.ty = self.finish(span, capture.ty);
                for step in &mut capture.path {
                    let (CaptureStep::Field(_, ty) | CaptureStep::Deref(ty)) = step;
                    *ty = self.finish(span, *ty);
                }
            }
            done.closure_types.insert(*id, closure);
        }
        for (id, args, hidden) in self.infcx.defined_opaques() {
            let span = self
                .tcx
                .opaque_def(id)
                .map_or(self.body.span, |def| def.span);
            let _ = args;
            done.opaques.insert(id, self.finish(span, hidden));
        }
    }

    /// Parentheses are worth what is within them, adjusted.
    fn write_parens(&self, done: &mut TypeckResults) {
        for (inner, outer) in self.parens.iter() {
            let core = self.peel(inner);
            if let Some(ty) = done.expr_ty_adjusted(core) {
                done.exprs.insert(*outer, ty);
            }
        }
    }

    /// Operators on built-in scalars are no calls.
    fn forget_builtin_operators(&self) {
        let operators: Vec<ExprId> = self
            .results
            .borrow()
            .callees
            .keys()
            .filter(|(_, role)| *role == CalleeRole::Method)
            .map(|(expr, _)| *expr)
            .collect();
        for expr in operators {
            match &self.expr(expr).kind {
                ExprKind::Unary(UnaryOp::Not | UnaryOp::Neg, inner)
                    if self.is_scalar(self.node_ty(*inner)) =>
                {
                    self.forget_callee(expr);
                }
                ExprKind::Binary(op, left, right) if self.are_scalar(*left, *right) => {
                    self.forget_callee(expr);
                    if is_comparison(*op) {
                        self.pop_adjustment(*left);
                        self.pop_adjustment(*right);
                    }
                }
                ExprKind::AssignOp(_, left, right) if self.are_scalar(*left, *right) => {
                    self.forget_callee(expr);
                    self.pop_adjustment(*left);
                }
                _ => {}
            }
        }
    }

    fn are_scalar(&self, left: ExprId, right: ExprId) -> bool {
        self.is_scalar(self.node_ty(left)) && self.is_scalar(self.node_ty(right))
    }

    fn forget_callee(&self, expr: ExprId) {
        let key = (expr, CalleeRole::Method);
        self.results.borrow_mut().callees.remove(&key);
    }

    fn pop_adjustment(&self, expr: ExprId) {
        let mut results = self.results.borrow_mut();
        let known = results.adjustments.get_mut(self.peel(expr));
        if let Some(adjustments) = known {
            adjustments.pop();
        }
    }
}

fn is_comparison(op: BinaryOp) -> bool {
    matches!(
        op,
        BinaryOp::Eq | BinaryOp::Ne | BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge
    )
}
