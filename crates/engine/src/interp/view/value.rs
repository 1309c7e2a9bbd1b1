//! A value at an address, as a tree.

use super::{Container, MAX_DEPTH, SEEN_ITEMS, SHOWN_ITEMS, SHOWN_TEXT, View, Way};
use crate::interp::num::Num;
use crate::mir::LocalKind;
use crate::trace::Value;
use crate::trace::picture::{Field, Role};
use crate::ty::{Args, BodyKey, ClosureId, Mutability, Ty, TyKind};

impl View<'_> {
    /// A value of a sized type.
    pub(super) fn value(&mut self, ty: Ty, at: u64, way: &Way) -> Value {
        if way.depth > MAX_DEPTH || self.left == 0 {
            self.picture.truncated = true;
            return Value::Opaque("…".to_owned());
        }
        self.left -= 1;
        let types = &self.cx.tcx.types;
        match types.kind(ty) {
            TyKind::Bool | TyKind::Char | TyKind::Int(_) | TyKind::Float(_) => self.scalar(ty, at),
            TyKind::Ref(_, to, mutability) => {
                let mutable = mutability == Mutability::Mut;
                self.pointer(to, at, Role::Ref, mutable)
            }
            TyKind::RawPtr(to, mutability) => {
                let mutable = mutability == Mutability::Mut;
                self.pointer(to, at, Role::Raw, mutable)
            }
            TyKind::FnPtr(..) => match self.cx.engine.function_at(self.word(at)) {
                Some(id) => Value::Function(self.cx.function_name(id).path.to_string()),
                None => self.opaque(ty),
            },
            TyKind::FnDef(def, _) => Value::Function(self.cx.tcx.full_path(def)),
            TyKind::Tuple(list) => {
                let fields = types.list(list).to_vec();
                if fields.is_empty() {
                    return Value::Scalar("()".to_owned());
                }
                let fields = self.tuple(ty, &fields, at, way);
                Value::Struct {
                    name: String::new(),
                    fields,
                }
            }
            TyKind::Array(element, len) => {
                let len = self.cx.array_len(len).unwrap_or(0);
                let (items, more) = self.elements(element, len, at, way);
                Value::Sequence { items, more }
            }
            TyKind::Closure(id, args) => self.closure(ty, id, args, at, way),
            TyKind::Coroutine(id, args) => self.task(id, args, at, way),
            TyKind::Adt(def, args) => self.adt(ty, def, args, at, way),
            _ => self.opaque(ty),
        }
    }

    /// What a pointer leads to, which may be unsized.
    pub(super) fn behind(&mut self, ty: Ty, target: u64, meta: u64, way: &Way) -> Value {
        match self.cx.tcx.types.kind(ty) {
            TyKind::Str => self.text(target, meta),
            TyKind::Slice(element) => {
                let (items, more) = self.elements(element, meta, target, way);
                Value::Sequence { items, more }
            }
            TyKind::Dynamic(..) => match self.type_of_vtable(meta) {
                Some(ty) => self.value(ty, target, way),
                None => self.opaque(ty),
            },
            // A struct whose last field is unsized is known if a vtable or a length says
            // what that is; its sized fields are not looked at.
            _ if self.layout(ty).is_none_or(|layout| layout.is_unsized) => {
                self.unsized_adt(ty, target, meta, way)
            }
            _ => self.value(ty, target, way),
        }
    }

    pub(super) fn type_of_vtable(&self, vtable: u64) -> Option<Ty> {
        self.cx.engine.vtable_types.borrow().get(&vtable).copied()
    }

    pub(super) fn opaque(&self, ty: Ty) -> Value {
        Value::Opaque(self.ty_text(ty))
    }

    fn scalar(&self, ty: Ty, at: u64) -> Value {
        let kind = self.cx.tcx.types.kind(ty);
        let text = Num::of(kind).and_then(|num| {
            let bytes = self.bytes(at, num.size() as u64)?;
            let mut wide = [0; 16];
            crate::interp::memory::fill(&mut wide, bytes);
            let bits = u128::from_le_bytes(wide);
            scalar_text(kind, num, bits)
        });
        text.map_or_else(|| self.opaque(ty), Value::Scalar)
    }

    /// Text of so many bytes.
    pub(super) fn text(&self, at: u64, len: u64) -> Value {
        let shown = len.min(SHOWN_TEXT);
        let bytes = self.bytes(at, shown).unwrap_or_default();
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
                std::str::from_utf8(valid).unwrap_or_default()
            }
        };
        Value::String {
            truncated: len - text.len() as u64,
            text: text.to_owned(),
        }
    }

    pub(super) fn tuple(&mut self, ty: Ty, fields: &[Ty], at: u64, way: &Way) -> Vec<Field> {
        let mut shown = Vec::new();
        for (index, field) in fields.iter().enumerate() {
            let at = at.wrapping_add(self.offset(ty, index));
            let name = index.to_string();
            let value = self.value(*field, at, &way.field(&name, false));
            shown.push(Field { name, value });
        }
        shown
    }

    /// Elements that lie next to each other.
    pub(super) fn elements(
        &mut self,
        element: Ty,
        len: u64,
        at: u64,
        way: &Way,
    ) -> (Vec<Value>, u64) {
        let Some(layout) = self.layout(element) else {
            return (Vec::new(), len);
        };
        let stride = layout.size;
        let mut items = Vec::new();
        let looks_further = self.cx.holds_guard(element) || self.cx.needs_drop(element);
        let seen = if looks_further {
            len.min(SEEN_ITEMS)
        } else {
            len.min(SHOWN_ITEMS)
        };
        for index in 0..seen {
            let at = at.wrapping_add(index.wrapping_mul(stride));
            let value = self.value(element, at, &way.element(index));
            if index < SHOWN_ITEMS {
                items.push(value);
            }
        }
        let more = len.saturating_sub(items.len() as u64);
        (items, more)
    }

    fn closure(&mut self, ty: Ty, id: ClosureId, args: Args, at: u64, way: &Way) -> Value {
        let upvars = self.cx.upvar_tys(id, args);
        let names = self.upvar_names(id);
        let within = way.container(Container::Closure(way.path.clone()));
        let mut fields = Vec::new();
        for (index, upvar) in upvars.iter().enumerate() {
            let at = at.wrapping_add(self.offset(ty, index));
            let name = names.get(index).cloned().unwrap_or_default();
            let value = self.value(*upvar, at, &within.inside(&name));
            fields.push(Field { name, value });
        }
        let line = self.cx.tcx.closure_def(id).map(|def| def.span);
        let line = line.filter(|span| self.is_user_span(*span));
        let name = match line {
            Some(span) => format!("closure at line {}", self.place(span).line),
            None => "closure".to_owned(),
        };
        Value::Closure { name, fields }
    }

    pub(super) fn is_user_span(&self, span: crate::syntax::span::Span) -> bool {
        let local = self.cx.tcx.local_crate();
        let ast = local.and_then(|local| self.cx.tcx.asts.get(local.index()));
        ast.is_some_and(|ast| ast.file == span.file)
    }

    fn upvar_names(&self, id: ClosureId) -> Vec<String> {
        let body = self.cx.engine.bodies.get(self.cx.tcx, BodyKey::Closure(id));
        let upvars = body.map_or(&[][..], |body| &body.upvars);
        let names = upvars.iter().map(|upvar| self.cx.tcx.text(upvar.name));
        names.map(str::to_owned).collect()
    }

    /// An async block or the body of an `async fn`: what it captured, and what it keeps while
    /// it waits.
    fn task(&mut self, id: ClosureId, args: Args, at: u64, way: &Way) -> Value {
        let Ok(parts) = self.cx.coroutine_layout(id, args) else {
            return Value::Opaque("a task".to_owned());
        };
        let within = way.container(Container::Task(way.path.clone()));
        let mut fields = Vec::new();
        let state = self.bytes(at.wrapping_add(parts.state), 4);
        let begun = state.is_some_and(|bytes| bytes.iter().any(|byte| *byte != 0));
        let names = self.upvar_names(id);
        if !begun {
            for (index, ty) in self.cx.upvar_tys(id, args).into_iter().enumerate() {
                let at = at.wrapping_add(parts.upvars.get(index).copied().unwrap_or(0));
                let name = names.get(index).cloned().unwrap_or_default();
                let value = self.value(ty, at, &within.inside(&name));
                fields.push(Field { name, value });
            }
        }
        let body = self.cx.engine.bodies.get(self.cx.tcx, BodyKey::Closure(id));
        for (local, decl) in body.into_iter().flat_map(|body| body.locals.iter()) {
            let Some(offset) = parts.kept.get(&local).filter(|_| begun) else {
                continue;
            };
            let ty = self.cx.mono(decl.ty, args);
            let at = at.wrapping_add(*offset);
            let size = self.layout(ty).map_or(0, |layout| layout.size);
            let bytes = self.bytes(at, size).unwrap_or_default();
            let name = match decl.kind {
                LocalKind::Var(name) | LocalKind::Arg(Some(name)) => self.cx.tcx.text(name),
                _ => "",
            };
            let is_there = bytes.iter().any(|byte| *byte != 0);
            if !is_there || (name.is_empty() && !self.cx.needs_drop(ty)) {
                continue;
            }
            let before = self.found.len();
            let name = name.to_owned();
            let value = self.value(ty, at, &within.inside(&name));
            if !name.is_empty() || self.found.len() > before {
                fields.push(Field { name, value });
            }
        }
        Value::Struct {
            name: "task".to_owned(),
            fields,
        }
    }
}

/// The text of a number, a character or a truth value; nothing if the bits are none.
fn scalar_text(kind: TyKind, num: Num, bits: u128) -> Option<String> {
    Some(match kind {
        TyKind::Bool => match bits {
            0 => "false".to_owned(),
            1 => "true".to_owned(),
            _ => return None,
        },
        TyKind::Char => format!("{:?}", char::from_u32(u32::try_from(bits).ok()?)?),
        _ if num == Num::F32 => format!("{:?}", f32::from_bits(u32::try_from(bits).ok()?)),
        _ if num == Num::F64 => format!("{:?}", f64::from_bits(u64::try_from(bits).ok()?)),
        _ if num.is_signed() => {
            let shift = 128 - num.size() * 8;
            ((bits << shift).cast_signed() >> shift).to_string()
        }
        _ => bits.to_string(),
    })
}

impl Way {
    /// A field.
    pub(super) fn field(&self, name: &str, is_named: bool) -> Self {
        let path = if self.path.is_empty() {
            String::new()
        } else {
            format!("{}.{name}", self.path)
        };
        let container = if is_named {
            Container::Field {
                field: name.to_owned(),
                of: self.path.clone(),
            }
        } else {
            Container::Element(self.path.clone())
        };
        Self {
            path,
            container,
            ..self.deeper()
        }
    }

    /// An element of a list.
    pub(super) fn element(&self, index: u64) -> Self {
        let path = if self.path.is_empty() {
            String::new()
        } else {
            format!("{}[{index}]", self.path)
        };
        Self {
            path,
            container: Container::Element(self.path.clone()),
            ..self.deeper()
        }
    }

    /// The same place, one level further in.
    pub(super) fn deeper(&self) -> Self {
        Self {
            depth: self.depth + 1,
            ..self.clone()
        }
    }

    /// The same place, in a container.
    pub(super) fn container(&self, container: Container) -> Self {
        Self {
            container,
            ..self.clone()
        }
    }

    /// What a closure has captured, by its name.
    fn inside(&self, name: &str) -> Self {
        let path = if name.is_empty() {
            self.path.clone()
        } else if self.path.is_empty() {
            name.to_owned()
        } else {
            format!("{}.{name}", self.path)
        };
        Self {
            path,
            ..self.deeper()
        }
    }
}
