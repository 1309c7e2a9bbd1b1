//! What is known of an expression's type before it is checked: a hint, never a demand.

use super::FnCtxt;
use crate::syntax::span::Span;
use crate::ty::{Ty, TyKind};

/// See the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// Nothing is known.
    None,
    /// It will be of this type, or be coerced to it.
    HasType(Ty),
    /// It will be cast to this type.
    CastableTo(Ty),
    /// It is a place or a value of this unsized type, as in `&[1, 2]` for `&[T]`.
    RvalueLike(Ty),
}

impl Expectation {
    /// What the branches of an `if` or a `match` are expected to be. A type that is not
    /// known says nothing, so that the branches are not made the same before they are seen.
    #[must_use]
    pub fn for_branches(self, fcx: &FnCtxt<'_>) -> Self {
        match self {
            Self::HasType(ty) => {
                let ty = fcx.try_resolve(ty);
                if fcx.is_ty_var(ty) {
                    Self::None
                } else {
                    Self::HasType(ty)
                }
            }
            Self::RvalueLike(_) => self,
            _ => Self::None,
        }
    }

    /// The expectation that follows for `e` in `&e` or for an argument from its type.
    #[must_use]
    pub fn rvalue_hint(fcx: &FnCtxt<'_>, ty: Ty) -> Self {
        match fcx.kind(fcx.struct_tail(ty)) {
            TyKind::Slice(_) | TyKind::Str | TyKind::Dynamic(..) => Self::RvalueLike(ty),
            _ => Self::HasType(ty),
        }
    }

    /// The type, whatever is meant to be done with it.
    #[must_use]
    pub fn to_option(self, fcx: &FnCtxt<'_>) -> Option<Ty> {
        match self {
            Self::None => None,
            Self::HasType(ty) | Self::CastableTo(ty) | Self::RvalueLike(ty) => {
                Some(fcx.resolve(ty))
            }
        }
    }

    /// The type that the expression has to be of.
    #[must_use]
    pub fn only_has_type(self, fcx: &FnCtxt<'_>) -> Option<Ty> {
        match self {
            Self::HasType(ty) => Some(fcx.resolve(ty)),
            _ => None,
        }
    }

    /// What to coerce to: the type that is expected, or any.
    #[must_use]
    pub fn coercion_target(self, fcx: &FnCtxt<'_>, span: Span) -> Ty {
        self.only_has_type(fcx)
            .unwrap_or_else(|| fcx.next_ty_var(span))
    }
}
