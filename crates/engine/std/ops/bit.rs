//! `!`, `&`, `|`, `^`, `<<`, `>>`.

use crate::num::Int;

/// `!v`
#[lang = "not"]
pub trait Not {
    /// What comes out.
    type Output;

    /// `!v`
    fn not(self) -> Self::Output;
}

macro_rules! not {
    ($($t:ty)*) => ($(
        impl Not for $t {
            type Output = $t;
            fn not(self) -> $t { !self }
        }
        impl Not for &$t {
            type Output = <$t as Not>::Output;
            fn not(self) -> <$t as Not>::Output { Not::not(*self) }
        }
    )*)
}

not! { bool usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }

impl Not for ! {
    type Output = !;

    fn not(self) -> ! {
        match self {}
    }
}

macro_rules! binary_trait {
    ($lang:literal $Trait:ident $method:ident $op:literal) => {
        #[doc = $op]
        #[lang = $lang]
        pub trait $Trait<Rhs = Self> {
            /// What comes out.
            type Output;

            #[doc = $op]
            fn $method(self, rhs: Rhs) -> Self::Output;
        }
    };
}

macro_rules! assign_trait {
    ($lang:literal $Trait:ident $method:ident $op:literal) => {
        #[doc = $op]
        #[lang = $lang]
        pub trait $Trait<Rhs = Self> {
            #[doc = $op]
            fn $method(&mut self, rhs: Rhs);
        }
    };
}

binary_trait! { "bitand" BitAnd bitand "`&`" }
binary_trait! { "bitor" BitOr bitor "`|`" }
binary_trait! { "bitxor" BitXor bitxor "`^`" }
binary_trait! { "shl" Shl shl "`<<`" }
binary_trait! { "shr" Shr shr "`>>`" }
assign_trait! { "bitand_assign" BitAndAssign bitand_assign "`&=`" }
assign_trait! { "bitor_assign" BitOrAssign bitor_assign "`|=`" }
assign_trait! { "bitxor_assign" BitXorAssign bitxor_assign "`^=`" }
assign_trait! { "shl_assign" ShlAssign shl_assign "`<<=`" }
assign_trait! { "shr_assign" ShrAssign shr_assign "`>>=`" }

macro_rules! binary {
    ($Trait:ident $method:ident $Assign:ident $assign:ident $op:tt $assign_op:tt for $($t:ty)*) => ($(
        impl $Trait for $t {
            type Output = $t;
            fn $method(self, other: $t) -> $t { self $op other }
        }
        impl $Trait<$t> for &$t {
            type Output = <$t as $Trait<$t>>::Output;
            fn $method(self, other: $t) -> <$t as $Trait<$t>>::Output { $Trait::$method(*self, other) }
        }
        impl $Trait<&$t> for $t {
            type Output = <$t as $Trait<$t>>::Output;
            fn $method(self, other: &$t) -> <$t as $Trait<$t>>::Output { $Trait::$method(self, *other) }
        }
        impl $Trait<&$t> for &$t {
            type Output = <$t as $Trait<$t>>::Output;
            fn $method(self, other: &$t) -> <$t as $Trait<$t>>::Output { $Trait::$method(*self, *other) }
        }
        impl $Assign for $t {
            fn $assign(&mut self, other: $t) { *self $assign_op other }
        }
        impl $Assign<&$t> for $t {
            fn $assign(&mut self, other: &$t) { $Assign::$assign(self, *other); }
        }
    )*)
}

binary! { BitAnd bitand BitAndAssign bitand_assign & &= for bool usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }
binary! { BitOr bitor BitOrAssign bitor_assign | |= for bool usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }
binary! { BitXor bitxor BitXorAssign bitxor_assign ^ ^= for bool usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }

/// Shifts by any type of integer. The count is taken as a `u128`, so that a negative one is
/// as much too large as it is in real std.
macro_rules! shift {
    ($Trait:ident $method:ident $Assign:ident $assign:ident $op:tt $assign_op:tt for $($t:ty)*) => ($(
        impl<R: Int> $Trait<R> for $t {
            type Output = $t;
            fn $method(self, count: R) -> $t { self $op crate::intrinsics::numeric_cast::<R, u128>(count) }
        }
        impl<R: Int> $Trait<&R> for $t {
            type Output = $t;
            fn $method(self, count: &R) -> $t { $Trait::$method(self, *count) }
        }
        impl<R: Int> $Trait<R> for &$t {
            type Output = $t;
            fn $method(self, count: R) -> $t { $Trait::$method(*self, count) }
        }
        impl<R: Int> $Trait<&R> for &$t {
            type Output = $t;
            fn $method(self, count: &R) -> $t { $Trait::$method(*self, *count) }
        }
        impl<R: Int> $Assign<R> for $t {
            fn $assign(&mut self, count: R) { *self = $Trait::$method(*self, count) }
        }
        impl<R: Int> $Assign<&R> for $t {
            fn $assign(&mut self, count: &R) { *self = $Trait::$method(*self, *count) }
        }
    )*)
}

shift! { Shl shl ShlAssign shl_assign << <<= for usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }
shift! { Shr shr ShrAssign shr_assign >> >>= for usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }
