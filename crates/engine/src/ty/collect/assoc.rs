//! The items of traits and impls.

use std::collections::HashMap;

use crate::resolve::{DefId, DefKind, ModuleId, Namespace};
use crate::syntax::ast::AssocItemKind;
use crate::syntax::symbol::Symbol;
use crate::ty::Tcx;
use crate::ty::generics::{FieldDef, VariantDef};

impl Tcx {
    /// The items of a trait or an impl, in the order of the source.
    pub fn assoc_items(&self, container: DefId) -> impl Iterator<Item = DefId> {
        self.resolution.defs.assoc_items(container)
    }

    /// The item of this name of a trait or an impl.
    #[must_use]
    pub fn assoc_item(&self, container: DefId, name: Symbol, ns: Namespace) -> Option<DefId> {
        self.assoc_names(container).get(&(name, ns)).copied()
    }

    fn assoc_names(&self, container: DefId) -> &HashMap<(Symbol, Namespace), DefId> {
        let cache = &self.queries.collect.assoc_names;
        if let Some(known) = cache.get(&container) {
            return known;
        }
        let mut names = HashMap::new();
        for item in self.assoc_items(container) {
            let ns = if self.def_kind(item) == DefKind::AssocTy {
                Namespace::Type
            } else {
                Namespace::Value
            };
            if let Some(name) = self.def(item).name {
                names.entry((name, ns)).or_insert(item);
            }
        }
        cache.insert(container, Box::new(names))
    }

    /// The item of a trait that an item of an impl is for. Which trait that is takes no
    /// lowering to know.
    #[must_use]
    pub fn trait_item_of_impl_item(&self, item: DefId) -> Option<DefId> {
        let of = self.impl_trait_def(self.impl_of_item(item)?)?;
        let data = self.def(item);
        let ns = if data.kind == DefKind::AssocTy {
            Namespace::Type
        } else {
            Namespace::Value
        };
        let found = self.assoc_item(of, data.name?, ns)?;
        (self.def_kind(found) == data.kind).then_some(found)
    }

    /// The item of an impl that is for an item of its trait, if the impl has its own.
    #[must_use]
    pub fn impl_item_for(&self, imp: DefId, trait_item: DefId) -> Option<DefId> {
        let cache = &self.queries.collect.impl_items;
        let items = if let Some(items) = cache.get(&imp) {
            items
        } else {
            let own = self.assoc_items(imp);
            let items = own.filter_map(|item| Some((self.trait_item_of_impl_item(item)?, item)));
            cache.insert(imp, Box::new(items.collect()))
        };
        items.get(&trait_item).copied()
    }

    /// Whether an item of a trait has something that impls may leave as it is.
    #[must_use]
    pub fn has_default(&self, trait_item: DefId) -> bool {
        self.assoc_node(trait_item)
            .is_some_and(|node| match &node.kind {
                AssocItemKind::Fn(function) => function.body.is_some(),
                AssocItemKind::Const { value, .. } => value.is_some(),
                AssocItemKind::Type { ty, .. } => ty.is_some(),
            })
    }

    /// The trait of an impl, by name alone.
    #[must_use]
    pub fn impl_trait_def(&self, imp: DefId) -> Option<DefId> {
        let (path, _) = self.impl_node(imp)?.of_trait.as_ref()?;
        self.trait_at(imp, path.span)
    }

    /// The trait that a path stands for, which stands within `owner`.
    pub(super) fn trait_at(&self, owner: DefId, span: crate::syntax::span::Span) -> Option<DefId> {
        let tables = self.tables(self.def(owner).krate)?;
        let found = tables.traits.get(&(owner, span))?.full_res()?;
        match found {
            crate::resolve::Res::Def(def) if self.def_kind(def) == DefKind::Trait => Some(def),
            _ => None,
        }
    }

    /// Whether a definition may be named in a module.
    #[must_use]
    pub fn is_accessible(&self, def: DefId, from: ModuleId) -> bool {
        self.def(def)
            .vis
            .is_visible_from(from, &self.resolution.map)
    }

    /// The field of this name, and its number.
    #[must_use]
    pub fn field_named<'v>(
        &self,
        variant: &'v VariantDef,
        name: Symbol,
    ) -> Option<(usize, &'v FieldDef)> {
        variant
            .fields
            .iter()
            .enumerate()
            .find(|(_, field)| field.name == name)
    }
}
