//! `use` declarations, by fixpoint.
//!
//! Every round resolves every import anew by what the round before found, until nothing
//! changes. A name that a later round shadows is thereby corrected wherever it was used,
//! and an import that only finds itself never comes to be. What rustc rejects about the
//! result is looked for once, afterwards: see `check`.

mod check;
mod failed;
mod tree;

use std::collections::BTreeMap;

use la_arena::Idx;

use super::Resolver;
use super::def::{DefKind, Namespace, Res};
use super::def_map::{Binding, Key, ModuleId, Origin};
use super::error::{Error, ErrorKind};
use super::lookup::{PathResult, Start};
use super::visibility::Vis;
use crate::syntax::ast::{Ident, PathRoot};
use crate::syntax::span::Span;
use crate::syntax::symbol::{Symbol, sym};

/// More rounds than any chain of imports in a readable program is long.
const MAX_ROUNDS: usize = 256;

/// One name, or one glob, of a `use` declaration.
pub type ImportId = Idx<Import>;

/// See [`ImportId`].
#[derive(Clone, Debug)]
pub struct Import {
    /// The module or block that it imports into.
    pub module: ModuleId,
    /// Who may use the names by it.
    pub vis: Vis,
    /// The path before the last part.
    pub(super) prefix: Vec<Ident>,
    pub(super) root: PathRoot,
    pub(super) kind: ImportKind,
    /// The tree that it is of, where rustc points to.
    pub(super) span: Span,
    /// The whole declaration's tree: what rustc reports together.
    pub(super) declaration: Span,
}

/// What is imported.
#[derive(Clone, Copy, Debug)]
pub(super) enum ImportKind {
    Single {
        source: Ident,
        target: Ident,
        /// `{self}`, which names a module and nothing else.
        only_type: bool,
    },
    Glob,
}

/// What a round gives to a module.
#[derive(Debug, Default, PartialEq)]
struct Names {
    singles: BTreeMap<Key, Binding>,
    globs: BTreeMap<Key, Binding>,
    unnamed: Vec<Binding>,
}

impl Resolver<'_> {
    /// Resolves all imports, and reports what is wrong with them.
    pub(super) fn resolve_imports(&mut self) {
        for _ in 0..MAX_ROUNDS {
            if !self.import_round() {
                self.check_imports();
                return;
            }
        }
        let construct = "imports that depend on each other";
        let span = self
            .imports
            .iter()
            .next()
            .map_or_else(Span::default, |(_, import)| import.span);
        self.errors
            .push(Error::new(span, ErrorKind::Unsupported { construct }));
    }

    /// One round; whether anything changed.
    fn import_round(&mut self) -> bool {
        let mut found: BTreeMap<ModuleId, Names> = BTreeMap::new();
        for (id, import) in self.new_imports() {
            let names = found.entry(import.module).or_default();
            match import.kind {
                ImportKind::Single { target, .. } => {
                    for (ns, binding) in self.resolve_single(id, import) {
                        self.add_single(names, (target.name, ns), binding);
                    }
                }
                ImportKind::Glob => self.add_globs(names, id, import),
            }
        }
        let mut changed = false;
        for module in self.map.ids().skip(self.old_modules) {
            let names = found.remove(&module).unwrap_or_default();
            let data = self.map.module_mut(module);
            changed |= data.singles != names.singles
                || data.globs != names.globs
                || data.unnamed != names.unnamed;
            data.singles = names.singles;
            data.globs = names.globs;
            data.unnamed = names.unnamed;
        }
        changed
    }

    fn add_single(&self, names: &mut Names, key: Key, binding: Binding) {
        if self.names.text(key.0) == "_" {
            if binding.res.def_kind(&self.defs) == Some(DefKind::Trait) {
                names.unnamed.push(binding);
            }
            return;
        }
        // The first one stays; `check` reports the others.
        names.singles.entry(key).or_insert(binding);
    }

    /// What a single import finds, as the names that it brings in.
    pub(super) fn resolve_single(
        &self,
        id: ImportId,
        import: &Import,
    ) -> Vec<(Namespace, Binding)> {
        let found = Namespace::ALL.into_iter().filter_map(|ns| {
            let source = self.single_source(id, import, ns)?;
            source
                .vis
                .is_visible_from(import.module, &self.map)
                .then_some((ns, source))
        });
        found
            .map(|(ns, source)| (ns, self.imported(id, import, source)))
            .collect()
    }

    /// The name that a single import brings in, for what it finds.
    fn imported(&self, id: ImportId, import: &Import, source: Binding) -> Binding {
        let enough = source.vis.is_at_least(import.vis, &self.map);
        let vis = if enough { import.vis } else { source.vis };
        Binding {
            vis,
            origin: Origin::Single(id),
            span: import.span,
            ..source
        }
    }

    /// What a single import finds in a namespace, whether or not it may be named.
    pub(super) fn single_source(
        &self,
        id: ImportId,
        import: &Import,
        ns: Namespace,
    ) -> Option<Binding> {
        let ImportKind::Single {
            source, only_type, ..
        } = import.kind
        else {
            return None;
        };
        if only_type && ns != Namespace::Type {
            return None;
        }
        if import.prefix.is_empty() {
            return self.unprefixed_source(id, import, source, ns);
        }
        match self.prefix_of(id, import) {
            PathResult::Module(_) if matches!(source.name, sym::SUPER | sym::SELF_VALUE) => {
                self.module_source(import, ns)
            }
            PathResult::Module(module) => self.lookup_in_module(module, source.name, ns),
            _ => None,
        }
    }

    /// The source of `use super::super as up;`, a path of keywords only.
    fn module_source(&self, import: &Import, ns: Namespace) -> Option<Binding> {
        let ImportKind::Single { source, .. } = import.kind else {
            return None;
        };
        let mut path = import.prefix.clone();
        path.push(source);
        if ns != Namespace::Type {
            return None;
        }
        let start = Start::of(import.root, import.module);
        match self.resolve_path(&path, start, None, import.module).result {
            PathResult::Module(module) => self.module_binding(module),
            _ => None,
        }
    }

    fn module_binding(&self, module: ModuleId) -> Option<Binding> {
        let res = Res::Def(self.map.module(module).def()?);
        let span = Span::default();
        Some(Binding {
            res,
            vis: Vis::Public,
            origin: Origin::Item,
            ambiguous: false,
            span,
        })
    }

    fn unprefixed_source(
        &self,
        id: ImportId,
        import: &Import,
        source: Ident,
        ns: Namespace,
    ) -> Option<Binding> {
        if matches!(source.name, sym::SELF_VALUE | sym::SUPER | sym::CRATE) {
            return self.module_source(import, ns);
        }
        match import.root {
            PathRoot::Relative => {
                let found = self.lookup_in_scope(import.module, source.name, ns, Some(id));
                found.or_else(|| self.textual_macro(import.module, source.name, ns))
            }
            PathRoot::Global => self
                .extern_crate(source.name)
                .filter(|_| ns == Namespace::Type),
            PathRoot::DollarCrate(_) => match self.prefix_of(id, import) {
                PathResult::Module(module) => self.lookup_in_module(module, source.name, ns),
                _ => None,
            },
        }
    }

    /// `macro_rules! m { … } use m;`: the macro is in scope by the order of the text.
    pub(super) fn textual_macro(
        &self,
        module: ModuleId,
        name: Symbol,
        ns: Namespace,
    ) -> Option<Binding> {
        if ns != Namespace::Macro {
            return None;
        }
        let is_it = |kind: DefKind| matches!(kind, DefKind::Macro(_));
        let scopes: Vec<ModuleId> = self.map.with_parents(module).collect();
        let (id, def) = self.defs.iter().find(|(_, def)| {
            def.name == Some(name) && is_it(def.kind) && scopes.contains(&def.scope)
        })?;
        let root = self.map.root(self.map.module(module).krate)?;
        let vis = if def.vis == Vis::Public {
            Vis::Public
        } else {
            Vis::Within(root)
        };
        let (res, origin) = (Res::Def(id), Origin::Item);
        Some(Binding {
            res,
            vis,
            origin,
            ambiguous: false,
            span: def.span,
        })
    }

    /// Where the path before the last part leads to.
    pub(super) fn prefix_of(&self, id: ImportId, import: &Import) -> PathResult {
        self.prefix_found(id, import).result
    }

    pub(super) fn prefix_found(&self, id: ImportId, import: &Import) -> super::lookup::Found {
        let start = Start::of(import.root, import.module);
        let module = import.module;
        self.resolve_path_from(
            &import.prefix,
            start,
            None,
            module,
            |this, ident, ns| match this.lookup_in_scope(module, ident.name, ns, Some(id)) {
                Some(binding) => super::lookup::First::Binding(binding),
                None => super::lookup::First::Nothing,
            },
        )
    }

    fn add_globs(&self, names: &mut Names, id: ImportId, import: &Import) {
        let PathResult::Module(source) = self.prefix_of(id, import) else {
            return;
        };
        let is_trait = self.map.module(source).def().map(|def| self.defs.kind(def));
        if source == import.module || is_trait == Some(DefKind::Trait) {
            return;
        }
        for (key, binding) in self.map.names(source) {
            if binding.vis.is_visible_from(import.module, &self.map) && binding.res != Res::Err {
                self.add_glob(names, key, self.through_glob(id, import, binding));
            }
        }
        for binding in &self.map.module(source).unnamed {
            if binding.vis.is_visible_from(import.module, &self.map) {
                names.unnamed.push(self.through_glob(id, import, *binding));
            }
        }
    }

    fn through_glob(&self, id: ImportId, import: &Import, binding: Binding) -> Binding {
        let vis = import.vis.min(binding.vis, &self.map);
        Binding {
            vis,
            origin: Origin::Glob(id),
            span: import.span,
            ..binding
        }
    }

    /// Two globs may bring in the same thing, which is then as visible as either says. If
    /// they bring in different things, the name must not be used.
    fn add_glob(&self, names: &mut Names, key: Key, binding: Binding) {
        let Some(old) = names.globs.get_mut(&key) else {
            names.globs.insert(key, binding);
            return;
        };
        if old.res != binding.res {
            old.ambiguous = true;
        } else if !old.ambiguous && !old.vis.is_at_least(binding.vis, &self.map) {
            *old = binding;
        }
    }
}
