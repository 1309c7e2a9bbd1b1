//! Operators, built in or overloaded; assignments; ranges.

use super::Builder;
use crate::syntax::ast::{self, BinaryOp, ExprKind as Ast, StructRest, UnaryOp};
use crate::syntax::span::Span;
use crate::thir::scope::{ScopeKind, TempReason};
use crate::thir::tree::{ExprId, ExprKind, Pat, PatKind, Stmt};
use crate::ty::results::{BindingMode, CalleeRole};
use crate::ty::{Ty, TyKind};

impl Builder<'_> {
    /// `!e`, `-e`
    pub(super) fn negation(
        &mut self,
        expr: ast::ExprId,
        op: UnaryOp,
        operand: ast::ExprId,
        ty: Ty,
        span: Span,
    ) -> ExprId {
        if let Some(callee) = self.results.callee(expr, CalleeRole::Method) {
            let value = self.plain(|this| this.expr(operand));
            return self.call(callee, vec![value], ty, span);
        }
        let body = self.body;
        // `-128i8` is one literal, whose value does not overflow.
        if op == UnaryOp::Neg
            && let Ast::Literal(literal) = &body.exprs[operand].kind
        {
            return self.literal(literal, true, ty, span);
        }
        let value = self.plain(|this| this.expr(operand));
        let kind = match op {
            UnaryOp::Not => ExprKind::Not(value),
            UnaryOp::Neg => ExprKind::Neg(value),
            UnaryOp::Deref => ExprKind::Deref(value),
        };
        self.node(kind, ty, span)
    }

    /// `a + b`, `a && b`, `a == b`
    pub(super) fn binary(
        &mut self,
        expr: ast::ExprId,
        op: BinaryOp,
        left: ast::ExprId,
        right: ast::ExprId,
        span: Span,
    ) -> ExprId {
        let ty = self.expr_ty(expr);
        if matches!(op, BinaryOp::And | BinaryOp::Or) {
            return self.logical(op, left, right, ty, span);
        }
        let callee = self.results.callee(expr, CalleeRole::Method);
        let left = self.plain(|this| this.expr(left));
        let right = self.plain(|this| this.expr(right));
        match callee {
            Some(callee) => self.call(callee, vec![left, right], ty, span),
            None => self.node(ExprKind::Binary(op, left, right), ty, span),
        }
    }

    /// `a && b`: each side drops its temporaries before the other is looked at, unless it
    /// is a `let`.
    fn logical(
        &mut self,
        op: BinaryOp,
        left: ast::ExprId,
        right: ast::ExprId,
        ty: Ty,
        span: Span,
    ) -> ExprId {
        let left = self.logical_operand(op, left);
        let right = self.logical_operand(op, right);
        let kind = ExprKind::Logical {
            and: op == BinaryOp::And,
            left,
            right,
        };
        self.node(kind, ty, span)
    }

    fn logical_operand(&mut self, op: BinaryOp, operand: ast::ExprId) -> ExprId {
        let inner = self.peel(operand);
        match &self.body.exprs[inner].kind {
            Ast::Let(..) => self.plain(|this| this.expr(operand)),
            Ast::Binary(other, ..) if *other == op => self.plain(|this| this.expr(operand)),
            _ => self.terminating(operand, TempReason::Condition),
        }
    }

    /// `a += b`
    pub(super) fn assign_op(
        &mut self,
        expr: ast::ExprId,
        op: BinaryOp,
        left: ast::ExprId,
        right: ast::ExprId,
        span: Span,
    ) -> ExprId {
        let unit = self.tcx.types.common.unit;
        let callee = self.results.callee(expr, CalleeRole::Method);
        let lhs = self.plain(|this| this.expr(left));
        let rhs = self.plain(|this| this.expr(right));
        match callee {
            Some(callee) => self.call(callee, vec![lhs, rhs], unit, span),
            None => self.node(ExprKind::AssignOp { op, lhs, rhs }, unit, span),
        }
    }

    /// `a = b`, `(a, b) = c`
    pub(super) fn assign(&mut self, left: ast::ExprId, right: ast::ExprId, span: Span) -> ExprId {
        let unit = self.tcx.types.common.unit;
        if self.is_destructuring(left) {
            return self.destructure(left, right, span);
        }
        let lhs = self.plain(|this| this.expr(left));
        let rhs = self.plain(|this| this.expr(right));
        self.node(ExprKind::Assign { lhs, rhs }, unit, span)
    }

    /// Whether the left side of an assignment is a pattern of places.
    fn is_destructuring(&self, left: ast::ExprId) -> bool {
        match &self.body.exprs[self.peel(left)].kind {
            Ast::Tuple(_) | Ast::Array(_) | Ast::Struct { .. } | Ast::Underscore => true,
            Ast::Call { callee, .. } => self.is_ctor(*callee),
            _ => false,
        }
    }

    /// `{ let (lhs0, lhs1) = c; a = lhs0; b = lhs1; }`
    fn destructure(&mut self, left: ast::ExprId, right: ast::ExprId, span: Span) -> ExprId {
        let unit = self.tcx.types.common.unit;
        let block_scope = self.new_scope(ScopeKind::Node, span);
        let mut assigns = Vec::new();
        let block = self.within(block_scope, |this| {
            let remainder = this.new_scope(ScopeKind::Remainder, span);
            this.within(remainder, |this| {
                let pat =
                    this.declaring_in(remainder, |this| this.place_pattern(left, &mut assigns));
                let init_scope = this.new_scope(ScopeKind::Statement, span);
                let temps = super::temps::Temps::at(init_scope, TempReason::Statement);
                let init = this.within(init_scope, |this| {
                    this.with_temps(temps, |this| this.expr(right))
                });
                let mut stmts = vec![Stmt::Let {
                    remainder,
                    init_scope,
                    pat: Box::new(pat),
                    init: Some(init),
                    else_block: None,
                    span,
                }];
                for (place, var) in assigns {
                    stmts.push(this.statement(span, |this| {
                        let lhs = this.expr(place);
                        let rhs = this.var(var, span);
                        this.node(ExprKind::Assign { lhs, rhs }, unit, span)
                    }));
                }
                this.make_block(block_scope, stmts, None, span)
            })
        });
        self.node(ExprKind::Block(block), unit, span)
    }

    /// The left side of an assignment as a pattern, with a variable for each place.
    fn place_pattern(
        &mut self,
        left: ast::ExprId,
        assigns: &mut Vec<(ast::ExprId, crate::thir::tree::VarId)>,
    ) -> Pat {
        let left = self.peel(left);
        let span = self.span(left);
        let ty = self.expr_ty(left);
        let body = self.body;
        let kind = match &body.exprs[left].kind {
            Ast::Underscore => PatKind::Wild,
            Ast::Tuple(parts) => {
                let total = match self.tcx.types.kind(ty) {
                    TyKind::Tuple(list) => self.tcx.types.list(list).len(),
                    _ => parts.len(),
                };
                PatKind::Leaf(self.place_fields(parts, total, assigns))
            }
            Ast::Array(parts) => self.place_slice(parts, assigns),
            Ast::Call { args, .. } => return self.place_variant(left, args, ty, span, assigns),
            Ast::Struct { fields, rest, .. } if !matches!(rest, StructRest::Base(_)) => {
                let parts: Vec<ast::ExprId> = fields.iter().map(|field| field.expr).collect();
                return self.place_struct(left, &parts, ty, span, assigns);
            }
            _ => self.place_binding(left, ty, span, assigns),
        };
        Pat { kind, ty, span }
    }

    fn place_binding(
        &mut self,
        left: ast::ExprId,
        ty: Ty,
        span: Span,
        assigns: &mut Vec<(ast::ExprId, crate::thir::tree::VarId)>,
    ) -> PatKind {
        let Some(scope) = self.var_scope else {
            return PatKind::Wild;
        };
        let var = self.new_var(ty, false, scope, span);
        assigns.push((left, var));
        PatKind::Binding {
            var,
            mode: BindingMode::Value,
            sub: None,
            is_primary: true,
        }
    }

    /// Whether an operand is `..`.
    fn is_rest(&self, part: ast::ExprId) -> bool {
        matches!(
            self.body.exprs[part].kind,
            Ast::Range {
                start: None,
                end: None,
                ..
            }
        )
    }

    fn place_fields(
        &mut self,
        parts: &[ast::ExprId],
        total: usize,
        assigns: &mut Vec<(ast::ExprId, crate::thir::tree::VarId)>,
    ) -> Vec<(usize, Pat)> {
        let rest = parts.iter().position(|part| self.is_rest(*part));
        let mut fields = Vec::new();
        for (index, part) in parts.iter().enumerate() {
            let field = match rest {
                Some(rest) if index == rest => continue,
                Some(rest) if index > rest => (total + index).saturating_sub(parts.len()),
                _ => index,
            };
            fields.push((field, self.place_pattern(*part, assigns)));
        }
        fields
    }

    fn place_slice(
        &mut self,
        parts: &[ast::ExprId],
        assigns: &mut Vec<(ast::ExprId, crate::thir::tree::VarId)>,
    ) -> PatKind {
        let rest = parts.iter().position(|part| self.is_rest(*part));
        let (before, after) = match rest {
            Some(rest) => {
                let (before, after) = parts.split_at(rest);
                (
                    before,
                    after.split_first().map_or(&[][..], |(_, after)| after),
                )
            }
            None => (parts, &[][..]),
        };
        let prefix = before
            .iter()
            .map(|part| self.place_pattern(*part, assigns))
            .collect();
        let suffix = after
            .iter()
            .map(|part| self.place_pattern(*part, assigns))
            .collect();
        PatKind::Slice {
            prefix,
            slice: None,
            has_rest: rest.is_some(),
            suffix,
        }
    }

    fn place_variant(
        &mut self,
        left: ast::ExprId,
        args: &[ast::ExprId],
        ty: Ty,
        span: Span,
        assigns: &mut Vec<(ast::ExprId, crate::thir::tree::VarId)>,
    ) -> Pat {
        let body = self.body;
        let variant = match &body.exprs[left].kind {
            Ast::Call { callee, .. } => {
                let res = self.results.paths.get(self.peel(*callee)).copied();
                match (res, self.tcx.types.kind(ty)) {
                    (Some((res, _)), TyKind::Adt(adt, _)) => self.ctor_variant(res, adt),
                    _ => None,
                }
            }
            _ => None,
        };
        let Some(variant) = variant else {
            self.give_up(span);
            let kind = PatKind::Wild;
            return Pat { kind, ty, span };
        };
        let total = match self.tcx.types.kind(ty) {
            TyKind::Adt(adt, _) => {
                let variants = &self.tcx.adt_def(adt).variants;
                variants
                    .get(variant)
                    .map_or(0, |variant| variant.fields.len())
            }
            _ => 0,
        };
        let fields = self.place_fields(args, total, assigns);
        self.adt_pattern(ty, variant, fields, span)
    }

    fn place_struct(
        &mut self,
        left: ast::ExprId,
        parts: &[ast::ExprId],
        ty: Ty,
        span: Span,
        assigns: &mut Vec<(ast::ExprId, crate::thir::tree::VarId)>,
    ) -> Pat {
        let results = self.results;
        let Some(found) = results.struct_exprs.get(left) else {
            self.give_up(span);
            let kind = PatKind::Wild;
            return Pat { kind, ty, span };
        };
        let fields = found
            .fields
            .iter()
            .zip(parts)
            .map(|(index, part)| (*index, self.place_pattern(*part, assigns)))
            .collect();
        self.adt_pattern(ty, found.variant, fields, span)
    }

    /// `a..b`: a struct of std.
    pub(super) fn range(
        &mut self,
        start: Option<ast::ExprId>,
        end: Option<ast::ExprId>,
        inclusive: bool,
        ty: Ty,
        span: Span,
    ) -> ExprId {
        let TyKind::Adt(adt, args) = self.tcx.types.kind(ty) else {
            return self.give_up(span);
        };
        if let (Some(start), Some(end), true) = (start, end, inclusive) {
            let types = self.tcx.types.args(args).to_vec();
            let values = self.plain_exprs(&[start, end]);
            return match self.lang_fn("range_inclusive_new", &types, span) {
                Some(callee) => self.call(callee, values, ty, span),
                None => self.give_up(span),
            };
        }
        let fields = [start, end]
            .into_iter()
            .flatten()
            .enumerate()
            .map(|(index, part)| (index, self.extending_expr(part)))
            .collect();
        self.adt(adt, 0, args, fields, ty, span)
    }
}
