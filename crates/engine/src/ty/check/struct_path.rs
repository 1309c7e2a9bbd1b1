//! Paths of patterns, and of struct expressions and struct patterns: rustc's
//! `check_struct_path`.

use super::fn_ctxt::FnCtxt;
use super::path::Target;
use crate::resolve::{DefId, DefKind, PatRes, PathRes, Res};
use crate::syntax::ast::{ExprId, PatId, PatKind, Path, PathRoot, PathSegment};
use crate::ty::collect::Lowerer;
use crate::ty::{Args, Ty, TyKind};

impl FnCtxt<'_> {
    /// A path or a plain name that is a pattern, or stands before the parentheses of one.
    pub fn check_pat_path(&self, pat: PatId) -> Option<(Res, Args, Ty)> {
        let span = self.pat_span(pat);
        let Some(PatRes::Path(found)) = self.names.pats.get(pat).copied() else {
            return None;
        };
        let plain;
        let path = match &self.body.pats[pat].kind {
            PatKind::Path(path) | PatKind::TupleStruct(path, _) => path,
            PatKind::Ident { ident, .. } => {
                plain = Path {
                    root: PathRoot::Relative,
                    qself: None,
                    segments: vec![PathSegment {
                        ident: *ident,
                        args: None,
                    }],
                    span: ident.span,
                };
                &plain
            }
            _ => return None,
        };
        let target = self.path_target(path, found)?;
        if let Res::Def(def) = target.res
            && self.tcx.def_kind(def) == DefKind::Variant
        {
            self.report_variant_pattern(pat, path);
            return None;
        }
        let value = self.instantiate_value_path(&target, span, None)?;
        Some((value.res, value.args, value.ty))
    }

    fn report_variant_pattern(&self, pat: PatId, path: &Path) {
        let text = self.path_text(path);
        let (code, expected) = match self.body.pats[pat].kind {
            PatKind::TupleStruct(..) => ("E0164", "tuple struct or tuple variant"),
            _ => ("E0533", "unit struct, unit variant or constant"),
        };
        let message = format!("expected {expected}, found struct variant `{text}`");
        self.error(code, self.pat_span(pat), message);
    }

    /// The path of a struct expression: the number of the variant, and the type.
    pub fn check_struct_path_of_expr(&self, expr: ExprId, path: &Path) -> Option<(usize, Ty)> {
        let found = self.names.exprs.get(expr).copied()?;
        self.check_struct_path(path, found, Some(expr))
    }

    /// The path of a struct pattern: the number of the variant, and the type.
    pub fn check_struct_path_of_pat(&self, pat: PatId, path: &Path) -> Option<(usize, Ty)> {
        match self.names.pats.get(pat).copied()? {
            PatRes::Path(found) => self.check_struct_path(path, found, None),
            PatRes::Binding(_) => None,
        }
    }

    fn check_struct_path(
        &self,
        path: &Path,
        found: PathRes,
        expr: Option<ExprId>,
    ) -> Option<(usize, Ty)> {
        if found.base == Res::Err {
            self.tainted.set(true);
            return None;
        }
        let (ty, variant) = self.struct_path_ty(path, found)?;
        let ty = self.try_resolve(self.normalize(path.span, ty));
        let TyKind::Adt(adt, args) = self.kind(ty) else {
            return self.report_no_struct(path, ty);
        };
        let def = self.tcx.adt_def(adt);
        let index = match variant {
            Some(variant) => def.variant_index(variant)?,
            None if def.is_enum => return self.report_no_struct(path, ty),
            None => 0,
        };
        let clauses = self.instantiated_predicates(adt, args);
        let obligations = self.clause_obligations(adt, path.span, expr, &clauses);
        self.register_predicates(obligations);
        Some((index, ty))
    }

    /// The type of a struct path, and the variant if it names one.
    fn struct_path_ty(&self, path: &Path, found: PathRes) -> Option<(Ty, Option<DefId>)> {
        if let (Res::Def(def), 0) = (found.base, found.unresolved)
            && self.tcx.def_kind(def) == DefKind::Variant
        {
            return Some((self.variant_ty(path, def)?, Some(def)));
        }
        let (last, before) = path.segments.split_last()?;
        if found.unresolved == 1 {
            let ty = self.path_prefix_ty(path, before, found);
            if let TyKind::Adt(adt, _) = self.kind(ty)
                && self.tcx.adt_def(adt).is_enum
            {
                return self.variant_of(ty, adt, last);
            }
        }
        let ty = self.watching(|| {
            let mut lowerer = Lowerer::body(self.tcx, self.owner, self);
            lowerer.resolved_path_ty(path, found.base, found.unresolved, true)
        });
        Some((self.tcx.erase_regions(ty), None))
    }

    fn variant_of(&self, ty: Ty, adt: DefId, segment: &PathSegment) -> Option<(Ty, Option<DefId>)> {
        let name = segment.ident.name;
        let variants = &self.tcx.adt_def(adt).variants;
        let Some(variant) = variants.iter().find(|variant| variant.name == name) else {
            let message = format!(
                "no variant named `{}` found for enum `{}`",
                self.tcx.text(name),
                self.tcx.ty_text(ty)
            );
            self.error("E0599", segment.ident.span, message);
            return None;
        };
        self.prohibit_generics(std::slice::from_ref(segment), "this type");
        Some((ty, Some(variant.def)))
    }

    /// The type of `Enum::Variant { … }`, with arguments after either.
    fn variant_ty(&self, path: &Path, variant: DefId) -> Option<Ty> {
        let adt = self.tcx.adt_of(variant)?;
        let target = Target {
            res: Res::Def(variant),
            self_ty: None,
            segments: &path.segments,
        };
        let at = Self::variant_segment(&target);
        let segment = at.and_then(|at| path.segments.get(at));
        let mut args = Vec::new();
        self.own_args(adt, &mut args, segment, path.span, true);
        Some(self.tcx.types.mk_adt(adt, self.tcx.types.mk_args(&args)))
    }

    fn report_no_struct(&self, path: &Path, ty: Ty) -> Option<(usize, Ty)> {
        if self.references_error(ty) {
            self.tainted.set(true);
            return None;
        }
        let message = format!(
            "expected struct, variant or union type, found `{}`",
            self.tcx.ty_text(ty)
        );
        self.error("E0071", path.span, message);
        None
    }
}
