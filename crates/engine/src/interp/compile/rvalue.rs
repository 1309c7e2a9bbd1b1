//! What is computed.

use super::body::{BodyBuilder, Comparison, Right, Skip};
use super::builder::{Builder, Result};
use super::place::{Base, PlaceValue};
use crate::interp::code::{NicheTag, Op, Slot, Trap};
use crate::interp::layout::{Layout, Shape, Tag};
use crate::interp::num::Num;
use crate::mir::{AggregateKind, BinOp, ConstOperandKind, Local, Operand, Place, Rvalue, UnOp};
use crate::ty::{Ty, TyKind};

impl BodyBuilder<'_, '_> {
    pub(super) fn assign(&mut self, place: &Place, rvalue: &Rvalue) -> Result<()> {
        if let Rvalue::Use(operand) = rvalue {
            return self.assign_operand(place, operand);
        }
        let to = self.place(place)?;
        let layout = self.b.layout(to.ty)?;
        if layout.size == 0 && !matches!(rvalue, Rvalue::Aggregate(..)) {
            return Ok(());
        }
        let slot = self.b.slot_to_fill(&to, layout);
        self.rvalue_into(slot, rvalue, to.ty)?;
        self.b.write_from(&to, slot, layout.size);
        Ok(())
    }

    fn rvalue_into(&mut self, d: Slot, rvalue: &Rvalue, ty: Ty) -> Result<()> {
        match rvalue {
            Rvalue::Use(operand) => self.operand_into(d, operand),
            Rvalue::Repeat(operand, count) => {
                let count = self.mono(*count);
                let count = self.cx.array_len(count);
                let count =
                    count.ok_or_else(|| Trap::Unsupported("an array's length".to_owned()))?;
                self.repeat(d, operand, count)
            }
            Rvalue::Ref(_, place) | Rvalue::RawPtr(_, place) => {
                let value = self.place(place)?;
                self.b.address_into(d, &value);
                Ok(())
            }
            Rvalue::Len(place) => {
                let value = self.place(place)?;
                match (self.known_len(value.ty), value.meta) {
                    (Some(len), _) => self.b.scalar(d, len.into(), 8),
                    (None, Some(meta)) => self.b.copy(d, meta, 8),
                    (None, None) => return Err(Trap::Unsupported("a length".to_owned())),
                }
                Ok(())
            }
            Rvalue::Cast(kind, operand, to) => {
                let to = self.mono_ty(*to);
                self.cast_into(d, *kind, operand, to)
            }
            Rvalue::Binary(op, operands) => self.binary_into(d, *op, &operands.0, &operands.1),
            Rvalue::CheckedBinary(op, operands) => {
                let num = self.number_of(&operands.0)?;
                let a = self.operand_slot(&operands.0)?;
                let b = self.operand_slot(&operands.1)?;
                self.b.emit(Op::Checked {
                    op: *op,
                    num,
                    d,
                    a,
                    b,
                });
                Ok(())
            }
            Rvalue::Unary(op, operand) => {
                let ty = self.operand_ty(operand)?;
                let kind = self.cx.tcx.types.kind(ty);
                let a = self.operand_slot(operand)?;
                if kind == TyKind::Bool && *op == UnOp::Not {
                    self.b.emit(Op::NotBool { d, a });
                    return Ok(());
                }
                let num =
                    Num::of(kind).ok_or_else(|| Trap::Unsupported("this operator".to_owned()))?;
                self.b.emit(Op::Un { op: *op, num, d, a });
                Ok(())
            }
            Rvalue::Discriminant(place) => {
                let value = self.place(place)?;
                self.b.discriminant_into(d, &value)
            }
            Rvalue::Aggregate(kind, operands) => self.aggregate_into(d, kind, operands, ty),
        }
    }

    // ------------------------------------------------------------ numbers

    /// The number that an operand is; the address, if it is a thin pointer.
    pub(super) fn number_of(&mut self, operand: &Operand) -> Result<Num> {
        let ty = self.operand_ty(operand)?;
        self.number_of_ty(ty)
    }

    pub(super) fn number_of_ty(&mut self, ty: Ty) -> Result<Num> {
        let kind = self.cx.tcx.types.kind(ty);
        if let Some(num) = Num::of(kind) {
            return Ok(num);
        }
        let layout = self.b.layout(ty)?;
        match kind {
            TyKind::RawPtr(..) | TyKind::Ref(..) if layout.size == 8 => Ok(Num::U64),
            _ => Err(Trap::Unsupported("this operator".to_owned())),
        }
    }

    /// The value of an operand that is a small constant.
    fn immediate(operand: &Operand, num: Num) -> Option<i32> {
        let Operand::Constant(constant) = operand else {
            return None;
        };
        let ConstOperandKind::Scalar(bits) = constant.kind else {
            return None;
        };
        if num.is_float() {
            return None;
        }
        let signed = if num.size() == 16 {
            bits.cast_signed()
        } else {
            let shift = 128 - num.size() * 8;
            (bits.cast_signed() << shift) >> shift
        };
        let mask = match num.size() {
            16 => u128::MAX,
            size => (1 << (size * 8)) - 1,
        };
        // As an unsigned value it may be in reach although it is negative with a sign.
        let imm = i32::try_from(signed).ok()?;
        let back = i128::from(imm).cast_unsigned() & mask;
        (back == bits & mask).then_some(imm)
    }

    fn binary_into(&mut self, d: Slot, op: BinOp, left: &Operand, right: &Operand) -> Result<()> {
        let ty = self.operand_ty(left)?;
        let kind = self.cx.tcx.types.kind(ty);
        if matches!(kind, TyKind::RawPtr(..) | TyKind::Ref(..)) && self.b.layout(ty)?.size == 16 {
            let a = self.operand_slot(left)?;
            let b = self.operand_slot(right)?;
            self.b.emit(Op::Fat { op, d, a, b });
            return Ok(());
        }
        let num = self.number_of_ty(ty)?;
        if matches!(op, BinOp::Shl | BinOp::Shr) {
            let a = self.operand_slot(left)?;
            if let Operand::Constant(constant) = right
                && let ConstOperandKind::Scalar(bits) = constant.kind
            {
                let imm = u32::try_from(bits & 0xff).unwrap_or(0);
                self.b.emit(Op::ShiftImm { op, num, d, a, imm });
                return Ok(());
            }
            let b = self.operand_slot(right)?;
            self.b.emit(Op::Shift { op, num, d, a, b });
            return Ok(());
        }
        let a = self.operand_slot(left)?;
        if let Some(imm) = Self::immediate(right, num) {
            self.b.emit(Op::BinImm { op, num, d, a, imm });
            return Ok(());
        }
        let b = self.operand_slot(right)?;
        self.b.emit(Op::Bin { op, num, d, a, b });
        Ok(())
    }

    /// An operator that is checked, with which the check of the flag is left out if there
    /// is no overflow.
    pub(super) fn checked_and_skip(
        &mut self,
        local: Local,
        op: BinOp,
        operands: &(Operand, Operand),
    ) -> Result<bool> {
        let num = self.number_of(&operands.0)?;
        let Some(place) = self.locals.get(local) else {
            return Ok(false);
        };
        if place.kept.is_some() || num.is_float() {
            return Ok(false);
        }
        let d = place.slot;
        let a = self.operand_slot(&operands.0)?;
        if let Some(imm) = Self::immediate(&operands.1, num) {
            self.b.emit(Op::CheckedSkipImm { op, num, d, a, imm });
        } else {
            let b = self.operand_slot(&operands.1)?;
            self.b.emit(Op::CheckedSkip { op, num, d, a, b });
        }
        Ok(true)
    }

    /// A comparison that the end of the block branches on.
    pub(super) fn comparison(
        &mut self,
        op: BinOp,
        operands: &(Operand, Operand),
    ) -> Result<Option<Skip>> {
        if !matches!(
            op,
            BinOp::Eq | BinOp::Ne | BinOp::Lt | BinOp::Le | BinOp::Gt | BinOp::Ge
        ) {
            return Ok(None);
        }
        let ty = self.operand_ty(&operands.0)?;
        let Ok(num) = self.number_of_ty(ty) else {
            return Ok(None);
        };
        if num.is_float() {
            return Ok(None);
        }
        let a = self.operand_slot(&operands.0)?;
        let b = match Self::immediate(&operands.1, num) {
            Some(imm) => Right::Imm(imm),
            None => Right::Slot(self.operand_slot(&operands.1)?),
        };
        Ok(Some(Skip::Comparison(Comparison { op, num, a, b })))
    }

    // ------------------------------------------------------------ aggregates

    fn repeat(&mut self, d: Slot, operand: &Operand, count: u64) -> Result<()> {
        let ty = self.operand_ty(operand)?;
        let size = self.b.layout(ty)?.size;
        if size == 0 || count == 0 {
            return Ok(());
        }
        self.operand_into(d, operand)?;
        // What there is already is doubled until all is there.
        let total = size.saturating_mul(count);
        let mut done = size;
        while done < total {
            let n = done.min(total - done);
            let to = d.saturating_add(super::place::to_u32(done)?);
            self.b.copy(to, d, n);
            done += n;
        }
        Ok(())
    }

    fn aggregate_into(
        &mut self,
        d: Slot,
        kind: &AggregateKind,
        operands: &[Operand],
        ty: Ty,
    ) -> Result<()> {
        let layout = self.b.layout(ty)?;
        let variant = match kind {
            AggregateKind::Adt { variant, .. } => Some(*variant),
            _ => None,
        };
        if let AggregateKind::Coroutine(id, args) = kind {
            let args = self.mono(*args);
            return self.new_coroutine(d, *id, args, operands);
        }
        for (index, operand) in operands.iter().enumerate() {
            let offset = layout
                .field(variant, index)
                .ok_or_else(|| Trap::Unsupported("a field".to_owned()))?;
            let to = d.saturating_add(super::place::to_u32(offset)?);
            self.operand_into(to, operand)?;
        }
        if let (Some(variant), Shape::Enum { .. }) = (variant, &layout.shape) {
            let value = PlaceValue {
                base: Base::Slot(d),
                meta: None,
                ty,
                variant: None,
            };
            self.b.set_tag(&value, variant)?;
        }
        Ok(())
    }
}

impl Builder<'_> {
    /// The discriminant's type of an enum.
    pub(super) fn discr_ty(&self, ty: Ty) -> Ty {
        match self.cx.tcx.types.kind(ty) {
            TyKind::Adt(def, _) if self.cx.tcx.adt_def(def).is_enum => self.cx.tcx.discr_ty(def),
            _ => self.cx.tcx.types.common.u8,
        }
    }

    /// Writes what tells that a value is of a variant.
    pub(super) fn set_tag(&mut self, value: &PlaceValue, variant: usize) -> Result<()> {
        let layout = self.layout(value.ty)?;
        let Some((offset, num, bits)) = tag_bits(layout, variant) else {
            return Ok(());
        };
        let size = num.size() as u64;
        let tag = self.part(value, offset, value.ty)?;
        match tag.base {
            Base::Slot(slot) => self.scalar(slot, bits, size),
            Base::Pointer(p, off) => {
                let slot = self.slot(size, 16);
                self.scalar(slot, bits, size);
                self.store(p, off, slot, size);
            }
        }
        Ok(())
    }

    /// Reads the discriminant, as a value of the discriminant's type.
    pub(super) fn discriminant_into(&mut self, d: Slot, value: &PlaceValue) -> Result<()> {
        let layout = self.layout(value.ty)?;
        let result = self.discr_ty(value.ty);
        let result = Num::of(self.cx.tcx.types.kind(result)).unwrap_or(Num::I64);
        let size = result.size() as u64;
        let Shape::Enum { variants, tag } = &layout.shape else {
            self.scalar(d, 0, size);
            return Ok(());
        };
        match *tag {
            Tag::Never => {
                return Err(Trap::Undefined("a value of an enum without values"));
            }
            Tag::Single(variant) => {
                let discr = variants.get(variant).map_or(0, |variant| variant.discr);
                self.scalar(d, discr, size);
            }
            Tag::Direct { offset, num } => {
                let tag = self.part(value, offset, value.ty)?;
                let s = self.read_slot(&tag, num.size() as u64);
                if num.size() == result.size() {
                    self.copy(d, s, size);
                } else {
                    // The tag is as wide as the discriminants need.
                    let from = signed_like(num, result);
                    self.emit(Op::Cast {
                        from,
                        to: result,
                        d,
                        s,
                    });
                }
            }
            Tag::Niche {
                offset,
                num,
                untagged,
                first,
                last,
                start,
            } => {
                let tag = self.part(value, offset, value.ty)?;
                let s = self.read_slot(&tag, num.size() as u64);
                let niche = u32::try_from(self.code.niches.len()).unwrap_or(u32::MAX);
                self.code.niches.push(NicheTag {
                    num,
                    start,
                    first: first as u128,
                    last: last as u128,
                    untagged: untagged as u128,
                    result,
                });
                self.emit(Op::Niche { d, s, niche });
            }
        }
        Ok(())
    }
}

/// The number as the tag is extended: with a sign only if it was chosen with one.
fn signed_like(num: Num, _result: Num) -> Num {
    num
}

/// What is written for a variant, and where; nothing if nothing is.
pub(super) fn tag_bits(layout: &Layout, variant: usize) -> Option<(u64, Num, u128)> {
    let Shape::Enum { variants, tag } = &layout.shape else {
        return None;
    };
    match *tag {
        Tag::Never | Tag::Single(_) => None,
        Tag::Direct { offset, num } => {
            let discr = variants.get(variant)?.discr;
            Some((offset, num, discr))
        }
        Tag::Niche {
            offset,
            num,
            untagged,
            first,
            start,
            ..
        } => {
            if variant == untagged {
                return None;
            }
            let relative = (variant as u128).wrapping_sub(first as u128);
            Some((offset, num, start.wrapping_add(relative)))
        }
    }
}
