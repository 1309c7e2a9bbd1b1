//! Traits and types that say something about a type, and do nothing.

use crate::cmp::Ordering;
use crate::hash::{Hash, Hasher};

/// Types whose values may be sent to another thread.
#[lang = "send"]
#[engine::auto_trait]
pub unsafe trait Send {}

impl<T: ?Sized> !Send for *const T {}
impl<T: ?Sized> !Send for *mut T {}
unsafe impl<T: Sync + ?Sized> Send for &T {}

/// Types to which references may be shared between threads.
#[lang = "sync"]
#[engine::auto_trait]
pub unsafe trait Sync {}

impl<T: ?Sized> !Sync for *const T {}
impl<T: ?Sized> !Sync for *mut T {}

/// Types whose size is known when they are compiled.
#[lang = "sized"]
pub trait Sized {}

/// Types that can be made unsized: `[T; N]` to `[T]`, `T` to `dyn Trait`.
#[lang = "unsize"]
#[engine::unstable]
pub trait Unsize<T: ?Sized> {}

/// Types whose derived `PartialEq` compares their structure, so that constants of them may
/// be patterns.
#[lang = "structural_peq"]
#[engine::unstable]
pub trait StructuralPartialEq {}

/// Types whose values are copied, and not moved.
#[lang = "copy"]
pub trait Copy: Clone {}

macro_rules! copy {
    ($($t:ty)*) => ($(impl Copy for $t {})*)
}
copy! { usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 bool char }

impl Copy for ! {}

impl<T: ?Sized> Copy for *const T {}
impl<T: ?Sized> Copy for *mut T {}
impl<T: ?Sized> Copy for &T {}

/// Types without an `UnsafeCell` in them that is not behind a pointer.
#[lang = "freeze"]
#[engine::auto_trait]
pub(crate) unsafe trait Freeze {}

impl<T: ?Sized> !Freeze for crate::cell::UnsafeCell<T> {}
unsafe impl<T: ?Sized> Freeze for PhantomData<T> {}
unsafe impl<T: ?Sized> Freeze for *const T {}
unsafe impl<T: ?Sized> Freeze for *mut T {}
unsafe impl<T: ?Sized> Freeze for &T {}
unsafe impl<T: ?Sized> Freeze for &mut T {}

/// Types that do not need to stay where they are once they are pinned.
#[lang = "unpin"]
#[engine::auto_trait]
pub trait Unpin {}

impl<T: ?Sized> Unpin for &T {}
impl<T: ?Sized> Unpin for &mut T {}
impl<T: ?Sized> Unpin for *const T {}
impl<T: ?Sized> Unpin for *mut T {}

/// Tuples of any length.
#[lang = "tuple_trait"]
#[engine::unstable]
pub trait Tuple {}

/// Function pointers of any signature.
#[lang = "fn_ptr_trait"]
#[engine::unstable]
pub trait FnPtr: Copy + Clone {
    /// The address of the function.
    #[lang = "fn_ptr_addr"]
    fn addr(self) -> *const ();
}

/// A type of no size that acts as if it held a `T`.
#[lang = "phantom_data"]
#[engine::path("core::marker::PhantomData")]
pub struct PhantomData<T: ?Sized>;

impl<T: ?Sized> Hash for PhantomData<T> {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl<T: ?Sized> PartialEq for PhantomData<T> {
    fn eq(&self, _other: &PhantomData<T>) -> bool {
        true
    }
}

impl<T: ?Sized> Eq for PhantomData<T> {}

impl<T: ?Sized> PartialOrd for PhantomData<T> {
    fn partial_cmp(&self, _other: &PhantomData<T>) -> Option<Ordering> {
        Some(Ordering::Equal)
    }
}

impl<T: ?Sized> Ord for PhantomData<T> {
    fn cmp(&self, _other: &PhantomData<T>) -> Ordering {
        Ordering::Equal
    }
}

impl<T: ?Sized> Copy for PhantomData<T> {}

impl<T: ?Sized> Clone for PhantomData<T> {
    fn clone(&self) -> Self {
        Self
    }
}

impl<T: ?Sized> Default for PhantomData<T> {
    fn default() -> Self {
        Self
    }
}

impl<T: ?Sized> StructuralPartialEq for PhantomData<T> {}

/// A type that is not `Unpin`.
#[derive(Debug, Default, Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash)]
#[engine::path("core::marker::PhantomPinned")]
pub struct PhantomPinned;

impl !Unpin for PhantomPinned {}
