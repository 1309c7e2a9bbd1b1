//! Sorting, in a way that keeps equal elements in their order.
//!
//! Nothing is moved until the order is known, so a comparison that panics finds every
//! element in its place.

use crate::intrinsics;
use crate::ptr;

/// Up to this length std inserts one element after another. We do so too, so that the
/// comparisons that a program sees are the same.
const SMALL: usize = 20;

/// Sorts by `is_less`.
pub(crate) fn sort<T, F>(slice: &mut [T], is_less: &mut F)
where
    F: FnMut(&T, &T) -> bool,
{
    let len = slice.len();
    if len < 2 || intrinsics::size_of::<T>() == 0 {
        return;
    }
    if len <= SMALL {
        let mut tail = 1;
        while tail < len {
            insert_tail(slice, tail, is_less);
            tail += 1;
        }
        return;
    }
    let mut order: Vec<usize> = Vec::with_capacity(len);
    let mut i = 0;
    while i < len {
        order.push(i);
        i += 1;
    }
    let mut buffer = order.clone();
    merge_sort(slice, &mut order, &mut buffer, is_less);
    permute(slice, &order);
}

/// Puts the element at `tail` where it belongs among those before it, which are sorted.
fn insert_tail<T, F>(slice: &mut [T], tail: usize, is_less: &mut F)
where
    F: FnMut(&T, &T) -> bool,
{
    let start = slice.as_mut_ptr();
    unsafe {
        let item = start.add(tail);
        let mut to = tail;
        while to > 0 && is_less(&*item, &*start.add(to - 1)) {
            to -= 1;
        }
        if to < tail {
            let hole = start.add(to);
            let moved = ptr::read(item);
            ptr::copy(hole as *const T, start.add(to + 1), tail - to);
            ptr::write(hole, moved);
        }
    }
}

/// Sorts indices by the elements that they stand for.
fn merge_sort<T, F>(slice: &[T], order: &mut [usize], buffer: &mut [usize], is_less: &mut F)
where
    F: FnMut(&T, &T) -> bool,
{
    let len = order.len();
    if len < 2 {
        return;
    }
    let mid = len / 2;
    {
        let (left, right) = order.split_at_mut(mid);
        let (left_buffer, right_buffer) = buffer.split_at_mut(mid);
        merge_sort(slice, left, left_buffer, is_less);
        merge_sort(slice, right, right_buffer, is_less);
    }
    // What is in order already, as much of what is sorted is, needs no merging.
    if !is_less(&slice[order[mid]], &slice[order[mid - 1]]) {
        return;
    }
    let mut left = 0;
    let mut right = mid;
    let mut out = 0;
    while left < mid && right < len {
        if is_less(&slice[order[right]], &slice[order[left]]) {
            buffer[out] = order[right];
            right += 1;
        } else {
            buffer[out] = order[left];
            left += 1;
        }
        out += 1;
    }
    while left < mid {
        buffer[out] = order[left];
        left += 1;
        out += 1;
    }
    while right < len {
        buffer[out] = order[right];
        right += 1;
        out += 1;
    }
    order.copy_from_slice(buffer);
}

/// Puts the element that was at `order[i]` at `i`. Every index is in `order` once.
pub(crate) fn permute<T>(slice: &mut [T], order: &[usize]) {
    let len = slice.len();
    let mut moved: Vec<T> = Vec::with_capacity(len);
    let source = slice.as_mut_ptr();
    let target = moved.as_mut_ptr();
    unsafe {
        let mut i = 0;
        while i < len {
            intrinsics::copy_nonoverlapping(source.add(order[i]) as *const T, target.add(i), 1);
            i += 1;
        }
        intrinsics::copy_nonoverlapping(target as *const T, source, len);
    }
}

/// Sorts enough for the element at `index` to be where it would be in the sorted slice.
pub(crate) fn select<'a, T, F>(
    slice: &'a mut [T],
    index: usize,
    is_less: &mut F,
) -> (&'a mut [T], &'a mut T, &'a mut [T])
where
    F: FnMut(&T, &T) -> bool,
{
    let len = slice.len();
    if index >= len {
        panic!("partition_at_index index {index} greater than length of slice {len}");
    }
    sort(slice, is_less);
    let (left, rest) = slice.split_at_mut(index);
    let (nth, right) = rest.split_at_mut(1);
    (left, &mut nth[0], right)
}
