//! Operators, with the checks of a debug build.

use crate::mir::body::{
    AssertKind, BasicBlock, BinOp, CastKind, Operand, Place, PlaceElem, Rvalue, UnOp,
};
use crate::mir::build::Builder;
use crate::mir::build::cfg::to_copy;
use crate::mir::int::{bit_width, is_signed, min_bits, to_unsigned};
use crate::syntax::ast::{BinaryOp, IntType};
use crate::syntax::span::Span;
use crate::ty::{Ty, TyKind};

impl Builder<'_> {
    fn int_type(&self, ty: Ty) -> Option<IntType> {
        match self.tcx.types.kind(ty) {
            TyKind::Int(int) => Some(int),
            _ => None,
        }
    }

    /// `op(lhs, rhs)`, `ty` being the type of `lhs`.
    pub(in crate::mir::build) fn binary_op(
        &mut self,
        op: BinOp,
        ty: Ty,
        lhs: Operand,
        rhs: Operand,
        block: &mut BasicBlock,
        span: Span,
    ) -> Rvalue {
        let Some(int) = self.int_type(ty) else {
            return Rvalue::Binary(op, Box::new((lhs, rhs)));
        };
        match op {
            BinOp::Add | BinOp::Sub | BinOp::Mul => {
                return self.overflowing_op(op, ty, lhs, rhs, block, span);
            }
            BinOp::Shl | BinOp::Shr => self.check_shift(op, int, &rhs, block, span),
            BinOp::Div | BinOp::Rem => {
                self.check_division(op, (ty, int), &lhs, &rhs, block, span);
            }
            _ => {}
        }
        Rvalue::Binary(op, Box::new((lhs, rhs)))
    }

    fn overflowing_op(
        &mut self,
        op: BinOp,
        ty: Ty,
        lhs: Operand,
        rhs: Operand,
        block: &mut BasicBlock,
        span: Span,
    ) -> Rvalue {
        let bool = self.tcx.types.common.bool;
        let pair = self.tcx.types.mk_tuple(&[ty, bool]);
        let result = Place::from(self.temp(pair, span));
        let operands = Box::new((lhs, rhs));
        let value = Rvalue::CheckedBinary(op, operands);
        self.push_assign(*block, result.clone(), value, span);
        let overflowed = Operand::Move(result.project(PlaceElem::Field(1, bool)));
        self.assert(overflowed, false, AssertKind::Overflow(op), block, span);
        Rvalue::Use(Operand::Move(result.project(PlaceElem::Field(0, ty))))
    }

    /// A shift by as many bits as there are, or more, or by less than none.
    fn check_shift(
        &mut self,
        op: BinOp,
        int: IntType,
        rhs: &Operand,
        block: &mut BasicBlock,
        span: Span,
    ) {
        let rhs_ty = self.operand_ty(rhs);
        let (amount, amount_ty) = match self.int_type(rhs_ty) {
            // A negative amount is at least 128 once it is taken as unsigned.
            Some(int) if is_signed(int) => {
                let unsigned = self.tcx.types.mk(TyKind::Int(to_unsigned(int)));
                let amount = self.temp(unsigned, span);
                let value = Rvalue::Cast(CastKind::Numeric, to_copy(rhs), unsigned);
                self.push_assign(*block, amount.into(), value, span);
                (Operand::Move(amount.into()), unsigned)
            }
            _ => (to_copy(rhs), rhs_ty),
        };
        let bits = self.scalar(bit_width(int).into(), amount_ty, span);
        let within = self.compare_into(BinOp::Lt, amount, bits, *block, span);
        self.assert(within, true, AssertKind::Overflow(op), block, span);
    }

    fn check_division(
        &mut self,
        op: BinOp,
        (ty, int): (Ty, IntType),
        lhs: &Operand,
        rhs: &Operand,
        block: &mut BasicBlock,
        span: Span,
    ) {
        let zero = self.scalar(0, ty, span);
        let is_zero = self.compare_into(BinOp::Eq, to_copy(rhs), zero, *block, span);
        let msg = match op {
            BinOp::Div => AssertKind::DivisionByZero,
            _ => AssertKind::RemainderByZero,
        };
        self.assert(is_zero, false, msg, block, span);
        if !is_signed(int) {
            return;
        }
        let minus_one = u128::MAX >> (128 - bit_width(int));
        let minus_one = self.scalar(minus_one, ty, span);
        let min = self.scalar(min_bits(int), ty, span);
        let is_minus_one = self.compare_into(BinOp::Eq, to_copy(rhs), minus_one, *block, span);
        let is_min = self.compare_into(BinOp::Eq, to_copy(lhs), min, *block, span);
        let overflows = self.compare_into(BinOp::BitAnd, is_minus_one, is_min, *block, span);
        self.assert(overflows, false, AssertKind::Overflow(op), block, span);
    }

    /// `-operand`
    pub(in crate::mir::build) fn neg_op(
        &mut self,
        ty: Ty,
        operand: Operand,
        block: &mut BasicBlock,
        span: Span,
    ) -> Rvalue {
        if let Some(int) = self.int_type(ty)
            && is_signed(int)
        {
            let min = self.scalar(min_bits(int), ty, span);
            let is_min = self.compare_into(BinOp::Eq, to_copy(&operand), min, *block, span);
            self.assert(is_min, false, AssertKind::OverflowNeg, block, span);
        }
        Rvalue::Unary(UnOp::Neg, operand)
    }

    /// A value of type `bool` in a local of its own.
    pub(in crate::mir::build) fn compare_into(
        &mut self,
        op: BinOp,
        lhs: Operand,
        rhs: Operand,
        block: BasicBlock,
        span: Span,
    ) -> Operand {
        let bool = self.tcx.types.common.bool;
        let result = self.temp(bool, span);
        let value = Rvalue::Binary(op, Box::new((lhs, rhs)));
        self.push_assign(block, result.into(), value, span);
        Operand::Move(result.into())
    }
}

/// The operator of MIR; `&&` and `||` are none.
pub(super) fn bin_op(op: BinaryOp) -> Option<BinOp> {
    Some(match op {
        BinaryOp::Add => BinOp::Add,
        BinaryOp::Sub => BinOp::Sub,
        BinaryOp::Mul => BinOp::Mul,
        BinaryOp::Div => BinOp::Div,
        BinaryOp::Rem => BinOp::Rem,
        BinaryOp::BitAnd => BinOp::BitAnd,
        BinaryOp::BitOr => BinOp::BitOr,
        BinaryOp::BitXor => BinOp::BitXor,
        BinaryOp::Shl => BinOp::Shl,
        BinaryOp::Shr => BinOp::Shr,
        BinaryOp::Eq => BinOp::Eq,
        BinaryOp::Ne => BinOp::Ne,
        BinaryOp::Lt => BinOp::Lt,
        BinaryOp::Le => BinOp::Le,
        BinaryOp::Gt => BinOp::Gt,
        BinaryOp::Ge => BinOp::Ge,
        BinaryOp::And | BinaryOp::Or => return None,
    })
}
