//! Expressions that decide what is evaluated next: blocks, branches, loops, jumps,
//! closures.

use super::Lower;
use crate::syntax::ast::{
    Arm, BlockKind, CaptureBy, Closure, ExprId, ExprKind, Lifetime, PatId, TypeId,
};
use crate::syntax::span::Span;

impl Lower<'_> {
    pub(crate) fn control(&mut self, expr: &syn::Expr) -> ExprId {
        match expr {
            syn::Expr::Async(e) => self.async_expr(e),
            syn::Expr::Block(e) => self.braced_expr(e),
            syn::Expr::Break(e) => self.break_expr(e),
            syn::Expr::Closure(closure) => self.closure(closure),
            syn::Expr::Const(e) => self.const_expr(e),
            syn::Expr::Continue(e) => self.continue_expr(e),
            syn::Expr::ForLoop(e) => self.for_loop(e),
            syn::Expr::If(e) => self.if_expr(e),
            syn::Expr::Let(e) => self.let_expr(e),
            syn::Expr::Loop(e) => self.loop_expr(e),
            syn::Expr::Match(e) => self.match_expr(e),
            syn::Expr::Return(e) => self.return_expr(e),
            syn::Expr::Unsafe(e) => self.unsafe_expr(e),
            syn::Expr::While(e) => self.while_expr(e),
            other => self.other_expr(other),
        }
    }

    #[inline(never)]
    fn async_expr(&mut self, e: &syn::ExprAsync) -> ExprId {
        let start = self.span(e.async_token.span);
        let kind = match e.capture {
            Some(_) => BlockKind::AsyncMove,
            None => BlockKind::Async,
        };
        self.block_expr(kind, None, &e.block, Some(start))
    }

    #[inline(never)]
    fn braced_expr(&mut self, e: &syn::ExprBlock) -> ExprId {
        let label = e.label.as_ref().map(|label| self.lifetime(&label.name));
        let start = label.map(|label| label.span);
        self.block_expr(BlockKind::Plain, label, &e.block, start)
    }

    #[inline(never)]
    fn break_expr(&mut self, e: &syn::ExprBreak) -> ExprId {
        let start = self.span(e.break_token.span);
        let label = e.label.as_ref().map(|label| self.lifetime(label));
        let value = e.expr.as_ref().map(|value| self.expr(value));
        let end = value.map(|value| self.expr_span(value));
        let end = end.or(label.map(|label| label.span)).unwrap_or(start);
        self.new_expr(ExprKind::Break { label, value }, self.join(start, end))
    }

    #[inline(never)]
    fn const_expr(&mut self, e: &syn::ExprConst) -> ExprId {
        let start = self.span(e.const_token.span);
        self.block_expr(BlockKind::Const, None, &e.block, Some(start))
    }

    #[inline(never)]
    fn continue_expr(&mut self, e: &syn::ExprContinue) -> ExprId {
        let start = self.span(e.continue_token.span);
        let label = e.label.as_ref().map(|label| self.lifetime(label));
        let span = label.map_or(start, |label| self.join(start, label.span));
        self.new_expr(ExprKind::Continue { label }, span)
    }

    #[inline(never)]
    fn let_expr(&mut self, e: &syn::ExprLet) -> ExprId {
        let start = self.span(e.let_token.span);
        let pat = self.pat(&e.pat);
        let value = self.expr(&e.expr);
        let span = self.join(start, self.expr_span(value));
        self.new_expr(ExprKind::Let(pat, value), span)
    }

    #[inline(never)]
    fn loop_expr(&mut self, e: &syn::ExprLoop) -> ExprId {
        let (label, start) = self.loop_label(e.label.as_ref(), e.loop_token.span);
        let body = self.plain_block(&e.body);
        let span = self.join(start, self.expr_span(body));
        self.new_expr(ExprKind::Loop { label, body }, span)
    }

    #[inline(never)]
    fn return_expr(&mut self, e: &syn::ExprReturn) -> ExprId {
        let start = self.span(e.return_token.span);
        let value = e.expr.as_ref().map(|value| self.expr(value));
        let span = value.map_or(start, |value| self.join(start, self.expr_span(value)));
        self.new_expr(ExprKind::Return(value), span)
    }

    #[inline(never)]
    fn unsafe_expr(&mut self, e: &syn::ExprUnsafe) -> ExprId {
        let start = self.span(e.unsafe_token.span);
        self.block_expr(BlockKind::Unsafe, None, &e.block, Some(start))
    }

    #[inline(never)]
    fn while_expr(&mut self, e: &syn::ExprWhile) -> ExprId {
        let (label, start) = self.loop_label(e.label.as_ref(), e.while_token.span);
        let cond = self.expr(&e.cond);
        let body = self.plain_block(&e.body);
        let span = self.join(start, self.expr_span(body));
        self.new_expr(ExprKind::While { label, cond, body }, span)
    }

    #[inline(never)]
    fn other_expr(&mut self, expr: &syn::Expr) -> ExprId {
        let (span, construct) = match expr {
            syn::Expr::TryBlock(e) => (self.span(e.try_token.span), "try block"),
            syn::Expr::Yield(e) => (self.span(e.yield_token.span), "yield expression"),
            syn::Expr::Verbatim(tokens) => (self.stream_span(tokens), "expression of this form"),
            _ => (Span::default(), "expression of this form"),
        };
        self.unsupported_expr(span, construct)
    }

    /// A block with nothing in front of it.
    #[inline(never)]
    pub(crate) fn plain_block(&mut self, block: &syn::Block) -> ExprId {
        self.block_expr(BlockKind::Plain, None, block, None)
    }

    /// A block, and `start` if something stands in front of it.
    #[inline(never)]
    fn block_expr(
        &mut self,
        kind: BlockKind,
        label: Option<Lifetime>,
        block: &syn::Block,
        start: Option<Span>,
    ) -> ExprId {
        let block = self.block(kind, label, block);
        let span = start.map_or(block.span, |start| self.join(start, block.span));
        self.new_expr(ExprKind::Block(block), span)
    }

    fn loop_label(
        &mut self,
        label: Option<&syn::Label>,
        keyword: proc_macro2::Span,
    ) -> (Option<Lifetime>, Span) {
        let label = label.map(|label| self.lifetime(&label.name));
        (
            label,
            label.map_or_else(|| self.span(keyword), |label| label.span),
        )
    }

    #[inline(never)]
    fn for_loop(&mut self, e: &syn::ExprForLoop) -> ExprId {
        let (label, start) = self.loop_label(e.label.as_ref(), e.for_token.span);
        let pat = self.pat(&e.pat);
        let iter = self.expr(&e.expr);
        let body = self.plain_block(&e.body);
        let span = self.join(start, self.expr_span(body));
        self.new_expr(
            ExprKind::For {
                label,
                pat,
                iter,
                body,
            },
            span,
        )
    }

    #[inline(never)]
    fn if_expr(&mut self, e: &syn::ExprIf) -> ExprId {
        let start = self.span(e.if_token.span);
        let cond = self.expr(&e.cond);
        let then = self.plain_block(&e.then_branch);
        let els = e.else_branch.as_ref().map(|(_, els)| self.expr(els));
        let end = self.expr_span(els.unwrap_or(then));
        self.new_expr(ExprKind::If { cond, then, els }, self.join(start, end))
    }

    #[inline(never)]
    fn match_expr(&mut self, e: &syn::ExprMatch) -> ExprId {
        let start = self.span(e.match_token.span);
        let scrutinee = self.expr(&e.expr);
        let arms = e.arms.iter().filter_map(|arm| self.arm(arm)).collect();
        let span = self.join(start, self.span(e.brace_token.span.close()));
        self.new_expr(ExprKind::Match { scrutinee, arms }, span)
    }

    #[inline(never)]
    fn arm(&mut self, arm: &syn::Arm) -> Option<Arm> {
        self.attrs(&arm.attrs)?;
        let (pat, guard) = match &arm.pat {
            syn::Pat::Guard(guarded) => (self.pat(&guarded.pat), Some(self.expr(&guarded.guard))),
            pat => (self.pat(pat), None),
        };
        let body = self.expr(&arm.body);
        let span = self.join(self.pat_span(pat), self.expr_span(body));
        Some(Arm {
            pat,
            guard,
            body,
            span,
        })
    }

    #[inline(never)]
    fn closure(&mut self, closure: &syn::ExprClosure) -> ExprId {
        let lifetimes = self.bound_lifetimes(closure.lifetimes.as_ref());
        if let Some(token) = &closure.constness {
            let span = self.span(token.span);
            self.unsupported(span, "const closure");
        }
        let mut params: Vec<(PatId, Option<TypeId>)> = closure
            .inputs
            .iter()
            .map(|param| self.closure_param(param))
            .collect();
        let output = self.return_type(&closure.output);
        let is_async = closure.asyncness.is_some();
        let lets = if is_async {
            self.params_apart(params.iter_mut().map(|(pat, _)| pat))
        } else {
            Vec::new()
        };
        let mut body = self.expr(&closure.body);
        if is_async {
            body = self.around_body(BlockKind::AsyncClosure, lets, body);
        }
        let head_span = self.join(
            self.closure_start(closure),
            self.span(closure.inputs_end.span),
        );
        let span = self.join(head_span, self.expr_span(body));
        let capture = match closure.capture {
            Some(_) => CaptureBy::Value,
            None => CaptureBy::Ref,
        };
        let closure = Closure {
            lifetimes,
            capture,
            is_async,
            params,
            output,
            body,
            head_span,
        };
        self.new_expr(ExprKind::Closure(closure), span)
    }

    fn closure_start(&self, closure: &syn::ExprClosure) -> Span {
        let lifetimes = closure
            .lifetimes
            .as_ref()
            .map(|lifetimes| lifetimes.for_token.span);
        let asyncness = closure.asyncness.as_ref().map(|token| token.span);
        let capture = closure.capture.as_ref().map(|token| token.span);
        let first = lifetimes
            .or(asyncness)
            .or(capture)
            .unwrap_or(closure.inputs_begin.span);
        self.span(first)
    }

    fn closure_param(&mut self, param: &syn::Pat) -> (PatId, Option<TypeId>) {
        match param {
            syn::Pat::Type(typed) => {
                self.no_attrs(&typed.attrs);
                (self.pat(&typed.pat), Some(self.ty(&typed.ty)))
            }
            pat => (self.pat(pat), None),
        }
    }
}
