//! What comes of a program.

use crate::interp::{self, LimitKind, Termination};
use crate::syntax::{Diagnostic, Span};
use crate::trace::StreamKind;

/// What is said of a program before it is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict<'c> {
    /// Nothing is wrong with it.
    Accepted,
    /// rustc rejects it too, for all of its diagnostics.
    Rejected,
    /// The engine does not carry something in it; this is the first such thing.
    Unsupported(&'c Diagnostic),
    /// It is too large for the engine.
    Limit(&'c Diagnostic),
}

/// How far a run may go.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How many steps of the machine it may take.
    pub steps: u64,
    /// How many bytes may be allocated at once.
    pub memory: u64,
    /// How many bytes of stack; running out of it is an outcome of Rust's own.
    pub stack: u64,
    /// How many bytes it may print.
    pub output: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            steps: 200_000_000,
            memory: 256 << 20,
            stack: 8 << 20,
            output: 4 << 20,
        }
    }
}

/// What a run gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// All that was printed, in order.
    pub output: Vec<Chunk>,
    /// How it ended.
    pub end: End,
}

/// Something that was printed at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// Where to.
    pub stream: Stream,
    /// What.
    pub bytes: Vec<u8>,
}

/// Where a program prints to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Stream {
    Stdout,
    Stderr,
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// The program ended, with this exit code: 101 after a panic.
    Exited(i32),
    /// It came to something that the engine does not carry.
    Unsupported(Diagnostic),
    /// It reached a limit, which is named by the field of [`Limits`].
    Limit(&'static str),
}

impl Run {
    /// All that was printed to a stream.
    #[must_use]
    pub fn printed(&self, stream: Stream) -> Vec<u8> {
        let chunks = self.output.iter().filter(|chunk| chunk.stream == stream);
        chunks
            .flat_map(|chunk| chunk.bytes.iter().copied())
            .collect()
    }
}

impl Limits {
    pub(super) fn of_machine(&self) -> interp::Limits {
        interp::Limits {
            steps: self.steps,
            memory: self.memory,
            output: self.output,
            stack: self.stack,
        }
    }
}

impl Chunk {
    /// What a machine has printed so far.
    pub(super) fn all(output: &interp::Output) -> Vec<Self> {
        let mut start = 0;
        let mut all = Vec::new();
        for (stream, end) in &output.pieces {
            let stream = match stream {
                StreamKind::Stdout => Stream::Stdout,
                StreamKind::Stderr => Stream::Stderr,
            };
            let bytes = output.bytes.get(start..*end).unwrap_or_default().to_vec();
            all.push(Self { stream, bytes });
            start = *end;
        }
        all
    }
}

impl End {
    pub(super) fn of(termination: Termination) -> Self {
        match termination {
            Termination::Exited(code) => Self::Exited(code & 0xff),
            Termination::Aborted => Self::Exited(134),
            Termination::Limit(limit) => Self::Limit(match limit {
                LimitKind::Steps => "steps",
                LimitKind::Memory => "memory",
                LimitKind::Output => "output",
            }),
            Termination::Unsupported { construct, span } => {
                let span = span.unwrap_or_else(|| Span::new(super::USER, 0, 0));
                Self::Unsupported(named(span, construct))
            }
            Termination::UndefinedBehaviour { message, span } => {
                let span = span.unwrap_or_else(|| Span::new(super::USER, 0, 0));
                let diagnostic = Diagnostic::unsupported(span, "undefined behaviour");
                Self::Unsupported(diagnostic.with_note(None, message))
            }
            Termination::Rejected(diagnostic) => Self::Unsupported(*diagnostic),
        }
    }
}

/// A construct that the machine does not carry, and what it is exactly.
fn named(span: Span, construct: String) -> Diagnostic {
    Diagnostic::unsupported(span, "this, while the program runs").with_note(None, construct)
}
