//! Definitions: one for every item, and a module for whatever names are looked up in.
//!
//! Items within bodies are found here too, because a block's `use` may name an item that
//! stands after it. The order is that of the source, outside in, which ids and errors keep.

mod body;
mod define;
mod parts;

use define::New;

use super::Resolver;
use super::def::{CrateId, CtorOf, DefId, DefKind, Namespace, Node, Res};
use super::def_map::{Binding, ModuleId, ModuleKind, Origin};
use super::visibility::Vis;
use crate::syntax::ast::{AssocItemKind, Ast, BodyId, Item, ItemId, ItemKind};
use crate::syntax::hygiene::MacroId;
use crate::syntax::symbol::Symbol;

/// Where something is collected.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) krate: CrateId,
    pub(super) ast: &'a Ast,
    /// The module or block.
    pub(super) module: ModuleId,
    /// What is defined within: the parent of what is found.
    pub(super) parent: DefId,
}

impl<'a> Resolver<'a> {
    /// Collects the definitions of all crates.
    pub(super) fn collect(&mut self) {
        for (krate, data) in self.new_crates() {
            let root = self.new_root(krate, data.name);
            let place = Place {
                krate,
                ast: data.ast,
                module: root.1,
                parent: root.0,
            };
            self.items(place, &data.ast.root);
            self.register_crate(krate, data);
        }
    }

    fn items(&mut self, place: Place<'a>, items: &[ItemId]) {
        for item in items {
            self.item(place, *item);
        }
    }

    fn item(&mut self, place: Place<'a>, id: ItemId) {
        let item = &place.ast.items[id];
        let vis = self.visibility(&item.vis, place.module);
        let node = Node::Item(id);
        let Some(kind) = item_kind(item) else {
            self.use_item(place, id, item, vis);
            return;
        };
        let span = item.ident.map_or(item.span, |ident| ident.span);
        let ident = match &item.kind {
            ItemKind::MacroDef(id) => place.ast.macro_def(*id).map(|definition| definition.name),
            _ => item.ident,
        };
        let name = ident.map(|ident| ident.name);
        let def = self.def(
            place,
            New {
                kind,
                name,
                vis,
                span,
                node,
            },
        );
        self.set_item(place.krate, id, def);
        let inside = Place {
            parent: def,
            ..place
        };
        match &item.kind {
            ItemKind::Mod(module) => {
                self.define(place, item.ident, Namespace::Type, def, vis, item.span);
                let module_id = self.new_module(ModuleKind::Mod(def), def, place.module);
                self.items(
                    Place {
                        module: module_id,
                        ..inside
                    },
                    &module.items,
                );
            }
            ItemKind::Fn(function) => {
                self.define(place, item.ident, Namespace::Value, def, vis, item.span);
                self.generics(inside, &function.sig.generics);
                self.body(inside, function.body);
            }
            ItemKind::Struct(data) => {
                self.define(place, item.ident, Namespace::Type, def, vis, item.span);
                self.generics(inside, &data.generics);
                let narrowest = self.fields(inside, &data.fields, None);
                let of = (
                    CtorOf::Struct,
                    item.ident,
                    vis.min(narrowest, &self.map),
                    item.span,
                );
                self.ctor(place, inside, &data.fields, of);
            }
            ItemKind::Enum(_) => {
                self.define(place, item.ident, Namespace::Type, def, vis, item.span);
                self.enumeration(inside, item, vis);
            }
            ItemKind::Trait(data) => {
                self.define(place, item.ident, Namespace::Type, def, vis, item.span);
                let module = self.new_module(ModuleKind::Type(def), def, place.module);
                self.generics(inside, &data.generics);
                self.trait_items(inside, module, vis, &data.items);
            }
            ItemKind::Impl(data) => {
                self.generics(inside, &data.generics);
                let inherited = data.of_trait.is_some().then_some(Vis::Public);
                for (index, assoc) in data.items.iter().enumerate() {
                    self.assoc(inside, index, assoc, inherited);
                }
            }
            ItemKind::TypeAlias(alias) => {
                self.define(place, item.ident, Namespace::Type, def, vis, item.span);
                self.generics(inside, &alias.generics);
            }
            ItemKind::Const(data) => self.value_item(place, inside, item, vis, data.value),
            ItemKind::Static(data) => self.value_item(place, inside, item, vis, data.value),
            ItemKind::ThreadLocal(data) => self.value_item(place, inside, item, vis, data.init),
            ItemKind::MacroDef(definition) => self.macro_def(place, def, *definition),
            ItemKind::ExternCrate(of) => self.extern_crate_item(place, item, *of, vis),
            ItemKind::Use(_) => {}
        }
    }

    fn value_item(
        &mut self,
        place: Place<'a>,
        inside: Place<'a>,
        item: &Item,
        vis: Vis,
        body: BodyId,
    ) {
        let unnamed = item
            .ident
            .is_some_and(|ident| self.names.text(ident.name) == "_");
        if !unnamed {
            self.define(
                place,
                item.ident,
                Namespace::Value,
                inside.parent,
                vis,
                item.span,
            );
        }
        self.body(inside, Some(body));
    }

    fn use_item(&mut self, place: Place<'a>, id: ItemId, item: &'a Item, vis: Vis) {
        let node = Node::Item(id);
        let new = New {
            kind: DefKind::Use,
            name: None,
            vis,
            span: item.span,
            node,
        };
        let def = self.def(place, new);
        self.set_item(place.krate, id, def);
        if let ItemKind::Use(tree) = &item.kind {
            self.collect_imports(place, tree, vis);
        }
    }

    fn extern_crate_item(&mut self, place: Place<'a>, item: &Item, of: Symbol, vis: Vis) {
        let Some(ident) = item.ident else { return };
        let found = if of == crate::syntax::symbol::sym::SELF_VALUE {
            Some(place.krate)
        } else {
            self.loadable_crate(of)
        };
        let root = found.and_then(|krate| self.map.root(krate));
        let res = match root.and_then(|root| self.map.module(root).def()) {
            Some(def) => Res::Def(def),
            // Which crates are carried is for `syntax` to say.
            None => Res::Err,
        };
        if self.names.text(ident.name) == "_" {
            return;
        }
        let origin = Origin::ExternCrate;
        let binding = Binding {
            res,
            vis,
            origin,
            ambiguous: false,
            span: item.span,
        };
        self.insert(place.module, (ident.name, Namespace::Type), binding);
        if let (Some(krate), None) = (found, self.map.module(place.module).parent) {
            self.extern_prelude.entry(ident.name).or_insert(krate);
        }
    }

    fn macro_def(&mut self, place: Place<'a>, def: DefId, definition: MacroId) {
        let Some(data) = place.ast.macro_def(definition) else {
            return;
        };
        let Some(root) = self.map.root(place.krate).filter(|_| data.exported) else {
            return;
        };
        let span = data.name.span;
        let origin = Origin::Item;
        let vis = Vis::Public;
        self.defs.set_vis(def, vis);
        let binding = Binding {
            res: Res::Def(def),
            vis,
            origin,
            ambiguous: false,
            span,
        };
        self.insert(root, (data.name.name, Namespace::Macro), binding);
    }
}

/// What an item defines; `use` and `extern crate` define names only, the former many.
fn item_kind(item: &Item) -> Option<DefKind> {
    Some(match &item.kind {
        ItemKind::Mod(_) => DefKind::Mod,
        ItemKind::Fn(_) => DefKind::Fn,
        ItemKind::Struct(_) => DefKind::Struct,
        ItemKind::Enum(_) => DefKind::Enum,
        ItemKind::Trait(_) => DefKind::Trait,
        ItemKind::Impl(_) => DefKind::Impl,
        ItemKind::TypeAlias(_) => DefKind::TyAlias,
        ItemKind::Const(_) | ItemKind::ThreadLocal(_) => DefKind::Const,
        ItemKind::Static(_) => DefKind::Static,
        ItemKind::MacroDef(id) => DefKind::Macro(*id),
        ItemKind::ExternCrate(_) => DefKind::ExternCrate,
        ItemKind::Use(_) => return None,
    })
}

/// The namespace of an associated item.
pub(super) fn assoc_namespace(kind: &AssocItemKind) -> Namespace {
    match kind {
        AssocItemKind::Fn(_) | AssocItemKind::Const { .. } => Namespace::Value,
        AssocItemKind::Type { .. } => Namespace::Type,
    }
}
