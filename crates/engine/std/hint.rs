//! Hints to the compiler.

use crate::intrinsics;

/// That this is reached is UB.
pub const unsafe fn unreachable_unchecked() -> ! {
    unsafe { intrinsics::unreachable() }
}

/// That `cond` is false is UB.
#[track_caller]
pub const unsafe fn assert_unchecked(cond: bool) {
    if !cond {
        unsafe { intrinsics::unreachable() }
    }
}

/// Says that a loop waits.
pub fn spin_loop() {}

/// Gives what it is given, in a way that an optimiser does not see through.
pub fn black_box<T>(dummy: T) -> T {
    dummy
}

/// One of two values.
pub fn select_unpredictable<T>(condition: bool, true_val: T, false_val: T) -> T {
    if condition { true_val } else { false_val }
}


/// Says that this is seldom reached.
pub const fn cold_path() {}
