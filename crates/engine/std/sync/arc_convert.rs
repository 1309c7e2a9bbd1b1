//! What an `Arc` can be made of.

use crate::borrow::{Cow, ToOwned};
use crate::iter::FromIterator;
use crate::mem::ManuallyDrop;
use crate::pin::Pin;
use crate::sync::arc::{Arc, ArcInner};
use crate::string::String;
use crate::vec::Vec;

impl<T: Default> Default for Arc<T> {
    fn default() -> Self {
        Arc::new(T::default())
    }
}

impl Default for Arc<str> {
    fn default() -> Self {
        Arc::from("")
    }
}

impl<T> Default for Arc<[T]> {
    fn default() -> Self {
        let arr: [T; 0] = [];
        Arc::from(arr)
    }
}

impl<T> Default for Pin<Arc<T>>
where
    T: ?Sized,
    Arc<T>: Default,
{
    fn default() -> Self {
        unsafe { Pin::new_unchecked(Arc::<T>::default()) }
    }
}

impl<T> From<T> for Arc<T> {
    fn from(t: T) -> Self {
        Arc::new(t)
    }
}

impl<T, const N: usize> From<[T; N]> for Arc<[T]> {
    fn from(v: [T; N]) -> Arc<[T]> {
        Arc::<[T; N]>::from(v)
    }
}

impl<T: Clone> From<&[T]> for Arc<[T]> {
    fn from(v: &[T]) -> Arc<[T]> {
        let mut room = Arc::<[T]>::new_uninit_slice(v.len());
        unsafe {
            Arc::get_mut_unchecked(&mut room).write_clone_of_slice(v);
            room.assume_init()
        }
    }
}

impl<T: Clone> From<&mut [T]> for Arc<[T]> {
    fn from(v: &mut [T]) -> Arc<[T]> {
        Arc::from(&*v)
    }
}

impl From<&str> for Arc<str> {
    fn from(v: &str) -> Arc<str> {
        unsafe { Arc::with_bytes_of(v) }
    }
}

impl From<&mut str> for Arc<str> {
    fn from(v: &mut str) -> Arc<str> {
        Arc::from(&*v)
    }
}

impl From<String> for Arc<str> {
    fn from(v: String) -> Arc<str> {
        Arc::from(&v[..])
    }
}

impl<T> From<Vec<T>> for Arc<[T]> {
    fn from(mut v: Vec<T>) -> Arc<[T]> {
        unsafe {
            let arc = Arc::with_bytes_of(&raw const v[..]);
            // The values have moved.
            v.set_len(0);
            arc
        }
    }
}

impl<'a, B> From<Cow<'a, B>> for Arc<B>
where
    B: ToOwned + ?Sized,
    Arc<B>: From<&'a B> + From<B::Owned>,
{
    fn from(cow: Cow<'a, B>) -> Arc<B> {
        match cow {
            Cow::Borrowed(s) => Arc::from(s),
            Cow::Owned(s) => Arc::from(s),
        }
    }
}

impl From<Arc<str>> for Arc<[u8]> {
    fn from(arc: Arc<str>) -> Self {
        unsafe { Arc::from_raw(Arc::into_raw(arc) as *const [u8]) }
    }
}

impl<T, const N: usize> TryFrom<Arc<[T]>> for Arc<[T; N]> {
    type Error = Arc<[T]>;

    fn try_from(boxed_slice: Arc<[T]>) -> Result<Self, Self::Error> {
        if boxed_slice.len() == N {
            let this = ManuallyDrop::new(boxed_slice);
            Ok(unsafe { Arc::from_inner(Arc::inner_ptr(&this) as *mut ArcInner<[T; N]>) })
        } else {
            Err(boxed_slice)
        }
    }
}

impl<T> FromIterator<T> for Arc<[T]> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self {
        iter.into_iter().collect::<Vec<T>>().into()
    }
}
