//! Layout: how many bytes a type takes, and where its parts are.
//!
//! The rules are those of rustc, so that `size_of` gives what it gives there: fields are
//! reordered, and an enum's tag is put into values that a field does not use, its niche.
//!
//! ```text
//! of          the layout of a type
//! univariant  structs, tuples, closures: the order of the fields
//! enums       a tag of its own, or one in a niche
//! niche       values that are not used
//! ```

mod coroutine;
mod enums;
mod niche;
mod of;
mod univariant;

pub use coroutine::CoroutineLayout;
pub use niche::{Niche, ValidRange};
pub use of::Meta;

use super::num::Num;

/// How a type is laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// How many bytes; of something unsized, where its tail begins at the earliest.
    pub size: u64,
    /// The alignment; of `dyn Trait`, that of the rest.
    pub align: u64,
    /// The niche with the most room.
    pub niche: Option<Niche>,
    /// Whether there can be no value.
    pub uninhabited: bool,
    /// Whether its size is known only while the program runs.
    pub is_unsized: bool,
    /// Where its parts are.
    pub shape: Shape,
}

/// Where the parts of a type are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// It has none that have a place: numbers, pointers.
    Scalar,
    /// Elements one after another, so many bytes apart.
    Array {
        /// From one to the next.
        stride: u64,
    },
    /// A struct, a tuple or a closure: the offset of each field.
    Struct(Vec<u64>),
    /// An enum.
    Enum {
        /// Its variants.
        variants: Vec<VariantLayout>,
        /// How they are told apart.
        tag: Tag,
    },
}

/// A variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariantLayout {
    /// The offset of each field.
    pub offsets: Vec<u64>,
    /// Whether there can be no value of it.
    pub uninhabited: bool,
    /// The discriminant, as the bits of its type.
    pub discr: u128,
}

/// How the variants of an enum are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// There are no values.
    Never,
    /// There is only one that can be.
    Single(usize),
    /// By a number of its own.
    Direct {
        /// Where it is.
        offset: u64,
        /// Its type.
        num: Num,
    },
    /// By values that a field does not use.
    Niche {
        /// Where that field is.
        offset: u64,
        /// Its type.
        num: Num,
        /// The variant that all values of the field belong to.
        untagged: usize,
        /// The first variant that has a value of its own.
        first: usize,
        /// The last one.
        last: usize,
        /// The value of the first one. The others follow, wrapping around.
        start: u128,
    },
}

/// Why a type has no layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LayoutError {
    /// It is larger than what the machine carries.
    TooLarge,
    /// Something in it is not known, which follows from an error that was reported.
    Unknown,
    /// It is not carried.
    Unsupported(&'static str),
}

impl LayoutError {
    /// What is said about it.
    #[must_use]
    pub fn message(&self) -> &'static str {
        match self {
            Self::TooLarge => "a value of this size",
            Self::Unknown => "a type that is not known",
            Self::Unsupported(what) => what,
        }
    }
}

/// The largest value that is carried.
pub(super) const MAX_SIZE: u64 = 1 << 30;

impl Layout {
    /// A value of a primitive type that uses some of the values that its bits can have.
    pub(super) fn scalar(num: Num, valid: ValidRange) -> Self {
        let size = num.size() as u64;
        Self {
            size,
            align: size,
            niche: Niche::new(0, num, valid),
            uninhabited: false,
            is_unsized: false,
            shape: Shape::Scalar,
        }
    }

    /// Whether values take no room.
    #[must_use]
    pub fn is_zst(&self) -> bool {
        self.size == 0 && !self.is_unsized
    }

    /// The offset of a field of a struct, or of a variant.
    #[must_use]
    pub fn field(&self, variant: Option<usize>, field: usize) -> Option<u64> {
        match (&self.shape, variant) {
            (Shape::Struct(offsets), _) => offsets.get(field).copied(),
            (Shape::Enum { variants, .. }, Some(variant)) => {
                variants.get(variant)?.offsets.get(field).copied()
            }
            (Shape::Array { stride }, _) => stride.checked_mul(field as u64),
            _ => None,
        }
    }
}
