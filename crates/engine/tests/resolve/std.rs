//! As much of std as the cases name.

pub mod option {
    pub enum Option<T> {
        None,
        Some(T),
    }
}
pub mod result {
    pub enum Result<T, E> {
        Ok(T),
        Err(E),
    }
}
pub mod vec {
    pub struct Vec<T> {
        item: T,
    }
}
pub mod string {
    pub struct String {
        len: usize,
    }
}
pub mod boxed {
    pub struct Box<T>(T);
}
pub mod rc {
    pub struct Rc<T> {
        item: T,
    }
    pub struct Weak<T> {
        item: T,
    }
}
pub mod cell {
    pub struct Cell<T> {
        item: T,
    }
    pub struct RefCell<T> {
        item: T,
    }
}
pub mod collections {
    pub struct HashMap<K, V> {
        key: K,
        value: V,
    }
}
pub mod fmt {
    pub struct Formatter;
    pub struct Error;
    pub type Result = crate::result::Result<(), Error>;
    pub trait Debug {
        fn fmt(&self, f: &mut Formatter) -> Result;
    }
    pub trait Display {
        fn fmt(&self, f: &mut Formatter) -> Result;
    }
}
pub mod ptr {}
pub mod task {}
pub mod mem {
    pub fn swap<T>(a: &mut T, b: &mut T) {}
    pub fn drop<T>(value: T) {}
}
pub mod ops {
    pub trait Drop {
        fn drop(&mut self);
    }
    pub trait Fn<Args> {}
    pub trait Add {
        type Output;
        fn add(self) -> Self::Output;
    }
}
pub mod marker {
    pub trait Copy {}
    pub trait Sized {}
    pub trait Send {}
}
pub mod clone {
    pub trait Clone {
        fn clone(&self) -> Self;
    }
}
pub mod default {
    pub trait Default {
        fn default() -> Self;
    }
}
pub mod iter {
    pub trait Iterator {
        type Item;
        fn next(&mut self) -> Option<Self::Item>;
    }
    pub trait FromIterator<A> {}
}
pub mod future {
    pub trait Future {
        type Output;
    }
}
pub mod prelude {
    pub mod v1 {
        pub use crate::boxed::Box;
        pub use crate::clone::Clone;
        pub use crate::default::Default;
        pub use crate::iter::Iterator;
        pub use crate::marker::{Copy, Send, Sized};
        pub use crate::mem::drop;
        pub use crate::ops::{Drop, Fn};
        pub use crate::option::Option::{self, None, Some};
        pub use crate::result::Result::{self, Err, Ok};
        pub use crate::string::String;
        pub use crate::vec::Vec;
    }
    pub mod rust_2021 {
        pub use super::v1::*;
        pub use crate::iter::FromIterator;
    }
    pub mod rust_2024 {
        pub use super::v1::*;
        pub use crate::future::Future;
        pub use crate::iter::FromIterator;
    }
}
use prelude::rust_2024::*;
