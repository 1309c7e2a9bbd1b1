//! Operands: what is copied or moved, and constants.

use super::body::BodyBuilder;
use super::builder::Result;
use super::place::Base;
use crate::interp::code::{Op, Slot};
use crate::mir::{
    AssertKind, BasicBlockData, Local, Operand, Place, PlaceElem, Rvalue, StatementKind,
    TerminatorKind,
};
use crate::ty::Ty;

impl BodyBuilder<'_, '_> {
    /// The type of an operand.
    pub(super) fn operand_ty(&mut self, operand: &Operand) -> Result<Ty> {
        match operand {
            Operand::Copy(place) | Operand::Move(place) => self.place_ty(place),
            Operand::Constant(constant) => Ok(self.mono_ty(constant.ty)),
        }
    }

    /// The type of a place, for which no operations are needed.
    pub(super) fn place_ty(&mut self, place: &Place) -> Result<Ty> {
        if let Some(local) = place.as_local()
            && let Some(local) = self.locals.get(local)
        {
            return Ok(local.ty);
        }
        // What finding the place would emit is thrown away again.
        let ops = self.b.code.ops.len();
        let used = self.b.used();
        let value = self.place(place);
        self.b.code.ops.truncate(ops);
        self.b.release(used);
        Ok(value?.ty)
    }

    /// Puts the value of an operand into a slot.
    pub(super) fn operand_into(&mut self, d: Slot, operand: &Operand) -> Result<()> {
        match operand {
            Operand::Copy(place) | Operand::Move(place) => {
                let value = self.place(place)?;
                let size = self.b.layout(value.ty)?.size;
                self.b.read_into(d, &value, size);
                if let Operand::Move(place) = operand {
                    self.moved(place, Base::Slot(d), size)?;
                }
                Ok(())
            }
            Operand::Constant(constant) => self.constant_into(d, constant),
        }
    }

    /// A slot with the value of an operand: its own, if it is in the frame already.
    pub(super) fn operand_slot(&mut self, operand: &Operand) -> Result<Slot> {
        match operand {
            Operand::Copy(place) | Operand::Move(place) => {
                let value = self.place(place)?;
                let size = self.b.layout(value.ty)?.size;
                Ok(self.b.read_slot(&value, size))
            }
            Operand::Constant(constant) => {
                let ty = self.mono_ty(constant.ty);
                let layout = self.b.layout(ty)?;
                let slot = self.b.slot_for(layout);
                self.constant_into(slot, constant)?;
                Ok(slot)
            }
        }
    }

    /// Puts the value of an operand into a place.
    pub(super) fn assign_operand(&mut self, place: &Place, operand: &Operand) -> Result<()> {
        let to = self.place(place)?;
        let size = self.b.layout(to.ty)?.size;
        if size == 0 {
            if let Operand::Move(from) = operand {
                self.moved(from, to.base, size)?;
            }
            return Ok(());
        }
        if let Base::Slot(slot) = to.base {
            return self.operand_into(slot, operand);
        }
        if let Operand::Copy(from) | Operand::Move(from) = operand
            && size > 16
        {
            let value = self.place(from)?;
            if let (Base::Pointer(..), Base::Pointer(..)) = (value.base, to.base) {
                let into = self.b.pointer_slot(&to);
                let p = self.b.pointer_slot(&value);
                let n = super::place::to_u32(size)?;
                self.b.emit(Op::MemCopy {
                    to: into,
                    from: p,
                    n,
                });
                if let Operand::Move(_) = operand {
                    self.moved(from, to.base, size)?;
                }
                return Ok(());
            }
        }
        let s = self.operand_slot(operand)?;
        self.b.write_from(&to, s, size);
        if let Operand::Move(from) = operand {
            self.moved(from, to.base, size)?;
        }
        Ok(())
    }
}

/// Names every local of a block, statements about storage left out.
pub(in crate::interp) fn for_each_local(block: &BasicBlockData, each: &mut dyn FnMut(Local)) {
    for statement in &block.statements {
        match &statement.kind {
            StatementKind::Assign(assign) => {
                place(&assign.0, each);
                rvalue(&assign.1, each);
            }
            StatementKind::SetDiscriminant(to, _) => place(to, each),
            StatementKind::StorageLive(_)
            | StatementKind::StorageDead(_)
            | StatementKind::FakeRead(..)
            | StatementKind::PlaceMention(_)
            | StatementKind::Nop => {}
        }
    }
    let Some(terminator) = &block.terminator else {
        return;
    };
    match &terminator.kind {
        TerminatorKind::SwitchInt { discr, .. } => operand(discr, each),
        TerminatorKind::Drop { place: dropped, .. } => place(dropped, each),
        TerminatorKind::Call {
            func,
            args,
            destination,
            ..
        } => {
            operand(func, each);
            for arg in args {
                operand(arg, each);
            }
            place(destination, each);
        }
        TerminatorKind::Assert { cond, msg, .. } => {
            operand(cond, each);
            if let AssertKind::BoundsCheck { len, index } = msg {
                operand(len, each);
                operand(index, each);
            }
        }
        TerminatorKind::Yield {
            value, resume_arg, ..
        } => {
            operand(value, each);
            place(resume_arg, each);
        }
        _ => {}
    }
}

fn place(of: &Place, each: &mut dyn FnMut(Local)) {
    each(of.local);
    for elem in &of.projection {
        if let PlaceElem::Index(index) = elem {
            each(*index);
        }
    }
}

fn operand(of: &Operand, each: &mut dyn FnMut(Local)) {
    if let Operand::Copy(of) | Operand::Move(of) = of {
        place(of, each);
    }
}

fn rvalue(of: &Rvalue, each: &mut dyn FnMut(Local)) {
    match of {
        Rvalue::Use(of) | Rvalue::Repeat(of, _) | Rvalue::Cast(_, of, _) | Rvalue::Unary(_, of) => {
            operand(of, each);
        }
        Rvalue::Ref(_, of) | Rvalue::RawPtr(_, of) | Rvalue::Len(of) | Rvalue::Discriminant(of) => {
            place(of, each);
        }
        Rvalue::Binary(_, operands) | Rvalue::CheckedBinary(_, operands) => {
            operand(&operands.0, each);
            operand(&operands.1, each);
        }
        Rvalue::Aggregate(_, operands) => {
            for of in operands {
                operand(of, each);
            }
        }
    }
}
