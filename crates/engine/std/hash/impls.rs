//! What the built-in types give to a hasher.

use super::{Hash, Hasher};
use crate::intrinsics;
use crate::slice;

macro_rules! integers {
    ($($t:ident $write:ident),* $(,)?) => {$(
        impl Hash for $t {
            fn hash<H: Hasher>(&self, state: &mut H) {
                state.$write(*self)
            }

            fn hash_slice<H: Hasher>(data: &[$t], state: &mut H) {
                let len = data.len() * intrinsics::size_of::<$t>();
                state.write(unsafe { slice::from_raw_parts(data.as_ptr() as *const u8, len) })
            }
        }
    )*};
}

integers!(
    u8 write_u8,
    u16 write_u16,
    u32 write_u32,
    u64 write_u64,
    u128 write_u128,
    usize write_usize,
    i8 write_i8,
    i16 write_i16,
    i32 write_i32,
    i64 write_i64,
    i128 write_i128,
    isize write_isize,
);

impl Hash for bool {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u8(*self as u8)
    }
}

impl Hash for char {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u32(*self as u32)
    }
}

impl Hash for str {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.__write_str(self);
    }
}

impl Hash for ! {
    fn hash<H: Hasher>(&self, _: &mut H) {
        *self
    }
}

impl Hash for () {
    fn hash<H: Hasher>(&self, _state: &mut H) {}
}

macro_rules! tuples {
    ($(($($name:ident $index:tt),+);)*) => {$(
        impl<$($name: Hash),+> Hash for ($($name,)+) {
            fn hash<S: Hasher>(&self, state: &mut S) {
                $(self.$index.hash(state);)+
            }
        }
    )*};
}

tuples! {
    (A 0);
    (A 0, B 1);
    (A 0, B 1, C 2);
    (A 0, B 1, C 2, D 3);
    (A 0, B 1, C 2, D 3, E 4);
    (A 0, B 1, C 2, D 3, E 4, F 5);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11);
}

impl<T: Hash> Hash for [T] {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.__write_length_prefix(self.len());
        Hash::hash_slice(self, state)
    }
}

impl<T: ?Sized + Hash> Hash for &T {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl<T: ?Sized + Hash> Hash for &mut T {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl<T: ?Sized> Hash for *const T {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(*self as *const () as usize);
    }
}

impl<T: ?Sized> Hash for *mut T {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(*self as *const () as usize);
    }
}
