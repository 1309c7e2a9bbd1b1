//! Items: their signatures, and the way to their bodies.

use super::Late;
use super::source::PathSource;
use crate::resolve::def::{DefId, DefKind, Namespace, Res};
use crate::resolve::scope::{ConstGenerics, Rib, RibKind};
use crate::syntax::ast::{
    AssocItem, AssocItemKind, BodyId, Enum, Field, Fields, Fn, FnSig, Generics, Impl, ItemId,
    ItemKind, Trait, TypeId,
};
use crate::syntax::symbol::sym;

impl Late<'_, '_> {
    pub(super) fn item(&mut self, id: ItemId) {
        let Some(def) = self.tables().and_then(|tables| tables.item(id)) else {
            return;
        };
        self.owned_by(def, |this| this.item_inside(id, def));
    }

    fn item_inside(&mut self, id: ItemId, def: DefId) {
        let ast = self.ast;
        match &ast.items[id].kind {
            ItemKind::Mod(module) => {
                let Some(id) = self.r.defs.get(def).module else {
                    return;
                };
                self.within_module(id, |this| {
                    for item in &module.items {
                        this.item(*item);
                    }
                });
            }
            ItemKind::Fn(function) => self.function(def, function, RibKind::Item),
            ItemKind::Struct(data) => {
                self.with_generics(def, &data.generics, RibKind::Item, |this| {
                    this.with_self_type(Res::SelfTy(def), |this| {
                        this.generics(&data.generics, true);
                        this.fields(&data.fields);
                    });
                });
            }
            ItemKind::Enum(data) => self.enumeration(def, data),
            ItemKind::Trait(data) => self.trait_item(def, data),
            ItemKind::Impl(data) => self.implementation(def, data),
            ItemKind::TypeAlias(alias) => {
                self.with_generics(def, &alias.generics, RibKind::Item, |this| {
                    this.generics(&alias.generics, false);
                    this.ty(alias.ty);
                });
            }
            ItemKind::Const(data) => self.constant(data.ty, data.value),
            ItemKind::Static(data) => self.constant(data.ty, data.value),
            ItemKind::ThreadLocal(data) => self.constant(data.ty, data.init),
            ItemKind::Use(_) | ItemKind::ExternCrate(_) | ItemKind::MacroDef(_) => {}
        }
    }

    /// A constant or a static: an item that has no generic parameters.
    fn constant(&mut self, ty: TypeId, value: BodyId) {
        self.within(Rib::new(RibKind::Item), |this| {
            this.ty(ty);
            this.const_body(value, ConstGenerics::Yes);
        });
    }

    pub(super) fn with_self_type(&mut self, res: Res, inside: impl FnOnce(&mut Self)) {
        self.within(
            Rib::new(RibKind::Normal).with_type(sym::SELF_TYPE, res),
            inside,
        );
    }

    /// A function, in whatever it stands.
    fn function(&mut self, def: DefId, function: &Fn, kind: RibKind) {
        self.with_generics(def, &function.sig.generics, kind, |this| {
            this.generics(&function.sig.generics, false);
            this.signature(&function.sig);
            if let Some(body) = function.body {
                this.within(Rib::new(RibKind::Fn), |this| this.fn_body(body));
            }
        });
    }

    fn signature(&mut self, sig: &FnSig) {
        for param in &sig.params {
            self.ty(param.ty);
        }
        if let Some(output) = sig.output {
            self.ty(output);
        }
    }

    fn fields(&mut self, fields: &Fields) {
        let list: &[Field] = match fields {
            Fields::Unit => &[],
            Fields::Tuple(list) | Fields::Named(list) => list,
        };
        for field in list {
            self.ty(field.ty);
        }
    }

    fn enumeration(&mut self, def: DefId, data: &Enum) {
        self.with_generics(def, &data.generics, RibKind::Item, |this| {
            this.with_self_type(Res::SelfTy(def), |this| {
                this.generics(&data.generics, true);
                for variant in &data.variants {
                    this.fields(&variant.fields);
                    if let Some(value) = variant.discriminant {
                        this.const_body(value, ConstGenerics::Discriminant);
                    }
                }
            });
        });
    }

    fn trait_item(&mut self, def: DefId, data: &Trait) {
        self.with_generics(def, &data.generics, RibKind::Item, |this| {
            this.with_self_type(Res::SelfTy(def), |this| {
                this.generics(&data.generics, false);
                this.bounds(&data.supertraits);
                this.assoc_items(def, &data.items);
            });
        });
    }

    fn implementation(&mut self, def: DefId, data: &Impl) {
        self.with_generics(def, &data.generics, RibKind::Item, |this| {
            this.with_self_type(Res::SelfTy(def), |this| {
                this.generics(&data.generics, false);
                this.ty(data.self_ty);
                let of_trait = data.of_trait.as_ref().map(|(path, _)| {
                    (
                        this.trait_path(path, PathSource::Trait),
                        this.r.path_text(path),
                    )
                });
                if let Some((found, path)) = of_trait
                    && let Some(Res::Def(of)) = found.full_res()
                    && this.r.defs.kind(of) == DefKind::Trait
                {
                    this.check_members(of, &path, &data.items);
                }
                let rib = Rib::new(RibKind::Normal);
                let rib = rib.with_const(sym::SELF_TYPE, Res::SelfCtor(def));
                this.within(rib, |this| this.assoc_items(def, &data.items));
            });
        });
    }

    fn assoc_items(&mut self, of: DefId, items: &[AssocItem]) {
        let ids: Vec<DefId> = self.r.defs.assoc_items(of).collect();
        for (assoc, def) in items.iter().zip(ids) {
            self.owned_by(def, |this| this.assoc_item(def, assoc));
        }
    }

    fn assoc_item(&mut self, def: DefId, assoc: &AssocItem) {
        match &assoc.kind {
            AssocItemKind::Fn(function) => self.function(def, function, RibKind::AssocItem),
            AssocItemKind::Const {
                generics,
                ty,
                value,
            } => {
                self.with_generics(def, generics, RibKind::AssocItem, |this| {
                    this.generics(generics, false);
                    this.ty(*ty);
                    if let Some(value) = value {
                        this.const_body(*value, ConstGenerics::Yes);
                    }
                });
            }
            AssocItemKind::Type {
                generics,
                bounds,
                ty,
            } => {
                self.with_generics(def, generics, RibKind::AssocItem, |this| {
                    this.generics(generics, false);
                    this.bounds(bounds);
                    if let Some(ty) = ty {
                        this.ty(*ty);
                    }
                });
            }
        }
    }

    /// Does something where the generic parameters of a definition are in scope.
    pub(super) fn with_generics(
        &mut self,
        def: DefId,
        generics: &Generics,
        kind: RibKind,
        inside: impl FnOnce(&mut Self),
    ) {
        let rib = self.generics_rib(def, generics, kind);
        self.within(rib, inside);
    }

    /// The namespace in which a generic parameter lives; nothing for a lifetime.
    pub(super) fn param_namespace(&self, param: DefId) -> Option<Namespace> {
        match self.r.defs.kind(param) {
            DefKind::TyParam => Some(Namespace::Type),
            DefKind::ConstParam => Some(Namespace::Value),
            _ => None,
        }
    }
}
