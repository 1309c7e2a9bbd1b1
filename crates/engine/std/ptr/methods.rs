//! The methods of raw pointers.

use crate::intrinsics;
use crate::mem;
use crate::ptr;

/// What `*const T` and `*mut T` have in common.
macro_rules! methods {
    ($($mutability:tt)*) => ($(
        impl<T: ?Sized> *$mutability T {
            /// Whether the address is zero.
            pub const fn is_null(self) -> bool {
                self as *const () as usize == 0
            }

            /// The same address, of another type.
            pub const fn cast<U>(self) -> *$mutability U {
                self as *$mutability U
            }

            /// The address.
            pub fn addr(self) -> usize {
                self as *const () as usize
            }

            /// The address, exposed.
            pub fn expose_provenance(self) -> usize {
                self as *const () as usize
            }

            /// The same pointer with another address.
            pub fn with_addr(self, addr: usize) -> Self {
                intrinsics::with_metadata_of(addr as *const (), self as *const T) as *$mutability T
            }

            /// The same pointer with what `f` makes of its address.
            pub fn map_addr(self, f: impl FnOnce(usize) -> usize) -> Self {
                self.with_addr(f(self.addr()))
            }

            /// A reference, if the pointer is not null.
            pub const unsafe fn as_ref<'a>(self) -> Option<&'a T> {
                if self.is_null() { None } else { unsafe { Some(&*self) } }
            }

            /// A reference.
            pub const unsafe fn as_ref_unchecked<'a>(self) -> &'a T {
                unsafe { &*self }
            }

            /// The address `count` values further on, in the same allocation.
            #[track_caller]
            pub const unsafe fn offset(self, count: isize) -> Self
            where
                T: Sized,
            {
                unsafe { intrinsics::offset(self as *const T, count) as *$mutability T }
            }

            /// The address `count` bytes further on, in the same allocation.
            #[track_caller]
            pub const unsafe fn byte_offset(self, count: isize) -> Self {
                let moved = unsafe { intrinsics::offset(self as *const u8, count) };
                intrinsics::with_metadata_of(moved as *const (), self as *const T) as *$mutability T
            }

            /// The address `count` values further on, wherever that is.
            pub const fn wrapping_offset(self, count: isize) -> Self
            where
                T: Sized,
            {
                intrinsics::arith_offset(self as *const T, count) as *$mutability T
            }

            /// The address `count` bytes further on, wherever that is.
            pub const fn wrapping_byte_offset(self, count: isize) -> Self {
                let moved = intrinsics::arith_offset(self as *const u8, count);
                intrinsics::with_metadata_of(moved as *const (), self as *const T) as *$mutability T
            }

            /// How many values lie between `origin` and this.
            #[track_caller]
            pub const unsafe fn offset_from(self, origin: *const T) -> isize
            where
                T: Sized,
            {
                assert!(0 < size_of::<T>());
                unsafe { intrinsics::ptr_offset_from(self as *const T, origin) }
            }

            /// How many bytes lie between `origin` and this.
            #[track_caller]
            pub const unsafe fn byte_offset_from<U: ?Sized>(self, origin: *const U) -> isize {
                unsafe { intrinsics::ptr_offset_from(self as *const u8, origin as *const u8) }
            }

            /// How many values lie between `origin` and this, which comes after it.
            #[track_caller]
            pub const unsafe fn offset_from_unsigned(self, origin: *const T) -> usize
            where
                T: Sized,
            {
                assert!(0 < size_of::<T>());
                unsafe { intrinsics::ptr_offset_from(self as *const T, origin) as usize }
            }

            /// How many bytes lie between `origin` and this, which comes after it.
            #[track_caller]
            pub const unsafe fn byte_offset_from_unsigned<U: ?Sized>(self, origin: *$mutability U) -> usize {
                unsafe { intrinsics::ptr_offset_from(self as *const u8, origin as *const u8) as usize }
            }

            /// The address `count` values further on, in the same allocation.
            #[track_caller]
            pub const unsafe fn add(self, count: usize) -> Self
            where
                T: Sized,
            {
                unsafe { intrinsics::offset(self as *const T, count as isize) as *$mutability T }
            }

            /// The address `count` bytes further on, in the same allocation.
            #[track_caller]
            pub const unsafe fn byte_add(self, count: usize) -> Self {
                unsafe { self.byte_offset(count as isize) }
            }

            /// The address `count` values before, in the same allocation.
            #[track_caller]
            pub const unsafe fn sub(self, count: usize) -> Self
            where
                T: Sized,
            {
                unsafe { intrinsics::offset(self as *const T, -(count as isize)) as *$mutability T }
            }

            /// The address `count` bytes before, in the same allocation.
            #[track_caller]
            pub const unsafe fn byte_sub(self, count: usize) -> Self {
                unsafe { self.byte_offset(-(count as isize)) }
            }

            /// The address `count` values further on, wherever that is.
            pub const fn wrapping_add(self, count: usize) -> Self
            where
                T: Sized,
            {
                self.wrapping_offset(count as isize)
            }

            /// The address `count` bytes further on, wherever that is.
            pub const fn wrapping_byte_add(self, count: usize) -> Self {
                self.wrapping_byte_offset(count as isize)
            }

            /// The address `count` values before, wherever that is.
            pub const fn wrapping_sub(self, count: usize) -> Self
            where
                T: Sized,
            {
                self.wrapping_offset(intrinsics::wrapping_sub(0isize, count as isize))
            }

            /// The address `count` bytes before, wherever that is.
            pub const fn wrapping_byte_sub(self, count: usize) -> Self {
                self.wrapping_byte_offset(intrinsics::wrapping_sub(0isize, count as isize))
            }

            /// Copies the value out.
            #[track_caller]
            pub const unsafe fn read(self) -> T
            where
                T: Sized,
            {
                unsafe { intrinsics::read(self as *const T) }
            }

            /// Copies the value out, even if nobody needs it.
            #[track_caller]
            pub unsafe fn read_volatile(self) -> T
            where
                T: Sized,
            {
                unsafe { intrinsics::read(self as *const T) }
            }

            /// Copies the value out, aligned or not.
            #[track_caller]
            pub const unsafe fn read_unaligned(self) -> T
            where
                T: Sized,
            {
                unsafe { intrinsics::read(self as *const T) }
            }

            /// Copies `count` values from here.
            #[track_caller]
            pub const unsafe fn copy_to(self, dest: *mut T, count: usize)
            where
                T: Sized,
            {
                unsafe { intrinsics::copy(self as *const T, dest, count) }
            }

            /// Copies `count` values from here; the two places do not overlap.
            #[track_caller]
            pub const unsafe fn copy_to_nonoverlapping(self, dest: *mut T, count: usize)
            where
                T: Sized,
            {
                unsafe { intrinsics::copy_nonoverlapping(self as *const T, dest, count) }
            }

            /// How many values further on the address is aligned.
            pub fn align_offset(self, align: usize) -> usize
            where
                T: Sized,
            {
                if align == 0 || align & (align - 1) != 0 {
                    panic!("align_offset: align is not a power-of-two");
                }
                let size = mem::size_of::<T>();
                let over = (self as *const () as usize) & (align - 1);
                if over == 0 {
                    return 0;
                }
                let mut count = 1;
                while size != 0 && count <= align {
                    if (over + count * size) & (align - 1) == 0 {
                        return count;
                    }
                    count += 1;
                }
                usize::MAX
            }

            /// Whether the address is aligned.
            pub fn is_aligned(self) -> bool
            where
                T: Sized,
            {
                (self as *const () as usize) & (mem::align_of::<T>() - 1) == 0
            }
        }

        impl<T> *$mutability [T] {
            /// How many elements it says that it points to.
            pub const fn len(self) -> usize {
                intrinsics::slice_len(self as *const [T])
            }

            /// Whether it says that it points to none.
            pub const fn is_empty(self) -> bool {
                self.len() == 0
            }
        }
    )*)
}

methods! { const mut }

impl<T: ?Sized> *const T {
    /// The same, to what may be changed.
    pub const fn cast_mut(self) -> *mut T {
        self as *mut T
    }
}

impl<T> *const [T] {
    /// A pointer to an array, if the length is `N`.
    pub const fn as_array<const N: usize>(self) -> Option<*const [T; N]> {
        if self.len() == N { Some(self as *const [T; N]) } else { None }
    }
}

impl<T> *mut [T] {
    /// A pointer to an array, if the length is `N`.
    pub const fn as_mut_array<const N: usize>(self) -> Option<*mut [T; N]> {
        if self.len() == N { Some(self as *mut [T; N]) } else { None }
    }
}

impl<T: ?Sized> *mut T {
    /// The same, to what is not changed.
    pub const fn cast_const(self) -> *const T {
        self as *const T
    }

    /// A unique reference, if the pointer is not null.
    pub const unsafe fn as_mut<'a>(self) -> Option<&'a mut T> {
        if self.is_null() { None } else { unsafe { Some(&mut *self) } }
    }

    /// A unique reference.
    pub const unsafe fn as_mut_unchecked<'a>(self) -> &'a mut T {
        unsafe { &mut *self }
    }

    /// Copies `count` values to here.
    #[track_caller]
    pub const unsafe fn copy_from(self, src: *const T, count: usize)
    where
        T: Sized,
    {
        unsafe { intrinsics::copy(src, self, count) }
    }

    /// Copies `count` values to here; the two places do not overlap.
    #[track_caller]
    pub const unsafe fn copy_from_nonoverlapping(self, src: *const T, count: usize)
    where
        T: Sized,
    {
        unsafe { intrinsics::copy_nonoverlapping(src, self, count) }
    }

    /// Drops the value where it is.
    pub unsafe fn drop_in_place(self) {
        unsafe { intrinsics::drop_in_place(self) }
    }

    /// Puts a value in, without dropping what was there.
    #[track_caller]
    pub const unsafe fn write(self, val: T)
    where
        T: Sized,
    {
        unsafe { intrinsics::write(self, val) }
    }

    /// Sets all bytes of `count` values.
    #[track_caller]
    pub const unsafe fn write_bytes(self, val: u8, count: usize)
    where
        T: Sized,
    {
        unsafe { intrinsics::write_bytes(self, val, count) }
    }

    /// Puts a value in, even if nobody reads it.
    #[track_caller]
    pub unsafe fn write_volatile(self, val: T)
    where
        T: Sized,
    {
        unsafe { intrinsics::write(self, val) }
    }

    /// Puts a value in, aligned or not.
    #[track_caller]
    pub const unsafe fn write_unaligned(self, val: T)
    where
        T: Sized,
    {
        unsafe { intrinsics::write(self, val) }
    }

    /// Takes the value out, and leaves another.
    pub const unsafe fn replace(self, src: T) -> T
    where
        T: Sized,
    {
        unsafe { ptr::replace(self, src) }
    }

    /// Swaps two values, which may overlap.
    pub const unsafe fn swap(self, with: *mut T)
    where
        T: Sized,
    {
        unsafe { ptr::swap(self, with) }
    }
}
