//! Structs, tuples, closures, and the variants of enums: in which order the fields come.
//!
//! This follows rustc's `univariant`, from which the places of fields, of niches and so
//! the sizes of enums around them result.

use std::cmp::Reverse;

use super::niche::Niche;
use super::{Layout, LayoutError, MAX_SIZE};

/// What the fields are put into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Something that is always sized.
    Sized,
    /// A struct or a tuple whose last field may be unsized, and so stays the last.
    MaybeUnsized,
    /// A variant behind a tag.
    Prefixed {
        /// The tag's size.
        size: u64,
        /// The tag's alignment, or what the fields begin at.
        align: u64,
    },
}

/// At which end of a struct a niche had best be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bias {
    Start,
    End,
}

/// Where fields are.
#[derive(Clone, Debug)]
pub(super) struct Fields {
    pub(super) offsets: Vec<u64>,
    pub(super) size: u64,
    pub(super) align: u64,
    pub(super) niche: Option<Niche>,
    pub(super) uninhabited: bool,
    pub(super) is_unsized: bool,
    /// The numbers of the fields, as they follow each other in memory.
    pub(super) order: Vec<usize>,
}

/// Finds places for fields. If `reorder` is false they stay in order.
pub(super) fn univariant(
    fields: &[&Layout],
    kind: Kind,
    reorder: bool,
) -> Result<Fields, LayoutError> {
    let layout = place(fields, kind, reorder, Bias::Start)?;
    // A niche at one of the ends leaves more room for other variants. So if it is not at
    // the front, it is tried how it comes out at the back.
    if kind != Kind::MaybeUnsized
        && let Some(niche) = layout.niche
    {
        let head = niche.offset;
        let tail = layout.size.saturating_sub(head + niche.num.size() as u64);
        if fields.len() > 1 && head != 0 && tail > 0 {
            let other = place(fields, kind, reorder, Bias::End)?;
            if let Some(niche) = other.niche
                && niche.offset > head
                && niche.offset > tail
            {
                return Ok(other);
            }
        }
    }
    Ok(layout)
}

fn place(fields: &[&Layout], kind: Kind, reorder: bool, bias: Bias) -> Result<Fields, LayoutError> {
    let mut order: Vec<usize> = (0..fields.len()).collect();
    if reorder && fields.len() > 1 {
        let end = match kind {
            Kind::MaybeUnsized => fields.len() - 1,
            _ => fields.len(),
        };
        sort(&mut order, fields, end, kind, bias);
    }
    let mut result = Fields {
        offsets: vec![0; fields.len()],
        size: 0,
        align: 1,
        niche: None,
        uninhabited: fields.iter().any(|field| field.uninhabited),
        is_unsized: false,
        order,
    };
    let mut offset: u64 = 0;
    if let Kind::Prefixed { size, align } = kind {
        result.align = align;
        offset = size.next_multiple_of(align);
    }
    let mut largest = 0;
    for &index in &result.order {
        let Some(field) = fields.get(index) else {
            continue;
        };
        offset = offset.next_multiple_of(field.align);
        result.align = result.align.max(field.align);
        if let Some(slot) = result.offsets.get_mut(index) {
            *slot = offset;
        }
        if let Some(mut niche) = field.niche {
            let available = niche.available();
            let better = match bias {
                Bias::Start => available > largest,
                Bias::End => available >= largest,
            };
            if better {
                largest = available;
                niche.offset += offset;
                result.niche = Some(niche);
            }
        }
        if field.is_unsized {
            result.is_unsized = true;
        }
        offset += field.size;
        if offset > MAX_SIZE {
            return Err(LayoutError::TooLarge);
        }
    }
    result.size = if result.is_unsized {
        offset
    } else {
        offset.next_multiple_of(result.align)
    };
    Ok(result)
}

/// Sorts the fields before `end`.
fn sort(order: &mut [usize], fields: &[&Layout], end: usize, kind: Kind, bias: Bias) {
    let sorted = fields.get(..end).unwrap_or(fields);
    let available = |field: &Layout| field.niche.map_or(0, |niche| niche.available());
    let max_align = sorted.iter().map(|field| field.align).max().unwrap_or(1);
    let max_niche = sorted
        .iter()
        .map(|field| available(field))
        .max()
        .unwrap_or(0);
    // The logarithm of the alignment, or of one that the size stands for: `[u8; 4]` goes
    // with what is aligned to four bytes.
    let group = |field: &Layout| {
        let by_size = field.align.max(field.size).trailing_zeros();
        if max_niche == 0 {
            return by_size;
        }
        match bias {
            Bias::Start => max_align.trailing_zeros().min(by_size),
            Bias::End if available(field) == max_niche => field.align.trailing_zeros(),
            Bias::End => by_size,
        }
    };
    let Some(order) = order.get_mut(..end) else {
        return;
    };
    if matches!(kind, Kind::Prefixed { .. }) {
        order.sort_by_key(|index| {
            fields
                .get(*index)
                .map(|field| (group(field), available(field)))
        });
        return;
    }
    order.sort_by_key(|index| {
        fields.get(*index).map(|field| {
            let niche_size = available(field);
            let offset = field.niche.map_or(0, |niche| match bias {
                Bias::Start => niche.offset,
                Bias::End => {
                    let end = niche.num.size() as u64 + niche.offset;
                    !(field.size.saturating_sub(end))
                }
            });
            let niche_key = match bias {
                Bias::Start => !niche_size,
                Bias::End => niche_size,
            };
            (!field.is_zst(), Reverse(group(field)), niche_key, offset)
        })
    });
}
