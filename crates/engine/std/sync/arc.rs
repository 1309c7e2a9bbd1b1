//! Handles that share a value between threads, and count themselves.
//!
//! As with an `Rc`, all handles of a value lead to one allocation, in which two counters stand
//! before it. Real std counts with atomic operations. A thread of the machine does not stop
//! within a count, so that plain ones do here.

use crate::sync::arc_weak::Weak;

use crate::any::Any;
use crate::borrow;
use crate::boxed::Box;
use crate::cell::Cell;
use crate::clone::CloneToUninit;
use crate::cmp::Ordering;
use crate::error::Error;
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
/// as long as there is an [`Arc`]: all of those together hold it.
#[repr(C)]
#[engine::path("alloc::sync::ArcInner")]
pub(crate) struct ArcInner<T: ?Sized> {
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

impl<T: ?Sized> ArcInner<T> {
    /// The counters of an allocation, whether the value in it is there or not.
    pub(crate) unsafe fn counts<'a>(this: *const ArcInner<T>) -> Counts<'a> {
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
    pub(crate) unsafe fn around(value: *const T) -> *mut ArcInner<T> {
        unsafe {
            let offset = ArcInner::value_offset(value);
            value.byte_sub(offset) as *mut ArcInner<T>
        }
    }

    /// A new allocation with room for a value such as `like`, and one strong handle.
    pub(crate) unsafe fn allocate(like: *const T) -> *mut ArcInner<T> {
        unsafe {
            let size = intrinsics::size_of_val(like);
            let align = intrinsics::align_of_val(like);
            let outer = if align > mem::align_of::<usize>() { align } else { mem::align_of::<usize>() };
            let size = ArcInner::value_offset(like) + size;
            let memory = intrinsics::alloc((size + (outer - 1)) & !(outer - 1), outer);
            let counters = memory as *mut usize;
            counters.write(1);
            counters.add(1).write(1);
            intrinsics::trace_rc_counts(memory as *const (), 1, 0);
            intrinsics::with_metadata_of(memory as *const (), like) as *mut ArcInner<T>
        }
    }

    /// Frees an allocation, the value of which is gone.
    pub(crate) unsafe fn free(this: *mut ArcInner<T>) {
        unsafe {
            let size = intrinsics::size_of_val(this as *const ArcInner<T>);
            let align = intrinsics::align_of_val(this as *const ArcInner<T>);
            intrinsics::dealloc(this as *mut u8, size, align);
        }
    }

    /// Where the value stands.
    pub(crate) unsafe fn value_ptr(this: *mut ArcInner<T>) -> *mut T {
        unsafe { &raw mut (*this).value }
    }
}

/// A handle of a value that is shared, also between threads.
#[lang = "Arc"]
#[engine::path("alloc::arc::Arc")]
pub struct Arc<T: ?Sized> {
    ptr: NonNull<ArcInner<T>>,
    phantom: PhantomData<ArcInner<T>>,
}

unsafe impl<T: ?Sized + Sync + Send> Send for Arc<T> {}
unsafe impl<T: ?Sized + Sync + Send> Sync for Arc<T> {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for Arc<T> {}
impl<T: RefUnwindSafe + ?Sized> RefUnwindSafe for Arc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Arc<U>> for Arc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Arc<U>> for Arc<T> {}
impl<T: ?Sized> Unpin for Arc<T> {}

impl<T: ?Sized> Arc<T> {
    /// The handle that stands for one of the strong count.
    pub(crate) unsafe fn from_inner(ptr: *mut ArcInner<T>) -> Self {
        Arc { ptr: unsafe { NonNull::new_unchecked(ptr) }, phantom: PhantomData }
    }

    /// What the handle leads to.
    pub(crate) fn inner_ptr(this: &Self) -> *mut ArcInner<T> {
        this.ptr.as_ptr()
    }

    fn counts(&self) -> Counts<'_> {
        unsafe { ArcInner::counts(self.ptr.as_ptr()) }
    }

    /// The last strong handle goes: the value is dropped, and then the weak count that all of
    /// them held is given back, even if dropping panics.
    fn drop_slow(&mut self) {
        let _weak = unsafe { Weak::from_inner(self.ptr.as_ptr()) };
        unsafe { ptr::drop_in_place(ArcInner::value_ptr(self.ptr.as_ptr())) };
    }

    /// A new allocation with a copy of the bytes of a value.
    pub(crate) unsafe fn with_bytes_of(value: *const T) -> Arc<T> {
        unsafe {
            let inner = ArcInner::allocate(value);
            let size = intrinsics::size_of_val(value);
            ptr::copy_nonoverlapping(value as *const u8, ArcInner::value_ptr(inner) as *mut u8, size);
            Arc::from_inner(inner)
        }
    }
}

impl<T> Arc<T> {
    /// A value with its first handle.
    pub fn new(value: T) -> Arc<T> {
        unsafe {
            let inner = ArcInner::allocate(&raw const value);
            ArcInner::value_ptr(inner).write(value);
            Arc::from_inner(inner)
        }
    }

    /// A value that is given a weak handle of itself while it is made. It cannot be upgraded
    /// before the value is there.
    pub fn new_cyclic<F>(data_fn: F) -> Arc<T>
    where
        F: FnOnce(&Weak<T>) -> T,
    {
        unsafe {
            let inner = ArcInner::<T>::allocate(ptr::null());
            let counts = ArcInner::counts(inner);
            counts.dec_strong();
            let weak = Weak::from_inner(inner);
            let data = data_fn(&weak);
            ArcInner::value_ptr(inner).write(data);
            counts.inc_strong();
            // The strong handle holds what the weak one held.
            mem::forget(weak);
            Arc::from_inner(inner)
        }
    }

    /// Room for a value.
    pub fn new_uninit() -> Arc<MaybeUninit<T>> {
        Arc::new(MaybeUninit::uninit())
    }

    /// Room for a value, all zero.
    pub fn new_zeroed() -> Arc<MaybeUninit<T>> {
        Arc::new(MaybeUninit::zeroed())
    }

    /// A pinned value with its first handle.
    pub fn pin(value: T) -> Pin<Arc<T>> {
        unsafe { Pin::new_unchecked(Arc::new(value)) }
    }

    /// The value, if this is its only strong handle.
    pub fn try_unwrap(this: Self) -> Result<T, Self> {
        if Arc::strong_count(&this) == 1 {
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
        Arc::try_unwrap(this).ok()
    }
}

impl<T> Arc<[T]> {
    /// Room for values.
    pub fn new_uninit_slice(len: usize) -> Arc<[MaybeUninit<T>]> {
        unsafe {
            let like = ptr::slice_from_raw_parts(ptr::dangling::<MaybeUninit<T>>(), len);
            Arc::from_inner(ArcInner::allocate(like))
        }
    }

    /// Room for values, all zero.
    pub fn new_zeroed_slice(len: usize) -> Arc<[MaybeUninit<T>]> {
        let mut slice = Arc::<[T]>::new_uninit_slice(len);
        unsafe { Arc::get_mut_unchecked(&mut slice).as_mut_ptr().write_bytes(0, len) };
        slice
    }
}

impl<T> Arc<MaybeUninit<T>> {
    /// The value, which must be there.
    pub unsafe fn assume_init(self) -> Arc<T> {
        let this = ManuallyDrop::new(self);
        unsafe { Arc::from_inner(this.ptr.as_ptr() as *mut ArcInner<T>) }
    }
}

impl<T> Arc<[MaybeUninit<T>]> {
    /// The values, which must be there.
    pub unsafe fn assume_init(self) -> Arc<[T]> {
        let this = ManuallyDrop::new(self);
        unsafe { Arc::from_inner(this.ptr.as_ptr() as *mut ArcInner<[T]>) }
    }
}

impl<T: ?Sized> Arc<T> {
    /// The handle that [`Self::into_raw`] made a pointer of.
    pub unsafe fn from_raw(ptr: *const T) -> Self {
        unsafe { Arc::from_inner(ArcInner::around(ptr)) }
    }

    /// The handle as a pointer to the value. The count stays.
    pub fn into_raw(this: Self) -> *const T {
        let this = ManuallyDrop::new(this);
        Arc::as_ptr(&*this)
    }

    /// One strong handle more.
    pub unsafe fn increment_strong_count(ptr: *const T) {
        let arc = unsafe { ManuallyDrop::new(Arc::from_raw(ptr)) };
        let _arc_clone: ManuallyDrop<Arc<T>> = arc.clone();
    }

    /// One strong handle less.
    pub unsafe fn decrement_strong_count(ptr: *const T) {
        unsafe { drop(Arc::from_raw(ptr)) };
    }

    /// Where the value is.
    pub fn as_ptr(this: &Self) -> *const T {
        unsafe { ArcInner::value_ptr(this.ptr.as_ptr()) as *const T }
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
        Arc::weak_count(this) == 0 && Arc::strong_count(this) == 1
    }

    /// The value for writing, if there is no other handle.
    pub fn get_mut(this: &mut Self) -> Option<&mut T> {
        if Arc::is_unique(this) { unsafe { Some(Arc::get_mut_unchecked(this)) } } else { None }
    }

    /// The value for writing, whoever else sees it.
    pub(crate) unsafe fn get_mut_unchecked(this: &mut Self) -> &mut T {
        unsafe { &mut *ArcInner::value_ptr(this.ptr.as_ptr()) }
    }

    /// Whether two handles share one allocation.
    pub fn ptr_eq(this: &Self, other: &Self) -> bool {
        ptr::addr_eq(this.ptr.as_ptr(), other.ptr.as_ptr())
    }
}

impl<T: ?Sized + CloneToUninit> Arc<T> {
    /// The value for writing. If there are other strong handles, this one gets a clone of its
    /// own; if there are only weak ones, the value moves away from them.
    pub fn make_mut(this: &mut Self) -> &mut T {
        if Arc::strong_count(this) != 1 {
            let fresh = Uninit::new(&**this);
            unsafe {
                (**this).clone_to_uninit(ArcInner::value_ptr(fresh.inner) as *mut u8);
            }
            *this = fresh.into_arc();
        } else if Arc::weak_count(this) != 0 {
            unsafe {
                let moved = Arc::with_bytes_of(&raw const **this);
                this.counts().dec_strong();
                this.counts().dec_weak();
                ptr::write(this, moved);
            }
        }
        unsafe { Arc::get_mut_unchecked(this) }
    }
}

/// An allocation whose value is being made. It is freed if that panics.
struct Uninit<T: ?Sized> {
    inner: *mut ArcInner<T>,
}

impl<T: ?Sized> Uninit<T> {
    fn new(like: &T) -> Self {
        Uninit { inner: unsafe { ArcInner::allocate(like) } }
    }

    fn into_arc(self) -> Arc<T> {
        let this = ManuallyDrop::new(self);
        unsafe { Arc::from_inner(this.inner) }
    }
}

impl<T: ?Sized> Drop for Uninit<T> {
    fn drop(&mut self) {
        unsafe { ArcInner::free(self.inner) };
    }
}

impl<T: Clone> Arc<T> {
    /// The value if this is its only strong handle, and a clone of it otherwise.
    pub fn unwrap_or_clone(this: Self) -> T {
        Arc::try_unwrap(this).unwrap_or_else(|arc| (*arc).clone())
    }
}

impl Arc<dyn Any + Send + Sync> {
    /// As a handle of a `T`, if the value is one.
    pub fn downcast<T>(self) -> Result<Arc<T>, Self>
    where
        T: Any + Send + Sync,
    {
        if (*self).is::<T>() {
            let this = ManuallyDrop::new(self);
            unsafe { Ok(Arc::from_inner(this.ptr.as_ptr() as *mut ArcInner<T>)) }
        } else {
            Err(self)
        }
    }
}

impl<T: ?Sized> Deref for Arc<T> {
    type Target = T;

    fn deref(&self) -> &T {
        unsafe { &*ArcInner::value_ptr(self.ptr.as_ptr()) }
    }
}

impl<T: ?Sized> Drop for Arc<T> {
    /// One strong handle less; the last one drops the value.
    fn drop(&mut self) {
        self.counts().dec_strong();
        if self.counts().strong() == 0 {
            self.drop_slow();
        }
    }
}

impl<T: ?Sized> Clone for Arc<T> {
    /// One strong handle more.
    fn clone(&self) -> Self {
        self.counts().inc_strong();
        Arc { ptr: self.ptr, phantom: PhantomData }
    }
}

impl<T: ?Sized + PartialEq> PartialEq for Arc<T> {
    fn eq(&self, other: &Arc<T>) -> bool {
        (intrinsics::implements_eq::<T>() && Arc::ptr_eq(self, other)) || **self == **other
    }

    fn ne(&self, other: &Arc<T>) -> bool {
        !(intrinsics::implements_eq::<T>() && Arc::ptr_eq(self, other)) && **self != **other
    }
}

impl<T: ?Sized + Eq> Eq for Arc<T> {}

impl<T: ?Sized + PartialOrd> PartialOrd for Arc<T> {
    fn partial_cmp(&self, other: &Arc<T>) -> Option<Ordering> {
        (**self).partial_cmp(&**other)
    }

    fn lt(&self, other: &Arc<T>) -> bool {
        **self < **other
    }

    fn le(&self, other: &Arc<T>) -> bool {
        **self <= **other
    }

    fn gt(&self, other: &Arc<T>) -> bool {
        **self > **other
    }

    fn ge(&self, other: &Arc<T>) -> bool {
        **self >= **other
    }
}

impl<T: ?Sized + Ord> Ord for Arc<T> {
    fn cmp(&self, other: &Arc<T>) -> Ordering {
        (**self).cmp(&**other)
    }
}

impl<T: ?Sized + Hash> Hash for Arc<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for Arc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for Arc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl<T: ?Sized> fmt::Pointer for Arc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&(&raw const **self), f)
    }
}

impl<T: ?Sized> borrow::Borrow<T> for Arc<T> {
    fn borrow(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized> AsRef<T> for Arc<T> {
    fn as_ref(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized> From<Box<T>> for Arc<T> {
    fn from(v: Box<T>) -> Arc<T> {
        unsafe {
            let value = Box::into_raw(v);
            let arc = Arc::with_bytes_of(value as *const T);
            // The box goes without its value, which has moved.
            drop(Box::from_raw(value as *mut ManuallyDrop<T>));
            arc
        }
    }
}

impl<T: Error + ?Sized> Error for Arc<T> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Error::source(&**self)
    }

    fn cause(&self) -> Option<&dyn Error> {
        Error::cause(&**self)
    }
}
