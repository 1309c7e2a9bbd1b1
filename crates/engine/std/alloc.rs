//! Allocating.

use crate::error::Error;
use crate::fmt;
use crate::intrinsics;
use crate::mem;
use crate::ptr::NonNull;

/// An alignment: a power of two.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Alignment(usize);

impl fmt::Debug for Alignment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (1 << {})", self.0, intrinsics::cttz(self.0))
    }
}

/// How large and how aligned a block of memory is.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
#[lang = "alloc_layout"]
#[engine::path("core::alloc::layout::Layout")]
pub struct Layout {
    size: usize,
    align: Alignment,
}

impl Layout {
    /// If the alignment is a power of two, and the size is not too large for it.
    pub const fn from_size_align(size: usize, align: usize) -> Result<Self, LayoutError> {
        if intrinsics::ctpop(align) == 1 && size <= Layout::largest(align) {
            Ok(Layout { size, align: Alignment(align) })
        } else {
            Err(LayoutError)
        }
    }

    /// The largest size that does not exceed `isize::MAX` when it is rounded up.
    const fn largest(align: usize) -> usize {
        (isize::MAX as usize + 1) - align
    }

    /// Without a look at what is said.
    #[track_caller]
    pub const unsafe fn from_size_align_unchecked(size: usize, align: usize) -> Self {
        Layout { size, align: Alignment(align) }
    }

    /// The size in bytes.
    pub const fn size(&self) -> usize {
        self.size
    }

    /// The alignment in bytes.
    pub const fn align(&self) -> usize {
        self.align.0
    }

    /// That of a `T`.
    pub const fn new<T>() -> Self {
        Layout { size: mem::size_of::<T>(), align: Alignment(mem::align_of::<T>()) }
    }

    /// That of a value.
    pub const fn for_value<T: ?Sized>(t: &T) -> Self {
        Layout { size: mem::size_of_val(t), align: Alignment(mem::align_of_val(t)) }
    }

    /// A pointer that is aligned, and leads nowhere.
    pub const fn dangling_ptr(&self) -> NonNull<u8> {
        unsafe { NonNull::new_unchecked(self.align.0 as *mut u8) }
    }

    /// With at least this alignment.
    pub const fn align_to(&self, align: usize) -> Result<Self, LayoutError> {
        if align > self.align.0 {
            Layout::from_size_align(self.size, align)
        } else {
            Layout::from_size_align(self.size, self.align.0)
        }
    }

    /// The size, rounded up.
    const fn rounded_up(&self, align: usize) -> usize {
        (self.size + (align - 1)) & !(align - 1)
    }

    /// With a size that is a multiple of the alignment.
    pub const fn pad_to_align(&self) -> Layout {
        Layout { size: self.rounded_up(self.align.0), align: self.align }
    }

    /// `n` of these, each aligned, and how far apart they are. Behind the last one there is no
    /// padding.
    pub const fn repeat(&self, n: usize) -> Result<(Self, usize), LayoutError> {
        let padded = self.pad_to_align();
        let repeated = if n == 0 {
            padded.repeat_packed(0)
        } else {
            match padded.repeat_packed(n - 1) {
                Ok(before) => before.extend_packed(*self),
                Err(error) => Err(error),
            }
        };
        match repeated {
            Ok(repeated) => Ok((repeated, padded.size())),
            Err(error) => Err(error),
        }
    }

    /// This and behind it `next`, aligned, and where that begins.
    pub const fn extend(&self, next: Self) -> Result<(Self, usize), LayoutError> {
        let align = if self.align.0 > next.align.0 { self.align.0 } else { next.align.0 };
        let offset = self.rounded_up(next.align.0);
        let (size, overflow) = intrinsics::add_with_overflow(offset, next.size);
        if overflow {
            return Err(LayoutError);
        }
        match Layout::from_size_align(size, align) {
            Ok(layout) => Ok((layout, offset)),
            Err(error) => Err(error),
        }
    }

    /// `n` of these, one right behind the other.
    pub const fn repeat_packed(&self, n: usize) -> Result<Self, LayoutError> {
        let (size, overflow) = intrinsics::mul_with_overflow(self.size, n);
        if overflow {
            return Err(LayoutError);
        }
        Layout::from_size_align(size, self.align.0)
    }

    /// This and right behind it `next`.
    pub const fn extend_packed(&self, next: Self) -> Result<Self, LayoutError> {
        let (size, overflow) = intrinsics::add_with_overflow(self.size, next.size);
        if overflow {
            return Err(LayoutError);
        }
        Layout::from_size_align(size, self.align.0)
    }

    /// That of `[T; n]`.
    pub const fn array<T>(n: usize) -> Result<Self, LayoutError> {
        Layout::new::<T>().repeat_packed(n)
    }
}

/// Why there is no such layout.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
#[engine::path("core::alloc::layout::LayoutError")]
pub struct LayoutError;

/// The former name.
pub type LayoutErr = LayoutError;

impl Error for LayoutError {}

impl fmt::Display for LayoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("invalid parameters to Layout::from_size_align")
    }
}

/// A new block of memory.
#[track_caller]
pub unsafe fn alloc(layout: Layout) -> *mut u8 {
    unsafe { intrinsics::alloc(layout.size(), layout.align()) }
}

/// Gives a block of memory back.
#[track_caller]
pub unsafe fn dealloc(ptr: *mut u8, layout: Layout) {
    unsafe { intrinsics::dealloc(ptr, layout.size(), layout.align()) }
}

/// A block of memory of another size with the same beginning.
#[track_caller]
pub unsafe fn realloc(ptr: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
    unsafe { intrinsics::realloc(ptr, layout.size(), layout.align(), new_size) }
}

/// A new block of memory, all zero.
#[track_caller]
pub unsafe fn alloc_zeroed(layout: Layout) -> *mut u8 {
    unsafe { intrinsics::alloc_zeroed(layout.size(), layout.align()) }
}

/// Gives up because there is no memory.
pub fn handle_alloc_error(layout: Layout) -> ! {
    eprintln!("memory allocation of {} bytes failed", layout.size());
    intrinsics::abort()
}

/// Where memory comes from.
pub unsafe trait GlobalAlloc {
    /// A new block of memory.
    unsafe fn alloc(&self, layout: Layout) -> *mut u8;

    /// Gives a block of memory back.
    unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout);

    /// A new block of memory, all zero.
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        let size = layout.size();
        let ptr = unsafe { self.alloc(layout) };
        if !ptr.is_null() {
            unsafe { ptr.write_bytes(0, size) };
        }
        ptr
    }

    /// A block of memory of another size with the same beginning.
    unsafe fn realloc(&self, ptr: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        let new_layout = unsafe { Layout::from_size_align_unchecked(new_size, layout.align()) };
        let new_ptr = unsafe { self.alloc(new_layout) };
        if !new_ptr.is_null() {
            let kept = if layout.size() < new_size { layout.size() } else { new_size };
            unsafe {
                new_ptr.copy_from_nonoverlapping(ptr, kept);
                self.dealloc(ptr, layout);
            }
        }
        new_ptr
    }
}

/// The memory that the system gives.
#[derive(Debug, Default, Copy, Clone)]
#[engine::path("std::alloc::System")]
pub struct System;

unsafe impl GlobalAlloc for System {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        unsafe { intrinsics::alloc(layout.size(), layout.align()) }
    }

    unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout) {
        unsafe { intrinsics::dealloc(ptr, layout.size(), layout.align()) }
    }
}
