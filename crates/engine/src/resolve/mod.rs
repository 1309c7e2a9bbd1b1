//! Names: from the trees of the crates to what each name in them stands for.
//!
//! ```text
//! Ast ─▶ collect ─▶ definitions, modules ─▶ imports ─▶ late ─▶ tables
//!                        DefMap              fixpoint   every signature and body
//! ```
//!
//! The rules and the words are those of rustc's `rustc_resolve`, the division into rooms
//! too: imports are resolved for all crates before any body is looked at, locals and
//! generic parameters live in ribs, and a path is resolved until it comes to a type. What
//! follows then, `Vec::new` or `T::Item`, is a question of types.
//!
//! Deliberately absent: elision of lifetimes, fields and methods (typeck looks for them),
//! suggestions, lints, and the expansion of macros and derives, which `syntax` has done. A
//! path of a trait or of a lifetime is found by its place, because the tree gives it no id.
//!
//! No source can make this panic. Its recursion is that of the tree, whose depth `syntax`
//! limits.

mod collect;
mod def;
mod def_map;
mod dump;
mod error;
mod imports;
mod late;
mod layered;
mod lookup;
mod prelude;
mod schema;
mod scope;
mod stability;
mod tables;
mod visibility;

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

pub use def::{
    CrateId, CtorKind, CtorOf, Def, DefId, DefKind, Defs, Namespace, Node, PathRes, Res,
};
pub use def_map::{Binding, DefMap, Key, Module, ModuleId, ModuleKind, Origin};
pub use imports::{Import, ImportId};
pub use prelude::PrimTy;
pub use tables::{BodyTables, CrateTables, LifetimeRes, Local, LocalId, PatRes};
pub use visibility::Vis;

use error::Error;
use layered::Layered;
use prelude::Known;

use crate::syntax::ast::Ast;
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::symbol::{Interner, Symbol, sym};

/// A crate. Its edition is that of its tree.
#[derive(Clone, Copy, Debug)]
pub struct Crate<'a> {
    /// The name that the others know it by. That of `std` serves as `core` and `alloc` too.
    pub name: Symbol,
    /// What it consists of.
    pub ast: &'a Ast,
}

/// What the names of some crates stand for.
#[derive(Debug)]
pub struct Resolution {
    /// Everything that is defined.
    pub defs: Defs,
    /// The modules.
    pub map: DefMap,
    /// What was found out, crate by crate.
    pub crates: Vec<Rc<CrateTables>>,
    /// The module of std whose names every module of the crate sees, crate by crate.
    pub preludes: Vec<Option<ModuleId>>,
    /// Everything that is wrong, in the order in which it was found.
    pub diagnostics: Vec<Diagnostic>,
    imports: Layered<Import>,
}

impl Resolution {
    /// Makes what is known so far something that the resolutions share which build on it.
    pub fn share(&mut self) {
        self.defs.arena.share();
        self.map.modules.share();
        self.imports.share();
    }
}

/// Resolves all names of some crates. A crate sees those that come before it in the list.
#[must_use]
pub fn resolve(crates: &[Crate], interner: &mut Interner) -> Resolution {
    let known = Known::new(interner);
    Resolver::new(crates, interner, known).resolve()
}

/// Resolves all names of the crates of which `base` does not know yet. The first ones of
/// `crates` are those that `base` was made of, which are not looked at again.
#[must_use]
pub fn resolve_after(base: &Resolution, crates: &[Crate], interner: &mut Interner) -> Resolution {
    let known = Known::new(interner);
    let mut resolver = Resolver::new(crates, interner, known);
    resolver.defs = base.defs.clone();
    resolver.map = base.map.clone();
    resolver.imports = base.imports.clone();
    for (tables, known) in resolver.tables.iter_mut().zip(&base.crates) {
        *tables = Rc::clone(known);
    }
    resolver.old_crates = base.crates.len();
    resolver.old_imports = base.imports.len();
    resolver.old_modules = base.map.len();
    for (id, krate) in resolver.crate_ids().take(base.crates.len()) {
        resolver.register_crate(id, krate);
    }
    resolver.resolve()
}
/// The state of resolution.
struct Resolver<'a> {
    crates: &'a [Crate<'a>],
    names: &'a Interner,
    known: Known,
    defs: Defs,
    map: DefMap,
    imports: Layered<Import>,
    tables: Vec<Rc<CrateTables>>,
    /// How many crates, imports and modules were there before, and stay as they are.
    old_crates: usize,
    old_imports: usize,
    old_modules: usize,
    errors: Vec<Error>,
    /// Errors that rustc keeps back to the end, of which it reports one for each place.
    late_errors: Vec<Error>,
    /// Whether a glob leads nowhere. Anything could have come out of it, so that rustc does
    /// not report what is not found any more.
    glob_failed: bool,
    /// The crate named `std`.
    std: Option<CrateId>,
    extern_prelude: HashMap<Symbol, CrateId>,
}

impl<'a> Resolver<'a> {
    fn new(crates: &'a [Crate<'a>], names: &'a Interner, known: Known) -> Self {
        Self {
            crates,
            names,
            known,
            defs: Defs::default(),
            map: DefMap::default(),
            imports: Layered::default(),
            tables: crates.iter().map(|_| Rc::default()).collect(),
            old_crates: 0,
            old_imports: 0,
            old_modules: 0,
            errors: Vec::new(),
            late_errors: Vec::new(),
            glob_failed: false,
            std: None,
            extern_prelude: HashMap::new(),
        }
    }

    fn resolve(mut self) -> Resolution {
        self.collect();
        self.resolve_imports();
        self.resolve_late();
        self.finish()
    }

    /// The crates that are still to be resolved.
    fn new_crates(&self) -> impl Iterator<Item = (CrateId, Crate<'a>)> + use<'a> {
        self.crate_ids().skip(self.old_crates)
    }

    /// The imports of those.
    fn new_imports(&self) -> impl Iterator<Item = (ImportId, &Import)> {
        self.imports.iter_from(self.old_imports)
    }

    /// Every crate with its id.
    fn crate_ids(&self) -> impl Iterator<Item = (CrateId, Crate<'a>)> + use<'a> {
        (0..).map(CrateId).zip(self.crates.iter().copied())
    }

    /// Makes a crate known by its name to those after it.
    fn register_crate(&mut self, id: CrateId, krate: Crate<'a>) {
        self.extern_prelude.insert(krate.name, id);
        if krate.name == sym::STD {
            self.std = Some(id);
            self.extern_prelude.insert(sym::CORE, id);
        }
    }

    fn finish(mut self) -> Resolution {
        let mut places = HashSet::new();
        let late = std::mem::take(&mut self.late_errors);
        self.errors
            .extend(late.into_iter().filter(|error| places.insert(error.span)));
        let preludes = self
            .crate_ids()
            .map(|(id, _)| self.prelude_of(id))
            .collect();
        let mut diagnostics: Vec<Diagnostic> = Vec::new();
        for error in std::mem::take(&mut self.errors) {
            let diagnostic = error.into_diagnostic();
            if !diagnostics.contains(&diagnostic) {
                diagnostics.push(diagnostic);
            }
        }
        let Self {
            defs,
            map,
            tables,
            imports,
            ..
        } = self;
        Resolution {
            defs,
            map,
            crates: tables,
            preludes,
            diagnostics,
            imports,
        }
    }
}
