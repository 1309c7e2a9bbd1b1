//! What is in memory at one moment, read by type: the cells and the guards that can be
//! reached from the variables that are alive.
//!
//! In a run that is watched, memory of what is not initialised is zero, so that nothing is
//! taken for a guard that is none any more.

use super::const_eval::active_variant;
use super::layout::Layout;
use super::machine::Machine;
use super::program::Cx;
use crate::mir::LocalKind;
use crate::resolve::DefId;
use crate::trace::{CellView, GuardView, Holder, Moment};
use crate::ty::{Args, Ty, TyKind};

/// How deep a value is looked into.
const MAX_DEPTH: u32 = 24;

/// How many elements of a list are looked into.
const MAX_ELEMENTS: u64 = 64;

impl Machine {
    /// The cells and guards that are alive now.
    #[must_use]
    pub fn borrows(&self) -> Moment {
        let cx = self.program().cx();
        let mut walk = Walk {
            machine: self,
            cx,
            moment: Moment::default(),
            seen: Vec::new(),
            holder: Holder::InFlight,
            frame: 0,
        };
        for (number, frame) in self.frames().into_iter().enumerate() {
            let Some(code) = cx.engine.compiled(frame.function) else {
                continue;
            };
            walk.frame = number;
            for local in &code.locals {
                let Some(slot) = local.slot else { continue };
                let address =
                    super::memory::address(super::memory::STACK, frame.base.wrapping_add(slot));
                walk.holder = holder(local.kind);
                let name = local
                    .name
                    .map_or(String::new(), |name| cx.tcx.text(name).to_owned());
                walk.value(local.ty, address, &name, 0);
            }
        }
        walk.moment
    }
}

fn holder(kind: LocalKind) -> Holder {
    match kind {
        LocalKind::Var(name) => Holder::Variable(name),
        LocalKind::Arg(name) => Holder::Argument(name),
        LocalKind::Temp { reason, until } => Holder::Temporary(reason, until),
        LocalKind::Return | LocalKind::GuardRef(_) | LocalKind::Internal | LocalKind::DropFlag => {
            Holder::InFlight
        }
    }
}

struct Walk<'m> {
    machine: &'m Machine,
    cx: Cx<'m>,
    moment: Moment,
    /// What was followed to, so that a cycle ends.
    seen: Vec<u64>,
    holder: Holder,
    frame: usize,
}

impl<'m> Walk<'m> {
    fn word(&self, address: u64) -> u64 {
        let bytes = self.machine.read(address, 8);
        let bytes = bytes.and_then(|bytes| bytes.first_chunk::<8>());
        bytes.map_or(0, |bytes| u64::from_le_bytes(*bytes))
    }

    fn layout(&self, ty: Ty) -> Option<&'m Layout> {
        self.cx.layout(ty).ok()
    }

    /// A value at an address.
    fn value(&mut self, ty: Ty, address: u64, path: &str, depth: u32) {
        if depth > MAX_DEPTH || address == 0 {
            return;
        }
        let types = &self.cx.tcx.types;
        match types.kind(ty) {
            TyKind::Adt(def, args) => self.adt(ty, def, args, address, path, depth),
            TyKind::Tuple(list) => {
                let fields = types.list(list).to_vec();
                self.fields(ty, &fields, address, path, depth);
            }
            TyKind::Closure(id, args) => {
                let fields = self.cx.upvar_tys(id, args);
                self.fields(ty, &fields, address, path, depth);
            }
            TyKind::Array(element, len) => {
                let len = self.cx.array_len(len).unwrap_or(0);
                self.elements(element, len, address, path, depth);
            }
            _ => {}
        }
    }

    fn fields(&mut self, ty: Ty, fields: &[Ty], address: u64, path: &str, depth: u32) {
        let Some(layout) = self.layout(ty) else {
            return;
        };
        for (index, field) in fields.iter().enumerate() {
            let offset = layout.field(None, index).unwrap_or(0);
            let path = format!("{path}.{index}");
            self.value(*field, address.wrapping_add(offset), &path, depth + 1);
        }
    }

    fn elements(&mut self, element: Ty, len: u64, address: u64, path: &str, depth: u32) {
        let Some(layout) = self.layout(element) else {
            return;
        };
        if layout.size == 0 {
            return;
        }
        for index in 0..len.min(MAX_ELEMENTS) {
            let at = address.wrapping_add(index.wrapping_mul(layout.size));
            self.value(element, at, &format!("{path}[{index}]"), depth + 1);
        }
    }

    fn adt(&mut self, ty: Ty, def: DefId, args: Args, address: u64, path: &str, depth: u32) {
        let tcx = self.cx.tcx;
        let adt = tcx.adt_def(def);
        match tcx.lang.name_of(def) {
            Some("RefCellRef") => return self.guard(ty, def, args, address, path, false),
            Some("RefCellRefMut") => return self.guard(ty, def, args, address, path, true),
            Some("RefCell") => self.cell(ty, address, path),
            Some("Rc" | "Arc") => return self.shared(ty, def, args, address, path, depth),
            _ => {}
        }
        if adt.is_box {
            if let Some(inner) = tcx.types.args(args).first().and_then(|arg| arg.as_ty()) {
                self.pointee(inner, address, path, depth);
            }
            return;
        }
        if adt.is_phantom_data || adt.is_manually_drop {
            return;
        }
        if tcx.full_path(def) == "alloc::vec::Vec" {
            return self.vec(ty, args, address, path, depth);
        }
        self.variant(ty, def, args, address, path, depth);
    }

    fn variant(&mut self, ty: Ty, def: DefId, args: Args, address: u64, path: &str, depth: u32) {
        let Some(layout) = self.layout(ty) else {
            return;
        };
        if layout.is_unsized || layout.size == 0 {
            return;
        }
        let adt = self.cx.tcx.adt_def(def);
        let variant = if adt.is_enum {
            let size = usize::try_from(layout.size).unwrap_or(0);
            let Some(bytes) = self.machine.read(address, size) else {
                return;
            };
            let Some(variant) = active_variant(layout, bytes, 0) else {
                return;
            };
            Some(variant)
        } else {
            None
        };
        let Some(data) = adt.variants.get(variant.unwrap_or(0)) else {
            return;
        };
        for (index, field) in data.fields.iter().enumerate() {
            let offset = layout.field(variant, index).unwrap_or(0);
            let ty = self.cx.field_ty(field.def, args);
            let name = self.cx.tcx.text(field.name);
            // The fields of std's types are nobody's business.
            let inner = if self.cx.tcx.is_local(def) {
                format!("{path}.{name}")
            } else {
                path.to_owned()
            };
            self.value(ty, address.wrapping_add(offset), &inner, depth + 1);
        }
    }

    fn cell(&mut self, ty: Ty, address: u64, path: &str) {
        let offset = self.layout(ty).and_then(|layout| layout.field(None, 0));
        let address = address.wrapping_add(offset.unwrap_or(0));
        if !path.is_empty() && self.moment.cell_path(address).is_none() {
            let path = path.to_owned();
            self.moment.cells.push(CellView { address, path });
        }
    }

    /// A guard: its reference to the cell's flag is the one field of its second field.
    fn guard(&mut self, ty: Ty, def: DefId, args: Args, address: u64, path: &str, unique: bool) {
        let data = self.cx.tcx.adt_def(def).struct_variant();
        let Some(borrow) = data.and_then(|data| data.fields.get(1)) else {
            return;
        };
        let inner = self.cx.field_ty(borrow.def, args);
        let outer = self.layout(ty).and_then(|layout| layout.field(None, 1));
        let within = self.layout(inner).and_then(|layout| layout.field(None, 0));
        let offset = outer.unwrap_or(0).wrapping_add(within.unwrap_or(0));
        let at = address.wrapping_add(offset);
        let cell = self.word(at);
        if cell == 0 {
            return;
        }
        self.moment.guards.push(GuardView {
            address: at,
            cell,
            unique,
            frame: self.frame,
            holder: self.holder,
            path: path.to_owned(),
        });
    }

    /// What an `Rc` points to, which is followed once.
    fn shared(&mut self, ty: Ty, def: DefId, args: Args, address: u64, path: &str, depth: u32) {
        let data = self.cx.tcx.adt_def(def).struct_variant();
        let Some(field) = data.and_then(|data| data.fields.first()) else {
            return;
        };
        let TyKind::Adt(_, inner) = self.cx.tcx.types.kind(self.cx.field_ty(field.def, args))
        else {
            return;
        };
        let inner = self
            .cx
            .tcx
            .types
            .args(inner)
            .first()
            .and_then(|arg| arg.as_ty());
        let offset = self.layout(ty).and_then(|layout| layout.field(None, 0));
        if let Some(inner) = inner {
            self.pointee(
                inner,
                address.wrapping_add(offset.unwrap_or(0)),
                path,
                depth,
            );
        }
    }

    /// What the pointer at an address leads to.
    fn pointee(&mut self, ty: Ty, pointer: u64, path: &str, depth: u32) {
        let target = self.word(pointer);
        if target == 0 || self.seen.contains(&target) {
            return;
        }
        let is_unsized = self.layout(ty).is_none_or(|layout| layout.is_unsized);
        let ty = match self.cx.tcx.types.kind(ty) {
            TyKind::Dynamic(..) => {
                let vtable = self.word(pointer.wrapping_add(8));
                self.cx.engine.vtable_types.borrow().get(&vtable).copied()
            }
            _ if is_unsized => None,
            _ => Some(ty),
        };
        let Some(ty) = ty else { return };
        self.seen.push(target);
        self.value(ty, target, path, depth + 1);
    }

    fn vec(&mut self, ty: Ty, args: Args, address: u64, path: &str, depth: u32) {
        let Some(element) = self
            .cx
            .tcx
            .types
            .args(args)
            .first()
            .and_then(|arg| arg.as_ty())
        else {
            return;
        };
        let Some(layout) = self.layout(ty) else {
            return;
        };
        let field = |index| address.wrapping_add(layout.field(None, index).unwrap_or(0));
        let len = self.word(field(1));
        let Some(raw) = self.first_field_ty(ty, args) else {
            return;
        };
        let within = self.layout(raw).and_then(|layout| layout.field(None, 0));
        let data = self.word(field(0).wrapping_add(within.unwrap_or(0)));
        if data == 0 || self.seen.contains(&data) {
            return;
        }
        self.seen.push(data);
        self.elements(element, len, data, path, depth);
    }

    fn first_field_ty(&self, ty: Ty, args: Args) -> Option<Ty> {
        let TyKind::Adt(def, _) = self.cx.tcx.types.kind(ty) else {
            return None;
        };
        let data = self.cx.tcx.adt_def(def).struct_variant()?;
        let field = data.fields.first()?;
        Some(self.cx.field_ty(field.def, args))
    }
}
