//! Definitions: one for every item, and a module for whatever names are looked up in.
//!
//! Items within bodies are found here too, because a block's `use` may name an item that
//! stands after it. The order is that of the source, outside in, which ids and errors keep.

use super::Resolver;
use super::def::{CrateId, CtorKind, CtorOf, Def, DefId, DefKind, Namespace, Node, Res};
use super::def_map::{Binding, ModuleId, ModuleKind, Origin};
use super::error::{Error, ErrorKind};
use super::visibility::Vis;
use crate::syntax::ast::{
    AssocItem, AssocItemKind, Ast, Block, BodyId, Child, ExprId, ExprKind, Field, FieldName,
    Fields, GenericParamKind, Generics, Ident, Item, ItemId, ItemKind, StmtId, StmtKind,
};
use crate::syntax::hygiene::MacroId;
use crate::syntax::span::Span;
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

/// What makes a definition, beside its place.
struct New {
    kind: DefKind,
    name: Option<Symbol>,
    vis: Vis,
    span: Span,
    node: Node,
}

impl<'a> Resolver<'a> {
    /// Collects the definitions of all crates.
    pub(super) fn collect(&mut self) {
        for (krate, data) in self.crate_ids() {
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

    fn new_root(&mut self, krate: CrateId, name: Symbol) -> (DefId, ModuleId) {
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

    fn enumeration(&mut self, inside: Place<'a>, item: &'a Item, vis: Vis) {
        let ItemKind::Enum(data) = &item.kind else {
            return;
        };
        let module = self.new_module(
            ModuleKind::Type(inside.parent),
            inside.parent,
            inside.module,
        );
        self.generics(inside, &data.generics);
        for (index, variant) in data.variants.iter().enumerate() {
            let ident = Some(variant.ident);
            let (kind, node) = (DefKind::Variant, Node::Variant(index));
            let (name, span) = (Some(variant.ident.name), variant.ident.span);
            let def = self.def(
                inside,
                New {
                    kind,
                    name,
                    vis,
                    span,
                    node,
                },
            );
            let of_enum = Place { module, ..inside };
            self.define(of_enum, ident, Namespace::Type, def, vis, variant.span);
            let within = Place {
                parent: def,
                ..inside
            };
            self.fields(within, &variant.fields, Some(vis));
            let of = (CtorOf::Variant, ident, vis, variant.span);
            self.ctor(of_enum, within, &variant.fields, of);
            self.body(within, variant.discriminant);
        }
    }

    /// Defines the fields, and gives the narrowest of their visibilities.
    fn fields(&mut self, inside: Place<'a>, fields: &Fields, inherited: Option<Vis>) -> Vis {
        let list: &[Field] = match fields {
            Fields::Unit => &[],
            Fields::Tuple(list) | Fields::Named(list) => list,
        };
        let mut narrowest = Vis::Public;
        for (index, field) in list.iter().enumerate() {
            let vis = match inherited {
                Some(vis) => vis,
                None => self.visibility(&field.vis, inside.module),
            };
            narrowest = narrowest.min(vis, &self.map);
            let (name, span) = match field.name {
                FieldName::Named(ident) => (Some(ident.name), ident.span),
                FieldName::Index(_, span) => (None, span),
            };
            let (kind, node) = (DefKind::Field, Node::Field(index));
            self.def(
                inside,
                New {
                    kind,
                    name,
                    vis,
                    span,
                    node,
                },
            );
        }
        narrowest
    }

    /// Defines what a struct or a variant is as a value. One with named fields is none.
    fn ctor(
        &mut self,
        place: Place<'a>,
        inside: Place<'a>,
        fields: &Fields,
        (of, ident, vis, span): (CtorOf, Option<Ident>, Vis, Span),
    ) {
        let kind = match fields {
            Fields::Unit => CtorKind::Const,
            Fields::Tuple(_) => CtorKind::Fn,
            Fields::Named(_) => return,
        };
        let name = ident.map(|ident| ident.name);
        let kind = DefKind::Ctor(of, kind);
        let def = self.def(
            inside,
            New {
                kind,
                name,
                vis,
                span,
                node: Node::Ctor,
            },
        );
        self.define(place, ident, Namespace::Value, def, vis, span);
    }

    fn trait_items(
        &mut self,
        inside: Place<'a>,
        module: ModuleId,
        vis: Vis,
        items: &'a [AssocItem],
    ) {
        for (index, assoc) in items.iter().enumerate() {
            let def = self.assoc(inside, index, assoc, Some(vis));
            let place = Place { module, ..inside };
            let ns = assoc_namespace(&assoc.kind);
            self.define(place, Some(assoc.ident), ns, def, vis, assoc.span);
        }
    }

    fn assoc(
        &mut self,
        inside: Place<'a>,
        index: usize,
        assoc: &'a AssocItem,
        inherited: Option<Vis>,
    ) -> DefId {
        let vis = match inherited {
            Some(vis) => vis,
            None => self.visibility(&assoc.vis, inside.module),
        };
        let kind = match &assoc.kind {
            AssocItemKind::Fn(_) => DefKind::AssocFn,
            AssocItemKind::Const { .. } => DefKind::AssocConst,
            AssocItemKind::Type { .. } => DefKind::AssocTy,
        };
        let (name, span) = (Some(assoc.ident.name), assoc.ident.span);
        let def = self.def(
            inside,
            New {
                kind,
                name,
                vis,
                span,
                node: Node::Assoc(index),
            },
        );
        let within = Place {
            parent: def,
            ..inside
        };
        match &assoc.kind {
            AssocItemKind::Fn(function) => {
                self.generics(within, &function.sig.generics);
                self.body(within, function.body);
            }
            AssocItemKind::Const {
                generics, value, ..
            } => {
                self.generics(within, generics);
                self.body(within, *value);
            }
            AssocItemKind::Type { generics, .. } => self.generics(within, generics),
        }
        def
    }

    fn generics(&mut self, inside: Place<'a>, generics: &Generics) {
        let vis = Vis::Within(self.map.module(inside.module).nearest);
        for (index, param) in generics.params.iter().enumerate() {
            let kind = match &param.kind {
                GenericParamKind::Lifetime { .. } => DefKind::LifetimeParam,
                GenericParamKind::Type { .. } => DefKind::TyParam,
                GenericParamKind::Const { .. } => DefKind::ConstParam,
            };
            let (name, span) = (Some(param.ident.name), param.ident.span);
            self.def(
                inside,
                New {
                    kind,
                    name,
                    vis,
                    span,
                    node: Node::Param(index),
                },
            );
        }
    }

    /// Collects the items of a body's blocks.
    fn body(&mut self, place: Place<'a>, body: Option<BodyId>) {
        if let Some(body) = body {
            self.expr(place, body, place.ast.bodies[body].value);
        }
    }

    fn expr(&mut self, place: Place<'a>, body: BodyId, id: ExprId) {
        let data = &place.ast.bodies[body];
        let mut place = place;
        match &data.exprs[id].kind {
            ExprKind::Block(block) => place.module = self.block(place, body, id, block),
            ExprKind::Repeat { len, .. } => self.body(place, Some(*len)),
            _ => {}
        }
        for child in data.children(id) {
            if let Child::Expr(expr) = child {
                self.expr(place, body, expr);
            }
        }
    }

    /// Collects a block's items, and gives its scope: its own if it holds any, or else the
    /// one around it.
    fn block(&mut self, place: Place<'a>, body: BodyId, id: ExprId, block: &Block) -> ModuleId {
        let stmts = &place.ast.bodies[body].stmts;
        let item = |stmt: &StmtId| match stmts[*stmt].kind {
            StmtKind::Item(item) => Some(item),
            _ => None,
        };
        let items: Vec<ItemId> = block.stmts.iter().filter_map(item).collect();
        if items.is_empty() {
            return place.module;
        }
        let module = self.map.alloc(ModuleKind::Block, place.module);
        self.map.set_block((place.krate, body, id), module);
        self.items(Place { module, ..place }, &items);
        module
    }

    fn new_module(&mut self, kind: ModuleKind, def: DefId, parent: ModuleId) -> ModuleId {
        let module = self.map.alloc(kind, parent);
        self.defs.set_module(def, module);
        module
    }

    fn def(
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

    fn set_item(&mut self, krate: CrateId, id: ItemId, def: DefId) {
        if let Some(tables) = self.tables.get_mut(krate.index()) {
            tables.items.insert(id, def);
        }
    }

    /// Makes a definition known by its name in the place's module. `span` is that of the
    /// whole, where rustc points to if the name is taken.
    fn define(
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

    fn insert(&mut self, module: ModuleId, key: super::Key, binding: Binding) {
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
    pub(super) fn conflict(&mut self, name: Symbol, old: Binding, new: Binding) {
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
