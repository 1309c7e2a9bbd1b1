//! What two ordered sets have in common, and what not: both are gone through at once.

use super::{BTreeSet, Iter};
use crate::cmp::Ordering;
use crate::fmt::{self, Debug};
use crate::iter::{FusedIterator, Peekable};
use crate::ops::{BitAnd, BitOr, BitXor, Sub};

macro_rules! operators {
    ($($operator:ident $method:ident $iterate:ident),*) => {$(
        impl<T: Ord + Clone> $operator<&BTreeSet<T>> for &BTreeSet<T> {
            type Output = BTreeSet<T>;

            fn $method(self, rhs: &BTreeSet<T>) -> BTreeSet<T> {
                self.$iterate(rhs).cloned().collect()
            }
        }
    )*};
}

operators!(
    BitOr bitor union,
    BitAnd bitand intersection,
    BitXor bitxor symmetric_difference,
    Sub sub difference
);

#[must_use = "this returns the difference as an iterator, without modifying either input set"]
pub struct Difference<'a, T: 'a> {
    pub(crate) a: Iter<'a, T>,
    pub(crate) b: Peekable<Iter<'a, T>>,
}

impl<'a, T: Ord> Iterator for Difference<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        loop {
            let item = self.a.next()?;
            let mut is_common = false;
            while let Some(other) = self.b.peek() {
                match item.cmp(*other) {
                    Ordering::Less => break,
                    Ordering::Equal => {
                        is_common = true;
                        break;
                    }
                    Ordering::Greater => {
                        self.b.next();
                    }
                }
            }
            if !is_common {
                return Some(item);
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let a = self.a.len();
        (a.saturating_sub(self.b.size_hint().0), Some(a))
    }
}

impl<T> Clone for Difference<'_, T> {
    fn clone(&self) -> Self {
        Difference { a: self.a.clone(), b: self.b.clone() }
    }
}

#[must_use = "this returns the difference as an iterator, without modifying either input set"]
pub struct SymmetricDifference<'a, T: 'a> {
    pub(crate) a: Peekable<Iter<'a, T>>,
    pub(crate) b: Peekable<Iter<'a, T>>,
}

impl<'a, T: Ord> Iterator for SymmetricDifference<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        loop {
            match order(&mut self.a, &mut self.b) {
                Ordering::Less => return self.a.next(),
                Ordering::Greater => return self.b.next(),
                Ordering::Equal => {
                    self.a.next()?;
                    self.b.next();
                }
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.a.len() + self.b.len()))
    }
}

impl<T> Clone for SymmetricDifference<'_, T> {
    fn clone(&self) -> Self {
        SymmetricDifference { a: self.a.clone(), b: self.b.clone() }
    }
}

#[must_use = "this returns the intersection as an iterator, without modifying either input set"]
pub struct Intersection<'a, T: 'a> {
    pub(crate) a: Iter<'a, T>,
    pub(crate) b: Iter<'a, T>,
}

impl<'a, T: Ord> Iterator for Intersection<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        let mut a = self.a.next()?;
        let mut b = self.b.next()?;
        loop {
            match a.cmp(b) {
                Ordering::Less => a = self.a.next()?,
                Ordering::Greater => b = self.b.next()?,
                Ordering::Equal => return Some(a),
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let a = self.a.len();
        let b = self.b.len();
        (0, Some(if a < b { a } else { b }))
    }
}

impl<T> Clone for Intersection<'_, T> {
    fn clone(&self) -> Self {
        Intersection { a: self.a.clone(), b: self.b.clone() }
    }
}

#[must_use = "this returns the union as an iterator, without modifying either input set"]
pub struct Union<'a, T: 'a> {
    pub(crate) a: Peekable<Iter<'a, T>>,
    pub(crate) b: Peekable<Iter<'a, T>>,
}

impl<'a, T: Ord> Iterator for Union<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        match order(&mut self.a, &mut self.b) {
            Ordering::Less => self.a.next(),
            Ordering::Greater => self.b.next(),
            Ordering::Equal => {
                self.b.next();
                self.a.next()
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let a = self.a.len();
        let b = self.b.len();
        (if a > b { a } else { b }, Some(a + b))
    }
}

impl<T> Clone for Union<'_, T> {
    fn clone(&self) -> Self {
        Union { a: self.a.clone(), b: self.b.clone() }
    }
}

/// Which of the two has the lesser next item; one that is at its end has none. Both at
/// their ends are equal.
fn order<'a, T: Ord>(a: &mut Peekable<Iter<'a, T>>, b: &mut Peekable<Iter<'a, T>>) -> Ordering {
    match (a.peek(), b.peek()) {
        (Some(a), Some(b)) => (*a).cmp(*b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

macro_rules! printed {
    ($($name:ident),*) => {$(
        impl<T: Ord> FusedIterator for $name<'_, T> {}

        impl<T: Debug + Ord> Debug for $name<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple(stringify!($name)).field(&Items(self.clone())).finish()
            }
        }
    )*};
}

/// What an iterator gives, as a list.
struct Items<I>(I);

impl<I: Iterator + Clone> Debug for Items<I>
where
    I::Item: Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.clone()).finish()
    }
}

printed!(Difference, SymmetricDifference, Intersection, Union);
