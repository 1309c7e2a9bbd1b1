//! That memory cannot be had.

use crate::fmt;

#[derive(Clone, PartialEq, Eq, Debug)]
#[engine::path("alloc::collections::TryReserveError")]
pub struct TryReserveError {
    kind: TryReserveErrorKind,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TryReserveErrorKind {
    /// More than any memory is.
    CapacityOverflow,
}

impl TryReserveError {
    pub(crate) const fn capacity_overflow() -> TryReserveError {
        TryReserveError { kind: TryReserveErrorKind::CapacityOverflow }
    }
}

impl fmt::Display for TryReserveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("memory allocation failed")?;
        f.write_str(" because the computed capacity exceeded the collection's maximum")
    }
}

impl crate::error::Error for TryReserveError {}
