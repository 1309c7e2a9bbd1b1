//! Sums and products.

use crate::num::{Saturating, Wrapping};

pub trait Sum<A = Self>: Sized {
    fn sum<I: Iterator<Item = A>>(iter: I) -> Self;
}

pub trait Product<A = Self>: Sized {
    fn product<I: Iterator<Item = A>>(iter: I) -> Self;
}

/// Sums and products of numbers, and of references to numbers.
macro_rules! sum_product {
    ($zero:expr, $one:expr, $($t:ty)*) => {$(
        impl Sum for $t {
            fn sum<I: Iterator<Item = Self>>(mut iter: I) -> Self {
                let mut sum: Self = $zero;
                while let Some(item) = iter.next() {
                    sum = sum + item;
                }
                sum
            }
        }

        impl Product for $t {
            fn product<I: Iterator<Item = Self>>(mut iter: I) -> Self {
                let mut product: Self = $one;
                while let Some(item) = iter.next() {
                    product = product * item;
                }
                product
            }
        }

        impl<'a> Sum<&'a $t> for $t {
            fn sum<I: Iterator<Item = &'a Self>>(mut iter: I) -> Self {
                let mut sum: Self = $zero;
                while let Some(item) = iter.next() {
                    sum = sum + *item;
                }
                sum
            }
        }

        impl<'a> Product<&'a $t> for $t {
            fn product<I: Iterator<Item = &'a Self>>(mut iter: I) -> Self {
                let mut product: Self = $one;
                while let Some(item) = iter.next() {
                    product = product * *item;
                }
                product
            }
        }
    )*};
}

sum_product!(0, 1, i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);
// The sum of no floats is minus zero, to which anything can be added without changing it.
sum_product!(-0.0, 1.0, f32 f64);
sum_product!(Wrapping(0), Wrapping(1),
    Wrapping<i8> Wrapping<i16> Wrapping<i32> Wrapping<i64> Wrapping<i128> Wrapping<isize>
    Wrapping<u8> Wrapping<u16> Wrapping<u32> Wrapping<u64> Wrapping<u128> Wrapping<usize>);
sum_product!(Saturating(0), Saturating(1),
    Saturating<u8> Saturating<u16> Saturating<u32> Saturating<u64> Saturating<u128>
    Saturating<usize>);

/// Yields what is in `Ok` up to the first `Err`, which it keeps.
pub(crate) struct UntilErr<'a, I, E> {
    pub(crate) iter: I,
    pub(crate) error: &'a mut Option<E>,
}

impl<'a, I, T, E> Iterator for UntilErr<'a, I, E>
where
    I: Iterator<Item = Result<T, E>>,
{
    type Item = T;

    fn next(&mut self) -> Option<T> {
        if self.error.is_some() {
            return None;
        }
        match self.iter.next() {
            None => None,
            Some(Ok(item)) => Some(item),
            Some(Err(error)) => {
                *self.error = Some(error);
                None
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.error.is_some() {
            (0, Some(0))
        } else {
            (0, self.iter.size_hint().1)
        }
    }
}

/// Yields what is in `Some` up to the first `None`, which it notes.
pub(crate) struct UntilNone<'a, I> {
    pub(crate) iter: I,
    pub(crate) met: &'a mut bool,
}

impl<'a, I, T> Iterator for UntilNone<'a, I>
where
    I: Iterator<Item = Option<T>>,
{
    type Item = T;

    fn next(&mut self) -> Option<T> {
        if *self.met {
            return None;
        }
        match self.iter.next() {
            None => None,
            Some(Some(item)) => Some(item),
            Some(None) => {
                *self.met = true;
                None
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        if *self.met {
            (0, Some(0))
        } else {
            (0, self.iter.size_hint().1)
        }
    }
}

impl<T, U, E> Sum<Result<U, E>> for Result<T, E>
where
    T: Sum<U>,
{
    fn sum<I: Iterator<Item = Result<U, E>>>(iter: I) -> Result<T, E> {
        let mut error = None;
        let sum = T::sum(UntilErr { iter, error: &mut error });
        match error {
            None => Ok(sum),
            Some(error) => Err(error),
        }
    }
}

impl<T, U, E> Product<Result<U, E>> for Result<T, E>
where
    T: Product<U>,
{
    fn product<I: Iterator<Item = Result<U, E>>>(iter: I) -> Result<T, E> {
        let mut error = None;
        let product = T::product(UntilErr { iter, error: &mut error });
        match error {
            None => Ok(product),
            Some(error) => Err(error),
        }
    }
}

impl<T, U> Sum<Option<U>> for Option<T>
where
    T: Sum<U>,
{
    fn sum<I: Iterator<Item = Option<U>>>(iter: I) -> Option<T> {
        let mut met = false;
        let sum = T::sum(UntilNone { iter, met: &mut met });
        if met { None } else { Some(sum) }
    }
}

impl<T, U> Product<Option<U>> for Option<T>
where
    T: Product<U>,
{
    fn product<I: Iterator<Item = Option<U>>>(iter: I) -> Option<T> {
        let mut met = false;
        let product = T::product(UntilNone { iter, met: &mut met });
        if met { None } else { Some(product) }
    }
}
