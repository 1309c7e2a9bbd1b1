//! Expressions, except for those that decide what is evaluated next: see `control`.

use syn::punctuated::Punctuated;

use super::Lower;
use super::pat::name_span;
use crate::syntax::ast::{BinaryOp, BodyKind, ExprId, ExprKind, FieldExpr, StructRest, UnaryOp};
use crate::syntax::span::Span;
use crate::syntax::token::nesting::LOWERED;

impl Lower<'_> {
    pub(crate) fn expr(&mut self, expr: &syn::Expr) -> ExprId {
        let attrs_allowed = std::mem::take(&mut self.attrs_allowed);
        self.expr_attrs(expr, attrs_allowed);
        self.deeper(LOWERED, |this| this.expr_kind(expr, attrs_allowed))
    }

    /// What each kind of expression needs is in a function of its own, so that the frame
    /// that all of them share stays small.
    fn expr_kind(&mut self, expr: &syn::Expr, attrs_allowed: bool) -> ExprId {
        match expr {
            syn::Expr::Array(array) => self.array_expr(array),
            syn::Expr::Assign(assign) => self.assign_expr(assign, attrs_allowed),
            syn::Expr::Await(e) => self.await_expr(e),
            syn::Expr::Binary(binary) => self.binary_expr(binary, attrs_allowed),
            syn::Expr::Call(call) => self.call(call),
            syn::Expr::Cast(cast) => self.cast_expr(cast, attrs_allowed),
            syn::Expr::Field(field) => self.field(field),
            syn::Expr::Group(group) => self.expr(&group.expr),
            syn::Expr::Index(index) => self.index_expr(index),
            syn::Expr::Infer(infer) => self.infer_expr(infer),
            syn::Expr::Lit(lit) => self.lit(&lit.lit),
            syn::Expr::Macro(call) => self.expr_macro(&call.mac),
            syn::Expr::MethodCall(call) => self.method_call(call),
            syn::Expr::Paren(paren) => self.paren_expr(paren),
            syn::Expr::Path(path) => self.path_expr(path),
            syn::Expr::Range(range) => self.range(range),
            syn::Expr::RawAddr(raw) => self.raw_addr_expr(raw),
            syn::Expr::Reference(reference) => self.reference_expr(reference),
            syn::Expr::Repeat(repeat) => self.repeat_expr(repeat),
            syn::Expr::Struct(e) => self.struct_expr(e),
            syn::Expr::Try(e) => self.try_expr(e),
            syn::Expr::Tuple(tuple) => self.tuple_expr(tuple),
            syn::Expr::Unary(unary) => self.unary(unary),
            other => self.control(other),
        }
    }

    #[inline(never)]
    fn array_expr(&mut self, array: &syn::ExprArray) -> ExprId {
        let elems = self.elements(&array.elems);
        let span = self.delimited(array.bracket_token.span);
        self.new_expr(ExprKind::Array(elems), span)
    }

    #[inline(never)]
    fn assign_expr(&mut self, assign: &syn::ExprAssign, attrs_allowed: bool) -> ExprId {
        self.attrs_allowed = attrs_allowed;
        let left = self.expr(&assign.left);
        let right = self.expr(&assign.right);
        let expr = self.new_joined(left, right, ExprKind::Assign(left, right));
        self.set_op_span(expr, assign.eq_token.span, 1);
        expr
    }

    #[inline(never)]
    fn await_expr(&mut self, e: &syn::ExprAwait) -> ExprId {
        let base = self.expr(&e.base);
        let span = self.join(self.expr_span(base), self.span(e.await_token.span));
        self.new_expr(ExprKind::Await(base), span)
    }

    #[inline(never)]
    fn binary_expr(&mut self, binary: &syn::ExprBinary, attrs_allowed: bool) -> ExprId {
        self.attrs_allowed = attrs_allowed;
        self.binary(binary)
    }

    #[inline(never)]
    fn cast_expr(&mut self, cast: &syn::ExprCast, attrs_allowed: bool) -> ExprId {
        self.attrs_allowed = attrs_allowed;
        let inner = self.expr(&cast.expr);
        let ty = self.ty(&cast.ty);
        let span = self.join(self.expr_span(inner), self.type_span(ty));
        self.new_expr(ExprKind::Cast(inner, ty), span)
    }

    #[inline(never)]
    fn index_expr(&mut self, index: &syn::ExprIndex) -> ExprId {
        let base = self.expr(&index.expr);
        let inside = self.expr(&index.index);
        let span = self.join(
            self.expr_span(base),
            self.span(index.bracket_token.span.close()),
        );
        let expr = self.new_expr(ExprKind::Index(base, inside), span);
        let brackets = self.delimited(index.bracket_token.span);
        self.body.op_spans.insert(expr, brackets);
        expr
    }

    #[inline(never)]
    fn infer_expr(&mut self, infer: &syn::ExprInfer) -> ExprId {
        let span = self.span(infer.underscore_token.span);
        self.new_expr(ExprKind::Underscore, span)
    }

    #[inline(never)]
    fn paren_expr(&mut self, paren: &syn::ExprParen) -> ExprId {
        let inside = self.expr(&paren.expr);
        let span = self.delimited(paren.paren_token.span);
        self.new_expr(ExprKind::Paren(inside), span)
    }

    #[inline(never)]
    fn path_expr(&mut self, path: &syn::ExprPath) -> ExprId {
        let path = self.qualified_path(path.qself.as_ref(), &path.path);
        let span = path.span;
        self.new_expr(ExprKind::Path(path), span)
    }

    #[inline(never)]
    fn raw_addr_expr(&mut self, raw: &syn::ExprRawAddr) -> ExprId {
        let start = self.span(raw.and_token.span);
        let mutable = matches!(raw.mutability, syn::PointerMutability::Mut(_));
        let expr = self.expr(&raw.expr);
        let span = self.join(start, self.expr_span(expr));
        self.new_expr(ExprKind::RawRef { mutable, expr }, span)
    }

    #[inline(never)]
    fn reference_expr(&mut self, reference: &syn::ExprReference) -> ExprId {
        let start = self.span(reference.and_token.span);
        let mutable = reference.mutability.is_some();
        let expr = self.expr(&reference.expr);
        let span = self.join(start, self.expr_span(expr));
        self.new_expr(ExprKind::Ref { mutable, expr }, span)
    }

    #[inline(never)]
    fn repeat_expr(&mut self, repeat: &syn::ExprRepeat) -> ExprId {
        let elem = self.expr(&repeat.expr);
        let len = self.const_body(BodyKind::AnonConst, &repeat.len);
        let span = self.delimited(repeat.bracket_token.span);
        self.new_expr(ExprKind::Repeat { elem, len }, span)
    }

    #[inline(never)]
    fn try_expr(&mut self, e: &syn::ExprTry) -> ExprId {
        let inner = self.expr(&e.expr);
        let span = self.join(self.expr_span(inner), self.span(e.question_token.span));
        self.new_expr(ExprKind::Try(inner), span)
    }

    #[inline(never)]
    fn tuple_expr(&mut self, tuple: &syn::ExprTuple) -> ExprId {
        let elems = self.elements(&tuple.elems);
        let span = self.delimited(tuple.paren_token.span);
        self.new_expr(ExprKind::Tuple(elems), span)
    }

    #[inline(never)]
    pub(crate) fn elements(
        &mut self,
        elems: &Punctuated<syn::Expr, syn::Token![,]>,
    ) -> Vec<ExprId> {
        let mut lowered = Vec::with_capacity(elems.len());
        for elem in elems {
            self.attrs_allowed = true;
            if self.is_kept(super::attr::of_expr(elem)) {
                lowered.push(self.expr(elem));
            }
        }
        self.attrs_allowed = false;
        lowered
    }

    fn new_joined(&mut self, from: ExprId, to: ExprId, kind: ExprKind) -> ExprId {
        let span = self.join(self.expr_span(from), self.expr_span(to));
        self.new_expr(kind, span)
    }

    #[inline(never)]
    fn binary(&mut self, binary: &syn::ExprBinary) -> ExprId {
        let left = self.expr(&binary.left);
        let right = self.expr(&binary.right);
        let Some((op, assigns)) = binary_op(&binary.op) else {
            let span = self.join(self.expr_span(left), self.expr_span(right));
            self.unsupported(span, "binary operator");
            return self.error_expr(span);
        };
        let kind = if assigns {
            ExprKind::AssignOp(op, left, right)
        } else {
            ExprKind::Binary(op, left, right)
        };
        let expr = self.new_joined(left, right, kind);
        let length = op.text().len() + usize::from(assigns);
        self.set_op_span(expr, op_span(&binary.op), length);
        expr
    }

    /// Notes where the operator of an expression stands.
    fn set_op_span(&mut self, expr: ExprId, token: proc_macro2::Span, length: usize) {
        let first = self.span(token);
        let length = u32::try_from(length).unwrap_or(0);
        let span = Span {
            end: first.start.saturating_add(length),
            ..first
        };
        self.body.op_spans.insert(expr, span);
    }

    #[inline(never)]
    fn unary(&mut self, unary: &syn::ExprUnary) -> ExprId {
        let expr = self.expr(&unary.expr);
        let (token, op) = match &unary.op {
            syn::UnOp::Deref(token) => (token.span, UnaryOp::Deref),
            syn::UnOp::Not(token) => (token.span, UnaryOp::Not),
            syn::UnOp::Neg(token) => (token.span, UnaryOp::Neg),
            _ => {
                let span = self.expr_span(expr);
                self.unsupported(span, "unary operator");
                return self.error_expr(span);
            }
        };
        let span = self.join(self.span(token), self.expr_span(expr));
        self.new_expr(ExprKind::Unary(op, expr), span)
    }

    #[inline(never)]
    fn call(&mut self, call: &syn::ExprCall) -> ExprId {
        let callee = self.expr(&call.func);
        let args = self.elements(&call.args);
        let span = self.join(
            self.expr_span(callee),
            self.span(call.paren_token.span.close()),
        );
        self.new_expr(ExprKind::Call { callee, args }, span)
    }

    #[inline(never)]
    fn method_call(&mut self, call: &syn::ExprMethodCall) -> ExprId {
        let receiver = self.expr(&call.receiver);
        let method = self.ident(&call.method);
        let generics = call.turbofish.as_ref().map(|args| self.angle_args(args));
        let args = self.elements(&call.args);
        let end = self.span(call.paren_token.span.close());
        let call_span = self.join(method.span, end);
        let span = self.join(self.expr_span(receiver), end);
        let kind = ExprKind::MethodCall {
            receiver,
            method,
            generics,
            args,
            call_span,
        };
        self.new_expr(kind, span)
    }

    #[inline(never)]
    fn field(&mut self, field: &syn::ExprField) -> ExprId {
        let base = self.expr(&field.base);
        let name = self.member(&field.member);
        let span = self.join(self.expr_span(base), name_span(name));
        self.new_expr(ExprKind::Field(base, name), span)
    }

    #[inline(never)]
    fn range(&mut self, range: &syn::ExprRange) -> ExprId {
        let start = range.start.as_ref().map(|expr| self.expr(expr));
        let end = range.end.as_ref().map(|expr| self.expr(expr));
        let (limits, inclusive) = self.range_limits(&range.limits);
        let from = start.map_or(limits, |expr| self.expr_span(expr));
        let to = end.map_or(limits, |expr| self.expr_span(expr));
        let span = self.join(from, to);
        if inclusive && end.is_none() {
            self.coded("E0586", limits, "inclusive range with no end");
        }
        self.new_expr(
            ExprKind::Range {
                start,
                end,
                inclusive,
            },
            span,
        )
    }

    #[inline(never)]
    fn struct_expr(&mut self, e: &syn::ExprStruct) -> ExprId {
        let path = self.qualified_path(e.qself.as_ref(), &e.path);
        let fields = e
            .fields
            .iter()
            .filter_map(|field| self.field_value(field))
            .collect();
        let rest = match (&e.rest, &e.dot2_token) {
            (Some(base), _) => StructRest::Base(self.expr(base)),
            (None, Some(dots)) => StructRest::Rest(self.between(dots.spans[0], dots.spans[1])),
            (None, None) => StructRest::None,
        };
        let span = self.join(path.span, self.delimited(e.brace_token.span));
        self.new_expr(ExprKind::Struct { path, fields, rest }, span)
    }

    #[inline(never)]
    fn field_value(&mut self, field: &syn::FieldValue) -> Option<FieldExpr> {
        self.attrs(&field.attrs)?;
        let name = self.member(&field.member);
        let expr = self.expr(&field.expr);
        let shorthand = field.colon_token.is_none();
        let span = self.join(name_span(name), self.expr_span(expr));
        Some(FieldExpr {
            name,
            expr,
            shorthand,
            span,
        })
    }

    pub(crate) fn unsupported_expr(&mut self, span: Span, construct: &'static str) -> ExprId {
        self.unsupported(span, construct);
        self.error_expr(span)
    }
}

/// The operator, and whether it assigns too.
fn binary_op(op: &syn::BinOp) -> Option<(BinaryOp, bool)> {
    use syn::BinOp as Syn;
    Some(match op {
        Syn::Add(_) => (BinaryOp::Add, false),
        Syn::Sub(_) => (BinaryOp::Sub, false),
        Syn::Mul(_) => (BinaryOp::Mul, false),
        Syn::Div(_) => (BinaryOp::Div, false),
        Syn::Rem(_) => (BinaryOp::Rem, false),
        Syn::And(_) => (BinaryOp::And, false),
        Syn::Or(_) => (BinaryOp::Or, false),
        Syn::BitXor(_) => (BinaryOp::BitXor, false),
        Syn::BitAnd(_) => (BinaryOp::BitAnd, false),
        Syn::BitOr(_) => (BinaryOp::BitOr, false),
        Syn::Shl(_) => (BinaryOp::Shl, false),
        Syn::Shr(_) => (BinaryOp::Shr, false),
        Syn::Eq(_) => (BinaryOp::Eq, false),
        Syn::Lt(_) => (BinaryOp::Lt, false),
        Syn::Le(_) => (BinaryOp::Le, false),
        Syn::Ne(_) => (BinaryOp::Ne, false),
        Syn::Ge(_) => (BinaryOp::Ge, false),
        Syn::Gt(_) => (BinaryOp::Gt, false),
        Syn::AddAssign(_) => (BinaryOp::Add, true),
        Syn::SubAssign(_) => (BinaryOp::Sub, true),
        Syn::MulAssign(_) => (BinaryOp::Mul, true),
        Syn::DivAssign(_) => (BinaryOp::Div, true),
        Syn::RemAssign(_) => (BinaryOp::Rem, true),
        Syn::BitXorAssign(_) => (BinaryOp::BitXor, true),
        Syn::BitAndAssign(_) => (BinaryOp::BitAnd, true),
        Syn::BitOrAssign(_) => (BinaryOp::BitOr, true),
        Syn::ShlAssign(_) => (BinaryOp::Shl, true),
        Syn::ShrAssign(_) => (BinaryOp::Shr, true),
        _ => return None,
    })
}

/// Where an operator begins.
fn op_span(op: &syn::BinOp) -> proc_macro2::Span {
    use syn::BinOp as Syn;
    let first = |spans: &[proc_macro2::Span]| spans.first().copied();
    let span = match op {
        Syn::Add(token) => first(&token.spans),
        Syn::Sub(token) => first(&token.spans),
        Syn::Mul(token) => first(&token.spans),
        Syn::Div(token) => first(&token.spans),
        Syn::Rem(token) => first(&token.spans),
        Syn::BitXor(token) => first(&token.spans),
        Syn::BitAnd(token) => first(&token.spans),
        Syn::BitOr(token) => first(&token.spans),
        Syn::Lt(token) => first(&token.spans),
        Syn::Gt(token) => first(&token.spans),
        Syn::And(token) => first(&token.spans),
        Syn::Or(token) => first(&token.spans),
        Syn::Eq(token) => first(&token.spans),
        Syn::Ne(token) => first(&token.spans),
        Syn::Le(token) => first(&token.spans),
        Syn::Ge(token) => first(&token.spans),
        Syn::Shl(token) => first(&token.spans),
        Syn::Shr(token) => first(&token.spans),
        Syn::AddAssign(token) => first(&token.spans),
        Syn::SubAssign(token) => first(&token.spans),
        Syn::MulAssign(token) => first(&token.spans),
        Syn::DivAssign(token) => first(&token.spans),
        Syn::RemAssign(token) => first(&token.spans),
        Syn::BitXorAssign(token) => first(&token.spans),
        Syn::BitAndAssign(token) => first(&token.spans),
        Syn::BitOrAssign(token) => first(&token.spans),
        Syn::ShlAssign(token) => first(&token.spans),
        Syn::ShrAssign(token) => first(&token.spans),
        _ => None,
    };
    span.unwrap_or_else(proc_macro2::Span::call_site)
}
