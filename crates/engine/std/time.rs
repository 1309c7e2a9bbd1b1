//! Time.
//!
//! The machine's clock is driven by its steps, so that a run can be repeated. It begins at
//! an hour that is made up.

pub use duration::{Duration, TryFromFloatSecsError};

use crate::error::Error;
use crate::fmt;
use crate::intrinsics;
use crate::ops::{Add, AddAssign, Sub, SubAssign};

/// A moment of a clock that never goes back.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[engine::path("std::time::Instant")]
pub struct Instant(Duration);

/// A moment of the clock on the wall.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[engine::path("std::time::SystemTime")]
pub struct SystemTime(Duration);

/// How far an earlier moment is in fact later.
#[derive(Clone, Debug)]
#[engine::path("std::time::SystemTimeError")]
pub struct SystemTimeError(Duration);

/// When the clock on the wall began.
pub const UNIX_EPOCH: SystemTime = SystemTime(Duration::ZERO);

/// Where the clocks stand when the program begins, in seconds.
const BEGIN: u64 = 1_700_000_000;

fn now() -> Duration {
    Duration::from_secs(BEGIN) + Duration::from_nanos(intrinsics::clock_nanos())
}

impl Instant {
    /// Now.
    pub fn now() -> Instant {
        Instant(now())
    }

    /// How long since an earlier moment; zero if it is later.
    pub fn duration_since(&self, earlier: Instant) -> Duration {
        self.checked_duration_since(earlier).unwrap_or_default()
    }

    /// How long since an earlier moment.
    pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration> {
        self.0.checked_sub(earlier.0)
    }

    /// How long since an earlier moment; zero if it is later.
    pub fn saturating_duration_since(&self, earlier: Instant) -> Duration {
        self.checked_duration_since(earlier).unwrap_or_default()
    }

    /// How long since.
    pub fn elapsed(&self) -> Duration {
        Instant::now() - *self
    }

    /// Later.
    pub fn checked_add(&self, duration: Duration) -> Option<Instant> {
        self.0.checked_add(duration).map(Instant)
    }

    /// Earlier.
    pub fn checked_sub(&self, duration: Duration) -> Option<Instant> {
        self.0.checked_sub(duration).map(Instant)
    }
}

impl Add<Duration> for Instant {
    type Output = Instant;

    fn add(self, other: Duration) -> Instant {
        self.checked_add(other).expect("overflow when adding duration to instant")
    }
}

impl AddAssign<Duration> for Instant {
    fn add_assign(&mut self, other: Duration) {
        *self = *self + other;
    }
}

impl Sub<Duration> for Instant {
    type Output = Instant;

    fn sub(self, other: Duration) -> Instant {
        self.checked_sub(other).expect("overflow when subtracting duration from instant")
    }
}

impl SubAssign<Duration> for Instant {
    fn sub_assign(&mut self, other: Duration) {
        *self = *self - other;
    }
}

impl Sub<Instant> for Instant {
    type Output = Duration;

    fn sub(self, other: Instant) -> Duration {
        self.duration_since(other)
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Instant")
            .field("tv_sec", &self.0.as_secs())
            .field("tv_nsec", &self.0.subsec_nanos())
            .finish()
    }
}

impl SystemTime {
    /// When the clock began.
    pub const UNIX_EPOCH: SystemTime = UNIX_EPOCH;

    /// Now.
    pub fn now() -> SystemTime {
        SystemTime(now())
    }

    /// How long since an earlier moment.
    pub fn duration_since(&self, earlier: SystemTime) -> Result<Duration, SystemTimeError> {
        match self.0.checked_sub(earlier.0) {
            Some(duration) => Ok(duration),
            None => Err(SystemTimeError(earlier.0 - self.0)),
        }
    }

    /// How long since.
    pub fn elapsed(&self) -> Result<Duration, SystemTimeError> {
        SystemTime::now().duration_since(*self)
    }

    /// Later.
    pub fn checked_add(&self, duration: Duration) -> Option<SystemTime> {
        self.0.checked_add(duration).map(SystemTime)
    }

    /// Earlier.
    pub fn checked_sub(&self, duration: Duration) -> Option<SystemTime> {
        self.0.checked_sub(duration).map(SystemTime)
    }
}

impl Add<Duration> for SystemTime {
    type Output = SystemTime;

    fn add(self, dur: Duration) -> SystemTime {
        self.checked_add(dur).expect("overflow when adding duration to instant")
    }
}

impl AddAssign<Duration> for SystemTime {
    fn add_assign(&mut self, other: Duration) {
        *self = *self + other;
    }
}

impl Sub<Duration> for SystemTime {
    type Output = SystemTime;

    fn sub(self, dur: Duration) -> SystemTime {
        self.checked_sub(dur).expect("overflow when subtracting duration from instant")
    }
}

impl SubAssign<Duration> for SystemTime {
    fn sub_assign(&mut self, other: Duration) {
        *self = *self - other;
    }
}

impl fmt::Debug for SystemTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SystemTime")
            .field("tv_sec", &self.0.as_secs())
            .field("tv_nsec", &self.0.subsec_nanos())
            .finish()
    }
}

impl SystemTimeError {
    /// How far.
    pub fn duration(&self) -> Duration {
        self.0
    }
}

impl Error for SystemTimeError {}

impl fmt::Display for SystemTimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "second time provided was later than self")
    }
}
