//! Assignment, also to a pattern of places: `(a, b) = (b, a)`.

use super::FnCtxt;
use super::expect::Expectation;
use super::pat_parts::field_name_span;
use crate::resolve::{CtorKind, DefKind, Res};
use crate::syntax::ast::{ExprId, ExprKind, FieldExpr, Path, StructRest};
use crate::ty::results::StructExpr;
use crate::ty::traits::CauseCode;
use crate::ty::{Ty, TyKind};

impl<'t> FnCtxt<'t> {
    /// `a = b`
    pub fn check_assign(
        &self,
        expr: ExprId,
        left: ExprId,
        right: ExprId,
        expected: Expectation,
    ) -> Ty {
        if self.is_destructuring(left) {
            return self.check_destructuring(left, right);
        }
        let common = self.tcx.types.common;
        let span = self.span(expr);
        if expected.coercion_target(self, span) == common.bool {
            // `if a = b`
            self.report_mismatch(span, common.bool, common.unit);
            return common.error;
        }
        let left_ty = self.check_expr_with_expectation_and_needs(left, Expectation::None, true);
        let right_ty = self.check_expr_with_hint(right, left_ty);
        if self.is_syntactic_place(left) {
            self.demand_coerce(right, right_ty, left_ty);
        } else {
            self.check_assignable(left, "E0070", self.op_span(expr));
        }
        self.require_sized(left_ty, self.span(left), CauseCode::Misc);
        if self.references_error(left_ty) || self.references_error(right_ty) {
            return common.error;
        }
        common.unit
    }

    /// Whether the left side is a pattern of places rather than a place.
    fn is_destructuring(&self, left: ExprId) -> bool {
        let left = self.peel(left);
        match &self.expr(left).kind {
            ExprKind::Tuple(_)
            | ExprKind::Array(_)
            | ExprKind::Struct { .. }
            | ExprKind::Underscore => true,
            ExprKind::Call { callee, .. } => self.is_tuple_ctor(*callee),
            ExprKind::Path(_) => self.is_unit_ctor(left),
            _ => false,
        }
    }

    fn is_unit_ctor(&self, expr: ExprId) -> bool {
        let found = self.names.exprs.get(expr);
        match found.and_then(|found| found.full_res()) {
            Some(Res::Def(def)) => {
                matches!(self.tcx.def_kind(def), DefKind::Ctor(_, CtorKind::Const))
            }
            _ => false,
        }
    }

    fn is_tuple_ctor(&self, callee: ExprId) -> bool {
        let Some(path) = self.names.exprs.get(self.peel(callee)) else {
            return false;
        };
        match path.full_res() {
            // `Self::Variant(x)` is no assignment either way, for it is not resolved to
            // its end; rustc takes every path that may be a tuple struct.
            None => true,
            Some(Res::Def(def)) => {
                matches!(self.tcx.def_kind(def), DefKind::Ctor(_, CtorKind::Fn))
            }
            Some(Res::SelfCtor(_)) => true,
            _ => false,
        }
    }

    fn check_destructuring(&self, left: ExprId, right: ExprId) -> Ty {
        let var = self.next_ty_var(self.span(left));
        let right_ty = self.check_expr_coercible_to(right, var);
        let assigned = if self.references_error(right_ty) {
            right_ty
        } else {
            var
        };
        self.check_assignee(left, assigned);
        self.tcx.types.common.unit
    }

    /// Checks a pattern of places against what is assigned to it.
    fn check_assignee(&self, left: ExprId, assigned: Ty) {
        let left = self.peel(left);
        let ty = match &self.expr(left).kind {
            ExprKind::Underscore => assigned,
            ExprKind::Path(path) if self.is_unit_ctor(left) => {
                let ty = self.check_expr_path(left, path, &[]);
                self.demand_eqtype(self.span(left), assigned, ty);
                ty
            }
            ExprKind::Tuple(elems) => self.check_tuple_assignee(left, elems, assigned),
            ExprKind::Array(elems) => self.check_array_assignee(left, elems, assigned),
            ExprKind::Struct { path, fields, rest } => {
                self.check_struct_assignee(left, path, fields, *rest, assigned)
            }
            ExprKind::Call { callee, args } if self.is_tuple_ctor(*callee) => {
                self.check_ctor_assignee(left, *callee, args, assigned)
            }
            _ => {
                self.check_place_assignee(left, assigned);
                return;
            }
        };
        self.write_ty(left, ty);
    }

    fn check_place_assignee(&self, left: ExprId, assigned: Ty) {
        let ty = self.check_expr_with_expectation_and_needs(left, Expectation::None, true);
        if self.coerce_value(self.span(left), assigned, ty).is_err() {
            self.report_mismatch(self.span(left), ty, assigned);
        }
        self.check_assignable(left, "E0070", self.span(left));
        self.require_sized(ty, self.span(left), CauseCode::Misc);
    }

    /// Coerces a value that is no expression of its own. Only coercions that do nothing to
    /// the value are carried.
    fn coerce_value(
        &self,
        span: crate::syntax::span::Span,
        source: Ty,
        target: Ty,
    ) -> Result<(), crate::ty::infer::TypeError> {
        let how = super::coerce::Coerce {
            span,
            two_phase: false,
            never: true,
        };
        let source = self.try_resolve(source);
        let (adjustments, _) = self.commit_if_ok(|| self.coerce_type(how, source, target))?;
        let reborrows = adjustments.iter().all(|adjustment| {
            matches!(
                adjustment.kind,
                crate::ty::results::Adjust::Deref(None) | crate::ty::results::Adjust::Borrow { .. }
            )
        });
        if !reborrows || adjustments.len() > 2 {
            self.unsupported(span, "coercions in destructuring assignments");
        }
        Ok(())
    }

    /// Where `..` stands among what is assigned to.
    fn rest_place(&self, elems: &[ExprId]) -> Option<usize> {
        elems.iter().position(|elem| {
            matches!(
                self.expr(*elem).kind,
                ExprKind::Range {
                    start: None,
                    end: None,
                    inclusive: false,
                }
            )
        })
    }

    /// The number of each element out of `count`, `..` standing for what is missing.
    fn assignee_places(&self, elems: &[ExprId], count: usize) -> Option<Vec<(usize, ExprId)>> {
        let Some(rest) = self.rest_place(elems) else {
            return (elems.len() == count).then(|| elems.iter().copied().enumerate().collect());
        };
        let (before, after) = elems.split_at_checked(rest)?;
        let after = after.get(1..).unwrap_or_default();
        let skipped = count.checked_sub(before.len() + after.len())?;
        let first = before.len() + skipped;
        let after = after.iter().copied().enumerate();
        let after = after.map(|(index, elem)| (first + index, elem));
        Some(before.iter().copied().enumerate().chain(after).collect())
    }

    fn check_tuple_assignee(&self, left: ExprId, elems: &[ExprId], assigned: Ty) -> Ty {
        let types = &self.tcx.types;
        let span = self.span(left);
        let rest = self.rest_place(elems);
        let mut count = elems.len() - usize::from(rest.is_some());
        if rest.is_some()
            && let TyKind::Tuple(list) = self.kind(self.structurally_resolve(span, assigned))
        {
            count = count.max(types.list(list).len());
        }
        let vars: Vec<Ty> = (0..count).map(|_| self.next_ty_var(span)).collect();
        let ty = types.mk_tuple(&vars);
        let fits = self.demand_eqtype(span, assigned, ty);
        for (place, elem) in self.assignee_places(elems, count).unwrap_or_default() {
            let ty = match vars.get(place) {
                Some(ty) if fits => *ty,
                _ => types.common.error,
            };
            self.check_assignee(elem, ty);
        }
        ty
    }

    fn check_array_assignee(&self, left: ExprId, elems: &[ExprId], assigned: Ty) -> Ty {
        let types = &self.tcx.types;
        let span = self.span(left);
        let rest = self.rest_place(elems);
        let min = elems.len() - usize::from(rest.is_some());
        if rest.is_none() && self.is_ty_var(self.try_resolve(assigned)) {
            let len = u64::try_from(min).unwrap_or(u64::MAX);
            let array = types.mk_array(self.next_ty_var(span), len);
            self.demand_eqtype(span, assigned, array);
        }
        let assigned = self.structurally_resolve(span, assigned);
        let elem = match self.kind(assigned) {
            TyKind::Array(elem, len) => {
                match self.check_array_len(span, elem, len, min, rest.is_some()) {
                    Some(_) => elem,
                    None => types.common.error,
                }
            }
            TyKind::Error => types.common.error,
            _ => {
                let text = self.ty_string(assigned);
                let message = format!("expected an array or slice, found `{text}`");
                self.error("E0529", span, message)
            }
        };
        for (index, part) in elems.iter().enumerate() {
            if Some(index) != rest {
                self.check_assignee(*part, elem);
            }
        }
        assigned
    }

    fn check_ctor_assignee(
        &self,
        left: ExprId,
        callee: ExprId,
        args: &'t [ExprId],
        assigned: Ty,
    ) -> Ty {
        let error = self.tcx.types.common.error;
        let span = self.span(left);
        let callee_ty = self.check_expr(callee);
        let parts = match self.kind(callee_ty) {
            TyKind::FnDef(ctor, _) => self
                .fn_def_sig(span, callee_ty)
                .map(|(sig, _)| (ctor, self.tcx.types.split_sig(sig))),
            _ => None,
        };
        let Some((ctor, (inputs, ty))) = parts else {
            for arg in args {
                self.check_assignee(*arg, error);
            }
            return error;
        };
        let fits = self.demand_eqtype(span, assigned, ty);
        let Some(places) = self.assignee_places(args, inputs.len()) else {
            let at = args.first().map_or(span, |first| self.span(*first));
            let message = format!(
                "this pattern has {} fields, but the corresponding tuple struct has {} fields",
                args.len(),
                inputs.len()
            );
            return self.error("E0023", at, message);
        };
        let mut fields = Vec::new();
        for (place, arg) in places {
            fields.push(place);
            let ty = match inputs.get(place) {
                Some(ty) if fits => *ty,
                _ => error,
            };
            self.check_assignee(arg, ty);
        }
        if let TyKind::Adt(adt, args) = self.kind(ty) {
            let variant = self.tcx.adt_def(adt).variant_index(ctor).unwrap_or(0);
            let made = StructExpr {
                adt,
                args,
                variant,
                fields,
            };
            self.results.borrow_mut().struct_exprs.insert(left, made);
        }
        ty
    }

    fn check_struct_assignee(
        &self,
        left: ExprId,
        path: &'t Path,
        fields: &[FieldExpr],
        rest: StructRest,
        assigned: Ty,
    ) -> Ty {
        let error = self.tcx.types.common.error;
        let span = self.span(left);
        let Some((index, ty)) = self.check_struct_path_of_expr(left, path) else {
            for field in fields {
                self.check_assignee(field.expr, error);
            }
            return error;
        };
        self.demand_eqtype(span, assigned, ty);
        let TyKind::Adt(adt, args) = self.kind(self.try_resolve(ty)) else {
            return error;
        };
        let Some(variant) = self.tcx.adt_def(adt).variants.get(index) else {
            return error;
        };
        let mut known = Vec::new();
        for field in fields {
            let found = self
                .field_symbol(field.name)
                .and_then(|name| self.tcx.field_named(variant, name));
            let ty = if let Some((index, def)) = found {
                known.push(index);
                self.check_field_privacy(def, field.span);
                self.field_ty(field.span, def.def, args)
            } else {
                let message = format!(
                    "struct `{}` does not have a field named `{}`",
                    self.tcx.text(variant.name),
                    self.name_text(field.name)
                );
                self.error("E0026", field_name_span(field.name), message)
            };
            self.check_assignee(field.expr, ty);
        }
        if let StructRest::Base(base) = rest {
            self.report(crate::syntax::diagnostic::Diagnostic::error(
                self.span(base),
                "functional record updates are not allowed in destructuring assignments",
            ));
        }
        let is_complete = known.len() == variant.fields.len();
        if matches!(rest, StructRest::None) && !is_complete {
            self.error("E0027", span, "pattern does not mention all fields");
        }
        let made = StructExpr {
            adt,
            args,
            variant: index,
            fields: known,
        };
        self.results.borrow_mut().struct_exprs.insert(left, made);
        ty
    }
}
