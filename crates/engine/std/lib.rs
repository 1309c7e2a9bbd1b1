//! The engine's own standard library.
//!
//! It has the public names, signatures and texts of Rust's std, and is written anew over a
//! small set of intrinsics. A program that runs in the engine runs this code, and whoever
//! steps into `borrow_mut` reads it. `core` and `alloc` are this crate, too.

/// The modules that integer types had before they had constants of their own.
macro_rules! int_module {
    ($($int:ident)*) => ($(
        #[doc = "Constants of the type."]
        pub mod $int {
            /// The least.
            pub const MIN: $int = $int::MIN;
            /// The greatest.
            pub const MAX: $int = $int::MAX;
        }
    )*)
}

int_module! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

/// The modules of the float types.
macro_rules! float_module {
    ($($float:ident)*) => ($(
        #[doc = "Constants of the type."]
        pub mod $float {
            /// The base of the representation.
            pub const RADIX: u32 = $float::RADIX;
            /// How many digits the significand has.
            pub const MANTISSA_DIGITS: u32 = $float::MANTISSA_DIGITS;
            /// How many decimal digits survive.
            pub const DIGITS: u32 = $float::DIGITS;
            /// The difference between 1 and the next float.
            pub const EPSILON: $float = $float::EPSILON;
            /// The least that is finite.
            pub const MIN: $float = $float::MIN;
            /// The least that is positive and normal.
            pub const MIN_POSITIVE: $float = $float::MIN_POSITIVE;
            /// The greatest that is finite.
            pub const MAX: $float = $float::MAX;
            /// One more than the least exponent of a normal number.
            pub const MIN_EXP: i32 = $float::MIN_EXP;
            /// One more than the greatest exponent.
            pub const MAX_EXP: i32 = $float::MAX_EXP;
            /// The least decimal exponent.
            pub const MIN_10_EXP: i32 = $float::MIN_10_EXP;
            /// The greatest decimal exponent.
            pub const MAX_10_EXP: i32 = $float::MAX_10_EXP;
            /// Not a number.
            pub const NAN: $float = $float::NAN;
            /// Infinity.
            pub const INFINITY: $float = $float::INFINITY;
            /// Negative infinity.
            pub const NEG_INFINITY: $float = $float::NEG_INFINITY;

            /// Constants of mathematics.
            pub mod consts {
                /// The ratio of a circle's circumference to its diameter.
                pub const PI: $float = 3.14159265358979323846264338327950288;
                /// Twice that.
                pub const TAU: $float = 6.28318530717958647692528676655900577;
                /// The golden ratio.
                pub const GOLDEN_RATIO: $float = 1.618033988749894848204586834365638118;
                /// The Euler-Mascheroni constant.
                pub const EULER_GAMMA: $float = 0.577215664901532860606512090082402431;
                /// π/2
                pub const FRAC_PI_2: $float = 1.57079632679489661923132169163975144;
                /// π/3
                pub const FRAC_PI_3: $float = 1.04719755119659774615421446109316763;
                /// π/4
                pub const FRAC_PI_4: $float = 0.785398163397448309615660845819875721;
                /// π/6
                pub const FRAC_PI_6: $float = 0.52359877559829887307710723054658381;
                /// π/8
                pub const FRAC_PI_8: $float = 0.39269908169872415480783042290993786;
                /// 1/π
                pub const FRAC_1_PI: $float = 0.318309886183790671537767526745028724;
                /// 2/π
                pub const FRAC_2_PI: $float = 0.636619772367581343075535053490057448;
                /// 2/sqrt(π)
                pub const FRAC_2_SQRT_PI: $float = 1.12837916709551257389615890312154517;
                /// sqrt(2)
                pub const SQRT_2: $float = 1.41421356237309504880168872420969808;
                /// 1/sqrt(2)
                pub const FRAC_1_SQRT_2: $float = 0.707106781186547524400844362104849039;
                /// The base of natural logarithms.
                pub const E: $float = 2.71828182845904523536028747135266250;
                /// log2(e)
                pub const LOG2_E: $float = 1.44269504088896340735992468100189214;
                /// log2(10)
                pub const LOG2_10: $float = 3.32192809488736234787031942948939018;
                /// log10(e)
                pub const LOG10_E: $float = 0.434294481903251827651128918916605082;
                /// log10(2)
                pub const LOG10_2: $float = 0.301029995663981195213738894724493027;
                /// ln(2)
                pub const LN_2: $float = 0.693147180559945309417232121458176568;
                /// ln(10)
                pub const LN_10: $float = 2.30258509299404568401799145468436421;
            }
        }
    )*)
}

float_module! { f32 f64 }

/// The names of the built-in types, for where something else is called the same.
pub mod primitive {
    pub use bool;
    pub use char;
    pub use f32;
    pub use f64;
    pub use i8;
    pub use i16;
    pub use i32;
    pub use i64;
    pub use i128;
    pub use isize;
    pub use str;
    pub use u8;
    pub use u16;
    pub use u32;
    pub use u64;
    pub use u128;
    pub use usize;
}
