//! Numbers to numbers.

use crate::num::TryFromIntError;

macro_rules! from_bool {
    ($($int:ty)*) => ($(
        impl From<bool> for $int {
            fn from(b: bool) -> Self { b as Self }
        }
    )*)
}

from_bool! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }

macro_rules! from_bool_to_float {
    ($($float:ty)*) => ($(
        impl From<bool> for $float {
            fn from(b: bool) -> Self { b as u8 as Self }
        }
    )*)
}

from_bool_to_float! { f32 f64 }

/// Conversions that lose nothing.
macro_rules! lossless {
    ($($small:ident => $($large:ident)*;)*) => ($($(
        impl From<$small> for $large {
            fn from(small: $small) -> Self { small as Self }
        }
    )*)*)
}

lossless! {
    u8 => u16 u32 u64 u128 usize i16 i32 i64 i128 isize f32 f64;
    u16 => u32 u64 u128 usize i32 i64 i128 f32 f64;
    u32 => u64 u128 i64 i128 f64;
    u64 => u128 i128;
    i8 => i16 i32 i64 i128 isize f32 f64;
    i16 => i32 i64 i128 isize f32 f64;
    i32 => i64 i128 f64;
    i64 => i128;
    f32 => f64;
}

/// Conversions that may not fit: what comes out is converted back and compared, the sign too.
macro_rules! fallible {
    ($($source:ident => $($target:ident)*;)*) => ($($(
        impl TryFrom<$source> for $target {
            type Error = TryFromIntError;

            fn try_from(value: $source) -> Result<Self, Self::Error> {
                let there = value as Self;
                if there as $source == value && (there < (0 as Self)) == (value < (0 as $source)) {
                    Ok(there)
                } else {
                    Err(TryFromIntError(()))
                }
            }
        }
    )*)*)
}

fallible! {
    u8 => i8;
    u16 => u8 i8 i16 isize;
    u32 => u8 u16 usize i8 i16 i32 isize;
    u64 => u8 u16 u32 usize i8 i16 i32 i64 isize;
    u128 => u8 u16 u32 u64 usize i8 i16 i32 i64 i128 isize;
    usize => u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 isize;
    i8 => u8 u16 u32 u64 u128 usize;
    i16 => u8 u16 u32 u64 u128 usize i8;
    i32 => u8 u16 u32 u64 u128 usize i8 i16 isize;
    i64 => u8 u16 u32 u64 u128 usize i8 i16 i32 isize;
    i128 => u8 u16 u32 u64 u128 usize i8 i16 i32 i64 isize;
    isize => u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128;
}

macro_rules! int_to_bool {
    ($($int:ty)*) => ($(
        impl TryFrom<$int> for bool {
            type Error = TryFromIntError;

            fn try_from(i: $int) -> Result<Self, Self::Error> {
                match i {
                    0 => Ok(false),
                    1 => Ok(true),
                    _ => Err(TryFromIntError(())),
                }
            }
        }
    )*)
}

int_to_bool! { u128 u64 u32 u16 u8 i128 i64 i32 i16 i8 }

/// Tuples and arrays of the same length.
macro_rules! tuple {
    ($($len:literal $($T:ident $name:ident)*;)*) => ($(
        impl<T> From<[T; $len]> for ($($T,)*) {
            fn from(array: [T; $len]) -> Self {
                let [$($name,)*] = array;
                ($($name,)*)
            }
        }

        impl<T> From<($($T,)*)> for [T; $len] {
            fn from(tuple: ($($T,)*)) -> Self {
                let ($($name,)*) = tuple;
                [$($name,)*]
            }
        }
    )*)
}

tuple! {
    1 T a;
    2 T a T b;
    3 T a T b T c;
    4 T a T b T c T d;
    5 T a T b T c T d T e;
    6 T a T b T c T d T e T f;
    7 T a T b T c T d T e T f T g;
    8 T a T b T c T d T e T f T g T h;
    9 T a T b T c T d T e T f T g T h T i;
    10 T a T b T c T d T e T f T g T h T i T j;
    11 T a T b T c T d T e T f T g T h T i T j T k;
    12 T a T b T c T d T e T f T g T h T i T j T k T l;
}
