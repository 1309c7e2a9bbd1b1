//! Conversions and coercions.

use super::body::BodyBuilder;
use super::builder::{Builder, Result};
use super::place::{Base, PlaceValue};
use crate::interp::code::{Native, NativeCall, Op, Slot, Trap};
use crate::interp::instance::FunctionKey;
use crate::interp::layout::Meta;
use crate::interp::num::Num;
use crate::interp::program::{Cx, Engine};
use crate::mir::{CastKind, Operand};
use crate::ty::results::PointerCoercion;
use crate::ty::{Ty, TyKind};

impl BodyBuilder<'_, '_> {
    pub(super) fn cast_into(
        &mut self,
        d: Slot,
        kind: CastKind,
        operand: &Operand,
        to: Ty,
    ) -> Result<()> {
        let from = self.operand_ty(operand)?;
        match kind {
            CastKind::Numeric => self.numeric_cast(d, operand, from, to),
            CastKind::Pointer => self.pointer_cast(d, operand, from, to),
            CastKind::Coercion(coercion) => self.coercion(d, coercion, operand, from, to),
        }
    }

    fn numeric_cast(&mut self, d: Slot, operand: &Operand, from: Ty, to: Ty) -> Result<()> {
        let target = self.number_of_ty(to)?;
        let kind = self.cx.tcx.types.kind(from);
        if let TyKind::Adt(..) = kind {
            let size = self.b.layout(from)?.size;
            let s = self.operand_slot(operand)?;
            let value = PlaceValue {
                base: Base::Slot(s),
                meta: None,
                ty: from,
                variant: None,
            };
            let discr = self.number_of_ty(self.b.discr_ty(from))?;
            let tag = self.b.slot(size.max(discr.size() as u64), 16);
            self.b.discriminant_into(tag, &value)?;
            self.b.cast(d, tag, discr, target);
            return Ok(());
        }
        let source = self.number_of_ty(from)?;
        let s = self.operand_slot(operand)?;
        self.b.cast(d, s, source, target);
        Ok(())
    }

    fn pointer_cast(&mut self, d: Slot, operand: &Operand, from: Ty, to: Ty) -> Result<()> {
        let types = &self.cx.tcx.types;
        let is_pointer = |ty: Ty| {
            matches!(
                types.kind(ty),
                TyKind::RawPtr(..) | TyKind::Ref(..) | TyKind::FnPtr(..)
            )
        };
        if let TyKind::FnDef(..) = types.kind(from) {
            return self.coercion(d, PointerCoercion::ReifyFnPointer, operand, from, to);
        }
        if is_pointer(from) && is_pointer(to) {
            let size = self.b.layout(to)?.size.min(self.b.layout(from)?.size);
            let s = self.operand_slot(operand)?;
            self.b.copy(d, s, size);
            return Ok(());
        }
        let number = |this: &mut Self, ty: Ty| {
            if is_pointer(ty) {
                Ok(Num::U64)
            } else {
                this.number_of_ty(ty)
            }
        };
        let source = number(self, from)?;
        let target = number(self, to)?;
        let s = self.operand_slot(operand)?;
        self.b.cast(d, s, source, target);
        Ok(())
    }

    fn coercion(
        &mut self,
        d: Slot,
        coercion: PointerCoercion,
        operand: &Operand,
        from: Ty,
        to: Ty,
    ) -> Result<()> {
        match coercion {
            PointerCoercion::ReifyFnPointer => {
                let TyKind::FnDef(def, args) = self.cx.tcx.types.kind(from) else {
                    return Err(Trap::Unsupported("a function pointer".to_owned()));
                };
                let instance = self.cx.instance(def, args)?;
                let address = self.cx.reify(instance);
                self.b.address(d, address);
                Ok(())
            }
            PointerCoercion::ClosureFnPointer => {
                let TyKind::Closure(id, args) = self.cx.tcx.types.kind(from) else {
                    return Err(Trap::Unsupported("a function pointer".to_owned()));
                };
                let key = FunctionKey::ClosurePointer(id, args);
                let function = self.cx.engine.function_id(key);
                self.b.address(d, Engine::function_address(function));
                Ok(())
            }
            PointerCoercion::UnsafeFnPointer
            | PointerCoercion::MutToConstPointer
            | PointerCoercion::ArrayToPointer => {
                let size = self.b.layout(to)?.size.min(self.b.layout(from)?.size);
                let s = self.operand_slot(operand)?;
                self.b.copy(d, s, size);
                Ok(())
            }
            PointerCoercion::Unsize => {
                let s = self.operand_slot(operand)?;
                self.b.unsize(d, s, from, to)?;
                if let Operand::Move(place) = operand {
                    let size = self.b.layout(from)?.size;
                    self.moved(place, Base::Slot(d), size)?;
                }
                Ok(())
            }
        }
    }
}

impl Builder<'_> {
    /// `s as to`, between numbers.
    pub(super) fn cast(&mut self, d: Slot, s: Slot, from: Num, to: Num) {
        let same = from == to || (!from.is_float() && !to.is_float() && from.size() == to.size());
        // A smaller integer is the beginning of a larger one.
        let shorter = !from.is_float() && !to.is_float() && to.size() < from.size();
        if same || shorter {
            self.copy(d, s, to.size() as u64);
        } else {
            self.emit(Op::Cast { from, to, d, s });
        }
    }

    /// Makes a pointer to something unsized out of one to something that is sized, or a
    /// struct around one.
    pub(super) fn unsize(&mut self, d: Slot, s: Slot, from: Ty, to: Ty) -> Result<()> {
        let types = &self.cx.tcx.types;
        let pointee = |ty: Ty| match types.kind(ty) {
            TyKind::Ref(_, to, _) | TyKind::RawPtr(to, _) => Some(to),
            _ => None,
        };
        if let (Some(from), Some(to)) = (pointee(from), pointee(to)) {
            return self.unsize_pointer(d, s, from, to);
        }
        let (TyKind::Adt(def, from_args), TyKind::Adt(other, to_args)) =
            (types.kind(from), types.kind(to))
        else {
            return Err(Trap::Unsupported("this coercion".to_owned()));
        };
        let adt = self.cx.tcx.adt_def(def);
        let Some(variant) = adt.struct_variant().filter(|_| def == other) else {
            return Err(Trap::Unsupported("this coercion".to_owned()));
        };
        let from_layout = self.layout(from)?;
        let to_layout = self.layout(to)?;
        // What was in the way of the larger value is moved out first.
        for (index, field) in variant.fields.iter().enumerate().rev() {
            let from_ty = self.cx.field_ty(field.def, from_args);
            let to_ty = self.cx.field_ty(field.def, to_args);
            let offset = |layout: &crate::interp::layout::Layout| {
                let offset = layout.field(None, index).unwrap_or(0);
                u32::try_from(offset).unwrap_or(0)
            };
            let (s, d) = (s + offset(from_layout), d + offset(to_layout));
            let size = self.layout(from_ty)?.size;
            if from_ty == to_ty {
                self.copy(d, s, size);
            } else if size > 0 {
                self.unsize(d, s, from_ty, to_ty)?;
            }
        }
        Ok(())
    }

    fn unsize_pointer(&mut self, d: Slot, s: Slot, from: Ty, to: Ty) -> Result<()> {
        let cx = self.cx;
        let types = &cx.tcx.types;
        if cx.meta(from) == Meta::Vtable {
            // From one trait object to another.
            let (from_tail, to_tail) = (cx.tail(from), cx.tail(to));
            self.copy(d, s, 8);
            if cx.same_principal(from_tail, to_tail) {
                self.copy(d + 8, s + 8, 8);
            } else {
                self.native(NativeCall {
                    native: Native::Upcast,
                    args: vec![s + 8],
                    result: d + 8,
                    size: 8,
                    num: Num::U64,
                    ty: to_tail,
                });
            }
            return Ok(());
        }
        if cx.meta(from) != Meta::None {
            self.copy(d, s, 16);
            return Ok(());
        }
        self.copy(d, s, 8);
        let (from_tail, to_tail) = cx.unsized_tails(from, to);
        match (types.kind(from_tail), types.kind(to_tail)) {
            (TyKind::Array(_, len), TyKind::Slice(_)) => {
                let len = cx.array_len(len);
                let len = len.ok_or_else(|| Trap::Unsupported("an array's length".to_owned()))?;
                self.scalar(d + 8, len.into(), 8);
                Ok(())
            }
            (_, TyKind::Dynamic(..)) => {
                let vtable = cx.vtable(from_tail, to_tail)?;
                self.address(d + 8, vtable);
                Ok(())
            }
            _ => Err(Trap::Unsupported("this coercion".to_owned())),
        }
    }
}

impl Cx<'_> {
    /// The types at which two pointees begin to differ: one sized, one not.
    fn unsized_tails(self, from: Ty, to: Ty) -> (Ty, Ty) {
        let types = &self.tcx.types;
        let (mut from, mut to) = (from, to);
        for _ in 0..64 {
            let last = |ty: Ty| match types.kind(ty) {
                TyKind::Adt(def, args) => {
                    let variant = self.tcx.adt_def(def).struct_variant()?;
                    let field = variant.fields.last()?;
                    Some((Some(def), self.field_ty(field.def, args)))
                }
                TyKind::Tuple(list) => Some((None, *types.list(list).last()?)),
                _ => None,
            };
            match (last(from), last(to)) {
                (Some((a, inner_from)), Some((b, inner_to))) if a == b => {
                    from = inner_from;
                    to = inner_to;
                }
                _ => break,
            }
        }
        (from, to)
    }

    /// Whether two trait objects have the same vtable.
    fn same_principal(self, from: Ty, to: Ty) -> bool {
        self.principal(from) == self.principal(to)
    }
}
