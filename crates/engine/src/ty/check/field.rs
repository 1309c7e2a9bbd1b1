//! `e.x` and `e.0`: rustc's `check_expr_field`.

use super::expect::Expectation;
use super::fn_ctxt::FnCtxt;
use super::method::{MethodError, Mode};
use crate::resolve::DefId;
use crate::syntax::ast::{ExprId, FieldName};
use crate::syntax::span::Span;
use crate::syntax::symbol::Symbol;
use crate::ty::results::Adjustment;
use crate::ty::{Args, Ty, TyKind};

/// A field that was found: its number, its definition unless it is of a tuple, and its
/// type.
struct Found {
    index: usize,
    def: Option<DefId>,
    ty: Ty,
}

impl FnCtxt<'_> {
    /// `base.name`
    pub fn check_field(
        &self,
        expr: ExprId,
        base: ExprId,
        name: FieldName,
        _expected: Expectation,
    ) -> Ty {
        let base_ty = self.check_expr(base);
        let base_ty = self.structurally_resolve(self.span(base), base_ty);
        let mut private: Option<(Vec<Adjustment>, DefId)> = None;
        let mut autoderef = self.autoderef(self.span(expr), base_ty);
        while let Some((ty, _)) = autoderef.next() {
            let Some(found) = self.field_of(self.span(expr), ty, name) else {
                continue;
            };
            self.write_field(expr, found.index);
            let adjustments = autoderef.adjust_steps();
            match found.def {
                Some(def) if !self.is_accessible(def) => private = Some((adjustments, def)),
                _ => {
                    self.apply_adjustments(base, adjustments);
                    autoderef.register_obligations();
                    return found.ty;
                }
            }
        }
        let end = autoderef.final_ty();
        if self.is_ty_var(end) {
            self.structurally_resolve(self.span(expr), end);
            return self.tcx.types.common.error;
        }
        if let Some((adjustments, def)) = private {
            self.apply_adjustments(base, adjustments);
            return self.report_private_field(name, def);
        }
        self.report_no_field(base_ty, name)
    }

    /// The field of this name in a struct or a tuple.
    fn field_of(&self, span: Span, ty: Ty, name: FieldName) -> Option<Found> {
        match self.kind(ty) {
            TyKind::Adt(def, args) => {
                let variant = self.tcx.adt_def(def).struct_variant()?;
                let name = self.field_symbol(name)?;
                let (index, field) = self.tcx.field_named(variant, name)?;
                Some(Found {
                    index,
                    def: Some(field.def),
                    ty: self.field_ty(span, field.def, args),
                })
            }
            TyKind::Tuple(list) => {
                let FieldName::Index(index, _) = name else {
                    return None;
                };
                let index = index as usize;
                let ty = self.tcx.types.list(list).get(index).copied()?;
                Some(Found {
                    index,
                    def: None,
                    ty,
                })
            }
            _ => None,
        }
    }

    /// The type of a field of a struct or a variant with these arguments.
    pub fn field_ty(&self, span: Span, field: DefId, args: Args) -> Ty {
        let ty = self.tcx.subst_erased(self.tcx.type_of(field), args);
        self.normalize(span, ty)
    }

    /// A field's name as it is in definitions.
    #[must_use]
    pub fn field_symbol(&self, name: FieldName) -> Option<Symbol> {
        match name {
            FieldName::Named(ident) => Some(ident.name),
            FieldName::Index(index, _) => self.tcx.names.get(&index.to_string()),
        }
    }

    fn field_text(&self, name: FieldName) -> String {
        match name {
            FieldName::Named(ident) => self.tcx.text(ident.name).to_owned(),
            FieldName::Index(index, _) => index.to_string(),
        }
    }

    fn report_private_field(&self, name: FieldName, def: DefId) -> Ty {
        let text = self.field_text(name);
        let owner = self.tcx.def(def).parent;
        let owner = owner.and_then(|owner| self.tcx.def(owner).name);
        let owner = owner.map_or("_", |owner| self.tcx.text(owner));
        let message = format!("field `{text}` of struct `{owner}` is private");
        self.error("E0616", field_span(name), message)
    }

    fn report_no_field(&self, base_ty: Ty, name: FieldName) -> Ty {
        if self.references_error(base_ty) {
            self.tainted.set(true);
            return self.tcx.types.common.error;
        }
        let text = self.field_text(name);
        let span = field_span(name);
        let ty = self.tcx.ty_text(self.resolve(base_ty));
        if self.method_exists(name, base_ty) {
            let message = format!("attempted to take value of method `{text}` on type `{ty}`");
            return self.error("E0615", span, message);
        }
        if self.is_primitive(base_ty) {
            let message = format!("`{ty}` is a primitive type and therefore doesn't have fields");
            return self.error("E0610", span, message);
        }
        self.error("E0609", span, format!("no field `{text}` on type `{ty}`"))
    }

    /// Whether a method has the name, for what is said about a field.
    fn method_exists(&self, name: FieldName, ty: Ty) -> bool {
        let Some(symbol) = self.field_symbol(name) else {
            return false;
        };
        let span = field_span(name);
        match self.probe_quietly(Mode::Call, symbol, span, ty) {
            Ok(_) | Err(MethodError::Ambiguity | MethodError::IllegalSized) => true,
            Err(_) => false,
        }
    }

    fn is_primitive(&self, ty: Ty) -> bool {
        matches!(
            self.kind(ty),
            TyKind::Bool
                | TyKind::Char
                | TyKind::Str
                | TyKind::Int(_)
                | TyKind::Float(_)
                | TyKind::Infer(crate::ty::InferTy::Int(_) | crate::ty::InferTy::Float(_))
        )
    }
}

/// Where the name of a field stands.
fn field_span(name: FieldName) -> Span {
    match name {
        FieldName::Named(ident) => ident.span,
        FieldName::Index(_, span) => span,
    }
}
