//! Vectors.

pub use self::drain::Drain;
pub use self::extract_if::ExtractIf;
pub use self::into_iter::IntoIter;
pub use self::splice::Splice;
use self::raw::{RawVec, capacity_overflow};
use crate::boxed::Box;
use crate::collections::TryReserveError;
use crate::intrinsics;
use crate::mem::{ManuallyDrop, MaybeUninit};
use crate::ops::RangeBounds;
use crate::ptr;
use crate::slice::{self, range_within};

/// A list of elements that are next to each other in memory, and that can grow.
#[engine::path("alloc::vec::Vec")]
pub struct Vec<T> {
    pub(crate) buf: RawVec<T>,
    pub(crate) len: usize,
}

/// `vec![elem; n]`
#[lang = "vec_from_elem"]
pub fn from_elem<T: Clone>(elem: T, n: usize) -> Vec<T> {
    let mut vec = Vec::with_capacity(n);
    vec.extend_with(n, elem);
    vec
}

/// `vec![a, b]`
#[lang = "slice_into_vec"]
pub(crate) fn into_vec<T, const N: usize>(array: [T; N]) -> Vec<T> {
    let mut vec = Vec::with_capacity(N);
    let array = ManuallyDrop::new(array);
    unsafe {
        let source = &raw const array as *const T;
        intrinsics::copy_nonoverlapping(source, vec.as_mut_ptr(), N);
    }
    vec.len = N;
    vec
}

impl<T> Vec<T> {
    pub const fn new() -> Self {
        Vec { buf: RawVec::new(), len: 0 }
    }

    pub const fn with_capacity(capacity: usize) -> Self {
        Vec { buf: RawVec::with_capacity(capacity), len: 0 }
    }


    pub unsafe fn from_raw_parts(ptr: *mut T, length: usize, capacity: usize) -> Self {
        Vec { buf: unsafe { RawVec::from_raw_parts(ptr, capacity) }, len: length }
    }

    pub fn into_raw_parts(self) -> (*mut T, usize, usize) {
        let mut vec = ManuallyDrop::new(self);
        (vec.as_mut_ptr(), vec.len, vec.capacity())
    }

    pub const fn capacity(&self) -> usize {
        self.buf.capacity()
    }

    pub const fn len(&self) -> usize {
        self.len
    }

    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub const fn as_slice(&self) -> &[T] {
        unsafe { &*intrinsics::slice_from_raw_parts(self.buf.ptr.pointer, self.len) }
    }

    pub const fn as_mut_slice(&mut self) -> &mut [T] {
        unsafe { &mut *intrinsics::slice_from_raw_parts_mut(self.buf.ptr.pointer as *mut T, self.len) }
    }

    pub const fn as_ptr(&self) -> *const T {
        self.buf.ptr.pointer
    }

    pub const fn as_mut_ptr(&mut self) -> *mut T {
        self.buf.ptr.pointer as *mut T
    }

    pub unsafe fn set_len(&mut self, new_len: usize) {
        self.len = new_len;
    }

    pub fn reserve(&mut self, additional: usize) {
        if additional > self.capacity() - self.len {
            if self.buf.grow_amortized(self.len, additional).is_err() {
                capacity_overflow();
            }
        }
    }

    pub fn reserve_exact(&mut self, additional: usize) {
        if additional > self.capacity() - self.len {
            if self.buf.grow_exact(self.len, additional).is_err() {
                capacity_overflow();
            }
        }
    }

    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        if additional > self.capacity() - self.len {
            self.buf.grow_amortized(self.len, additional)?;
        }
        Ok(())
    }

    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
        if additional > self.capacity() - self.len {
            self.buf.grow_exact(self.len, additional)?;
        }
        Ok(())
    }

    pub fn shrink_to_fit(&mut self) {
        self.buf.shrink(self.len);
    }

    pub fn shrink_to(&mut self, min_capacity: usize) {
        self.buf.shrink(if self.len > min_capacity { self.len } else { min_capacity });
    }

    pub fn into_boxed_slice(mut self) -> Box<[T]> {
        self.shrink_to_fit();
        let mut vec = ManuallyDrop::new(self);
        unsafe { Box::from_raw(vec.as_mut_slice() as *mut [T]) }
    }

    pub fn leak<'a>(self) -> &'a mut [T] {
        let mut vec = ManuallyDrop::new(self);
        unsafe { slice::from_raw_parts_mut(vec.as_mut_ptr(), vec.len) }
    }

    pub fn spare_capacity_mut(&mut self) -> &mut [MaybeUninit<T>] {
        let spare = self.capacity() - self.len;
        unsafe {
            let start = self.as_mut_ptr().add(self.len) as *mut MaybeUninit<T>;
            slice::from_raw_parts_mut(start, spare)
        }
    }

    pub fn push(&mut self, value: T) {
        let len = self.len;
        if len == self.buf.cap && intrinsics::size_of::<T>() > 0 {
            if self.buf.grow_amortized(len, 1).is_err() {
                capacity_overflow();
            }
        }
        unsafe {
            let end = intrinsics::offset(self.buf.ptr.pointer, len as isize) as *mut T;
            intrinsics::write(end, value);
        }
        self.len = len + 1;
    }

    pub fn push_mut(&mut self, value: T) -> &mut T {
        self.push(value);
        unsafe { &mut *self.as_mut_ptr().add(self.len - 1) }
    }

    pub fn pop(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        self.len -= 1;
        unsafe { Some(ptr::read(self.as_ptr().add(self.len))) }
    }

    pub fn pop_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        let last = self.last_mut()?;
        if predicate(last) { self.pop() } else { None }
    }

    #[track_caller]
    pub fn insert(&mut self, index: usize, element: T) {
        let _ = self.insert_mut(index, element);
    }

    #[track_caller]
    pub fn insert_mut(&mut self, index: usize, element: T) -> &mut T {
        let len = self.len;
        if index > len {
            panic!("insertion index (is {index}) should be <= len (is {len})");
        }
        self.reserve(1);
        unsafe {
            let place = self.as_mut_ptr().add(index);
            ptr::copy(place as *const T, place.add(1), len - index);
            ptr::write(place, element);
            self.len = len + 1;
            &mut *place
        }
    }

    #[track_caller]
    pub fn remove(&mut self, index: usize) -> T {
        let len = self.len;
        if index >= len {
            panic!("removal index (is {index}) should be < len (is {len})");
        }
        unsafe {
            let place = self.as_mut_ptr().add(index);
            let removed = ptr::read(place);
            ptr::copy(place.add(1) as *const T, place, len - index - 1);
            self.len = len - 1;
            removed
        }
    }

    pub fn swap_remove(&mut self, index: usize) -> T {
        let len = self.len;
        if index >= len {
            panic!("swap_remove index (is {index}) should be < len (is {len})");
        }
        unsafe {
            let start = self.as_mut_ptr();
            let removed = ptr::read(start.add(index));
            ptr::copy(start.add(len - 1) as *const T, start.add(index), 1);
            self.len = len - 1;
            removed
        }
    }

    pub fn truncate(&mut self, len: usize) {
        if len > self.len {
            return;
        }
        unsafe {
            let tail = slice::from_raw_parts_mut(self.as_mut_ptr().add(len), self.len - len);
            self.len = len;
            ptr::drop_in_place(tail as *mut [T]);
        }
    }

    pub fn clear(&mut self) {
        let all = self.as_mut_slice() as *mut [T];
        self.len = 0;
        unsafe { ptr::drop_in_place(all) }
    }

    pub fn append(&mut self, other: &mut Self) {
        let count = other.len;
        self.reserve(count);
        unsafe {
            let end = self.as_mut_ptr().add(self.len);
            intrinsics::copy_nonoverlapping(other.as_ptr(), end, count);
        }
        other.len = 0;
        self.len += count;
    }

    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> Self {
        let len = self.len;
        if at > len {
            panic!("`at` split index (is {at}) should be <= len (is {len})");
        }
        let count = len - at;
        let mut other = Vec::with_capacity(count);
        self.len = at;
        other.len = count;
        unsafe {
            let source = self.as_ptr().add(at);
            intrinsics::copy_nonoverlapping(source, other.as_mut_ptr(), count);
        }
        other
    }

    pub fn resize_with<F>(&mut self, new_len: usize, mut f: F)
    where
        F: FnMut() -> T,
    {
        if new_len > self.len {
            self.reserve(new_len - self.len);
            while self.len < new_len {
                self.push(f());
            }
        } else {
            self.truncate(new_len);
        }
    }

    pub fn retain<F>(&mut self, mut f: F)
    where
        F: FnMut(&T) -> bool,
    {
        self.retain_mut(|elem| f(elem));
    }

    pub fn retain_mut<F>(&mut self, mut f: F)
    where
        F: FnMut(&mut T) -> bool,
    {
        let len = self.len;
        // As long as elements are being moved there are none, in case that `f` panics.
        self.len = 0;
        let mut gap = Gap { vec: self, processed: 0, kept: 0, len };
        while gap.processed < len {
            let start = gap.vec.as_mut_ptr();
            let elem = unsafe { start.add(gap.processed) };
            if f(unsafe { &mut *elem }) {
                unsafe { gap.keep() }
            } else {
                gap.processed += 1;
                unsafe { ptr::drop_in_place(elem) }
            }
        }
        drop(gap);
    }

    pub fn dedup_by_key<F, K>(&mut self, mut key: F)
    where
        F: FnMut(&mut T) -> K,
        K: PartialEq,
    {
        self.dedup_by(|a, b| key(a) == key(b));
    }

    pub fn dedup_by<F>(&mut self, mut same_bucket: F)
    where
        F: FnMut(&mut T, &mut T) -> bool,
    {
        let len = self.len;
        if len <= 1 {
            return;
        }
        self.len = 0;
        let mut gap = Gap { vec: self, processed: 1, kept: 1, len };
        while gap.processed < len {
            let start = gap.vec.as_mut_ptr();
            let (elem, kept) = unsafe { (start.add(gap.processed), start.add(gap.kept - 1)) };
            if same_bucket(unsafe { &mut *elem }, unsafe { &mut *kept }) {
                gap.processed += 1;
                unsafe { ptr::drop_in_place(elem) }
            } else {
                unsafe { gap.keep() }
            }
        }
        drop(gap);
    }

    pub fn dedup(&mut self)
    where
        T: PartialEq,
    {
        self.dedup_by(|a, b| *a == *b);
    }

    pub fn drain<R>(&mut self, range: R) -> Drain<'_, T>
    where
        R: RangeBounds<usize>,
    {
        let range = range_within(&range, self.len);
        Drain::new(self, range.start, range.end)
    }

    pub fn splice<R, I>(&mut self, range: R, replace_with: I) -> Splice<'_, I::IntoIter>
    where
        R: RangeBounds<usize>,
        I: IntoIterator<Item = T>,
    {
        Splice { drain: self.drain(range), replace_with: replace_with.into_iter() }
    }

    pub fn extract_if<F, R>(&mut self, range: R, filter: F) -> ExtractIf<'_, T, F>
    where
        F: FnMut(&mut T) -> bool,
        R: RangeBounds<usize>,
    {
        let range = range_within(&range, self.len);
        ExtractIf::new(self, filter, range.start, range.end)
    }
}

impl<T: Clone> Vec<T> {
    pub fn resize(&mut self, new_len: usize, value: T) {
        if new_len > self.len {
            self.extend_with(new_len - self.len, value);
        } else {
            self.truncate(new_len);
        }
    }

    pub fn extend_from_slice(&mut self, other: &[T]) {
        self.reserve(other.len());
        for item in other {
            self.push(item.clone());
        }
    }

    pub fn extend_from_within<R>(&mut self, src: R)
    where
        R: RangeBounds<usize>,
    {
        let range = range_within(&src, self.len);
        self.reserve(range.end - range.start);
        let mut i = range.start;
        while i < range.end {
            let item = self[i].clone();
            self.push(item);
            i += 1;
        }
    }

    /// Adds a value so many times: clones, and itself as the last one.
    fn extend_with(&mut self, n: usize, value: T) {
        self.reserve(n);
        let mut i = 1;
        while i < n {
            self.push(value.clone());
            i += 1;
        }
        if n > 0 {
            self.push(value);
        }
    }
}

impl<T, const N: usize> Vec<[T; N]> {
    pub fn into_flattened(self) -> Vec<T> {
        let (start, len, cap) = self.into_raw_parts();
        let (len, cap) = if intrinsics::size_of::<T>() == 0 {
            match len.checked_mul(N) {
                Some(len) => (len, usize::MAX),
                None => panic!("vec len overflow"),
            }
        } else {
            (len * N, if N == 0 { 0 } else { cap * N })
        };
        unsafe { Vec::from_raw_parts(start as *mut T, len, cap) }
    }
}

/// A vector from which elements are being taken out, with a gap behind those that are kept.
/// When it is dropped, early or not, the elements not looked at follow those that are kept.
struct Gap<'a, T> {
    vec: &'a mut Vec<T>,
    processed: usize,
    kept: usize,
    len: usize,
}

impl<T> Gap<'_, T> {
    /// Keeps the next element.
    unsafe fn keep(&mut self) {
        if self.processed > self.kept {
            let start = self.vec.as_mut_ptr();
            unsafe {
                let from = start.add(self.processed) as *const T;
                intrinsics::copy_nonoverlapping(from, start.add(self.kept), 1);
            }
        }
        self.processed += 1;
        self.kept += 1;
    }
}

impl<T> Drop for Gap<'_, T> {
    fn drop(&mut self) {
        let rest = self.len - self.processed;
        let start = self.vec.as_mut_ptr();
        unsafe { ptr::copy(start.add(self.processed) as *const T, start.add(self.kept), rest) }
        self.vec.len = self.kept + rest;
    }
}

impl<T> Drop for Vec<T> {
    fn drop(&mut self) {
        unsafe { ptr::drop_in_place(self.as_mut_slice() as *mut [T]) }
    }
}
