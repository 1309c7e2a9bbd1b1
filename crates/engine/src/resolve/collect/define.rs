//! Making a definition, and making it known by its name.

use std::rc::Rc;

use super::Place;
use crate::resolve::Resolver;
use crate::resolve::def::{CrateId, Def, DefId, DefKind, Namespace, Node, Res};
use crate::resolve::def_map::{Binding, Key, ModuleId, ModuleKind, Origin};
use crate::resolve::error::{Error, ErrorKind};
use crate::resolve::visibility::Vis;
use crate::syntax::ast::{Ident, ItemId};
use crate::syntax::span::Span;
use crate::syntax::symbol::Symbol;

/// What makes a definition, beside its place.
pub(super) struct New {
    pub(super) kind: DefKind,
    pub(super) name: Option<Symbol>,
    pub(super) vis: Vis,
    pub(super) span: Span,
    pub(super) node: Node,
}

impl<'a> Resolver<'a> {
    pub(super) fn new_root(&mut self, krate: CrateId, name: Symbol) -> (DefId, ModuleId) {
        // The module and its definition know each other: the definition's id is the next.
        let next = u32::try_from(self.defs.len()).unwrap_or(u32::MAX);
        let module = self.map.alloc_root(DefId::from_raw(next.into()), krate);
        let def = self.defs.alloc(Def {
            kind: DefKind::Mod,
            name: Some(name),
            parent: None,
            children: Vec::new(),
            vis: Vis::Public,
            scope: module,
            module: Some(module),
            span: Span::default(),
            krate,
            node: Node::Crate,
        });
        (def, module)
    }

    pub(super) fn new_module(
        &mut self,
        kind: ModuleKind,
        def: DefId,
        parent: ModuleId,
    ) -> ModuleId {
        let module = self.map.alloc(kind, parent);
        self.defs.set_module(def, module);
        module
    }

    pub(super) fn def(
        &mut self,
        place: Place<'a>,
        New {
            kind,
            name,
            vis,
            span,
            node,
        }: New,
    ) -> DefId {
        self.defs.alloc(Def {
            kind,
            name,
            parent: Some(place.parent),
            children: Vec::new(),
            vis,
            scope: place.module,
            module: None,
            span,
            krate: place.krate,
            node,
        })
    }

    pub(super) fn set_item(&mut self, krate: CrateId, id: ItemId, def: DefId) {
        if let Some(tables) = self.tables.get_mut(krate.index()).map(Rc::make_mut) {
            tables.items.insert(id, def);
        }
    }

    /// Makes a definition known by its name in the place's module. `span` is that of the
    /// whole, where rustc points to if the name is taken.
    pub(super) fn define(
        &mut self,
        place: Place<'a>,
        ident: Option<Ident>,
        ns: Namespace,
        def: DefId,
        vis: Vis,
        span: Span,
    ) {
        let Some(ident) = ident else { return };
        let (res, origin) = (Res::Def(def), Origin::Item);
        let binding = Binding {
            res,
            vis,
            origin,
            ambiguous: false,
            span,
        };
        self.insert(place.module, (ident.name, ns), binding);
    }

    pub(super) fn insert(&mut self, module: ModuleId, key: Key, binding: Binding) {
        let items = &mut self.map.module_mut(module).items;
        match items.get(&key) {
            Some(old) => {
                let old = *old;
                self.conflict(key.0, old, binding);
            }
            None => {
                items.insert(key, binding);
            }
        }
    }

    /// Reports that a name is taken, at the later of the two places.
    pub(in crate::resolve) fn conflict(&mut self, name: Symbol, old: Binding, new: Binding) {
        let (old, new) = if old.span.start > new.span.start {
            (new, old)
        } else {
            (old, new)
        };
        let is_crate = |binding: Binding| binding.origin == Origin::ExternCrate;
        let imports = (old.origin.is_import(), new.origin.is_import());
        let code = match (is_crate(old), is_crate(new), imports) {
            (true, true, _) => "E0259",
            (true, _, (true, true)) | (_, true, (true, true)) => "E0254",
            (true, ..) | (_, true, _) => "E0260",
            (false, false, (false, false)) => "E0428",
            (false, false, (true, true)) => "E0252",
            (false, false, _) => "E0255",
        };
        let error = Error::new(
            new.span,
            ErrorKind::DefinedTwice {
                code,
                name: self.text(name),
            },
        );
        // A unit struct takes the name twice, and is told off once.
        if !self
            .errors
            .iter()
            .any(|known| known.span == error.span && known.is_defined_twice())
        {
            self.errors.push(error);
        }
    }
}

impl Error {
    fn is_defined_twice(&self) -> bool {
        matches!(self.kind, ErrorKind::DefinedTwice { .. })
    }
}
