//! Going through a queue: through the one and then the other part of its buffer.

use super::VecDeque;
use crate::fmt;
use crate::iter::FusedIterator;
use crate::mem;
use crate::slice;

macro_rules! two_slices {
    ($name:ident, $inner:ident, $item:ty) => {
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        pub struct $name<'a, T: 'a> {
            i1: slice::$inner<'a, T>,
            i2: slice::$inner<'a, T>,
        }

        impl<'a, T> $name<'a, T> {
            pub(crate) fn new(i1: slice::$inner<'a, T>, i2: slice::$inner<'a, T>) -> Self {
                $name { i1, i2 }
            }
        }

        impl<T: fmt::Debug> fmt::Debug for $name<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple(stringify!($name))
                    .field(&self.i1.as_slice())
                    .field(&self.i2.as_slice())
                    .finish()
            }
        }

        impl<T> Default for $name<'_, T> {
            fn default() -> Self {
                $name { i1: Default::default(), i2: Default::default() }
            }
        }

        impl<'a, T> Iterator for $name<'a, T> {
            type Item = $item;

            fn next(&mut self) -> Option<$item> {
                match self.i1.next() {
                    None => {
                        mem::swap(&mut self.i1, &mut self.i2);
                        self.i1.next()
                    }
                    item => item,
                }
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                let len = self.len();
                (len, Some(len))
            }

            fn __trusted_len(&self) -> bool {
                true
            }

            fn last(mut self) -> Option<$item> {
                self.next_back()
            }
        }

        impl<'a, T> DoubleEndedIterator for $name<'a, T> {
            fn next_back(&mut self) -> Option<$item> {
                match self.i2.next_back() {
                    None => {
                        mem::swap(&mut self.i1, &mut self.i2);
                        self.i2.next_back()
                    }
                    item => item,
                }
            }
        }

        impl<T> ExactSizeIterator for $name<'_, T> {
            fn len(&self) -> usize {
                self.i1.len() + self.i2.len()
            }
        }

        impl<T> FusedIterator for $name<'_, T> {}
    };
}

two_slices!(Iter, Iter, &'a T);
two_slices!(IterMut, IterMut, &'a mut T);

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { i1: self.i1.clone(), i2: self.i2.clone() }
    }
}

#[derive(Clone)]
pub struct IntoIter<T> {
    inner: VecDeque<T>,
}

impl<T: fmt::Debug> fmt::Debug for IntoIter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IntoIter").field(&self.inner).finish()
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.inner.pop_front()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.inner.len, Some(self.inner.len))
    }

    fn __trusted_len(&self) -> bool {
        true
    }
}

impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> {
        self.inner.pop_back()
    }
}

impl<T> ExactSizeIterator for IntoIter<T> {}

impl<T> FusedIterator for IntoIter<T> {}

impl<T> IntoIterator for VecDeque<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter { inner: self }
    }
}

impl<'a, T> IntoIterator for &'a VecDeque<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut VecDeque<T> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;

    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
    }
}
