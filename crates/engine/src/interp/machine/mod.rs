//! One run of a program at one moment.

mod float;
mod native;
mod output;
mod run;
mod state;
mod text;
mod unwind;

use std::rc::Rc;

use super::outcome::{Limits, Termination};
use super::program::Program;
use crate::syntax::span::Span;
use crate::trace::Event;

pub use output::Output;
pub use state::{Frame, State};

/// What a run is given.
#[derive(Clone, Debug)]
pub struct Options {
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
            args: vec!["main".to_owned()],
            stdin: Vec::new(),
            limits: Limits::default(),
        }
    }
}

/// One run of a program at one moment. To clone it is cheap.
#[derive(Clone, Debug)]
pub struct Machine {
    program: Rc<Program>,
    state: State,
}

impl Machine {
    /// A run of the program's `main` that has not taken a step.
    #[must_use]
    pub fn new(program: Rc<Program>, options: Options) -> Self {
        let mut state = State::new(options);
        state.start(program.cx());
        Self { program, state }
    }

    /// The program that this runs.
    #[must_use]
    pub fn program(&self) -> &Rc<Program> {
        &self.program
    }

    /// What the run was given.
    #[must_use]
    pub fn options(&self) -> &Options {
        &self.state.options
    }

    /// Takes one step: one operation, of which a statement of the source has several.
    pub fn step(&mut self) -> Option<&Termination> {
        self.run_for(1)
    }

    /// Takes up to `steps` steps: how the run ended, if it did.
    pub fn run_for(&mut self, steps: u64) -> Option<&Termination> {
        self.state.run_for(self.program.cx(), steps);
        self.state.ended.as_ref()
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
        self.state.steps
    }

    /// How the run ended, if it did.
    #[must_use]
    pub fn termination(&self) -> Option<&Termination> {
        self.state.ended.as_ref()
    }

    /// What was printed so far.
    #[must_use]
    pub fn output(&self) -> &Output {
        &self.state.output
    }

    /// The calls that have not returned, the innermost last.
    #[must_use]
    pub fn frames(&self) -> Vec<Frame> {
        self.state.all_frames()
    }

    /// Where in the source the machine is.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        self.state.span(self.program.cx())
    }

    /// Bytes of the machine's memory, to be looked at; nothing if they are not there.
    #[must_use]
    pub fn read(&self, address: u64, len: usize) -> Option<&[u8]> {
        let globals = &self.program.engine.globals;
        self.state.memory.read(globals, address, len).ok()
    }

    /// What happened since this was last asked. Only an observed program tells.
    pub fn take_events(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.state.events)
    }
}
