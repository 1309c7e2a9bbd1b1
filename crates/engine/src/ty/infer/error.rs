//! How two types differ.

use crate::resolve::DefId;
use crate::ty::{Const, Mutability, Ty};

/// Why two types are not the same: the innermost difference. The first of two is what was
/// expected, the second what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypeError {
    /// Different types.
    Sorts(Ty, Ty),
    /// `&T` and `&mut T`
    Mutability(Mutability, Mutability),
    /// Safe and unsafe functions.
    Safety,
    /// Tuples of different lengths.
    TupleSize(usize, usize),
    /// Arrays of different lengths.
    ArraySize(Const, Const),
    /// Functions with different numbers of parameters.
    ArgCount(usize, usize),
    /// Different constants.
    Consts(Const, Const),
    /// Trait objects of different traits.
    Existentials(Ty, Ty),
    /// Different traits.
    Traits(DefId, DefId),
    /// A type that would have to hold itself.
    Cyclic(Ty),
}
