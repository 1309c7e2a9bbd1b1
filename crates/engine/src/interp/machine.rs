//! One run of a program at one moment.

use std::rc::Rc;

use super::outcome::{Limits, Termination};
use super::program::Program;
use crate::trace::{Event, StreamKind};

/// What a run is given.
#[derive(Clone, Debug)]
pub struct Options {
    /// What the file is called in the places that panics report.
    pub file: String,
    /// `std::env::args`, the program's name first.
    pub args: Vec<String>,
    /// What can be read from the standard input.
    pub stdin: Vec<u8>,
    /// What the run may use.
    pub limits: Limits,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            file: "src/main.rs".to_owned(),
            args: vec!["main".to_owned()],
            stdin: Vec::new(),
            limits: Limits::default(),
        }
    }
}

/// Everything that was printed, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// The bytes of both streams.
    pub bytes: Vec<u8>,
    /// Where each piece ends, and which stream it went to. Neighbours differ in the stream.
    pub pieces: Vec<(StreamKind, usize)>,
}

impl Output {
    /// The bytes of one stream.
    #[must_use]
    pub fn stream(&self, wanted: StreamKind) -> Vec<u8> {
        let mut start = 0;
        let mut out = Vec::new();
        for (stream, end) in &self.pieces {
            if *stream == wanted {
                out.extend_from_slice(self.bytes.get(start..*end).unwrap_or_default());
            }
            start = *end;
        }
        out
    }

    /// Adds bytes to a stream.
    pub(super) fn push(&mut self, stream: StreamKind, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        let end = self.bytes.len();
        match self.pieces.last_mut() {
            Some((last, piece_end)) if *last == stream => *piece_end = end,
            _ => self.pieces.push((stream, end)),
        }
    }
}

/// One run of a program at one moment. To clone it is cheap.
#[derive(Clone, Debug)]
pub struct Machine {
    program: Rc<Program>,
    options: Rc<Options>,
    output: Output,
    steps: u64,
    ended: Option<Termination>,
    events: Vec<Event>,
}

impl Machine {
    /// A run of the program's `main` that has not taken a step.
    #[must_use]
    pub fn new(program: Rc<Program>, options: Options) -> Self {
        Self {
            program,
            options: Rc::new(options),
            output: Output::default(),
            steps: 0,
            ended: None,
            events: Vec::new(),
        }
    }

    /// The program that this runs.
    #[must_use]
    pub fn program(&self) -> &Rc<Program> {
        &self.program
    }

    /// What the run was given.
    #[must_use]
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Takes one step: one operation, of which a statement of the source has several.
    pub fn step(&mut self) -> Option<&Termination> {
        self.run_for(1)
    }

    /// Takes up to `steps` steps: how the run ended, if it did.
    pub fn run_for(&mut self, steps: u64) -> Option<&Termination> {
        if self.ended.is_none() {
            self.steps = self.steps.saturating_add(steps);
            self.ended = Some(Termination::Unsupported {
                construct: "running".to_owned(),
                span: None,
            });
        }
        self.ended.as_ref()
    }

    /// Runs to the end or to a limit.
    pub fn run(&mut self) -> Termination {
        loop {
            if let Some(termination) = self.run_for(u64::MAX) {
                return termination.clone();
            }
        }
    }

    /// How many steps were taken.
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// How the run ended, if it did.
    #[must_use]
    pub fn termination(&self) -> Option<&Termination> {
        self.ended.as_ref()
    }

    /// What was printed so far.
    #[must_use]
    pub fn output(&self) -> &Output {
        &self.output
    }

    /// What happened since this was last asked. Only an observed program tells.
    pub fn take_events(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }
}
