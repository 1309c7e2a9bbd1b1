//! Collections.

pub use self::error::TryReserveError;
