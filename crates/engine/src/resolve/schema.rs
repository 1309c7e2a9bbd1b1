//! What resolution found out, for images: see [`crate::codec`].

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use la_arena::{Arena, Idx, RawIdx};

use super::Resolution;
use super::def::{
    CrateId, CtorKind, CtorOf, Def, DefId, DefKind, Defs, Namespace, Node, PathRes, Res,
};
use super::def_map::{Binding, DefMap, Key, Module, ModuleKind, Origin};
use super::imports::{Import, ImportKind};
use super::prelude::PrimTy;
use super::tables::{BodyTables, CrateTables, LifetimeRes, Local, PatRes};
use super::visibility::Vis;
use crate::codec::{
    Coded, Extent, ImageError, Kind, Lazy, Numbered, Reader, Source, Writer, arena_of, coded,
    write_arena,
};
use crate::syntax::ast::{BodyId, ExprId};
use crate::syntax::span::Span;

coded! {
    // Definitions.
    enum DefKind {
        Mod, Struct, Enum, Variant, Ctor(of, kind), Field, Trait, Impl, TyAlias, AssocTy, Fn,
        AssocFn, Const, AssocConst, Static, TyParam, ConstParam, LifetimeParam, Macro(id),
        ExternCrate, Use,
    }
    enum CtorOf { Struct, Variant }
    enum CtorKind { Fn, Const }
    enum Node {
        Crate, Item(id), Param(index), Variant(index), Field(index), Assoc(index), Ctor,
    }
    enum Vis { Public, Within(module) }

    // Names.
    enum Namespace { Type, Value, Macro }
    enum Res {
        Def(id), Local(id), SelfTy(id), SelfCtor(id), Prim(ty), BuiltinMacro(name), Err,
    }
    struct PathRes { base, unresolved }
    struct Binding { res, vis, origin, ambiguous, span }
    struct Module { kind, parent, nearest, krate, items, singles, globs, unnamed }
    enum ModuleKind { Mod(id), Type(id), Block }
    enum Origin { Item, ExternCrate, Single(import), Glob(import) }

    // Imports.
    struct Import { module, vis, root, prefix, kind, declaration, span }
    enum ImportKind { Single { source, target, only_type }, Glob }

    // Tables.
    struct Local { ident, pat }
    enum PatRes { Binding(local), Path(res) }
    struct BodyTables { locals, exprs, pats, labels, captures }
}

/// Which arena it is that something stands in.
macro_rules! numbered {
    ($($name:ident)*) => {$(
        impl Numbered for $name {
            const KIND: Kind = Kind::$name;
        }
    )*};
}

numbered! { Def Module Import Local }

/// There is one crate in an image.
impl Coded for CrateId {
    fn write(&self, _: &mut Writer<'_>) {}

    fn read(_: &mut Reader<'_>) -> Result<Self, ImageError> {
        Ok(Self(0))
    }
}

impl Coded for PrimTy {
    fn write(&self, to: &mut Writer<'_>) {
        to.byte(*self as u8);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ImageError> {
        let index = usize::from(from.byte()?);
        Self::ALL.get(index).copied().ok_or(ImageError::Damaged)
    }
}

/// Its parts are those that name it as what they are a part of.
impl Coded for Def {
    fn write(&self, to: &mut Writer<'_>) {
        let Self {
            kind,
            name,
            parent,
            children: _,
            vis,
            scope,
            module,
            span,
            krate,
            node,
        } = self;
        kind.write(to);
        name.write(to);
        parent.write(to);
        vis.write(to);
        scope.write(to);
        module.write(to);
        krate.write(to);
        node.write(to);
        span.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ImageError> {
        Ok(Self {
            kind: Coded::read(from)?,
            name: Coded::read(from)?,
            parent: Coded::read(from)?,
            children: Vec::new(),
            vis: Coded::read(from)?,
            scope: Coded::read(from)?,
            module: Coded::read(from)?,
            krate: Coded::read(from)?,
            node: Coded::read(from)?,
            span: Coded::read(from)?,
        })
    }
}

impl Coded for Defs {
    fn write(&self, to: &mut Writer<'_>) {
        to.elements(Kind::Def, self.arena.iter().map(|(_, def)| def), Def::write);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ImageError> {
        let mut arena = arena_of::<Def>(from)?;
        let parents: Vec<Option<DefId>> = arena.values().map(|def| def.parent).collect();
        for (id, parent) in (0..).zip(parents) {
            if let Some(parent) = parent {
                let child = DefId::from_raw(RawIdx::from_u32(id));
                arena[parent].children.push(child);
            }
        }
        Ok(Self {
            arena: arena.into(),
        })
    }
}

impl Coded for BTreeMap<Key, Binding> {
    fn write(&self, to: &mut Writer<'_>) {
        to.len(self.len());
        let mut all: Vec<_> = self.iter().collect();
        all.sort_by_key(|((name, ns), _)| (to.number_of(*name), *ns));
        for (key, binding) in all {
            key.write(to);
            binding.write(to);
        }
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ImageError> {
        let pairs = from.list(<(Key, Binding)>::read)?;
        Ok(pairs.into_iter().collect())
    }
}

/// The ids of expressions in it are those of several bodies, and only ever compared.
impl Coded for HashMap<(CrateId, BodyId, ExprId), super::ModuleId> {
    fn write(&self, to: &mut Writer<'_>) {
        let mut all: Vec<_> = self.iter().collect();
        all.sort_by_key(|((_, body, block), _)| (body.into_raw(), block.into_raw()));
        to.len(all.len());
        for ((_, body, block), module) in all {
            body.write(to);
            to.number(block.into_raw().into_u32().into());
            module.write(to);
        }
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ImageError> {
        let pairs = from.list(|from| {
            let body = BodyId::read(from)?;
            let block = ExprId::from_raw(RawIdx::from_u32(from.number_u32()?));
            Ok(((CrateId(0), body, block), Idx::read(from)?))
        })?;
        Ok(pairs.into_iter().collect())
    }
}

impl Coded for DefMap {
    fn write(&self, to: &mut Writer<'_>) {
        let modules = self.modules.iter().map(|(_, module)| module);
        to.elements(Kind::Module, modules, Module::write);
        self.roots.write(to);
        self.blocks.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ImageError> {
        Ok(Self {
            modules: arena_of(from)?.into(),
            roots: Coded::read(from)?,
            blocks: Coded::read(from)?,
        })
    }
}

/// What stands instead of the spans of a tree. One span may stand in several places of it.
pub(crate) type Written = HashMap<Span, Vec<Extent>>;

/// A value that is found by the item that it stands in, and its place.
trait Placed: Sized {
    /// Writes the value of what begins with a number.
    fn write_at(&self, start: u32, written: &Written, to: &mut Writer<'_>);

    /// Reads it.
    fn read_at(start: u32, from: &mut Reader<'_>) -> Result<Self, ImageError>;
}

impl Placed for PathRes {
    fn write_at(&self, _: u32, _: &Written, to: &mut Writer<'_>) {
        self.write(to);
    }

    fn read_at(_: u32, from: &mut Reader<'_>) -> Result<Self, ImageError> {
        Self::read(from)
    }
}

/// The numbers of what is not bound by a name: below those of distances.
const LIFETIMES: [LifetimeRes; 3] = [
    LifetimeRes::Static,
    LifetimeRes::Anonymous,
    LifetimeRes::Err,
];

/// A lifetime of `for<'a>` is found by how far before it that is declared.
impl Placed for LifetimeRes {
    fn write_at(&self, start: u32, written: &Written, to: &mut Writer<'_>) {
        match self {
            Self::Param(def) => {
                to.number(3);
                def.write(to);
            }
            Self::Bound(declared) => {
                let declared = written.get(declared).into_iter().flatten();
                let before = declared
                    .map(|declared| declared.start)
                    .filter(|at| *at <= start);
                let distance = start - before.max().unwrap_or(start);
                to.number(u64::from(distance) + 4);
            }
            other => {
                let number = (0..).zip(LIFETIMES).find(|(_, known)| known == other);
                to.number(number.map_or(0, |(number, _)| number));
            }
        }
    }

    fn read_at(start: u32, from: &mut Reader<'_>) -> Result<Self, ImageError> {
        let number = from.number_u32()?;
        if let Some(distance) = number.checked_sub(4) {
            let start = start.checked_sub(distance).ok_or(ImageError::Damaged)?;
            let declared = from.span(Extent {
                start,
                end: start.saturating_add(1),
            });
            return Ok(Self::Bound(declared));
        }
        match LIFETIMES.get(number as usize) {
            Some(known) => Ok(*known),
            None => DefId::read(from).map(Self::Param),
        }
    }
}

fn write_places<V: Placed>(
    places: &HashMap<(DefId, Span), V>,
    written: &Written,
    to: &mut Writer<'_>,
) {
    let mut all = Vec::new();
    for ((def, span), value) in places {
        for extent in written.get(span).into_iter().flatten() {
            all.push((extent.start, extent.end, *def, value));
        }
    }
    all.sort_by_key(|(start, end, def, _)| (*start, *end, def.into_raw().into_u32()));
    all.dedup_by_key(|(start, end, def, _)| (*start, *end, *def));
    to.len(all.len());
    let mut before = 0;
    for (start, end, def, value) in all {
        to.number(u64::from(start - before));
        to.number(u64::from(end - start));
        def.write(to);
        value.write_at(start, written, to);
        before = start;
    }
}

fn read_places<V: Placed>(from: &mut Reader<'_>) -> Result<HashMap<(DefId, Span), V>, ImageError> {
    let mut start: u32 = 0;
    let pairs = from.list(|from| {
        start = start.wrapping_add(from.number_u32()?);
        let end = start.wrapping_add(from.number_u32()?);
        let def = DefId::read(from)?;
        let span = from.span(Extent { start, end });
        Ok(((def, span), V::read_at(start, from)?))
    })?;
    Ok(pairs.into_iter().collect())
}

impl Coded for Arena<Local> {
    fn write(&self, to: &mut Writer<'_>) {
        to.len(self.len());
        write_arena(self, to);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ImageError> {
        from.limit(Kind::Local)?;
        arena_of(from)
    }
}

impl Resolution {
    /// How many ids of each kind there are.
    pub(crate) fn counts(&self) -> [(Kind, usize); 3] {
        [
            (Kind::Def, self.defs.len()),
            (Kind::Module, self.map.len()),
            (Kind::Import, self.imports.len()),
        ]
    }

    /// Writes what was found out about a crate, but not about its bodies.
    pub(crate) fn write_outside(&self, written: &Written, to: &mut Writer<'_>) {
        self.defs.write(to);
        let imports = self.imports.iter().map(|(_, import)| import);
        to.elements(Kind::Import, imports, Import::write);
        self.map.write(to);
        self.preludes.write(to);
        if let [tables] = self.crates.as_slice() {
            tables.items.write(to);
            tables.types.write(to);
            write_places(&tables.traits, written, to);
            write_places(&tables.lifetimes, written, to);
        }
    }

    /// Reads it. What was found out about bodies is read when it is asked for.
    pub(crate) fn read_outside(
        from: &mut Reader<'_>,
        bodies: Rc<dyn Source<BodyTables>>,
    ) -> Result<Self, ImageError> {
        let defs = Defs::read(from)?;
        let imports = arena_of::<Import>(from)?.into();
        let map = DefMap::read(from)?;
        let preludes = Coded::read(from)?;
        let tables = CrateTables {
            items: Coded::read(from)?,
            types: { Coded::read(from)? },
            traits: { read_places(from)? },
            lifetimes: { read_places(from)? },
            bodies: Lazy::unread(bodies),
        };
        Ok(Self {
            defs,
            map,
            crates: vec![Rc::new(tables)],
            preludes,
            diagnostics: Vec::new(),
            imports,
        })
    }
}
