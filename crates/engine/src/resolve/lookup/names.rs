//! Names without a path: in a module, in scope, in the preludes.

use crate::resolve::Resolver;
use crate::resolve::def::{CrateId, Namespace, Res};
use crate::resolve::def_map::{Binding, ModuleId, Origin};
use crate::resolve::imports::ImportId;
use crate::resolve::visibility::Vis;
use crate::syntax::span::{FileId, Span};
use crate::syntax::symbol::{Symbol, sym};

impl Resolver<'_> {
    /// A name in a module, an enum or a trait, std's built-in macros included.
    pub(in crate::resolve) fn lookup_in_module(
        &self,
        module: ModuleId,
        name: Symbol,
        ns: Namespace,
    ) -> Option<Binding> {
        let found = self.map.lookup(module, name, ns);
        found.or_else(|| (ns == Namespace::Macro).then(|| self.std_macro(module, name))?)
    }

    fn std_macro(&self, module: ModuleId, name: Symbol) -> Option<Binding> {
        let data = self.map.module(module);
        let def = self.defs.get(data.def()?);
        let is_std = self.std == Some(data.krate);
        let of_root = data.parent.is_none() || data.parent == self.map.root(data.krate);
        let within = if data.parent.is_none() {
            sym::EMPTY
        } else {
            def.name?
        };
        if is_std && of_root && self.known.is_std_macro(within, name) {
            return Some(builtin(Res::BuiltinMacro(name)));
        }
        None
    }

    /// A name in scope in a module or block: what the blocks and the module around hold,
    /// then the preludes. `skip` is an import that must not find itself.
    pub(in crate::resolve) fn lookup_in_scope(
        &self,
        module: ModuleId,
        name: Symbol,
        ns: Namespace,
        skip: Option<ImportId>,
    ) -> Option<Binding> {
        self.candidates(module, name, ns, skip).next()
    }

    /// All that a name could mean in scope, the innermost first.
    pub(in crate::resolve) fn candidates(
        &self,
        module: ModuleId,
        name: Symbol,
        ns: Namespace,
        skip: Option<ImportId>,
    ) -> impl Iterator<Item = Binding> {
        let in_modules = self.map.lexical(module).filter_map(move |scope| {
            self.map.lookup(scope, name, ns).filter(|found| {
                skip.is_none() || !matches!(found.origin, Origin::Single(id) if Some(id) == skip)
            })
        });
        in_modules.chain(self.lookup_in_preludes(module, name, ns))
    }

    /// A name that no module has to declare.
    pub(in crate::resolve) fn lookup_in_preludes(
        &self,
        module: ModuleId,
        name: Symbol,
        ns: Namespace,
    ) -> Option<Binding> {
        if ns == Namespace::Type
            && let Some(found) = self.extern_crate(name)
        {
            return Some(found);
        }
        if let Some(found) = self.lookup_in_std_prelude(module, name, ns) {
            return Some(found);
        }
        match ns {
            Namespace::Type => self.known.prim(name).map(|prim| builtin(Res::Prim(prim))),
            Namespace::Macro => {
                let root = self.map.root(self.std?)?;
                self.std_macro(root, name)
            }
            Namespace::Value => None,
        }
    }

    fn lookup_in_std_prelude(
        &self,
        module: ModuleId,
        name: Symbol,
        ns: Namespace,
    ) -> Option<Binding> {
        let prelude = self.prelude_of(self.map.module(module).krate)?;
        self.map.lookup(prelude, name, ns)
    }

    /// The module whose names are in scope in every module of a crate.
    pub(in crate::resolve) fn prelude_of(&self, krate: CrateId) -> Option<ModuleId> {
        let edition = self.crates.get(krate.index())?.ast.edition;
        let root = self.map.root(self.std?)?;
        let prelude = self.submodule(root, self.known.prelude)?;
        self.submodule(prelude, self.known.edition(edition))
    }

    fn submodule(&self, module: ModuleId, name: Symbol) -> Option<ModuleId> {
        self.module_of(self.map.lookup(module, name, Namespace::Type)?.res)
    }

    /// A crate by its name. `std`, `core` and, once it was declared, `alloc` are one.
    pub(in crate::resolve) fn extern_crate(&self, name: Symbol) -> Option<Binding> {
        let krate = *self.extern_prelude.get(&name)?;
        let def = self.map.module(self.map.root(krate)?).def()?;
        Some(builtin(Res::Def(def)))
    }

    /// The crate that `extern crate name` means.
    pub(in crate::resolve) fn loadable_crate(&self, name: Symbol) -> Option<CrateId> {
        if matches!(name, sym::STD | sym::CORE | sym::ALLOC) {
            return self.std;
        }
        self.extern_prelude.get(&name).copied()
    }

    pub(super) fn root_of_file(&self, file: FileId) -> Option<ModuleId> {
        let index = self
            .crates
            .iter()
            .position(|krate| krate.ast.file == file)?;
        self.map.root(CrateId(u32::try_from(index).ok()?))
    }
}

/// What is there without a declaration.
fn builtin(res: Res) -> Binding {
    let span = Span::default();
    Binding {
        res,
        vis: Vis::Public,
        origin: Origin::Item,
        ambiguous: false,
        span,
    }
}
