//! Modules and the names in them.
//!
//! A module here is whatever names can be looked up in: a crate, a `mod`, an enum with its
//! variants, a trait with its items, and a block that holds items. A name is found among
//! the module's own items first, then among its single imports, then among what its globs
//! bring in, which therefore may be shadowed by the other two.

use std::collections::{BTreeMap, HashMap};

use la_arena::Idx;

use super::def::{CrateId, DefId, DefKind, Defs, Namespace, Res};
use super::imports::ImportId;
use super::layered::Layered;
use super::visibility::Vis;
use crate::syntax::ast::{BodyId, ExprId};
use crate::syntax::span::Span;
use crate::syntax::symbol::Symbol;

/// A module, or a block that holds items.
pub type ModuleId = Idx<Module>;

/// A name and its namespace.
pub type Key = (Symbol, Namespace);

/// See [`ModuleId`].
#[derive(Clone, Debug)]
pub struct Module {
    /// What it is.
    pub kind: ModuleKind,
    /// The module, or the block, around it.
    pub parent: Option<ModuleId>,
    /// The nearest `mod` or crate around it, or itself: what privacy is about, and where
    /// `self` and `super` begin.
    pub nearest: ModuleId,
    /// The crate.
    pub krate: CrateId,
    /// What is defined here.
    pub(super) items: BTreeMap<Key, Binding>,
    /// What is imported here by name.
    pub(super) singles: BTreeMap<Key, Binding>,
    /// What globs bring in.
    pub(super) globs: BTreeMap<Key, Binding>,
    /// Traits that are imported as `_`.
    pub(super) unnamed: Vec<Binding>,
}

/// See [`Module`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModuleKind {
    /// A crate or a `mod`.
    Mod(DefId),
    /// An enum or a trait.
    Type(DefId),
    /// A block.
    Block,
}

/// What a name stands for in a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binding {
    /// What it stands for.
    pub res: Res,
    /// Who may use it by this name.
    pub vis: Vis,
    /// How it came here.
    pub origin: Origin,
    /// Whether two globs bring in different things, which is an error only if it is used.
    pub ambiguous: bool,
    /// Where it was declared or imported.
    pub span: Span,
}

/// How a name came into a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is defined here.
    Item,
    /// `extern crate`
    ExternCrate,
    /// `use a::b;`
    Single(ImportId),
    /// `use a::*;`
    Glob(ImportId),
}

impl Origin {
    pub(super) fn is_import(self) -> bool {
        self != Self::Item
    }
}

/// The modules of all crates.
#[derive(Clone, Debug, Default)]
pub struct DefMap {
    pub(super) modules: Layered<Module>,
    pub(super) roots: Vec<ModuleId>,
    pub(super) blocks: HashMap<(CrateId, BodyId, ExprId), ModuleId>,
}

impl DefMap {
    /// The module with this id.
    #[must_use]
    pub fn module(&self, id: ModuleId) -> &Module {
        &self.modules[id]
    }

    /// The root module of a crate.
    #[must_use]
    pub fn root(&self, krate: CrateId) -> Option<ModuleId> {
        self.roots.get(krate.index()).copied()
    }

    /// The scope that a block makes, if it holds items.
    #[must_use]
    pub fn block(&self, krate: CrateId, body: BodyId, block: ExprId) -> Option<ModuleId> {
        self.blocks.get(&(krate, body, block)).copied()
    }

    /// What a name stands for in a module, enum or trait; privacy is not looked at.
    #[must_use]
    pub fn lookup(&self, module: ModuleId, name: Symbol, ns: Namespace) -> Option<Binding> {
        let module = &self.modules[module];
        let key = (name, ns);
        let found = module.items.get(&key).or_else(|| module.singles.get(&key));
        found.or_else(|| module.globs.get(&key)).copied()
    }

    /// Every name of a module, in a fixed order, with what it stands for.
    pub fn names(&self, module: ModuleId) -> impl Iterator<Item = (Key, Binding)> {
        let module = &self.modules[module];
        let singles = module
            .singles
            .iter()
            .filter(|(key, _)| !module.items.contains_key(key));
        let globs = module.globs.iter().filter(|(key, _)| {
            !module.items.contains_key(key) && !module.singles.contains_key(key)
        });
        module
            .items
            .iter()
            .chain(singles)
            .chain(globs)
            .map(|(key, binding)| (*key, *binding))
    }

    /// Whether `inner` is `outer` or stands within it.
    #[must_use]
    pub fn is_within(&self, inner: ModuleId, outer: ModuleId) -> bool {
        self.with_parents(inner).any(|module| module == outer)
    }

    /// The module, what is around it, and so on up to the crate.
    pub fn with_parents(&self, module: ModuleId) -> impl Iterator<Item = ModuleId> {
        std::iter::successors(Some(module), |module| self.modules[*module].parent)
    }

    /// The module and the modules around it that its names are looked up in without a
    /// path: through blocks, up to the nearest `mod`.
    pub fn lexical(&self, module: ModuleId) -> impl Iterator<Item = ModuleId> {
        std::iter::successors(Some(module), |module| match self.modules[*module].kind {
            ModuleKind::Mod(_) => None,
            ModuleKind::Type(_) | ModuleKind::Block => self.modules[*module].parent,
        })
    }

    /// The traits that are in scope in this module or block, those of a prelude left out.
    #[must_use]
    pub fn traits_in_scope(&self, module: ModuleId, defs: &Defs) -> Vec<DefId> {
        let mut traits = Vec::new();
        for module in self.lexical(module) {
            let unnamed = self.modules[module].unnamed.iter().copied();
            let bindings = self
                .names(module)
                .map(|(_, binding)| binding)
                .chain(unnamed);
            for binding in bindings {
                if let Some(id) = as_trait(binding.res, defs)
                    && !traits.contains(&id)
                {
                    traits.push(id);
                }
            }
        }
        traits
    }

    pub(super) fn alloc_root(&mut self, def: DefId, krate: CrateId) -> ModuleId {
        let nearest = ModuleId::from_raw(to_raw(self.modules.len()));
        let id = self
            .modules
            .alloc(Module::new(ModuleKind::Mod(def), None, nearest, krate));
        self.roots.push(id);
        id
    }

    pub(super) fn alloc(&mut self, kind: ModuleKind, parent: ModuleId) -> ModuleId {
        let krate = self.modules[parent].krate;
        let nearest = match kind {
            ModuleKind::Mod(_) => ModuleId::from_raw(to_raw(self.modules.len())),
            ModuleKind::Type(_) | ModuleKind::Block => self.modules[parent].nearest,
        };
        self.modules
            .alloc(Module::new(kind, Some(parent), nearest, krate))
    }

    pub(super) fn set_block(&mut self, at: (CrateId, BodyId, ExprId), module: ModuleId) {
        self.blocks.insert(at, module);
    }

    pub(super) fn module_mut(&mut self, id: ModuleId) -> &mut Module {
        &mut self.modules[id]
    }

    /// How many modules there are.
    pub(super) fn len(&self) -> usize {
        self.modules.len()
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = ModuleId> + use<> {
        (0..to_u32(self.modules.len())).map(|raw| ModuleId::from_raw(raw.into()))
    }
}

impl Module {
    fn new(kind: ModuleKind, parent: Option<ModuleId>, nearest: ModuleId, krate: CrateId) -> Self {
        Self {
            kind,
            parent,
            nearest,
            krate,
            items: BTreeMap::new(),
            singles: BTreeMap::new(),
            globs: BTreeMap::new(),
            unnamed: Vec::new(),
        }
    }

    /// What it is the module of; nothing for a block.
    #[must_use]
    pub fn def(&self) -> Option<DefId> {
        match self.kind {
            ModuleKind::Mod(id) | ModuleKind::Type(id) => Some(id),
            ModuleKind::Block => None,
        }
    }

    /// Whether it is a crate or a `mod`.
    #[must_use]
    pub fn is_mod(&self) -> bool {
        matches!(self.kind, ModuleKind::Mod(_))
    }
}

fn as_trait(res: Res, defs: &Defs) -> Option<DefId> {
    match res {
        Res::Def(id) if defs.kind(id) == DefKind::Trait => Some(id),
        _ => None,
    }
}

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn to_raw(number: usize) -> la_arena::RawIdx {
    to_u32(number).into()
}
