//! Items within bodies.

use super::Place;
use crate::resolve::Resolver;
use crate::resolve::def_map::{ModuleId, ModuleKind};
use crate::syntax::ast::{Block, BodyId, Child, ExprId, ExprKind, ItemId, StmtId, StmtKind};

impl<'a> Resolver<'a> {
    /// Collects the items of a body's blocks.
    pub(super) fn body(&mut self, place: Place<'a>, body: Option<BodyId>) {
        if let Some(body) = body {
            self.expr(place, body, place.ast.bodies[body].value);
        }
    }

    pub(super) fn expr(&mut self, place: Place<'a>, body: BodyId, id: ExprId) {
        let data = &place.ast.bodies[body];
        let mut place = place;
        match &data.exprs[id].kind {
            ExprKind::Block(block) => place.module = self.block(place, body, id, block),
            ExprKind::Repeat { len, .. } => self.body(place, Some(*len)),
            _ => {}
        }
        for child in data.children(id) {
            if let Child::Expr(expr) = child {
                self.expr(place, body, expr);
            }
        }
    }

    /// Collects a block's items, and gives its scope: its own if it holds any, or else the
    /// one around it.
    pub(super) fn block(
        &mut self,
        place: Place<'a>,
        body: BodyId,
        id: ExprId,
        block: &Block,
    ) -> ModuleId {
        let stmts = &place.ast.bodies[body].stmts;
        let item = |stmt: &StmtId| match stmts[*stmt].kind {
            StmtKind::Item(item) => Some(item),
            _ => None,
        };
        let items: Vec<ItemId> = block.stmts.iter().filter_map(item).collect();
        if items.is_empty() {
            return place.module;
        }
        let module = self.map.alloc(ModuleKind::Block, place.module);
        self.map.set_block((place.krate, body, id), module);
        self.items(Place { module, ..place }, &items);
        module
    }
}
