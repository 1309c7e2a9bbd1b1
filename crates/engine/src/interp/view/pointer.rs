//! What pointers lead to, and by which name.

use std::fmt::Write as _;

use super::View;
use crate::interp::const_eval::active_variant;
use crate::interp::layout::Meta;
use crate::interp::memory;
use crate::trace::Value;
use crate::trace::picture::Role;
use crate::ty::{Ty, TyKind};

/// What pointers to an allocation name it by.
pub(super) fn allocation_id(number: u32) -> String {
    format!("h{}", number.wrapping_sub(memory::HEAP))
}

impl View<'_> {
    /// A reference or a raw pointer.
    pub(super) fn pointer(&mut self, to: Ty, at: u64, role: Role, mutable: bool) -> Value {
        let target = self.word(at);
        if target == 0 {
            return Value::Opaque("null".to_owned());
        }
        if self.cx.tcx.types.kind(to) == TyKind::Str && role == Role::Ref {
            return self.text(target, self.word(at.wrapping_add(8)));
        }
        let value = self.pointer_to(target, role, mutable, to);
        let Value::Pointer {
            to: owner,
            path,
            mutable,
            role,
            target: None,
            address,
        } = value
        else {
            return value;
        };
        let target = if role == Role::Ref && self.cx.meta(to) == Meta::None {
            self.short_value(to, target)
        } else {
            None
        };
        Value::Pointer {
            to: owner,
            path,
            mutable,
            role,
            target,
            address,
        }
    }

    /// What a reference leads to, if it is a number or a text.
    fn short_value(&mut self, ty: Ty, at: u64) -> Option<String> {
        let is_short = match self.cx.tcx.types.kind(ty) {
            TyKind::Bool | TyKind::Char | TyKind::Int(_) | TyKind::Float(_) => true,
            TyKind::Adt(def, _) => self.cx.tcx.lang.name_of(def) == Some("String"),
            _ => false,
        };
        if !is_short || self.left == 0 {
            return None;
        }
        let way = super::Way {
            path: String::new(),
            within: String::new(),
            container: super::Container::Nothing,
            root: super::Root {
                frame: 0,
                kind: super::RootKind::Static,
                name: String::new(),
                until: None,
            },
            depth: 0,
        };
        match self.value(ty, at, &way) {
            Value::Scalar(text) => Some(text),
            Value::String { text, truncated: 0 } => Some(format!("{text:?}")),
            _ => None,
        }
    }

    /// A pointer; by which name it is known is found when all is seen.
    pub(super) fn pointer_to(&self, target: u64, role: Role, mutable: bool, to: Ty) -> Value {
        Value::Pointer {
            to: None,
            path: self.ty_text(to),
            mutable,
            role,
            target: None,
            address: target,
        }
    }

    /// Gives all pointers the names of what they lead to.
    pub(super) fn name_pointers(&mut self) {
        let mut picture = std::mem::take(&mut self.picture);
        let locals = picture
            .frames
            .iter_mut()
            .flat_map(|frame| &mut frame.locals);
        for local in locals {
            self.name_in(&mut local.value);
        }
        for allocation in &mut picture.heap {
            self.name_in(&mut allocation.value);
        }
        for cell in &mut picture.cells {
            self.name_in(&mut cell.value);
        }
        self.picture = picture;
    }

    fn name_in(&self, value: &mut Value) {
        match value {
            Value::Pointer {
                to, path, address, ..
            } => match self.name_of(*address) {
                Some((owner, within)) => {
                    *to = Some(owner);
                    *path = within;
                }
                None => path.clear(),
            },
            Value::Struct { fields, .. }
            | Value::Variant { fields, .. }
            | Value::Closure { fields, .. } => {
                for field in fields {
                    self.name_in(&mut field.value);
                }
            }
            Value::Sequence { items, .. } => {
                for item in items {
                    self.name_in(item);
                }
            }
            Value::Map { entries, .. } => {
                for (key, value) in entries {
                    self.name_in(key);
                    self.name_in(value);
                }
            }
            Value::Cell { value, .. } => self.name_in(value),
            _ => {}
        }
    }

    /// What an address is in, and in which part of it.
    fn name_of(&self, address: u64) -> Option<(String, String)> {
        // The innermost frame's locals come last.
        let region =
            self.regions.iter().rev().find(|region| {
                (region.start..region.end.max(region.start + 1)).contains(&address)
            })?;
        let mut offset = address.wrapping_sub(region.start);
        let mut path = String::new();
        if region.elements.is_some() {
            let stride = self.layout(region.ty).map_or(0, |layout| layout.size);
            let index = offset.checked_div(stride).unwrap_or(0);
            path = format!("[{index}]");
            offset -= index.wrapping_mul(stride);
        }
        self.part(region.ty, region.start, offset, &mut path, 0);
        Some((region.owner.clone(), path))
    }

    /// The part of a value that is at an offset, as far as it has a name.
    fn part(&self, ty: Ty, start: u64, offset: u64, path: &mut String, depth: u32) {
        if offset == 0 || depth > 8 {
            return;
        }
        let Some(layout) = self.layout(ty) else {
            return;
        };
        let types = &self.cx.tcx.types;
        let (fields, variant): (Vec<(String, Ty)>, Option<usize>) = match types.kind(ty) {
            TyKind::Tuple(list) => {
                let list = types.list(list).iter().enumerate();
                (
                    list.map(|(index, ty)| (format!(".{index}"), *ty)).collect(),
                    None,
                )
            }
            TyKind::Array(element, _) => {
                let stride = self.layout(element).map_or(0, |layout| layout.size);
                let index = offset.checked_div(stride).unwrap_or(0);
                let _ = write!(path, "[{index}]");
                let within = index.wrapping_mul(stride);
                let start = start.wrapping_add(within);
                return self.part(element, start, offset - within, path, depth + 1);
            }
            TyKind::Adt(def, args) => {
                let adt = self.cx.tcx.adt_def(def);
                let variant = if adt.is_enum {
                    let bytes = self.bytes(start, layout.size).unwrap_or_default();
                    active_variant(layout, bytes, 0)
                } else {
                    None
                };
                let data = adt.variants.get(variant.unwrap_or(0));
                let is_local = self.cx.tcx.is_local(def);
                let fields = data.into_iter().flat_map(|data| &data.fields);
                let named = fields.map(|field| {
                    let name = if is_local {
                        format!(".{}", self.cx.tcx.text(field.name))
                    } else {
                        String::new()
                    };
                    (name, self.cx.field_ty(field.def, args))
                });
                (named.collect(), variant)
            }
            _ => return,
        };
        for (index, (name, ty)) in fields.into_iter().enumerate() {
            let at = layout.field(variant, index).unwrap_or(0);
            let size = self.layout(ty).map_or(0, |layout| layout.size);
            if (at..at + size).contains(&offset) {
                path.push_str(&name);
                return self.part(ty, start.wrapping_add(at), offset - at, path, depth + 1);
            }
        }
    }
}
