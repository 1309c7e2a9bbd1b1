//! Where hash maps have their hashers from.

use super::{BuildHasher, DefaultHasher};
use crate::fmt;

/// Makes hashers with keys that nobody knows beforehand. Here they are always the same, so
/// that a program runs the same way again.
#[derive(Clone)]
#[engine::path("std::hash::random::RandomState")]
pub struct RandomState {
    key0: u64,
    key1: u64,
}

impl RandomState {
    pub fn new() -> RandomState {
        RandomState { key0: 0x9e37_79b9_7f4a_7c15, key1: 0xd1b5_4a32_d192_ed03 }
    }
}

impl BuildHasher for RandomState {
    type Hasher = DefaultHasher;

    fn build_hasher(&self) -> DefaultHasher {
        DefaultHasher::with_keys(self.key0, self.key1)
    }
}

impl Default for RandomState {
    fn default() -> RandomState {
        RandomState::new()
    }
}

impl fmt::Debug for RandomState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RandomState").finish_non_exhaustive()
    }
}
