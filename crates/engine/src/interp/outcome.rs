//! How a run ends.

use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Termination {
    /// The program is over, with this exit code; 101 after a panic in `main`.
    Exited(i32),
    /// The program was ended as by `abort`: signal 6, which a shell shows as 134.
    Aborted,
    /// The program did more than it was allowed to.
    Limit(LimitKind),
    /// The program did something that the machine does not carry.
    Unsupported {
        /// What, in the words of the Rust reference.
        construct: String,
        /// Where.
        span: Option<Span>,
    },
    /// The program did something that Rust gives no meaning to. What a compiled program
    /// would have done is not known.
    UndefinedBehaviour {
        /// What.
        message: String,
        /// Where.
        span: Option<Span>,
    },
    /// A constant or a body that was needed has errors.
    Rejected(Box<Diagnostic>),
}

/// What a run may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many operations.
    pub steps: u64,
    /// How many bytes of memory that are alive at the same time, the stack left out.
    pub memory: u64,
    /// How many bytes of output, of both streams together.
    pub output: u64,
    /// How many bytes of stack. Running out of it is an outcome of Rust's own.
    pub stack: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            steps: 2_000_000_000,
            memory: 512 << 20,
            output: 8 << 20,
            stack: 8 << 20,
        }
    }
}

/// Which limit was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LimitKind {
    /// [`Limits::steps`]
    Steps,
    /// [`Limits::memory`]
    Memory,
    /// [`Limits::output`]
    Output,
}

impl Termination {
    /// What a shell shows as the status of the program, if it came to its own end.
    #[must_use]
    pub fn status(&self) -> Option<i32> {
        match self {
            Self::Exited(code) => Some(code & 0xff),
            Self::Aborted => Some(134),
            _ => None,
        }
    }
}
