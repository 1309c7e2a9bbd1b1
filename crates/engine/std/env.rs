//! What the program was started with: nothing but a name.

use crate::error::Error;
use crate::fmt;
use crate::iter::{DoubleEndedIterator, ExactSizeIterator};
use crate::string::String;

/// The arguments.
#[engine::path("std::env::Args")]
pub struct Args {
    name: Option<String>,
}

/// The arguments, of which there is one: the name of the program.
pub fn args() -> Args {
    Args { name: Some(String::from("main")) }
}

impl Iterator for Args {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        self.name.take()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let len = if self.name.is_some() { 1 } else { 0 };
        (len, Some(len))
    }
}

impl DoubleEndedIterator for Args {
    fn next_back(&mut self) -> Option<String> {
        self.name.take()
    }
}

impl ExactSizeIterator for Args {}

impl fmt::Debug for Args {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Args").finish_non_exhaustive()
    }
}

/// Why a variable cannot be had.
#[derive(PartialEq, Eq, Clone, Debug)]
#[engine::path("std::env::VarError")]
pub enum VarError {
    /// There is none.
    NotPresent,
}

impl fmt::Display for VarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("environment variable not found")
    }
}

impl Error for VarError {}

/// A variable of the environment. There are none.
pub fn var<K: AsRef<str>>(key: K) -> Result<String, VarError> {
    let _ = key;
    Err(VarError::NotPresent)
}
