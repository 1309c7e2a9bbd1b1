//! Enums: how their variants are told apart.

use std::cmp::Ordering;

use super::niche::{Niche, ValidRange, max_value};
use super::univariant::{Fields, Kind, univariant};
use super::{Layout, LayoutError, MAX_SIZE, Shape, Tag, VariantLayout};
use crate::interp::num::Num;

/// What of an enum's definition matters.
pub(super) struct EnumDef<'l> {
    /// The layouts of the fields of each variant.
    pub(super) variants: Vec<Vec<&'l Layout>>,
    /// The discriminants, sign-extended if their type has a sign.
    pub(super) discrs: Vec<i128>,
    /// The discriminants as bits.
    pub(super) bits: Vec<u128>,
    /// `repr(C)`
    pub(super) c: bool,
    /// `repr(u8)`
    pub(super) int: Option<Num>,
}

/// The layout of an enum.
pub(super) fn layout(def: &EnumDef<'_>) -> Result<Layout, LayoutError> {
    let fixed = def.c || def.int.is_some();
    let absent = |fields: &[&Layout]| {
        fields.iter().any(|field| field.uninhabited) && fields.iter().all(|field| field.is_zst())
    };
    let present: Vec<usize> = (0..def.variants.len())
        .filter(|index| def.variants.get(*index).is_some_and(|v| !absent(v)))
        .collect();
    match present.as_slice() {
        [] => return never(def),
        [only] if !fixed => return single(def, *only),
        _ => {}
    }
    let niche = if fixed || def.variants.len() < 2 {
        None
    } else {
        niche_filling(def, &absent)?
    };
    let tagged = tagged(def, fixed)?;
    Ok(match niche {
        Some(niche) => {
            let room = |layout: &Layout| layout.niche.map_or(0, |niche| niche.available());
            match tagged.size.cmp(&niche.size) {
                Ordering::Greater => niche,
                Ordering::Equal if room(&tagged) < room(&niche) => niche,
                _ => tagged,
            }
        }
        None => tagged,
    })
}

fn variant(def: &EnumDef<'_>, index: usize, fields: Fields) -> VariantLayout {
    VariantLayout {
        offsets: fields.offsets,
        uninhabited: fields.uninhabited,
        discr: def.bits.get(index).copied().unwrap_or(0),
    }
}

/// An enum without values.
fn never(def: &EnumDef<'_>) -> Result<Layout, LayoutError> {
    let mut variants = Vec::new();
    for (index, fields) in def.variants.iter().enumerate() {
        variants.push(variant(def, index, univariant(fields, Kind::Sized, true)?));
    }
    Ok(Layout {
        size: 0,
        align: 1,
        niche: None,
        uninhabited: true,
        is_unsized: false,
        shape: Shape::Enum {
            variants,
            tag: Tag::Never,
        },
    })
}

/// An enum with one variant that can be: it is laid out as a struct.
fn single(def: &EnumDef<'_>, only: usize) -> Result<Layout, LayoutError> {
    let mut variants = Vec::new();
    let mut whole = None;
    for (index, fields) in def.variants.iter().enumerate() {
        let fields = univariant(fields, Kind::Sized, true)?;
        if index == only {
            whole = Some(fields.clone());
        }
        variants.push(variant(def, index, fields));
    }
    let whole = whole.ok_or(LayoutError::Unknown)?;
    Ok(Layout {
        size: whole.size,
        align: whole.align,
        niche: whole.niche,
        uninhabited: whole.uninhabited,
        is_unsized: false,
        shape: Shape::Enum {
            variants,
            tag: Tag::Single(only),
        },
    })
}

/// All variants but the largest are told by values that a field of that one does not use.
fn niche_filling(
    def: &EnumDef<'_>,
    absent: &dyn Fn(&[&Layout]) -> bool,
) -> Result<Option<Layout>, LayoutError> {
    let mut layouts = Vec::new();
    for fields in &def.variants {
        layouts.push(univariant(fields, Kind::Sized, true)?);
    }
    let align = layouts.iter().map(|fields| fields.align).max().unwrap_or(1);
    let sizes = layouts.iter().map(|fields| fields.size).enumerate();
    let Some((largest, max_size)) = sizes.max_by_key(|(_, size)| *size) else {
        return Ok(None);
    };
    let needs_tag = |index: &usize| {
        *index != largest
            && def
                .variants
                .get(*index)
                .is_some_and(|fields| !absent(fields))
    };
    let all = 0..def.variants.len();
    let (Some(first), Some(last)) = (all.clone().find(needs_tag), all.rev().find(needs_tag)) else {
        return Ok(None);
    };
    let count = (last - first + 1) as u128;
    let Some((niche, start, valid)) = layouts.get(largest).and_then(|fields| {
        let niche = fields.niche?;
        let (start, valid) = niche.reserve(count)?;
        Some((niche, start, valid))
    }) else {
        return Ok(None);
    };
    let niche_end = niche.offset + niche.num.size() as u64;
    let size = max_size.next_multiple_of(align);
    for (index, fields) in layouts.iter_mut().enumerate() {
        if index == largest || fields.size <= niche.offset {
            continue;
        }
        let shift = niche_end.next_multiple_of(fields.align);
        if shift + fields.size > size {
            return Ok(None);
        }
        let variant = def.variants.get(index).map_or(&[][..], Vec::as_slice);
        for (offset, field) in fields.offsets.iter_mut().zip(variant) {
            if !field.is_zst() {
                *offset += shift;
            }
        }
    }
    let uninhabited = layouts.iter().all(|fields| fields.uninhabited);
    let variants = layouts
        .into_iter()
        .enumerate()
        .map(|(index, fields)| variant(def, index, fields));
    Ok(Some(Layout {
        size,
        align,
        niche: Niche::new(niche.offset, niche.num, valid),
        uninhabited,
        is_unsized: false,
        shape: Shape::Enum {
            variants: variants.collect(),
            tag: Tag::Niche {
                offset: niche.offset,
                num: niche.num,
                untagged: largest,
                first,
                last,
                start,
            },
        },
    }))
}

/// All variants come behind a tag of their own.
fn tagged(def: &EnumDef<'_>, fixed: bool) -> Result<Layout, LayoutError> {
    let smallest = tag_type(def);
    let tag_size = smallest.size() as u64;
    let mut prefix_align = tag_size;
    if def.c {
        for field in def.variants.iter().flatten() {
            prefix_align = prefix_align.max(field.align);
        }
    }
    let kind = Kind::Prefixed {
        size: tag_size,
        align: prefix_align,
    };
    let mut layouts = Vec::new();
    let (mut size, mut align, mut start_align) = (0, 1, 256);
    for fields in &def.variants {
        let placed = univariant(fields, kind, !fixed)?;
        // A larger tag costs nothing if the first field is aligned to it anyway.
        let moved = placed.order.iter().filter_map(|index| fields.get(*index));
        if let Some(field) = moved
            .into_iter()
            .find(|field| !field.is_zst() || field.align != 1)
        {
            start_align = start_align.min(field.align);
        }
        size = placed.size.max(size);
        align = placed.align.max(align);
        layouts.push(placed);
    }
    let size = size.next_multiple_of(align);
    if size > MAX_SIZE {
        return Err(LayoutError::TooLarge);
    }
    let mut num = smallest;
    if !fixed && let Some(larger) = for_align(start_align, smallest.is_signed()) {
        let larger_size = larger.size() as u64;
        if larger_size > tag_size {
            num = larger;
            for fields in &mut layouts {
                for offset in &mut fields.offsets {
                    if *offset <= tag_size {
                        *offset = larger_size;
                    }
                }
            }
        }
    }
    let (min, max) = range(def);
    let mask = max_value(num);
    let valid = ValidRange {
        start: min.cast_unsigned() & mask,
        end: max.cast_unsigned() & mask,
    };
    let uninhabited = layouts.iter().all(|fields| fields.uninhabited);
    let variants = layouts
        .into_iter()
        .enumerate()
        .map(|(index, fields)| variant(def, index, fields));
    Ok(Layout {
        size: size.max(num.size() as u64),
        align,
        niche: Niche::new(0, num, valid),
        uninhabited,
        is_unsized: false,
        shape: Shape::Enum {
            variants: variants.collect(),
            tag: Tag::Direct { offset: 0, num },
        },
    })
}

/// The smallest and the largest discriminant of variants that can be.
fn range(def: &EnumDef<'_>) -> (i128, i128) {
    let inhabited = def
        .variants
        .iter()
        .zip(&def.discrs)
        .filter(|(fields, _)| def.c || !fields.iter().any(|field| field.uninhabited));
    let (mut min, mut max) = (i128::MAX, i128::MIN);
    for (_, discr) in inhabited {
        min = min.min(*discr);
        max = max.max(*discr);
    }
    if min > max { (0, 0) } else { (min, max) }
}

/// The smallest type that the discriminants fit into.
fn tag_type(def: &EnumDef<'_>) -> Num {
    if let Some(int) = def.int {
        return int;
    }
    let (min, max) = range(def);
    let at_least = if def.c { 4 } else { 1 };
    let fits = |size: u32| {
        let bits = size * 8;
        if min < 0 {
            min >= -(1i128 << (bits - 1)) && max < (1i128 << (bits - 1))
        } else {
            max < (1i128 << bits)
        }
    };
    let size = [1, 2, 4]
        .into_iter()
        .find(|size| *size >= at_least && fits(*size))
        .unwrap_or(8);
    match (size, min < 0) {
        (1, false) => Num::U8,
        (2, false) => Num::U16,
        (4, false) => Num::U32,
        (_, false) => Num::U64,
        (1, true) => Num::I8,
        (2, true) => Num::I16,
        (4, true) => Num::I32,
        (_, true) => Num::I64,
    }
}

/// The integer that has the alignment.
fn for_align(align: u64, signed: bool) -> Option<Num> {
    Some(match (align, signed) {
        (1, false) => Num::U8,
        (2, false) => Num::U16,
        (4, false) => Num::U32,
        (8, false) => Num::U64,
        (16, false) => Num::U128,
        (1, true) => Num::I8,
        (2, true) => Num::I16,
        (4, true) => Num::I32,
        (8, true) => Num::I64,
        (16, true) => Num::I128,
        _ => return None,
    })
}
