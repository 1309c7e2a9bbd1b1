//! Structs and enums.

use super::{Container, View, Way};
use crate::interp::const_eval::active_variant;
use crate::interp::program::Cx;
use crate::resolve::DefId;
use crate::trace::Value;
use crate::trace::picture::Field;
use crate::ty::traits::ParamEnv;
use crate::ty::{Args, GenericArg, Predicate, TraitRef, Ty, TyKind};

impl Cx<'_> {
    /// Whether a type is an iterator.
    pub(in crate::interp) fn is_iterator(self, ty: Ty) -> bool {
        if let Some(known) = self.engine.iterators.borrow().get(&ty) {
            return *known;
        }
        let holds = self.tcx.lang_item("Iterator").is_some_and(|def| {
            let args = self.tcx.types.mk_args(&[GenericArg::Ty(ty)]);
            let predicate = Predicate::Trait(TraitRef { def, args });
            self.tcx.predicate_holds(ParamEnv::EMPTY, predicate)
        });
        self.engine.iterators.borrow_mut().insert(ty, holds);
        holds
    }
}

impl View<'_> {
    pub(super) fn adt(&mut self, ty: Ty, def: DefId, args: Args, at: u64, way: &Way) -> Value {
        if let Some(value) = self.of_std(ty, def, args, at, way) {
            return value;
        }
        let Some(layout) = self.layout(ty) else {
            return self.opaque(ty);
        };
        if layout.is_unsized {
            return self.opaque(ty);
        }
        let adt = self.cx.tcx.adt_def(def);
        let variant = if adt.is_enum {
            let Some(bytes) = self.bytes(at, layout.size) else {
                return self.opaque(ty);
            };
            let Some(variant) = active_variant(layout, bytes, 0) else {
                return self.opaque(ty);
            };
            Some(variant)
        } else {
            None
        };
        let Some(data) = adt.variants.get(variant.unwrap_or(0)) else {
            return self.opaque(ty);
        };
        let is_local = self.cx.tcx.is_local(def);
        let holds_guard = self.cx.holds_guard(ty);
        let way = if holds_guard && !adt.is_enum && self.cx.is_iterator(ty) {
            way.container(Container::Iterator(way.path.clone()))
        } else {
            way.clone()
        };
        let mut fields = Vec::new();
        for (index, field) in data.fields.iter().enumerate() {
            let offset = layout.field(variant, index).unwrap_or(0);
            let ty = self.cx.field_ty(field.def, args);
            let name = self.cx.tcx.text(field.name).to_owned();
            // The fields of std's types are nobody's business, and neither is what an
            // iterator is made of.
            let inner = if is_local && !adt.is_enum {
                let is_iterator = matches!(way.container, Container::Iterator(_)) && holds_guard;
                let inner = way.field(&name, true);
                if is_iterator {
                    inner.container(way.container.clone())
                } else {
                    inner
                }
            } else if is_local {
                way.field(&name, false)
            } else {
                way.deeper()
            };
            let value = self.value(ty, at.wrapping_add(offset), &inner);
            fields.push(Field { name, value });
        }
        let name = self.cx.tcx.text(data.name).to_owned();
        if adt.is_enum {
            return Value::Variant { name, fields };
        }
        if !is_local {
            fields.retain(|field| matters(&field.value));
            if fields.is_empty() {
                return self.opaque(ty);
            }
        }
        Value::Struct { name, fields }
    }

    /// A struct the last field of which is unsized.
    pub(super) fn unsized_adt(&mut self, ty: Ty, at: u64, meta: u64, way: &Way) -> Value {
        let TyKind::Adt(def, args) = self.cx.tcx.types.kind(ty) else {
            return self.opaque(ty);
        };
        // Made of the type that the vtable names, it is sized and has the same layout.
        let sized = self.with_sized_tail(def, args, meta);
        match sized {
            Some(sized) => self.value(sized, at, way),
            None => self.opaque(ty),
        }
    }

    /// A type whose only unsized part is its last argument, with what a vtable names in its
    /// place.
    pub(super) fn with_sized_tail(&self, def: DefId, args: Args, meta: u64) -> Option<Ty> {
        let types = &self.cx.tcx.types;
        let mut args = types.args(args).to_vec();
        let last = args.iter_mut().rev().find(|arg| arg.as_ty().is_some())?;
        let tail = last.as_ty()?;
        let tail = match types.kind(tail) {
            TyKind::Dynamic(..) => self.type_of_vtable(meta)?,
            TyKind::Adt(def, args) => self.with_sized_tail(def, args, meta)?,
            _ => return None,
        };
        *last = GenericArg::Ty(tail);
        let args = types.mk_args(&args);
        Some(types.mk_adt(def, args))
    }
}

/// Whether something is worth showing in a value of std's.
fn matters(value: &Value) -> bool {
    match value {
        Value::Guard { .. } | Value::Closure { .. } => true,
        Value::Struct { fields, .. } | Value::Variant { fields, .. } => {
            fields.iter().any(|field| matters(&field.value))
        }
        Value::Sequence { items, .. } => items.iter().any(matters),
        _ => false,
    }
}
