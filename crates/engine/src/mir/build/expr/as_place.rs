//! Expressions as places.

use crate::mir::body::{
    AssertKind, BasicBlock, BinOp, ConstOperandKind, Local, LocalKind, Operand, Place, PlaceElem,
    Rvalue,
};
use crate::mir::build::place::PlaceBuilder;
use crate::mir::build::scope::Region;
use crate::mir::build::{Builder, expr::Category};
use crate::resolve::DefId;
use crate::syntax::ast::ItemKind;
use crate::syntax::span::Span;
use crate::thir::{ExprId, ExprKind};
use crate::ty::{Mutability, Tcx, Ty, TyKind};

/// `static mut`
pub(in crate::mir) fn is_mutable_static(tcx: &Tcx, def: DefId) -> bool {
    let item = tcx.item_node(def).map(|item| &item.kind);
    matches!(item, Some(ItemKind::Static(data)) if data.mutable)
}

impl Builder<'_> {
    /// The place that an expression names, or a temporary that holds its value.
    pub(in crate::mir::build) fn as_place(
        &mut self,
        block: &mut BasicBlock,
        expr: ExprId,
    ) -> Place {
        let place = self.as_place_builder(block, expr, Mutability::Mut);
        self.to_place(&place)
    }

    /// The same for a place that is only read: a temporary cannot be written to.
    pub(in crate::mir::build) fn as_read_only_place(
        &mut self,
        block: &mut BasicBlock,
        expr: ExprId,
    ) -> Place {
        let place = self.as_place_builder(block, expr, Mutability::Not);
        self.to_place(&place)
    }

    /// The place of an expression, which may lie outside of the closure.
    pub(in crate::mir::build) fn as_place_builder(
        &mut self,
        block: &mut BasicBlock,
        expr: ExprId,
        mutability: Mutability,
    ) -> PlaceBuilder {
        let node = &self.thir.exprs[expr];
        let (span, ty) = (node.span, node.ty);
        match node.kind {
            ExprKind::Scope { scope, value } => {
                self.in_scope(Region::Tree(scope), span, block, |this, block| {
                    this.as_place_builder(block, value, mutability)
                })
            }
            ExprKind::Field {
                base,
                variant,
                field,
            } => {
                let mut place = self.as_place_builder(block, base, mutability);
                if let Some(variant) = variant {
                    place = place.project(PlaceElem::Downcast(variant));
                }
                place.field(field, ty)
            }
            ExprKind::Deref(base) => self.as_place_builder(block, base, mutability).deref(),
            ExprKind::Index { base, index } => {
                let base = self.as_place_builder(block, base, mutability);
                // A local of its own, so that nothing changes the index any more.
                let lifetime = self.temp_lifetime(node.temp);
                let index = self.as_temp(block, lifetime, index, Mutability::Not);
                self.bounds_check(&base, index, block, span);
                base.project(PlaceElem::Index(index))
            }
            ExprKind::Var(var) => self.var_place(var),
            ExprKind::UpvarRef(local) => PlaceBuilder::upvar(local),
            ExprKind::Static(def) => self.static_place(def, ty, *block, span),
            _ => {
                debug_assert_ne!(Category::of(&node.kind), Some(Category::Place));
                let lifetime = self.temp_lifetime(node.temp);
                self.as_temp(block, lifetime, expr, mutability).into()
            }
        }
    }

    /// What the address of a static refers to.
    fn static_place(&mut self, def: DefId, ty: Ty, block: BasicBlock, span: Span) -> PlaceBuilder {
        let pointer = if is_mutable_static(self.tcx, def) {
            let kind = TyKind::RawPtr(ty, Mutability::Mut);
            self.tcx.types.mk(kind)
        } else {
            self.tcx.types.mk_ref(ty, Mutability::Not)
        };
        let local = self.new_local(pointer, LocalKind::Internal, span);
        let address = self.constant(ConstOperandKind::Static(def), pointer, span);
        self.push_assign(block, local.into(), Rvalue::Use(address), span);
        PlaceBuilder::from(local).deref()
    }

    fn bounds_check(
        &mut self,
        base: &PlaceBuilder,
        index: Local,
        block: &mut BasicBlock,
        span: Span,
    ) {
        let base = self.to_place(base);
        let len = self.len_of(base, *block, span);
        let index = Operand::Copy(index.into());
        let bool = self.tcx.types.common.bool;
        let within = self.temp(bool, span);
        let operands = Box::new((index.clone(), super::super::cfg::to_copy(&len)));
        let value = Rvalue::Binary(BinOp::Lt, operands);
        self.push_assign(*block, within.into(), value, span);
        let msg = AssertKind::BoundsCheck { len, index };
        self.assert(Operand::Move(within.into()), true, msg, block, span);
    }

    /// The length of an array or a slice.
    pub(in crate::mir::build) fn len_of(
        &mut self,
        place: Place,
        block: BasicBlock,
        span: Span,
    ) -> Operand {
        let usize = self.tcx.types.common.usize;
        let ty = self.place_ty(&place);
        if let TyKind::Array(_, len) = self.tcx.types.kind(ty) {
            return self.constant(ConstOperandKind::Ty(len), usize, span);
        }
        let len = self.temp(usize, span);
        self.push_assign(block, len.into(), Rvalue::Len(place), span);
        Operand::Move(len.into())
    }
}
