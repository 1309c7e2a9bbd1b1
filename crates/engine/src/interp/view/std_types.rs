//! Types of std that have a look of their own, known by their lang items or their paths.

use super::{Container, Region, View, Way};
use crate::interp::memory;
use crate::resolve::DefId;
use crate::trace::Value;
use crate::trace::picture::{AllocationKind, Field, Role};
use crate::ty::{Args, Ty, TyKind};

impl View<'_> {
    /// The value, if the type has a look of its own.
    pub(super) fn of_std(
        &mut self,
        ty: Ty,
        def: DefId,
        args: Args,
        at: u64,
        way: &Way,
    ) -> Option<Value> {
        let tcx = self.cx.tcx;
        if tcx.is_local(def) {
            return None;
        }
        let first = tcx.types.args(args).iter().find_map(|arg| arg.as_ty());
        let adt = tcx.adt_def(def);
        if adt.is_box {
            return Some(self.owning(first?, at, AllocationKind::Box, way));
        }
        if adt.is_phantom_data {
            return Some(Value::Scalar("PhantomData".to_owned()));
        }
        match tcx.lang.name_of(def) {
            Some("RefCellRef") => return Some(self.guard(ty, def, args, at, way, false)),
            Some("RefCellRefMut") => return Some(self.guard(ty, def, args, at, way, true)),
            Some("RefCell") => return Some(self.ref_cell(ty, first?, at, way)),
            Some("Cell") => return Some(self.plain_cell("Cell", first?, at, way)),
            Some("unsafe_cell") => return Some(self.plain_cell("UnsafeCell", first?, at, way)),
            Some("OnceCell") => return Some(self.wrapped_cell("OnceCell", ty, def, args, at, way)),
            Some("LazyCell") => return Some(self.wrapped_cell("LazyCell", ty, def, args, at, way)),
            Some("OnceLock") => return Some(self.wrapped_cell("OnceLock", ty, def, args, at, way)),
            Some("LazyLock") => return Some(self.wrapped_cell("LazyLock", ty, def, args, at, way)),
            Some("String") => {
                let (data, len, _) = self.list_in(ty, at, 0)?;
                return Some(self.text(data, len));
            }
            Some("Rc") => return Some(self.owning(first?, at, AllocationKind::Rc, way)),
            Some("Arc") => return Some(self.owning(first?, at, AllocationKind::Arc, way)),
            Some("manually_drop") => {
                // It is nobody's to drop, and maybe not there any more.
                return Some(self.opaque(ty));
            }
            _ => {}
        }
        let path = tcx.full_path(def);
        match path.as_str() {
            "alloc::rc::Weak" => Some(self.weak(first?, at, AllocationKind::Rc, way)),
            "alloc::arc::Weak" => Some(self.weak(first?, at, AllocationKind::Arc, way)),
            "alloc::vec::Vec" => {
                let (data, len, element) = self.list_in(ty, at, 0)?;
                let (items, more) = self.buffer(element, data, len, way);
                Some(Value::Sequence { items, more })
            }
            "alloc::collections::binary_heap::BinaryHeap" => {
                let (data, len, element) = self.list_in(ty, at, 0)?;
                let (items, more) = self.buffer(element, data, len, way);
                Some(Value::Sequence { items, more })
            }
            "alloc::collections::vec_deque::VecDeque" => self.deque(ty, def, args, at, way),
            "alloc::collections::linked_list::LinkedList" => self.linked(ty, def, args, at, way),
            "alloc::collections::btree::map::BTreeMap"
            | "alloc::collections::btree::set::BTreeSet"
            | "std::collections::hash::map::HashMap"
            | "std::collections::hash::set::HashSet" => self.map(ty, at, way),
            "core::pin::Pin" => {
                let field = self.field_of(ty, 0)?;
                Some(self.value(field.0, at.wrapping_add(field.1), way))
            }
            "core::mem::maybe_uninit::MaybeUninit" => Some(self.opaque(ty)),
            _ => None,
        }
    }

    /// The type and the offset of a field of a struct.
    pub(super) fn field_of(&self, ty: Ty, index: usize) -> Option<(Ty, u64)> {
        let TyKind::Adt(def, args) = self.cx.tcx.types.kind(ty) else {
            return None;
        };
        let data = self.cx.tcx.adt_def(def).struct_variant()?;
        let field = data.fields.get(index)?;
        Some((self.cx.field_ty(field.def, args), self.offset(ty, index)))
    }

    /// The same by the field's name.
    fn named_field(&self, ty: Ty, name: &str) -> Option<(Ty, u64)> {
        let TyKind::Adt(def, _) = self.cx.tcx.types.kind(ty) else {
            return None;
        };
        let data = self.cx.tcx.adt_def(def).struct_variant()?;
        let named = |field: &crate::ty::FieldDef| self.cx.tcx.text(field.name) == name;
        self.field_of(ty, data.fields.iter().position(named)?)
    }

    /// The elements of the vector that is the first in a value: where they are, how many,
    /// and of which type.
    pub(super) fn list_in(&self, ty: Ty, at: u64, depth: u32) -> Option<(u64, u64, Ty)> {
        let TyKind::Adt(def, args) = self.cx.tcx.types.kind(ty) else {
            return None;
        };
        if depth > 6 {
            return None;
        }
        if self.cx.tcx.full_path(def) == "alloc::vec::Vec" {
            let args = self.cx.tcx.types.args(args);
            let element = args.iter().find_map(|arg| arg.as_ty())?;
            let (raw, raw_at) = self.named_field(ty, "buf")?;
            let (_, pointer_at) = self.named_field(raw, "ptr")?;
            let (_, len_at) = self.named_field(ty, "len")?;
            let data = self.word(at.wrapping_add(raw_at).wrapping_add(pointer_at));
            let len = self.word(at.wrapping_add(len_at));
            return Some((data, len, element));
        }
        let (inner, offset) = self.field_of(ty, 0)?;
        self.list_in(inner, at.wrapping_add(offset), depth + 1)
    }

    /// The elements of a list on the heap, which belong to whoever has the list.
    fn buffer(&mut self, element: Ty, data: u64, len: u64, way: &Way) -> (Vec<Value>, u64) {
        self.owned_buffer(element, data, len, way);
        self.elements(element, len, data, way)
    }

    fn owned_buffer(&mut self, element: Ty, data: u64, len: u64, way: &Way) {
        let number = memory::allocation(data);
        let is_heap = (memory::HEAP..memory::GLOBAL).contains(&number);
        if is_heap && self.seen.insert(number) {
            let stride = self.layout(element).map_or(0, |layout| layout.size);
            self.regions.push(Region {
                start: data,
                end: data.wrapping_add(stride.wrapping_mul(len).max(1)),
                owner: way.within.clone(),
                ty: element,
                elements: Some(len),
            });
        }
    }

    /// The first type among generic arguments: that of a collection's elements.
    fn first_ty(&self, args: Args) -> Option<Ty> {
        let args = self.cx.tcx.types.args(args);
        args.iter().find_map(|arg| arg.as_ty())
    }

    fn deque(&mut self, ty: Ty, _: DefId, args: Args, at: u64, way: &Way) -> Option<Value> {
        let element = self.first_ty(args)?;
        let [head, len] = ["head", "len"].map(|name| self.named_field(ty, name));
        let (head, len) = (
            self.word(at.wrapping_add(head?.1)),
            self.word(at.wrapping_add(len?.1)),
        );
        let (raw, raw_at) = self.named_field(ty, "buf")?;
        let raw_at = at.wrapping_add(raw_at);
        let data = self.word(raw_at.wrapping_add(self.named_field(raw, "ptr")?.1));
        let capacity = self.word(raw_at.wrapping_add(self.named_field(raw, "cap")?.1));
        let first = len.min(capacity.saturating_sub(head));
        let stride = self.layout(element)?.size;
        self.owned_buffer(element, data, capacity, way);
        let start = data.wrapping_add(head.wrapping_mul(stride));
        let (mut items, mut more) = self.elements(element, first, start, way);
        if len > first {
            let (rest, rest_more) = self.elements(element, len - first, data, way);
            items.extend(rest);
            more += rest_more;
        }
        Some(Value::Sequence { items, more })
    }

    /// A list of nodes: each has the next one's address, the one's before, and the element.
    fn linked(&mut self, ty: Ty, _: DefId, args: Args, at: u64, way: &Way) -> Option<Value> {
        let element = self.first_ty(args)?;
        let (head, head_at) = self.named_field(ty, "head")?;
        let (_, len_at) = self.named_field(ty, "len")?;
        let len = self.word(at.wrapping_add(len_at));
        let node = self.node_of(head)?;
        let (_, next_at) = self.named_field(node, "next")?;
        let (_, element_at) = self.named_field(node, "element")?;
        let mut next = self.word(at.wrapping_add(head_at));
        let mut items = Vec::new();
        for index in 0..len.min(super::SHOWN_ITEMS) {
            if next == 0 {
                break;
            }
            self.owned_buffer(node, next, 1, way);
            items.push(self.value(element, next.wrapping_add(element_at), &way.element(index)));
            next = self.word(next.wrapping_add(next_at));
        }
        let more = len.saturating_sub(items.len() as u64);
        Some(Value::Sequence { items, more })
    }

    /// The `T` of `Option<NonNull<T>>`.
    fn node_of(&self, option: Ty) -> Option<Ty> {
        let mut ty = option;
        for _ in 0..2 {
            let TyKind::Adt(_, args) = self.cx.tcx.types.kind(ty) else {
                return None;
            };
            ty = self.first_ty(args)?;
        }
        Some(ty)
    }

    /// A map or a set: a vector of entries, whose last two fields are key and value.
    fn map(&mut self, ty: Ty, at: u64, way: &Way) -> Option<Value> {
        let (data, len, entry) = self.list_in(ty, at, 0)?;
        self.owned_buffer(entry, data, len, way);
        let ((key, key_at), (value, value_at)) = match self.cx.tcx.types.kind(entry) {
            TyKind::Tuple(list) => {
                let [key, value] = *self.cx.tcx.types.list(list) else {
                    return None;
                };
                ((key, self.offset(entry, 0)), (value, self.offset(entry, 1)))
            }
            TyKind::Adt(..) => (
                self.named_field(entry, "key")?,
                self.named_field(entry, "value")?,
            ),
            _ => return None,
        };
        let stride = self.layout(entry)?.size;
        let mut entries = Vec::new();
        for index in 0..len.min(super::SEEN_ITEMS) {
            let at = data.wrapping_add(index.wrapping_mul(stride));
            let in_key = way.deeper().container(Container::Element(way.path.clone()));
            let key = self.value(key, at.wrapping_add(key_at), &in_key);
            let mut in_value = in_key;
            if !in_value.path.is_empty() {
                in_value.path = format!("{}[{}]", in_value.path, short(&key));
            }
            let value = self.value(value, at.wrapping_add(value_at), &in_value);
            if index < super::SHOWN_ITEMS {
                entries.push((key, value));
            }
        }
        let more = len.saturating_sub(entries.len() as u64);
        Some(Value::Map { entries, more })
    }

    /// A pointer that owns what it leads to, alone or with others.
    fn owning(&mut self, to: Ty, at: u64, kind: AllocationKind, way: &Way) -> Value {
        let target = self.word(at);
        let meta = self.word(at.wrapping_add(8));
        let role = match kind {
            AllocationKind::Box => Role::Box,
            _ => Role::Rc,
        };
        let number = memory::allocation(target);
        if !(memory::HEAP..memory::GLOBAL).contains(&number) {
            // A value without size, or none that is there yet.
            return match self.layout(to) {
                Some(layout) if layout.is_zst() && target != 0 => {
                    let value = self.behind(to, target, meta, &way.deeper());
                    let name = "Box".to_owned();
                    let field = Field {
                        name: "0".to_owned(),
                        value,
                    };
                    Value::Struct {
                        name,
                        fields: vec![field],
                    }
                }
                _ => Value::Opaque("moved".to_owned()),
            };
        }
        let inner = match kind {
            AllocationKind::Box => target,
            _ => target.wrapping_add(self.behind_counts(to, meta)),
        };
        self.found_on_heap(to, inner, meta, kind, way);
        self.pointer_to(inner, role, kind == AllocationKind::Box, to)
    }

    fn weak(&mut self, to: Ty, at: u64, kind: AllocationKind, way: &Way) -> Value {
        let target = self.word(at);
        let meta = self.word(at.wrapping_add(8));
        let number = memory::allocation(target);
        if !(memory::HEAP..memory::GLOBAL).contains(&number) {
            return Value::Pointer {
                to: None,
                path: String::new(),
                mutable: false,
                role: Role::Weak,
                target: Some("nothing".to_owned()),
                address: 0,
            };
        }
        let inner = target.wrapping_add(self.behind_counts(to, meta));
        self.found_on_heap(to, inner, meta, kind, way);
        self.pointer_to(inner, Role::Weak, false, to)
    }

    /// Where the value is in an allocation that begins with two counters.
    pub(super) fn behind_counts(&self, ty: Ty, meta: u64) -> u64 {
        let align = match self.cx.tcx.types.kind(ty) {
            TyKind::Dynamic(..) => self.word(meta.wrapping_add(16)),
            TyKind::Str => 1,
            TyKind::Slice(element) => self.layout(element).map_or(1, |layout| layout.align),
            TyKind::Adt(def, args) => {
                let sized = self.with_sized_tail(def, args, meta).unwrap_or(ty);
                self.layout(sized).map_or(1, |layout| layout.align)
            }
            _ => self.layout(ty).map_or(1, |layout| layout.align),
        };
        16u64.next_multiple_of(align.clamp(1, 1 << 16))
    }

    fn found_on_heap(&mut self, ty: Ty, target: u64, meta: u64, kind: AllocationKind, way: &Way) {
        let number = memory::allocation(target);
        if !self.seen.insert(number) {
            return;
        }
        let mut way = way.clone();
        way.within = super::pointer::allocation_id(number);
        way.depth = 0;
        self.pending.push_back(super::Pending {
            target,
            ty,
            meta,
            kind,
            way,
        });
    }
}

/// A key in a path.
fn short(key: &Value) -> String {
    match key {
        Value::Scalar(text) => text.clone(),
        Value::String { text, truncated: 0 } if text.len() <= 24 => format!("{text:?}"),
        _ => "…".to_owned(),
    }
}
