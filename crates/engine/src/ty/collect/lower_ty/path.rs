//! Paths that are types.

use crate::resolve::{DefId, DefKind, PrimTy, Res};
use crate::syntax::ast::{Path, PathSegment, TypeId};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::ty::kind::{GenericArg, Ty, TyKind};

use super::super::index::{prim_float, prim_int};
use super::{ArgsOf, Lowerer};

impl<'a> Lowerer<'a> {
    pub(super) fn path_ty(&mut self, id: TypeId, path: &'a Path) -> Ty {
        let tables = self.tcx.tables(self.krate);
        let Some(found) = tables.and_then(|tables| tables.types.get(id)) else {
            return self.tcx.types.common.error;
        };
        self.resolved_path_ty(path, found.base, found.unresolved, false)
    }

    /// The type that a path stands for whose first segments stand for `base`. In a
    /// struct expression or a pattern (`infer`) generic arguments may be left out.
    pub fn resolved_path_ty(
        &mut self,
        path: &'a Path,
        base: Res,
        unresolved: usize,
        infer: bool,
    ) -> Ty {
        let error = self.tcx.types.common.error;
        if base == Res::Err || path.segments.is_empty() {
            return error;
        }
        let resolved = path.segments.len().saturating_sub(unresolved);
        let (mut ty, mut res) = match path.qself {
            Some(qself) if qself.trait_segments == 0 => (self.lower(qself.ty), None),
            Some(qself) => {
                let ty = self.lower(qself.ty);
                (self.qualified(path, ty, qself.trait_segments, base), None)
            }
            None => {
                let Some(segment) = resolved.checked_sub(1).and_then(|at| path.segments.get(at))
                else {
                    return error;
                };
                self.prohibit_before(path, resolved);
                let ty = self.base_ty(path, segment, base, infer && unresolved == 0);
                (ty, Some(base))
            }
        };
        for segment in path.segments.iter().skip(resolved) {
            let span = self.ast.hygiene.join(path.span, segment.ident.span);
            (ty, res) = self.assoc_path(ty, res, segment, span);
        }
        ty
    }

    /// The type that the first segments of a path stand for, of which `segment` is the
    /// last.
    pub(crate) fn base_ty(
        &mut self,
        path: &Path,
        segment: &'a PathSegment,
        base: Res,
        infer: bool,
    ) -> Ty {
        let types = &self.tcx.types;
        match base {
            Res::Def(def) => match self.tcx.def_kind(def) {
                DefKind::Struct | DefKind::Enum => {
                    let args = self.type_args(def, segment, infer);
                    types.mk_adt(def, types.mk_args(&args))
                }
                DefKind::TyAlias => {
                    let args = self.type_args(def, segment, infer);
                    let ty = types.subst_list(self.tcx.at(path.span).type_of(def), &args);
                    self.note_dyn_uses(ty, path.span);
                    ty
                }
                DefKind::TyParam => {
                    self.prohibit_args([segment], &self.prohibited_descr(base));
                    self.tcx.ty_of_param(def)
                }
                DefKind::Trait => {
                    let message = "expected a type, found a trait";
                    self.error("E0782", path.span, message)
                }
                DefKind::AssocTy => self.error("E0223", path.span, "ambiguous associated type"),
                DefKind::Variant => {
                    // Of a struct expression or a pattern: the type is the enum's.
                    self.variant_ty(path, def, segment, infer)
                }
                _ => types.common.error,
            },
            Res::SelfTy(def) => {
                self.prohibit_args([segment], "self type");
                self.self_ty(def)
            }
            Res::Prim(prim) => {
                self.prohibit_args([segment], &self.prohibited_descr(base));
                self.prim_ty(prim, segment.ident.span)
            }
            _ => types.common.error,
        }
    }

    fn variant_ty(
        &mut self,
        path: &Path,
        variant: DefId,
        segment: &'a PathSegment,
        infer: bool,
    ) -> Ty {
        let Some(adt) = self.tcx.adt_of(variant) else {
            return self.tcx.types.common.error;
        };
        let _ = path;
        let args = self.type_args(adt, segment, infer);
        self.tcx.types.mk_adt(adt, self.tcx.types.mk_args(&args))
    }

    fn type_args(&mut self, def: DefId, segment: &'a PathSegment, infer: bool) -> Vec<GenericArg> {
        self.prohibit_constraints(segment);
        let of = ArgsOf {
            def,
            parent: &[],
            self_ty: None,
            infer,
            is_value: false,
        };
        self.segment_args(of, segment)
    }

    fn self_ty(&self, def: DefId) -> Ty {
        match self.tcx.def_kind(def) {
            DefKind::Trait => self.tcx.mk_self_param(),
            DefKind::Impl => self.tcx.impl_self_ty(def),
            _ => self.tcx.type_of(def),
        }
    }

    pub(crate) fn prim_ty(&self, prim: PrimTy, span: Span) -> Ty {
        let types = &self.tcx.types;
        match prim {
            PrimTy::Bool => types.common.bool,
            PrimTy::Char => types.common.char,
            PrimTy::Str => types.common.str,
            PrimTy::F16 | PrimTy::F128 => {
                let message = format!("the type `{}` is unstable", prim.name());
                self.error("E0658", span, message)
            }
            _ => match (prim_int(prim), prim_float(prim)) {
                (Some(int), _) => types.mk(TyKind::Int(int)),
                (None, Some(float)) => types.mk(TyKind::Float(float)),
                (None, None) => {
                    self.tcx
                        .report(Diagnostic::unsupported(span, "type of this name"));
                    types.common.error
                }
            },
        }
    }

    /// `<T as Trait>::Assoc`
    fn qualified(&mut self, path: &'a Path, self_ty: Ty, of_trait: usize, base: Res) -> Ty {
        let error = self.tcx.types.common.error;
        let Res::Def(assoc) = base else { return error };
        let (Some(of), Some(trait_segment), Some(segment)) = (
            self.tcx.trait_of_item(assoc),
            of_trait.checked_sub(1).and_then(|at| path.segments.get(at)),
            path.segments.get(of_trait),
        ) else {
            return error;
        };
        self.prohibit_before(path, of_trait);
        self.prohibit_constraints(trait_segment);
        let trait_args = self.trait_args(of, trait_segment, self_ty);
        self.projection(assoc, &trait_args, segment)
    }

    /// An associated type of a trait with these arguments.
    pub(super) fn projection(
        &mut self,
        assoc: DefId,
        trait_args: &[GenericArg],
        segment: &'a PathSegment,
    ) -> Ty {
        let of = ArgsOf {
            def: assoc,
            parent: trait_args,
            self_ty: None,
            infer: false,
            is_value: false,
        };
        self.prohibit_constraints(segment);
        let args = self.segment_args(of, segment);
        let args = self.tcx.types.mk_args(&args);
        self.tcx.types.mk(TyKind::Projection(assoc, args))
    }
}
