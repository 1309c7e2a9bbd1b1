//! Blocks and statements.

use super::Builder;
use super::cfg::end_point;
use super::scope::Region;
use crate::mir::body::{BasicBlock, Place, TerminatorKind};
use crate::syntax::span::Span;
use crate::thir::{BlockId, ExprId, Pat, ScopeId, Stmt, StmtId};
use crate::ty::TyKind;

/// A `let` with an `else`.
struct LetElse<'a> {
    remainder: ScopeId,
    init_scope: ScopeId,
    pat: &'a Pat,
    init: ExprId,
    els: BlockId,
    span: Span,
}

impl Builder<'_> {
    /// A block, whose value goes to a place.
    pub(super) fn block_into(&mut self, destination: Place, block: &mut BasicBlock, id: BlockId) {
        let node = &self.thir.blocks[id];
        let span = node.span;
        self.in_scope(Region::Tree(node.scope), span, block, |this, block| {
            if !node.targeted_by_break {
                this.statements(destination, block, id);
                return;
            }
            let label = Some(node.scope);
            let entry = *block;
            *block = this.in_breakable_scope(label, None, destination.clone(), span, |this| {
                let mut block = entry;
                this.statements(destination, &mut block, id);
                Some(block)
            });
        });
    }

    fn statements(&mut self, destination: Place, block: &mut BasicBlock, id: BlockId) {
        let node = &self.thir.blocks[id];
        let mut lets = 0_usize;
        for stmt in &node.stmts {
            if self.statement(block, *stmt) {
                lets += 1;
            }
        }
        if let Some(expr) = node.expr {
            self.expr_into(destination, block, expr);
        } else {
            // The value of a block that never ends is of type `!` or of any other.
            let ty = self.place_ty(&destination);
            if matches!(self.tcx.types.kind(ty), TyKind::Tuple(list) if self.tcx.types.list(list).is_empty())
            {
                self.push_unit(*block, destination, end_point(node.span));
            }
        }
        for _ in 0..lets {
            self.pop_scope(block);
        }
    }

    /// A statement; whether it opens a scope that ends with the block.
    fn statement(&mut self, block: &mut BasicBlock, stmt: StmtId) -> bool {
        match &self.thir.stmts[stmt] {
            Stmt::Expr { scope, expr, span } => {
                self.in_scope(Region::Tree(*scope), *span, block, |this, block| {
                    this.expr_stmt(block, *expr, Some(*scope));
                });
                false
            }
            Stmt::Let {
                remainder,
                init_scope,
                pat,
                init: Some(init),
                else_block: Some(els),
                span,
            } => {
                self.let_else(
                    block,
                    &LetElse {
                        remainder: *remainder,
                        init_scope: *init_scope,
                        pat,
                        init: *init,
                        els: *els,
                        span: *span,
                    },
                );
                true
            }
            Stmt::Let {
                remainder,
                init_scope,
                pat,
                init,
                span,
                ..
            } => {
                let around = self.region_span(self.local_lifetime().region);
                self.push_scope(Region::Tree(*remainder), remainder_span(around, *span));
                self.declare_bindings(pat, false, init.map(|init| self.thir.exprs[init].span));
                match init {
                    Some(init) => {
                        let region = Region::Tree(*init_scope);
                        self.in_scope(region, *span, block, |this, block| {
                            this.expr_into_pattern(block, pat, *init);
                        });
                    }
                    None => self.uninitialised(*block, pat),
                }
                true
            }
        }
    }

    /// `let pat = init else { els };`
    fn let_else(&mut self, block: &mut BasicBlock, stmt: &LetElse) {
        // What does not match leaves everything that the `let` opens, temporaries too.
        let depth = self.scope_depth();
        let els_span = self.thir.blocks[stmt.els].span;
        let never = self.tcx.types.common.never;
        let nowhere = self.temp(never, els_span);
        let entry = self.new_block();
        let mut end = entry;
        self.block_into(nowhere.into(), &mut end, stmt.els);
        self.terminate(end, TerminatorKind::Unreachable, els_span);

        let around = self.region_span(self.local_lifetime().region);
        self.push_scope(
            Region::Tree(stmt.remainder),
            remainder_span(around, stmt.span),
        );
        self.declare_bindings(stmt.pat, false, Some(self.thir.exprs[stmt.init].span));
        let region = Region::Tree(stmt.init_scope);
        let failed = self.in_scope(region, stmt.span, block, |this, block| {
            let (matches, failed) = this.in_if_then_scope_at(depth, *block, |this, block| {
                this.lower_let(block, stmt.init, stmt.pat, false);
            });
            *block = matches;
            failed
        });
        self.goto(failed, entry, stmt.span);
    }
}

/// From a `let` to the end of what is around it, where its variables are dropped.
fn remainder_span(around: Span, stmt: Span) -> Span {
    if around.is_comparable(stmt) && around.end >= stmt.end {
        Span {
            end: around.end,
            ..stmt
        }
    } else {
        around
    }
}
