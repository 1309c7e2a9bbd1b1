//! Patterns that take something apart: structs, variants, tuples, slices.

use super::FnCtxt;
use super::pat::PatInfo;
use crate::resolve::{CtorKind, DefId, DefKind, Res};
use crate::syntax::ast::{FieldName, FieldPat, PatId, PatKind, Path};
use crate::syntax::span::Span;
use crate::syntax::symbol::Symbol;
use crate::ty::results::StructExpr;
use crate::ty::{Args, Const, FieldDef, Ty, TyKind, VariantDef};

impl<'t> FnCtxt<'t> {
    /// `Some(x)`
    pub fn check_tuple_struct_pat(
        &self,
        pat: PatId,
        _path: &Path,
        pats: &[PatId],
        expected: Ty,
        info: PatInfo,
    ) -> Ty {
        let error = self.tcx.types.common.error;
        let span = self.pat_span(pat);
        let Some((res, args, ty)) = self.check_pat_path(pat) else {
            self.check_pats_as_error(pats, info);
            return error;
        };
        let ctor = match res {
            Res::Def(def) if matches!(self.tcx.def_kind(def), DefKind::Ctor(_, CtorKind::Fn)) => {
                Some(def)
            }
            Res::SelfCtor(_) => match self.kind(ty) {
                TyKind::FnDef(def, _) => Some(def),
                _ => None,
            },
            _ => None,
        };
        let Some((ctor, (sig, _))) = ctor.zip(self.fn_def_sig(span, ty)) else {
            self.check_pats_as_error(pats, info);
            if res != Res::Err && !self.references_error(ty) {
                let found = res.descr(&self.tcx.resolution.defs);
                let message = format!("expected tuple struct or tuple variant, found {found}");
                self.error("E0164", span, message);
            }
            return error;
        };
        self.results.borrow_mut().pat_paths.insert(pat, (res, args));
        let (_, ty) = self.tcx.types.split_sig(sig);
        self.check_ctor_parts(pat, ctor, ty, pats, expected, info)
    }

    fn check_ctor_parts(
        &self,
        pat: PatId,
        ctor: DefId,
        ty: Ty,
        pats: &[PatId],
        expected: Ty,
        info: PatInfo,
    ) -> Ty {
        let error = self.tcx.types.common.error;
        let span = self.pat_span(pat);
        let fits = self.demand_eqtype(span, expected, ty);
        let TyKind::Adt(adt, args) = self.kind(ty) else {
            self.check_pats_as_error(pats, info);
            return error;
        };
        let def = self.tcx.adt_def(adt);
        let index = def.variant_index(ctor).unwrap_or(0);
        let Some(variant) = def.variants.get(index) else {
            return error;
        };
        let Some(places) = self.places(pats, variant.fields.len()) else {
            self.check_pats_as_error(pats, info);
            let at = pats.first().map_or(span, |first| self.pat_span(*first));
            let message = format!(
                "this pattern has {} fields, but the corresponding tuple {} has {} fields",
                pats.len(),
                if def.is_enum { "variant" } else { "struct" },
                variant.fields.len()
            );
            return self.error("E0023", at, message);
        };
        let mut fields = Vec::new();
        for (place, part) in &places {
            let ty = match (fits, variant.fields.get(*place)) {
                (true, Some(field)) => {
                    fields.push(*place);
                    self.field_ty(self.pat_span(*part), field.def, args)
                }
                _ => error,
            };
            self.check_pat(*part, ty, info);
        }
        let made = StructExpr {
            adt,
            args,
            variant: index,
            fields,
        };
        self.results.borrow_mut().struct_pats.insert(pat, made);
        if fits { ty } else { error }
    }

    /// The number of what each pattern matches out of `count`, `..` standing for whatever
    /// is missing; nothing if there are too few or too many.
    fn places(&self, pats: &[PatId], count: usize) -> Option<Vec<(usize, PatId)>> {
        let rest = pats.iter().position(|pat| self.is_rest(*pat));
        let Some(rest) = rest else {
            return (pats.len() == count).then(|| pats.iter().copied().enumerate().collect());
        };
        let (before, after) = pats.split_at_checked(rest)?;
        let after = after.get(1..).unwrap_or_default();
        let skipped = count.checked_sub(before.len() + after.len())?;
        let first = before.len() + skipped;
        let after = after.iter().copied().enumerate();
        let after = after.map(|(index, pat)| (first + index, pat));
        Some(before.iter().copied().enumerate().chain(after).collect())
    }

    fn is_rest(&self, pat: PatId) -> bool {
        matches!(self.body.pats[pat].kind, PatKind::Rest)
    }

    /// `(a, b)`
    pub fn check_tuple_pat(&self, pat: PatId, pats: &[PatId], expected: Ty, info: PatInfo) -> Ty {
        let types = &self.tcx.types;
        let span = self.pat_span(pat);
        let has_rest = pats.iter().any(|pat| self.is_rest(*pat));
        let written = pats.len() - usize::from(has_rest);
        let mut count = written;
        if has_rest
            && let TyKind::Tuple(list) = self.kind(self.structurally_resolve(span, expected))
        {
            count = count.max(types.list(list).len());
        }
        let elems: Vec<Ty> = (0..count).map(|_| self.next_ty_var(span)).collect();
        let ty = types.mk_tuple(&elems);
        let fits = self.demand_eqtype(span, expected, ty);
        let places = self.places(pats, count).unwrap_or_default();
        for (place, part) in places {
            let ty = match elems.get(place) {
                Some(ty) if fits => *ty,
                _ => types.common.error,
            };
            self.check_pat(part, ty, info);
        }
        if fits { ty } else { types.common.error }
    }

    /// `[a, .., b]`
    pub fn check_slice_pat(&self, pat: PatId, pats: &[PatId], expected: Ty, info: PatInfo) -> Ty {
        let types = &self.tcx.types;
        let span = self.pat_span(pat);
        let error = types.common.error;
        let rest = pats.iter().position(|pat| self.is_slice_rest(*pat));
        let min = pats.len() - usize::from(rest.is_some());
        let mut expected = self.try_resolve(expected);
        if info.irrefutable && rest.is_none() && self.is_ty_var(expected) {
            let len = u64::try_from(min).unwrap_or(u64::MAX);
            let array = types.mk_array(self.next_ty_var(span), len);
            self.demand_eqtype(span, expected, array);
        }
        expected = self.structurally_resolve(span, expected);
        let (elem, rest_ty) = match self.kind(expected) {
            TyKind::Array(elem, len) => {
                match self.check_array_len(span, elem, len, min, rest.is_some()) {
                    Some(rest_ty) => (elem, rest_ty),
                    None => (elem, error),
                }
            }
            TyKind::Slice(elem) => (elem, expected),
            _ => {
                if !self.references_error(expected) {
                    let text = self.ty_string(expected);
                    let message = format!("expected an array or slice, found `{text}`");
                    self.error("E0529", span, message);
                }
                expected = error;
                (error, error)
            }
        };
        for (index, part) in pats.iter().enumerate() {
            if Some(index) == rest {
                self.check_slice_rest(*part, rest_ty, info);
            } else {
                self.check_pat(*part, elem, info);
            }
        }
        expected
    }

    fn check_slice_rest(&self, pat: PatId, ty: Ty, info: PatInfo) {
        self.check_pat(pat, ty, info);
    }

    /// `..` or `x @ ..`
    fn is_slice_rest(&self, pat: PatId) -> bool {
        match &self.body.pats[pat].kind {
            PatKind::Rest => true,
            PatKind::Ident { sub: Some(sub), .. } => self.is_slice_rest(*sub),
            PatKind::Paren(inner) => self.is_slice_rest(*inner),
            _ => false,
        }
    }

    /// Compares the length of an array with how many elements a pattern names; gives the
    /// type of what `..` stands for.
    pub fn check_array_len(
        &self,
        span: Span,
        elem: Ty,
        len: Const,
        min: usize,
        has_rest: bool,
    ) -> Option<Ty> {
        let types = &self.tcx.types;
        let len = self
            .infcx
            .shallow_resolve_const(self.tcx.try_eval_const(len));
        let wanted = u64::try_from(min).unwrap_or(u64::MAX);
        let Some(known) = types.as_usize(len) else {
            if has_rest {
                let message = "cannot pattern-match on an array without a fixed length";
                self.error("E0730", span, message);
                return None;
            }
            let array = types.mk_array(elem, wanted);
            self.demand_eqtype(span, array, types.mk(TyKind::Array(elem, len)));
            return Some(array);
        };
        match known.checked_sub(wanted) {
            Some(0) if !has_rest => Some(types.mk_array(elem, 0)),
            Some(rest) if has_rest => Some(types.mk_array(elem, rest)),
            Some(_) => {
                let message = format!("pattern requires {wanted} elements but array has {known}");
                self.error("E0527", span, message);
                None
            }
            None if has_rest => {
                let message =
                    format!("pattern requires at least {wanted} elements but array has {known}");
                self.error("E0528", span, message);
                None
            }
            None => {
                let message = format!("pattern requires {wanted} elements but array has {known}");
                self.error("E0527", span, message);
                None
            }
        }
    }

    /// `Point { x, y: 0, .. }`
    pub fn check_struct_pat(
        &self,
        pat: PatId,
        path: &'t Path,
        fields: &[FieldPat],
        rest: bool,
        expected: Ty,
        info: PatInfo,
    ) -> Ty {
        let error = self.tcx.types.common.error;
        let all: Vec<PatId> = fields.iter().map(|field| field.pat).collect();
        let Some((index, ty)) = self.check_struct_path_of_pat(pat, path) else {
            self.check_pats_as_error(&all, info);
            return error;
        };
        self.demand_eqtype(self.pat_span(pat), expected, ty);
        let TyKind::Adt(adt, args) = self.kind(self.try_resolve(ty)) else {
            self.check_pats_as_error(&all, info);
            return error;
        };
        let def = self.tcx.adt_def(adt);
        let Some(variant) = def.variants.get(index) else {
            return error;
        };
        let made = self.check_field_pats(pat, variant, args, fields, info);
        let mut unmentioned: Vec<FieldDef> = (0..)
            .zip(&variant.fields)
            .filter(|(index, _)| !made.contains(&Some(*index)))
            .map(|(_, field)| *field)
            .collect();
        let unknown: Vec<FieldName> = fields
            .iter()
            .zip(&made)
            .filter(|(_, found)| found.is_none())
            .map(|(field, _)| field.name)
            .collect();
        let lacks = !rest && !unmentioned.is_empty();
        if lacks && is_tuple_as_struct(variant, fields) {
            let message = format!(
                "tuple variant `{}` written as struct variant",
                self.tcx.text(variant.name)
            );
            self.error("E0769", self.pat_span(pat), message);
        } else {
            self.report_unknown_field_pats(def.is_enum, variant, &unknown, &mut unmentioned);
            if !rest && !unmentioned.is_empty() {
                self.report_unmentioned(pat, variant, &unmentioned);
            }
        }
        let known: Vec<usize> = made.iter().copied().flatten().collect();
        let made = StructExpr {
            adt,
            args,
            variant: index,
            fields: known,
        };
        self.results.borrow_mut().struct_pats.insert(pat, made);
        ty
    }

    /// Checks the patterns of fields; gives the number of each field, if there is such.
    fn check_field_pats(
        &self,
        pat: PatId,
        variant: &VariantDef,
        args: Args,
        fields: &[FieldPat],
        info: PatInfo,
    ) -> Vec<Option<usize>> {
        let error = self.tcx.types.common.error;
        let mut made: Vec<Option<usize>> = Vec::new();
        for field in fields {
            let found = self
                .field_symbol(field.name)
                .and_then(|name| self.tcx.field_named(variant, name));
            let ty = match found {
                Some((index, _)) if made.contains(&Some(index)) => {
                    let name = self.name_text(field.name);
                    let message = format!("field `{name}` bound multiple times in the pattern");
                    self.error("E0025", field.span, message)
                }
                Some((_, def)) => {
                    self.check_field_privacy(def, field.span);
                    self.field_ty(field.span, def.def, args)
                }
                None => error,
            };
            made.push(found.map(|(index, _)| index));
            self.check_pat(field.pat, ty, info);
        }
        let _ = pat;
        made
    }

    fn report_unknown_field_pats(
        &self,
        is_enum: bool,
        variant: &VariantDef,
        unknown: &[FieldName],
        unmentioned: &mut Vec<FieldDef>,
    ) {
        let Some(first) = unknown.first() else {
            return;
        };
        let names: Vec<String> = unknown
            .iter()
            .map(|name| format!("`{}`", self.name_text(*name)))
            .collect();
        let what = if is_enum { "variant" } else { "struct" };
        let message = format!(
            "{what} `{}` does not have {} named {}",
            self.tcx.text(variant.name),
            if unknown.len() == 1 {
                "a field"
            } else {
                "fields"
            },
            names.join(", ")
        );
        self.error("E0026", field_name_span(*first), message);
        if let [only] = unknown
            && let Some(similar) = self.similar_field(*only, unmentioned)
        {
            unmentioned.retain(|field| field.name != similar);
        }
    }

    /// A field whose name is nearly the one that was written, which rustc takes to be
    /// meant.
    fn similar_field(&self, name: FieldName, fields: &[FieldDef]) -> Option<Symbol> {
        let text = self.name_text(name);
        let names: Vec<&str> = fields
            .iter()
            .map(|field| self.tcx.text(field.name))
            .collect();
        let found = super::similar::best_match(&text, &names)?;
        fields.get(found).map(|field| field.name)
    }

    fn report_unmentioned(&self, pat: PatId, variant: &VariantDef, fields: &[FieldDef]) {
        let names: Vec<String> = fields
            .iter()
            .filter(|field| self.is_accessible(field.def))
            .map(|field| format!("`{}`", self.tcx.text(field.name)))
            .collect();
        let span = self.pat_span(pat);
        if names.is_empty() {
            let message = "pattern requires `..` due to inaccessible fields";
            self.report(crate::syntax::diagnostic::Diagnostic::error(span, message));
            return;
        }
        let _ = variant;
        let plural = if names.len() == 1 { "field" } else { "fields" };
        let message = format!("pattern does not mention {plural} {}", names.join(", "));
        self.error("E0027", span, message);
    }
}

/// Whether a tuple struct is matched as if its fields had names.
fn is_tuple_as_struct(variant: &VariantDef, fields: &[FieldPat]) -> bool {
    let is_tuple = matches!(variant.ctor, Some((CtorKind::Fn, _)));
    let all_numbers = !fields.is_empty()
        && fields
            .iter()
            .all(|field| matches!(field.name, FieldName::Index(..)));
    is_tuple && !all_numbers
}

/// Where a field's name stands.
#[must_use]
pub fn field_name_span(name: FieldName) -> Span {
    match name {
        FieldName::Named(ident) => ident.span,
        FieldName::Index(_, span) => span,
    }
}
