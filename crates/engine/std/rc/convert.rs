//! What an `Rc` can be made of.

use crate::borrow::{Cow, ToOwned};
use crate::iter::FromIterator;
use crate::mem::ManuallyDrop;
use crate::pin::Pin;
use crate::rc::{Rc, RcInner};
use crate::string::String;
use crate::vec::Vec;

impl<T: Default> Default for Rc<T> {
    fn default() -> Self {
        Rc::new(T::default())
    }
}

impl Default for Rc<str> {
    fn default() -> Self {
        Rc::from("")
    }
}

impl<T> Default for Rc<[T]> {
    fn default() -> Self {
        let arr: [T; 0] = [];
        Rc::from(arr)
    }
}

impl<T> Default for Pin<Rc<T>>
where
    T: ?Sized,
    Rc<T>: Default,
{
    fn default() -> Self {
        unsafe { Pin::new_unchecked(Rc::<T>::default()) }
    }
}

impl<T> From<T> for Rc<T> {
    fn from(t: T) -> Self {
        Rc::new(t)
    }
}

impl<T, const N: usize> From<[T; N]> for Rc<[T]> {
    fn from(v: [T; N]) -> Rc<[T]> {
        Rc::<[T; N]>::from(v)
    }
}

impl<T: Clone> From<&[T]> for Rc<[T]> {
    fn from(v: &[T]) -> Rc<[T]> {
        let mut room = Rc::<[T]>::new_uninit_slice(v.len());
        unsafe {
            Rc::get_mut_unchecked(&mut room).write_clone_of_slice(v);
            room.assume_init()
        }
    }
}

impl<T: Clone> From<&mut [T]> for Rc<[T]> {
    fn from(v: &mut [T]) -> Rc<[T]> {
        Rc::from(&*v)
    }
}

impl From<&str> for Rc<str> {
    fn from(v: &str) -> Rc<str> {
        unsafe { Rc::with_bytes_of(v) }
    }
}

impl From<&mut str> for Rc<str> {
    fn from(v: &mut str) -> Rc<str> {
        Rc::from(&*v)
    }
}

impl From<String> for Rc<str> {
    fn from(v: String) -> Rc<str> {
        Rc::from(&v[..])
    }
}

impl<T> From<Vec<T>> for Rc<[T]> {
    fn from(mut v: Vec<T>) -> Rc<[T]> {
        unsafe {
            let rc = Rc::with_bytes_of(&raw const v[..]);
            // The values have moved.
            v.set_len(0);
            rc
        }
    }
}

impl<'a, B> From<Cow<'a, B>> for Rc<B>
where
    B: ToOwned + ?Sized,
    Rc<B>: From<&'a B> + From<B::Owned>,
{
    fn from(cow: Cow<'a, B>) -> Rc<B> {
        match cow {
            Cow::Borrowed(s) => Rc::from(s),
            Cow::Owned(s) => Rc::from(s),
        }
    }
}

impl From<Rc<str>> for Rc<[u8]> {
    fn from(rc: Rc<str>) -> Self {
        unsafe { Rc::from_raw(Rc::into_raw(rc) as *const [u8]) }
    }
}

impl<T, const N: usize> TryFrom<Rc<[T]>> for Rc<[T; N]> {
    type Error = Rc<[T]>;

    fn try_from(boxed_slice: Rc<[T]>) -> Result<Self, Self::Error> {
        if boxed_slice.len() == N {
            let this = ManuallyDrop::new(boxed_slice);
            Ok(unsafe { Rc::from_inner(Rc::inner_ptr(&this) as *mut RcInner<[T; N]>) })
        } else {
            Err(boxed_slice)
        }
    }
}

impl<T> FromIterator<T> for Rc<[T]> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self {
        iter.into_iter().collect::<Vec<T>>().into()
    }
}
