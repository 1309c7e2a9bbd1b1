//! From slices to vectors, and from slices of slices to one of them.

use crate::borrow::{Borrow, ToOwned};
use crate::boxed::Box;
use crate::string::String;
use crate::vec::Vec;

impl<T> [T] {
    pub fn to_vec(&self) -> Vec<T>
    where
        T: Clone,
    {
        let mut vec = Vec::with_capacity(self.len());
        for item in self {
            vec.push(item.clone());
        }
        vec
    }

    pub fn into_vec(self: Box<Self>) -> Vec<T> {
        let len = self.len();
        let start = Box::into_raw(self) as *mut T;
        unsafe { Vec::from_raw_parts(start, len, len) }
    }

    pub fn repeat(&self, n: usize) -> Vec<T>
    where
        T: Copy,
    {
        let capacity = match self.len().checked_mul(n) {
            Some(capacity) => capacity,
            None => panic!("capacity overflow"),
        };
        let mut vec = Vec::with_capacity(capacity);
        let mut i = 0;
        while i < n {
            vec.extend_from_slice(self);
            i += 1;
        }
        vec
    }

    pub fn concat<Item: ?Sized>(&self) -> <Self as Concat<Item>>::Output
    where
        Self: Concat<Item>,
    {
        Concat::concat(self)
    }

    pub fn join<Separator>(&self, sep: Separator) -> <Self as Join<Separator>>::Output
    where
        Self: Join<Separator>,
    {
        Join::join(self, sep)
    }

    pub fn connect<Separator>(&self, sep: Separator) -> <Self as Join<Separator>>::Output
    where
        Self: Join<Separator>,
    {
        Join::join(self, sep)
    }
}

pub trait Concat<Item: ?Sized> {
    type Output;

    fn concat(slice: &Self) -> Self::Output;
}

pub trait Join<Separator> {
    type Output;

    fn join(slice: &Self, sep: Separator) -> Self::Output;
}

impl<T: Clone, V: Borrow<[T]>> Concat<T> for [V] {
    type Output = Vec<T>;

    fn concat(slice: &Self) -> Vec<T> {
        let mut len = 0;
        for part in slice {
            len += part.borrow().len();
        }
        let mut joined = Vec::with_capacity(len);
        for part in slice {
            joined.extend_from_slice(part.borrow());
        }
        joined
    }
}

impl<T: Clone, V: Borrow<[T]>> Join<&T> for [V] {
    type Output = Vec<T>;

    fn join(slice: &Self, sep: &T) -> Vec<T> {
        let mut joined = Vec::new();
        let mut is_first = true;
        for part in slice {
            if !is_first {
                joined.push(sep.clone());
            }
            is_first = false;
            joined.extend_from_slice(part.borrow());
        }
        joined
    }
}

impl<T: Clone, V: Borrow<[T]>> Join<&[T]> for [V] {
    type Output = Vec<T>;

    fn join(slice: &Self, sep: &[T]) -> Vec<T> {
        let mut joined = Vec::new();
        let mut is_first = true;
        for part in slice {
            if !is_first {
                joined.extend_from_slice(sep);
            }
            is_first = false;
            joined.extend_from_slice(part.borrow());
        }
        joined
    }
}

impl<S: Borrow<str>> Concat<str> for [S] {
    type Output = String;

    fn concat(slice: &Self) -> String {
        Join::join(slice, "")
    }
}

impl<S: Borrow<str>> Join<&str> for [S] {
    type Output = String;

    fn join(slice: &Self, sep: &str) -> String {
        let mut len = 0;
        for part in slice {
            let part: &str = part.borrow();
            len += part.len() + sep.len();
        }
        if len > 0 {
            len -= sep.len();
        }
        let mut joined = String::with_capacity(len);
        let mut is_first = true;
        for part in slice {
            if !is_first {
                joined.push_str(sep);
            }
            is_first = false;
            joined.push_str(part.borrow());
        }
        joined
    }
}

impl<T: Clone> ToOwned for [T] {
    type Owned = Vec<T>;

    fn to_owned(&self) -> Vec<T> {
        self.to_vec()
    }

    fn clone_into(&self, target: &mut Vec<T>) {
        target.truncate(self.len());
        let (front, back) = self.split_at(target.len());
        target.clone_from_slice(front);
        target.extend_from_slice(back);
    }
}
