//! Paths of values: which item a path means, rustc's `resolve_ty_and_res_fully_qualified_call`.
//!
//! Names alone lead as far as a type; what follows, `new` in `Vec::new`, is looked up here.
//! What the item is of, once its generic arguments are known, is in `value_path`.

use super::fn_ctxt::FnCtxt;
use super::method::{MethodError, Mode};
use super::value_path::ValuePath;
use crate::resolve::{CtorKind, DefId, DefKind, PathRes, Res};
use crate::syntax::ast::{ExprId, Ident, Path, PathSegment};
use crate::syntax::span::Span;
use crate::ty::collect::Lowerer;
use crate::ty::{Args, Ty, TyKind};

/// What a path stands for before its arguments are known.
pub(super) struct Target<'p> {
    /// The item.
    pub(super) res: Res,
    /// The type in front of it, if it was found by that.
    pub(super) self_ty: Option<Ty>,
    /// The segments that may say something about its arguments.
    pub(super) segments: &'p [PathSegment],
}

impl FnCtxt<'_> {
    /// A path that is an expression. `args` are those of a call of it.
    pub fn check_expr_path(&self, expr: ExprId, path: &Path, args: &[ExprId]) -> Ty {
        let found = self.names.exprs.get(expr).copied();
        let found = found.unwrap_or(PathRes::full(Res::Err));
        let span = self.expr(expr).span;
        let value = self.value_path(path, found, span, Some(expr));
        let Some(value) = value else {
            self.tainted.set(true);
            self.write_path(expr, Res::Err, Args::EMPTY);
            return self.tcx.types.common.error;
        };
        self.write_path(expr, value.res, value.args);
        self.require_sized_signature(expr, value.ty, args);
        value.ty
    }

    /// What a path of a value means, with its arguments and its type; nothing if that was
    /// reported. `expr` is the expression that it is, if it is one.
    pub fn value_path(
        &self,
        path: &Path,
        found: PathRes,
        span: Span,
        expr: Option<ExprId>,
    ) -> Option<ValuePath> {
        let target = self.path_target(path, found)?;
        if let Res::Def(def) = target.res
            && self.tcx.def_kind(def) == DefKind::Variant
        {
            let text = self.path_text(path);
            let message = format!("expected value, found struct variant `{text}`");
            self.error("E0533", span, message);
            return None;
        }
        self.instantiate_value_path(&target, span, expr)
    }

    /// The item that a path means.
    pub(super) fn path_target<'p>(&self, path: &'p Path, found: PathRes) -> Option<Target<'p>> {
        if found.base == Res::Err {
            self.tainted.set(true);
            return None;
        }
        if found.unresolved == 0 {
            let of_trait = path.qself.filter(|qself| qself.trait_segments > 0);
            return Some(Target {
                res: found.base,
                self_ty: of_trait.map(|qself| self.lower_ty(qself.ty)),
                segments: &path.segments,
            });
        }
        let (last, before) = path.segments.split_last()?;
        let self_ty = self.path_prefix_ty(path, before, found);
        if self.references_error(self_ty) {
            self.tainted.set(true);
            return None;
        }
        let def = match self.resolve_assoc(last.ident, self_ty) {
            Ok(def) => def,
            Err(error) => {
                self.report_method_error(Mode::Path, last.ident, self_ty, &error);
                match error {
                    MethodError::Private(_, def) => def,
                    _ => return None,
                }
            }
        };
        Some(Target {
            res: Res::Def(def),
            self_ty: Some(self_ty),
            segments: std::slice::from_ref(last),
        })
    }

    /// The type that all segments but the last stand for.
    pub(super) fn path_prefix_ty(&self, path: &Path, before: &[PathSegment], found: PathRes) -> Ty {
        let span = match before.last() {
            Some(last) => self.ast.hygiene.join(path.span, last.ident.span),
            None => path.span,
        };
        let prefix = Path {
            root: path.root,
            qself: path.qself,
            segments: before.to_vec(),
            span,
        };
        let ty = if before.is_empty() {
            path.qself.map(|qself| self.lower_ty(qself.ty))
        } else {
            let unresolved = found.unresolved.saturating_sub(1);
            Some(self.watching(|| {
                let mut lowerer = Lowerer::body(self.tcx, self.owner, self);
                lowerer.resolved_path_ty(&prefix, found.base, unresolved, true)
            }))
        };
        let ty = ty.unwrap_or(self.tcx.types.common.error);
        self.normalize(span, self.tcx.erase_regions(ty))
    }

    /// An associated item of a type, or a variant of an enum: rustc's
    /// `resolve_fully_qualified_call`.
    fn resolve_assoc(&self, name: Ident, self_ty: Ty) -> Result<DefId, MethodError> {
        let mut struct_variant = None;
        if let TyKind::Adt(def, _) = self.kind(self_ty) {
            let adt = self.tcx.adt_def(def);
            let mut variants = adt.variants.iter().filter(|_| adt.is_enum);
            if let Some(variant) = variants.find(|variant| variant.name == name.name) {
                match variant.ctor {
                    Some((CtorKind::Fn | CtorKind::Const, ctor)) => return Ok(ctor),
                    None => struct_variant = Some(variant.def),
                }
            }
        }
        let picked = self.probe_for_name(Mode::Path, name.name, name.span, self_ty, name.span);
        match (picked, struct_variant) {
            (Ok(pick), _) => Ok(pick.item),
            (Err(_), Some(variant)) => Ok(variant),
            (Err(error), None) => Err(error),
        }
    }

    /// A path as it is written, for messages.
    pub(super) fn path_text(&self, path: &Path) -> String {
        let names: Vec<&str> = path
            .segments
            .iter()
            .map(|segment| self.tcx.text(segment.ident.name))
            .collect();
        names.join("::")
    }
}
