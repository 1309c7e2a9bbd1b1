//! Expressions, before their adjustments.

use super::Builder;
use crate::resolve::{CtorKind, DefId, DefKind, Res};
use crate::syntax::ast::{self, ExprKind as Ast, FieldExpr, StructRest, UnaryOp};
use crate::syntax::span::Span;
use crate::thir::scope::{ScopeKind, TempReason};
use crate::thir::tree::{ExprId, ExprKind, Lit};
use crate::ty::results::CastKind;
use crate::ty::{Args, Mutability, Ty, TyKind};

/// Constant functions of std that never fail.
const TAME: &[&str] = &[
    "new",
    "empty",
    "size_of",
    "align_of",
    "null",
    "null_mut",
    "dangling",
    "uninit",
    "zeroed",
    "len",
    "is_empty",
    "as_str",
    "as_bytes",
    "needs_drop",
];

impl Builder<'_> {
    /// An expression without what is done to its value afterwards.
    pub(super) fn unadjusted(&mut self, expr: ast::ExprId) -> ExprId {
        let body = self.body;
        let node = &body.exprs[expr];
        let span = self.span(expr);
        let ty = self.expr_ty(expr);
        match &node.kind {
            Ast::Literal(literal) => self.literal(literal, false, ty, span),
            Ast::Path(_) => self.path(expr, ty, span),
            Ast::Paren(inner) => self.unadjusted(*inner),
            Ast::Tuple(parts) => {
                let parts = self.extending_exprs(parts);
                self.node(ExprKind::Tuple(parts), ty, span)
            }
            Ast::Array(parts) => {
                let parts = self.extending_exprs(parts);
                self.node(ExprKind::Array(parts), ty, span)
            }
            Ast::Repeat { elem, .. } => self.repeat(*elem, ty, span),
            Ast::Struct { fields, rest, .. } => self.struct_expr(expr, fields, *rest, span),
            Ast::Unary(op, operand) => self.unary(expr, *op, *operand, ty, span),
            Ast::Ref { mutable, expr: arg } => self.reference(*mutable, *arg, ty, span),
            Ast::RawRef { mutable, expr: arg } => self.raw_reference(*mutable, *arg, ty, span),
            Ast::Binary(op, left, right) => self.binary(expr, *op, *left, *right, span),
            Ast::Assign(left, right) => self.assign(*left, *right, span),
            Ast::AssignOp(op, left, right) => self.assign_op(expr, *op, *left, *right, span),
            Ast::Cast(operand, _) => self.cast(expr, *operand, ty, span),
            Ast::Call { callee, args } => self.call_expr(expr, *callee, args, span),
            Ast::MethodCall {
                receiver,
                args,
                call_span,
                ..
            } => self.method_call(expr, *receiver, args, *call_span, span),
            Ast::Field(base, _) => self.field(expr, *base, ty, span),
            Ast::Index(base, index) => self.index(expr, *base, *index, ty, span),
            Ast::Range {
                start,
                end,
                inclusive,
            } => self.range(*start, *end, *inclusive, ty, span),
            Ast::Block(block) => self.block_expr(expr, block, ty, span),
            Ast::If { cond, then, els } => self.if_expr(*cond, *then, *els, ty, span),
            Ast::Let(pat, init) => self.let_expr(*pat, *init, span),
            Ast::Match { scrutinee, arms } => self.match_expr(*scrutinee, arms, ty, span),
            Ast::Loop { body, .. } => self.loop_expr(expr, *body, ty, span),
            Ast::While { cond, body, .. } => self.while_expr(expr, *cond, *body, span),
            Ast::For {
                pat, iter, body, ..
            } => self.for_expr(expr, *pat, *iter, *body, span),
            Ast::Break { value, .. } => self.break_expr(expr, *value, span),
            Ast::Continue { .. } => self.continue_expr(expr, span),
            Ast::Return(value) => self.return_expr(*value, span),
            Ast::Closure(_) => self.closure(expr, ty, span),
            Ast::Try(operand) => self.try_expr(expr, *operand, ty, span),
            Ast::Await(operand) => self.await_expr(expr, *operand, ty, span),
            Ast::Std(call) => self.std_macro(expr, call, ty, span),
            Ast::Underscore | Ast::Error => self.give_up(span),
        }
    }

    /// Where an expression stands, with the parentheses around it.
    pub(super) fn span(&self, expr: ast::ExprId) -> Span {
        self.body.exprs[expr].span
    }

    fn extending_exprs(&mut self, parts: &[ast::ExprId]) -> Vec<ExprId> {
        parts
            .iter()
            .map(|part| self.extending_expr(*part))
            .collect()
    }

    pub(super) fn extending_expr(&mut self, part: ast::ExprId) -> ExprId {
        self.extending_part(|this| this.extending(part, |this| this.expr(part)))
    }

    fn path(&mut self, expr: ast::ExprId, ty: Ty, span: Span) -> ExprId {
        let Some((res, args)) = self.results.paths.get(expr).copied() else {
            return self.give_up(span);
        };
        match res {
            Res::Local(local) => self.local(local, ty, span),
            Res::SelfCtor(_) => self.self_ctor(ty, span),
            Res::Def(def) => self.path_to_def(def, args, ty, span),
            _ => self.give_up(span),
        }
    }

    fn path_to_def(&mut self, def: DefId, args: Args, ty: Ty, span: Span) -> ExprId {
        let kind = match self.tcx.def_kind(def) {
            DefKind::Fn | DefKind::AssocFn | DefKind::Ctor(_, CtorKind::Fn) => {
                ExprKind::FnItem(def, args)
            }
            DefKind::Ctor(_, CtorKind::Const) => return self.unit_ctor(def, ty, span),
            DefKind::Const | DefKind::AssocConst => ExprKind::NamedConst(def, args),
            DefKind::Static => ExprKind::Static(def),
            DefKind::ConstParam => ExprKind::ConstParam(self.tcx.const_of_param(def)),
            _ => return self.give_up(span),
        };
        self.node(kind, ty, span)
    }

    /// `None`, `S`: a constructor without arguments.
    fn unit_ctor(&mut self, ctor: DefId, ty: Ty, span: Span) -> ExprId {
        let TyKind::Adt(adt, args) = self.tcx.types.kind(ty) else {
            return self.give_up(span);
        };
        let Some(variant) = self.tcx.adt_def(adt).variant_index(ctor) else {
            return self.give_up(span);
        };
        self.adt(adt, variant, args, Vec::new(), ty, span)
    }

    /// `Self` as a value: a unit struct, or a constructor as a function.
    fn self_ctor(&mut self, ty: Ty, span: Span) -> ExprId {
        match self.tcx.types.kind(ty) {
            TyKind::FnDef(def, args) => self.node(ExprKind::FnItem(def, args), ty, span),
            TyKind::Adt(adt, args) => self.adt(adt, 0, args, Vec::new(), ty, span),
            _ => self.give_up(span),
        }
    }

    /// A struct or a variant with its fields.
    pub(super) fn adt(
        &mut self,
        adt: DefId,
        variant: usize,
        args: Args,
        fields: Vec<(usize, ExprId)>,
        ty: Ty,
        span: Span,
    ) -> ExprId {
        let kind = ExprKind::Adt {
            adt,
            variant,
            args,
            fields,
            base: None,
        };
        self.node(kind, ty, span)
    }

    fn repeat(&mut self, elem: ast::ExprId, ty: Ty, span: Span) -> ExprId {
        let TyKind::Array(_, count) = self.tcx.types.kind(ty) else {
            return self.give_up(span);
        };
        let value = self.plain(|this| this.expr(elem));
        self.node(ExprKind::Repeat { value, count }, ty, span)
    }

    fn struct_expr(
        &mut self,
        expr: ast::ExprId,
        fields: &[FieldExpr],
        rest: StructRest,
        span: Span,
    ) -> ExprId {
        let results = self.results;
        let Some(found) = results.struct_exprs.get(expr) else {
            return self.give_up(span);
        };
        let fields = found
            .fields
            .iter()
            .zip(fields)
            .map(|(index, field)| (*index, self.extending_expr(field.expr)))
            .collect();
        let base = match rest {
            StructRest::Base(base) => Some(self.plain(|this| this.expr(base))),
            StructRest::None | StructRest::Rest(_) => None,
        };
        let ty = self.tcx.types.mk_adt(found.adt, found.args);
        let kind = ExprKind::Adt {
            adt: found.adt,
            variant: found.variant,
            args: found.args,
            fields,
            base,
        };
        self.node(kind, ty, span)
    }

    fn unary(
        &mut self,
        expr: ast::ExprId,
        op: UnaryOp,
        operand: ast::ExprId,
        ty: Ty,
        span: Span,
    ) -> ExprId {
        match op {
            UnaryOp::Deref => self.deref_expr(expr, operand, ty, span),
            UnaryOp::Not | UnaryOp::Neg => self.negation(expr, op, operand, ty, span),
        }
    }

    fn reference(&mut self, mutable: bool, arg: ast::ExprId, ty: Ty, span: Span) -> ExprId {
        let arg = self.borrowed(|this| this.extending(arg, |this| this.expr(arg)));
        let kind = super::adjust::borrow_kind(Mutability::new(mutable), false);
        self.node(ExprKind::Borrow { kind, arg }, ty, span)
    }

    pub(super) fn raw_reference(
        &mut self,
        mutable: bool,
        arg: ast::ExprId,
        ty: Ty,
        span: Span,
    ) -> ExprId {
        let arg = self.borrowed(|this| this.extending(arg, |this| this.expr(arg)));
        let mutability = Mutability::new(mutable);
        self.node(ExprKind::RawBorrow { mutability, arg }, ty, span)
    }

    fn cast(&mut self, expr: ast::ExprId, operand: ast::ExprId, ty: Ty, span: Span) -> ExprId {
        let value = self.extending_expr(operand);
        match self.results.casts.get(expr) {
            Some(CastKind::Coercion) => self.node(ExprKind::Use(value), ty, span),
            Some(_) => self.node(ExprKind::Cast(value), ty, span),
            None => self.give_up(span),
        }
    }

    fn block_expr(&mut self, expr: ast::ExprId, block: &ast::Block, ty: Ty, span: Span) -> ExprId {
        match block.kind {
            ast::BlockKind::Plain | ast::BlockKind::Unsafe | ast::BlockKind::Params => {
                let block = self.block(Some(expr), block);
                self.node(ExprKind::Block(block), ty, span)
            }
            ast::BlockKind::Async | ast::BlockKind::AsyncMove | ast::BlockKind::AsyncClosure => {
                self.closure(expr, ty, span)
            }
            ast::BlockKind::Const => self.const_block(block, ty, span),
        }
    }

    /// Whether the evaluation of an expression may fail, its parts left out. rustc rejects a
    /// program with a constant that fails, whether or not it is ever come to.
    fn may_fail(&self, expr: ExprId) -> bool {
        match &self.exprs[expr].kind {
            ExprKind::Call { fun, .. } => match self.tcx.types.kind(self.exprs[*fun].ty) {
                TyKind::FnDef(def, _) => {
                    let is_ctor = matches!(self.tcx.def_kind(def), DefKind::Ctor(..));
                    let name = self.tcx.def(def).name.map(|name| self.tcx.text(name));
                    let is_tame =
                        !self.tcx.is_local(def) && name.is_some_and(|name| TAME.contains(&name));
                    !is_ctor && !is_tame
                }
                _ => true,
            },
            ExprKind::Binary(op, left, right) => {
                use ast::BinaryOp as Op;
                let are_small = [left, right].into_iter().all(|part| self.is_small(*part));
                match op {
                    Op::Eq | Op::Ne | Op::Lt | Op::Le | Op::Gt | Op::Ge => false,
                    Op::Add | Op::Mul => !are_small,
                    _ => true,
                }
            }
            ExprKind::AssignOp { .. }
            | ExprKind::Neg(..)
            | ExprKind::Index { .. }
            | ExprKind::Loop { .. } => true,
            _ => false,
        }
    }

    /// Whether this is a number, two of which make one that any type has room for.
    fn is_small(&self, expr: ExprId) -> bool {
        match self.exprs[expr].kind {
            ExprKind::Scope { value, .. } => self.is_small(value),
            ExprKind::Literal(Lit::Scalar(bits)) => bits < 12,
            _ => false,
        }
    }

    /// `const { … }`. It is evaluated each time: what it comes to is the same, because it
    /// can neither see variables nor do anything, and nothing in it fails.
    fn const_block(&mut self, block: &ast::Block, ty: Ty, span: Span) -> ExprId {
        let scope = self.new_scope(ScopeKind::Terminating, span);
        let temps = super::temps::Temps::at(scope, TempReason::Constant);
        let before = self.exprs.len();
        let value = self.within(scope, |this| {
            let block = this.with_temps(temps, |this| this.block(None, block));
            this.node(ExprKind::Block(block), ty, span)
        });
        let is_std = !self.tcx.is_local(self.owner);
        let parts: Vec<ExprId> = self.exprs.iter().skip(before).map(|(id, _)| id).collect();
        if !is_std && parts.into_iter().any(|part| self.may_fail(part)) {
            return self.unsupported(span, "const block that may fail");
        }
        self.node(ExprKind::Scope { scope, value }, ty, span)
    }
}
