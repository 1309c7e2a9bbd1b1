//! What comes of a program.

use crate::syntax::{Diagnostic, LineColumn};

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
    /// How many calls may be open at once.
    pub stack: u32,
    /// How many bytes it may print.
    pub output: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            steps: 50_000_000,
            memory: 256 << 20,
            stack: 10_000,
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

/// A run with its steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// What it gave.
    pub run: Run,
    /// Its steps, in order.
    pub steps: Vec<TraceStep>,
}

/// One step of a trace, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceStep {
    /// Where in the program.
    pub place: LineColumn,
    /// What happened.
    pub what: String,
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
