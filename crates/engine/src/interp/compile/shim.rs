//! Functions that nobody wrote: constructors, and what adapts one way to call a function to
//! another.

use super::body::CALLEE;
use super::builder::{Builder, OnUnwind, Result};
use super::place::{Base, PlaceValue, to_u32};
use super::vtable::FIRST_METHOD;
use crate::interp::abi::Abi;
use crate::interp::code::{Op, Slot, Trap};
use crate::interp::layout::{Layout, Shape};
use crate::mir::UnwindTerminateReason;
use crate::resolve::DefId;
use crate::ty::results::ClosureKind;
use crate::ty::traits::{Instance, InstanceKind};
use crate::ty::{Args, ClosureId, GenericArg, Ty, TyKind};

/// What a function takes and gives.
struct Sig {
    inputs: Vec<Ty>,
    output: Ty,
}

impl Builder<'_> {
    fn sig_of(&self, def: DefId, args: Args) -> Sig {
        let sig = self
            .cx
            .mono(self.cx.tcx.fn_sig(def).inputs_and_output, args);
        let (inputs, output) = self.cx.tcx.types.split_sig(sig);
        Sig {
            inputs: inputs.to_vec(),
            output,
        }
    }

    /// What an instance takes and gives, when called as its kind is.
    fn instance_sig(&self, instance: Instance) -> Result<Sig> {
        Ok(match instance.kind {
            InstanceKind::Item(def)
            | InstanceKind::Intrinsic(def)
            | InstanceKind::Ctor(def)
            | InstanceKind::Virtual { method: def, .. } => self.sig_of(def, instance.args),
            InstanceKind::Closure { id, called, .. } => {
                let closure = self.cx.tcx.types.mk(TyKind::Closure(id, instance.args));
                let sig = self.closure_sig(id, instance.args)?;
                Sig {
                    inputs: vec![self.receiver(closure, called), self.tuple(&sig.inputs)],
                    output: sig.output,
                }
            }
            InstanceKind::FnPtrShim { ty, called } => {
                let sig = self.callable_sig(ty)?;
                Sig {
                    inputs: vec![self.receiver(ty, called), self.tuple(&sig.inputs)],
                    output: sig.output,
                }
            }
            InstanceKind::CloneShim(ty) => Sig {
                inputs: vec![self.receiver(ty, ClosureKind::Fn)],
                output: ty,
            },
            InstanceKind::CoroutinePoll(_) => {
                return Err(Trap::Unsupported("this function pointer".to_owned()));
            }
        })
    }

    fn tuple(&self, types: &[Ty]) -> Ty {
        self.cx.tcx.types.mk_tuple(types)
    }

    /// What a callable value is passed as.
    fn receiver(&self, ty: Ty, called: ClosureKind) -> Ty {
        let types = &self.cx.tcx.types;
        match called {
            ClosureKind::FnOnce => ty,
            ClosureKind::Fn | ClosureKind::FnMut => types.mk_ref(ty, crate::ty::Mutability::Not),
        }
    }

    /// What a closure takes, one by one, and gives.
    fn closure_sig(&self, id: ClosureId, args: Args) -> Result<Sig> {
        let def = self.cx.tcx.closure_def(id);
        let def = def.ok_or_else(|| Trap::Unsupported("this closure".to_owned()))?;
        let results = self.cx.tcx.typeck(def.body);
        let ty = results.closure_types.get(&id);
        let ty = ty.ok_or_else(|| Trap::from(self.cx.rejected()))?;
        let sig = self.cx.mono(ty.sig, args);
        let (inputs, output) = self.cx.tcx.types.split_sig(sig);
        Ok(Sig {
            inputs: inputs.to_vec(),
            output,
        })
    }

    /// What a function's own type or a function pointer takes and gives.
    fn callable_sig(&self, ty: Ty) -> Result<Sig> {
        match self.cx.tcx.types.kind(ty) {
            TyKind::FnDef(def, args) => Ok(self.sig_of(def, args)),
            TyKind::FnPtr(list, _) => {
                let (inputs, output) = self.cx.tcx.types.split_sig(list);
                Ok(Sig {
                    inputs: inputs.to_vec(),
                    output,
                })
            }
            _ => Err(Trap::Unsupported("a call of this type".to_owned())),
        }
    }

    fn abi(&self, sig: &Sig) -> Result<Abi> {
        let result = self.layout(sig.output)?;
        let mut layouts = Vec::new();
        for input in &sig.inputs {
            layouts.push(self.layout(*input)?);
        }
        Ok(Abi::new(result, layouts))
    }

    /// Takes the slots that arguments come in.
    fn receive(&mut self, sig: &Sig) -> Result<Abi> {
        let abi = self.abi(sig)?;
        self.slot(abi.end.into(), 1);
        Ok(abi)
    }

    fn give_back(&mut self, output: Ty) -> Result<()> {
        let size = self.layout(output)?.size;
        self.copy(0, CALLEE, size);
        self.emit(Op::Return);
        Ok(())
    }

    /// Passes a slot on as an argument.
    fn pass(&mut self, abi: &Abi, index: usize, s: Slot, size: u64) {
        let offset = abi.args.get(index).copied().unwrap_or(0);
        let slot = self.outgoing(offset, size);
        self.copy(slot, s, size);
    }

    /// Passes the elements of a tuple on as arguments.
    fn pass_tuple(&mut self, abi: &Abi, from: usize, tuple: Slot, types: &[Ty]) -> Result<()> {
        let layout = self.layout(self.tuple(types))?;
        for (index, ty) in types.iter().enumerate() {
            let offset = to_u32(layout.field(None, index).unwrap_or(0))?;
            let size = self.layout(*ty)?.size;
            self.pass(abi, from + index, tuple + offset, size);
        }
        Ok(())
    }

    // ------------------------------------------------------------ the shims

    /// Calls `main` through what std does around it.
    pub(super) fn entry(&mut self) -> Result<()> {
        let tcx = self.cx.tcx;
        let missing = |what: &str| Trap::Unsupported(what.to_owned());
        let start = tcx
            .lang_item("start")
            .ok_or_else(|| missing("std without a start"))?;
        let main = self
            .cx
            .main()
            .ok_or_else(|| missing("a program without `main`"))?;
        let output = self.sig_of(main, Args::EMPTY).output;
        let address = self.cx.reify(Instance {
            kind: InstanceKind::Item(main),
            args: Args::EMPTY,
        });
        let args = tcx.types.mk_args(&[GenericArg::Ty(output)]);
        let abi = Abi::of_sizes(4, [(8, 8)]);
        self.slot(16, 16);
        let offset = abi.args.first().copied().unwrap_or(8);
        let slot = self.outgoing(offset, 8);
        self.address(slot, address);
        let start = Instance {
            kind: InstanceKind::Item(start),
            args,
        };
        self.call_instance(start, &abi, None, OnUnwind::Continue)?;
        self.copy(0, CALLEE, 4);
        self.emit(Op::Return);
        Ok(())
    }

    /// A `#[track_caller]` function as a function pointer.
    pub(super) fn reified(&mut self, instance: Instance) -> Result<()> {
        let sig = self.instance_sig(instance)?;
        let abi = self.receive(&sig)?;
        for (index, input) in sig.inputs.iter().enumerate() {
            let size = self.layout(*input)?.size;
            let s = abi.args.get(index).copied().unwrap_or(0);
            self.pass(&abi, index, s, size);
        }
        self.call_instance(instance, &abi, None, OnUnwind::Continue)?;
        self.give_back(sig.output)
    }

    /// A struct or a variant out of its fields.
    pub(super) fn constructor(&mut self, def: DefId, args: Args) -> Result<()> {
        let sig = self.sig_of(def, args);
        let abi = self.receive(&sig)?;
        let layout = self.layout(sig.output)?;
        let variant = match self.cx.tcx.types.kind(sig.output) {
            TyKind::Adt(adt, _) => self.cx.tcx.adt_def(adt).variant_index(def),
            _ => None,
        };
        let built = self.slot_for(layout);
        for (index, input) in sig.inputs.iter().enumerate() {
            let size = self.layout(*input)?.size;
            let offset = to_u32(layout.field(variant, index).unwrap_or(0))?;
            let s = abi.args.get(index).copied().unwrap_or(0);
            self.copy(built + offset, s, size);
        }
        if let (Some(variant), Shape::Enum { .. }) = (variant, &layout.shape) {
            self.set_tag(&in_slot(built, sig.output), variant)?;
        }
        self.copy(0, built, layout.size);
        self.emit(Op::Return);
        Ok(())
    }

    /// `call_once` of a closure that is called by reference: it is dropped afterwards.
    pub(super) fn closure_once(
        &mut self,
        id: ClosureId,
        args: Args,
        kind: ClosureKind,
    ) -> Result<()> {
        let closure = self.cx.tcx.types.mk(TyKind::Closure(id, args));
        let once = Instance {
            kind: InstanceKind::Closure {
                id,
                kind,
                called: ClosureKind::FnOnce,
            },
            args,
        };
        let by_ref = Instance {
            kind: InstanceKind::Closure {
                id,
                kind,
                called: kind,
            },
            args,
        };
        let sig = self.instance_sig(once)?;
        let abi = self.receive(&sig)?;
        let inner = self.abi(&self.instance_sig(by_ref)?)?;
        let [closure_slot, tuple_slot] = abi.args.as_slice() else {
            return Err(Trap::Unsupported("this closure".to_owned()));
        };
        let pointer = self.word();
        self.emit(Op::AddrOf {
            d: pointer,
            s: *closure_slot,
        });
        self.pass(&inner, 0, pointer, 8);
        let tuple = sig.inputs.get(1).copied();
        let tuple_size = tuple.map_or(Ok(0), |ty| self.layout(ty).map(|l| l.size))?;
        self.pass(&inner, 1, *tuple_slot, tuple_size);
        let drops = self.cx.needs_drop(closure);
        let cleanup = self.label();
        let unwind = if drops {
            OnUnwind::Cleanup(cleanup)
        } else {
            OnUnwind::Continue
        };
        self.call_instance(by_ref, &inner, None, unwind)?;
        let size = self.layout(sig.output)?.size;
        self.copy(0, CALLEE, size);
        if drops {
            let slot = self.outgoing(0, 8);
            self.copy(slot, pointer, 8);
            self.call_drop_glue(closure, OnUnwind::Continue);
        }
        self.emit(Op::Return);
        if drops {
            self.bind(cleanup);
            let slot = self.outgoing(0, 8);
            self.copy(slot, pointer, 8);
            let unwind = OnUnwind::Terminate(UnwindTerminateReason::InCleanup);
            self.call_drop_glue(closure, unwind);
            self.emit(Op::Resume);
        }
        Ok(())
    }

    /// A closure that captures nothing, as a function pointer.
    pub(super) fn closure_pointer(&mut self, id: ClosureId, args: Args) -> Result<()> {
        let sig = self.closure_sig(id, args)?;
        let abi = self.receive(&sig)?;
        let Some(kind) = self.cx.closure_kind(id) else {
            return Err(self.cx.rejected().into());
        };
        let instance = Instance {
            kind: InstanceKind::Closure {
                id,
                kind,
                called: kind,
            },
            args,
        };
        let inner_sig = self.instance_sig(instance)?;
        let inner = self.abi(&inner_sig)?;
        if kind != ClosureKind::FnOnce {
            // A reference to something without a size.
            let s = self.word();
            self.scalar(s, 1, 8);
            self.pass(&inner, 0, s, 8);
        }
        let tuple = self.layout(self.tuple(&sig.inputs))?;
        let start = inner.args.get(1).copied().unwrap_or(0);
        for (index, input) in sig.inputs.iter().enumerate() {
            let size = self.layout(*input)?.size;
            let offset = start + to_u32(tuple.field(None, index).unwrap_or(0))?;
            let slot = self.outgoing(offset, size);
            let s = abi.args.get(index).copied().unwrap_or(0);
            self.copy(slot, s, size);
        }
        self.call_instance(instance, &inner, None, OnUnwind::Continue)?;
        self.give_back(sig.output)
    }

    /// `call_once` in a vtable: `self` comes by its address.
    pub(super) fn call_once_by_ref(&mut self, instance: Instance) -> Result<()> {
        let sig = self.instance_sig(instance)?;
        let inner = self.abi(&sig)?;
        let mut outer = vec![self.cx.thin_pointer()?];
        for input in sig.inputs.iter().skip(1) {
            outer.push(self.layout(*input)?);
        }
        let abi = Abi::new(self.layout(sig.output)?, outer);
        self.slot(abi.end.into(), 1);
        for (index, input) in sig.inputs.iter().enumerate() {
            let size = self.layout(*input)?.size;
            let s = abi.args.get(index).copied().unwrap_or(0);
            if index == 0 {
                let slot = self.outgoing(inner.args.first().copied().unwrap_or(0), size);
                self.load(slot, s, 0, size);
            } else {
                self.pass(&inner, index, s, size);
            }
        }
        self.call_instance(instance, &inner, None, OnUnwind::Continue)?;
        self.give_back(sig.output)
    }

    /// `call` of a function or a function pointer.
    pub(super) fn fn_ptr_shim(&mut self, ty: Ty, called: ClosureKind, args: Args) -> Result<()> {
        let instance = Instance {
            kind: InstanceKind::FnPtrShim { ty, called },
            args,
        };
        let sig = self.instance_sig(instance)?;
        let abi = self.receive(&sig)?;
        let callee = self.callable_sig(ty)?;
        let inner = self.abi(&callee)?;
        self.outgoing(0, inner.end.into());
        let tuple = abi.args.get(1).copied().unwrap_or(0);
        self.pass_tuple(&inner, 0, tuple, &callee.inputs)?;
        let receiver = abi.args.first().copied().unwrap_or(0);
        if let TyKind::FnDef(def, args) = self.cx.tcx.types.kind(ty) {
            let target = self.cx.instance(def, args)?;
            if let InstanceKind::Virtual { index, .. } = target.kind {
                self.thin_self(&inner, tuple, &callee, index)?;
            } else {
                self.call_instance(target, &inner, None, OnUnwind::Continue)?;
            }
        } else {
            let p = if called == ClosureKind::FnOnce {
                receiver
            } else {
                let p = self.word();
                self.load(p, receiver, 0, 8);
                p
            };
            let op = Op::CallPtr { p, frame: CALLEE };
            self.call(op, OnUnwind::Continue);
        }
        self.give_back(sig.output)
    }

    /// Calls a method of a trait object, the arguments of which are a tuple in a slot.
    fn thin_self(&mut self, _: &Abi, tuple: Slot, sig: &Sig, index: usize) -> Result<()> {
        let tuple_layout = self.layout(self.tuple(&sig.inputs))?;
        let of = |index: usize| tuple_layout.field(None, index).unwrap_or(0);
        let slots: Vec<Slot> = (0..sig.inputs.len())
            .map(|index| Ok(tuple + to_u32(of(index))?))
            .collect::<Result<_>>()?;
        self.call_virtual(&slots, sig, index)
    }

    /// A method of a trait object, as a function.
    pub(super) fn virtual_shim(&mut self, method: DefId, index: usize, args: Args) -> Result<()> {
        let sig = self.sig_of(method, args);
        let abi = self.receive(&sig)?;
        self.call_virtual(&abi.args, &sig, index)?;
        self.give_back(sig.output)
    }

    fn call_virtual(&mut self, slots: &[Slot], sig: &Sig, index: usize) -> Result<()> {
        let mut layouts: Vec<&Layout> = Vec::new();
        for (index, input) in sig.inputs.iter().enumerate() {
            layouts.push(if index == 0 {
                self.cx.thin_pointer()?
            } else {
                self.layout(*input)?
            });
        }
        let abi = Abi::new(self.layout(sig.output)?, layouts.iter().copied());
        self.outgoing(0, abi.end.into());
        for (index, (slot, layout)) in slots.iter().zip(&layouts).enumerate() {
            self.pass(&abi, index, *slot, layout.size);
        }
        let vtable = slots.first().map_or(0, |slot| slot + 8);
        let op = Op::CallVirtual {
            vtable,
            entry: FIRST_METHOD + u32::try_from(index).unwrap_or(0),
            frame: CALLEE,
        };
        self.call(op, OnUnwind::Continue);
        Ok(())
    }

    /// `clone` of a tuple or a closure, part by part.
    pub(super) fn clone_shim(&mut self, ty: Ty) -> Result<()> {
        let layout = self.layout(ty)?;
        let abi = Abi::of_sizes(layout.size, [(8, 8)]);
        self.slot(abi.end.into(), 1);
        let from = abi.args.first().copied().unwrap_or(0);
        let parts: Vec<Ty> = match self.cx.tcx.types.kind(ty) {
            TyKind::Tuple(list) => self.cx.tcx.types.list(list).to_vec(),
            TyKind::Closure(id, args) => self.cx.upvar_tys(id, args),
            _ => Vec::new(),
        };
        if parts.is_empty() || self.cx.is_copy(ty) {
            self.load(0, from, 0, layout.size);
            self.emit(Op::Return);
            return Ok(());
        }
        let built = self.slot_for(layout);
        let mut cleanups: Vec<(super::builder::Label, Ty, u64)> = Vec::new();
        for (index, part) in parts.iter().enumerate() {
            let offset = layout.field(None, index).unwrap_or(0);
            let unwind = match cleanups.last() {
                Some((label, ..)) => OnUnwind::Cleanup(*label),
                None => OnUnwind::Continue,
            };
            self.clone_part(*part, from, built, offset, unwind)?;
            if self.cx.needs_drop(*part) {
                let label = self.label();
                cleanups.push((label, *part, offset));
            }
        }
        self.copy(0, built, layout.size);
        self.emit(Op::Return);
        // If one cannot be cloned, those before it are dropped.
        for (label, part, offset) in cleanups.iter().rev() {
            self.bind(*label);
            let slot = self.outgoing(0, 8);
            self.emit(Op::AddrOf {
                d: slot,
                s: built + to_u32(*offset)?,
            });
            let unwind = OnUnwind::Terminate(UnwindTerminateReason::InCleanup);
            self.call_drop_glue(*part, unwind);
        }
        if !cleanups.is_empty() {
            self.emit(Op::Resume);
        }
        Ok(())
    }

    fn clone_part(
        &mut self,
        part: Ty,
        from: Slot,
        built: Slot,
        offset: u64,
        unwind: OnUnwind,
    ) -> Result<()> {
        let size = self.layout(part)?.size;
        let off = super::place::to_offset(offset)?;
        let d = built + to_u32(offset)?;
        if self.cx.is_copy(part) {
            self.load(d, from, off, size);
            return Ok(());
        }
        let instance = self.cx.clone_of(part)?;
        let abi = Abi::of_sizes(size, [(8, 8)]);
        let slot = self.outgoing(abi.args.first().copied().unwrap_or(0), 8);
        self.emit(Op::AddrAdd {
            d: slot,
            p: from,
            off,
        });
        self.call_instance(instance, &abi, None, unwind)?;
        self.copy(d, CALLEE, size);
        Ok(())
    }
}

/// A value in a slot.
pub(super) fn in_slot(slot: Slot, ty: Ty) -> PlaceValue {
    PlaceValue {
        base: Base::Slot(slot),
        meta: None,
        ty,
        variant: None,
    }
}

impl crate::interp::program::Cx<'_> {
    /// `Clone::clone` of a type.
    fn clone_of(self, ty: Ty) -> Result<Instance> {
        let unsupported = || Trap::Unsupported("a clone of this type".to_owned());
        let of = self.tcx.lang_item("clone").ok_or_else(unsupported)?;
        let method = self.tcx.assoc_items(of).find(|item| {
            let name = self.tcx.def(*item).name;
            name.is_some_and(|name| self.tcx.text(name) == "clone")
        });
        let args = self.tcx.types.mk_args(&[GenericArg::Ty(ty)]);
        self.instance(method.ok_or_else(unsupported)?, args)
    }

    /// How a closure may be called.
    fn closure_kind(self, id: ClosureId) -> Option<ClosureKind> {
        let def = self.tcx.closure_def(id)?;
        let results = self.tcx.typeck(def.body);
        results.closure_types.get(&id).map(|ty| ty.kind)
    }

    /// The program's `main`, which may be an import.
    fn main(self) -> Option<DefId> {
        use crate::resolve::{DefKind, Namespace, Res};
        let resolution = &self.tcx.resolution;
        let krate = self.tcx.local_crate()?;
        let root = resolution.map.root(krate)?;
        let name = crate::syntax::symbol::sym::MAIN;
        let binding = resolution.map.lookup(root, name, Namespace::Value)?;
        match binding.res {
            Res::Def(def) if self.tcx.def_kind(def) == DefKind::Fn => Some(def),
            _ => None,
        }
    }
}
