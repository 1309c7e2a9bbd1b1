//! Expressions: what each is checked by.

use super::FnCtxt;
use super::expect::Expectation;
use super::fn_ctxt::Diverges;
use crate::resolve::Res;
use crate::syntax::ast::{BodyId, Expr, ExprId, ExprKind, UnaryOp};
use crate::syntax::span::Span;
use crate::ty::results::{Adjust, Adjustment};
use crate::ty::traits::CauseCode;
use crate::ty::{Mutability, Ty, TyKind};

impl<'t> FnCtxt<'t> {
    /// Checks an expression and records its type.
    pub fn check_expr_with_expectation(&self, expr: ExprId, expected: Expectation) -> Ty {
        let expr = self.peel(expr);
        let old = self.diverges.replace(Diverges::Maybe);
        let ty = self.check_expr_kind(expr, self.expr(expr), expected);
        if self.is_never(ty) && self.reads_never(expr) {
            self.diverges.set(Diverges::Always);
        }
        self.write_ty(expr, ty);
        self.diverges.set(self.diverges.get().max(old));
        ty
    }

    fn check_expr_kind(&self, expr: ExprId, node: &'t Expr, expected: Expectation) -> Ty {
        let common = self.tcx.types.common;
        match &node.kind {
            ExprKind::Literal(literal) => self.check_lit(expr, literal, expected),
            ExprKind::Path(path) => self.check_expr_path(expr, path, &[]),
            ExprKind::Paren(inner) => self.check_expr_with_expectation(*inner, expected),
            ExprKind::Tuple(elems) => self.check_tuple(expr, elems, expected),
            ExprKind::Array(elems) => self.check_array(expr, elems, expected),
            ExprKind::Repeat { elem, len } => self.check_repeat(expr, *elem, *len, expected),
            ExprKind::Struct { path, fields, rest } => {
                self.check_struct_expr(expr, path, fields, *rest, expected)
            }
            ExprKind::Unary(op, operand) => self.check_unary(expr, *op, *operand, expected),
            ExprKind::Ref {
                mutable,
                expr: inner,
            } => self.check_ref(expr, *mutable, *inner, expected),
            ExprKind::RawRef {
                mutable,
                expr: inner,
            } => self.check_raw_ref(*mutable, *inner),
            ExprKind::Binary(op, left, right) => {
                self.check_binop(expr, *op, *left, *right, expected)
            }
            ExprKind::Assign(left, right) => self.check_assign(expr, *left, *right, expected),
            ExprKind::AssignOp(op, left, right) => {
                self.check_binop_assign(expr, *op, *left, *right, expected)
            }
            ExprKind::Cast(inner, ty) => self.check_cast(expr, *inner, *ty),
            ExprKind::Call { callee, args } => self.check_call(expr, *callee, args, expected),
            ExprKind::MethodCall {
                receiver,
                method,
                generics,
                args,
                call_span,
            } => self.check_method_call(
                expr,
                *receiver,
                *method,
                generics.as_ref(),
                args,
                *call_span,
                expected,
            ),
            ExprKind::Field(base, name) => self.check_field(expr, *base, *name, expected),
            ExprKind::Index(base, index) => self.check_index(expr, *base, *index),
            ExprKind::Range {
                start,
                end,
                inclusive,
            } => self.check_range(expr, *start, *end, *inclusive, expected),
            ExprKind::Try(inner) => self.check_try(expr, *inner, expected),
            ExprKind::Await(inner) => self.check_await(expr, *inner),
            ExprKind::Closure(closure) => self.check_closure_expr(expr, closure, expected),
            ExprKind::Std(call) => self.check_std_macro(expr, call, expected),
            ExprKind::Underscore | ExprKind::Error => {
                self.tainted.set(true);
                common.error
            }
            other => self.check_control(expr, other, expected),
        }
    }

    fn check_tuple(&self, expr: ExprId, elems: &[ExprId], expected: Expectation) -> Ty {
        let types = &self.tcx.types;
        let expected =
            expected
                .only_has_type(self)
                .and_then(|ty| match self.kind(self.try_resolve(ty)) {
                    TyKind::Tuple(list) => Some(types.list(list)),
                    _ => None,
                });
        let mut tys = Vec::with_capacity(elems.len());
        for (index, elem) in elems.iter().enumerate() {
            let ty = match expected.and_then(|list| list.get(index)) {
                Some(expected) => self.check_expr_coercible_to(*elem, *expected),
                None => self.check_expr(*elem),
            };
            tys.push(ty);
        }
        if let Some(error) = tys.iter().find(|ty| self.references_error(**ty)) {
            return *error;
        }
        for (elem, ty) in elems.iter().zip(&tys) {
            self.require_sized(*ty, self.span(*elem), CauseCode::TupleElem);
        }
        let _ = expr;
        types.mk_tuple(&tys)
    }

    fn check_unary(&self, expr: ExprId, op: UnaryOp, operand: ExprId, expected: Expectation) -> Ty {
        let hint = match op {
            UnaryOp::Not | UnaryOp::Neg => expected,
            UnaryOp::Deref => Expectation::None,
        };
        let operand_ty = self.check_expr_with_expectation(operand, hint);
        if self.references_error(operand_ty) {
            return operand_ty;
        }
        let operand_ty = self.structurally_resolve(self.span(operand), operand_ty);
        match op {
            UnaryOp::Deref => self.check_deref(expr, operand, operand_ty),
            UnaryOp::Not => {
                let result = self.check_user_unop(expr, operand, operand_ty, op, expected);
                let builtin =
                    matches!(self.kind(operand_ty), TyKind::Bool) || self.is_integral(operand_ty);
                if builtin { operand_ty } else { result }
            }
            UnaryOp::Neg => {
                let result = self.check_user_unop(expr, operand, operand_ty, op, expected);
                let builtin = self.is_integral(operand_ty) || self.is_floating(operand_ty);
                if builtin { operand_ty } else { result }
            }
        }
    }

    fn check_ref(&self, expr: ExprId, mutable: bool, inner: ExprId, expected: Expectation) -> Ty {
        let hint = expected
            .only_has_type(self)
            .map_or(Expectation::None, |ty| match self.kind(ty) {
                TyKind::Ref(_, pointee, _) | TyKind::RawPtr(pointee, _) => {
                    // `&{ x }` may be a place of an unsized type; what is no place is
                    // coerced only after it was borrowed.
                    if self.is_syntactic_place(inner) {
                        Expectation::HasType(pointee)
                    } else {
                        Expectation::rvalue_hint(self, pointee)
                    }
                }
                _ => Expectation::None,
            });
        let mutability = Mutability::new(mutable);
        let ty = self.check_expr_with_expectation_and_needs(inner, hint, mutable);
        if self.references_error(ty) {
            return ty;
        }
        let _ = expr;
        self.tcx.types.mk_ref(ty, mutability)
    }

    /// `&raw const e`, `&raw mut e`
    pub fn check_raw_ref(&self, mutable: bool, inner: ExprId) -> Ty {
        let ty = self.check_expr_with_expectation_and_needs(inner, Expectation::None, mutable);
        if self.references_error(ty) {
            return ty;
        }
        if !self.is_place_with_adjustments(inner) {
            let message = "cannot take address of a temporary";
            self.error("E0745", self.span(inner), message);
        }
        let mutability = Mutability::new(mutable);
        self.tcx.types.mk(TyKind::RawPtr(ty, mutability))
    }

    /// As [`FnCtxt::check_expr_with_expectation`], for an expression that is borrowed:
    /// dereferences within a place that is borrowed mutably are mutable ones.
    pub fn check_expr_with_expectation_and_needs(
        &self,
        expr: ExprId,
        expected: Expectation,
        mutable: bool,
    ) -> Ty {
        let ty = self.check_expr_with_expectation(expr, expected);
        if mutable {
            self.convert_place_derefs_to_mutable(expr);
        }
        ty
    }

    /// Elements of an array are coerced to one type.
    pub fn check_array(&self, expr: ExprId, elems: &[ExprId], expected: Expectation) -> Ty {
        let span = self.span(expr);
        if elems.is_empty() {
            let elem = self
                .expected_elem(expected)
                .unwrap_or_else(|| self.next_ty_var(span));
            return self.tcx.types.mk_array(elem, 0);
        }
        let elem = self.check_elems(span, elems, self.expected_elem(expected));
        if self.references_error(elem) {
            return elem;
        }
        self.require_sized(elem, span, CauseCode::SliceOrArrayElem);
        let len = u64::try_from(elems.len()).unwrap_or(u64::MAX);
        self.tcx.types.mk_array(elem, len)
    }

    /// The type of elements that are listed.
    pub fn check_elems(&self, span: Span, elems: &[ExprId], expected: Option<Ty>) -> Ty {
        let target = expected.unwrap_or_else(|| self.next_ty_var(span));
        let mut coerce = super::coerce_many::CoerceMany::new(target);
        for elem in elems {
            let ty = self.check_expr_with_hint(*elem, target);
            let cause = super::coerce_many::CoerceCause::Misc(self.span(*elem));
            coerce.coerce(self, cause, *elem, ty);
        }
        coerce.complete(self)
    }

    fn expected_elem(&self, expected: Expectation) -> Option<Ty> {
        let ty = self.try_resolve(expected.to_option(self)?);
        match self.kind(ty) {
            TyKind::Array(elem, _) | TyKind::Slice(elem) => Some(elem),
            _ => None,
        }
    }

    fn check_repeat(&self, expr: ExprId, elem: ExprId, len: BodyId, expected: Expectation) -> Ty {
        let span = self.span(expr);
        let len = self.lower_array_len(expr, len);
        let elem_ty = if let Some(hint) = self.expected_elem(expected) {
            let ty = self.check_expr_with_hint(elem, hint);
            self.demand_coerce(elem, ty, hint)
        } else {
            let var = self.next_ty_var(span);
            self.check_expr_has_type_or_error(elem, var);
            var
        };
        if self.references_error(elem_ty) {
            return self.tcx.types.common.error;
        }
        self.defer_repeat(elem, elem_ty, len);
        self.require_sized(elem_ty, self.span(elem), CauseCode::SliceOrArrayElem);
        self.tcx.types.mk(TyKind::Array(elem_ty, len))
    }

    /// Whether an expression is written as a place: a variable, a dereference, a field, an
    /// element.
    #[must_use]
    pub fn is_syntactic_place(&self, expr: ExprId) -> bool {
        match &self.expr(self.peel(expr)).kind {
            ExprKind::Path(_) => self.is_place_path(self.peel(expr)),
            ExprKind::Unary(UnaryOp::Deref, _)
            | ExprKind::Field(..)
            | ExprKind::Index(..)
            | ExprKind::Error => true,
            _ => false,
        }
    }

    /// Whether a path is a local variable or a static.
    fn is_place_path(&self, expr: ExprId) -> bool {
        use crate::resolve::DefKind;
        match self.names.exprs.get(expr).and_then(|res| res.full_res()) {
            Some(Res::Local(_) | Res::Err) => true,
            Some(Res::Def(def)) => self.tcx.def_kind(def) == DefKind::Static,
            _ => false,
        }
    }

    /// Whether an expression is a place; a field of a value that is no place is none.
    #[must_use]
    pub fn is_place(&self, expr: ExprId) -> bool {
        let expr = self.peel(expr);
        match &self.expr(expr).kind {
            ExprKind::Field(base, _) => self.is_place_with_adjustments(*base),
            ExprKind::Index(..) => true,
            _ => self.is_syntactic_place(expr),
        }
    }

    /// The same after its adjustments.
    fn is_place_with_adjustments(&self, expr: ExprId) -> bool {
        match self.adjustments_of(expr).last() {
            Some(Adjustment { kind, .. }) => matches!(kind, Adjust::Deref(_)),
            None => self.is_place(expr),
        }
    }

    /// Whether an expression of type `!` is really evaluated to one. A place that is only
    /// named, as in `let _ = *never_ptr;`, is not.
    #[must_use]
    pub fn reads_never(&self, expr: ExprId) -> bool {
        // What stands around a place decides whether it is read. All uses of this are of
        // expressions whose value is used, but for those that `never_is_not_read` holds.
        !(self.is_syntactic_place(expr) && self.unread_places.borrow().contains(&self.peel(expr)))
    }
}
