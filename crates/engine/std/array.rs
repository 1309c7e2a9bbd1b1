//! Arrays.

pub use iter::IntoIter;

use crate::borrow::{Borrow, BorrowMut};
use crate::cmp::Ordering;
use crate::convert::Infallible;
use crate::error::Error;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::mem::{self, MaybeUninit};
use crate::ops::{Index, IndexMut};
use crate::ptr;
use crate::slice;

/// `N` clones of a value.
pub fn repeat<T: Clone, const N: usize>(val: T) -> [T; N] {
    let mut left = N;
    let mut val = Some(val);
    from_fn(|_| {
        left -= 1;
        if left == 0 { val.take().unwrap() } else { val.as_ref().unwrap().clone() }
    })
}

/// What `f` makes of each index.
pub fn from_fn<T, const N: usize, F>(mut f: F) -> [T; N]
where
    F: FnMut(usize) -> T,
{
    let mut filling = Filling::<T, N>::new();
    while filling.len < N {
        let value = f(filling.len);
        filling.push(value);
    }
    filling.finish()
}

/// An array that is being made. What is in it so far is dropped if that panics.
struct Filling<T, const N: usize> {
    array: MaybeUninit<[T; N]>,
    len: usize,
}

impl<T, const N: usize> Filling<T, N> {
    fn new() -> Self {
        Filling { array: MaybeUninit::uninit(), len: 0 }
    }

    /// There must be room.
    fn push(&mut self, value: T) {
        let data = self.array.as_mut_ptr() as *mut T;
        unsafe { data.add(self.len).write(value) };
        self.len += 1;
    }

    /// All of it must be there.
    fn finish(self) -> [T; N] {
        let array = unsafe { ptr::read(self.array.as_ptr()) };
        mem::forget(self);
        array
    }
}

impl<T, const N: usize> Drop for Filling<T, N> {
    fn drop(&mut self) {
        let data = self.array.as_mut_ptr() as *mut T;
        unsafe { ptr::drop_in_place(ptr::slice_from_raw_parts_mut(data, self.len)) };
    }
}

/// A reference as an array of one.
pub const fn from_ref<T>(s: &T) -> &[T; 1] {
    unsafe { &*(s as *const T as *const [T; 1]) }
}

/// A reference as an array of one.
pub const fn from_mut<T>(s: &mut T) -> &mut [T; 1] {
    unsafe { &mut *(s as *mut T as *mut [T; 1]) }
}

/// Why a slice is no such array: it has another length.
#[derive(Debug, Copy, Clone)]
#[engine::path("core::array::TryFromSliceError")]
pub struct TryFromSliceError(());

impl fmt::Display for TryFromSliceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        "could not convert slice to array".fmt(f)
    }
}

impl Error for TryFromSliceError {}

impl From<Infallible> for TryFromSliceError {
    fn from(x: Infallible) -> TryFromSliceError {
        match x {}
    }
}

impl<T, const N: usize> AsRef<[T]> for [T; N] {
    fn as_ref(&self) -> &[T] {
        self
    }
}

impl<T, const N: usize> AsMut<[T]> for [T; N] {
    fn as_mut(&mut self) -> &mut [T] {
        self
    }
}

impl<T, const N: usize> Borrow<[T]> for [T; N] {
    fn borrow(&self) -> &[T] {
        self
    }
}

impl<T, const N: usize> BorrowMut<[T]> for [T; N] {
    fn borrow_mut(&mut self) -> &mut [T] {
        self
    }
}

impl<T, const N: usize> TryFrom<&[T]> for [T; N]
where
    T: Copy,
{
    type Error = TryFromSliceError;

    fn try_from(slice: &[T]) -> Result<[T; N], TryFromSliceError> {
        match <&[T; N]>::try_from(slice) {
            Ok(array) => Ok(*array),
            Err(error) => Err(error),
        }
    }
}

impl<T, const N: usize> TryFrom<&mut [T]> for [T; N]
where
    T: Copy,
{
    type Error = TryFromSliceError;

    fn try_from(slice: &mut [T]) -> Result<[T; N], TryFromSliceError> {
        <[T; N]>::try_from(&*slice)
    }
}

impl<'a, T, const N: usize> TryFrom<&'a [T]> for &'a [T; N] {
    type Error = TryFromSliceError;

    fn try_from(slice: &'a [T]) -> Result<&'a [T; N], TryFromSliceError> {
        if slice.len() == N {
            Ok(unsafe { &*(slice as *const [T] as *const [T; N]) })
        } else {
            Err(TryFromSliceError(()))
        }
    }
}

impl<'a, T, const N: usize> TryFrom<&'a mut [T]> for &'a mut [T; N] {
    type Error = TryFromSliceError;

    fn try_from(slice: &'a mut [T]) -> Result<&'a mut [T; N], TryFromSliceError> {
        if slice.len() == N {
            Ok(unsafe { &mut *(slice as *mut [T] as *mut [T; N]) })
        } else {
            Err(TryFromSliceError(()))
        }
    }
}

impl<T: Hash, const N: usize> Hash for [T; N] {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Hash::hash(&self[..], state)
    }
}

impl<T: fmt::Debug, const N: usize> fmt::Debug for [T; N] {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self[..], f)
    }
}

impl<'a, T, const N: usize> IntoIterator for &'a [T; N] {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;

    fn into_iter(self) -> slice::Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T, const N: usize> IntoIterator for &'a mut [T; N] {
    type Item = &'a mut T;
    type IntoIter = slice::IterMut<'a, T>;

    fn into_iter(self) -> slice::IterMut<'a, T> {
        self.iter_mut()
    }
}

impl<T, I, const N: usize> Index<I> for [T; N]
where
    [T]: Index<I>,
{
    type Output = <[T] as Index<I>>::Output;

    #[track_caller]
    fn index(&self, index: I) -> &Self::Output {
        Index::index(self as &[T], index)
    }
}

impl<T, I, const N: usize> IndexMut<I> for [T; N]
where
    [T]: IndexMut<I>,
{
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut Self::Output {
        IndexMut::index_mut(self as &mut [T], index)
    }
}

impl<T: PartialEq<U>, U, const N: usize> PartialEq<[U; N]> for [T; N] {
    fn eq(&self, other: &[U; N]) -> bool {
        self[..] == other[..]
    }

    fn ne(&self, other: &[U; N]) -> bool {
        self[..] != other[..]
    }
}

/// Arrays compared with what else holds a slice. `$self` and `$other` are looked at as slices.
macro_rules! equal {
    ($($left:ty, $right:ty;)*) => ($(
        impl<T: PartialEq<U>, U, const N: usize> PartialEq<$right> for $left {
            fn eq(&self, other: &$right) -> bool {
                self[..] == other[..]
            }

            fn ne(&self, other: &$right) -> bool {
                self[..] != other[..]
            }
        }
    )*)
}

equal! {
    [T; N], [U];
    [T], [U; N];
    [T; N], &[U];
    &[T], [U; N];
    [T; N], &mut [U];
    &mut [T], [U; N];
}

impl<T: Eq, const N: usize> Eq for [T; N] {}

impl<T, const N: usize> crate::marker::StructuralPartialEq for [T; N] {}

impl<T: PartialOrd, const N: usize> PartialOrd for [T; N] {
    fn partial_cmp(&self, other: &[T; N]) -> Option<Ordering> {
        PartialOrd::partial_cmp(&self[..], &other[..])
    }

    fn lt(&self, other: &[T; N]) -> bool {
        PartialOrd::lt(&self[..], &other[..])
    }

    fn le(&self, other: &[T; N]) -> bool {
        PartialOrd::le(&self[..], &other[..])
    }

    fn ge(&self, other: &[T; N]) -> bool {
        PartialOrd::ge(&self[..], &other[..])
    }

    fn gt(&self, other: &[T; N]) -> bool {
        PartialOrd::gt(&self[..], &other[..])
    }
}

impl<T: Ord, const N: usize> Ord for [T; N] {
    fn cmp(&self, other: &[T; N]) -> Ordering {
        Ord::cmp(&self[..], &other[..])
    }
}

impl<T: Copy, const N: usize> Copy for [T; N] {}

impl<T: Clone, const N: usize> Clone for [T; N] {
    fn clone(&self) -> Self {
        from_fn(|i| self[i].clone())
    }

    fn clone_from(&mut self, other: &Self) {
        self.clone_from_slice(other);
    }
}

/// Real std has `Default` for arrays of up to 32 elements, and of none of any type.
macro_rules! defaults {
    ($($n:literal)*) => ($(
        impl<T> Default for [T; $n]
        where
            T: Default,
        {
            fn default() -> [T; $n] {
                from_fn(|_| T::default())
            }
        }
    )*)
}

defaults! { 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 }

impl<T> Default for [T; 0] {
    fn default() -> [T; 0] {
        []
    }
}

impl<T, const N: usize> [T; N] {
    /// What `f` makes of each element.
    pub fn map<F, U>(self, mut f: F) -> [U; N]
    where
        F: FnMut(T) -> U,
    {
        let mut elements = IntoIter::of(self);
        let mut filling = Filling::<U, N>::new();
        while let Some(element) = elements.take_next() {
            filling.push(f(element));
        }
        filling.finish()
    }

    /// As a slice.
    pub const fn as_slice(&self) -> &[T] {
        self
    }

    /// As a slice.
    pub const fn as_mut_slice(&mut self) -> &mut [T] {
        self
    }

    /// References to the elements.
    pub const fn each_ref(&self) -> [&T; N] {
        let mut array: MaybeUninit<[&T; N]> = MaybeUninit::uninit();
        let data = array.as_mut_ptr() as *mut &T;
        let mut i = 0;
        while i < N {
            unsafe { data.add(i).write(&self[i]) };
            i += 1;
        }
        unsafe { array.assume_init() }
    }

    /// Unique references to the elements.
    pub const fn each_mut(&mut self) -> [&mut T; N] {
        let mut array: MaybeUninit<[&mut T; N]> = MaybeUninit::uninit();
        let data = array.as_mut_ptr() as *mut &mut T;
        let elements = self as *mut [T; N] as *mut T;
        let mut i = 0;
        while i < N {
            unsafe { data.add(i).write(&mut *elements.add(i)) };
            i += 1;
        }
        unsafe { array.assume_init() }
    }
}

/// The next `N` items of an iterator, or those that there are.
pub(crate) fn next_chunk<T, const N: usize>(
    iter: &mut impl Iterator<Item = T>,
) -> Result<[T; N], IntoIter<T, N>> {
    let mut filling = Filling::<T, N>::new();
    while filling.len < N {
        match iter.next() {
            Some(item) => filling.push(item),
            None => {
                let rest = IntoIter::partial(unsafe { ptr::read(&filling.array) }, filling.len);
                mem::forget(filling);
                return Err(rest);
            }
        }
    }
    Ok(filling.finish())
}
