//! Operators, built in and overloaded: rustc's `op`.
//!
//! Each operator is looked up as a method of its trait, also for numbers. Where both
//! operands turn out to be built-in scalars, the method is forgotten in the end (see
//! `writeback`).

use super::FnCtxt;
use super::expect::Expectation;
use super::method::MethodCallee;
use crate::resolve::DefId;
use crate::syntax::ast::{BinaryOp, ExprId, UnaryOp};
use crate::syntax::span::Span;
use crate::ty::results::{Adjust, Adjustment, CalleeRole};
use crate::ty::traits::{Cause, CauseCode, Obligation};
use crate::ty::{Mutability, Predicate, Ty, TyKind};

/// What operators have in common, as far as types go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Category {
    /// `<<`, `>>`: the operands may differ.
    Shift,
    /// `+`, `-`, …
    Math,
    /// `&`, `|`, `^`
    Bitwise,
    /// `==`, `<`, …
    Comparison,
}

fn category(op: BinaryOp) -> Category {
    match op {
        BinaryOp::Shl | BinaryOp::Shr => Category::Shift,
        BinaryOp::BitAnd | BinaryOp::BitOr | BinaryOp::BitXor => Category::Bitwise,
        BinaryOp::Eq | BinaryOp::Ne | BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge => {
            Category::Comparison
        }
        _ => Category::Math,
    }
}

/// Whether the method of a comparison takes its operands by reference.
fn is_comparison(op: BinaryOp) -> bool {
    category(op) == Category::Comparison
}

/// The lang name of the operator's trait, and its method.
fn op_trait(op: BinaryOp, assigns: bool) -> (&'static str, &'static str) {
    match (op, assigns) {
        (BinaryOp::Add, false) => ("add", "add"),
        (BinaryOp::Sub, false) => ("sub", "sub"),
        (BinaryOp::Mul, false) => ("mul", "mul"),
        (BinaryOp::Div, false) => ("div", "div"),
        (BinaryOp::Rem, false) => ("rem", "rem"),
        (BinaryOp::BitAnd, false) => ("bitand", "bitand"),
        (BinaryOp::BitOr, false) => ("bitor", "bitor"),
        (BinaryOp::BitXor, false) => ("bitxor", "bitxor"),
        (BinaryOp::Shl, false) => ("shl", "shl"),
        (BinaryOp::Shr, false) => ("shr", "shr"),
        (BinaryOp::Add, true) => ("add_assign", "add_assign"),
        (BinaryOp::Sub, true) => ("sub_assign", "sub_assign"),
        (BinaryOp::Mul, true) => ("mul_assign", "mul_assign"),
        (BinaryOp::Div, true) => ("div_assign", "div_assign"),
        (BinaryOp::Rem, true) => ("rem_assign", "rem_assign"),
        (BinaryOp::BitAnd, true) => ("bitand_assign", "bitand_assign"),
        (BinaryOp::BitOr, true) => ("bitor_assign", "bitor_assign"),
        (BinaryOp::BitXor, true) => ("bitxor_assign", "bitxor_assign"),
        (BinaryOp::Shl, true) => ("shl_assign", "shl_assign"),
        (BinaryOp::Shr, true) => ("shr_assign", "shr_assign"),
        (BinaryOp::Eq, _) => ("eq", "eq"),
        (BinaryOp::Ne, _) => ("eq", "ne"),
        (BinaryOp::Lt, _) => ("partial_ord", "lt"),
        (BinaryOp::Le, _) => ("partial_ord", "le"),
        (BinaryOp::Gt, _) => ("partial_ord", "gt"),
        (BinaryOp::Ge, _) => ("partial_ord", "ge"),
        (BinaryOp::And | BinaryOp::Or, _) => ("", ""),
    }
}

/// A binary operation.
#[derive(Clone, Copy)]
struct Binary {
    expr: ExprId,
    op: BinaryOp,
    left: ExprId,
    right: ExprId,
    assigns: bool,
}

impl FnCtxt<'_> {
    /// `a + b`
    pub fn check_binop(
        &self,
        expr: ExprId,
        op: BinaryOp,
        left: ExprId,
        right: ExprId,
        _expected: Expectation,
    ) -> Ty {
        let bool = self.tcx.types.common.bool;
        if matches!(op, BinaryOp::And | BinaryOp::Or) {
            self.check_expr_coercible_to(left, bool);
            let diverges = self.diverges.get();
            self.check_expr_coercible_to(right, bool);
            self.diverges.set(diverges);
            return bool;
        }
        let binary = Binary {
            expr,
            op,
            left,
            right,
            assigns: false,
        };
        let (left_ty, right_ty, output) = self.check_overloaded(binary);
        if !self.is_ty_var(left_ty)
            && !self.is_ty_var(right_ty)
            && self.is_builtin_binop(left_ty, right_ty, op)
        {
            let builtin = self.enforce_builtin(binary, left_ty, right_ty);
            self.demand_eqtype(self.span(expr), builtin, output);
            return builtin;
        }
        output
    }

    /// `a += b`
    pub fn check_binop_assign(
        &self,
        expr: ExprId,
        op: BinaryOp,
        left: ExprId,
        right: ExprId,
        _expected: Expectation,
    ) -> Ty {
        let binary = Binary {
            expr,
            op,
            left,
            right,
            assigns: true,
        };
        let (left_ty, right_ty, output) = self.check_overloaded(binary);
        let builtin = !self.is_ty_var(left_ty)
            && !self.is_ty_var(right_ty)
            && self.is_builtin_binop(left_ty, right_ty, op);
        let ty = if builtin {
            self.enforce_builtin(binary, left_ty, right_ty);
            self.tcx.types.common.unit
        } else {
            output
        };
        self.check_assignable(left, "E0067", self.op_span(expr));
        ty
    }

    /// Where an operator stands.
    #[must_use]
    pub fn op_span(&self, expr: ExprId) -> Span {
        let span = self.body.op_spans.get(expr).copied();
        span.unwrap_or_else(|| self.span(expr))
    }

    /// Whether an expression may stand on the left of an assignment.
    pub fn check_assignable(&self, left: ExprId, code: &'static str, span: Span) {
        if !self.is_syntactic_place(left) && !self.references_error(self.node_ty(left)) {
            self.error(code, span, "invalid left-hand side of assignment");
        }
    }

    fn check_overloaded(&self, binary: Binary) -> (Ty, Ty, Ty) {
        let Binary { left, right, .. } = binary;
        let left_ty = self.check_expr(left);
        let left_ty = if binary.assigns {
            self.convert_place_derefs_to_mutable(left);
            left_ty
        } else {
            // Coerced to any type, so that a `&mut` is reborrowed rather than moved.
            let var = self.next_ty_var(self.span(left));
            self.demand_coerce(left, left_ty, var)
        };
        let left_ty = self.resolve_with_obligations(left_ty);
        let right_var = self.next_ty_var(self.span(right));
        let method = self.lookup_binop(binary, left_ty, right_var);
        if method.is_none() && self.is_ty_var(right_var) {
            // Nothing is known of the right side, which is needed for what is reported.
        }
        let right_ty = self.check_expr_coercible_to(right, right_var);
        let right_ty = self.resolve_with_obligations(right_ty);
        let output = match method {
            Some(method) => self.use_binop_method(binary, &method),
            None => self.report_binop(binary, left_ty, right_ty),
        };
        (left_ty, right_ty, output)
    }

    fn lookup_binop(&self, binary: Binary, left_ty: Ty, right_ty: Ty) -> Option<MethodCallee> {
        let (lang, name) = op_trait(binary.op, binary.assigns);
        let of = self.tcx.lang_item(lang)?;
        let span = self.op_span(binary.expr);
        let code = CauseCode::BinaryOp {
            op: binary.op.text(),
            lhs: left_ty,
            rhs: right_ty,
        };
        let method = self.lookup_op(of, name, Cause::new(span, code), left_ty, &[right_ty])?;
        self.select_where_possible();
        Some(method)
    }

    /// The method of an operator, if its trait may be implemented. What has to hold is
    /// registered.
    fn lookup_op(
        &self,
        of: DefId,
        name: &str,
        cause: Cause,
        self_ty: Ty,
        other: &[Ty],
    ) -> Option<MethodCallee> {
        if self.references_error(self_ty) {
            return None;
        }
        let method = self.lookup_method_in_trait(cause.span, name, of, self_ty, other)?;
        let with_cause = |obligation: &Obligation| Obligation {
            cause: Cause {
                span: cause.span,
                code: match obligation.predicate {
                    Predicate::Trait(found) if found.def == of => cause.code,
                    _ => obligation.cause.code,
                },
            },
            ..*obligation
        };
        self.register_predicates(method.obligations.iter().map(with_cause));
        Some(method)
    }

    fn use_binop_method(&self, binary: Binary, method: &MethodCallee) -> Ty {
        let (inputs, output) = self.tcx.types.split_sig(method.sig);
        let by_ref = is_comparison(binary.op);
        let borrow = |ty: Ty| match self.kind(ty) {
            TyKind::Ref(_, _, mutability) => Some(Adjustment {
                kind: Adjust::Borrow {
                    mutability,
                    two_phase: mutability.is_mut(),
                },
                target: ty,
            }),
            _ => None,
        };
        let first = inputs.first().and_then(|ty| borrow(*ty));
        let second = inputs.get(1).and_then(|ty| borrow(*ty));
        if let Some(adjustment) = first
            && (binary.assigns || by_ref)
        {
            self.apply_adjustments(binary.left, vec![adjustment]);
        }
        if let Some(adjustment) = second
            && by_ref
        {
            self.push_adjustment(binary.right, adjustment);
        }
        self.write_callee(binary.expr, CalleeRole::Method, method.callee());
        output
    }

    /// Adds a borrow to whatever is done to an expression's value already.
    pub fn push_adjustment(&self, expr: ExprId, adjustment: Adjustment) {
        let expr = self.peel(expr);
        let mut all = self.adjustments_of(expr);
        all.push(adjustment);
        self.results.borrow_mut().adjustments.insert(expr, all);
    }

    fn report_binop(&self, binary: Binary, left_ty: Ty, right_ty: Ty) -> Ty {
        let error = self.tcx.types.common.error;
        if self.references_error(left_ty) || self.references_error(right_ty) {
            self.tainted.set(true);
            return error;
        }
        let text = self.ty_string(self.resolve(left_ty));
        let op = binary.op.text();
        if binary.assigns {
            let message =
                format!("binary assignment operation `{op}=` cannot be applied to type `{text}`");
            return self.error("E0368", self.span(binary.expr), message);
        }
        let right = self.ty_string(self.resolve(right_ty));
        let message = match binary.op {
            BinaryOp::Add => format!("cannot add `{right}` to `{text}`"),
            BinaryOp::Sub => format!("cannot subtract `{right}` from `{text}`"),
            BinaryOp::Mul => format!("cannot multiply `{text}` by `{right}`"),
            BinaryOp::Div => format!("cannot divide `{text}` by `{right}`"),
            BinaryOp::Rem => {
                format!("cannot calculate the remainder of `{text}` divided by `{right}`")
            }
            BinaryOp::BitAnd => format!("no implementation for `{text} & {right}`"),
            BinaryOp::BitXor => format!("no implementation for `{text} ^ {right}`"),
            BinaryOp::BitOr => format!("no implementation for `{text} | {right}`"),
            BinaryOp::Shl => format!("no implementation for `{text} << {right}`"),
            BinaryOp::Shr => format!("no implementation for `{text} >> {right}`"),
            _ => format!("binary operation `{op}` cannot be applied to type `{text}`"),
        };
        self.error("E0369", self.op_span(binary.expr), message)
    }

    /// `-a`, `!a`
    pub fn check_user_unop(
        &self,
        expr: ExprId,
        operand: ExprId,
        operand_ty: Ty,
        op: UnaryOp,
        _expected: Expectation,
    ) -> Ty {
        let (lang, sign) = match op {
            UnaryOp::Not => ("not", "!"),
            UnaryOp::Neg => ("neg", "-"),
            UnaryOp::Deref => ("deref", "*"),
        };
        let span = self.span(expr);
        let found = self.tcx.lang_item(lang).and_then(|of| {
            let cause = Cause::new(span, CauseCode::UnaryOp);
            self.lookup_op(of, lang, cause, operand_ty, &[])
        });
        let _ = operand;
        if let Some(method) = found {
            self.select_where_possible();
            self.write_callee(expr, CalleeRole::Method, method.callee());
            return self.tcx.types.split_sig(method.sig).1;
        }
        if self.references_error(operand_ty) {
            self.tainted.set(true);
            return self.tcx.types.common.error;
        }
        let text = self.ty_string(self.resolve(operand_ty));
        let message = format!("cannot apply unary operator `{sign}` to type `{text}`");
        self.error("E0600", span, message)
    }

    /// `*a`
    pub fn check_deref(&self, expr: ExprId, operand: ExprId, operand_ty: Ty) -> Ty {
        if let Some(ty) = self.lookup_derefing(expr, operand, operand_ty) {
            ty
        } else {
            let text = self.ty_string(self.resolve(operand_ty));
            let message = format!("type `{text}` cannot be dereferenced");
            self.error("E0614", self.span(expr), message)
        }
    }

    /// One reference is seen through: `5.0 + &6.0`.
    fn deref_once(&self, ty: Ty) -> Ty {
        match self.kind(ty) {
            TyKind::Ref(_, inner, Mutability::Not | Mutability::Mut) => self.resolve(inner),
            _ => self.resolve(ty),
        }
    }

    fn is_builtin_binop(&self, left: Ty, right: Ty, op: BinaryOp) -> bool {
        let (left, right) = (self.deref_once(left), self.deref_once(right));
        if self.references_error(left) || self.references_error(right) {
            return true;
        }
        let integral = self.is_integral(left) && self.is_integral(right);
        let floating = self.is_floating(left) && self.is_floating(right);
        let bools = self.kind(left) == TyKind::Bool && self.kind(right) == TyKind::Bool;
        match category(op) {
            Category::Shift => integral,
            Category::Math => integral || floating,
            Category::Bitwise => integral || floating || bools,
            Category::Comparison => self.is_scalar(left) && self.is_scalar(right),
        }
    }

    fn enforce_builtin(&self, binary: Binary, left: Ty, right: Ty) -> Ty {
        let (left, right) = (self.deref_once(left), self.deref_once(right));
        let span = self.span(binary.right);
        match category(binary.op) {
            Category::Shift => left,
            Category::Math | Category::Bitwise => {
                self.demand_suptype(span, left, right);
                left
            }
            Category::Comparison => {
                self.demand_suptype(span, left, right);
                self.tcx.types.common.bool
            }
        }
    }

    /// `*left == *right`, as `assert_eq!` compares. What does not fit stands at the call.
    pub fn check_eq_values(&self, expr: ExprId, span: Span, left: Ty, right: Ty) {
        let code = CauseCode::BinaryOp {
            op: "==",
            lhs: left,
            rhs: right,
        };
        let var = self.next_ty_var(span);
        let found = self
            .tcx
            .lang_item("eq")
            .and_then(|of| self.lookup_op(of, "eq", Cause::new(span, code), left, &[var]));
        let Some(method) = found else {
            if !self.references_error(left) && !self.references_error(right) {
                let text = self.ty_string(left);
                let message = format!("binary operation `==` cannot be applied to type `{text}`");
                self.error("E0369", span, message);
            }
            return;
        };
        self.select_where_possible();
        if !self.demand_eqtype(span, var, right) {
            return;
        }
        self.select_where_possible();
        self.write_callee(expr, CalleeRole::Eq, method.callee());
        let (left, right) = (self.resolve(left), self.resolve(right));
        if !self.is_ty_var(left)
            && !self.is_ty_var(right)
            && self.is_builtin_binop(left, right, BinaryOp::Eq)
        {
            self.demand_suptype(span, self.deref_once(left), self.deref_once(right));
        }
    }
}
