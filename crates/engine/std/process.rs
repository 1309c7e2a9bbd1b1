//! The process: ending it.

use crate::convert::Infallible;
use crate::fmt;
use crate::intrinsics;

/// Ends the program with this code. No destructors run but those of thread locals.
pub fn exit(code: i32) -> ! {
    crate::rt::at_exit();
    intrinsics::exit(code)
}

/// Ends the program as something that went wrong. No destructors run.
pub fn abort() -> ! {
    intrinsics::abort()
}

/// The number of the process.
pub fn id() -> u32 {
    1
}

/// What a program says of itself when it ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[engine::path("std::process::ExitCode")]
pub struct ExitCode(ExitNumber);

#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct ExitNumber(u8);

impl fmt::Debug for ExitNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("unix_exit_status").field(&self.0).finish()
    }
}

impl ExitCode {
    /// All is well.
    pub const SUCCESS: ExitCode = ExitCode(ExitNumber(0));

    /// Something is wrong.
    pub const FAILURE: ExitCode = ExitCode(ExitNumber(1));

    pub(crate) fn to_i32(self) -> i32 {
        (self.0).0 as i32
    }
}

impl From<u8> for ExitCode {
    fn from(code: u8) -> Self {
        ExitCode(ExitNumber(code))
    }
}

/// What `main` may give.
#[lang = "termination"]
pub trait Termination {
    /// As an exit code.
    fn report(self) -> ExitCode;
}

impl Termination for () {
    fn report(self) -> ExitCode {
        ExitCode::SUCCESS
    }
}

impl Termination for ! {
    fn report(self) -> ExitCode {
        self
    }
}

impl Termination for Infallible {
    fn report(self) -> ExitCode {
        match self {}
    }
}

impl Termination for ExitCode {
    fn report(self) -> ExitCode {
        self
    }
}

impl<T: Termination, E: fmt::Debug> Termination for Result<T, E> {
    fn report(self) -> ExitCode {
        match self {
            Ok(val) => val.report(),
            Err(err) => {
                eprintln!("Error: {err:?}");
                ExitCode::FAILURE
            }
        }
    }
}
