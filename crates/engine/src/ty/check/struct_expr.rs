//! `P { x, y: 1, ..base }`

use super::FnCtxt;
use super::expect::Expectation;
use super::pat_parts::field_name_span;
use crate::syntax::ast::{ExprId, FieldExpr, FieldName, Path, StructRest};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::ty::infer::TypeError;
use crate::ty::results::StructExpr;
use crate::ty::traits::CauseCode;
use crate::ty::{AdtDef, Args, FieldDef, Ty, TyKind, VariantDef};

impl<'t> FnCtxt<'t> {
    /// See the module.
    pub fn check_struct_expr(
        &self,
        expr: ExprId,
        path: &'t Path,
        fields: &[FieldExpr],
        rest: StructRest,
        expected: Expectation,
    ) -> Ty {
        let error = self.tcx.types.common.error;
        let found = self.check_struct_path_of_expr(expr, path);
        let Some((index, ty)) = found else {
            return self.check_struct_after_error(fields, rest);
        };
        self.expect_struct(path.span, ty, expected);
        let ty = self.try_resolve(ty);
        let TyKind::Adt(adt, args) = self.kind(ty) else {
            return self.check_struct_after_error(fields, rest);
        };
        let def = self.tcx.adt_def(adt);
        let Some(variant) = def.variants.get(index) else {
            return error;
        };
        if variant.non_exhaustive && !self.tcx.is_local(adt) && self.is_user {
            let message = "cannot create non-exhaustive struct using struct expression";
            self.error("E0639", self.span(expr), message);
        }
        let known = self.check_fields(def, variant, args, fields);
        let complete = known.len() == fields.len();
        let made = StructExpr {
            adt,
            args,
            variant: index,
            fields: known.clone(),
        };
        self.results.borrow_mut().struct_exprs.insert(expr, made);
        let missing: Vec<FieldDef> = (0..)
            .zip(&variant.fields)
            .filter(|(index, _)| !known.contains(index))
            .map(|(_, field)| *field)
            .collect();
        match rest {
            StructRest::Base(base) => self.check_base(base, ty, def, complete, &missing),
            StructRest::None if complete && !missing.is_empty() => {
                self.report_missing(path.span, self.span(expr), variant, &missing);
            }
            StructRest::None => {}
            // `syntax` has reported it.
            StructRest::Rest(_) => self.tainted.set(true),
        }
        self.require_sized(ty, self.span(expr), CauseCode::StructInitializerSized);
        ty
    }

    /// The arguments of the struct are those of what is expected, if it can be that.
    fn expect_struct(&self, span: Span, ty: Ty, expected: Expectation) {
        let Some(expected) = expected.only_has_type(self) else {
            return;
        };
        let hint = self.infcx.fudge(span, || {
            self.infcx.eq(expected, ty)?;
            Ok::<_, TypeError>(vec![self.resolve(ty)])
        });
        if let Ok(hint) = hint
            && let Some(hint) = hint.first()
        {
            self.demand_eqtype(span, *hint, ty);
        }
    }

    fn check_struct_after_error(&self, fields: &[FieldExpr], rest: StructRest) -> Ty {
        for field in fields {
            self.check_expr(field.expr);
        }
        if let StructRest::Base(base) = rest {
            self.check_expr(base);
        }
        self.tcx.types.common.error
    }

    /// Checks the fields that are written, and gives their numbers; those of which there is
    /// none or that are there twice are left out.
    fn check_fields(
        &self,
        adt: &AdtDef,
        variant: &VariantDef,
        args: Args,
        fields: &[FieldExpr],
    ) -> Vec<usize> {
        let mut known = Vec::new();
        for field in fields {
            let found = self
                .field_symbol(field.name)
                .and_then(|name| self.tcx.field_named(variant, name));
            let ty = match found {
                Some((index, _)) if known.contains(&index) => {
                    let name = self.name_text(field.name);
                    let message = format!("field `{name}` specified more than once");
                    self.error("E0062", field_name_span(field.name), message)
                }
                Some((index, def)) => {
                    known.push(index);
                    self.check_field_privacy(def, field.span);
                    self.field_ty(field.span, def.def, args)
                }
                None => self.report_unknown_field(adt, variant, field.name),
            };
            let found = self.check_expr_with_hint(field.expr, ty);
            self.demand_coerce(field.expr, found, ty);
        }
        known
    }

    fn report_unknown_field(&self, adt: &AdtDef, variant: &VariantDef, name: FieldName) -> Ty {
        let text = self.name_text(name);
        let of = self.tcx.text(variant.name);
        let span = field_name_span(name);
        if adt.is_enum {
            let adt_name = self.tcx.def(adt.def).name;
            let adt_name = adt_name.map_or("_", |name| self.tcx.text(name));
            let message = format!("variant `{adt_name}::{of}` has no field named `{text}`");
            return self.error("E0559", span, message);
        }
        self.error(
            "E0560",
            span,
            format!("struct `{of}` has no field named `{text}`"),
        )
    }

    fn check_base(&self, base: ExprId, ty: Ty, adt: &AdtDef, complete: bool, missing: &[FieldDef]) {
        if !complete {
            self.check_expr(base);
            return;
        }
        self.check_expr_has_type_or_error(base, ty);
        if adt.is_enum {
            let message = "functional record update syntax requires a struct";
            self.error("E0436", self.span(base), message);
            return;
        }
        for field in missing {
            self.check_field_privacy(field, self.span(base));
        }
    }

    fn report_missing(&self, path: Span, whole: Span, variant: &VariantDef, missing: &[FieldDef]) {
        let of = self.tcx.text(variant.name);
        if missing.iter().any(|field| !self.is_accessible(field.def)) {
            let message =
                format!("cannot construct `{of}` with struct literal syntax due to private fields");
            self.report(Diagnostic::error(whole, message));
            return;
        }
        let mut names: Vec<&str> = missing
            .iter()
            .map(|field| self.tcx.text(field.name))
            .collect();
        names.sort_unstable();
        let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        let list = match names.as_slice() {
            [one] => one.clone(),
            [one, two] => format!("{one} and {two}"),
            [one, two, three] => format!("{one}, {two} and {three}"),
            [one, two, three, rest @ ..] => {
                let plural = if rest.len() == 1 { "" } else { "s" };
                format!(
                    "{one}, {two}, {three} and {} other field{plural}",
                    rest.len()
                )
            }
            [] => String::new(),
        };
        let plural = if names.len() == 1 { "" } else { "s" };
        let message = format!("missing field{plural} {list} in initializer of `{of}`");
        self.error("E0063", path, message);
    }

    /// A field that may not be used here is reported after everything else.
    pub fn check_field_privacy(&self, field: &FieldDef, span: Span) {
        if self.is_user && !self.is_accessible(field.def) {
            let owner = self.tcx.def(field.def).parent;
            let owner = owner.and_then(|owner| self.tcx.def(owner).name);
            let message = format!(
                "field `{}` of struct `{}` is private",
                self.tcx.text(field.name),
                owner.map_or("_", |owner| self.tcx.text(owner))
            );
            let error = Diagnostic::coded("E0451", span, message);
            self.tcx.report_late(error);
        }
    }

    /// A field's name as it is written.
    #[must_use]
    pub fn name_text(&self, name: FieldName) -> String {
        match name {
            FieldName::Named(ident) => self.tcx.text(ident.name).to_owned(),
            FieldName::Index(index, _) => index.to_string(),
        }
    }
}
