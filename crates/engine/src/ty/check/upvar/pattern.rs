//! How patterns use the place that they look at.
//!
//! A binding takes its part of the place or borrows it; whatever looks at a value to
//! decide whether it fits, reads it; `_` does nothing at all.

use super::place::{Place, Step};
use super::visit::UseVisitor;
use crate::resolve::{DefKind, PatRes, Res};
use crate::syntax::ast::{PatId, PatKind};
use crate::syntax::span::Span;
use crate::ty::results::BindingMode;
use crate::ty::{Mutability, TyKind};

impl UseVisitor<'_, '_> {
    /// A pattern that looks at a place; `span` is what is looked at.
    pub(super) fn walk_pat(&mut self, place: Option<Place>, pat: PatId, guard: bool, span: Span) {
        let Some(mut place) = place else { return };
        let seen_through = self.fcx.results.borrow().pat_adjustments.get(pat).cloned();
        for _ in seen_through.unwrap_or_default() {
            match self.deref(place) {
                Some(next) => place = next,
                None => return,
            }
        }
        match &self.fcx.body.pats[pat].kind {
            PatKind::Wild | PatKind::Rest | PatKind::Error => {}
            PatKind::Ident { sub, .. } => match self.fcx.names.pats.get(pat) {
                Some(PatRes::Binding(_)) => self.binding(&place, pat, *sub, guard, span),
                _ => self.path_pat(&place, pat, span),
            },
            PatKind::Path(_) => self.path_pat(&place, pat, span),
            PatKind::Literal(_) | PatKind::Range { .. } => self.read(&place, span),
            PatKind::TupleStruct(_, pats) => {
                self.read_discriminant(&place, span);
                self.numbered(&place, pat, pats, guard, span);
            }
            PatKind::Struct { fields, .. } => {
                self.read_discriminant(&place, span);
                let subs: Vec<PatId> = fields.iter().map(|field| field.pat).collect();
                self.numbered(&place, pat, &subs, guard, span);
            }
            PatKind::Tuple(pats) => self.tuple(&place, pats, guard, span),
            PatKind::Slice(pats) => self.slice(&place, pats, guard, span),
            PatKind::Ref { pat, .. } => {
                let inner = self.deref(place);
                self.walk_pat(inner, *pat, guard, span);
            }
            PatKind::Or(pats) => {
                for pat in pats {
                    self.walk_pat(Some(place.clone()), *pat, guard, span);
                }
            }
            PatKind::Paren(inner) => self.walk_pat(Some(place), *inner, guard, span),
        }
    }

    fn binding(&mut self, place: &Place, pat: PatId, sub: Option<PatId>, guard: bool, span: Span) {
        if guard {
            self.read(place, span);
        }
        let mode = self.fcx.results.borrow().binding_modes.get(pat).copied();
        match mode {
            Some(BindingMode::Ref(by)) => self.borrow_place(Some(place.clone()), by, span),
            _ => self.consume_place(Some(place.clone()), span),
        }
        if let Some(sub) = sub {
            self.walk_pat(Some(place.clone()), sub, guard, span);
        }
    }

    /// A constant is compared with the value; a variant asks which one it is.
    fn path_pat(&mut self, place: &Place, pat: PatId, span: Span) {
        let found = self.fcx.results.borrow().pat_paths.get(pat).copied();
        let is_const = match found {
            Some((Res::Def(def), _)) => matches!(
                self.fcx.tcx.def_kind(def),
                DefKind::Const | DefKind::AssocConst
            ),
            _ => false,
        };
        if is_const {
            self.read(place, span);
        } else {
            self.read_discriminant(place, span);
        }
    }

    fn read(&mut self, place: &Place, span: Span) {
        self.borrow_place(Some(place.clone()), Mutability::Not, span);
    }

    /// Which variant it is, is asked if there are several, or may be in later versions of
    /// a crate that is not the user's.
    fn read_discriminant(&mut self, place: &Place, span: Span) {
        let TyKind::Adt(def, _) = self.fcx.tcx.types.kind(place.ty()) else {
            return;
        };
        let adt = self.fcx.tcx.adt_def(def);
        let foreign = self.fcx.tcx.def(def).krate != self.fcx.body_ref.krate;
        let open = adt.variants.iter().any(|variant| variant.non_exhaustive);
        if adt.is_enum && (adt.variants.len() > 1 || (foreign && open)) {
            self.read(place, span);
        }
    }

    /// The fields of a struct or of a variant, whose numbers the check has found.
    fn numbered(&mut self, place: &Place, pat: PatId, subs: &[PatId], guard: bool, span: Span) {
        let made = self.fcx.results.borrow().struct_pats.get(pat).cloned();
        let Some(made) = made else { return };
        let is_rest = |sub: &&PatId| !matches!(self.fcx.body.pats[**sub].kind, PatKind::Rest);
        let subs: Vec<PatId> = subs.iter().filter(is_rest).copied().collect();
        for (sub, index) in subs.into_iter().zip(made.fields) {
            let field = self.field(place, made.variant, index);
            self.walk_pat(field, sub, guard, span);
        }
    }

    fn tuple(&mut self, place: &Place, pats: &[PatId], guard: bool, span: Span) {
        let TyKind::Tuple(list) = self.fcx.tcx.types.kind(place.ty()) else {
            return;
        };
        let count = self.fcx.tcx.types.list(list).len();
        let rest = self.rest_of(pats);
        for (position, pat) in pats.iter().enumerate() {
            let index = match rest {
                Some(rest) if position == rest => continue,
                Some(rest) if position > rest => (count + position).saturating_sub(pats.len()),
                _ => position,
            };
            let field = self.field(place, 0, index);
            self.walk_pat(field, *pat, guard, span);
        }
    }

    fn rest_of(&self, pats: &[PatId]) -> Option<usize> {
        let is_rest = |pat: &PatId| matches!(self.fcx.body.pats[*pat].kind, PatKind::Rest);
        pats.iter().position(is_rest)
    }

    /// A slice's length is asked, an array's is known. `x @ ..` takes a part of it.
    fn slice(&mut self, place: &Place, pats: &[PatId], guard: bool, span: Span) {
        let elem = match self.fcx.tcx.types.kind(place.ty()) {
            TyKind::Array(elem, _) => elem,
            TyKind::Slice(elem) => {
                let anything = match pats {
                    [only] => self.is_rest_pat(*only),
                    _ => false,
                };
                if !anything {
                    self.read(place, span);
                }
                elem
            }
            _ => return,
        };
        let elem = self.fcx.resolve(elem);
        for pat in pats {
            let is_part = self.is_rest_pat(*pat);
            let ty = if is_part { place.ty() } else { elem };
            let inner = place.clone().project(Step::Element, ty);
            match &self.fcx.body.pats[*pat].kind {
                PatKind::Ident { .. } if is_part => {
                    self.binding(&inner, *pat, None, guard, span);
                }
                _ => self.walk_pat(Some(inner), *pat, guard, span),
            }
        }
    }

    /// `..` or `x @ ..`
    fn is_rest_pat(&self, pat: PatId) -> bool {
        match &self.fcx.body.pats[pat].kind {
            PatKind::Rest => true,
            PatKind::Ident { sub: Some(sub), .. } => {
                matches!(self.fcx.body.pats[*sub].kind, PatKind::Rest)
            }
            PatKind::Paren(inner) => self.is_rest_pat(*inner),
            _ => false,
        }
    }
}
