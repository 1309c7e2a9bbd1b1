//! A length of time.

use crate::error::Error;
use crate::fmt::{self, Write};
use crate::iter::Sum;
use crate::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Sub, SubAssign};
use crate::string::String;

const NANOS_PER_SEC: u32 = 1_000_000_000;

/// A length of time, as seconds and nanoseconds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[engine::path("core::time::Duration")]
pub struct Duration {
    secs: u64,
    nanos: u32,
}

impl Duration {
    /// No time.
    pub const ZERO: Duration = Duration::from_nanos(0);

    /// The longest.
    pub const MAX: Duration = Duration::new(u64::MAX, NANOS_PER_SEC - 1);

    /// Of seconds and nanoseconds.
    pub const fn new(secs: u64, nanos: u32) -> Duration {
        if nanos < NANOS_PER_SEC {
            Duration { secs, nanos }
        } else {
            let secs = secs.checked_add((nanos / NANOS_PER_SEC) as u64).expect("overflow in Duration::new");
            Duration { secs, nanos: nanos % NANOS_PER_SEC }
        }
    }

    /// Of seconds.
    pub const fn from_secs(secs: u64) -> Duration {
        Duration { secs, nanos: 0 }
    }

    /// Of milliseconds.
    pub const fn from_millis(millis: u64) -> Duration {
        Duration { secs: millis / 1_000, nanos: (millis % 1_000) as u32 * 1_000_000 }
    }

    /// Of microseconds.
    pub const fn from_micros(micros: u64) -> Duration {
        Duration { secs: micros / 1_000_000, nanos: (micros % 1_000_000) as u32 * 1_000 }
    }

    /// Of nanoseconds.
    pub const fn from_nanos(nanos: u64) -> Duration {
        Duration { secs: nanos / 1_000_000_000, nanos: (nanos % 1_000_000_000) as u32 }
    }

    /// Of nanoseconds.
    #[track_caller]
    pub const fn from_nanos_u128(nanos: u128) -> Duration {
        let secs = nanos / 1_000_000_000;
        if secs > u64::MAX as u128 {
            panic!("overflow in `Duration::from_nanos_u128`");
        }
        Duration { secs: secs as u64, nanos: (nanos % 1_000_000_000) as u32 }
    }

    /// Of hours.
    pub const fn from_hours(hours: u64) -> Duration {
        if hours > u64::MAX / 3600 {
            panic!("overflow in Duration::from_hours");
        }
        Duration::from_secs(hours * 3600)
    }

    /// Of minutes.
    pub const fn from_mins(mins: u64) -> Duration {
        if mins > u64::MAX / 60 {
            panic!("overflow in Duration::from_mins");
        }
        Duration::from_secs(mins * 60)
    }

    /// Whether it is no time.
    pub const fn is_zero(&self) -> bool {
        self.secs == 0 && self.nanos == 0
    }

    /// In whole seconds.
    pub const fn as_secs(&self) -> u64 {
        self.secs
    }

    /// The rest in whole milliseconds.
    pub const fn subsec_millis(&self) -> u32 {
        self.nanos / 1_000_000
    }

    /// The rest in whole microseconds.
    pub const fn subsec_micros(&self) -> u32 {
        self.nanos / 1_000
    }

    /// The rest in nanoseconds.
    pub const fn subsec_nanos(&self) -> u32 {
        self.nanos
    }

    /// In whole milliseconds.
    pub const fn as_millis(&self) -> u128 {
        self.secs as u128 * 1_000 + (self.nanos / 1_000_000) as u128
    }

    /// In whole microseconds.
    pub const fn as_micros(&self) -> u128 {
        self.secs as u128 * 1_000_000 + (self.nanos / 1_000) as u128
    }

    /// In nanoseconds.
    pub const fn as_nanos(&self) -> u128 {
        self.secs as u128 * 1_000_000_000 + self.nanos as u128
    }

    /// How far apart two are.
    pub const fn abs_diff(self, other: Duration) -> Duration {
        match self.checked_sub(other) {
            Some(res) => res,
            None => match other.checked_sub(self) {
                Some(res) => res,
                None => Duration::ZERO,
            },
        }
    }

    /// The sum, if it fits.
    pub const fn checked_add(self, rhs: Duration) -> Option<Duration> {
        let Some(mut secs) = self.secs.checked_add(rhs.secs) else { return None };
        let mut nanos = self.nanos + rhs.nanos;
        if nanos >= NANOS_PER_SEC {
            nanos -= NANOS_PER_SEC;
            let Some(more) = secs.checked_add(1) else { return None };
            secs = more;
        }
        Some(Duration { secs, nanos })
    }

    /// The sum, or the longest.
    pub const fn saturating_add(self, rhs: Duration) -> Duration {
        match self.checked_add(rhs) {
            Some(res) => res,
            None => Duration::MAX,
        }
    }

    /// The difference, if it is not negative.
    pub const fn checked_sub(self, rhs: Duration) -> Option<Duration> {
        let Some(mut secs) = self.secs.checked_sub(rhs.secs) else { return None };
        let nanos = if self.nanos >= rhs.nanos {
            self.nanos - rhs.nanos
        } else {
            let Some(less) = secs.checked_sub(1) else { return None };
            secs = less;
            self.nanos + NANOS_PER_SEC - rhs.nanos
        };
        Some(Duration { secs, nanos })
    }

    /// The difference, or no time.
    pub const fn saturating_sub(self, rhs: Duration) -> Duration {
        match self.checked_sub(rhs) {
            Some(res) => res,
            None => Duration::ZERO,
        }
    }

    /// The product, if it fits.
    pub const fn checked_mul(self, rhs: u32) -> Option<Duration> {
        let total_nanos = self.nanos as u64 * rhs as u64;
        let extra_secs = total_nanos / (NANOS_PER_SEC as u64);
        let nanos = (total_nanos % (NANOS_PER_SEC as u64)) as u32;
        let Some(secs) = self.secs.checked_mul(rhs as u64) else { return None };
        let Some(secs) = secs.checked_add(extra_secs) else { return None };
        Some(Duration { secs, nanos })
    }

    /// The product, or the longest.
    pub const fn saturating_mul(self, rhs: u32) -> Duration {
        match self.checked_mul(rhs) {
            Some(res) => res,
            None => Duration::MAX,
        }
    }

    /// The quotient, if there is one.
    pub const fn checked_div(self, rhs: u32) -> Option<Duration> {
        if rhs == 0 {
            return None;
        }
        let secs = self.secs / (rhs as u64);
        let extra_secs = self.secs % (rhs as u64);
        let mut nanos = self.nanos / rhs;
        let extra_nanos = self.nanos % rhs;
        nanos += ((extra_secs * (NANOS_PER_SEC as u64) + extra_nanos as u64) / (rhs as u64)) as u32;
        Some(Duration::new(secs, nanos))
    }

    /// In seconds.
    pub const fn as_secs_f64(&self) -> f64 {
        (self.secs as f64) + (self.nanos as f64) / (NANOS_PER_SEC as f64)
    }

    /// In seconds.
    pub const fn as_secs_f32(&self) -> f32 {
        (self.secs as f32) + (self.nanos as f32) / (NANOS_PER_SEC as f32)
    }

    /// Of seconds.
    pub fn from_secs_f64(secs: f64) -> Duration {
        match Duration::try_from_secs_f64(secs) {
            Ok(v) => v,
            Err(e) => panic!("{}", e.description()),
        }
    }

    /// Of seconds.
    pub fn from_secs_f32(secs: f32) -> Duration {
        match Duration::try_from_secs_f32(secs) {
            Ok(v) => v,
            Err(e) => panic!("{}", e.description()),
        }
    }

    /// The product.
    pub fn mul_f64(self, rhs: f64) -> Duration {
        Duration::from_secs_f64(rhs * self.as_secs_f64())
    }

    /// The product.
    pub fn mul_f32(self, rhs: f32) -> Duration {
        Duration::from_secs_f32(rhs * self.as_secs_f32())
    }

    /// The quotient.
    pub fn div_f64(self, rhs: f64) -> Duration {
        Duration::from_secs_f64(self.as_secs_f64() / rhs)
    }

    /// The quotient.
    pub fn div_f32(self, rhs: f32) -> Duration {
        Duration::from_secs_f32(self.as_secs_f32() / rhs)
    }

    /// How many times another fits in.
    pub const fn div_duration_f64(self, rhs: Duration) -> f64 {
        let self_nanos = (self.secs as f64) * (NANOS_PER_SEC as f64) + (self.nanos as f64);
        let rhs_nanos = (rhs.secs as f64) * (NANOS_PER_SEC as f64) + (rhs.nanos as f64);
        self_nanos / rhs_nanos
    }

    /// How many times another fits in.
    pub const fn div_duration_f32(self, rhs: Duration) -> f32 {
        let self_nanos = (self.secs as f32) * (NANOS_PER_SEC as f32) + (self.nanos as f32);
        let rhs_nanos = (rhs.secs as f32) * (NANOS_PER_SEC as f32) + (rhs.nanos as f32);
        self_nanos / rhs_nanos
    }

    /// Of seconds, if there is such a time.
    pub fn try_from_secs_f32(secs: f32) -> Result<Duration, TryFromFloatSecsError> {
        if secs < 0.0 {
            return Err(TryFromFloatSecsError { kind: TryFromFloatSecsErrorKind::Negative });
        }
        let bits = secs.to_bits();
        let significand = (bits & 0x7f_ffff) | 0x80_0000;
        let exponent = (bits >> 23 & 0xff) as i32 - 127;
        of_parts(significand as u64, exponent, 23)
    }

    /// Of seconds, if there is such a time.
    pub fn try_from_secs_f64(secs: f64) -> Result<Duration, TryFromFloatSecsError> {
        if secs < 0.0 {
            return Err(TryFromFloatSecsError { kind: TryFromFloatSecsErrorKind::Negative });
        }
        let bits = secs.to_bits();
        let significand = (bits & 0xf_ffff_ffff_ffff) | 0x10_0000_0000_0000;
        let exponent = (bits >> 52 & 0x7ff) as i32 - 1023;
        of_parts(significand, exponent, 52)
    }
}

/// `significand * 2^(exponent - bits)` seconds, rounded to nanoseconds, a half to the even one.
fn of_parts(significand: u64, exponent: i32, bits: i32) -> Result<Duration, TryFromFloatSecsError> {
    if exponent < -31 {
        return Ok(Duration::ZERO);
    }
    if exponent >= 64 {
        return Err(TryFromFloatSecsError { kind: TryFromFloatSecsErrorKind::OverflowOrNan });
    }
    let shift = bits - exponent;
    if shift <= 0 {
        return Ok(Duration::new(significand << (-shift), 0));
    }
    // At most 53 bits of significand and 30 of a billion fit.
    let whole = if shift < 64 { significand >> shift } else { 0 };
    let rest = if shift < 64 { significand & ((1u64 << shift) - 1) } else { significand };
    let scaled = rest as u128 * NANOS_PER_SEC as u128;
    let nanos = (scaled >> shift) as u32;
    let lost = scaled & ((1u128 << shift) - 1);
    let half = 1u128 << (shift - 1);
    let is_up = lost > half || (lost == half && nanos % 2 == 1);
    Ok(Duration::new(whole, nanos + is_up as u32))
}

impl Add for Duration {
    type Output = Duration;

    fn add(self, rhs: Duration) -> Duration {
        self.checked_add(rhs).expect("overflow when adding durations")
    }
}

impl AddAssign for Duration {
    fn add_assign(&mut self, rhs: Duration) {
        *self = *self + rhs;
    }
}

impl Sub for Duration {
    type Output = Duration;

    fn sub(self, rhs: Duration) -> Duration {
        self.checked_sub(rhs).expect("overflow when subtracting durations")
    }
}

impl SubAssign for Duration {
    fn sub_assign(&mut self, rhs: Duration) {
        *self = *self - rhs;
    }
}

impl Mul<u32> for Duration {
    type Output = Duration;

    fn mul(self, rhs: u32) -> Duration {
        self.checked_mul(rhs).expect("overflow when multiplying duration by scalar")
    }
}

impl Mul<Duration> for u32 {
    type Output = Duration;

    fn mul(self, rhs: Duration) -> Duration {
        rhs * self
    }
}

impl MulAssign<u32> for Duration {
    fn mul_assign(&mut self, rhs: u32) {
        *self = *self * rhs;
    }
}

impl Div<u32> for Duration {
    type Output = Duration;

    #[track_caller]
    fn div(self, rhs: u32) -> Duration {
        self.checked_div(rhs).expect("divide by zero error when dividing duration by scalar")
    }
}

impl DivAssign<u32> for Duration {
    #[track_caller]
    fn div_assign(&mut self, rhs: u32) {
        *self = *self / rhs;
    }
}

impl Sum for Duration {
    fn sum<I: Iterator<Item = Duration>>(iter: I) -> Duration {
        let mut sum = Duration::ZERO;
        for duration in iter {
            sum = sum.checked_add(duration).expect("overflow in iter::sum over durations");
        }
        sum
    }
}

impl<'a> Sum<&'a Duration> for Duration {
    fn sum<I: Iterator<Item = &'a Duration>>(iter: I) -> Duration {
        let mut sum = Duration::ZERO;
        for duration in iter {
            sum = sum.checked_add(*duration).expect("overflow in iter::sum over durations");
        }
        sum
    }
}

impl fmt::Debug for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefix = if f.sign_plus() { "+" } else { "" };
        if self.secs > 0 {
            write_decimal(f, self.secs, self.nanos, 9, prefix, "s")
        } else if self.nanos >= 1_000_000 {
            write_decimal(f, (self.nanos / 1_000_000) as u64, self.nanos % 1_000_000, 6, prefix, "ms")
        } else if self.nanos >= 1_000 {
            write_decimal(f, (self.nanos / 1_000) as u64, self.nanos % 1_000, 3, prefix, "µs")
        } else {
            write_decimal(f, self.nanos as u64, 0, 0, prefix, "ns")
        }
    }
}

/// Writes `whole` and a fraction of so many digits, rounded to the precision and padded to the
/// width that are asked for.
fn write_decimal(
    f: &mut fmt::Formatter<'_>,
    whole: u64,
    fraction: u32,
    digits: u32,
    prefix: &str,
    postfix: &str,
) -> fmt::Result {
    let mut whole = whole as u128;
    let mut fraction = fraction;
    let mut digits = digits;
    let kept = match f.precision() {
        Some(precision) if (precision as u32) < digits => precision as u32,
        _ => digits,
    };
    if kept < digits {
        let unit = 10u32.pow(digits - kept);
        let lost = fraction % unit;
        fraction = fraction / unit;
        let is_odd = if kept > 0 { fraction % 2 == 1 } else { whole % 2 == 1 };
        if lost * 2 > unit || (lost * 2 == unit && is_odd) {
            fraction += 1;
            if fraction == 10u32.pow(kept) {
                fraction = 0;
                whole += 1;
            }
        }
        digits = kept;
    }
    if f.precision().is_none() {
        while digits > 0 && fraction % 10 == 0 {
            fraction = fraction / 10;
            digits -= 1;
        }
    }
    let mut text = String::new();
    write!(text, "{prefix}{whole}")?;
    let shown = match f.precision() {
        Some(precision) => precision,
        None => digits as usize,
    };
    if shown > 0 {
        text.push('.');
        if digits > 0 {
            write!(text, "{fraction:0width$}", width = digits as usize)?;
        }
        let mut zeros = shown - digits as usize;
        while zeros > 0 {
            text.push('0');
            zeros -= 1;
        }
    }
    text.push_str(postfix);
    pad(f, &text)
}

/// Writes a text padded to the width that is asked for, to the left if nothing else is said.
fn pad(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let width = text.chars().count();
    let missing = match f.width() {
        Some(wanted) if wanted > width => wanted - width,
        _ => return f.write_str(text),
    };
    let before = match f.align() {
        Some(fmt::Alignment::Right) => missing,
        Some(fmt::Alignment::Center) => missing / 2,
        _ => 0,
    };
    let fill = f.fill();
    for _ in 0..before {
        f.write_char(fill)?;
    }
    f.write_str(text)?;
    for _ in before..missing {
        f.write_char(fill)?;
    }
    Ok(())
}

/// Why there is no such time.
#[derive(Debug, Clone, PartialEq, Eq)]
#[engine::path("core::time::TryFromFloatSecsError")]
pub struct TryFromFloatSecsError {
    kind: TryFromFloatSecsErrorKind,
}

impl TryFromFloatSecsError {
    fn description(&self) -> &'static str {
        match self.kind {
            TryFromFloatSecsErrorKind::Negative => {
                "cannot convert float seconds to Duration: value is negative"
            }
            TryFromFloatSecsErrorKind::OverflowOrNan => {
                "cannot convert float seconds to Duration: value is either too big or NaN"
            }
        }
    }
}

impl fmt::Display for TryFromFloatSecsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.description().fmt(f)
    }
}

impl Error for TryFromFloatSecsError {}

#[derive(Debug, Clone, PartialEq, Eq)]
enum TryFromFloatSecsErrorKind {
    Negative,
    OverflowOrNan,
}
