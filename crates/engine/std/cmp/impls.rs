//! Comparing numbers, characters, references and tuples.

use crate::cmp::Ordering::{self, Equal, Greater, Less};
use crate::intrinsics;

macro_rules! equal {
    ($($t:ty)*) => ($(
        impl PartialEq for $t {
            fn eq(&self, other: &Self) -> bool { *self == *other }
            fn ne(&self, other: &Self) -> bool { *self != *other }
        }
    )*)
}

equal! { bool char usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 }

macro_rules! total {
    ($($t:ty)*) => ($(
        impl Eq for $t {}

        impl PartialOrd for $t {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> { Some(order_of(*self, *other)) }
            fn lt(&self, other: &Self) -> bool { *self < *other }
            fn le(&self, other: &Self) -> bool { *self <= *other }
            fn gt(&self, other: &Self) -> bool { *self > *other }
            fn ge(&self, other: &Self) -> bool { *self >= *other }
        }

        impl Ord for $t {
            fn cmp(&self, other: &Self) -> Ordering { order_of(*self, *other) }

            #[track_caller]
            fn clamp(self, min: Self, max: Self) -> Self {
                assert!(min <= max, "min > max. min = {min:?}, max = {max:?}");
                if self < min {
                    min
                } else if self > max {
                    max
                } else {
                    self
                }
            }
        }
    )*)
}

total! { char usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }

/// Compares two values of a built-in type.
fn order_of<T: Copy>(left: T, right: T) -> Ordering {
    match intrinsics::three_way_compare(left, right) {
        0 => Equal,
        1 => Greater,
        _ => Less,
    }
}

macro_rules! partial {
    ($($t:ty)*) => ($(
        impl PartialOrd for $t {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                match (*self <= *other, *self >= *other) {
                    (false, false) => None,
                    (false, true) => Some(Greater),
                    (true, false) => Some(Less),
                    (true, true) => Some(Equal),
                }
            }
            fn lt(&self, other: &Self) -> bool { *self < *other }
            fn le(&self, other: &Self) -> bool { *self <= *other }
            fn gt(&self, other: &Self) -> bool { *self > *other }
            fn ge(&self, other: &Self) -> bool { *self >= *other }
        }
    )*)
}

partial! { f32 f64 }

impl Eq for bool {}

impl PartialOrd for bool {
    fn partial_cmp(&self, other: &bool) -> Option<Ordering> {
        Some(self.cmp(other))
    }
    fn lt(&self, other: &Self) -> bool { *self < *other }
    fn le(&self, other: &Self) -> bool { *self <= *other }
    fn gt(&self, other: &Self) -> bool { *self > *other }
    fn ge(&self, other: &Self) -> bool { *self >= *other }
}

impl Ord for bool {
    fn cmp(&self, other: &bool) -> Ordering {
        order_of(*self, *other)
    }

    fn min(self, other: bool) -> bool {
        self & other
    }

    fn max(self, other: bool) -> bool {
        self | other
    }

    fn clamp(self, min: bool, max: bool) -> bool {
        assert!(min <= max);
        self.max(min).min(max)
    }
}

impl PartialEq for () {
    fn eq(&self, _other: &()) -> bool {
        true
    }

    fn ne(&self, _other: &()) -> bool {
        false
    }
}

impl Eq for () {}

impl PartialOrd for () {
    fn partial_cmp(&self, _: &()) -> Option<Ordering> {
        Some(Equal)
    }
}

impl Ord for () {
    fn cmp(&self, _other: &()) -> Ordering {
        Equal
    }
}

impl PartialEq for ! {
    fn eq(&self, _: &!) -> bool {
        *self
    }
}

impl Eq for ! {}

impl PartialOrd for ! {
    fn partial_cmp(&self, _: &!) -> Option<Ordering> {
        *self
    }
}

impl Ord for ! {
    fn cmp(&self, _: &!) -> Ordering {
        *self
    }
}

impl<A: ?Sized, B: ?Sized> PartialEq<&B> for &A
where
    A: PartialEq<B>,
{
    fn eq(&self, other: &&B) -> bool {
        PartialEq::eq(*self, *other)
    }

    fn ne(&self, other: &&B) -> bool {
        PartialEq::ne(*self, *other)
    }
}

impl<A: ?Sized, B: ?Sized> PartialOrd<&B> for &A
where
    A: PartialOrd<B>,
{
    fn partial_cmp(&self, other: &&B) -> Option<Ordering> {
        PartialOrd::partial_cmp(*self, *other)
    }

    fn lt(&self, other: &&B) -> bool {
        PartialOrd::lt(*self, *other)
    }

    fn le(&self, other: &&B) -> bool {
        PartialOrd::le(*self, *other)
    }

    fn gt(&self, other: &&B) -> bool {
        PartialOrd::gt(*self, *other)
    }

    fn ge(&self, other: &&B) -> bool {
        PartialOrd::ge(*self, *other)
    }
}

impl<A: ?Sized> Ord for &A
where
    A: Ord,
{
    fn cmp(&self, other: &Self) -> Ordering {
        Ord::cmp(*self, *other)
    }
}

impl<A: ?Sized> Eq for &A where A: Eq {}

impl<A: ?Sized, B: ?Sized> PartialEq<&mut B> for &mut A
where
    A: PartialEq<B>,
{
    fn eq(&self, other: &&mut B) -> bool {
        PartialEq::eq(*self, *other)
    }

    fn ne(&self, other: &&mut B) -> bool {
        PartialEq::ne(*self, *other)
    }
}

impl<A: ?Sized, B: ?Sized> PartialOrd<&mut B> for &mut A
where
    A: PartialOrd<B>,
{
    fn partial_cmp(&self, other: &&mut B) -> Option<Ordering> {
        PartialOrd::partial_cmp(*self, *other)
    }

    fn lt(&self, other: &&mut B) -> bool {
        PartialOrd::lt(*self, *other)
    }

    fn le(&self, other: &&mut B) -> bool {
        PartialOrd::le(*self, *other)
    }

    fn gt(&self, other: &&mut B) -> bool {
        PartialOrd::gt(*self, *other)
    }

    fn ge(&self, other: &&mut B) -> bool {
        PartialOrd::ge(*self, *other)
    }
}

impl<A: ?Sized> Ord for &mut A
where
    A: Ord,
{
    fn cmp(&self, other: &Self) -> Ordering {
        Ord::cmp(*self, *other)
    }
}

impl<A: ?Sized> Eq for &mut A where A: Eq {}

impl<A: ?Sized, B: ?Sized> PartialEq<&mut B> for &A
where
    A: PartialEq<B>,
{
    fn eq(&self, other: &&mut B) -> bool {
        PartialEq::eq(*self, *other)
    }

    fn ne(&self, other: &&mut B) -> bool {
        PartialEq::ne(*self, *other)
    }
}

impl<A: ?Sized, B: ?Sized> PartialEq<&B> for &mut A
where
    A: PartialEq<B>,
{
    fn eq(&self, other: &&B) -> bool {
        PartialEq::eq(*self, *other)
    }

    fn ne(&self, other: &&B) -> bool {
        PartialEq::ne(*self, *other)
    }
}

/// Implements what every tuple of this length has. The last field stands apart, because its
/// own `<` decides if all before it are equal.
macro_rules! tuple {
    ($(($T:ident $index:tt))* - $Last:ident $last:tt) => {
        impl<$($T: PartialEq,)* $Last: PartialEq> PartialEq for ($($T,)* $Last,) {
            fn eq(&self, other: &($($T,)* $Last,)) -> bool {
                $(self.$index == other.$index &&)* self.$last == other.$last
            }
            fn ne(&self, other: &($($T,)* $Last,)) -> bool {
                $(self.$index != other.$index ||)* self.$last != other.$last
            }
        }

        impl<$($T: Eq,)* $Last: Eq> Eq for ($($T,)* $Last,) {}

        impl<$($T,)* $Last> crate::marker::StructuralPartialEq for ($($T,)* $Last,) {}

        impl<$($T: PartialOrd,)* $Last: PartialOrd> PartialOrd for ($($T,)* $Last,) {
            fn partial_cmp(&self, other: &($($T,)* $Last,)) -> Option<Ordering> {
                $(match self.$index.partial_cmp(&other.$index) {
                    Some(Equal) => {}
                    decided => return decided,
                })*
                self.$last.partial_cmp(&other.$last)
            }
            fn lt(&self, other: &($($T,)* $Last,)) -> bool {
                $(match self.$index.partial_cmp(&other.$index) {
                    Some(Equal) => {}
                    decided => return decided == Some(Less),
                })*
                self.$last < other.$last
            }
            fn le(&self, other: &($($T,)* $Last,)) -> bool {
                $(match self.$index.partial_cmp(&other.$index) {
                    Some(Equal) => {}
                    decided => return decided == Some(Less),
                })*
                self.$last <= other.$last
            }
            fn ge(&self, other: &($($T,)* $Last,)) -> bool {
                $(match self.$index.partial_cmp(&other.$index) {
                    Some(Equal) => {}
                    decided => return decided == Some(Greater),
                })*
                self.$last >= other.$last
            }
            fn gt(&self, other: &($($T,)* $Last,)) -> bool {
                $(match self.$index.partial_cmp(&other.$index) {
                    Some(Equal) => {}
                    decided => return decided == Some(Greater),
                })*
                self.$last > other.$last
            }
        }

        impl<$($T: Ord,)* $Last: Ord> Ord for ($($T,)* $Last,) {
            fn cmp(&self, other: &($($T,)* $Last,)) -> Ordering {
                $(match self.$index.cmp(&other.$index) {
                    Equal => {}
                    decided => return decided,
                })*
                self.$last.cmp(&other.$last)
            }
        }

        impl<$($T: Default,)* $Last: Default> Default for ($($T,)* $Last,) {
            fn default() -> ($($T,)* $Last,) {
                ($($T::default(),)* $Last::default(),)
            }
        }
    };
}

tuple! { - A 0 }
tuple! { (A 0) - B 1 }
tuple! { (A 0) (B 1) - C 2 }
tuple! { (A 0) (B 1) (C 2) - D 3 }
tuple! { (A 0) (B 1) (C 2) (D 3) - E 4 }
tuple! { (A 0) (B 1) (C 2) (D 3) (E 4) - F 5 }
tuple! { (A 0) (B 1) (C 2) (D 3) (E 4) (F 5) - G 6 }
tuple! { (A 0) (B 1) (C 2) (D 3) (E 4) (F 5) (G 6) - H 7 }
tuple! { (A 0) (B 1) (C 2) (D 3) (E 4) (F 5) (G 6) (H 7) - I 8 }
tuple! { (A 0) (B 1) (C 2) (D 3) (E 4) (F 5) (G 6) (H 7) (I 8) - J 9 }
tuple! { (A 0) (B 1) (C 2) (D 3) (E 4) (F 5) (G 6) (H 7) (I 8) (J 9) - K 10 }
tuple! { (A 0) (B 1) (C 2) (D 3) (E 4) (F 5) (G 6) (H 7) (I 8) (J 9) (K 10) - L 11 }
