//! Values on the heap, with one owner.

use crate::any::Any;
use crate::borrow::{Borrow, BorrowMut};
use crate::cmp::Ordering;
use crate::error::Error;
use crate::fmt;
use crate::future::Future;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::iter::{DoubleEndedIterator, ExactSizeIterator, FusedIterator};
use crate::marker::{Tuple, Unsize};
use crate::mem::{self, ManuallyDrop, MaybeUninit};
use crate::ops::{CoerceUnsized, Deref, DerefMut, DispatchFromDyn};
use crate::pin::Pin;
use crate::ptr::{self, Unique};
use crate::task::{Context, Poll};

/// A value on the heap. The compiler knows this type: `*b` is the place on the heap, the value
/// can be moved out of it, and it is dropped before the box is.
#[lang = "owned_box"]
#[engine::path("alloc::boxed::Box")]
pub struct Box<T: ?Sized>(Unique<T>);

impl<T> Box<T> {
    /// Puts a value on the heap.
    #[lang = "box_new"]
    pub fn new(x: T) -> Self {
        unsafe {
            let ptr = intrinsics::alloc(mem::size_of::<T>(), mem::align_of::<T>()) as *mut T;
            ptr::write(ptr, x);
            Box(Unique::new_unchecked(ptr))
        }
    }

    /// Room for a value.
    pub fn new_uninit() -> Box<MaybeUninit<T>> {
        Box::new(MaybeUninit::uninit())
    }

    /// Room for a value, all zero.
    pub fn new_zeroed() -> Box<MaybeUninit<T>> {
        Box::new(MaybeUninit::zeroed())
    }

    /// A pinned value on the heap.
    pub fn pin(x: T) -> Pin<Box<T>> {
        Box::new(x).into()
    }
}

impl<T> Box<[T]> {
    /// Room for values.
    pub fn new_uninit_slice(len: usize) -> Box<[MaybeUninit<T>]> {
        unsafe {
            let size = mem::size_of::<T>() * len;
            let data = intrinsics::alloc(size, mem::align_of::<T>()) as *mut MaybeUninit<T>;
            Box::from_raw(ptr::slice_from_raw_parts_mut(data, len))
        }
    }

    /// Room for values, all zero.
    pub fn new_zeroed_slice(len: usize) -> Box<[MaybeUninit<T>]> {
        let mut room = Box::<[T]>::new_uninit_slice(len);
        unsafe { room.as_mut_ptr().write_bytes(0, len) };
        room
    }
}

impl<T> Box<MaybeUninit<T>> {
    /// The value, which must be there.
    pub unsafe fn assume_init(self) -> Box<T> {
        unsafe { Box::from_raw(Box::into_raw(self) as *mut T) }
    }

    /// Puts a value in.
    pub fn write(mut boxed: Self, value: T) -> Box<T> {
        unsafe {
            (*boxed).write(value);
            boxed.assume_init()
        }
    }
}

impl<T> Box<[MaybeUninit<T>]> {
    /// The values, which must be there.
    pub unsafe fn assume_init(self) -> Box<[T]> {
        unsafe { Box::from_raw(Box::into_raw(self) as *mut [T]) }
    }
}

impl<T: ?Sized> Box<T> {
    /// The box that [`Self::into_raw`] made a pointer of.
    pub unsafe fn from_raw(raw: *mut T) -> Self {
        unsafe { Box(Unique::new_unchecked(raw)) }
    }

    /// The box as a pointer to the value.
    pub fn into_raw(b: Self) -> *mut T {
        let b = ManuallyDrop::new(b);
        (*b).0.as_ptr()
    }

    /// A reference to the value, which stays for ever.
    pub fn leak<'a>(b: Self) -> &'a mut T
    where
        T: 'a,
    {
        unsafe { &mut *Box::into_raw(b) }
    }

    /// A pinned box.
    pub fn into_pin(boxed: Self) -> Pin<Self> {
        // The value stays on the heap where it is.
        unsafe { Pin::new_unchecked(boxed) }
    }
}

impl<T: ?Sized> Drop for Box<T> {
    /// Frees the memory. The compiler has dropped the value in it before.
    fn drop(&mut self) {
        let ptr = self.0.as_ptr();
        unsafe {
            let size = intrinsics::size_of_val(ptr as *const T);
            let align = intrinsics::align_of_val(ptr as *const T);
            intrinsics::dealloc(ptr as *mut u8, size, align);
        }
    }
}

impl<T: ?Sized> Deref for Box<T> {
    type Target = T;

    fn deref(&self) -> &T {
        unsafe { &*self.0.as_ptr() }
    }
}

impl<T: ?Sized> DerefMut for Box<T> {
    fn deref_mut(&mut self) -> &mut T {
        unsafe { &mut *self.0.as_ptr() }
    }
}

impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Box<U>> for Box<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Box<U>> for Box<T> {}
impl<T: ?Sized> Unpin for Box<T> {}

/// The memory of a box whose value has gone.
struct Emptied<T: ?Sized>(*mut T);

impl<T: ?Sized> Drop for Emptied<T> {
    fn drop(&mut self) {
        unsafe { drop(Box::from_raw(self.0 as *mut ManuallyDrop<T>)) };
    }
}

impl<Args: Tuple, F: FnOnce<Args> + ?Sized> FnOnce<Args> for Box<F> {
    type Output = <F as FnOnce<Args>>::Output;

    extern "rust-call" fn call_once(self, args: Args) -> Self::Output {
        let emptied = Emptied(Box::into_raw(self));
        unsafe { intrinsics::call_once_unsized(emptied.0, args) }
    }
}

impl<Args: Tuple, F: FnMut<Args> + ?Sized> FnMut<Args> for Box<F> {
    extern "rust-call" fn call_mut(&mut self, args: Args) -> Self::Output {
        <F as FnMut<Args>>::call_mut(&mut **self, args)
    }
}

impl<Args: Tuple, F: Fn<Args> + ?Sized> Fn<Args> for Box<F> {
    extern "rust-call" fn call(&self, args: Args) -> Self::Output {
        <F as Fn<Args>>::call(&**self, args)
    }
}

impl<T: Clone> Clone for Box<T> {
    fn clone(&self) -> Self {
        Box::new((**self).clone())
    }

    fn clone_from(&mut self, source: &Self) {
        (**self).clone_from(&**source);
    }
}

impl<T: Clone> Clone for Box<[T]> {
    fn clone(&self) -> Self {
        self.to_vec().into_boxed_slice()
    }

    fn clone_from(&mut self, source: &Self) {
        if self.len() == source.len() {
            self.clone_from_slice(source);
        } else {
            *self = source.clone();
        }
    }
}

impl Clone for Box<str> {
    fn clone(&self) -> Self {
        let s: &str = &**self;
        Box::from(s)
    }
}

impl<T: ?Sized + PartialEq> PartialEq for Box<T> {
    fn eq(&self, other: &Self) -> bool {
        PartialEq::eq(&**self, &**other)
    }

    fn ne(&self, other: &Self) -> bool {
        PartialEq::ne(&**self, &**other)
    }
}

impl<T: ?Sized + PartialOrd> PartialOrd for Box<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        PartialOrd::partial_cmp(&**self, &**other)
    }

    fn lt(&self, other: &Self) -> bool {
        PartialOrd::lt(&**self, &**other)
    }

    fn le(&self, other: &Self) -> bool {
        PartialOrd::le(&**self, &**other)
    }

    fn ge(&self, other: &Self) -> bool {
        PartialOrd::ge(&**self, &**other)
    }

    fn gt(&self, other: &Self) -> bool {
        PartialOrd::gt(&**self, &**other)
    }
}

impl<T: ?Sized + Ord> Ord for Box<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        Ord::cmp(&**self, &**other)
    }
}

impl<T: ?Sized + Eq> Eq for Box<T> {}

impl<T: ?Sized + Hash> Hash for Box<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl<T: ?Sized + Hasher> Hasher for Box<T> {
    fn finish(&self) -> u64 {
        (**self).finish()
    }

    fn write(&mut self, bytes: &[u8]) {
        (**self).write(bytes)
    }

    fn write_u8(&mut self, i: u8) {
        (**self).write_u8(i)
    }

    fn write_u16(&mut self, i: u16) {
        (**self).write_u16(i)
    }

    fn write_u32(&mut self, i: u32) {
        (**self).write_u32(i)
    }

    fn write_u64(&mut self, i: u64) {
        (**self).write_u64(i)
    }

    fn write_u128(&mut self, i: u128) {
        (**self).write_u128(i)
    }

    fn write_usize(&mut self, i: usize) {
        (**self).write_usize(i)
    }

    fn write_i8(&mut self, i: i8) {
        (**self).write_i8(i)
    }

    fn write_i16(&mut self, i: i16) {
        (**self).write_i16(i)
    }

    fn write_i32(&mut self, i: i32) {
        (**self).write_i32(i)
    }

    fn write_i64(&mut self, i: i64) {
        (**self).write_i64(i)
    }

    fn write_i128(&mut self, i: i128) {
        (**self).write_i128(i)
    }

    fn write_isize(&mut self, i: isize) {
        (**self).write_isize(i)
    }
}

impl<T: fmt::Display + ?Sized> fmt::Display for Box<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl<T: fmt::Debug + ?Sized> fmt::Debug for Box<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl<T: ?Sized> fmt::Pointer for Box<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ptr: *const T = &**self;
        fmt::Pointer::fmt(&ptr, f)
    }
}

impl<T: ?Sized> Borrow<T> for Box<T> {
    fn borrow(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized> BorrowMut<T> for Box<T> {
    fn borrow_mut(&mut self) -> &mut T {
        &mut **self
    }
}

impl<T: ?Sized> AsRef<T> for Box<T> {
    fn as_ref(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized> AsMut<T> for Box<T> {
    fn as_mut(&mut self) -> &mut T {
        &mut **self
    }
}

impl<F: ?Sized + Future + Unpin> Future for Box<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        F::poll(Pin::new(&mut **self), cx)
    }
}

impl<E: Error> Error for Box<E> {
    fn cause(&self) -> Option<&dyn Error> {
        Error::cause(&**self)
    }

    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Error::source(&**self)
    }
}

impl<I: Iterator + ?Sized> Iterator for Box<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        (**self).next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (**self).size_hint()
    }

    fn nth(&mut self, n: usize) -> Option<I::Item> {
        (**self).nth(n)
    }
}

impl<I: DoubleEndedIterator + ?Sized> DoubleEndedIterator for Box<I> {
    fn next_back(&mut self) -> Option<I::Item> {
        (**self).next_back()
    }

    fn nth_back(&mut self, n: usize) -> Option<I::Item> {
        (**self).nth_back(n)
    }
}

impl<I: ExactSizeIterator + ?Sized> ExactSizeIterator for Box<I> {
    fn len(&self) -> usize {
        (**self).len()
    }
}

impl<I: FusedIterator + ?Sized> FusedIterator for Box<I> {}

/// What `Box<dyn Any>` has, and also with auto traits beside `Any`.
macro_rules! downcast {
    ($($Any:ty)*) => ($(
        impl Box<$Any> {
            /// As a box of a `T`, if the value is one.
            pub fn downcast<T: Any>(self) -> Result<Box<T>, Self> {
                if self.is::<T>() {
                    let raw: *mut $Any = Box::into_raw(self);
                    unsafe { Ok(Box::from_raw(raw as *mut T)) }
                } else {
                    Err(self)
                }
            }
        }
    )*)
}

downcast! { (dyn Any) (dyn Any + Send) (dyn Any + Send + Sync) }

impl dyn Error {
    /// As a box of a `T`, if the error is one.
    pub fn downcast<T: Error + 'static>(self: Box<Self>) -> Result<Box<T>, Box<dyn Error>> {
        if self.is::<T>() {
            let raw: *mut dyn Error = Box::into_raw(self);
            unsafe { Ok(Box::from_raw(raw as *mut T)) }
        } else {
            Err(self)
        }
    }
}

impl dyn Error + Send {
    /// As a box of a `T`, if the error is one.
    pub fn downcast<T: Error + 'static>(self: Box<Self>) -> Result<Box<T>, Box<dyn Error + Send>> {
        if self.is::<T>() {
            let raw: *mut (dyn Error + Send) = Box::into_raw(self);
            unsafe { Ok(Box::from_raw(raw as *mut T)) }
        } else {
            Err(self)
        }
    }
}

impl dyn Error + Send + Sync {
    /// As a box of a `T`, if the error is one.
    pub fn downcast<T: Error + 'static>(self: Box<Self>) -> Result<Box<T>, Box<Self>> {
        if self.is::<T>() {
            let raw: *mut (dyn Error + Send + Sync) = Box::into_raw(self);
            unsafe { Ok(Box::from_raw(raw as *mut T)) }
        } else {
            Err(self)
        }
    }
}
