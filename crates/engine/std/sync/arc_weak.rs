//! Handles that do not keep the value.

use crate::fmt;
use crate::marker::Unsize;
use crate::mem;
use crate::ops::{CoerceUnsized, DispatchFromDyn};
use crate::ptr::{self, NonNull};
use crate::sync::arc::{Arc, ArcInner, Counts};

/// A handle that does not keep the value. It can be made a strong one as long as there is a
/// strong one.
#[lang = "RcWeak"]
#[engine::path("alloc::arc::Weak")]
pub struct Weak<T: ?Sized> {
    // Of a handle that never had a value, the address is the last that there is.
    ptr: NonNull<ArcInner<T>>,
}

unsafe impl<T: ?Sized + Sync + Send> Send for Weak<T> {}
unsafe impl<T: ?Sized + Sync + Send> Sync for Weak<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Weak<U>> for Weak<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Weak<U>> for Weak<T> {}

impl<T> Weak<T> {
    /// A handle of no value.
    pub const fn new() -> Weak<T> {
        Weak { ptr: unsafe { NonNull::new_unchecked(usize::MAX as *mut ArcInner<T>) } }
    }
}

/// Whether a pointer leads to no allocation.
fn is_dangling<T: ?Sized>(ptr: *const T) -> bool {
    ptr.addr() == usize::MAX
}

impl<T: ?Sized> Weak<T> {
    /// The handle that stands for one of the weak count.
    pub(crate) unsafe fn from_inner(ptr: *mut ArcInner<T>) -> Self {
        Weak { ptr: unsafe { NonNull::new_unchecked(ptr) } }
    }

    /// The handle that [`Self::into_raw`] made a pointer of.
    pub unsafe fn from_raw(ptr: *const T) -> Self {
        let inner = if is_dangling(ptr) {
            ptr as *mut ArcInner<T>
        } else {
            unsafe { ArcInner::around(ptr) }
        };
        unsafe { Weak::from_inner(inner) }
    }

    /// The handle as a pointer to the value. The count stays.
    pub fn into_raw(self) -> *const T {
        let ptr = self.as_ptr();
        mem::forget(self);
        ptr
    }

    /// Where the value is, if there is one.
    pub fn as_ptr(&self) -> *const T {
        let inner: *mut ArcInner<T> = self.ptr.as_ptr();
        if is_dangling(inner) {
            inner as *const T
        } else {
            unsafe { ArcInner::value_ptr(inner) as *const T }
        }
    }

    /// A strong handle, if there still is one.
    pub fn upgrade(&self) -> Option<Arc<T>> {
        let counts = self.counts()?;
        if counts.strong() == 0 {
            None
        } else {
            counts.inc_strong();
            unsafe { Some(Arc::from_inner(self.ptr.as_ptr())) }
        }
    }

    /// How many strong handles there are.
    pub fn strong_count(&self) -> usize {
        if let Some(counts) = self.counts() { counts.strong() } else { 0 }
    }

    /// How many weak handles there are; none if there is no strong one.
    pub fn weak_count(&self) -> usize {
        if let Some(counts) = self.counts() {
            if counts.strong() > 0 { counts.weak() - 1 } else { 0 }
        } else {
            0
        }
    }

    fn counts(&self) -> Option<Counts<'_>> {
        if is_dangling(self.ptr.as_ptr()) {
            None
        } else {
            unsafe { Some(ArcInner::counts(self.ptr.as_ptr())) }
        }
    }

    /// Whether two handles share one allocation, or both have none.
    pub fn ptr_eq(&self, other: &Self) -> bool {
        ptr::addr_eq(self.ptr.as_ptr(), other.ptr.as_ptr())
    }
}

impl<T: ?Sized> Drop for Weak<T> {
    /// One weak handle less; the last of all handles frees the allocation.
    fn drop(&mut self) {
        let Some(counts) = self.counts() else { return };
        counts.dec_weak();
        if counts.weak() == 0 {
            unsafe { ArcInner::free(self.ptr.as_ptr()) };
        }
    }
}

impl<T: ?Sized> Clone for Weak<T> {
    /// One weak handle more.
    fn clone(&self) -> Weak<T> {
        if let Some(counts) = self.counts() {
            counts.inc_weak()
        }
        Weak { ptr: self.ptr }
    }
}

impl<T: ?Sized> fmt::Debug for Weak<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "(Weak)")
    }
}

impl<T> Default for Weak<T> {
    fn default() -> Weak<T> {
        Weak::new()
    }
}
