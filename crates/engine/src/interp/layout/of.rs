//! The layout of a type.

use super::enums::{self, EnumDef};
use super::niche::{Niche, ValidRange, max_value};
use super::univariant::{Kind, univariant};
use super::{Layout, LayoutError, MAX_SIZE, Shape};
use crate::interp::num::Num;
use crate::interp::program::Cx;
use crate::resolve::DefId;
use crate::ty::{Args, ClosureId, Ty, TyKind};

/// What a pointer holds besides the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meta {
    /// Nothing.
    None,
    /// The number of elements.
    Length,
    /// A vtable.
    Vtable,
}

/// How deep types may be nested.
const MAX_DEPTH: u32 = 128;

impl<'p> Cx<'p> {
    /// The layout of a type without parameters.
    ///
    /// # Errors
    /// If it has none.
    pub fn layout(self, ty: Ty) -> Result<&'p Layout, LayoutError> {
        if let Some(layout) = self.engine.layouts.get(&ty) {
            return Ok(layout);
        }
        let depth = &self.engine.depth;
        if depth.get() >= MAX_DEPTH {
            return Err(LayoutError::Unsupported("a type that is nested so deep"));
        }
        depth.set(depth.get() + 1);
        let layout = self.compute(ty);
        depth.set(depth.get().saturating_sub(1));
        let layout = layout?;
        if layout.size > MAX_SIZE {
            return Err(LayoutError::TooLarge);
        }
        Ok(self.engine.layouts.insert(ty, Box::new(layout)))
    }

    fn compute(self, ty: Ty) -> Result<Layout, LayoutError> {
        let types = &self.tcx.types;
        match types.kind(ty) {
            TyKind::Bool => Ok(Layout::scalar(Num::U8, ValidRange { start: 0, end: 1 })),
            TyKind::Char => {
                let valid = ValidRange {
                    start: 0,
                    end: 0x10_ffff,
                };
                Ok(Layout::scalar(Num::U32, valid))
            }
            kind @ (TyKind::Int(_) | TyKind::Float(_)) => {
                let num = Num::of(kind).ok_or(LayoutError::Unknown)?;
                Ok(Layout::scalar(num, ValidRange::full(num)))
            }
            TyKind::FnPtr(..) => Ok(Layout::scalar(Num::U64, ValidRange::non_zero(Num::U64))),
            TyKind::Never => Ok(self.structure(&[], Kind::Sized, true)?.never()),
            TyKind::FnDef(..) => self.structure(&[], Kind::Sized, true),
            TyKind::Ref(_, to, _) => Ok(self.pointer(to, ValidRange::non_zero(Num::U64))),
            TyKind::RawPtr(to, _) => Ok(self.pointer(to, ValidRange::full(Num::U64))),
            TyKind::Str => self.unsized_array(types.common.u8),
            TyKind::Slice(element) => self.unsized_array(element),
            TyKind::Dynamic(..) => Ok(Layout {
                size: 0,
                align: 1,
                niche: None,
                uninhabited: false,
                is_unsized: true,
                shape: Shape::Scalar,
            }),
            TyKind::Array(element, count) => {
                let count = self.array_len(count).ok_or(LayoutError::Unknown)?;
                self.array(element, count)
            }
            TyKind::Tuple(list) => {
                let list = types.list(list);
                let kind = if list.is_empty() {
                    Kind::Sized
                } else {
                    Kind::MaybeUnsized
                };
                self.structure(list, kind, true)
            }
            TyKind::Closure(id, args) => {
                let fields = self.upvar_tys(id, args);
                self.structure(&fields, Kind::Sized, true)
            }
            TyKind::Coroutine(id, args) => self.coroutine(id, args),
            TyKind::Adt(def, args) => self.adt(def, args),
            TyKind::Param(_)
            | TyKind::Projection(..)
            | TyKind::Opaque(..)
            | TyKind::Infer(_)
            | TyKind::Error => Err(LayoutError::Unknown),
        }
    }

    /// What a pointer to the type holds besides the address.
    #[must_use]
    pub fn meta(self, pointee: Ty) -> Meta {
        match self.tcx.types.kind(self.tail(pointee)) {
            TyKind::Str | TyKind::Slice(_) => Meta::Length,
            TyKind::Dynamic(..) => Meta::Vtable,
            _ => Meta::None,
        }
    }

    /// The last field of the last field and so on.
    #[must_use]
    pub fn tail(self, ty: Ty) -> Ty {
        let mut at = ty;
        for _ in 0..MAX_DEPTH {
            let last = match self.tcx.types.kind(at) {
                TyKind::Tuple(list) => self.tcx.types.list(list).last().copied(),
                TyKind::Adt(def, args) => {
                    let adt = self.tcx.adt_def(def);
                    let field = adt.struct_variant().and_then(|v| v.fields.last());
                    field.map(|field| self.field_ty(field.def, args))
                }
                _ => None,
            };
            match last {
                Some(last) => at = last,
                None => return at,
            }
        }
        at
    }

    /// A pointer, thin or fat.
    fn pointer(self, to: Ty, valid: ValidRange) -> Layout {
        let mut layout = Layout::scalar(Num::U64, valid);
        let meta = self.meta(to);
        if meta != Meta::None {
            layout.size = 16;
            layout.shape = Shape::Struct(vec![0, 8]);
        }
        if meta == Meta::Vtable {
            // Of two niches of one size rustc takes the second.
            let vtable = Niche::new(8, Num::U64, ValidRange::non_zero(Num::U64));
            layout.niche = layout.niche.or(vtable);
        }
        layout
    }

    fn unsized_array(self, element: Ty) -> Result<Layout, LayoutError> {
        let element = self.layout(element)?;
        Ok(Layout {
            size: 0,
            align: element.align,
            niche: None,
            uninhabited: false,
            is_unsized: true,
            shape: Shape::Array {
                stride: element.size,
            },
        })
    }

    fn array(self, element: Ty, count: u64) -> Result<Layout, LayoutError> {
        let element = self.layout(element)?;
        let size = element.size.checked_mul(count);
        Ok(Layout {
            size: size.ok_or(LayoutError::TooLarge)?,
            align: element.align,
            niche: element.niche.filter(|_| count != 0),
            uninhabited: count != 0 && element.uninhabited,
            is_unsized: false,
            shape: Shape::Array {
                stride: element.size,
            },
        })
    }

    /// A struct, a tuple or a closure with these fields.
    pub(super) fn structure(
        self,
        fields: &[Ty],
        kind: Kind,
        reorder: bool,
    ) -> Result<Layout, LayoutError> {
        let mut layouts = Vec::new();
        for field in fields {
            layouts.push(self.layout(*field)?);
        }
        Self::place_fields(&layouts, kind, reorder)
    }

    fn place_fields(fields: &[&Layout], kind: Kind, reorder: bool) -> Result<Layout, LayoutError> {
        let placed = univariant(fields, kind, reorder)?;
        Ok(Layout {
            size: placed.size,
            align: placed.align,
            niche: placed.niche,
            uninhabited: placed.uninhabited,
            is_unsized: placed.is_unsized,
            shape: Shape::Struct(placed.offsets),
        })
    }

    fn adt(self, def: DefId, args: Args) -> Result<Layout, LayoutError> {
        let adt = self.tcx.adt_def(def);
        let fixed = adt.repr.c || adt.repr.int.is_some();
        if adt.is_enum {
            return self.enumeration(def, args);
        }
        let Some(variant) = adt.struct_variant() else {
            return Err(LayoutError::Unknown);
        };
        let env = self.tcx.param_env_of(def);
        let last = variant.fields.last();
        let always_sized = last.is_none_or(|last| {
            let ty = self.tcx.type_of(last.def);
            self.tcx.type_is_sized(env, ty)
        });
        let kind = if always_sized {
            Kind::Sized
        } else {
            Kind::MaybeUnsized
        };
        let fields: Vec<Ty> = variant
            .fields
            .iter()
            .map(|field| self.field_ty(field.def, args))
            .collect();
        let mut layouts = Vec::new();
        for (field, ty) in variant.fields.iter().zip(&fields) {
            let mut layout = self.layout(*ty)?.clone();
            self.valid_range(field.def, &mut layout);
            layouts.push(layout);
        }
        let mut layout = Self::place_fields(&layouts.iter().collect::<Vec<_>>(), kind, !fixed)?;
        if adt.is_unsafe_cell || self.tcx.lang.is(def, "maybe_uninit") {
            layout.niche = None;
        }
        self.valid_range(def, &mut layout);
        Ok(layout)
    }

    /// `#[engine::valid_range_start(1)]`, `#[engine::valid_range_end(0x7f)]`: values that
    /// the scalar at the beginning of a struct of std, or a field of one, does not use.
    fn valid_range(self, def: DefId, layout: &mut Layout) {
        let number = |name: &str| {
            let text = self.tcx.engine_attr_text(def, name)?;
            parse_number(text)
        };
        let (start, end) = (number("valid_range_start"), number("valid_range_end"));
        if start.is_none() && end.is_none() {
            return;
        }
        let size = layout.size.min(if layout.size == 16 && layout.align == 8 {
            8
        } else {
            16
        });
        let Some(num) = Num::unsigned(size) else {
            return;
        };
        let valid = ValidRange {
            start: start.unwrap_or(0),
            end: end.unwrap_or(max_value(num)),
        };
        let niche = Niche::new(0, num, valid);
        let room = |niche: Option<Niche>| niche.map_or(0, |niche| niche.available());
        if room(niche) >= room(layout.niche) {
            layout.niche = niche;
        }
    }

    fn enumeration(self, def: DefId, args: Args) -> Result<Layout, LayoutError> {
        let adt = self.tcx.adt_def(def);
        let mut variants = Vec::new();
        for variant in &adt.variants {
            let mut fields = Vec::new();
            for field in &variant.fields {
                fields.push(self.layout(self.field_ty(field.def, args))?);
            }
            variants.push(fields);
        }
        let bits: Vec<u128> = self
            .tcx
            .discriminants(def)
            .iter()
            .map(|discr| discr.bits)
            .collect();
        let int = adt.repr.int.map(Num::of_int);
        let of = int.unwrap_or(Num::I64);
        let discrs = bits.iter().map(|bits| sign_extend(*bits, of)).collect();
        enums::layout(&EnumDef {
            variants,
            discrs,
            bits,
            c: adt.repr.c,
            int,
        })
    }

    /// The types of what a closure captures.
    #[must_use]
    pub fn upvar_tys(self, id: ClosureId, args: Args) -> Vec<Ty> {
        let Some(def) = self.tcx.closure_def(id) else {
            return Vec::new();
        };
        let results = self.tcx.typeck(def.body);
        let captures = results.closure_types.get(&id).map(|ty| &ty.captures);
        captures
            .into_iter()
            .flatten()
            .map(|capture| self.mono(capture.ty, args))
            .collect()
    }
}

impl Layout {
    /// The same, of which there is no value.
    fn never(mut self) -> Self {
        self.uninhabited = true;
        self
    }
}

/// A number as it is written in a source.
fn parse_number(text: &str) -> Option<u128> {
    let text = text.replace('_', "");
    match text.strip_prefix("0x") {
        Some(hex) => u128::from_str_radix(hex, 16).ok(),
        None => text.parse().ok(),
    }
}

/// The bits of a number as a wide number.
pub fn sign_extend(bits: u128, num: Num) -> i128 {
    let size = num.size() * 8;
    let value = bits.cast_signed();
    if num.is_signed() && size < 128 {
        let shift = 128 - size;
        (value << shift) >> shift
    } else {
        value
    }
}
