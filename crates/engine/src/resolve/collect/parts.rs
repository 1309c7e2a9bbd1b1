//! What types, traits and impls consist of.

use super::define::New;
use super::{Place, assoc_namespace};
use crate::resolve::Resolver;
use crate::resolve::def::{CtorKind, CtorOf, DefId, DefKind, Namespace, Node};
use crate::resolve::def_map::{ModuleId, ModuleKind};
use crate::resolve::visibility::Vis;
use crate::syntax::ast::{
    AssocItem, AssocItemKind, Field, FieldName, Fields, GenericParamKind, Generics, Ident, Item,
    ItemKind,
};
use crate::syntax::span::Span;

impl<'a> Resolver<'a> {
    pub(super) fn enumeration(&mut self, inside: Place<'a>, item: &'a Item, vis: Vis) {
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
    pub(super) fn fields(
        &mut self,
        inside: Place<'a>,
        fields: &Fields,
        inherited: Option<Vis>,
    ) -> Vis {
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
    pub(super) fn ctor(
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

    pub(super) fn trait_items(
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

    pub(super) fn assoc(
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

    pub(super) fn generics(&mut self, inside: Place<'a>, generics: &Generics) {
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
}
