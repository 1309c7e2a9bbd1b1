//! Constants.

use super::body::BodyBuilder;
use super::builder::Result;
use crate::interp::code::{Slot, Trap};
use crate::interp::layout::{Layout, Meta};
use crate::interp::memory::{fill, get};
use crate::interp::program::{ConstKey, Cx};
use crate::mir::{ConstOperand, ConstOperandKind};
use crate::syntax::span::Span;
use crate::ty::{Args, ConstKind, Ty, TyKind};

impl BodyBuilder<'_, '_> {
    /// Puts the value of a constant into a slot.
    pub(super) fn constant_into(&mut self, d: Slot, constant: &ConstOperand) -> Result<()> {
        let ty = self.mono_ty(constant.ty);
        let layout = self.b.layout(ty)?;
        match &constant.kind {
            ConstOperandKind::Scalar(bits) => self.b.scalar(d, *bits, layout.size),
            ConstOperandKind::ZeroSized => {}
            ConstOperandKind::Str(text) => {
                let text = self.cx.tcx.text(*text).as_bytes();
                self.bytes_into(d, text, true);
            }
            ConstOperandKind::Bytes(bytes) => {
                let fat = match self.cx.tcx.types.kind(ty) {
                    TyKind::Ref(_, to, _) => self.cx.meta(to) != Meta::None,
                    _ => false,
                };
                self.bytes_into(d, bytes, fat);
            }
            ConstOperandKind::Item(def, args) => {
                let args = self.mono(*args);
                let address = self.cx.const_value(ConstKey::Item(*def), args, ty)?;
                self.value_into(d, address, layout)?;
            }
            ConstOperandKind::Body(key, args) => {
                let args = self.mono(*args);
                let address = self.cx.const_value(ConstKey::Body(*key), args, ty)?;
                self.value_into(d, address, layout)?;
            }
            ConstOperandKind::Promoted(index) => {
                let mut way = self.way.clone();
                way.push(*index);
                let id = self.cx.engine.promoted_id(&way);
                let key = ConstKey::Promoted(self.body.key, id);
                let address = self.cx.const_value(key, self.args, ty)?;
                self.value_into(d, address, layout)?;
            }
            ConstOperandKind::Ty(constant) => {
                let constant = self.cx.tcx.try_eval_const(self.mono(*constant));
                let ConstKind::Value { bits, .. } = self.cx.tcx.types.const_kind(constant) else {
                    return Err(self.cx.rejected().into());
                };
                self.b.scalar(d, bits, layout.size);
            }
            ConstOperandKind::Static(def) => {
                let address = self.cx.engine.static_address(*def);
                self.b.address(d, address);
            }
            ConstOperandKind::Location => {
                let location = self.cx.location(constant.span)?;
                self.b.address(d, location);
            }
            ConstOperandKind::CallerLocation => {
                self.caller_location_into(d, constant.span)?;
            }
        }
        Ok(())
    }

    fn bytes_into(&mut self, d: Slot, bytes: &[u8], fat: bool) {
        let address = self.cx.engine.string(bytes);
        self.b.address(d, address);
        if fat {
            self.b.scalar(d + 8, bytes.len() as u128, 8);
        }
    }

    /// Puts a value into a slot that is among the constants.
    fn value_into(&mut self, d: Slot, address: u64, layout: &Layout) -> Result<()> {
        let size = usize::try_from(layout.size).unwrap_or(usize::MAX);
        if size == 0 {
            return Ok(());
        }
        if matches!(size, 1 | 2 | 4 | 8 | 16) {
            let global = self
                .cx
                .engine
                .globals
                .get(crate::interp::memory::allocation(address));
            let bytes = global.and_then(|global| global.bytes.get(..size));
            if let Some(bytes) = bytes {
                let mut buffer = [0; 16];
                fill(&mut buffer, bytes);
                let bits = get::<16>(&buffer, 0).map_or(0, u128::from_le_bytes);
                self.b.scalar(d, bits, layout.size);
                return Ok(());
            }
        }
        let p = self.b.word();
        self.b.address(p, address);
        self.b.load(d, p, 0, layout.size);
        Ok(())
    }
}

impl Cx<'_> {
    /// The address of the `Location` that stands for a place in the source.
    pub(super) fn location(self, span: Span) -> Result<u64> {
        let span = self.expansion_cause(span);
        let (file, line, column) = self.place_of(span);
        let name = self.engine.string(file.as_bytes());
        let key = (name, line, column);
        if let Some(address) = self.engine.locations.borrow().get(&key) {
            return Ok(*address);
        }
        let unsupported = || Trap::Unsupported("the place of a panic".to_owned());
        let def = self
            .tcx
            .lang_item("panic_location")
            .ok_or_else(unsupported)?;
        let ty = self.location_ty(def);
        let layout = self.layout(ty).map_err(|_| unsupported())?;
        let size = usize::try_from(layout.size).map_err(|_| unsupported())?;
        let mut bytes = vec![0; size];
        let adt = self.tcx.adt_def(def);
        let fields = adt.struct_variant().map_or(&[][..], |v| &v.fields);
        for (index, field) in fields.iter().enumerate() {
            let offset = layout.field(None, index).ok_or_else(unsupported)?;
            let offset = usize::try_from(offset).map_err(|_| unsupported())?;
            let Some(to) = bytes.get_mut(offset..) else {
                return Err(unsupported());
            };
            match self.tcx.text(field.name) {
                "file" | "filename" => {
                    fill(to, &name.to_le_bytes());
                    if let Some(to) = to.get_mut(8..) {
                        fill(to, &(file.len() as u64).to_le_bytes());
                    }
                }
                "line" => fill(to, &line.to_le_bytes()),
                "col" | "column" => fill(to, &column.to_le_bytes()),
                _ => {}
            }
        }
        let address = self.engine.globals.add(bytes, layout.align);
        self.engine.locations.borrow_mut().insert(key, address);
        Ok(address)
    }

    fn location_ty(self, def: crate::resolve::DefId) -> Ty {
        let args = self.tcx.identity_args_erased(def);
        self.mono(self.tcx.types.mk_adt(def, args), Args::EMPTY)
    }

    /// File, line and column of a place.
    pub(in crate::interp) fn place_of(self, span: Span) -> (String, u32, u32) {
        let user = self.tcx.asts.last().map(|ast| ast.file);
        if user == Some(span.file) {
            let (line, column) = self.engine.source.line_column(span.start);
            return (self.engine.source.name.clone(), line, column);
        }
        let (file, place) = self.tcx.std_places.place(span.start);
        (library_path(file), place.line, place.column)
    }

    /// A note that something was not found.
    pub(super) fn unknown(self, what: &str) -> Trap {
        Trap::Unsupported(what.to_owned())
    }
}

/// Where rustc's std has a file of ours: what is in `core` and in `alloc` there is in one
/// crate here, and some modules are cut differently.
fn library_path(file: &str) -> String {
    const ALLOC: &[&str] = &["rc", "boxed", "vec", "string", "borrow", "collections"];
    const STD: &[&str] = &["io", "process", "thread", "env", "sync", "time"];
    const ELSEWHERE: &[(&str, &str)] = &[
        // The table is a crate of its own there.
        (
            "collections/hash_map/table.rs",
            "/rust/deps/hashbrown-0.16.1/src/raw/mod.rs",
        ),
        (
            "collections/hash_map",
            "library/std/src/collections/hash/map.rs",
        ),
        (
            "collections/hash_set",
            "library/std/src/collections/hash/set.rs",
        ),
        (
            "collections/btree_map/entry.rs",
            "library/alloc/src/collections/btree/map/entry.rs",
        ),
        (
            "collections/btree_map",
            "library/alloc/src/collections/btree/map.rs",
        ),
        (
            "collections/btree_set",
            "library/alloc/src/collections/btree/set.rs",
        ),
        (
            "collections/binary_heap.rs",
            "library/alloc/src/collections/binary_heap/mod.rs",
        ),
        (
            "collections/vec_deque.rs",
            "library/alloc/src/collections/vec_deque/mod.rs",
        ),
        ("time/duration.rs", "library/core/src/time.rs"),
        ("slice/join.rs", "library/alloc/src/slice.rs"),
        ("vec.rs", "library/alloc/src/vec/mod.rs"),
        ("slice.rs", "library/core/src/slice/mod.rs"),
        ("str.rs", "library/core/src/str/mod.rs"),
        ("char.rs", "library/core/src/char/mod.rs"),
        ("array.rs", "library/core/src/array/mod.rs"),
        ("num.rs", "library/core/src/num/mod.rs"),
        ("ptr.rs", "library/core/src/ptr/mod.rs"),
        ("mem.rs", "library/core/src/mem/mod.rs"),
        ("fmt.rs", "library/core/src/fmt/mod.rs"),
        ("thread.rs", "library/std/src/thread/mod.rs"),
        ("io.rs", "library/std/src/io/mod.rs"),
    ];
    if let Some((_, there)) = ELSEWHERE.iter().find(|(ours, _)| file.starts_with(ours)) {
        return (*there).to_owned();
    }
    let module = file.split(['/', '.']).next().unwrap_or(file);
    let krate = if ALLOC.contains(&module) {
        "alloc"
    } else if STD.contains(&module) {
        "std"
    } else {
        "core"
    };
    format!("library/{krate}/src/{file}")
}
