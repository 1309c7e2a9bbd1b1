//! Types as values.

use crate::fmt;
use crate::hash;
use crate::intrinsics;

/// Any type that borrows nothing.
#[lang = "Any"]
pub trait Any: 'static {
    /// Which type it is.
    fn type_id(&self) -> TypeId;
}

impl<T: 'static + ?Sized> Any for T {
    fn type_id(&self) -> TypeId {
        TypeId::of::<T>()
    }
}

/// What `dyn Any` has, and also with auto traits beside it.
macro_rules! any {
    ($($Any:ty)*) => ($(
        impl fmt::Debug for $Any {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct("Any").finish_non_exhaustive()
            }
        }

        impl $Any {
            /// Whether it is a `T`.
            pub fn is<T: Any>(&self) -> bool {
                let t = TypeId::of::<T>();
                let concrete = self.type_id();
                t == concrete
            }

            /// As a `T`, if it is one.
            pub fn downcast_ref<T: Any>(&self) -> Option<&T> {
                if self.is::<T>() {
                    unsafe { Some(&*(self as *const $Any as *const T)) }
                } else {
                    None
                }
            }

            /// As a `T`, if it is one.
            pub fn downcast_mut<T: Any>(&mut self) -> Option<&mut T> {
                if self.is::<T>() {
                    unsafe { Some(&mut *(self as *mut $Any as *mut T)) }
                } else {
                    None
                }
            }
        }
    )*)
}

any! { (dyn Any) (dyn Any + Send) (dyn Any + Send + Sync) }

/// A type as a value.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[engine::path("core::any::TypeId")]
pub struct TypeId {
    number: u128,
}

impl TypeId {
    /// Of a type.
    pub const fn of<T: ?Sized + 'static>() -> TypeId {
        TypeId { number: intrinsics::type_id::<T>() }
    }
}

impl hash::Hash for TypeId {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        state.write_u64(self.number as u64);
    }
}

impl fmt::Debug for TypeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> Result<(), fmt::Error> {
        write!(f, "TypeId({:#034x})", self.number)
    }
}

/// The name of a type.
pub fn type_name<T: ?Sized>() -> &'static str {
    intrinsics::type_name::<T>()
}

/// The name of a value's type.
pub fn type_name_of_val<T: ?Sized>(_val: &T) -> &'static str {
    intrinsics::type_name::<T>()
}
