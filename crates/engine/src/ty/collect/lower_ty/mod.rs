//! Types of the tree to types.
//!
//! The same is done for signatures and within bodies; what differs is in [`LowerHooks`]:
//! within bodies `_` and what is left out is inferred, and regions are erased in the end.
//! The rules and the words are those of rustc's `hir_ty_lowering`, and those of elision,
//! which rustc has in its resolver.

mod args;
mod assoc_path;
mod bound;
mod consts;
mod elision;
mod fn_like;
mod object;
mod path;

use crate::resolve::{CrateId, DefId};
use crate::syntax::ast::{Ast, TypeId, TypeKind};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::ty::generics::GenericParamDef;
use crate::ty::kind::{Const, GenericArg, Mutability, Region, Ty, TyKind};
use crate::ty::{BodyRef, OpaqueDef, Tcx};

pub use args::ArgsOf;
use elision::Binder;
pub(crate) use elision::Elision;
pub(crate) use object::not_dyn_compatible;

/// What differs between signatures and bodies.
pub trait LowerHooks {
    /// Whether this is within a body: regions are of no matter then.
    fn in_body(&self) -> bool;

    /// A type for `_`, or for the parameter that no argument was given for. Nothing if it
    /// has to be written here.
    fn infer_ty(&self, param: Option<&GenericParamDef>, span: Span) -> Option<Ty>;

    /// The same for a constant of type `ty`.
    fn infer_const(&self, param: Option<&GenericParamDef>, ty: Ty, span: Span) -> Option<Const>;
}

/// The hooks of signatures: everything has to be written.
#[derive(Clone, Copy, Debug)]
pub struct SignatureHooks;

impl LowerHooks for SignatureHooks {
    fn in_body(&self) -> bool {
        false
    }

    fn infer_ty(&self, _: Option<&GenericParamDef>, _: Span) -> Option<Ty> {
        None
    }

    fn infer_const(&self, _: Option<&GenericParamDef>, _: Ty, _: Span) -> Option<Const> {
        None
    }
}

/// What `impl Trait` stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ImplTrait {
    /// A generic parameter of the function.
    Param,
    /// Some type that the function knows.
    Opaque,
    /// Nothing: E0562, with rustc's word for the place.
    Denied(&'static str),
}

/// Lowers the types that stand in one definition.
pub struct Lowerer<'a> {
    pub(crate) tcx: &'a Tcx,
    hooks: &'a dyn LowerHooks,
    /// Whose generic parameters are in scope.
    pub(crate) owner: DefId,
    /// By what the tables are asked.
    table_owner: DefId,
    krate: CrateId,
    ast: &'a Ast,
    binders: Vec<Binder>,
    elision: Elision,
    /// The lifetimes that a function's output may take its own from.
    candidates: Option<Vec<Region>>,
    /// Outputs whose lifetimes are missing.
    missing: Vec<Span>,
    /// The lifetime of `dyn Trait` that says nothing about it.
    object_default: Region,
    impl_trait: ImplTrait,
    /// The output of the `Fn(A) -> B` that was lowered last.
    sugar_output: Option<Ty>,
    /// Whether a lifetime was met that is missing or wrong: nothing is said about its type.
    region_error: bool,
    /// Places of `_` where it is not allowed.
    pub(crate) placeholders: Vec<Span>,
}

impl<'a> Lowerer<'a> {
    /// Lowers what stands in the signature of a definition.
    pub(crate) fn signature(tcx: &'a Tcx, owner: DefId) -> Self {
        let mut lowerer = Self::new(tcx, owner, &SignatureHooks);
        lowerer.elision = Elision::Item;
        lowerer.object_default = Region::STATIC;
        lowerer
    }

    /// Lowers what stands in the body of a definition. All regions are erased.
    pub fn body(tcx: &'a Tcx, owner: DefId, hooks: &'a dyn LowerHooks) -> Self {
        Self::new(tcx, owner, hooks)
    }

    fn new(tcx: &'a Tcx, owner: DefId, hooks: &'a dyn LowerHooks) -> Self {
        let krate = tcx.def(owner).krate;
        Self {
            tcx,
            hooks,
            owner,
            table_owner: tcx.table_owner(owner),
            krate,
            // Every definition is of a crate that has a tree.
            ast: tcx.ast(krate).unwrap_or(&tcx.index.no_ast),
            binders: Vec::new(),
            elision: Elision::Given(Region::ERASED),
            candidates: None,
            missing: Vec::new(),
            object_default: Region::ERASED,
            impl_trait: ImplTrait::Denied("this location"),
            sugar_output: None,
            region_error: false,
            placeholders: Vec::new(),
        }
    }

    /// The type that a type of the tree stands for. What is wrong is reported.
    pub fn ty(&mut self, id: TypeId) -> Ty {
        let ty = self.lower(id);
        if self.hooks.in_body() && self.binders.is_empty() {
            self.tcx.types.erase_regions(ty)
        } else {
            ty
        }
    }

    pub(crate) fn set_elision(&mut self, elision: Elision) {
        self.elision = elision;
    }

    pub(crate) fn set_impl_trait(&mut self, position: ImplTrait) {
        self.impl_trait = position;
    }

    fn lower(&mut self, id: TypeId) -> Ty {
        let node = &self.ast.types[id];
        let types = &self.tcx.types;
        match &node.kind {
            TypeKind::Path(path) => self.path_ty(id, path),
            TypeKind::Paren(inner) => self.lower(*inner),
            TypeKind::Ref {
                lifetime,
                mutable,
                ty,
            } => {
                self.region_error = false;
                let region = match lifetime {
                    Some(lifetime) => self.lifetime(*lifetime),
                    None => self.elided_ref(node.span),
                };
                let wrong = std::mem::take(&mut self.region_error);
                let ty = self.with_object_default(region, |this| this.lower(*ty));
                if wrong {
                    return types.common.error;
                }
                types.mk(TyKind::Ref(region, ty, Mutability::new(*mutable)))
            }
            TypeKind::Ptr { mutable, ty } => {
                let ty = self.lower(*ty);
                types.mk(TyKind::RawPtr(ty, Mutability::new(*mutable)))
            }
            TypeKind::Slice(ty) => {
                let ty = self.lower(*ty);
                types.mk(TyKind::Slice(ty))
            }
            TypeKind::Array(ty, len) => {
                let ty = self.lower(*ty);
                let body = BodyRef {
                    krate: self.krate,
                    body: *len,
                };
                let len = self.anon_const(body, types.common.usize);
                types.mk(TyKind::Array(ty, len))
            }
            TypeKind::Tuple(parts) => {
                let parts: Vec<Ty> = parts.iter().map(|part| self.lower(*part)).collect();
                types.mk_tuple(&parts)
            }
            TypeKind::Never => types.common.never,
            TypeKind::Infer => self.placeholder(node.span),
            TypeKind::ImplTrait(_) => self.impl_trait_ty(id, node.span),
            TypeKind::TraitObject(bounds) => self.object(bounds, node.span),
            TypeKind::FnPtr { .. } => self.fn_pointer(id),
            TypeKind::Error => types.common.error,
        }
    }

    fn placeholder(&mut self, span: Span) -> Ty {
        if let Some(ty) = self.hooks.infer_ty(None, span) {
            return ty;
        }
        self.placeholders.push(span);
        self.tcx.types.common.error
    }

    /// Reports the `_`s that were met. `place` is rustc's word for where they stand.
    pub(crate) fn report_placeholders(&mut self, place: &str) {
        for span in std::mem::take(&mut self.placeholders) {
            let message = format!(
                "the placeholder `_` is not allowed within types on item signatures for {place}"
            );
            self.error("E0121", span, message);
        }
    }

    fn impl_trait_ty(&mut self, id: TypeId, span: Span) -> Ty {
        match self.impl_trait {
            ImplTrait::Param => {
                self.note_lifetimes(id);
                let index = self.tcx.synthetic_index(self.owner, id);
                let param = index.and_then(|index| self.tcx.param_at(self.owner, index));
                match param.map(|param| self.tcx.mk_param(param)) {
                    Some(GenericArg::Ty(ty)) => ty,
                    _ => self.tcx.types.common.error,
                }
            }
            ImplTrait::Opaque => {
                let opaque = self.tcx.opaque_id(OpaqueDef {
                    owner: self.owner,
                    ty: Some(id),
                    span,
                });
                let ty = self.tcx.mk_opaque(opaque);
                self.look_through_opaque(id, ty);
                ty
            }
            ImplTrait::Denied(place) => {
                let message = format!("`impl Trait` is not allowed in {place}");
                self.error("E0562", span, message)
            }
        }
    }

    /// Looks at what `impl Trait` in argument position says, for the lifetimes that the
    /// output may take its own from.
    fn note_lifetimes(&mut self, id: TypeId) {
        if let TypeKind::ImplTrait(bounds) = &self.ast.types[id].kind
            && self.tcx.is_local(self.owner)
        {
            let dummy = self.tcx.types.mk_dummy_self();
            self.within_elision(Elision::ImplParam, |this| {
                this.bounds(dummy, &[], bounds, &mut Vec::new());
            });
        }
    }

    /// Looks at what `impl Trait` in an output says, for the lifetimes that are missing in
    /// it: only the signature knows what stands for them.
    fn look_through_opaque(&mut self, id: TypeId, ty: Ty) {
        if let TypeKind::ImplTrait(bounds) = &self.ast.types[id].kind
            && self.tcx.is_local(self.owner)
        {
            self.bounds(ty, &[], bounds, &mut Vec::new());
        }
    }

    fn error(&self, code: &'static str, span: Span, message: impl Into<String>) -> Ty {
        self.tcx.report(Diagnostic::coded(code, span, message));
        self.tcx.types.common.error
    }
}
