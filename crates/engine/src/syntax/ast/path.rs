//! Paths and their arguments.

use super::{BodyId, Ident, Lifetime, TypeBound, TypeId};
use crate::syntax::span::{FileId, Span};

/// `std::vec::Vec::<u8>::new`, `<T as Iterator>::Item`, `$crate::m`.
#[derive(Clone, Debug)]
pub struct Path {
    /// What the path starts at.
    pub root: PathRoot,
    /// `<T as Trait>` in front of it.
    pub qself: Option<QSelf>,
    /// Never empty, except after an error. `self`, `super`, `crate` and `Self` are
    /// segments like any other.
    pub segments: Vec<PathSegment>,
    /// The whole path.
    pub span: Span,
}

/// What a path starts at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathRoot {
    /// Whatever the first segment means here.
    Relative,
    /// `::`, the crates.
    Global,
    /// `$crate`, the crate that this file belongs to; it is no segment.
    DollarCrate(FileId),
}

/// `<T>` or `<T as Trait>` at the start of a path.
#[derive(Clone, Copy, Debug)]
pub struct QSelf {
    /// `T`.
    pub ty: TypeId,
    /// How many of the path's segments belong to the trait.
    pub trait_segments: usize,
}

/// A name of a path, and its arguments.
#[derive(Clone, Debug)]
pub struct PathSegment {
    /// The name.
    pub ident: Ident,
    /// `<…>` or `(…)`, if written.
    pub args: Option<GenericArgs>,
}

/// Generic arguments.
#[derive(Clone, Debug)]
pub enum GenericArgs {
    /// `<'a, T, N, Item = U>`.
    Angle {
        /// The arguments proper.
        args: Vec<GenericArg>,
        /// What is said about associated items.
        assoc: Vec<AssocArg>,
        /// From `<` to `>`.
        span: Span,
    },
    /// `(A, B) -> C`, of the `Fn` traits.
    Parenthesized {
        /// The parameter types.
        inputs: Vec<TypeId>,
        /// The return type, if written.
        output: Option<TypeId>,
        /// From `(` to the end of the return type.
        span: Span,
    },
}

/// One generic argument.
#[derive(Clone, Copy, Debug)]
pub enum GenericArg {
    /// `'a`
    Lifetime(Lifetime),
    /// A type; or a constant that is written like one, such as `N`.
    Type(TypeId),
    /// `3`, `{ N + 1 }`
    Const(BodyId),
}

/// `Item = T`, `Item: Bound`, `N = 3`.
#[derive(Clone, Debug)]
pub struct AssocArg {
    /// The associated item.
    pub ident: Ident,
    /// Its own arguments.
    pub args: Option<GenericArgs>,
    /// What is said about it.
    pub kind: AssocArgKind,
}

/// See [`AssocArg`].
#[derive(Clone, Debug)]
pub enum AssocArgKind {
    /// `= T`; or `= N`, a constant that is written like a type.
    Type(TypeId),
    /// `= 3`
    Const(BodyId),
    /// `: Bound`
    Bounds(Vec<TypeBound>),
}

impl Path {
    /// The name, if the path is a plain one: no root, no arguments, one segment.
    #[must_use]
    pub fn as_ident(&self) -> Option<Ident> {
        match self.segments.as_slice() {
            [only] if self.root == PathRoot::Relative && self.qself.is_none() => {
                only.args.is_none().then_some(only.ident)
            }
            _ => None,
        }
    }
}
