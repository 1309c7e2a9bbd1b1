//! Queues with two ends: a buffer that the elements go round in.

pub use self::drain::Drain;
pub use self::iter::{IntoIter, Iter, IterMut};
use crate::cmp::Ordering;
use crate::collections::TryReserveError;
use crate::ops::RangeBounds;
use crate::ptr;
use crate::slice::{self, range_within};
use crate::vec::raw::{RawVec, capacity_overflow};

#[engine::path("alloc::collections::vec_deque::VecDeque")]
pub struct VecDeque<T> {
    /// Where the first element is in the buffer. Behind the buffer's last place comes its
    /// first.
    pub(crate) head: usize,
    pub(crate) len: usize,
    pub(crate) buf: RawVec<T>,
}

impl<T> VecDeque<T> {
    pub const fn new() -> VecDeque<T> {
        VecDeque { head: 0, len: 0, buf: RawVec::new() }
    }

    pub fn with_capacity(capacity: usize) -> VecDeque<T> {
        VecDeque { head: 0, len: 0, buf: RawVec::with_capacity(capacity) }
    }

    /// The place of an element, or of one that would come behind them.
    pub(crate) fn place(&self, index: usize) -> usize {
        let at = self.head.wrapping_add(index);
        let capacity = self.buf.capacity();
        if at >= capacity { at.wrapping_sub(capacity) } else { at }
    }

    pub(crate) fn pointer(&self, index: usize) -> *mut T {
        let place = self.place(index);
        unsafe { (self.buf.ptr.pointer as *mut T).add(place) }
    }

    /// Moves an element from one index to another, where there is none.
    pub(crate) unsafe fn move_element(&mut self, from: usize, to: usize) {
        let source = self.pointer(from) as *const T;
        let target = self.pointer(to);
        unsafe { ptr::copy(source, target, 1) }
    }

    /// Moves the head by so many places back.
    pub(crate) fn move_head_back(&mut self, count: usize) {
        let capacity = self.buf.capacity();
        self.head = if self.head >= count {
            self.head - count
        } else {
            self.head.wrapping_add(capacity).wrapping_sub(count)
        };
    }

    /// Makes the elements follow each other again after the buffer has grown.
    fn after_growth(&mut self, old_capacity: usize) {
        let new_capacity = self.buf.capacity();
        if self.len == 0 || self.head <= old_capacity - self.len {
            return;
        }
        let head_len = old_capacity - self.head;
        let tail_len = self.len - head_len;
        let start = self.buf.ptr.pointer as *mut T;
        unsafe {
            if head_len > tail_len && new_capacity - old_capacity >= tail_len {
                ptr::copy_nonoverlapping(start as *const T, start.add(old_capacity), tail_len);
            } else {
                let new_head = new_capacity - head_len;
                ptr::copy(start.add(self.head) as *const T, start.add(new_head), head_len);
                self.head = new_head;
            }
        }
    }

    fn grow(&mut self) {
        let old_capacity = self.buf.capacity();
        if self.buf.grow_amortized(old_capacity, 1).is_err() {
            capacity_overflow();
        }
        self.after_growth(old_capacity);
    }

    pub fn get(&self, index: usize) -> Option<&T> {
        if index < self.len { Some(unsafe { &*self.pointer(index) }) } else { None }
    }

    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        if index < self.len { Some(unsafe { &mut *self.pointer(index) }) } else { None }
    }

    pub fn swap(&mut self, i: usize, j: usize) {
        assert!(i < self.len());
        assert!(j < self.len());
        unsafe { ptr::swap(self.pointer(i), self.pointer(j)) }
    }

    pub fn capacity(&self) -> usize {
        self.buf.capacity()
    }

    pub fn reserve_exact(&mut self, additional: usize) {
        if self.try_reserve_exact(additional).is_err() {
            panic!("capacity overflow");
        }
    }

    pub fn reserve(&mut self, additional: usize) {
        if self.try_reserve(additional).is_err() {
            panic!("capacity overflow");
        }
    }

    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError> {
        let old_capacity = self.capacity();
        if additional > old_capacity - self.len {
            self.buf.grow_exact(self.len, additional)?;
            self.after_growth(old_capacity);
        }
        Ok(())
    }

    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        let old_capacity = self.capacity();
        if additional > old_capacity - self.len {
            self.buf.grow_amortized(self.len, additional)?;
            self.after_growth(old_capacity);
        }
        Ok(())
    }

    pub fn shrink_to_fit(&mut self) {
        self.shrink_to(0);
    }

    pub fn shrink_to(&mut self, min_capacity: usize) {
        let wanted = if self.len > min_capacity { self.len } else { min_capacity };
        if wanted >= self.capacity() {
            return;
        }
        self.make_contiguous();
        let start = self.buf.ptr.pointer as *mut T;
        unsafe { ptr::copy(start.add(self.head) as *const T, start, self.len) }
        self.head = 0;
        self.buf.shrink(wanted);
    }

    pub fn truncate(&mut self, len: usize) {
        while self.len > len {
            // From the front of what goes, as a slice is dropped.
            let (front, back) = self.slices_of(len, self.len);
            self.len = len;
            unsafe {
                let rest = DropLater(back);
                ptr::drop_in_place(front);
                drop(rest);
            }
        }
    }

    /// The one or two pieces of memory that elements lie in.
    pub(crate) fn slices_of(&self, start: usize, end: usize) -> (*mut [T], *mut [T]) {
        let len = end - start;
        let base = self.buf.ptr.pointer as *mut T;
        if len == 0 {
            let empty = ptr::slice_from_raw_parts_mut(base, 0);
            return (empty, empty);
        }
        let first = self.place(start);
        let room = self.buf.capacity() - first;
        let head_len = if len < room { len } else { room };
        unsafe {
            (
                ptr::slice_from_raw_parts_mut(base.add(first), head_len),
                ptr::slice_from_raw_parts_mut(base, len - head_len),
            )
        }
    }

    pub fn iter(&self) -> Iter<'_, T> {
        let (a, b) = self.as_slices();
        Iter::new(a.iter(), b.iter())
    }

    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        let (a, b) = self.as_mut_slices();
        IterMut::new(a.iter_mut(), b.iter_mut())
    }

    pub fn as_slices(&self) -> (&[T], &[T]) {
        let (a, b) = self.slices_of(0, self.len);
        unsafe { (&*a, &*b) }
    }

    pub fn as_mut_slices(&mut self) -> (&mut [T], &mut [T]) {
        let (a, b) = self.slices_of(0, self.len);
        unsafe { (&mut *a, &mut *b) }
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub fn range<R>(&self, range: R) -> Iter<'_, T>
    where
        R: RangeBounds<usize>,
    {
        let range = range_within(&range, self.len);
        let (a, b) = self.slices_of(range.start, range.end);
        unsafe { Iter::new((&*a).iter(), (&*b).iter()) }
    }

    pub fn range_mut<R>(&mut self, range: R) -> IterMut<'_, T>
    where
        R: RangeBounds<usize>,
    {
        let range = range_within(&range, self.len);
        let (a, b) = self.slices_of(range.start, range.end);
        unsafe { IterMut::new((&mut *a).iter_mut(), (&mut *b).iter_mut()) }
    }

    pub fn drain<R>(&mut self, range: R) -> Drain<'_, T>
    where
        R: RangeBounds<usize>,
    {
        let range = range_within(&range, self.len);
        Drain::new(self, range.start, range.end)
    }

    pub fn clear(&mut self) {
        self.truncate(0);
        self.head = 0;
    }

    pub fn contains(&self, x: &T) -> bool
    where
        T: PartialEq<T>,
    {
        let (a, b) = self.as_slices();
        a.contains(x) || b.contains(x)
    }

    pub fn front(&self) -> Option<&T> {
        self.get(0)
    }

    pub fn front_mut(&mut self) -> Option<&mut T> {
        self.get_mut(0)
    }

    pub fn back(&self) -> Option<&T> {
        self.get(self.len.wrapping_sub(1))
    }

    pub fn back_mut(&mut self) -> Option<&mut T> {
        self.get_mut(self.len.wrapping_sub(1))
    }

    pub fn pop_front(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        let first = self.pointer(0);
        self.head = self.place(1);
        self.len -= 1;
        unsafe { Some(ptr::read(first)) }
    }

    pub fn pop_back(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        self.len -= 1;
        unsafe { Some(ptr::read(self.pointer(self.len))) }
    }

    pub fn pop_front_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        let first = self.front_mut()?;
        if predicate(first) { self.pop_front() } else { None }
    }

    pub fn pop_back_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        let last = self.back_mut()?;
        if predicate(last) { self.pop_back() } else { None }
    }

    pub fn push_front(&mut self, value: T) {
        let _ = self.push_front_mut(value);
    }

    pub fn push_front_mut(&mut self, value: T) -> &mut T {
        if self.len == self.capacity() {
            self.grow();
        }
        self.move_head_back(1);
        self.len += 1;
        let place = self.pointer(0);
        unsafe {
            ptr::write(place, value);
            &mut *place
        }
    }

    pub fn push_back(&mut self, value: T) {
        let _ = self.push_back_mut(value);
    }

    pub fn push_back_mut(&mut self, value: T) -> &mut T {
        if self.len == self.capacity() {
            self.grow();
        }
        let place = self.pointer(self.len);
        self.len += 1;
        unsafe {
            ptr::write(place, value);
            &mut *place
        }
    }

    pub fn swap_remove_front(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        if index != 0 {
            self.swap(index, 0);
        }
        self.pop_front()
    }

    pub fn swap_remove_back(&mut self, index: usize) -> Option<T> {
        let len = self.len;
        if index >= len {
            return None;
        }
        if index != len - 1 {
            self.swap(index, len - 1);
        }
        self.pop_back()
    }

    pub fn insert(&mut self, index: usize, value: T) {
        let _ = self.insert_mut(index, value);
    }

    pub fn insert_mut(&mut self, index: usize, value: T) -> &mut T {
        assert!(index <= self.len(), "index out of bounds");
        if self.len == self.capacity() {
            self.grow();
        }
        unsafe {
            if self.len - index < index {
                let mut i = self.len;
                while i > index {
                    self.move_element(i - 1, i);
                    i -= 1;
                }
            } else {
                self.move_head_back(1);
                let mut i = 0;
                while i < index {
                    self.move_element(i + 1, i);
                    i += 1;
                }
            }
            self.len += 1;
            let place = self.pointer(index);
            ptr::write(place, value);
            &mut *place
        }
    }

    pub fn remove(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        unsafe {
            let removed = ptr::read(self.pointer(index));
            let behind = self.len - index - 1;
            if behind < index {
                let mut i = index;
                while i + 1 < self.len {
                    self.move_element(i + 1, i);
                    i += 1;
                }
            } else {
                let mut i = index;
                while i > 0 {
                    self.move_element(i - 1, i);
                    i -= 1;
                }
                self.head = self.place(1);
            }
            self.len -= 1;
            Some(removed)
        }
    }

    pub fn split_off(&mut self, at: usize) -> Self {
        let len = self.len;
        assert!(at <= len, "`at` out of bounds");
        let mut other = VecDeque::with_capacity(len - at);
        let (a, b) = self.slices_of(at, len);
        unsafe {
            let target = other.buf.ptr.pointer as *mut T;
            let a_len = (*a).len();
            ptr::copy_nonoverlapping(a as *const T, target, a_len);
            ptr::copy_nonoverlapping(b as *const T, target.add(a_len), (*b).len());
        }
        other.len = len - at;
        self.len = at;
        other
    }

    pub fn append(&mut self, other: &mut Self) {
        self.reserve(other.len);
        while let Some(item) = other.pop_front() {
            self.push_back(item);
        }
        other.head = 0;
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
        let mut kept = 0;
        let mut at = 0;
        while at < len {
            if f(&mut self[at]) {
                if kept < at {
                    self.swap(kept, at);
                }
                kept += 1;
            }
            at += 1;
        }
        if kept < len {
            self.truncate(kept);
        }
    }

    pub fn resize_with(&mut self, new_len: usize, mut generator: impl FnMut() -> T) {
        if new_len > self.len {
            self.reserve(new_len - self.len);
            while self.len < new_len {
                self.push_back(generator());
            }
        } else {
            self.truncate(new_len);
        }
    }

    pub fn make_contiguous(&mut self) -> &mut [T] {
        if size_of::<T>() == 0 {
            self.head = 0;
        }
        let (a, b) = self.slices_of(0, self.len);
        unsafe {
            if (*b).len() > 0 {
                let a_len = (*a).len();
                let b_len = (*b).len();
                let mut moved: Vec<T> = Vec::with_capacity(self.len);
                let buffer = moved.as_mut_ptr();
                ptr::copy_nonoverlapping(a as *const T, buffer, a_len);
                ptr::copy_nonoverlapping(b as *const T, buffer.add(a_len), b_len);
                let start = self.buf.ptr.pointer as *mut T;
                ptr::copy_nonoverlapping(buffer as *const T, start, self.len);
                self.head = 0;
            }
            slice::from_raw_parts_mut(self.pointer(0), self.len)
        }
    }

    pub fn rotate_left(&mut self, n: usize) {
        assert!(n <= self.len());
        let k = self.len - n;
        if n <= k { self.turn_left(n) } else { self.turn_right(k) }
    }

    pub fn rotate_right(&mut self, n: usize) {
        assert!(n <= self.len());
        let k = self.len - n;
        if n <= k { self.turn_right(n) } else { self.turn_left(k) }
    }

    /// Moves so many elements from the front to the back.
    fn turn_left(&mut self, count: usize) {
        let mut i = 0;
        while i < count {
            unsafe { self.move_element(0, self.len) }
            self.head = self.place(1);
            i += 1;
        }
    }

    /// Moves so many elements from the back to the front.
    fn turn_right(&mut self, count: usize) {
        let mut i = 0;
        while i < count {
            self.move_head_back(1);
            unsafe { self.move_element(self.len, 0) }
            i += 1;
        }
    }

    pub fn binary_search(&self, x: &T) -> Result<usize, usize>
    where
        T: Ord,
    {
        self.binary_search_by(|item| item.cmp(x))
    }

    pub fn binary_search_by<'a, F>(&'a self, mut f: F) -> Result<usize, usize>
    where
        F: FnMut(&'a T) -> Ordering,
    {
        let (front, back) = self.as_slices();
        let first_of_back = match back.first() {
            None => None,
            Some(first) => Some(f(first)),
        };
        match first_of_back {
            Some(Ordering::Equal) => Ok(front.len()),
            Some(Ordering::Less) => match back.binary_search_by(f) {
                Ok(at) => Ok(at + front.len()),
                Err(at) => Err(at + front.len()),
            },
            _ => front.binary_search_by(f),
        }
    }

    pub fn binary_search_by_key<'a, B, F>(&'a self, b: &B, mut f: F) -> Result<usize, usize>
    where
        F: FnMut(&'a T) -> B,
        B: Ord,
    {
        self.binary_search_by(|item| f(item).cmp(b))
    }

    pub fn partition_point<P>(&self, mut pred: P) -> usize
    where
        P: FnMut(&T) -> bool,
    {
        let (front, back) = self.as_slices();
        match back.first() {
            Some(first) if pred(first) => back.partition_point(pred) + front.len(),
            _ => front.partition_point(pred),
        }
    }
}

impl<T: Clone> VecDeque<T> {
    pub fn resize(&mut self, new_len: usize, value: T) {
        if new_len > self.len {
            self.reserve(new_len - self.len);
            while self.len + 1 < new_len {
                self.push_back(value.clone());
            }
            self.push_back(value);
        } else {
            self.truncate(new_len);
        }
    }
}

/// Drops elements at the end of its scope, also if the destructors of others panic.
struct DropLater<T>(*mut [T]);

impl<T> Drop for DropLater<T> {
    fn drop(&mut self) {
        unsafe { ptr::drop_in_place(self.0) }
    }
}

impl<T> Drop for VecDeque<T> {
    fn drop(&mut self) {
        let (front, back) = self.slices_of(0, self.len);
        unsafe {
            let rest = DropLater(back);
            ptr::drop_in_place(front);
            drop(rest);
        }
    }
}
