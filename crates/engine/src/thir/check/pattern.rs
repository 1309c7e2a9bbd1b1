//! Patterns, types and constructors as rustc's analysis of patterns wants them.

use std::fmt;

use rustc_pattern_analysis::constructor::{
    Constructor, ConstructorSet, IntRange, MaybeInfiniteInt, OpaqueId, RangeEnd, Slice, SliceKind,
    VariantVisibility,
};
use rustc_pattern_analysis::pat::DeconstructedPat;
use rustc_pattern_analysis::{PatCx, PrivateUninhabitedField};

use crate::resolve::ModuleId;
use crate::syntax::ast::IntType;
use crate::syntax::symbol::Symbol;
use crate::thir::tree::{Pat, PatConst, PatKind};
use crate::ty::{Args, Tcx, Ty, TyKind};

/// A pattern that is analysed.
pub(super) type Analysed<'t> = DeconstructedPat<Cx<'t>>;

/// What the analysis asks us about.
pub(super) struct Cx<'t> {
    pub(super) tcx: &'t Tcx,
    /// Where the match stands, which decides what is visible.
    pub(super) module: ModuleId,
}

/// How the analysis can fail: the patterns are too many, or something is not as expected.
#[derive(Clone, Copy, Debug)]
pub(super) struct GaveUp;

impl fmt::Debug for Cx<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Cx")
    }
}

impl<'t> PatCx for Cx<'t> {
    type Ty = Ty;
    type Error = GaveUp;
    type VariantIdx = usize;
    type StrLit = PatConst;
    type ArmData = ();
    type PatData = ();

    fn is_exhaustive_patterns_feature_on(&self) -> bool {
        false
    }

    fn ctor_arity(&self, ctor: &Constructor<Self>, ty: &Ty) -> usize {
        self.sub_tys(ctor, *ty).len()
    }

    fn ctor_sub_tys(
        &self,
        ctor: &Constructor<Self>,
        ty: &Ty,
    ) -> impl ExactSizeIterator<Item = (Ty, PrivateUninhabitedField)> {
        self.sub_tys(ctor, *ty).into_iter()
    }

    fn ctors_for_ty(&self, ty: &Ty) -> Result<ConstructorSet<Self>, GaveUp> {
        Ok(self.ctors(*ty))
    }

    fn write_variant_name(
        f: &mut fmt::Formatter<'_>,
        _ctor: &Constructor<Self>,
        _ty: &Ty,
    ) -> fmt::Result {
        f.write_str("variant")
    }

    fn bug(&self, _fmt: fmt::Arguments<'_>) -> GaveUp {
        GaveUp
    }

    fn complexity_exceeded(&self) -> Result<(), GaveUp> {
        Err(GaveUp)
    }

    fn match_may_contain_deref_pats(&self) -> bool {
        false
    }

    fn report_mixed_deref_pat_ctors(&self, _a: &Analysed<'t>, _b: &Analysed<'t>) -> GaveUp {
        GaveUp
    }
}

impl<'t> Cx<'t> {
    // Types.

    /// The types of a constructor's fields, and whether each is to be skipped because it is
    /// private and has no value.
    fn sub_tys(&self, ctor: &Constructor<Self>, ty: Ty) -> Vec<(Ty, PrivateUninhabitedField)> {
        let visible = |ty| (ty, PrivateUninhabitedField(false));
        let types = &self.tcx.types;
        match (ctor, types.kind(ty)) {
            (Constructor::Struct, TyKind::Tuple(list)) => {
                types.list(list).iter().copied().map(visible).collect()
            }
            (Constructor::Struct, TyKind::Adt(adt, args)) => self.fields(adt, 0, args),
            (Constructor::Variant(variant), TyKind::Adt(adt, args)) => {
                self.fields(adt, *variant, args)
            }
            (Constructor::Ref, TyKind::Ref(_, inner, _)) => vec![visible(inner)],
            (Constructor::Slice(slice), TyKind::Slice(elem) | TyKind::Array(elem, _)) => {
                vec![visible(elem); slice.arity()]
            }
            _ => Vec::new(),
        }
    }

    fn fields(
        &self,
        adt: crate::resolve::DefId,
        variant: usize,
        args: Args,
    ) -> Vec<(Ty, PrivateUninhabitedField)> {
        let Some(variant) = self.tcx.adt_def(adt).variants.get(variant) else {
            return Vec::new();
        };
        let fields = variant.fields.iter();
        fields
            .map(|field| {
                let ty = self.field_ty(field.def, args);
                let is_visible = self.tcx.is_accessible(field.def, self.module);
                let skip = !is_visible && self.is_uninhabited(ty, 0);
                (ty, PrivateUninhabitedField(skip))
            })
            .collect()
    }

    fn field_ty(&self, field: crate::resolve::DefId, args: Args) -> Ty {
        let ty = self.tcx.subst(self.tcx.type_of(field), args);
        self.tcx.erase_regions(ty)
    }

    /// Whether a type has no value, as far as can be seen.
    fn is_uninhabited(&self, ty: Ty, depth: u32) -> bool {
        if depth > 32 {
            return false;
        }
        let types = &self.tcx.types;
        match types.kind(ty) {
            TyKind::Never => true,
            TyKind::Tuple(list) => {
                let mut parts = types.list(list).iter();
                parts.any(|part| self.is_uninhabited(*part, depth + 1))
            }
            TyKind::Array(elem, len) => {
                types.as_usize(len).is_some_and(|len| len > 0)
                    && self.is_uninhabited(elem, depth + 1)
            }
            TyKind::Adt(adt, args) => {
                let adt = self.tcx.adt_def(adt);
                adt.variants.iter().all(|variant| {
                    variant
                        .fields
                        .iter()
                        .any(|field| self.is_uninhabited(self.field_ty(field.def, args), depth + 1))
                })
            }
            _ => false,
        }
    }

    /// Which constructors a type has.
    fn ctors(&self, ty: Ty) -> ConstructorSet<Self> {
        let types = &self.tcx.types;
        match types.kind(ty) {
            TyKind::Bool => ConstructorSet::Bool,
            TyKind::Char => {
                let range = |lo: u32, hi: u32| included(uint(lo.into()), uint(hi.into()));
                ConstructorSet::Integers {
                    range_1: range(0, 0xd7ff),
                    range_2: Some(range(0xe000, 0x10_ffff)),
                }
            }
            TyKind::Int(int) => int_ctors(int),
            TyKind::Slice(elem) => ConstructorSet::Slice {
                array_len: None,
                subtype_is_empty: self.is_uninhabited(elem, 0),
            },
            TyKind::Array(elem, len) => ConstructorSet::Slice {
                array_len: types
                    .as_usize(len)
                    .and_then(|len| usize::try_from(len).ok()),
                subtype_is_empty: self.is_uninhabited(elem, 0),
            },
            TyKind::Adt(adt, _) if self.tcx.adt_def(adt).is_enum => self.enum_ctors(adt, ty),
            TyKind::Adt(..) | TyKind::Tuple(_) => ConstructorSet::Struct {
                empty: self.is_uninhabited(ty, 0),
            },
            TyKind::Ref(..) => ConstructorSet::Ref,
            TyKind::Never => ConstructorSet::NoConstructors,
            _ => ConstructorSet::Unlistable,
        }
    }

    fn enum_ctors(&self, adt: crate::resolve::DefId, ty: Ty) -> ConstructorSet<Self> {
        let TyKind::Adt(_, args) = self.tcx.types.kind(ty) else {
            return ConstructorSet::Unlistable;
        };
        let variants = &self.tcx.adt_def(adt).variants;
        if variants.is_empty() {
            return ConstructorSet::NoConstructors;
        }
        let variants = variants
            .iter()
            .map(|variant| {
                let is_empty = variant
                    .fields
                    .iter()
                    .any(|field| self.is_uninhabited(self.field_ty(field.def, args), 0));
                if is_empty {
                    VariantVisibility::Empty
                } else {
                    VariantVisibility::Visible
                }
            })
            .collect();
        ConstructorSet::Variants {
            variants,
            non_exhaustive: false,
        }
    }

    // Patterns.

    /// A pattern as the analysis wants it.
    pub(super) fn lower(&self, pat: &Pat) -> Analysed<'t> {
        let (ctor, fields) = self.lower_kind(pat);
        let arity = match &ctor {
            Constructor::Or => fields.len(),
            ctor => self.sub_tys(ctor, pat.ty).len(),
        };
        let fields = fields
            .into_iter()
            .map(|(index, pat)| pat.at_index(index))
            .collect();
        DeconstructedPat::new(ctor, fields, arity, pat.ty, ())
    }

    fn lower_kind(&self, pat: &Pat) -> (Constructor<Self>, Vec<(usize, Analysed<'t>)>) {
        let each = |pats: &[(usize, Pat)]| -> Vec<(usize, Analysed<'t>)> {
            pats.iter()
                .map(|(index, pat)| (*index, self.lower(pat)))
                .collect()
        };
        match &pat.kind {
            PatKind::Wild | PatKind::Never => (Constructor::Wildcard, Vec::new()),
            PatKind::Binding { sub, .. } => match sub {
                Some(sub) => self.lower_kind(sub),
                None => (Constructor::Wildcard, Vec::new()),
            },
            PatKind::Variant {
                variant, fields, ..
            } => (Constructor::Variant(*variant), each(fields)),
            PatKind::Leaf(fields) => (Constructor::Struct, each(fields)),
            PatKind::Deref(inner) => match self.tcx.types.kind(pat.ty) {
                TyKind::Ref(..) => (Constructor::Ref, vec![(0, self.lower(inner))]),
                _ => (Constructor::Opaque(OpaqueId::new()), Vec::new()),
            },
            PatKind::Constant(value) => self.lower_constant(value, pat),
            PatKind::Range {
                start,
                end,
                inclusive,
            } => (self.range(pat.ty, *start, *end, *inclusive), Vec::new()),
            PatKind::Slice {
                prefix,
                has_rest,
                suffix,
                ..
            } => self.lower_slice(pat.ty, prefix, *has_rest, suffix),
            PatKind::Or(pats) => {
                let pats = pats.iter().map(|pat| self.lower(pat)).enumerate();
                (Constructor::Or, pats.collect())
            }
        }
    }

    fn lower_constant(
        &self,
        value: &PatConst,
        pat: &Pat,
    ) -> (Constructor<Self>, Vec<(usize, Analysed<'t>)>) {
        match (value, self.tcx.types.kind(pat.ty)) {
            (PatConst::Scalar(bits), TyKind::Bool) => (Constructor::Bool(*bits != 0), Vec::new()),
            (PatConst::Scalar(bits), TyKind::Int(_) | TyKind::Char) => {
                let range = self.range(pat.ty, Some(*bits), Some(*bits), true);
                (range, Vec::new())
            }
            // A string is a reference to a `str`, which has the constructor proper.
            (value, TyKind::Ref(_, inner, _)) => {
                let ctor = Constructor::Str(value.clone());
                let inner = DeconstructedPat::new(ctor, Vec::new(), 0, inner, ());
                (Constructor::Ref, vec![(0, inner)])
            }
            (PatConst::Scalar(bits), _) => (Constructor::Str(PatConst::Scalar(*bits)), Vec::new()),
            (value, _) => (Constructor::Str(value.clone()), Vec::new()),
        }
    }

    fn range(
        &self,
        ty: Ty,
        start: Option<u128>,
        end: Option<u128>,
        inclusive: bool,
    ) -> Constructor<Self> {
        let encode = |bits: u128| match self.tcx.types.kind(ty) {
            TyKind::Int(int) => match signed_width(int) {
                Some(width) => MaybeInfiniteInt::new_finite_int(bits, width),
                None => MaybeInfiniteInt::new_finite_uint(bits),
            },
            _ => MaybeInfiniteInt::new_finite_uint(bits),
        };
        if !matches!(self.tcx.types.kind(ty), TyKind::Int(_) | TyKind::Char) {
            return Constructor::Opaque(OpaqueId::new());
        }
        let lo = start.map_or(MaybeInfiniteInt::NegInfinity, encode);
        let hi = end.map_or(MaybeInfiniteInt::PosInfinity, encode);
        let hi = if inclusive && end.is_some() {
            hi.plus_one()
        } else {
            Some(hi)
        };
        match hi {
            Some(hi) if lo < hi => Constructor::IntRange(IntRange { lo, hi }),
            // An empty range is reported elsewhere.
            _ => Constructor::Opaque(OpaqueId::new()),
        }
    }

    fn lower_slice(
        &self,
        ty: Ty,
        prefix: &[Pat],
        has_rest: bool,
        suffix: &[Pat],
    ) -> (Constructor<Self>, Vec<(usize, Analysed<'t>)>) {
        let array_len = match self.tcx.types.kind(ty) {
            TyKind::Array(_, len) => {
                let len = self.tcx.types.as_usize(len);
                len.and_then(|len| usize::try_from(len).ok())
            }
            _ => None,
        };
        let (before, after) = (prefix.len(), suffix.len());
        if array_len.is_some_and(|len| before + after > len) {
            return (Constructor::Opaque(OpaqueId::new()), Vec::new());
        }
        let kind = if has_rest {
            SliceKind::VarLen(before, after)
        } else {
            SliceKind::FixedLen(before + after)
        };
        let ctor = Constructor::Slice(Slice::new(array_len, kind));
        let pats = prefix.iter().chain(suffix).map(|pat| self.lower(pat));
        (ctor, pats.enumerate().collect())
    }

    /// The text of a name, for witnesses.
    pub(super) fn text(&self, name: Symbol) -> &'t str {
        self.tcx.text(name)
    }
}

fn uint(bits: u128) -> MaybeInfiniteInt {
    MaybeInfiniteInt::new_finite_uint(bits)
}

fn included(lo: MaybeInfiniteInt, hi: MaybeInfiniteInt) -> IntRange {
    IntRange::from_range(lo, hi, RangeEnd::Included)
}

/// How many bits a signed type has; nothing for an unsigned one.
pub(super) fn signed_width(int: IntType) -> Option<u64> {
    Some(match int {
        IntType::I8 => 8,
        IntType::I16 => 16,
        IntType::I32 => 32,
        IntType::I64 | IntType::Isize => 64,
        IntType::I128 => 128,
        _ => return None,
    })
}

fn int_ctors<'t>(int: IntType) -> ConstructorSet<Cx<'t>> {
    let signed = |size: u64| {
        let min = 1u128 << (size - 1);
        included(
            MaybeInfiniteInt::new_finite_int(min, size),
            MaybeInfiniteInt::new_finite_int(min - 1, size),
        )
    };
    let unsigned = |size: u32| included(uint(0), uint(u128::MAX >> (128 - size)));
    let range_1 = match int {
        // What is not as wide on every machine has no known ends.
        IntType::Isize | IntType::Usize => IntRange {
            lo: MaybeInfiniteInt::NegInfinity,
            hi: MaybeInfiniteInt::PosInfinity,
        },
        IntType::I8 => signed(8),
        IntType::I16 => signed(16),
        IntType::I32 => signed(32),
        IntType::I64 => signed(64),
        IntType::I128 => signed(128),
        IntType::U8 => unsigned(8),
        IntType::U16 => unsigned(16),
        IntType::U32 => unsigned(32),
        IntType::U64 => unsigned(64),
        IntType::U128 => IntRange {
            lo: uint(0),
            hi: MaybeInfiniteInt::PosInfinity,
        },
    };
    // `usize` begins at zero all the same.
    let range_1 = match int {
        IntType::Usize => IntRange {
            lo: uint(0),
            ..range_1
        },
        _ => range_1,
    };
    ConstructorSet::Integers {
        range_1,
        range_2: None,
    }
}
