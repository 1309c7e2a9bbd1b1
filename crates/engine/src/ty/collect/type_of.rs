//! The types of definitions.

use crate::resolve::{CtorKind, DefId, DefKind};
use crate::syntax::ast::{AssocItemKind, GenericParamKind, ItemKind, TypeId};
use crate::ty::context::Query;
use crate::ty::kind::{Args, GenericArg, Region, Ty, TyKind};
use crate::ty::{BodyRef, Tcx};

use super::lower_ty::{Elision, ImplTrait, Lowerer};

impl Tcx {
    /// The type of a definition under its own parameters: of a struct or an enum, a field,
    /// an alias, a constant, an impl, a function's name. An associated type of a trait is
    /// its default, or else its projection.
    pub fn type_of(&self, def: DefId) -> Ty {
        if let Some(ty) = self.queries.type_of.borrow().get(&def) {
            return *ty;
        }
        let span = self.head_span(def);
        let ty = self.within_query(Query::TypeOf(def), span, || self.compute_type(def));
        let ty = ty.unwrap_or(self.types.common.error);
        self.queries.type_of.borrow_mut().insert(def, ty);
        ty
    }

    fn compute_type(&self, def: DefId) -> Ty {
        match self.def_kind(def) {
            DefKind::Struct | DefKind::Enum => self.types.mk_adt(def, self.identity_args(def)),
            DefKind::Variant | DefKind::Ctor(_, CtorKind::Const) => match self.adt_of(def) {
                Some(adt) => self.type_of(adt),
                None => self.types.common.error,
            },
            DefKind::Fn | DefKind::AssocFn | DefKind::Ctor(_, CtorKind::Fn) => {
                self.types.mk(TyKind::FnDef(def, self.identity_args(def)))
            }
            DefKind::Field => match self.field_node(def).map(|node| node.ty) {
                Some(ty) => self.signature_type(def, ty, Elision::Item, "structs"),
                None => self.types.common.error,
            },
            DefKind::Impl => self.impl_self_ty(def),
            DefKind::TyParam => self.ty_of_param(def),
            DefKind::ConstParam => self.const_param_ty(def),
            DefKind::TyAlias | DefKind::Const | DefKind::Static => self.item_type(def),
            DefKind::AssocConst | DefKind::AssocTy => self.assoc_type(def),
            _ => self.types.common.error,
        }
    }

    fn item_type(&self, def: DefId) -> Ty {
        let given = Elision::Given(Region::STATIC);
        match self.item_node(def).map(|item| &item.kind) {
            Some(ItemKind::TypeAlias(data)) => {
                self.signature_type(def, data.ty, Elision::Item, "type aliases")
            }
            Some(ItemKind::Const(data)) => self.signature_type(def, data.ty, given, "constants"),
            Some(ItemKind::Static(data)) => {
                self.signature_type(def, data.ty, given, "static variables")
            }
            Some(ItemKind::ThreadLocal(_)) => {
                let inner = self.thread_local_type(def);
                match (inner, self.lang_item("thread_local_key")) {
                    (Some(inner), Some(key)) => {
                        let args = self.types.mk_args(&[GenericArg::Ty(inner)]);
                        self.types.mk_adt(key, args)
                    }
                    _ => self.types.common.error,
                }
            }
            _ => self.types.common.error,
        }
    }

    /// The type of what a `thread_local!` holds.
    #[must_use]
    pub fn thread_local_type(&self, def: DefId) -> Option<Ty> {
        match &self.item_node(def)?.kind {
            ItemKind::ThreadLocal(data) => {
                let given = Elision::Given(Region::STATIC);
                Some(self.signature_type(def, data.ty, given, "static variables"))
            }
            _ => None,
        }
    }

    fn assoc_type(&self, def: DefId) -> Ty {
        match self.assoc_node(def).map(|node| &node.kind) {
            Some(AssocItemKind::Const { ty, .. }) => {
                let given = Elision::Given(Region::STATIC);
                self.signature_type(def, *ty, given, "associated constants")
            }
            Some(AssocItemKind::Type { ty: Some(ty), .. }) => {
                self.signature_type(def, *ty, Elision::AssocTy, "associated types")
            }
            Some(AssocItemKind::Type { ty: None, .. }) => {
                let args = self.identity_args(def);
                self.types.mk(TyKind::Projection(def, args))
            }
            _ => self.types.common.error,
        }
    }

    /// A type that stands in a signature.
    fn signature_type(&self, def: DefId, ty: TypeId, elision: Elision, place: &str) -> Ty {
        let mut lowerer = Lowerer::signature(self, def);
        lowerer.set_elision(elision);
        lowerer.set_impl_trait(ImplTrait::Denied(match self.def_kind(def) {
            DefKind::Field => "field types",
            DefKind::Const | DefKind::AssocConst => "const types",
            DefKind::Static => "static types",
            DefKind::TyAlias => "type aliases",
            DefKind::AssocTy => "associated types",
            DefKind::TyParam | DefKind::ConstParam => "generic parameter defaults",
            _ => "this location",
        }));
        let ty = lowerer.ty(ty);
        lowerer.report_placeholders(place);
        ty
    }

    fn const_param_ty(&self, def: DefId) -> Ty {
        match self.param_node(def).map(|node| &node.kind) {
            Some(GenericParamKind::Const { ty, .. }) => {
                let given = Elision::Given(Region::STATIC);
                self.signature_type(def, *ty, given, "const parameter types")
            }
            _ => self.types.common.error,
        }
    }

    /// What stands for a generic parameter if nothing is said.
    pub fn param_default(&self, param: DefId) -> Option<GenericArg> {
        let cache = &self.queries.collect.param_default;
        if let Some(known) = cache.borrow().get(&param) {
            return *known;
        }
        let default = match &self.param_node(param)?.kind {
            GenericParamKind::Type {
                default: Some(ty), ..
            } => {
                let span = self.def(param).span;
                let ty = self.within_query(Query::TypeOf(param), span, || {
                    self.signature_type(param, *ty, Elision::Item, "generic parameter defaults")
                });
                Some(GenericArg::Ty(ty.unwrap_or(self.types.common.error)))
            }
            GenericParamKind::Const {
                default: Some(body),
                ..
            } => {
                let body = BodyRef {
                    krate: self.def(param).krate,
                    body: *body,
                };
                let owner = self.table_owner(param);
                let ty = self.type_of(param);
                let constant = self.lower_anon_const(body, owner, ty, &|_| None);
                Some(GenericArg::Const(constant))
            }
            _ => None,
        };
        cache.borrow_mut().insert(param, default);
        default
    }

    /// The type of a definition with arguments in the places of its parameters, regions
    /// erased: what bodies see.
    pub fn type_of_erased(&self, def: DefId, args: Args) -> Ty {
        self.subst_erased(self.type_of(def), args)
    }
}
