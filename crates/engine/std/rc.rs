//! Handles that share a value, and count themselves.
//!
//! All handles of a value lead to one allocation, in which two counters stand before it: how
//! many [`Rc`]s there are, and how many [`Weak`]s. The last `Rc` that goes drops the value;
//! the last handle of all frees the allocation.

pub use weak::Weak;

use crate::any::Any;
use crate::borrow;
use crate::boxed::Box;
use crate::cell::Cell;
use crate::clone::CloneToUninit;
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::marker::{PhantomData, Unsize};
use crate::mem::{self, ManuallyDrop, MaybeUninit};
use crate::ops::{CoerceUnsized, Deref, DispatchFromDyn};
use crate::panic::{RefUnwindSafe, UnwindSafe};
use crate::pin::Pin;
use crate::ptr::{self, NonNull};

/// What the handles of a value lead to. The weak count has one more than there are [`Weak`]s
/// as long as there is an [`Rc`]: all of those together hold it.
#[repr(C)]
#[engine::path("alloc::rc::RcInner")]
pub(crate) struct RcInner<T: ?Sized> {
    strong: Cell<usize>,
    weak: Cell<usize>,
    value: T,
}

/// The two counters of an allocation.
#[derive(Clone, Copy)]
pub(crate) struct Counts<'a> {
    strong: &'a Cell<usize>,
    weak: &'a Cell<usize>,
}

impl<'a> Counts<'a> {
    /// How many strong handles there are.
    pub(crate) fn strong(self) -> usize {
        self.strong.peek()
    }

    /// How many weak handles there are, and one for all strong ones.
    pub(crate) fn weak(self) -> usize {
        self.weak.peek()
    }

    /// One strong handle more.
    pub(crate) fn inc_strong(self) {
        let strong = self.strong.peek();
        if strong == usize::MAX {
            // So many handles can only have been forgotten.
            intrinsics::abort();
        }
        self.strong.poke(strong + 1);
        self.trace();
    }

    /// One strong handle less.
    pub(crate) fn dec_strong(self) {
        self.strong.poke(self.strong.peek() - 1);
        self.trace();
    }

    /// One weak handle more.
    pub(crate) fn inc_weak(self) {
        let weak = self.weak.peek();
        if weak == usize::MAX {
            intrinsics::abort();
        }
        self.weak.poke(weak + 1);
        self.trace();
    }

    /// One weak handle less.
    pub(crate) fn dec_weak(self) {
        self.weak.poke(self.weak.peek() - 1);
        self.trace();
    }

    /// Tells the trace of a change. The strong counter stands first in the allocation.
    fn trace(self) {
        let shared = if self.strong.peek() > 0 { 1 } else { 0 };
        let weak = self.weak.peek() - shared;
        intrinsics::trace_rc_counts(self.strong as *const Cell<usize> as *const (), self.strong.peek(), weak);
    }
}

impl<T: ?Sized> RcInner<T> {
    /// The counters of an allocation, whether the value in it is there or not.
    pub(crate) unsafe fn counts<'a>(this: *const RcInner<T>) -> Counts<'a> {
        let counters = this as *const Cell<usize>;
        unsafe { Counts { strong: &*counters, weak: &*counters.add(1) } }
    }

    /// Where in an allocation the value stands: behind the counters, aligned.
    pub(crate) unsafe fn value_offset(value: *const T) -> usize {
        let align = unsafe { intrinsics::align_of_val(value) };
        let counters = 2 * mem::size_of::<usize>();
        (counters + (align - 1)) & !(align - 1)
    }

    /// The allocation around a value.
    pub(crate) unsafe fn around(value: *const T) -> *mut RcInner<T> {
        unsafe {
            let offset = RcInner::value_offset(value);
            value.byte_sub(offset) as *mut RcInner<T>
        }
    }

    /// A new allocation with room for a value such as `like`, and one strong handle.
    pub(crate) unsafe fn allocate(like: *const T) -> *mut RcInner<T> {
        unsafe {
            let size = intrinsics::size_of_val(like);
            let align = intrinsics::align_of_val(like);
            let outer = if align > mem::align_of::<usize>() { align } else { mem::align_of::<usize>() };
            let size = RcInner::value_offset(like) + size;
            let memory = intrinsics::alloc((size + (outer - 1)) & !(outer - 1), outer);
            let counters = memory as *mut usize;
            counters.write(1);
            counters.add(1).write(1);
            intrinsics::trace_rc_counts(memory as *const (), 1, 0);
            intrinsics::with_metadata_of(memory as *const (), like) as *mut RcInner<T>
        }
    }

    /// Frees an allocation, the value of which is gone.
    pub(crate) unsafe fn free(this: *mut RcInner<T>) {
        unsafe {
            let size = intrinsics::size_of_val(this as *const RcInner<T>);
            let align = intrinsics::align_of_val(this as *const RcInner<T>);
            intrinsics::dealloc(this as *mut u8, size, align);
        }
    }

    /// Where the value stands.
    pub(crate) unsafe fn value_ptr(this: *mut RcInner<T>) -> *mut T {
        unsafe { &raw mut (*this).value }
    }
}

/// A handle of a value that is shared within one thread.
#[lang = "Rc"]
#[engine::path("alloc::rc::Rc")]
pub struct Rc<T: ?Sized> {
    ptr: NonNull<RcInner<T>>,
    phantom: PhantomData<RcInner<T>>,
}

impl<T: ?Sized> !Send for Rc<T> {}
impl<T: ?Sized> !Sync for Rc<T> {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for Rc<T> {}
impl<T: RefUnwindSafe + ?Sized> RefUnwindSafe for Rc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Rc<U>> for Rc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Rc<U>> for Rc<T> {}
impl<T: ?Sized> Unpin for Rc<T> {}

impl<T: ?Sized> Rc<T> {
    /// The handle that stands for one of the strong count.
    pub(crate) unsafe fn from_inner(ptr: *mut RcInner<T>) -> Self {
        Rc { ptr: unsafe { NonNull::new_unchecked(ptr) }, phantom: PhantomData }
    }

    /// What the handle leads to.
    pub(crate) fn inner_ptr(this: &Self) -> *mut RcInner<T> {
        this.ptr.as_ptr()
    }

    fn counts(&self) -> Counts<'_> {
        unsafe { RcInner::counts(self.ptr.as_ptr()) }
    }

    /// The last strong handle goes: the value is dropped, and then the weak count that all of
    /// them held is given back, even if dropping panics.
    fn drop_slow(&mut self) {
        let _weak = unsafe { Weak::from_inner(self.ptr.as_ptr()) };
        unsafe { ptr::drop_in_place(RcInner::value_ptr(self.ptr.as_ptr())) };
    }

    /// A new allocation with a copy of the bytes of a value.
    pub(crate) unsafe fn with_bytes_of(value: *const T) -> Rc<T> {
        unsafe {
            let inner = RcInner::allocate(value);
            let size = intrinsics::size_of_val(value);
            ptr::copy_nonoverlapping(value as *const u8, RcInner::value_ptr(inner) as *mut u8, size);
            Rc::from_inner(inner)
        }
    }
}

impl<T> Rc<T> {
    /// A value with its first handle.
    pub fn new(value: T) -> Rc<T> {
        unsafe {
            let inner = RcInner::allocate(&raw const value);
            RcInner::value_ptr(inner).write(value);
            Rc::from_inner(inner)
        }
    }

    /// A value that is given a weak handle of itself while it is made. It cannot be upgraded
    /// before the value is there.
    pub fn new_cyclic<F>(data_fn: F) -> Rc<T>
    where
        F: FnOnce(&Weak<T>) -> T,
    {
        unsafe {
            let inner = RcInner::<T>::allocate(ptr::null());
            let counts = RcInner::counts(inner);
            counts.dec_strong();
            let weak = Weak::from_inner(inner);
            let data = data_fn(&weak);
            RcInner::value_ptr(inner).write(data);
            counts.inc_strong();
            // The strong handle holds what the weak one held.
            mem::forget(weak);
            Rc::from_inner(inner)
        }
    }

    /// Room for a value.
    pub fn new_uninit() -> Rc<MaybeUninit<T>> {
        Rc::new(MaybeUninit::uninit())
    }

    /// Room for a value, all zero.
    pub fn new_zeroed() -> Rc<MaybeUninit<T>> {
        Rc::new(MaybeUninit::zeroed())
    }

    /// A pinned value with its first handle.
    pub fn pin(value: T) -> Pin<Rc<T>> {
        unsafe { Pin::new_unchecked(Rc::new(value)) }
    }

    /// The value, if this is its only strong handle.
    pub fn try_unwrap(this: Self) -> Result<T, Self> {
        if Rc::strong_count(&this) == 1 {
            let this = ManuallyDrop::new(this);
            let val: T = unsafe { ptr::read(&**this) };
            // Nobody can upgrade a weak handle any more.
            this.counts().dec_strong();
            let _weak = unsafe { Weak::from_inner(this.ptr.as_ptr()) };
            Ok(val)
        } else {
            Err(this)
        }
    }

    /// The value, if this is its only strong handle. The handle goes in any case.
    pub fn into_inner(this: Self) -> Option<T> {
        Rc::try_unwrap(this).ok()
    }
}

impl<T> Rc<[T]> {
    /// Room for values.
    pub fn new_uninit_slice(len: usize) -> Rc<[MaybeUninit<T>]> {
        unsafe {
            let like = ptr::slice_from_raw_parts(ptr::dangling::<MaybeUninit<T>>(), len);
            Rc::from_inner(RcInner::allocate(like))
        }
    }

    /// Room for values, all zero.
    pub fn new_zeroed_slice(len: usize) -> Rc<[MaybeUninit<T>]> {
        let mut slice = Rc::<[T]>::new_uninit_slice(len);
        unsafe { Rc::get_mut_unchecked(&mut slice).as_mut_ptr().write_bytes(0, len) };
        slice
    }
}

impl<T> Rc<MaybeUninit<T>> {
    /// The value, which must be there.
    pub unsafe fn assume_init(self) -> Rc<T> {
        let this = ManuallyDrop::new(self);
        unsafe { Rc::from_inner(this.ptr.as_ptr() as *mut RcInner<T>) }
    }
}

impl<T> Rc<[MaybeUninit<T>]> {
    /// The values, which must be there.
    pub unsafe fn assume_init(self) -> Rc<[T]> {
        let this = ManuallyDrop::new(self);
        unsafe { Rc::from_inner(this.ptr.as_ptr() as *mut RcInner<[T]>) }
    }
}

impl<T: ?Sized> Rc<T> {
    /// The handle that [`Self::into_raw`] made a pointer of.
    pub unsafe fn from_raw(ptr: *const T) -> Self {
        unsafe { Rc::from_inner(RcInner::around(ptr)) }
    }

    /// The handle as a pointer to the value. The count stays.
    pub fn into_raw(this: Self) -> *const T {
        let this = ManuallyDrop::new(this);
        Rc::as_ptr(&*this)
    }

    /// One strong handle more.
    pub unsafe fn increment_strong_count(ptr: *const T) {
        let rc = unsafe { ManuallyDrop::new(Rc::from_raw(ptr)) };
        let _rc_clone: ManuallyDrop<Rc<T>> = rc.clone();
    }

    /// One strong handle less.
    pub unsafe fn decrement_strong_count(ptr: *const T) {
        unsafe { drop(Rc::from_raw(ptr)) };
    }

    /// Where the value is.
    pub fn as_ptr(this: &Self) -> *const T {
        unsafe { RcInner::value_ptr(this.ptr.as_ptr()) as *const T }
    }

    /// A weak handle.
    pub fn downgrade(this: &Self) -> Weak<T> {
        this.counts().inc_weak();
        unsafe { Weak::from_inner(this.ptr.as_ptr()) }
    }

    /// How many weak handles there are.
    pub fn weak_count(this: &Self) -> usize {
        this.counts().weak() - 1
    }

    /// How many strong handles there are.
    pub fn strong_count(this: &Self) -> usize {
        this.counts().strong()
    }

    /// Whether there is no other handle.
    fn is_unique(this: &Self) -> bool {
        Rc::weak_count(this) == 0 && Rc::strong_count(this) == 1
    }

    /// The value for writing, if there is no other handle.
    pub fn get_mut(this: &mut Self) -> Option<&mut T> {
        if Rc::is_unique(this) { unsafe { Some(Rc::get_mut_unchecked(this)) } } else { None }
    }

    /// The value for writing, whoever else sees it.
    pub(crate) unsafe fn get_mut_unchecked(this: &mut Self) -> &mut T {
        unsafe { &mut *RcInner::value_ptr(this.ptr.as_ptr()) }
    }

    /// Whether two handles share one allocation.
    pub fn ptr_eq(this: &Self, other: &Self) -> bool {
        ptr::addr_eq(this.ptr.as_ptr(), other.ptr.as_ptr())
    }
}

impl<T: ?Sized + CloneToUninit> Rc<T> {
    /// The value for writing. If there are other strong handles, this one gets a clone of its
    /// own; if there are only weak ones, the value moves away from them.
    pub fn make_mut(this: &mut Self) -> &mut T {
        if Rc::strong_count(this) != 1 {
            let fresh = Uninit::new(&**this);
            unsafe {
                (**this).clone_to_uninit(RcInner::value_ptr(fresh.inner) as *mut u8);
            }
            *this = fresh.into_rc();
        } else if Rc::weak_count(this) != 0 {
            unsafe {
                let moved = Rc::with_bytes_of(&raw const **this);
                this.counts().dec_strong();
                this.counts().dec_weak();
                ptr::write(this, moved);
            }
        }
        unsafe { Rc::get_mut_unchecked(this) }
    }
}

/// An allocation whose value is being made. It is freed if that panics.
struct Uninit<T: ?Sized> {
    inner: *mut RcInner<T>,
}

impl<T: ?Sized> Uninit<T> {
    fn new(like: &T) -> Self {
        Uninit { inner: unsafe { RcInner::allocate(like) } }
    }

    fn into_rc(self) -> Rc<T> {
        let this = ManuallyDrop::new(self);
        unsafe { Rc::from_inner(this.inner) }
    }
}

impl<T: ?Sized> Drop for Uninit<T> {
    fn drop(&mut self) {
        unsafe { RcInner::free(self.inner) };
    }
}

impl<T: Clone> Rc<T> {
    /// The value if this is its only strong handle, and a clone of it otherwise.
    pub fn unwrap_or_clone(this: Self) -> T {
        Rc::try_unwrap(this).unwrap_or_else(|rc| (*rc).clone())
    }
}

impl Rc<dyn Any> {
    /// As a handle of a `T`, if the value is one.
    pub fn downcast<T: Any>(self) -> Result<Rc<T>, Self> {
        if (*self).is::<T>() {
            let this = ManuallyDrop::new(self);
            unsafe { Ok(Rc::from_inner(this.ptr.as_ptr() as *mut RcInner<T>)) }
        } else {
            Err(self)
        }
    }
}

impl<T: ?Sized> Deref for Rc<T> {
    type Target = T;

    fn deref(&self) -> &T {
        unsafe { &*RcInner::value_ptr(self.ptr.as_ptr()) }
    }
}

impl<T: ?Sized> Drop for Rc<T> {
    /// One strong handle less; the last one drops the value.
    fn drop(&mut self) {
        self.counts().dec_strong();
        if self.counts().strong() == 0 {
            self.drop_slow();
        }
    }
}

impl<T: ?Sized> Clone for Rc<T> {
    /// One strong handle more.
    fn clone(&self) -> Self {
        self.counts().inc_strong();
        Rc { ptr: self.ptr, phantom: PhantomData }
    }
}

impl<T: ?Sized + PartialEq> PartialEq for Rc<T> {
    fn eq(&self, other: &Rc<T>) -> bool {
        (intrinsics::implements_eq::<T>() && Rc::ptr_eq(self, other)) || **self == **other
    }

    fn ne(&self, other: &Rc<T>) -> bool {
        !(intrinsics::implements_eq::<T>() && Rc::ptr_eq(self, other)) && **self != **other
    }
}

impl<T: ?Sized + Eq> Eq for Rc<T> {}

impl<T: ?Sized + PartialOrd> PartialOrd for Rc<T> {
    fn partial_cmp(&self, other: &Rc<T>) -> Option<Ordering> {
        (**self).partial_cmp(&**other)
    }

    fn lt(&self, other: &Rc<T>) -> bool {
        **self < **other
    }

    fn le(&self, other: &Rc<T>) -> bool {
        **self <= **other
    }

    fn gt(&self, other: &Rc<T>) -> bool {
        **self > **other
    }

    fn ge(&self, other: &Rc<T>) -> bool {
        **self >= **other
    }
}

impl<T: ?Sized + Ord> Ord for Rc<T> {
    fn cmp(&self, other: &Rc<T>) -> Ordering {
        (**self).cmp(&**other)
    }
}

impl<T: ?Sized + Hash> Hash for Rc<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for Rc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for Rc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl<T: ?Sized> fmt::Pointer for Rc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&(&raw const **self), f)
    }
}

impl<T: ?Sized> borrow::Borrow<T> for Rc<T> {
    fn borrow(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized> AsRef<T> for Rc<T> {
    fn as_ref(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized> From<Box<T>> for Rc<T> {
    fn from(v: Box<T>) -> Rc<T> {
        unsafe {
            let value = Box::into_raw(v);
            let rc = Rc::with_bytes_of(value as *const T);
            // The box goes without its value, which has moved.
            drop(Box::from_raw(value as *mut ManuallyDrop<T>));
            rc
        }
    }
}
