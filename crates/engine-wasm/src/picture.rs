//! The picture of a moment as JSON.

use refcellar_engine::syntax::LineColumn;
use refcellar_engine::trace::picture::{
    Allocation, AllocationKind, Cell, Field, Frame, Guard, Local, LocalState, Picture, Range, Role,
    Value, Why,
};

use crate::json::{Json, Object, object};

impl Json for LineColumn {
    fn write(&self, out: &mut String) {
        Object::new(out)
            .field("line", &self.line)
            .field("column", &self.column)
            .end();
    }
}

object!(Range { start as "start", end as "end" });

object!(Picture {
    step as "step",
    span as "span",
    frames as "frames",
    heap as "heap",
    cells as "cells",
    guards as "guards",
    output as "outputLength",
    panicking as "panicking",
    truncated as "truncated",
});

object!(Frame { function as "function", span as "span", locals as "locals" });

object!(Field { name as "name", value as "value" });

impl Json for Local {
    fn write(&self, out: &mut String) {
        let state = match self.state {
            LocalState::Live => "live",
            LocalState::Moved => "moved",
            LocalState::Uninit => "uninit",
            LocalState::Dropped => "dropped",
        };
        Object::new(out)
            .field("id", &self.id)
            .field("name", &self.name)
            .field("type", &self.ty)
            .field("state", state)
            .field("value", &self.value)
            .field("address", &self.address)
            .maybe("temporary", self.temporary.as_ref())
            .end();
    }
}

impl Json for Allocation {
    fn write(&self, out: &mut String) {
        let kind = match self.kind {
            AllocationKind::Box => "box",
            AllocationKind::Rc => "rc",
            AllocationKind::Arc => "arc",
            AllocationKind::Vec => "vec",
            AllocationKind::String => "string",
            AllocationKind::Map => "map",
            AllocationKind::Other => "other",
        };
        Object::new(out)
            .field("id", &self.id)
            .field("type", &self.ty)
            .field("kind", kind)
            .maybe("strong", self.strong.as_ref())
            .maybe("weak", self.weak.as_ref())
            .field("bytes", &self.bytes)
            .field("value", &self.value)
            .field("dropped", &self.dropped)
            .end();
    }
}

impl Json for Cell {
    fn write(&self, out: &mut String) {
        Object::new(out)
            .field("id", &self.id)
            .field("type", self.ty)
            .field("path", &self.path)
            .field("flag", &self.flag)
            .field("value", &self.value)
            .field("in", &self.within)
            .end();
    }
}

/// Where and when a guard was taken.
struct Born<'g>(&'g Guard);

impl Json for Born<'_> {
    fn write(&self, out: &mut String) {
        Object::new(out)
            .field("step", &self.0.born)
            .field("place", &self.0.place)
            .end();
    }
}

impl Json for Guard {
    fn write(&self, out: &mut String) {
        Object::new(out)
            .field("id", &self.id)
            .field("kind", self.kind())
            .field("cell", &self.cell)
            .field("born", &Born(self))
            .field("why", &self.why)
            .field("path", &self.path)
            .field("frame", &self.frame)
            .end();
    }
}

impl Json for Why {
    fn write(&self, out: &mut String) {
        Object::new(out)
            .field("kind", self.kind.name())
            .field("text", &self.text)
            .maybe("name", self.name.as_ref())
            .maybe("until", self.until.as_ref())
            .end();
    }
}

/// A key of a map and its value.
struct Entry<'v>(&'v Value, &'v Value);

impl Json for Entry<'_> {
    fn write(&self, out: &mut String) {
        Object::new(out)
            .field("key", self.0)
            .field("value", self.1)
            .end();
    }
}

impl Json for Value {
    fn write(&self, out: &mut String) {
        let object = Object::new(out);
        match self {
            Self::Scalar(text) => object.field("kind", "scalar").field("text", text),
            Self::String { text, truncated } => {
                let cut = (*truncated > 0).then_some(truncated);
                let object = object.field("kind", "string").field("text", text);
                object.maybe("truncated", cut.as_ref())
            }
            Self::Struct { name, fields } => named(object, "struct", name, fields),
            Self::Variant { name, fields } => named(object, "variant", name, fields),
            Self::Closure { name, fields } => named(object, "closure", name, fields),
            Self::Sequence { items, more } => {
                let object = object.field("kind", "sequence").field("items", items);
                object.field("more", more)
            }
            Self::Map { entries, more } => {
                let entries = entries.iter().map(|(key, value)| Entry(key, value));
                let object = object.field("kind", "map");
                let object = object.field("entries", &entries.collect::<Vec<_>>());
                object.field("more", more)
            }
            Self::Pointer {
                to,
                path,
                mutable,
                role,
                target,
                ..
            } => object
                .field("kind", "pointer")
                .field("to", to)
                .field("path", path)
                .field("mutable", mutable)
                .field("role", role_name(*role))
                .maybe("target", target.as_ref()),
            Self::Cell { cell, value } => {
                let object = object.field("kind", "cell").field("cell", cell);
                object.field("value", value)
            }
            Self::Guard { guard, to } => {
                let object = object.field("kind", "guard").field("guard", guard);
                object.field("to", to)
            }
            Self::Function(name) => object.field("kind", "function").field("name", name),
            Self::Opaque(text) => object.field("kind", "opaque").field("text", text),
        }
        .end();
    }
}

fn named<'o>(object: Object<'o>, kind: &str, name: &String, fields: &Vec<Field>) -> Object<'o> {
    let object = object.field("kind", kind).field("name", name);
    object.field("fields", fields)
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Ref => "ref",
        Role::Box => "box",
        Role::Rc => "rc",
        Role::Weak => "weak",
        Role::Raw => "raw",
        Role::Guard => "guard",
    }
}
