//! Results as iterators of no or one value, and collecting into a result.

use crate::convert::Infallible;
use crate::iter::{FromIterator, FusedIterator};
use crate::ops::{ControlFlow, FromResidual, Residual, Try};

macro_rules! result_iter {
    ($Iter:ident [$($generics:tt)*] $Item:ty) => {
        impl<$($generics)*> $Iter<$($generics)*> {
            pub(crate) fn new(inner: Option<$Item>) -> Self {
                $Iter { inner }
            }
        }

        impl<$($generics)*> Iterator for $Iter<$($generics)*> {
            type Item = $Item;

            fn next(&mut self) -> Option<$Item> {
                self.inner.take()
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                let n = if self.inner.is_some() { 1 } else { 0 };
                (n, Some(n))
            }
        }

        impl<$($generics)*> DoubleEndedIterator for $Iter<$($generics)*> {
            fn next_back(&mut self) -> Option<$Item> {
                self.inner.take()
            }
        }

        impl<$($generics)*> ExactSizeIterator for $Iter<$($generics)*> {}
        impl<$($generics)*> FusedIterator for $Iter<$($generics)*> {}
    };
}

/// Goes over a reference to the value.
#[derive(Debug)]
#[engine::path("core::result::Iter")]
pub struct Iter<'a, T: 'a> {
    inner: Option<&'a T>,
}

result_iter! { Iter ['a, T] &'a T }

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { inner: self.inner }
    }
}

/// Goes over a unique reference to the value.
#[derive(Debug)]
#[engine::path("core::result::IterMut")]
pub struct IterMut<'a, T: 'a> {
    inner: Option<&'a mut T>,
}

result_iter! { IterMut ['a, T] &'a mut T }

/// Goes over the value.
#[derive(Clone, Debug)]
#[engine::path("core::result::IntoIter")]
pub struct IntoIter<T> {
    inner: Option<T>,
}

result_iter! { IntoIter [T] T }

impl<T, E> IntoIterator for Result<T, E> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter::new(self.ok())
    }
}

impl<'a, T, E> IntoIterator for &'a Result<T, E> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T, E> IntoIterator for &'a mut Result<T, E> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;

    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
    }
}

impl<A, E, V: FromIterator<A>> FromIterator<Result<A, E>> for Result<V, E> {
    fn from_iter<I: IntoIterator<Item = Result<A, E>>>(iter: I) -> Result<V, E> {
        try_process(iter.into_iter(), |i| i.collect())
    }
}

/// An iterator over the outputs of another's items. It ends at the first item that has none,
/// and keeps what that item holds instead.
pub(crate) struct Shunt<'a, I, R> {
    iter: I,
    residual: &'a mut Option<R>,
}

impl<I, R> Iterator for Shunt<'_, I, R>
where
    I: Iterator<Item: Try<Residual = R>>,
{
    type Item = <I::Item as Try>::Output;

    fn next(&mut self) -> Option<Self::Item> {
        match self.iter.next()?.branch() {
            ControlFlow::Continue(output) => Some(output),
            ControlFlow::Break(residual) => {
                *self.residual = Some(residual);
                None
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.residual.is_some() {
            (0, Some(0))
        } else {
            let (_, upper) = self.iter.size_hint();
            (0, upper)
        }
    }
}

/// Hands the outputs of an iterator's items to `f`, and gives what `f` made of them if all
/// items had one.
pub(crate) fn try_process<I, T, R, F, U>(iter: I, mut f: F) -> <R as Residual<U>>::TryType
where
    I: Iterator<Item: Try<Output = T, Residual = R>>,
    for<'a> F: FnMut(Shunt<'a, I, R>) -> U,
    R: Residual<U>,
{
    let mut residual = None;
    let shunt = Shunt { iter, residual: &mut residual };
    let value = f(shunt);
    match residual {
        Some(r) => FromResidual::from_residual(r),
        None => Try::from_output(value),
    }
}
