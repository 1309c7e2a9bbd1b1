//! Bodies, blocks, statements, and the labels of loops.

use super::Late;
use super::pat::PatSource;
use crate::resolve::scope::{ConstGenerics, Rib, RibKind};
use crate::syntax::ast::{
    Block, BlockKind, Body, BodyId, ExprId, ExprKind, Lifetime, StmtId, StmtKind,
};

impl<'a> Late<'_, 'a> {
    /// A function's body, with its parameters.
    pub(super) fn fn_body(&mut self, id: BodyId) {
        self.enter_body(id, |this, body| {
            this.params(body.params.iter().copied());
            this.expr(body.value);
        });
    }

    /// The body of a constant.
    pub(super) fn const_body(&mut self, id: BodyId, generics: ConstGenerics) {
        self.within(Rib::new(RibKind::Const(generics)), |this| {
            this.enter_body(id, |this, body| this.expr(body.value));
        });
    }

    /// Whether a constant in a type is a single name, in braces or not.
    pub(super) fn is_trivial(&self, id: BodyId) -> bool {
        let body = &self.ast.bodies[id];
        let value = match &body.exprs[body.value].kind {
            ExprKind::Block(block) if block.stmts.is_empty() => block.tail,
            _ => Some(body.value),
        };
        value.is_some_and(|value| match &body.exprs[value].kind {
            ExprKind::Path(path) => path.as_ident().is_some(),
            _ => false,
        })
    }

    pub(super) fn current_body(&self) -> Option<&'a Body> {
        self.body.body.map(|(_, body)| body)
    }

    pub(super) fn block_expr(&mut self, id: ExprId, block: &'a Block) {
        let inside = |this: &mut Self| match block.label {
            Some(label) => this.with_label(label, id, |this| this.block(id, block)),
            None => this.block(id, block),
        };
        match block.kind {
            BlockKind::Plain | BlockKind::Unsafe | BlockKind::Params => inside(self),
            BlockKind::Const => {
                self.within(Rib::new(RibKind::Const(ConstGenerics::Yes)), inside);
            }
            BlockKind::Async | BlockKind::AsyncMove | BlockKind::AsyncClosure => {
                self.within_closure(id, inside);
            }
        }
    }

    pub(super) fn with_label(
        &mut self,
        label: Lifetime,
        target: ExprId,
        inside: impl FnOnce(&mut Self),
    ) {
        self.within(Rib::new(RibKind::Normal).with_label(label, target), inside);
    }

    fn block(&mut self, id: ExprId, block: &'a Block) {
        let module = self
            .body
            .body
            .and_then(|(body, _)| self.r.map.block(self.krate, body, id));
        match module {
            Some(module) => self.within_module(module, |this| this.statements(block)),
            None => self.within(Rib::new(RibKind::Normal), |this| this.statements(block)),
        }
    }

    fn statements(&mut self, block: &'a Block) {
        let depth = self.ribs.len();
        for stmt in &block.stmts {
            self.statement(*stmt);
        }
        if let Some(tail) = block.tail {
            self.expr(tail);
        }
        // What follows a macro's definition is a scope of its own.
        self.ribs.truncate(depth);
    }

    fn statement(&mut self, id: StmtId) {
        let Some(body) = self.current_body() else {
            return;
        };
        match &body.stmts[id].kind {
            StmtKind::Let {
                pat,
                ty,
                init,
                else_block,
            } => {
                if let Some(ty) = ty {
                    self.ty(*ty);
                }
                if let Some(init) = init {
                    self.expr(*init);
                }
                if let Some(block) = else_block {
                    self.expr(*block);
                }
                self.pattern(*pat, PatSource::Let);
            }
            StmtKind::Expr { expr, .. } => self.expr(*expr),
            StmtKind::Item(item) => self.block_item(*item),
            StmtKind::MacroDef(definition) => {
                self.ribs.push(Rib::new(RibKind::MacroDef(*definition)));
            }
        }
    }

    /// An item in a block. One in a constant that stands in a type was not collected.
    fn block_item(&mut self, item: crate::syntax::ast::ItemId) {
        if self
            .tables()
            .is_some_and(|tables| tables.item(item).is_some())
        {
            self.item(item);
        } else {
            let span = self.ast.items[item].span;
            self.unsupported(span, "item within a constant that stands in a type");
        }
    }
}
