//! From references to values.

use crate::iter::FusedIterator;

/// An adapter that takes each reference to a value.
macro_rules! by_value {
    ($name:ident, $bound:ident, |$item:ident| $value:expr) => {
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        #[derive(Clone, Debug)]
        pub struct $name<I> {
            it: I,
        }

        impl<I> $name<I> {
            pub(crate) fn new(it: I) -> $name<I> {
                $name { it }
            }
        }

        impl<'a, I, T: 'a> Iterator for $name<I>
        where
            I: Iterator<Item = &'a T>,
            T: $bound,
        {
            type Item = T;

            fn next(&mut self) -> Option<T> {
                match self.it.next() {
                    None => None,
                    Some($item) => Some($value),
                }
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.it.size_hint()
            }

            fn __trusted_len(&self) -> bool {
                self.it.__trusted_len()
            }
        }

        impl<'a, I, T: 'a> DoubleEndedIterator for $name<I>
        where
            I: DoubleEndedIterator<Item = &'a T>,
            T: $bound,
        {
            fn next_back(&mut self) -> Option<T> {
                match self.it.next_back() {
                    None => None,
                    Some($item) => Some($value),
                }
            }
        }

        impl<'a, I, T: 'a> ExactSizeIterator for $name<I>
        where
            I: ExactSizeIterator<Item = &'a T>,
            T: $bound,
        {
            fn len(&self) -> usize {
                self.it.len()
            }
        }

        impl<'a, I, T: 'a> FusedIterator for $name<I>
        where
            I: FusedIterator<Item = &'a T>,
            T: $bound,
        {
        }

        impl<I: Default> Default for $name<I> {
            fn default() -> Self {
                $name { it: Default::default() }
            }
        }
    };
}

by_value!(Cloned, Clone, |item| item.clone());
by_value!(Copied, Copy, |item| *item);
