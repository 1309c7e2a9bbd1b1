//! What this process, and all that it starts, may use up.
//!
//! The judge ends a program that runs for too long. These limits are for when the judge is
//! itself ended, by Ctrl-C say, and for a program that asks for all the memory there is.

use anyhow::{Context, Result};
use nix::sys::resource::{Resource, setrlimit};

/// Seconds of processor time, for each process alone.
const PROCESSOR: u64 = 300;

/// Bytes of memory that can be written to, for each process alone. rustc needs far less.
const MEMORY: u64 = 4 << 30;

/// Sets the limits. An aborted program leaves no image of its memory behind, either.
pub fn set() -> Result<()> {
    for (resource, limit) in [
        (Resource::RLIMIT_CPU, PROCESSOR),
        (Resource::RLIMIT_DATA, MEMORY),
        (Resource::RLIMIT_CORE, 0),
    ] {
        setrlimit(resource, limit, limit).context("the limits for programs cannot be set")?;
    }
    Ok(())
}
