//! Calls.

use super::body::BodyBuilder;
use super::body::CALLEE;
use super::builder::{Builder, OnUnwind, Result};
use super::place::PlaceValue;
use super::vtable::FIRST_METHOD;
use crate::interp::abi::Abi;
use crate::interp::code::{Op, Slot, Tell, Trap};
use crate::interp::instance::FunctionKey;
use crate::interp::layout::{Layout, Meta};
use crate::mir::{Operand, Place, UnwindTerminateReason};
use crate::syntax::span::Span;
use crate::ty::traits::{Instance, InstanceKind};
use crate::ty::{Ty, TyKind};

impl BodyBuilder<'_, '_> {
    /// A call. Where it returns to is for the caller to say.
    pub(super) fn call(
        &mut self,
        func: &Operand,
        args: &[Operand],
        destination: &Place,
        unwind: OnUnwind,
        fn_span: Span,
        returns: bool,
    ) -> Result<()> {
        let ty = self.operand_ty(func)?;
        let instance = match self.cx.tcx.types.kind(ty) {
            TyKind::FnDef(def, generic) => {
                let instance = self.cx.tcx.resolve_instance(def, generic);
                Some(instance.ok_or_else(|| {
                    let path = self.cx.tcx.type_name(ty);
                    Trap::Unsupported(format!("a call of `{path}`, which was not found"))
                })?)
            }
            TyKind::FnPtr(..) => None,
            _ => return Err(Trap::Unsupported("a call of this type".to_owned())),
        };
        if let Some(instance) = instance
            && let InstanceKind::Intrinsic(def) = instance.kind
        {
            return self.call_intrinsic(def, instance.args, args, destination, unwind, fn_span);
        }
        let result = self.place_ty(destination)?;
        let result_layout = self.b.layout(result)?;
        let mut arg_types = Vec::new();
        for arg in args {
            arg_types.push(self.operand_ty(arg)?);
        }
        let virtual_entry = match instance.map(|instance| instance.kind) {
            Some(InstanceKind::Virtual { index, .. }) => Some(index),
            _ => None,
        };
        let mut layouts: Vec<&Layout> = Vec::new();
        for (index, ty) in arg_types.iter().enumerate() {
            let layout = self.b.layout(*ty)?;
            layouts.push(layout);
            if index == 0 && virtual_entry.is_some() {
                // Of a fat `self` only the address is passed on.
                layouts.pop();
                layouts.push(self.cx.thin_pointer()?);
            }
        }
        let abi = Abi::new(result_layout, layouts.iter().copied());
        self.b.outgoing(0, abi.end.into());
        let mut vtable = None;
        for (index, (arg, offset)) in args.iter().zip(&abi.args).enumerate() {
            let size = layouts.get(index).map_or(0, |layout| layout.size);
            let slot = self.b.outgoing(*offset, size);
            if index == 0 && virtual_entry.is_some() {
                vtable = Some(self.virtual_self(slot, arg)?);
            } else {
                self.operand_into(slot, arg)?;
            }
        }
        match (instance, virtual_entry) {
            (_, Some(entry)) => {
                let vtable = vtable.ok_or_else(|| Trap::Unsupported("a call".to_owned()))?;
                let entry = FIRST_METHOD + u32::try_from(entry).unwrap_or(0);
                let op = Op::CallVirtual {
                    vtable,
                    entry,
                    frame: CALLEE,
                };
                self.b.call(op, unwind);
            }
            (Some(instance), None) => {
                if self.cx.tracks_caller(instance) {
                    let slot = self.b.outgoing(abi.location, 8);
                    self.caller_location_into(slot, fn_span)?;
                }
                let function = self.cx.instance_function(instance);
                self.b.call_function(function, unwind);
            }
            (None, None) => {
                let p = self.operand_slot(func)?;
                self.b.call(Op::CallPtr { p, frame: CALLEE }, unwind);
            }
        }
        self.b.called_at(fn_span);
        if returns {
            self.take_result(destination, result_layout)?;
        }
        Ok(())
    }

    /// Copies what a call has returned to where it belongs.
    fn take_result(&mut self, destination: &Place, layout: &Layout) -> Result<()> {
        if layout.size == 0 {
            self.assigned(destination);
            return Ok(());
        }
        let to = self.place(destination)?;
        let s = self.b.outgoing(0, layout.size);
        self.b.write_from(&to, s, layout.size);
        self.returned(destination, &to, s, layout.size);
        Ok(())
    }

    /// Passes the address of a trait object on, or of what holds it: the slot of its vtable.
    fn virtual_self(&mut self, d: Slot, operand: &Operand) -> Result<Slot> {
        let ty = self.operand_ty(operand)?;
        let layout = self.b.layout(ty)?;
        if layout.is_unsized {
            // The value itself, which stays where it is and is not dropped there.
            let (Operand::Copy(place) | Operand::Move(place)) = operand else {
                return Err(Trap::Unsupported("a call of this type".to_owned()));
            };
            let value = self.place(place)?;
            let meta = value.meta;
            let thin = PlaceValue {
                meta: None,
                ..value
            };
            self.b.address_into(d, &thin);
            return meta.ok_or_else(|| Trap::Unsupported("a call of this type".to_owned()));
        }
        if layout.size != 16 {
            return Err(Trap::Unsupported("a call of this type".to_owned()));
        }
        let s = self.operand_slot(operand)?;
        self.b.copy(d, s, 8);
        Ok(s + 8)
    }

    /// Puts the place that a `#[track_caller]` function is told into a slot.
    pub(super) fn caller_location_into(&mut self, d: Slot, span: Span) -> Result<()> {
        if let Some(caller) = self.caller {
            self.b.copy(d, caller, 8);
            return Ok(());
        }
        let location = self.cx.location(span)?;
        self.b.address(d, location);
        Ok(())
    }
}

impl Builder<'_> {
    /// Calls an instance whose arguments, but for the caller's place, are put in by `args`.
    pub(super) fn call_instance(
        &mut self,
        instance: Instance,
        abi: &Abi,
        location: Option<Slot>,
        unwind: OnUnwind,
    ) -> Result<()> {
        self.outgoing(0, abi.end.into());
        if self.cx.tracks_caller(instance) {
            let slot = self.outgoing(abi.location, 8);
            if let Some(s) = location {
                self.copy(slot, s, 8);
            } else {
                let span = self.cx.instance_span(instance);
                let location = self.cx.location(span)?;
                self.address(slot, location);
            }
        }
        let function = self.cx.instance_function(instance);
        self.call_function(function, unwind);
        Ok(())
    }

    /// Drops what the address that is already in place leads to.
    pub(super) fn call_drop_glue(&mut self, ty: Ty, unwind: OnUnwind) {
        self.outgoing(0, 16);
        let pointer = self.is_user.then(|| {
            let keep = self.word();
            self.copy(keep, CALLEE, 8);
            self.tell(Tell::DropBegun { pointer: keep, ty });
            keep
        });
        if let TyKind::Dynamic(..) = self.cx.tcx.types.kind(ty) {
            let vtable = CALLEE + 8;
            let op = Op::CallDrop {
                vtable,
                frame: CALLEE,
            };
            self.call(op, unwind);
        } else {
            let glue = self.cx.engine.function_id(FunctionKey::DropGlue(ty));
            self.call_function(glue, unwind);
        }
        if let Some(pointer) = pointer {
            self.tell(Tell::DropEnded { pointer });
        }
    }

    /// Aborts, because unwinding has come to where it must not.
    pub(super) fn terminate_now(&mut self, reason: UnwindTerminateReason) {
        let label = self.terminate_label(reason);
        self.goto(label);
    }
}

impl<'p> crate::interp::program::Cx<'p> {
    /// The layout of an address.
    pub(super) fn thin_pointer(self) -> Result<&'p Layout> {
        self.layout(self.tcx.types.common.usize)
            .map_err(|error| Trap::Unsupported(error.message().to_owned()))
    }

    /// Where an instance is written.
    pub(super) fn instance_span(self, instance: Instance) -> Span {
        match instance.kind {
            InstanceKind::Item(def)
            | InstanceKind::Intrinsic(def)
            | InstanceKind::Ctor(def)
            | InstanceKind::Virtual { method: def, .. } => self.tcx.def(def).span,
            InstanceKind::Closure { id, .. } | InstanceKind::CoroutinePoll(id) => self
                .tcx
                .closure_def(id)
                .map(|def| def.span)
                .unwrap_or_default(),
            InstanceKind::FnPtrShim { .. } | InstanceKind::CloneShim(_) => Span::default(),
        }
    }

    /// Whether pointers to the type hold more than an address.
    pub(super) fn is_fat(self, pointee: Ty) -> bool {
        self.meta(pointee) != Meta::None
    }
}
