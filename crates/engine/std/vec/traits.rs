//! What a vector is besides: a slice, a collection, something to compare, hash and print.

use crate::borrow::{Borrow, BorrowMut, Cow, ToOwned};
use crate::boxed::Box;
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::mem::ManuallyDrop;
use crate::ops::{Deref, DerefMut, Index, IndexMut};
use crate::ptr;
use crate::slice::SliceIndex;
use crate::vec::Vec;

impl<T> Deref for Vec<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.as_slice()
    }
}

impl<T> DerefMut for Vec<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        self.as_mut_slice()
    }
}

impl<T, I: SliceIndex<[T]>> Index<I> for Vec<T> {
    type Output = I::Output;

    #[track_caller]
    fn index(&self, index: I) -> &I::Output {
        index.index(self.as_slice())
    }
}

impl<T, I: SliceIndex<[T]>> IndexMut<I> for Vec<T> {
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output {
        index.index_mut(self.as_mut_slice())
    }
}

impl<T: Clone> Clone for Vec<T> {
    fn clone(&self) -> Self {
        self.as_slice().to_vec()
    }

    fn clone_from(&mut self, source: &Self) {
        source.as_slice().clone_into(self);
    }
}

impl<T: Hash> Hash for Vec<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Hash::hash(self.as_slice(), state)
    }
}

impl<T> FromIterator<T> for Vec<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Vec<T> {
        let mut iter = iter.into_iter();
        if iter.__trusted_len() {
            let capacity = match iter.size_hint() {
                (_, Some(upper)) => upper,
                _ => panic!("capacity overflow"),
            };
            let mut vec = Vec::with_capacity(capacity);
            while let Some(item) = iter.next() {
                vec.push(item);
            }
            return vec;
        }
        let first = match iter.next() {
            None => return Vec::new(),
            Some(first) => first,
        };
        let (lower, _) = iter.size_hint();
        let capacity = lower.saturating_add(1);
        let mut vec = Vec::with_capacity(if capacity < 4 { 4 } else { capacity });
        vec.push(first);
        vec.extend_from(&mut iter);
        vec
    }
}

impl<T> Vec<T> {
    /// Adds what an iterator gives.
    fn extend_from<I: Iterator<Item = T>>(&mut self, iter: &mut I) {
        if iter.__trusted_len() {
            let (_, upper) = iter.size_hint();
            match upper {
                Some(additional) => self.reserve(additional),
                None => panic!("capacity overflow"),
            }
            while let Some(item) = iter.next() {
                self.push(item);
            }
            return;
        }
        while let Some(item) = iter.next() {
            if self.len == self.capacity() {
                let (lower, _) = iter.size_hint();
                self.reserve(lower.saturating_add(1));
            }
            self.push(item);
        }
    }
}

impl<T> Extend<T> for Vec<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        let mut iter = iter.into_iter();
        self.extend_from(&mut iter);
    }

    fn __extend_one(&mut self, item: T) {
        self.push(item);
    }

    fn __extend_reserve(&mut self, additional: usize) {
        self.reserve(additional);
    }
}

impl<'a, T: Copy + 'a> Extend<&'a T> for Vec<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        let mut iter = iter.into_iter().copied();
        self.extend_from(&mut iter);
    }

    fn __extend_one(&mut self, item: &'a T) {
        self.push(*item);
    }

    fn __extend_reserve(&mut self, additional: usize) {
        self.reserve(additional);
    }
}

/// Comparisons of what is a slice in the end.
macro_rules! slice_eq {
    ([$($vars:tt)*] $left:ty, $right:ty $(, $bounded:ty: $bound:ident)?) => {
        impl<T, U, $($vars)*> PartialEq<$right> for $left
        where
            T: PartialEq<U>,
            $($bounded: $bound)?
        {
            fn eq(&self, other: &$right) -> bool {
                self[..] == other[..]
            }

            fn ne(&self, other: &$right) -> bool {
                self[..] != other[..]
            }
        }
    };
}

slice_eq!([] Vec<T>, Vec<U>);
slice_eq!([] Vec<T>, &[U]);
slice_eq!([] Vec<T>, &mut [U]);
slice_eq!([] &[T], Vec<U>);
slice_eq!([] &mut [T], Vec<U>);
slice_eq!([] Vec<T>, [U]);
slice_eq!([] [T], Vec<U>);
slice_eq!([] Cow<'_, [T]>, Vec<U>, T: Clone);
slice_eq!([] Cow<'_, [T]>, &[U], T: Clone);
slice_eq!([] Cow<'_, [T]>, &mut [U], T: Clone);
slice_eq!([const N: usize] Vec<T>, [U; N]);
slice_eq!([const N: usize] Vec<T>, &[U; N]);

impl<T: PartialOrd> PartialOrd for Vec<T> {
    fn partial_cmp(&self, other: &Vec<T>) -> Option<Ordering> {
        PartialOrd::partial_cmp(self.as_slice(), other.as_slice())
    }
}

impl<T: Eq> Eq for Vec<T> {}

impl<T: Ord> Ord for Vec<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        Ord::cmp(self.as_slice(), other.as_slice())
    }
}

impl<T> Default for Vec<T> {
    fn default() -> Vec<T> {
        Vec::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for Vec<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_slice(), f)
    }
}

impl<T> AsRef<Vec<T>> for Vec<T> {
    fn as_ref(&self) -> &Vec<T> {
        self
    }
}

impl<T> AsMut<Vec<T>> for Vec<T> {
    fn as_mut(&mut self) -> &mut Vec<T> {
        self
    }
}

impl<T> AsRef<[T]> for Vec<T> {
    fn as_ref(&self) -> &[T] {
        self
    }
}

impl<T> AsMut<[T]> for Vec<T> {
    fn as_mut(&mut self) -> &mut [T] {
        self
    }
}

impl<T> Borrow<[T]> for Vec<T> {
    fn borrow(&self) -> &[T] {
        self
    }
}

impl<T> BorrowMut<[T]> for Vec<T> {
    fn borrow_mut(&mut self) -> &mut [T] {
        self
    }
}

impl<T: Clone> From<&[T]> for Vec<T> {
    fn from(s: &[T]) -> Vec<T> {
        s.to_vec()
    }
}

impl<T: Clone> From<&mut [T]> for Vec<T> {
    fn from(s: &mut [T]) -> Vec<T> {
        s.to_vec()
    }
}

impl<T: Clone, const N: usize> From<&[T; N]> for Vec<T> {
    fn from(s: &[T; N]) -> Vec<T> {
        s.as_slice().to_vec()
    }
}

impl<T: Clone, const N: usize> From<&mut [T; N]> for Vec<T> {
    fn from(s: &mut [T; N]) -> Vec<T> {
        s.as_slice().to_vec()
    }
}

impl<T, const N: usize> From<[T; N]> for Vec<T> {
    fn from(s: [T; N]) -> Vec<T> {
        super::into_vec(s)
    }
}

impl<'a, T> From<Cow<'a, [T]>> for Vec<T>
where
    [T]: ToOwned<Owned = Vec<T>>,
{
    fn from(s: Cow<'a, [T]>) -> Vec<T> {
        s.into_owned()
    }
}

impl<T> From<Box<[T]>> for Vec<T> {
    fn from(s: Box<[T]>) -> Vec<T> {
        s.into_vec()
    }
}

impl<T> From<Vec<T>> for Box<[T]> {
    fn from(v: Vec<T>) -> Box<[T]> {
        v.into_boxed_slice()
    }
}

impl From<&str> for Vec<u8> {
    fn from(s: &str) -> Vec<u8> {
        s.as_bytes().to_vec()
    }
}

impl<T, const N: usize> TryFrom<Vec<T>> for [T; N] {
    type Error = Vec<T>;

    fn try_from(vec: Vec<T>) -> Result<[T; N], Vec<T>> {
        if vec.len != N {
            return Err(vec);
        }
        let mut vec = ManuallyDrop::new(vec);
        unsafe {
            let array = ptr::read(vec.as_ptr() as *const [T; N]);
            vec.len = 0;
            ManuallyDrop::drop(&mut vec);
            Ok(array)
        }
    }
}

impl<'a, T: Clone> From<&'a [T]> for Cow<'a, [T]> {
    fn from(s: &'a [T]) -> Cow<'a, [T]> {
        Cow::Borrowed(s)
    }
}

impl<'a, T: Clone, const N: usize> From<&'a [T; N]> for Cow<'a, [T]> {
    fn from(s: &'a [T; N]) -> Cow<'a, [T]> {
        Cow::Borrowed(s as &[T])
    }
}

impl<'a, T: Clone> From<Vec<T>> for Cow<'a, [T]> {
    fn from(v: Vec<T>) -> Cow<'a, [T]> {
        Cow::Owned(v)
    }
}

impl<'a, T: Clone> From<&'a Vec<T>> for Cow<'a, [T]> {
    fn from(v: &'a Vec<T>) -> Cow<'a, [T]> {
        Cow::Borrowed(v.as_slice())
    }
}

impl<'a, T: Clone> FromIterator<T> for Cow<'a, [T]> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Cow<'a, [T]> {
        Cow::Owned(FromIterator::from_iter(iter))
    }
}
