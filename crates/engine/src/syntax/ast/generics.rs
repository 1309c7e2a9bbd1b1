//! Generic parameters, bounds and where clauses.

use super::{Attr, BodyId, Ident, Lifetime, Path, TypeId};
use crate::syntax::span::Span;

/// `<'a, T: Bound, const N: usize>` and `where …`.
#[derive(Debug, Default)]
pub struct Generics {
    /// In the order written.
    pub params: Vec<GenericParam>,
    /// In the order written.
    pub predicates: Vec<WherePredicate>,
    /// From `<` to `>`, if there is any.
    pub span: Option<Span>,
}

/// One generic parameter.
#[derive(Debug)]
pub struct GenericParam {
    /// Its name; with the quote for a lifetime.
    pub ident: Ident,
    /// What it stands for.
    pub kind: GenericParamKind,
    /// Its attributes.
    pub attrs: Vec<Attr>,
}

/// What a generic parameter stands for.
#[derive(Debug)]
pub enum GenericParamKind {
    /// `'a: 'b + 'c`
    Lifetime {
        /// What it outlives.
        bounds: Vec<Lifetime>,
    },
    /// `T: A + B = C`
    Type {
        /// What it implements.
        bounds: Vec<TypeBound>,
        /// What it is if nothing is said.
        default: Option<TypeId>,
    },
    /// `const N: usize = 3`
    Const {
        /// Its type.
        ty: TypeId,
        /// What it is if nothing is said.
        default: Option<BodyId>,
    },
}

/// One bound.
#[derive(Clone, Debug)]
pub struct TypeBound {
    /// What it asks for.
    pub kind: BoundKind,
    /// Where it stands.
    pub span: Span,
}

/// What a bound asks for.
#[derive(Clone, Debug)]
pub enum BoundKind {
    /// `for<'a> Trait<'a>`, `?Sized`
    Trait {
        /// `for<'a, 'b>`: lifetimes without bounds.
        lifetimes: Vec<Lifetime>,
        /// `?` or nothing.
        modifier: BoundModifier,
        /// The trait.
        path: Path,
    },
    /// `'a`
    Lifetime(Lifetime),
    /// `use<'a, T>`
    Use(Vec<CaptureArg>),
}

/// What stands in front of a trait bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoundModifier {
    /// Nothing.
    None,
    /// `?`, which is allowed before `Sized`.
    Maybe,
}

/// An argument of `use<…>`.
#[derive(Clone, Copy, Debug)]
pub enum CaptureArg {
    /// `'a`
    Lifetime(Lifetime),
    /// `T`, `N` or `Self`
    Param(Ident),
}

/// One predicate of a where clause.
#[derive(Debug)]
pub struct WherePredicate {
    /// What it says.
    pub kind: WherePredicateKind,
    /// Where it stands.
    pub span: Span,
}

/// See [`WherePredicate`].
#[derive(Debug)]
pub enum WherePredicateKind {
    /// `'a: 'b`
    Lifetime {
        /// `'a`
        lifetime: Lifetime,
        /// `'b`
        bounds: Vec<Lifetime>,
    },
    /// `for<'a> T: Bound<'a>`
    Type {
        /// `for<'a>`
        lifetimes: Vec<Lifetime>,
        /// `T`
        ty: TypeId,
        /// `Bound<'a>`
        bounds: Vec<TypeBound>,
    },
}
