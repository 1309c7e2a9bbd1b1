//! The memory of a vector: where it is, and for how many elements it is enough.

use crate::collections::TryReserveError;
use crate::intrinsics;
use crate::marker::PhantomData;
use crate::panic::UnwindSafe;
use crate::ptr::NonNull;

/// Memory for `cap` elements, which it knows nothing of.
pub(crate) struct RawVec<T> {
    pub(crate) ptr: NonNull<T>,
    /// Zero for types without a size, of which any number fits.
    #[engine::valid_range_end(0x7fff_ffff_ffff_ffff)]
    pub(crate) cap: usize,
    marker: PhantomData<T>,
}

unsafe impl<T: Send> Send for RawVec<T> {}
unsafe impl<T: Sync> Sync for RawVec<T> {}
impl<T: UnwindSafe> UnwindSafe for RawVec<T> {}

/// Says that no memory is large enough.
pub(crate) const fn capacity_overflow() -> ! {
    panic!("capacity overflow")
}

impl<T> RawVec<T> {
    pub(crate) const fn new() -> RawVec<T> {
        RawVec { ptr: NonNull::dangling(), cap: 0, marker: PhantomData }
    }

    pub(crate) const fn with_capacity(cap: usize) -> RawVec<T> {
        let size = intrinsics::size_of::<T>();
        if size == 0 || cap == 0 {
            return RawVec::new();
        }
        let bytes = match cap.checked_mul(size) {
            Some(bytes) if bytes <= isize::MAX as usize => bytes,
            _ => capacity_overflow(),
        };
        unsafe {
            let ptr = intrinsics::alloc(bytes, intrinsics::align_of::<T>()) as *mut T;
            RawVec::from_raw_parts(ptr, cap)
        }
    }

    pub(crate) const unsafe fn from_raw_parts(ptr: *mut T, cap: usize) -> RawVec<T> {
        let cap = if intrinsics::size_of::<T>() == 0 { 0 } else { cap };
        RawVec { ptr: unsafe { NonNull::new_unchecked(ptr) }, cap, marker: PhantomData }
    }

    pub(crate) const fn capacity(&self) -> usize {
        if intrinsics::size_of::<T>() == 0 { usize::MAX } else { self.cap }
    }

    /// Moves to memory for `cap` elements, not fewer than there are.
    fn resize(&mut self, cap: usize) -> Result<(), TryReserveError> {
        let size = intrinsics::size_of::<T>();
        let bytes = match cap.checked_mul(size) {
            Some(bytes) if bytes <= isize::MAX as usize => bytes,
            _ => return Err(TryReserveError::capacity_overflow()),
        };
        let align = intrinsics::align_of::<T>();
        unsafe {
            let old = self.ptr.pointer as *mut u8;
            let new = if self.cap == 0 {
                intrinsics::alloc(bytes, align)
            } else if cap == 0 {
                intrinsics::dealloc(old, self.cap * size, align);
                align as *mut u8
            } else {
                intrinsics::realloc(old, self.cap * size, align, bytes)
            };
            self.ptr = NonNull::new_unchecked(new as *mut T);
        }
        self.cap = cap;
        Ok(())
    }

    /// Makes room, more than is asked for, so that a push is cheap on the whole.
    pub(crate) fn grow_amortized(
        &mut self,
        len: usize,
        additional: usize,
    ) -> Result<(), TryReserveError> {
        let size = intrinsics::size_of::<T>();
        let required = match len.checked_add(additional) {
            Some(required) if size > 0 => required,
            _ => return Err(TryReserveError::capacity_overflow()),
        };
        let smallest = if size == 1 {
            8
        } else if size <= 1024 {
            4
        } else {
            1
        };
        let mut cap = self.cap.wrapping_mul(2);
        if cap < required {
            cap = required;
        }
        if cap < smallest {
            cap = smallest;
        }
        self.resize(cap)
    }

    /// Makes room for as much as is asked for.
    pub(crate) fn grow_exact(
        &mut self,
        len: usize,
        additional: usize,
    ) -> Result<(), TryReserveError> {
        match len.checked_add(additional) {
            Some(required) if intrinsics::size_of::<T>() > 0 => self.resize(required),
            _ => Err(TryReserveError::capacity_overflow()),
        }
    }

    /// Gives back what is more than `cap`.
    pub(crate) fn shrink(&mut self, cap: usize) {
        if intrinsics::size_of::<T>() > 0 && cap < self.cap {
            if self.resize(cap).is_err() {
                capacity_overflow();
            }
        }
    }
}

impl<T> Drop for RawVec<T> {
    fn drop(&mut self) {
        if self.cap > 0 {
            let bytes = self.cap * intrinsics::size_of::<T>();
            let align = intrinsics::align_of::<T>();
            unsafe { intrinsics::dealloc(self.ptr.pointer as *mut u8, bytes, align) }
        }
    }
}
