//! Structs and enums.

use crate::resolve::{DefId, DefKind};
use crate::syntax::ast::{FieldName, IntType};
use crate::syntax::symbol::{Symbol, sym};
use crate::ty::generics::{AdtDef, FieldDef, VariantDef};
use crate::ty::kind::{Args, Ty, TyKind};
use crate::ty::{BodyRef, Tcx};

/// The number that stands for a variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Discr {
    /// Its bits, cut to the size of the type.
    pub bits: u128,
    /// Its type: that of `#[repr(…)]`, or `isize`.
    pub ty: Ty,
}

impl Tcx {
    /// A struct or an enum.
    pub fn adt_def(&self, def: DefId) -> &AdtDef {
        if let Some(adt) = self.queries.adts.get(&def) {
            return adt;
        }
        let adt = self.compute_adt(def);
        self.queries.adts.insert(def, Box::new(adt))
    }

    fn compute_adt(&self, def: DefId) -> AdtDef {
        let is_enum = self.def_kind(def) == DefKind::Enum;
        let variants = if is_enum {
            let kinds = self
                .resolution
                .defs
                .children(def, |kind| kind == DefKind::Variant);
            kinds.map(|variant| self.variant_def(variant)).collect()
        } else {
            vec![self.variant_def(def)]
        };
        AdtDef {
            def,
            is_enum,
            variants,
            repr: self.repr_of(def),
            is_box: self.lang.is(def, "owned_box"),
            is_phantom_data: self.lang.is(def, "phantom_data"),
            is_manually_drop: self.lang.is(def, "manually_drop"),
            is_unsafe_cell: self.lang.is(def, "unsafe_cell"),
        }
    }

    fn variant_def(&self, def: DefId) -> VariantDef {
        let data = self.def(def);
        let ids = self
            .resolution
            .defs
            .children(def, |kind| kind == DefKind::Field);
        let fields = ids.map(|field| FieldDef {
            def: field,
            name: self.field_name(field),
        });
        let ctor = self
            .resolution
            .defs
            .ctor(def)
            .and_then(|ctor| match self.def_kind(ctor) {
                DefKind::Ctor(_, kind) => Some((kind, ctor)),
                _ => None,
            });
        let discr = self.variant_node(def).and_then(|node| node.discriminant);
        VariantDef {
            def,
            ctor,
            name: data.name.unwrap_or(sym::EMPTY),
            discr: discr.map(|body| BodyRef {
                krate: data.krate,
                body,
            }),
            fields: fields.collect(),
            non_exhaustive: self.is_non_exhaustive(def),
        }
    }

    /// The name of a field; for that of a tuple its number.
    #[must_use]
    pub fn field_name(&self, field: DefId) -> Symbol {
        match self.field_node(field).map(|node| node.name) {
            Some(FieldName::Named(ident)) => ident.name,
            Some(FieldName::Index(number, _)) => self.number_name(number as usize),
            None => sym::EMPTY,
        }
    }

    /// The symbol of a number, as fields of tuples are called.
    #[must_use]
    pub fn number_name(&self, number: usize) -> Symbol {
        self.index
            .numbers
            .get(number)
            .copied()
            .unwrap_or(sym::EMPTY)
    }

    /// The struct or the enum that a variant, a constructor or a field belongs to.
    #[must_use]
    pub fn adt_of(&self, def: DefId) -> Option<DefId> {
        let mut at = def;
        loop {
            match self.def_kind(at) {
                DefKind::Struct | DefKind::Enum => return Some(at),
                DefKind::Variant | DefKind::Ctor(..) | DefKind::Field => {
                    at = self.def(at).parent?;
                }
                _ => return None,
            }
        }
    }

    /// The integer type of an enum's discriminants.
    #[must_use]
    pub fn discr_ty(&self, adt: DefId) -> Ty {
        match self.adt_def(adt).repr.int {
            Some(int) => self.types.mk(TyKind::Int(int)),
            None => self.types.common.isize,
        }
    }

    /// The discriminants of all variants of an enum, in order.
    #[must_use]
    pub fn discriminants(&self, adt: DefId) -> Vec<Discr> {
        let ty = self.discr_ty(adt);
        let int = self.adt_def(adt).repr.int.unwrap_or(IntType::Isize);
        let mask = int_mask(int);
        let mut next: u128 = 0;
        let mut all = Vec::new();
        for variant in &self.adt_def(adt).variants {
            if let Some(body) = variant.discr {
                self.register_anon_const(body, variant.def, ty);
                if let Some(bits) = self.eval_const_body(body, Args::EMPTY, ty) {
                    next = bits & mask;
                }
            }
            all.push(Discr { bits: next, ty });
            next = next.wrapping_add(1) & mask;
        }
        all
    }

    /// The discriminant of a variant by its number.
    #[must_use]
    pub fn variant_discr(&self, adt: DefId, variant: usize) -> Option<Discr> {
        self.discriminants(adt).get(variant).copied()
    }
}

/// The bits that a value of an integer type has.
pub(in crate::ty) fn int_mask(int: IntType) -> u128 {
    match int {
        IntType::I8 | IntType::U8 => u8::MAX.into(),
        IntType::I16 | IntType::U16 => u16::MAX.into(),
        IntType::I32 | IntType::U32 => u32::MAX.into(),
        IntType::I64 | IntType::U64 | IntType::Isize | IntType::Usize => u64::MAX.into(),
        IntType::I128 | IntType::U128 => u128::MAX,
    }
}
