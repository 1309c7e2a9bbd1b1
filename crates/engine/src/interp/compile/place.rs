//! Where a place is: a slot of the frame, or behind an address.

use super::body::BodyBuilder;
use super::builder::{Builder, Result};
use crate::interp::code::{Op, Slot, Trap};
use crate::interp::layout::{Layout, Meta};
use crate::interp::num::Num;
use crate::mir::{BinOp, Place, PlaceElem};
use crate::ty::{Ty, TyKind};

/// Where a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// In the frame.
    Slot(Slot),
    /// So many bytes behind the address in the slot.
    Pointer(Slot, i32),
}

/// A place whose way is gone.
#[derive(Clone, Copy, Debug)]
pub(super) struct PlaceValue {
    pub(super) base: Base,
    /// The slot of the length or of the vtable's address, if its type is unsized.
    pub(super) meta: Option<Slot>,
    pub(super) ty: Ty,
    pub(super) variant: Option<usize>,
}

impl BodyBuilder<'_, '_> {
    /// Finds where a place is, with as few operations as possible.
    pub(super) fn place(&mut self, place: &Place) -> Result<PlaceValue> {
        let Some(local) = self.locals.get(place.local) else {
            return Err(Trap::Unsupported("a local without a place".to_owned()));
        };
        let base = match local.kept {
            None => Base::Slot(local.slot),
            Some(offset) => Base::Pointer(local.slot, to_offset(offset)?),
        };
        let mut value = PlaceValue {
            base,
            meta: None,
            ty: local.ty,
            variant: None,
        };
        for elem in &place.projection {
            value = self.project(value, *elem)?;
        }
        Ok(value)
    }

    fn project(&mut self, value: PlaceValue, elem: PlaceElem) -> Result<PlaceValue> {
        match elem {
            PlaceElem::Deref => self.deref(value),
            PlaceElem::Field(index, ty) => {
                let ty = self.mono_ty(ty);
                self.field(value, index, ty)
            }
            PlaceElem::Downcast(variant) => Ok(PlaceValue {
                variant: Some(variant),
                ..value
            }),
            PlaceElem::Index(local) => {
                let (element, stride) = self.element(value.ty)?;
                let index = self.place(&local.into())?;
                let i = self.b.read_slot(&index, 8);
                let p = self.b.pointer_slot(&value);
                let d = self.b.word();
                self.b.emit(Op::AddrIndex {
                    d,
                    p,
                    i,
                    size: to_u32(stride)?,
                });
                Ok(behind(d, element))
            }
            PlaceElem::ConstantIndex {
                offset, from_end, ..
            } => self.constant_index(value, offset, from_end),
            PlaceElem::Subslice { from, to, from_end } => self.subslice(value, from, to, from_end),
        }
    }

    /// What a pointer leads to.
    fn deref(&mut self, value: PlaceValue) -> Result<PlaceValue> {
        let to = match self.cx.tcx.types.kind(value.ty) {
            TyKind::Ref(_, to, _) | TyKind::RawPtr(to, _) => to,
            // A box is a pointer with a type around it.
            TyKind::Adt(_, args) => {
                let args = self.cx.tcx.types.args(args);
                let to = args.iter().find_map(|arg| arg.as_ty());
                to.ok_or_else(|| Trap::Unsupported("a dereference".to_owned()))?
            }
            _ => return Err(Trap::Unsupported("a dereference".to_owned())),
        };
        let fat = self.cx.meta(to) != Meta::None;
        let pointer = match value.base {
            Base::Slot(slot) => slot,
            Base::Pointer(p, off) => {
                let size = if fat { 16 } else { 8 };
                let slot = self.b.slot(size, 8);
                self.b.load(slot, p, off, size);
                slot
            }
        };
        Ok(PlaceValue {
            base: Base::Pointer(pointer, 0),
            meta: fat.then_some(pointer + 8),
            ty: to,
            variant: None,
        })
    }

    fn field(&mut self, value: PlaceValue, index: usize, ty: Ty) -> Result<PlaceValue> {
        let layout = self.b.layout(value.ty)?;
        let offset = match self.cx.tcx.types.kind(value.ty) {
            TyKind::Coroutine(id, args) => self.cx.coroutine_upvar(id, args, index),
            _ => layout.field(value.variant, index),
        };
        let offset = offset.ok_or_else(|| Trap::Unsupported("a field".to_owned()))?;
        let field = self.b.layout(ty)?;
        if field.is_unsized
            && self.cx.meta(ty) == Meta::Vtable
            && let Some(vtable) = value.meta
        {
            // How far on the field is depends on how its type is aligned.
            let p = self.b.pointer_slot(&value);
            let d = self.b.word();
            self.b.emit(Op::AddrAlign {
                d,
                p,
                off: to_u32(offset)?,
                vtable,
            });
            return Ok(PlaceValue {
                base: Base::Pointer(d, 0),
                meta: Some(vtable),
                ty,
                variant: None,
            });
        }
        Ok(PlaceValue {
            base: add(value.base, offset)?,
            meta: value.meta.filter(|_| field.is_unsized),
            ty,
            variant: None,
        })
    }

    /// The type of the elements of an array or a slice, and how far they are apart.
    pub(super) fn element(&mut self, ty: Ty) -> Result<(Ty, u64)> {
        let element = match self.cx.tcx.types.kind(ty) {
            TyKind::Array(element, _) | TyKind::Slice(element) => element,
            TyKind::Str => self.cx.tcx.types.common.u8,
            _ => return Err(Trap::Unsupported("an index".to_owned())),
        };
        Ok((element, self.b.layout(element)?.size))
    }

    /// The number of elements of an array, if it is known.
    pub(super) fn known_len(&self, ty: Ty) -> Option<u64> {
        match self.cx.tcx.types.kind(ty) {
            TyKind::Array(_, len) => self.cx.array_len(len),
            _ => None,
        }
    }

    fn constant_index(
        &mut self,
        value: PlaceValue,
        offset: u64,
        from_end: bool,
    ) -> Result<PlaceValue> {
        let (element, stride) = self.element(value.ty)?;
        let index = match (from_end, self.known_len(value.ty)) {
            (false, _) => Some(offset),
            (true, Some(len)) => Some(len.wrapping_sub(offset)),
            (true, None) => None,
        };
        if let Some(index) = index {
            return Ok(PlaceValue {
                base: add(value.base, index.saturating_mul(stride))?,
                meta: None,
                ty: element,
                variant: None,
            });
        }
        let i = self.from_end(&value, offset)?;
        let p = self.b.pointer_slot(&value);
        let d = self.b.word();
        self.b.emit(Op::AddrIndex {
            d,
            p,
            i,
            size: to_u32(stride)?,
        });
        Ok(behind(d, element))
    }

    /// A slot with the length of a slice, less something.
    fn from_end(&mut self, value: &PlaceValue, less: u64) -> Result<Slot> {
        let len = value
            .meta
            .ok_or_else(|| Trap::Unsupported("a slice without a length".to_owned()))?;
        let d = self.b.word();
        self.b.emit(Op::BinImm {
            op: BinOp::Sub,
            num: Num::U64,
            d,
            a: len,
            imm: to_offset(less)?,
        });
        Ok(d)
    }

    fn subslice(
        &mut self,
        value: PlaceValue,
        from: u64,
        to: u64,
        from_end: bool,
    ) -> Result<PlaceValue> {
        let (element, stride) = self.element(value.ty)?;
        let base = add(value.base, from.saturating_mul(stride))?;
        if let Some(len) = self.known_len(value.ty) {
            let end = if from_end { len.wrapping_sub(to) } else { to };
            let count = end.saturating_sub(from);
            return Ok(PlaceValue {
                base,
                meta: None,
                ty: self.cx.tcx.types.mk_array(element, count),
                variant: None,
            });
        }
        let meta = if from_end {
            self.from_end(&value, from.saturating_add(to))?
        } else {
            let d = self.b.word();
            self.b.scalar(d, to.saturating_sub(from).into(), 8);
            d
        };
        Ok(PlaceValue {
            base,
            meta: Some(meta),
            ty: value.ty,
            variant: None,
        })
    }
}

impl Builder<'_> {
    /// A slot with the address of a place.
    pub(super) fn pointer_slot(&mut self, value: &PlaceValue) -> Slot {
        if let Base::Pointer(slot, 0) = value.base {
            return slot;
        }
        let d = self.word();
        self.thin_address_into(d, value);
        d
    }

    fn thin_address_into(&mut self, d: Slot, value: &PlaceValue) {
        match value.base {
            Base::Slot(s) => self.emit(Op::AddrOf { d, s }),
            Base::Pointer(p, 0) => self.copy(d, p, 8),
            Base::Pointer(p, off) => self.emit(Op::AddrAdd { d, p, off }),
        }
    }

    /// Writes the address of a place, and its length or vtable behind it if it has one.
    pub(super) fn address_into(&mut self, d: Slot, value: &PlaceValue) {
        if let (Base::Pointer(p, 0), Some(meta)) = (value.base, value.meta)
            && meta == p + 8
        {
            self.copy(d, p, 16);
            return;
        }
        self.thin_address_into(d, value);
        if let Some(meta) = value.meta {
            self.copy(d + 8, meta, 8);
        }
    }

    /// Reads the value of a place, which takes `size` bytes.
    pub(super) fn read_into(&mut self, d: Slot, value: &PlaceValue, size: u64) {
        match value.base {
            Base::Slot(s) => self.copy(d, s, size),
            Base::Pointer(p, off) => self.load(d, p, off, size),
        }
    }

    /// A slot with the value of a place.
    pub(super) fn read_slot(&mut self, value: &PlaceValue, size: u64) -> Slot {
        match value.base {
            Base::Slot(s) => s,
            Base::Pointer(p, off) => {
                let d = self.slot(size, 16);
                self.load(d, p, off, size);
                d
            }
        }
    }

    /// Writes a value that is in a slot to a place.
    pub(super) fn write_from(&mut self, value: &PlaceValue, s: Slot, size: u64) {
        match value.base {
            Base::Slot(d) => self.copy(d, s, size),
            Base::Pointer(p, off) => self.store(p, off, s, size),
        }
    }

    /// The slot that a value had best be computed into, for it to come to the place by
    /// [`Self::write_from`].
    pub(super) fn slot_to_fill(&mut self, value: &PlaceValue, layout: &Layout) -> Slot {
        match value.base {
            Base::Slot(slot) => slot,
            Base::Pointer(..) => self.slot_for(layout),
        }
    }

    /// The part of a place at an offset, as something of another type.
    pub(super) fn part(&self, value: &PlaceValue, offset: u64, ty: Ty) -> Result<PlaceValue> {
        Ok(PlaceValue {
            base: add(value.base, offset)?,
            meta: None,
            ty,
            variant: None,
        })
    }
}

fn behind(p: Slot, ty: Ty) -> PlaceValue {
    PlaceValue {
        base: Base::Pointer(p, 0),
        meta: None,
        ty,
        variant: None,
    }
}

/// A place so many bytes further on.
pub(super) fn add(base: Base, offset: u64) -> Result<Base> {
    let offset = to_offset(offset)?;
    Ok(match base {
        Base::Slot(slot) => Base::Slot(slot.saturating_add_signed(offset)),
        Base::Pointer(p, off) => Base::Pointer(p, off.saturating_add(offset)),
    })
}

pub(super) fn to_offset(offset: u64) -> Result<i32> {
    i32::try_from(offset).map_err(|_| Trap::Unsupported("a value of this size".to_owned()))
}

pub(super) fn to_u32(value: u64) -> Result<u32> {
    u32::try_from(value).map_err(|_| Trap::Unsupported("a value of this size".to_owned()))
}
