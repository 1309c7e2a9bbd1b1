//! `+`, `-`, `*`, `/`, `%`.

/// Declares the trait of a binary operator.
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

/// Declares the trait of an operator that assigns.
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

binary_trait! { "add" Add add "`+`" }
binary_trait! { "sub" Sub sub "`-`" }
binary_trait! { "mul" Mul mul "`*`" }
binary_trait! { "div" Div div "`/`" }
binary_trait! { "rem" Rem rem "`%`" }
assign_trait! { "add_assign" AddAssign add_assign "`+=`" }
assign_trait! { "sub_assign" SubAssign sub_assign "`-=`" }
assign_trait! { "mul_assign" MulAssign mul_assign "`*=`" }
assign_trait! { "div_assign" DivAssign div_assign "`/=`" }
assign_trait! { "rem_assign" RemAssign rem_assign "`%=`" }

/// `-v`
#[lang = "neg"]
pub trait Neg {
    /// What comes out.
    type Output;

    /// `-v`
    fn neg(self) -> Self::Output;
}

/// Implements a binary operator, and the one that assigns, for a type of number and for
/// references to it.
macro_rules! binary {
    ($Trait:ident $method:ident $Assign:ident $assign:ident $op:tt $assign_op:tt for $($t:ty)*) => ($(
        impl $Trait for $t {
            type Output = $t;
            #[track_caller]
            fn $method(self, other: $t) -> $t { self $op other }
        }
        impl $Trait<$t> for &$t {
            type Output = <$t as $Trait<$t>>::Output;
            #[track_caller]
            fn $method(self, other: $t) -> <$t as $Trait<$t>>::Output { $Trait::$method(*self, other) }
        }
        impl $Trait<&$t> for $t {
            type Output = <$t as $Trait<$t>>::Output;
            #[track_caller]
            fn $method(self, other: &$t) -> <$t as $Trait<$t>>::Output { $Trait::$method(self, *other) }
        }
        impl $Trait<&$t> for &$t {
            type Output = <$t as $Trait<$t>>::Output;
            #[track_caller]
            fn $method(self, other: &$t) -> <$t as $Trait<$t>>::Output { $Trait::$method(*self, *other) }
        }
        impl $Assign for $t {
            #[track_caller]
            fn $assign(&mut self, other: $t) { *self $assign_op other }
        }
        impl $Assign<&$t> for $t {
            #[track_caller]
            fn $assign(&mut self, other: &$t) { $Assign::$assign(self, *other); }
        }
    )*)
}
pub(crate) use binary;

binary! { Add add AddAssign add_assign + += for usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 }
binary! { Sub sub SubAssign sub_assign - -= for usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 }
binary! { Mul mul MulAssign mul_assign * *= for usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 }
binary! { Div div DivAssign div_assign / /= for usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 }
binary! { Rem rem RemAssign rem_assign % %= for usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 }

macro_rules! negate {
    ($($t:ty)*) => ($(
        impl Neg for $t {
            type Output = $t;
            fn neg(self) -> $t { -self }
        }
        impl Neg for &$t {
            type Output = <$t as Neg>::Output;
            fn neg(self) -> <$t as Neg>::Output { Neg::neg(*self) }
        }
    )*)
}

negate! { isize i8 i16 i32 i64 i128 f32 f64 }
