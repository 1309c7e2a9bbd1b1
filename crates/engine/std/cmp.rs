//! Comparing.

use Ordering::{Equal, Greater, Less};

/// `==` and `!=`
#[lang = "eq"]
pub trait PartialEq<Rhs: ?Sized = Self> {
    /// `==`
    fn eq(&self, other: &Rhs) -> bool;

    /// `!=`
    fn ne(&self, other: &Rhs) -> bool {
        !self.eq(other)
    }
}

/// An equality that holds of a value and itself.
#[lang = "Eq"]
pub trait Eq: PartialEq<Self> {
    /// Asked of each field's type by the derive, so that all of them are `Eq`.
    fn assert_receiver_is_total_eq(&self) {}
}

/// What the derive of `Eq` names each field's type with.
#[engine::unstable]
pub struct AssertParamIsEq<T: Eq + ?Sized> {
    _field: crate::marker::PhantomData<T>,
}

/// The result of a comparison.
#[derive(Clone, Copy, Eq, PartialOrd, Ord, PartialEq, Debug, Hash)]
#[lang = "OrderingEnum"]
#[engine::path("core::cmp::Ordering")]
#[repr(i8)]
pub enum Ordering {
    /// The first is less.
    Less = -1,
    /// They are equal.
    Equal = 0,
    /// The first is greater.
    Greater = 1,
}

impl Ordering {
    /// Whether it is `Equal`.
    pub const fn is_eq(self) -> bool {
        matches!(self, Equal)
    }

    /// Whether it is not `Equal`.
    pub const fn is_ne(self) -> bool {
        !matches!(self, Equal)
    }

    /// Whether it is `Less`.
    pub const fn is_lt(self) -> bool {
        matches!(self, Less)
    }

    /// Whether it is `Greater`.
    pub const fn is_gt(self) -> bool {
        matches!(self, Greater)
    }

    /// Whether it is not `Greater`.
    pub const fn is_le(self) -> bool {
        !matches!(self, Greater)
    }

    /// Whether it is not `Less`.
    pub const fn is_ge(self) -> bool {
        !matches!(self, Less)
    }

    /// The result of comparing the other way round.
    pub const fn reverse(self) -> Ordering {
        match self {
            Less => Greater,
            Equal => Equal,
            Greater => Less,
        }
    }

    /// This, or `other` if this is `Equal`.
    pub const fn then(self, other: Ordering) -> Ordering {
        match self {
            Equal => other,
            _ => self,
        }
    }

    /// This, or what `f` gives if this is `Equal`.
    pub fn then_with<F>(self, f: F) -> Ordering
    where
        F: FnOnce() -> Ordering,
    {
        match self {
            Equal => f(),
            _ => self,
        }
    }
}

/// Compares the other way round.
#[derive(PartialEq, Eq, Debug, Copy, Default, Hash)]
#[repr(transparent)]
#[engine::path("core::cmp::Reverse")]
pub struct Reverse<T>(pub T);

impl<T: PartialOrd> PartialOrd for Reverse<T> {
    fn partial_cmp(&self, other: &Reverse<T>) -> Option<Ordering> {
        other.0.partial_cmp(&self.0)
    }

    fn lt(&self, other: &Self) -> bool {
        other.0 < self.0
    }

    fn le(&self, other: &Self) -> bool {
        other.0 <= self.0
    }

    fn gt(&self, other: &Self) -> bool {
        other.0 > self.0
    }

    fn ge(&self, other: &Self) -> bool {
        other.0 >= self.0
    }
}

impl<T: Ord> Ord for Reverse<T> {
    fn cmp(&self, other: &Reverse<T>) -> Ordering {
        other.0.cmp(&self.0)
    }
}

impl<T: Clone> Clone for Reverse<T> {
    fn clone(&self) -> Reverse<T> {
        Reverse(self.0.clone())
    }

    fn clone_from(&mut self, source: &Self) {
        self.0.clone_from(&source.0)
    }
}

/// An order in which any two values have their place.
#[lang = "Ord"]
pub trait Ord: Eq + PartialOrd<Self> {
    /// Compares.
    fn cmp(&self, other: &Self) -> Ordering;

    /// The greater; the second if they are equal.
    fn max(self, other: Self) -> Self
    where
        Self: Sized,
    {
        if other < self { self } else { other }
    }

    /// The lesser; the first if they are equal.
    fn min(self, other: Self) -> Self
    where
        Self: Sized,
    {
        if other < self { other } else { self }
    }

    /// Within `min` and `max`.
    fn clamp(self, min: Self, max: Self) -> Self
    where
        Self: Sized,
    {
        assert!(min <= max);
        if self < min {
            min
        } else if self > max {
            max
        } else {
            self
        }
    }
}

/// `<`, `<=`, `>` and `>=`
#[lang = "partial_ord"]
pub trait PartialOrd<Rhs: ?Sized = Self>: PartialEq<Rhs> {
    /// Compares, if the two can be.
    fn partial_cmp(&self, other: &Rhs) -> Option<Ordering>;

    /// `<`
    fn lt(&self, other: &Rhs) -> bool {
        matches!(self.partial_cmp(other), Some(Less))
    }

    /// `<=`
    fn le(&self, other: &Rhs) -> bool {
        matches!(self.partial_cmp(other), Some(Less | Equal))
    }

    /// `>`
    fn gt(&self, other: &Rhs) -> bool {
        matches!(self.partial_cmp(other), Some(Greater))
    }

    /// `>=`
    fn ge(&self, other: &Rhs) -> bool {
        matches!(self.partial_cmp(other), Some(Greater | Equal))
    }
}

/// The lesser; the first if they are equal.
pub fn min<T: Ord>(v1: T, v2: T) -> T {
    v1.min(v2)
}

/// The lesser as `compare` says; the first if they are equal.
pub fn min_by<T, F: FnOnce(&T, &T) -> Ordering>(v1: T, v2: T, compare: F) -> T {
    if compare(&v1, &v2).is_le() { v1 } else { v2 }
}

/// The one with the lesser key; the first if they are equal.
pub fn min_by_key<T, F, K>(v1: T, v2: T, mut f: F) -> T
where
    F: FnMut(&T) -> K,
    K: Ord,
{
    if f(&v2) < f(&v1) { v2 } else { v1 }
}

/// The greater; the second if they are equal.
pub fn max<T: Ord>(v1: T, v2: T) -> T {
    v1.max(v2)
}

/// The greater as `compare` says; the second if they are equal.
pub fn max_by<T, F: FnOnce(&T, &T) -> Ordering>(v1: T, v2: T, compare: F) -> T {
    if compare(&v1, &v2).is_gt() { v1 } else { v2 }
}

/// The one with the greater key; the second if they are equal.
pub fn max_by_key<T, F, K>(v1: T, v2: T, mut f: F) -> T
where
    F: FnMut(&T) -> K,
    K: Ord,
{
    if f(&v2) < f(&v1) { v1 } else { v2 }
}
