//! Blocks and statements.

use super::Lower;
use super::attr::of_expr;
use crate::syntax::ast::{Block, BlockKind, ExprId, Lifetime, StmtId, StmtKind};
use crate::syntax::span::Span;

/// A block that is being lowered. The macro calls in it may add any number of statements.
#[derive(Default)]
pub(crate) struct BlockParts {
    pub stmts: Vec<StmtId>,
    pub tail: Option<ExprId>,
}

impl Lower<'_> {
    #[inline(never)]
    pub(crate) fn block(
        &mut self,
        kind: BlockKind,
        label: Option<Lifetime>,
        block: &syn::Block,
    ) -> Block {
        let span = self.delimited(block.brace_token.span);
        let mut parts = BlockParts::default();
        self.in_macro_scope(|this| this.stmts(&block.stmts, true, &mut parts));
        Block {
            kind,
            label,
            stmts: parts.stmts,
            tail: parts.tail,
            span,
        }
    }

    /// Adds these statements to a block. `at_end` says that nothing follows them there, so
    /// that the last of them may be the tail.
    #[inline(never)]
    pub(crate) fn stmts(&mut self, stmts: &[syn::Stmt], at_end: bool, parts: &mut BlockParts) {
        let mut stmts = stmts.iter().peekable();
        while let Some(stmt) = stmts.next() {
            let is_last = at_end && stmts.peek().is_none();
            self.stmt(stmt, is_last, parts);
        }
    }

    #[inline(never)]
    fn stmt(&mut self, stmt: &syn::Stmt, is_last: bool, parts: &mut BlockParts) {
        match stmt {
            syn::Stmt::Local(local) => {
                if self.is_kept(&local.attrs) {
                    let stmt = self.local(local);
                    parts.stmts.push(stmt);
                }
            }
            syn::Stmt::Item(item) => self.item_stmt(item, parts),
            // A semicolon alone says nothing.
            syn::Stmt::Expr(syn::Expr::Verbatim(tokens), Some(_)) if tokens.is_empty() => {}
            syn::Stmt::Expr(expr, semi) => {
                if self.is_kept(of_expr(expr)) {
                    self.attrs_allowed = true;
                    let expr = self.expr(expr);
                    let semi = semi.as_ref().map(|semi| self.span(semi.span));
                    self.push_expr(expr, semi, is_last, parts);
                }
            }
            syn::Stmt::Macro(call) => {
                if self.is_kept(&call.attrs) {
                    let semi = call.semi_token.as_ref().map(|semi| self.span(semi.span));
                    self.stmt_macro(&call.mac, semi, is_last, parts);
                }
            }
        }
    }

    /// Adds an expression: as the tail if it is the last and has no semicolon.
    #[inline(never)]
    pub(crate) fn push_expr(
        &mut self,
        expr: ExprId,
        semi: Option<Span>,
        is_last: bool,
        parts: &mut BlockParts,
    ) {
        if is_last && semi.is_none() {
            parts.tail = Some(expr);
            return;
        }
        let span = self.expr_span(expr);
        let span = semi.map_or(span, |semi| self.join(span, semi));
        let stmt = self.new_stmt(
            StmtKind::Expr {
                expr,
                semi: semi.is_some(),
            },
            span,
        );
        parts.stmts.push(stmt);
    }

    #[inline(never)]
    fn item_stmt(&mut self, item: &syn::Item, parts: &mut BlockParts) {
        let mut items = Vec::new();
        self.item(item, &mut items);
        for item in items {
            let span = self.ast.items[item].span;
            let kind = match self.ast.items[item].kind {
                crate::syntax::ast::ItemKind::MacroDef(id) => StmtKind::MacroDef(id),
                _ => StmtKind::Item(item),
            };
            let stmt = self.new_stmt(kind, span);
            parts.stmts.push(stmt);
        }
    }

    #[inline(never)]
    fn local(&mut self, local: &syn::Local) -> StmtId {
        let (pat, ty) = match &local.pat {
            syn::Pat::Type(typed) => (self.pat(&typed.pat), Some(self.ty(&typed.ty))),
            pat => (self.pat(pat), None),
        };
        let init = local.init.as_ref().map(|init| self.expr(&init.expr));
        let diverge = local.init.as_ref().and_then(|init| init.diverge.as_ref());
        let else_block = diverge.map(|(_, block)| self.expr(block));
        let span = self.between(local.let_token.span, local.semi_token.span);
        self.new_stmt(
            StmtKind::Let {
                pat,
                ty,
                init,
                else_block,
            },
            span,
        )
    }
}
