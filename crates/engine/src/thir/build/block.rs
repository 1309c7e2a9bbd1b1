//! Blocks and statements.

use super::Builder;
use super::temps::Temps;
use crate::syntax::Edition;
use crate::syntax::ast::{self, BlockKind, StmtKind};
use crate::syntax::span::Span;
use crate::thir::scope::{ScopeId, ScopeKind, TempReason, TempScope};
use crate::thir::tree::{Block, BlockId, ExprId, ExprKind, Stmt, StmtId};

impl Builder<'_> {
    /// A block. `expr` is its expression, if something may break out of it.
    pub(super) fn block(&mut self, expr: Option<ast::ExprId>, block: &ast::Block) -> BlockId {
        let scope = self.new_scope(ScopeKind::Node, block.span);
        let is_target = block.label.is_some();
        if let (Some(expr), true) = (expr, is_target) {
            self.labels.insert(expr, scope);
        }
        let outer_scope = self.scope.replace(scope);
        let outer_var = self.var_scope.replace(scope);
        let mut stmts = Vec::new();
        for stmt in &block.stmts {
            if let Some(stmt) = self.stmt(*stmt, outer_scope, outer_var) {
                stmts.push(self.stmts.alloc(stmt));
            }
        }
        let params_first = matches!(block.kind, BlockKind::AsyncClosure | BlockKind::Params);
        let tail = block.tail.map(|tail| {
            if params_first {
                self.terminating(tail, TempReason::Tail)
            } else {
                self.tail(tail)
            }
        });
        self.scope = outer_scope;
        self.var_scope = outer_var;
        self.blocks.alloc(Block {
            scope,
            targeted_by_break: is_target,
            stmts,
            expr: tail,
            is_unsafe: block.kind == BlockKind::Unsafe,
            span: block.span,
        })
    }

    /// The last expression of a block. Since edition 2024 its temporaries are dropped
    /// before the block's variables are.
    fn tail(&mut self, tail: ast::ExprId) -> ExprId {
        if self.edition < Edition::Edition2024 {
            let reason = TempReason::Tail;
            let relabel = |temp: TempScope| TempScope { reason, ..temp };
            let temps = Temps {
                here: self.temps.here,
                normal: relabel(self.temps.normal),
                ..self.temps
            };
            return self.with_temps(temps, |this| this.extending(tail, |this| this.expr(tail)));
        }
        let span = self.span(tail);
        let ty = self.expr_ty_adjusted(tail);
        let scope = self.new_scope(ScopeKind::Terminating, span);
        let own = Temps::at(scope, TempReason::Tail);
        let temps = Temps {
            here: own.here,
            normal: own.normal,
            extended: self.temps.extended,
        };
        let value = self.within(scope, |this| {
            this.with_temps(temps, |this| this.extending(tail, |this| this.expr(tail)))
        });
        self.node(ExprKind::Scope { scope, value }, ty, span)
    }

    /// A statement; nothing for items. A `let` opens the scope in which what follows lives.
    fn stmt(
        &mut self,
        stmt: ast::StmtId,
        outer_scope: Option<ScopeId>,
        outer_var: Option<ScopeId>,
    ) -> Option<Stmt> {
        let body = self.body;
        let stmt = &body.stmts[stmt];
        match &stmt.kind {
            StmtKind::Let {
                pat,
                init,
                else_block,
                ..
            } => {
                let around = (self.scope.or(outer_scope), self.var_scope.or(outer_var));
                Some(self.let_stmt(*pat, *init, *else_block, around, stmt.span))
            }
            StmtKind::Expr { expr, .. } => {
                let expr = *expr;
                Some(self.statement(stmt.span, |this| this.expr(expr)))
            }
            StmtKind::Item(_) | StmtKind::MacroDef(_) => None,
        }
    }

    /// An expression as a statement.
    pub(super) fn statement(
        &mut self,
        span: Span,
        inside: impl FnOnce(&mut Self) -> ExprId,
    ) -> Stmt {
        let scope = self.new_scope(ScopeKind::Statement, span);
        let temps = Temps::at(scope, TempReason::Statement);
        let expr = self.within(scope, |this| this.with_temps(temps, inside));
        Stmt::Expr { scope, expr, span }
    }

    fn let_stmt(
        &mut self,
        pat: ast::PatId,
        init: Option<ast::ExprId>,
        else_block: Option<ast::ExprId>,
        around: (Option<ScopeId>, Option<ScopeId>),
        span: Span,
    ) -> Stmt {
        let remainder = self.new_scope(ScopeKind::Remainder, span);
        self.scope = Some(remainder);
        self.var_scope = Some(remainder);
        let init_scope = self.new_scope(ScopeKind::Statement, span);
        let init = init.map(|init| {
            let mut temps = Temps::at(init_scope, TempReason::Statement);
            let extended = TempScope {
                scope: Some(remainder),
                reason: TempReason::Extended,
            };
            temps.extended = Some(extended);
            if self.binds_by_reference(pat) {
                temps.here = extended;
            }
            self.within(init_scope, |this| {
                this.with_temps(temps, |this| this.extending(init, |this| this.expr(init)))
            })
        });
        self.declare(pat);
        let pat = Box::new(self.pattern(pat));
        // Even what the `let` extends is dropped before the `else` block runs.
        let else_block = else_block.and_then(|block| {
            let inner = (self.scope, self.var_scope);
            (self.scope, self.var_scope) = around;
            let block = self.else_block(block);
            (self.scope, self.var_scope) = inner;
            block
        });
        Stmt::Let {
            remainder,
            init_scope,
            pat,
            init,
            else_block,
            span,
        }
    }

    fn else_block(&mut self, block: ast::ExprId) -> Option<BlockId> {
        let body = self.body;
        let ast::ExprKind::Block(block) = &body.exprs[block].kind else {
            self.failed = true;
            return None;
        };
        let scope = self.new_scope(ScopeKind::Terminating, block.span);
        let temps = Temps::at(scope, TempReason::Statement);
        Some(self.within(scope, |this| {
            this.with_temps(temps, |this| this.block(None, block))
        }))
    }

    /// A block of sugar.
    pub(super) fn make_block(
        &mut self,
        scope: ScopeId,
        stmts: Vec<Stmt>,
        expr: Option<ExprId>,
        span: Span,
    ) -> BlockId {
        let stmts: Vec<StmtId> = stmts
            .into_iter()
            .map(|stmt| self.stmts.alloc(stmt))
            .collect();
        self.blocks.alloc(Block {
            scope,
            targeted_by_break: false,
            stmts,
            expr,
            is_unsafe: false,
            span,
        })
    }
}
