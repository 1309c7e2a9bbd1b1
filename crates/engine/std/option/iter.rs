//! Options as iterators of no or one value.

use crate::iter::{FromIterator, FusedIterator};
use crate::result::iter::try_process;

/// The three iterators over an option differ only in what they hold.
macro_rules! option_iter {
    ($Iter:ident [$($generics:tt)*] $Item:ty) => {
        impl<$($generics)*> $Iter<$($generics)*> {
            pub(crate) fn new(opt: Option<$Item>) -> Self {
                $Iter { opt }
            }
        }

        impl<$($generics)*> Iterator for $Iter<$($generics)*> {
            type Item = $Item;

            fn next(&mut self) -> Option<$Item> {
                self.opt.take()
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                let len = if self.opt.is_some() { 1 } else { 0 };
                (len, Some(len))
            }
        }

        impl<$($generics)*> DoubleEndedIterator for $Iter<$($generics)*> {
            fn next_back(&mut self) -> Option<$Item> {
                self.opt.take()
            }
        }

        impl<$($generics)*> ExactSizeIterator for $Iter<$($generics)*> {}
        impl<$($generics)*> FusedIterator for $Iter<$($generics)*> {}
    };
}

/// Goes over a reference to the value.
#[derive(Debug)]
#[engine::path("core::option::Iter")]
pub struct Iter<'a, A: 'a> {
    opt: Option<&'a A>,
}

option_iter! { Iter ['a, A] &'a A }

impl<A> Clone for Iter<'_, A> {
    fn clone(&self) -> Self {
        Iter { opt: self.opt }
    }
}

/// Goes over a unique reference to the value.
#[derive(Debug)]
#[engine::path("core::option::IterMut")]
pub struct IterMut<'a, A: 'a> {
    opt: Option<&'a mut A>,
}

option_iter! { IterMut ['a, A] &'a mut A }

/// Goes over the value.
#[derive(Clone, Debug)]
#[engine::path("core::option::IntoIter")]
pub struct IntoIter<A> {
    opt: Option<A>,
}

option_iter! { IntoIter [A] A }

impl<T> IntoIterator for Option<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter::new(self)
    }
}

impl<'a, T> IntoIterator for &'a Option<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut Option<T> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;

    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
    }
}

impl<A, V: FromIterator<A>> FromIterator<Option<A>> for Option<V> {
    fn from_iter<I: IntoIterator<Item = Option<A>>>(iter: I) -> Option<V> {
        try_process(iter.into_iter(), |i| i.collect())
    }
}
