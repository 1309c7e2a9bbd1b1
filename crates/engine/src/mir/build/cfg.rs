//! Blocks, statements and temporaries, as they are added to a body.

use super::Builder;
use crate::mir::body::{
    BasicBlock, BasicBlockData, ConstOperand, ConstOperandKind, FakeReadCause, Local, LocalDecl,
    LocalKind, Operand, Place, Rvalue, Statement, StatementKind, Terminator, TerminatorKind,
};
use crate::mir::place_ty::{operand_ty, place_ty};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::ty::{Mutability, Ty};

/// How many blocks a body may have. Or-patterns multiply them.
const MAX_BLOCKS: usize = 200_000;

impl Builder<'_> {
    /// A block that nothing leads to yet.
    pub(super) fn new_block(&mut self) -> BasicBlock {
        self.alloc_block(false)
    }

    /// The same for what runs while unwinding.
    pub(super) fn new_cleanup_block(&mut self) -> BasicBlock {
        self.alloc_block(true)
    }

    fn alloc_block(&mut self, is_cleanup: bool) -> BasicBlock {
        if self.blocks.len() == MAX_BLOCKS {
            let message = "the body has too many branches";
            self.tcx.report(Diagnostic::limit(self.thir.span, message));
            self.failed = true;
        }
        self.blocks.alloc(BasicBlockData {
            statements: Vec::new(),
            terminator: None,
            is_cleanup,
        })
    }

    /// Whether the body has become too large to go on with.
    pub(super) fn is_full(&self) -> bool {
        self.blocks.len() > MAX_BLOCKS
    }

    pub(super) fn push(&mut self, block: BasicBlock, kind: StatementKind, span: Span) {
        self.blocks[block].statements.push(Statement { kind, span });
    }

    pub(super) fn push_assign(
        &mut self,
        block: BasicBlock,
        place: Place,
        value: Rvalue,
        span: Span,
    ) {
        self.push(block, StatementKind::Assign(Box::new((place, value))), span);
    }

    /// `place = ()`
    pub(super) fn push_unit(&mut self, block: BasicBlock, place: Place, span: Span) {
        let unit = self.tcx.types.common.unit;
        let value = self.constant(ConstOperandKind::ZeroSized, unit, span);
        self.push_assign(block, place, Rvalue::Use(value), span);
    }

    pub(super) fn push_fake_read(
        &mut self,
        block: BasicBlock,
        cause: FakeReadCause,
        place: Place,
        span: Span,
    ) {
        self.push(block, StatementKind::FakeRead(place, cause), span);
    }

    pub(super) fn terminate(&mut self, block: BasicBlock, kind: TerminatorKind, span: Span) {
        self.blocks[block].terminator = Some(Terminator { kind, span });
    }

    pub(super) fn goto(&mut self, from: BasicBlock, to: BasicBlock, span: Span) {
        self.terminate(from, TerminatorKind::Goto(to), span);
    }

    /// Goes to `then` if a value of type `bool` is true, and to `els` if not.
    pub(super) fn branch(
        &mut self,
        block: BasicBlock,
        cond: Operand,
        then: BasicBlock,
        els: BasicBlock,
        span: Span,
    ) {
        let kind = TerminatorKind::SwitchInt {
            discr: cond,
            targets: vec![(0, els)],
            otherwise: then,
        };
        self.terminate(block, kind, span);
    }

    /// A local of the lowering, whose storage is not tracked.
    pub(super) fn temp(&mut self, ty: Ty, span: Span) -> Local {
        self.new_local(ty, LocalKind::Internal, span)
    }

    pub(super) fn new_local(&mut self, ty: Ty, kind: LocalKind, span: Span) -> Local {
        self.locals.alloc(LocalDecl {
            ty,
            mutability: Mutability::Mut,
            kind,
            span,
        })
    }

    pub(super) fn constant(&self, kind: ConstOperandKind, ty: Ty, span: Span) -> Operand {
        Operand::Constant(Box::new(ConstOperand { kind, ty, span }))
    }

    pub(super) fn scalar(&self, bits: u128, ty: Ty, span: Span) -> Operand {
        self.constant(ConstOperandKind::Scalar(bits), ty, span)
    }

    pub(super) fn place_ty(&self, place: &Place) -> Ty {
        place_ty(self.tcx, &self.locals, place)
    }

    pub(super) fn operand_ty(&self, operand: &Operand) -> Ty {
        operand_ty(self.tcx, &self.locals, operand)
    }

    /// The value of a place, copied if its type is `Copy` and moved out of it if not.
    pub(super) fn consume(&self, place: Place) -> Operand {
        if self.is_copy(self.place_ty(&place)) {
            Operand::Copy(place)
        } else {
            Operand::Move(place)
        }
    }

    pub(super) fn is_copy(&self, ty: Ty) -> bool {
        self.tcx.type_is_copy(self.env, ty)
    }

    pub(super) fn needs_drop(&self, ty: Ty) -> bool {
        self.tcx.needs_drop(self.env, ty)
    }
}

/// The same operand for a second use.
pub(super) fn to_copy(operand: &Operand) -> Operand {
    match operand {
        Operand::Copy(place) | Operand::Move(place) => Operand::Copy(place.clone()),
        Operand::Constant(_) => operand.clone(),
    }
}

/// The last character of a span, where the drops of a scope happen.
pub(super) fn end_point(span: Span) -> Span {
    Span {
        start: span.end.saturating_sub(1).max(span.start),
        ..span
    }
}
