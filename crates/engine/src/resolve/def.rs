//! Definitions, and what a name may stand for.
//!
//! Everything that can be named has a [`DefId`], those things included that only typeck
//! looks for, such as fields and associated items. Ids are given in the order of the
//! source, so that they are the same in each run.

use la_arena::Idx;

use super::def_map::ModuleId;
use super::layered::Layered;
use super::prelude::PrimTy;
use super::tables::LocalId;
use super::visibility::Vis;
use crate::syntax::ast::ItemId;
use crate::syntax::hygiene::MacroId;
use crate::syntax::span::Span;
use crate::syntax::symbol::{Symbol, sym};

/// A definition.
pub type DefId = Idx<Def>;

/// A crate: its place in the list that was handed to [`super::resolve`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CrateId(pub(super) u32);

impl CrateId {
    /// The place in the list.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What is known of a definition before types are.
#[derive(Clone, Debug)]
pub struct Def {
    /// What it is.
    pub kind: DefKind,
    /// Its name; nothing for an impl, and the number for a field of a tuple.
    pub name: Option<Symbol>,
    /// What it is a part of; nothing for a crate.
    pub parent: Option<DefId>,
    /// The parts of it that have ids, in the order of the source: generic parameters,
    /// then variants, fields, the constructor, or associated items.
    pub children: Vec<DefId>,
    /// Who may name it.
    pub vis: Vis,
    /// The module whose names it sees, a block included.
    pub scope: ModuleId,
    /// The module that it is, if it is a module, an enum or a trait.
    pub module: Option<ModuleId>,
    /// Its name's place, or that of the whole if it has none.
    pub span: Span,
    /// Its crate.
    pub krate: CrateId,
    /// Where to find it in the tree of its crate.
    pub node: Node,
}

/// Where a definition is in the tree: an item, or the n-th part of its parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Node {
    /// The file itself.
    Crate,
    /// An item.
    Item(ItemId),
    /// The n-th generic parameter of the parent.
    Param(usize),
    /// The n-th variant of the parent.
    Variant(usize),
    /// The n-th field of the parent, a struct or a variant.
    Field(usize),
    /// The n-th associated item of the parent.
    Assoc(usize),
    /// What constructs the parent, a struct or a variant, as a value.
    Ctor,
}

/// What a definition is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum DefKind {
    /// A crate or a module.
    Mod,
    Struct,
    Enum,
    Variant,
    /// A struct or a variant as a value: a function or a constant.
    Ctor(CtorOf, CtorKind),
    Field,
    Trait,
    Impl,
    TyAlias,
    AssocTy,
    Fn,
    AssocFn,
    /// A constant, or a declaration of `thread_local!`, which makes one.
    Const,
    AssocConst,
    Static,
    TyParam,
    ConstParam,
    LifetimeParam,
    /// A `macro_rules!` definition, all calls of which are expanded already.
    Macro(MacroId),
    /// `extern crate`
    ExternCrate,
    /// `use`
    Use,
}

/// What is constructed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum CtorOf {
    Struct,
    Variant,
}

/// How it is constructed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CtorKind {
    /// `S(1)`
    Fn,
    /// `S`
    Const,
}

impl DefKind {
    /// What rustc calls it in a message.
    #[must_use]
    pub fn descr(self) -> &'static str {
        match self {
            Self::Mod => "module",
            Self::Struct => "struct",
            Self::Enum => "enum",
            Self::Variant => "variant",
            Self::Ctor(CtorOf::Struct, CtorKind::Fn) => "tuple struct",
            Self::Ctor(CtorOf::Struct, CtorKind::Const) => "unit struct",
            Self::Ctor(CtorOf::Variant, CtorKind::Fn) => "tuple variant",
            Self::Ctor(CtorOf::Variant, CtorKind::Const) => "unit variant",
            Self::Field => "field",
            Self::Trait => "trait",
            Self::Impl => "implementation",
            Self::TyAlias => "type alias",
            Self::AssocTy => "associated type",
            Self::Fn => "function",
            Self::AssocFn => "associated function",
            Self::Const => "constant",
            Self::AssocConst => "associated constant",
            Self::Static => "static",
            Self::TyParam => "type parameter",
            Self::ConstParam => "const parameter",
            Self::LifetimeParam => "lifetime parameter",
            Self::Macro(_) => "macro",
            Self::ExternCrate => "extern crate",
            Self::Use => "import",
        }
    }
}

/// A namespace. The same name may stand for one thing in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Namespace {
    Type,
    Value,
    Macro,
}

impl Namespace {
    /// All three, in the order in which rustc asks them.
    pub const ALL: [Self; 3] = [Self::Type, Self::Value, Self::Macro];
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Res {
    /// A definition, generic parameters included.
    Def(DefId),
    /// A local variable of the body.
    Local(LocalId),
    /// `Self` as a type: of a trait, the type that implements it; of an impl or a type's
    /// own definition, that type.
    SelfTy(DefId),
    /// `Self` as a value, in an impl.
    SelfCtor(DefId),
    /// A type that is built in.
    Prim(PrimTy),
    /// A macro that is built in.
    BuiltinMacro(Symbol),
    /// Something that was reported.
    Err,
}

/// What a path stands for, as far as names alone can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PathRes {
    /// What the segments stand for that are resolved.
    pub base: Res,
    /// How many segments at the end are left for typeck: one in `Vec::new`.
    pub unresolved: usize,
}

impl PathRes {
    /// A path that is resolved to its end.
    #[must_use]
    pub fn full(base: Res) -> Self {
        Self {
            base,
            unresolved: 0,
        }
    }

    /// What the path stands for, if nothing is left for typeck.
    #[must_use]
    pub fn full_res(self) -> Option<Res> {
        (self.unresolved == 0).then_some(self.base)
    }
}

/// All definitions of all crates.
#[derive(Clone, Debug, Default)]
pub struct Defs {
    pub(super) arena: Layered<Def>,
}

impl Defs {
    /// The definition with this id.
    #[must_use]
    pub fn get(&self, id: DefId) -> &Def {
        &self.arena[id]
    }

    /// What it is.
    #[must_use]
    pub fn kind(&self, id: DefId) -> DefKind {
        self.arena[id].kind
    }

    /// All of them, in the order of the source.
    pub fn iter(&self) -> impl Iterator<Item = (DefId, &Def)> {
        self.arena.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.arena.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.arena.is_empty()
    }

    /// The parts of a definition of which `wanted` is true.
    pub fn children(
        &self,
        id: DefId,
        wanted: impl Fn(DefKind) -> bool,
    ) -> impl Iterator<Item = DefId> {
        self.arena[id]
            .children
            .iter()
            .copied()
            .filter(move |child| wanted(self.kind(*child)))
    }

    /// The generic parameters of a definition, lifetimes included, in order.
    pub fn generics(&self, id: DefId) -> impl Iterator<Item = DefId> {
        self.children(id, |kind| {
            matches!(
                kind,
                DefKind::TyParam | DefKind::ConstParam | DefKind::LifetimeParam
            )
        })
    }

    /// The associated items of a trait or an impl, in order.
    pub fn assoc_items(&self, id: DefId) -> impl Iterator<Item = DefId> {
        self.children(id, |kind| {
            matches!(
                kind,
                DefKind::AssocFn | DefKind::AssocConst | DefKind::AssocTy
            )
        })
    }

    /// What constructs a struct or a variant as a value, if it can be one.
    #[must_use]
    pub fn ctor(&self, id: DefId) -> Option<DefId> {
        self.children(id, |kind| matches!(kind, DefKind::Ctor(..)))
            .next()
    }

    /// Whether this is the root of a crate that is not the user's, in rustc's words a crate
    /// and no module.
    pub(super) fn is_std_root(&self, id: DefId) -> bool {
        let def = self.get(id);
        def.node == Node::Crate && def.name == Some(sym::STD)
    }

    pub(super) fn alloc(&mut self, def: Def) -> DefId {
        let parent = def.parent;
        let id = self.arena.alloc(def);
        if let Some(parent) = parent {
            self.arena[parent].children.push(id);
        }
        id
    }

    pub(super) fn set_module(&mut self, id: DefId, module: ModuleId) {
        self.arena[id].module = Some(module);
    }

    pub(super) fn set_vis(&mut self, id: DefId, vis: Vis) {
        self.arena[id].vis = vis;
    }
}

impl Res {
    /// What rustc calls it in a message.
    #[must_use]
    pub fn descr(self, defs: &Defs) -> &'static str {
        match self {
            Self::Def(id) if defs.is_std_root(id) => "crate",
            Self::Def(id) => defs.kind(id).descr(),
            Self::Local(_) => "local variable",
            Self::SelfTy(_) => "self type",
            Self::SelfCtor(_) => "self constructor",
            Self::Prim(_) => "builtin type",
            Self::BuiltinMacro(_) => "macro",
            Self::Err => "unresolved item",
        }
    }

    /// What kind of definition it is, if it is one.
    #[must_use]
    pub fn def_kind(self, defs: &Defs) -> Option<DefKind> {
        match self {
            Self::Def(id) => Some(defs.kind(id)),
            _ => None,
        }
    }
}
