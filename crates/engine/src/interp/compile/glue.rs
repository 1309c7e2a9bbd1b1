//! Drop glue: what drops a value, given its address.
//!
//! The order is Rust's: the type's own `drop`, then its fields in order. If one panics, the
//! rest is dropped all the same; if that panics too, the process is aborted.

use super::body::CALLEE;
use super::builder::{Builder, Label, OnUnwind, Result};
use super::place::{Base, PlaceValue, to_offset, to_u32};
use crate::interp::abi::Abi;
use crate::interp::code::{Op, Slot, Trap};
use crate::interp::instance::FunctionKey;
use crate::interp::layout::{Layout, Meta, Shape, Tag};
use crate::interp::num::Num;
use crate::mir::{BinOp, UnwindTerminateReason};
use crate::resolve::DefId;
use crate::ty::traits::Instance;
use crate::ty::{Args, GenericArg, Ty, TyKind};

/// One step of dropping a value.
enum Step {
    /// The `drop` of a type itself.
    Own(Instance),
    /// What is in a field.
    Field(Ty, u64),
    /// What a box holds.
    Content(Ty),
}

const IN_CLEANUP: OnUnwind = OnUnwind::Terminate(UnwindTerminateReason::InCleanup);

impl Builder<'_> {
    /// The function that drops a value of a type, whose address it is given.
    pub(super) fn drop_glue(&mut self, ty: Ty) -> Result<()> {
        self.slot(16, 16);
        match self.cx.tcx.types.kind(ty) {
            TyKind::Array(element, len) => {
                let len = self.cx.array_len(len);
                let len = len.ok_or_else(|| self.cx.unknown("an array's length"))?;
                self.scalar(8, len.into(), 8);
                self.tail_call_elements(element);
                Ok(())
            }
            TyKind::Slice(element) => {
                self.tail_call_elements(element);
                Ok(())
            }
            TyKind::Dynamic(..) => {
                let slot = self.outgoing(0, 16);
                self.copy(slot, 0, 16);
                let op = Op::CallDrop {
                    vtable: 8,
                    frame: CALLEE,
                };
                self.call(op, OnUnwind::Continue);
                self.emit(Op::Return);
                Ok(())
            }
            TyKind::Coroutine(id, args) => self.drop_coroutine(id, args),
            TyKind::Tuple(list) => {
                let fields = self.cx.tcx.types.list(list).to_vec();
                let steps = self.field_steps(ty, None, &fields)?;
                self.steps(ty, &steps)
            }
            TyKind::Closure(id, args) => {
                let fields = self.cx.upvar_tys(id, args);
                let steps = self.field_steps(ty, None, &fields)?;
                self.steps(ty, &steps)
            }
            TyKind::Adt(def, args) => self.drop_adt(ty, def, args),
            _ => {
                self.emit(Op::Return);
                Ok(())
            }
        }
    }

    fn tail_call_elements(&mut self, element: Ty) {
        let glue = self
            .cx
            .engine
            .function_id(FunctionKey::DropElements(element));
        let slot = self.outgoing(0, 16);
        self.copy(slot, 0, 16);
        self.call_function(glue, OnUnwind::Continue);
        self.emit(Op::Return);
    }

    fn drop_adt(&mut self, ty: Ty, def: DefId, args: Args) -> Result<()> {
        let adt = self.cx.tcx.adt_def(def);
        if adt.is_manually_drop {
            self.emit(Op::Return);
            return Ok(());
        }
        let own = self.cx.drop_impl(ty, def)?;
        if adt.is_enum {
            return self.drop_enum(ty, def, args, own);
        }
        let mut steps = Vec::new();
        if adt.is_box {
            let content = self.cx.type_args(args).first().copied();
            let content = content.ok_or_else(|| self.cx.unknown("a box"))?;
            if self.cx.needs_drop(content) {
                steps.push(Step::Content(content));
            }
        }
        steps.extend(own.map(Step::Own));
        let fields = self.variant_tys(def, args, 0);
        steps.extend(self.field_steps(ty, None, &fields)?);
        self.steps(ty, &steps)
    }

    /// The types of the fields of a variant.
    fn variant_tys(&self, def: DefId, args: Args, variant: usize) -> Vec<Ty> {
        let adt = self.cx.tcx.adt_def(def);
        let fields = adt.variants.get(variant).map_or(&[][..], |v| &v.fields);
        fields
            .iter()
            .map(|field| self.cx.field_ty(field.def, args))
            .collect()
    }

    /// The steps for those fields that need one.
    fn field_steps(&self, ty: Ty, variant: Option<usize>, fields: &[Ty]) -> Result<Vec<Step>> {
        let layout = self.layout(ty)?;
        let mut steps = Vec::new();
        for (index, field) in fields.iter().enumerate() {
            if self.cx.needs_drop(*field) {
                let offset = layout.field(variant, index);
                let offset = offset.ok_or_else(|| self.cx.unknown("a field"))?;
                steps.push(Step::Field(*field, offset));
            }
        }
        Ok(steps)
    }

    /// Does the steps one after another. If one panics, the others are done in another
    /// place, which then goes on unwinding.
    fn steps(&mut self, ty: Ty, steps: &[Step]) -> Result<()> {
        // The way of unwinding out of each step: with the steps behind it.
        let resume = self.label();
        let mut labels: Vec<Label> = Vec::new();
        for _ in steps.iter().skip(1) {
            labels.push(self.label());
        }
        for (index, step) in steps.iter().enumerate() {
            let unwind = labels
                .get(index)
                .map_or(OnUnwind::Continue, |label| OnUnwind::Cleanup(*label));
            self.step(ty, step, unwind)?;
        }
        self.emit(Op::Return);
        for (step, label) in steps.iter().skip(1).zip(&labels) {
            self.bind(*label);
            self.step(ty, step, IN_CLEANUP)?;
        }
        self.bind(resume);
        if !labels.is_empty() {
            self.emit(Op::Resume);
        }
        Ok(())
    }

    fn step(&mut self, ty: Ty, step: &Step, unwind: OnUnwind) -> Result<()> {
        let used = self.used();
        match step {
            Step::Own(instance) => {
                let fat = self.cx.is_fat(ty);
                let size = if fat { 16 } else { 8 };
                let abi = Abi::of_sizes(0, [(size, 8)]);
                let slot = self.outgoing(0, size);
                self.copy(slot, 0, size);
                self.call_instance(*instance, &abi, None, unwind)?;
            }
            Step::Field(field, offset) => self.drop_field(ty, *field, *offset, unwind)?,
            Step::Content(content) => {
                let size = if self.cx.is_fat(*content) { 16 } else { 8 };
                let slot = self.outgoing(0, size);
                self.load(slot, 0, 0, size);
                self.call_drop_glue(*content, unwind);
            }
        }
        self.release(used);
        Ok(())
    }

    fn drop_field(&mut self, ty: Ty, field: Ty, offset: u64, unwind: OnUnwind) -> Result<()> {
        let layout = self.layout(field)?;
        let slot = self.outgoing(0, 16);
        if layout.is_unsized {
            if self.cx.meta(ty) == Meta::Vtable {
                self.emit(Op::AddrAlign {
                    d: slot,
                    p: 0,
                    off: to_u32(offset)?,
                    vtable: 8,
                });
            } else {
                self.emit(Op::AddrAdd {
                    d: slot,
                    p: 0,
                    off: to_offset(offset)?,
                });
            }
            self.copy(slot + 8, 8, 8);
        } else {
            self.emit(Op::AddrAdd {
                d: slot,
                p: 0,
                off: to_offset(offset)?,
            });
        }
        self.call_drop_glue(field, unwind);
        Ok(())
    }

    fn drop_enum(&mut self, ty: Ty, def: DefId, args: Args, own: Option<Instance>) -> Result<()> {
        let rest = self.label();
        if let Some(own) = own {
            // What is left to be dropped if that panics.
            let cleanup = self.label();
            self.step(ty, &Step::Own(own), OnUnwind::Cleanup(cleanup))?;
            self.goto(rest);
            self.bind(cleanup);
            self.drop_variants(ty, def, args, true)?;
        }
        self.bind(rest);
        self.drop_variants(ty, def, args, false)
    }

    /// Drops the fields of the variant that a value is of.
    fn drop_variants(&mut self, ty: Ty, def: DefId, args: Args, cleanup: bool) -> Result<()> {
        let layout = self.layout(ty)?;
        let adt = self.cx.tcx.adt_def(def);
        let mut cases = Vec::new();
        for index in 0..adt.variants.len() {
            let fields = self.variant_tys(def, args, index);
            let steps = self.field_steps(ty, Some(index), &fields)?;
            if !steps.is_empty() && !variant_is_absent(layout, index) {
                cases.push((index, self.label(), steps));
            }
        }
        let done = self.label();
        self.branch_on_variant(ty, layout, &cases, done)?;
        for (_, label, steps) in &cases {
            self.bind(*label);
            if cleanup {
                for step in steps {
                    self.step(ty, step, IN_CLEANUP)?;
                }
                self.emit(Op::Resume);
            } else {
                self.steps(ty, steps)?;
            }
        }
        self.bind(done);
        self.emit(if cleanup { Op::Resume } else { Op::Return });
        Ok(())
    }

    fn branch_on_variant(
        &mut self,
        ty: Ty,
        layout: &Layout,
        cases: &[(usize, Label, Vec<Step>)],
        done: Label,
    ) -> Result<()> {
        let Shape::Enum { variants, tag } = &layout.shape else {
            self.goto(done);
            return Ok(());
        };
        if let Tag::Single(only) = tag {
            let case = cases.iter().find(|(index, ..)| index == only);
            self.goto(case.map_or(done, |(_, label, _)| *label));
            return Ok(());
        }
        let num = Num::of(self.cx.tcx.types.kind(self.discr_ty(ty))).unwrap_or(Num::I64);
        let value = PlaceValue {
            base: Base::Pointer(0, 0),
            meta: None,
            ty,
            variant: None,
        };
        let s = self.slot(16, 16);
        self.discriminant_into(s, &value)?;
        let targets: Vec<(u128, Label)> = cases
            .iter()
            .map(|(index, label, _)| {
                let discr = variants.get(*index).map_or(0, |variant| variant.discr);
                (discr, *label)
            })
            .collect();
        if let [(discr, label)] = targets.as_slice()
            && let Ok(v) = u32::try_from(*discr)
        {
            self.jump(Op::Unless { num, s, v, t: 0 }, done);
            self.goto(*label);
            return Ok(());
        }
        self.switch(num, s, &targets, done);
        Ok(())
    }

    /// The function that drops elements one after another, given the address of the first
    /// and their number.
    pub(super) fn drop_elements(&mut self, element: Ty) -> Result<()> {
        self.slot(16, 16);
        let size = self.layout(element)?.size;
        let index = self.word();
        self.scalar(index, 0, 8);
        let cleanup = self.label();
        self.element_loop(element, size, index, OnUnwind::Cleanup(cleanup))?;
        self.emit(Op::Return);
        self.bind(cleanup);
        self.element_loop(element, size, index, IN_CLEANUP)?;
        self.emit(Op::Resume);
        Ok(())
    }

    fn element_loop(
        &mut self,
        element: Ty,
        size: u64,
        index: Slot,
        unwind: OnUnwind,
    ) -> Result<()> {
        let (next, done) = (self.label(), self.label());
        self.bind(next);
        let less = Op::UnlessCmp {
            op: BinOp::Lt,
            num: Num::U64,
            a: index,
            b: 8,
            t: 0,
        };
        self.jump(less, done);
        let slot = self.outgoing(0, 8);
        self.emit(Op::AddrIndex {
            d: slot,
            p: 0,
            i: index,
            size: to_u32(size)?,
        });
        // It is counted as dropped even if that panics.
        self.emit(Op::BinImm {
            op: BinOp::Add,
            num: Num::U64,
            d: index,
            a: index,
            imm: 1,
        });
        self.call_drop_glue(element, unwind);
        self.goto(next);
        self.bind(done);
        Ok(())
    }
}

fn variant_is_absent(layout: &Layout, variant: usize) -> bool {
    match &layout.shape {
        Shape::Enum { variants, .. } => variants.get(variant).is_none_or(|v| v.uninhabited),
        _ => false,
    }
}

impl crate::interp::program::Cx<'_> {
    /// `Drop::drop` of a type, if it has one of its own.
    fn drop_impl(self, ty: Ty, def: DefId) -> Result<Option<Instance>> {
        let Some(of) = self.tcx.lang_item("drop") else {
            return Ok(None);
        };
        if self.tcx.adt_destructor(def).is_none() {
            return Ok(None);
        }
        let method = self.tcx.assoc_items(of).next();
        let method = method.ok_or_else(|| Trap::Unsupported("std without `drop`".to_owned()))?;
        let args = self.tcx.types.mk_args(&[GenericArg::Ty(ty)]);
        self.instance(method, args).map(Some)
    }
}
