//! From one type to another.

use crate::error::Error;
use crate::fmt;
use crate::hash::{Hash, Hasher};

/// Gives what it is given.
pub const fn identity<T>(x: T) -> T {
    x
}

/// A cheap way from a reference to a reference.
#[lang = "AsRef"]
pub trait AsRef<T: ?Sized> {
    /// The reference.
    fn as_ref(&self) -> &T;
}

/// A cheap way from a unique reference to a unique reference.
#[lang = "AsMut"]
pub trait AsMut<T: ?Sized> {
    /// The reference.
    fn as_mut(&mut self) -> &mut T;
}

/// The other side of [`From`].
#[lang = "Into"]
pub trait Into<T>: Sized {
    /// Converts.
    fn into(self) -> T;
}

/// Types that can be made of a `T`.
#[lang = "From"]
pub trait From<T>: Sized {
    /// Converts.
    #[lang = "from"]
    fn from(value: T) -> Self;
}

/// The other side of [`TryFrom`].
pub trait TryInto<T>: Sized {
    /// Why it can not.
    type Error;

    /// Converts, if it can.
    fn try_into(self) -> Result<T, Self::Error>;
}

/// Types that can be made of some values of type `T`.
pub trait TryFrom<T>: Sized {
    /// Why it can not.
    type Error;

    /// Converts, if it can.
    fn try_from(value: T) -> Result<Self, Self::Error>;
}

impl<T: ?Sized, U: ?Sized> AsRef<U> for &T
where
    T: AsRef<U>,
{
    fn as_ref(&self) -> &U {
        <T as AsRef<U>>::as_ref(*self)
    }
}

impl<T: ?Sized, U: ?Sized> AsRef<U> for &mut T
where
    T: AsRef<U>,
{
    fn as_ref(&self) -> &U {
        <T as AsRef<U>>::as_ref(*self)
    }
}

impl<T: ?Sized, U: ?Sized> AsMut<U> for &mut T
where
    T: AsMut<U>,
{
    fn as_mut(&mut self) -> &mut U {
        (*self).as_mut()
    }
}

impl<T, U> Into<U> for T
where
    U: From<T>,
{
    #[track_caller]
    fn into(self) -> U {
        U::from(self)
    }
}

impl<T> From<T> for T {
    fn from(t: T) -> T {
        t
    }
}

impl<T, U> TryInto<U> for T
where
    U: TryFrom<T>,
{
    type Error = U::Error;

    fn try_into(self) -> Result<U, U::Error> {
        U::try_from(self)
    }
}

impl<T, U> TryFrom<U> for T
where
    U: Into<T>,
{
    type Error = Infallible;

    fn try_from(value: U) -> Result<Self, Self::Error> {
        Ok(U::into(value))
    }
}

impl<T> AsRef<[T]> for [T] {
    fn as_ref(&self) -> &[T] {
        self
    }
}

impl<T> AsMut<[T]> for [T] {
    fn as_mut(&mut self) -> &mut [T] {
        self
    }
}

impl AsRef<str> for str {
    fn as_ref(&self) -> &str {
        self
    }
}

impl AsMut<str> for str {
    fn as_mut(&mut self) -> &mut str {
        self
    }
}

/// The error of what cannot fail.
#[derive(Copy)]
#[engine::path("core::convert::Infallible")]
pub enum Infallible {}

impl Clone for Infallible {
    fn clone(&self) -> Infallible {
        match *self {}
    }
}

impl fmt::Debug for Infallible {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl fmt::Display for Infallible {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl Error for Infallible {}

impl PartialEq for Infallible {
    fn eq(&self, _: &Infallible) -> bool {
        match *self {}
    }
}

impl Eq for Infallible {}

impl PartialOrd for Infallible {
    fn partial_cmp(&self, _other: &Self) -> Option<crate::cmp::Ordering> {
        match *self {}
    }
}

impl Ord for Infallible {
    fn cmp(&self, _other: &Self) -> crate::cmp::Ordering {
        match *self {}
    }
}

impl Hash for Infallible {
    fn hash<H: Hasher>(&self, _: &mut H) {
        match *self {}
    }
}

impl From<!> for Infallible {
    fn from(x: !) -> Self {
        x
    }
}
