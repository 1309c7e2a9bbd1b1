//! Lists whose elements lie in memory of their own, and know each other.

use crate::boxed::Box;
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::iter::FusedIterator;
use crate::marker::PhantomData;
use crate::mem;
use crate::ptr::NonNull;

#[engine::path("alloc::collections::linked_list::LinkedList")]
pub struct LinkedList<T> {
    head: Option<NonNull<Node<T>>>,
    tail: Option<NonNull<Node<T>>>,
    len: usize,
    marker: PhantomData<Box<Node<T>>>,
}

struct Node<T> {
    next: Option<NonNull<Node<T>>>,
    prev: Option<NonNull<Node<T>>>,
    element: T,
}

unsafe impl<T: Send> Send for LinkedList<T> {}
unsafe impl<T: Sync> Sync for LinkedList<T> {}

impl<T> LinkedList<T> {
    pub const fn new() -> Self {
        LinkedList { head: None, tail: None, len: 0, marker: PhantomData }
    }

    /// Puts a node between two that are neighbours, either of which may be missing.
    unsafe fn link(
        &mut self,
        prev: Option<NonNull<Node<T>>>,
        next: Option<NonNull<Node<T>>>,
        element: T,
    ) -> NonNull<Node<T>> {
        let node = Box::into_raw(Box::new(Node { next, prev, element }));
        let node = unsafe { NonNull::new_unchecked(node) };
        unsafe {
            match prev {
                None => self.head = Some(node),
                Some(prev) => (*prev.as_ptr()).next = Some(node),
            }
            match next {
                None => self.tail = Some(node),
                Some(next) => (*next.as_ptr()).prev = Some(node),
            }
        }
        self.len += 1;
        node
    }

    /// Takes a node out.
    unsafe fn unlink(&mut self, node: NonNull<Node<T>>) -> T {
        let node = unsafe { Box::from_raw(node.as_ptr()) };
        let Node { next, prev, element } = *node;
        unsafe {
            match prev {
                None => self.head = next,
                Some(prev) => (*prev.as_ptr()).next = next,
            }
            match next {
                None => self.tail = prev,
                Some(next) => (*next.as_ptr()).prev = prev,
            }
        }
        self.len -= 1;
        element
    }

    pub fn append(&mut self, other: &mut Self) {
        match self.tail {
            None => mem::swap(self, other),
            Some(tail) => {
                if let Some(head) = other.head.take() {
                    unsafe {
                        (*tail.as_ptr()).next = Some(head);
                        (*head.as_ptr()).prev = Some(tail);
                    }
                    self.tail = other.tail.take();
                    self.len += mem::replace(&mut other.len, 0);
                }
            }
        }
    }

    pub fn iter(&self) -> Iter<'_, T> {
        Iter { head: self.head, tail: self.tail, len: self.len, marker: PhantomData }
    }

    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        IterMut { head: self.head, tail: self.tail, len: self.len, marker: PhantomData }
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn clear(&mut self) {
        drop(mem::take(self));
    }

    pub fn contains(&self, x: &T) -> bool
    where
        T: PartialEq<T>,
    {
        self.iter().any(|item| item == x)
    }

    pub fn front(&self) -> Option<&T> {
        match self.head {
            None => None,
            Some(node) => Some(unsafe { &(*node.as_ptr()).element }),
        }
    }

    pub fn front_mut(&mut self) -> Option<&mut T> {
        match self.head {
            None => None,
            Some(node) => Some(unsafe { &mut (*node.as_ptr()).element }),
        }
    }

    pub fn back(&self) -> Option<&T> {
        match self.tail {
            None => None,
            Some(node) => Some(unsafe { &(*node.as_ptr()).element }),
        }
    }

    pub fn back_mut(&mut self) -> Option<&mut T> {
        match self.tail {
            None => None,
            Some(node) => Some(unsafe { &mut (*node.as_ptr()).element }),
        }
    }

    pub fn push_front(&mut self, elt: T) {
        let _ = self.push_front_mut(elt);
    }

    pub fn push_front_mut(&mut self, elt: T) -> &mut T {
        let head = self.head;
        unsafe {
            let node = self.link(None, head, elt);
            &mut (*node.as_ptr()).element
        }
    }

    pub fn pop_front(&mut self) -> Option<T> {
        match self.head {
            None => None,
            Some(node) => Some(unsafe { self.unlink(node) }),
        }
    }

    pub fn push_back(&mut self, elt: T) {
        let _ = self.push_back_mut(elt);
    }

    pub fn push_back_mut(&mut self, elt: T) -> &mut T {
        let tail = self.tail;
        unsafe {
            let node = self.link(tail, None, elt);
            &mut (*node.as_ptr()).element
        }
    }

    pub fn pop_back(&mut self) -> Option<T> {
        match self.tail {
            None => None,
            Some(node) => Some(unsafe { self.unlink(node) }),
        }
    }

    pub fn split_off(&mut self, at: usize) -> LinkedList<T> {
        let len = self.len();
        assert!(at <= len, "Cannot split off at a nonexistent index");
        if at == 0 {
            return mem::take(self);
        }
        let mut second = LinkedList::new();
        if at == len {
            return second;
        }
        let mut node = self.head;
        let mut i = 0;
        while i < at {
            node = match node {
                None => None,
                Some(node) => unsafe { (*node.as_ptr()).next },
            };
            i += 1;
        }
        if let Some(first) = node {
            unsafe {
                let last = (*first.as_ptr()).prev.take();
                if let Some(last) = last {
                    (*last.as_ptr()).next = None;
                }
                second.head = Some(first);
                second.tail = mem::replace(&mut self.tail, last);
                second.len = len - at;
                self.len = at;
            }
        }
        second
    }

    pub fn extract_if<F>(&mut self, filter: F) -> ExtractIf<'_, T, F>
    where
        F: FnMut(&mut T) -> bool,
    {
        let node = self.head;
        let old_len = self.len;
        ExtractIf { list: self, node, seen: 0, old_len, pred: filter }
    }
}

/// Goes on to drop nodes after a destructor has panicked.
struct DropRest<'a, T>(&'a mut LinkedList<T>);

impl<T> Drop for DropRest<'_, T> {
    fn drop(&mut self) {
        while let Some(item) = self.0.pop_front() {
            drop(item);
        }
    }
}

impl<T> Drop for LinkedList<T> {
    fn drop(&mut self) {
        let guard = DropRest(self);
        while let Some(item) = guard.0.pop_front() {
            drop(item);
        }
        drop(guard);
    }
}

/// Iterators over references.
macro_rules! iterators {
    ($($name:ident $reference:ty, |$node:ident| $value:expr;)*) => {$(
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        pub struct $name<'a, T: 'a> {
            head: Option<NonNull<Node<T>>>,
            tail: Option<NonNull<Node<T>>>,
            len: usize,
            marker: PhantomData<$reference>,
        }

        impl<'a, T> Iterator for $name<'a, T> {
            type Item = $reference;

            fn next(&mut self) -> Option<$reference> {
                if self.len == 0 {
                    return None;
                }
                match self.head {
                    None => None,
                    Some(node) => unsafe {
                        let $node = node.as_ptr();
                        self.len -= 1;
                        self.head = (*$node).next;
                        Some($value)
                    },
                }
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                (self.len, Some(self.len))
            }

            fn last(mut self) -> Option<$reference> {
                self.next_back()
            }
        }

        impl<'a, T> DoubleEndedIterator for $name<'a, T> {
            fn next_back(&mut self) -> Option<$reference> {
                if self.len == 0 {
                    return None;
                }
                match self.tail {
                    None => None,
                    Some(node) => unsafe {
                        let $node = node.as_ptr();
                        self.len -= 1;
                        self.tail = (*$node).prev;
                        Some($value)
                    },
                }
            }
        }

        impl<T> ExactSizeIterator for $name<'_, T> {}

        impl<T> FusedIterator for $name<'_, T> {}

        impl<T> Default for $name<'_, T> {
            fn default() -> Self {
                $name { head: None, tail: None, len: 0, marker: PhantomData }
            }
        }

        impl<T: fmt::Debug> fmt::Debug for $name<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let rest = Elements(Iter {
                    head: self.head,
                    tail: self.tail,
                    len: self.len,
                    marker: PhantomData,
                });
                f.debug_tuple(stringify!($name)).field(&rest).field(&self.len).finish()
            }
        }
    )*};
}

iterators! {
    Iter &'a T, |node| &(*node).element;
    IterMut &'a mut T, |node| &mut (*node).element;
}

unsafe impl<T: Sync> Send for Iter<'_, T> {}
unsafe impl<T: Sync> Sync for Iter<'_, T> {}
unsafe impl<T: Send> Send for IterMut<'_, T> {}
unsafe impl<T: Sync> Sync for IterMut<'_, T> {}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { head: self.head, tail: self.tail, len: self.len, marker: PhantomData }
    }
}

/// What is left of a list, printed as a list.
struct Elements<'a, T>(Iter<'a, T>);

impl<T: fmt::Debug> fmt::Debug for Elements<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.clone()).finish()
    }
}

#[derive(Clone)]
pub struct IntoIter<T> {
    list: LinkedList<T>,
}

impl<T> Default for IntoIter<T> {
    fn default() -> Self {
        IntoIter { list: LinkedList::new() }
    }
}

impl<T: fmt::Debug> fmt::Debug for IntoIter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IntoIter").field(&self.list).finish()
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.list.pop_front()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.list.len, Some(self.list.len))
    }
}

impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> {
        self.list.pop_back()
    }
}

impl<T> ExactSizeIterator for IntoIter<T> {}

impl<T> FusedIterator for IntoIter<T> {}

#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct ExtractIf<'a, T: 'a, F: 'a> {
    list: &'a mut LinkedList<T>,
    node: Option<NonNull<Node<T>>>,
    seen: usize,
    old_len: usize,
    pred: F,
}

impl<T, F> Iterator for ExtractIf<'_, T, F>
where
    F: FnMut(&mut T) -> bool,
{
    type Item = T;

    fn next(&mut self) -> Option<T> {
        while let Some(node) = self.node {
            unsafe {
                self.node = (*node.as_ptr()).next;
                self.seen += 1;
                if (self.pred)(&mut (*node.as_ptr()).element) {
                    return Some(self.list.unlink(node));
                }
            }
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.old_len - self.seen))
    }
}

impl<T: fmt::Debug, F> fmt::Debug for ExtractIf<'_, T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let peek = match self.node {
            None => None,
            Some(node) => Some(unsafe { &(*node.as_ptr()).element }),
        };
        f.debug_struct("ExtractIf").field("peek", &peek).finish_non_exhaustive()
    }
}

impl<T> IntoIterator for LinkedList<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter { list: self }
    }
}

impl<'a, T> IntoIterator for &'a LinkedList<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut LinkedList<T> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;

    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
    }
}

impl<T> FromIterator<T> for LinkedList<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self {
        let mut list = LinkedList::new();
        list.extend(iter);
        list
    }
}

impl<T> Extend<T> for LinkedList<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        let mut iter = iter.into_iter();
        while let Some(item) = iter.next() {
            self.push_back(item);
        }
    }

    fn __extend_one(&mut self, item: T) {
        self.push_back(item);
    }
}

impl<'a, T: 'a + Copy> Extend<&'a T> for LinkedList<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        self.extend(iter.into_iter().cloned());
    }

    fn __extend_one(&mut self, item: &'a T) {
        self.push_back(*item);
    }
}

impl<T> Default for LinkedList<T> {
    fn default() -> Self {
        LinkedList::new()
    }
}

impl<T: PartialEq> PartialEq for LinkedList<T> {
    fn eq(&self, other: &LinkedList<T>) -> bool {
        self.len == other.len && self.iter().eq(other.iter())
    }
}

impl<T: Eq> Eq for LinkedList<T> {}

impl<T: PartialOrd> PartialOrd for LinkedList<T> {
    fn partial_cmp(&self, other: &LinkedList<T>) -> Option<Ordering> {
        self.iter().partial_cmp(other.iter())
    }
}

impl<T: Ord> Ord for LinkedList<T> {
    fn cmp(&self, other: &LinkedList<T>) -> Ordering {
        self.iter().cmp(other.iter())
    }
}

impl<T: Clone> Clone for LinkedList<T> {
    fn clone(&self) -> Self {
        let mut list = LinkedList::new();
        list.extend(self.iter().cloned());
        list
    }
}

impl<T: fmt::Debug> fmt::Debug for LinkedList<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<T: Hash> Hash for LinkedList<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.__write_length_prefix(self.len);
        for item in self {
            item.hash(state);
        }
    }
}

impl<T, const N: usize> From<[T; N]> for LinkedList<T> {
    fn from(arr: [T; N]) -> Self {
        Self::from_iter(arr)
    }
}
