//! Patterns as what has to be tested and what is bound.

use super::super::Builder;
use super::super::place::PlaceBuilder;
use crate::mir::body::{Place, PlaceElem};
use crate::mir::inhabited::Inhabited;
use crate::mir::int::bounds;
use crate::resolve::DefId;
use crate::syntax::span::Span;
use crate::syntax::symbol::Symbol;
use crate::thir::{Pat, PatConst, PatKind, VarId};
use crate::ty::results::BindingMode;
use crate::ty::{Args, Ty, TyKind};

/// One thing that has to hold for a pattern to match.
#[derive(Clone, Debug)]
pub(super) enum MatchPair {
    /// One of several patterns has to match.
    Or { alternatives: Vec<FlatPat> },
    /// A place has to be of a case.
    Test {
        place: Place,
        case: Case,
        /// What has to hold then.
        subpairs: Vec<MatchPair>,
        span: Span,
    },
}

/// What a place has to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Case {
    /// A variant of an enum.
    Variant { adt: DefId, variant: usize },
    /// A value of type `bool`.
    Bool(bool),
    /// A number or a `char`.
    Int { bits: u128, ty: Ty },
    /// A floating point number, which is compared.
    Float { bits: u128, ty: Ty },
    /// A text, which is compared. Whether the place is of type `str` and not `&str`.
    Str { text: Symbol, is_unsized: bool },
    /// A number within a range.
    Range(RangeCase),
    /// A slice of a length, or of at least that length.
    Slice { len: u64, exact: bool },
    /// Nothing: it never matches.
    Never,
}

/// A range of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RangeCase {
    pub(super) start: Option<u128>,
    pub(super) end: Option<u128>,
    pub(super) inclusive: bool,
    pub(super) ty: Ty,
}

/// A variable that is bound.
#[derive(Clone, Debug)]
pub(super) struct Binding {
    pub(super) span: Span,
    pub(super) source: Place,
    pub(super) var: VarId,
    pub(super) mode: BindingMode,
}

/// Bindings in the order of the pattern.
#[derive(Clone, Debug)]
pub(super) enum SubBindings {
    One(Binding),
    /// Those of the alternative that matches.
    FromOr,
}

/// A pattern with all that always matches taken out of it.
#[derive(Clone, Debug)]
pub(super) struct FlatPat {
    pub(super) pairs: Vec<MatchPair>,
    pub(super) bindings: Vec<SubBindings>,
    pub(super) span: Span,
}

impl Builder<'_> {
    pub(super) fn flat_pat(&mut self, place: PlaceBuilder, pat: &Pat) -> FlatPat {
        let mut flat = FlatPat {
            pairs: Vec::new(),
            bindings: Vec::new(),
            span: pat.span,
        };
        self.pairs_of(place, pat, &mut flat.pairs, &mut flat.bindings);
        flat
    }

    fn pairs_of(
        &mut self,
        place: PlaceBuilder,
        pat: &Pat,
        pairs: &mut Vec<MatchPair>,
        bindings: &mut Vec<SubBindings>,
    ) {
        let place = self.resolve_upvar(place);
        let mut subpairs = Vec::new();
        let case = match &pat.kind {
            PatKind::Wild => None,
            PatKind::Never => Some(Case::Never),
            PatKind::Or(parts) => {
                self.or_pair(&place, parts, pairs, bindings);
                return;
            }
            PatKind::Range {
                start,
                end,
                inclusive,
            } => self.range_case(*start, *end, *inclusive, pat.ty),
            PatKind::Constant(PatConst::Bytes(bytes)) => {
                self.bytes_pattern(&place, bytes, pat, &mut subpairs)
            }
            PatKind::Constant(value) => self.const_case(value, pat.ty),
            PatKind::Binding { var, mode, sub, .. } => {
                // What is within is bound first, so that it is not moved away before.
                if let Some(sub) = sub {
                    self.pairs_of(place.clone(), sub, &mut subpairs, bindings);
                }
                if let Some(source) = self.try_place(&place) {
                    bindings.push(SubBindings::One(Binding {
                        span: pat.span,
                        source,
                        var: *var,
                        mode: *mode,
                    }));
                } else {
                    self.to_place(&place);
                }
                None
            }
            PatKind::Variant {
                adt,
                args,
                variant,
                fields,
            } => {
                let inner = place.clone().project(PlaceElem::Downcast(*variant));
                self.field_pairs(&inner, fields, &mut subpairs, bindings);
                let always = self.is_only_variant(*adt, *args, *variant);
                let variant = *variant;
                (!always).then_some(Case::Variant { adt: *adt, variant })
            }
            PatKind::Leaf(fields) => {
                self.field_pairs(&place, fields, &mut subpairs, bindings);
                None
            }
            PatKind::Deref(inner) => {
                self.pairs_of(place.clone().deref(), inner, &mut subpairs, bindings);
                None
            }
            PatKind::Slice { .. } => self.slice_pattern(&place, pat, &mut subpairs, bindings),
        };
        match case {
            None => pairs.append(&mut subpairs),
            Some(case) => {
                let place = self.to_place(&place);
                pairs.push(MatchPair::Test {
                    place,
                    case,
                    subpairs,
                    span: pat.span,
                });
            }
        }
    }

    fn or_pair(
        &mut self,
        place: &PlaceBuilder,
        parts: &[Pat],
        pairs: &mut Vec<MatchPair>,
        bindings: &mut Vec<SubBindings>,
    ) {
        let alternatives: Vec<FlatPat> = parts
            .iter()
            .map(|part| self.flat_pat(place.clone(), part))
            .collect();
        let binds = alternatives
            .first()
            .is_some_and(|first| !first.bindings.is_empty());
        if binds {
            bindings.push(SubBindings::FromOr);
        }
        pairs.push(MatchPair::Or { alternatives });
    }

    fn field_pairs(
        &mut self,
        place: &PlaceBuilder,
        fields: &[(usize, Pat)],
        pairs: &mut Vec<MatchPair>,
        bindings: &mut Vec<SubBindings>,
    ) {
        for (field, pat) in fields {
            let place = place.clone().field(*field, pat.ty);
            self.pairs_of(place, pat, pairs, bindings);
        }
    }

    /// Whether no other variant of the enum has values.
    fn is_only_variant(&self, adt: DefId, args: Args, variant: usize) -> bool {
        let inhabited = Inhabited {
            tcx: self.tcx,
            env: self.env,
            from: None,
        };
        if self.tcx.is_non_exhaustive(adt) && !self.tcx.is_local(adt) {
            return false;
        }
        let count = self.tcx.adt_def(adt).variants.len();
        (0..count)
            .filter(|other| *other != variant)
            .all(|other| inhabited.is_variant_uninhabited(adt, args, other))
    }

    fn const_case(&mut self, value: &PatConst, ty: Ty) -> Option<Case> {
        match value {
            PatConst::Scalar(bits) => Some(match self.tcx.types.kind(ty) {
                TyKind::Bool => Case::Bool(*bits != 0),
                TyKind::Float(_) => Case::Float { bits: *bits, ty },
                _ => Case::Int { bits: *bits, ty },
            }),
            PatConst::Str(text) => Some(Case::Str {
                text: *text,
                is_unsized: matches!(self.tcx.types.kind(ty), TyKind::Str),
            }),
            PatConst::Bytes(_) => None,
        }
    }

    /// A range; nothing if all values are within it.
    fn range_case(
        &self,
        start: Option<u128>,
        end: Option<u128>,
        inclusive: bool,
        ty: Ty,
    ) -> Option<Case> {
        let range = RangeCase {
            start,
            end,
            inclusive,
            ty,
        };
        if let Some((min, max)) = bounds(self.tcx, ty) {
            let from_min = start.is_none_or(|start| start == min);
            let to_max = end.is_none_or(|end| end == max && inclusive);
            if from_min && to_max {
                return None;
            }
        } else if start.is_none() && end.is_none() {
            return None;
        }
        Some(Case::Range(range))
    }

    /// `b"…"`: a reference to an array or a slice, or what it refers to.
    fn bytes_pattern(
        &mut self,
        place: &PlaceBuilder,
        bytes: &[u8],
        pat: &Pat,
        pairs: &mut Vec<MatchPair>,
    ) -> Option<Case> {
        let u8 = self.tcx.types.common.u8;
        let (place, ty) = match self.tcx.types.kind(pat.ty) {
            TyKind::Ref(_, ty, _) => (place.clone().deref(), ty),
            _ => (place.clone(), pat.ty),
        };
        let parts: Vec<Pat> = bytes
            .iter()
            .map(|byte| Pat {
                kind: PatKind::Constant(PatConst::Scalar((*byte).into())),
                ty: u8,
                span: pat.span,
            })
            .collect();
        let kind = PatKind::Slice {
            prefix: parts,
            slice: None,
            has_rest: false,
            suffix: Vec::new(),
        };
        let span = pat.span;
        let slice = Pat { kind, ty, span };
        self.pairs_of(place, &slice, pairs, &mut Vec::new());
        None
    }

    /// `[a, rest @ .., b]`
    fn slice_pattern(
        &mut self,
        place: &PlaceBuilder,
        pat: &Pat,
        pairs: &mut Vec<MatchPair>,
        bindings: &mut Vec<SubBindings>,
    ) -> Option<Case> {
        let PatKind::Slice {
            prefix,
            slice,
            has_rest,
            suffix,
        } = &pat.kind
        else {
            return None;
        };
        let before = prefix.len() as u64;
        let after = suffix.len() as u64;
        let array_len = match self.tcx.types.kind(pat.ty) {
            TyKind::Array(_, len) => self.tcx.types.as_usize(self.tcx.try_eval_const(len)),
            _ => None,
        };
        let is_array = array_len.is_some();
        let min_length = array_len.unwrap_or(before + after);
        for (offset, part) in (0..).zip(prefix) {
            let elem = PlaceElem::ConstantIndex {
                offset,
                min_length,
                from_end: false,
            };
            self.pairs_of(place.clone().project(elem), part, pairs, bindings);
        }
        if let Some(part) = slice {
            let elem = PlaceElem::Subslice {
                from: before,
                to: if is_array {
                    min_length.saturating_sub(after)
                } else {
                    after
                },
                from_end: !is_array,
            };
            self.pairs_of(place.clone().project(elem), part, pairs, bindings);
        }
        for (from_end, part) in (1..).zip(suffix.iter().rev()) {
            let elem = PlaceElem::ConstantIndex {
                offset: if is_array {
                    min_length.saturating_sub(from_end)
                } else {
                    from_end
                },
                min_length,
                from_end: !is_array,
            };
            self.pairs_of(place.clone().project(elem), part, pairs, bindings);
        }
        if is_array || (*has_rest && before + after == 0) {
            return None;
        }
        Some(Case::Slice {
            len: before + after,
            exact: !has_rest,
        })
    }
}
