//! One run of a program at one moment.

mod float;
mod native;
mod output;
mod run;
mod state;
mod text;
mod unwind;
mod watch;

use std::rc::Rc;

use super::outcome::{Limits, Termination};
use super::program::Program;
use crate::syntax::span::{LineColumn, Span};
use crate::trace::Event;

pub use output::Output;
pub use state::{Frame, State};
pub use watch::{Detail, LiveGuard};

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

    /// Runs until so many places were stepped to, or for so many steps of its own: how the
    /// run ended, if it did. Only an observed program steps to places.
    pub fn run_to(&mut self, place: u64, steps: u64) -> Option<&Termination> {
        self.state.watch.pause_at = place;
        self.state.watch.refused = false;
        self.state.run_for(self.program.cx(), steps);
        self.state.watch.pause_at = u64::MAX;
        self.state.ended.as_ref()
    }

    /// Whether the run was left last because a borrow was refused.
    #[must_use]
    pub fn was_refused(&self) -> bool {
        self.state.watch.refused
    }

    /// How many places of the program were stepped to.
    #[must_use]
    pub fn arrived(&self) -> u64 {
        self.state.watch.arrived
    }

    /// The number of the place that was stepped to last, and where it is.
    #[must_use]
    pub fn site(&self) -> (u32, Option<Span>) {
        let site = self.state.watch.site();
        (site, self.program.engine.site(site))
    }

    /// How many calls of the program's own functions have not returned.
    #[must_use]
    pub fn user_depth(&self) -> u32 {
        self.state.watch.depth
    }

    /// The function that is running.
    #[must_use]
    pub fn running_function(&self) -> super::instance::FunctionId {
        self.state.frame.function
    }

    /// Where the program is: at the call, if std is running on its behalf.
    #[must_use]
    pub fn user_place(&self) -> Option<Span> {
        self.state.user_place(self.program.cx())
    }

    /// The same as line and column.
    #[must_use]
    pub fn user_line_column(&self) -> Option<LineColumn> {
        let span = self.user_place()?;
        let (line, column) = self.program.engine.source.line_column(span.start);
        Some(LineColumn { line, column })
    }

    /// The line of that.
    #[must_use]
    pub fn user_line(&self) -> Option<u32> {
        self.user_line_column().map(|place| place.line)
    }

    /// Where std is, if it is running: its function, the file in std, and the place there.
    #[must_use]
    pub fn std_place(&self) -> Option<(String, String, LineColumn)> {
        let cx = self.program.cx();
        let code = cx.engine.compiled(self.state.frame.function)?;
        let span = self.span().filter(|_| !code.is_user)?;
        let name = cx.function_name(self.state.frame.function);
        let (file, line, column) = cx.place_of(cx.expansion_cause(span));
        let place = LineColumn { line, column };
        Some((name.path.to_string(), file, place))
    }

    /// The guards of `RefCell`s that are alive.
    #[must_use]
    pub fn guards(&self) -> &[LiveGuard] {
        &self.state.watch.guards
    }

    /// Whether a panic unwinds.
    #[must_use]
    pub fn is_unwinding(&self) -> bool {
        !self.state.unwinding.is_empty()
    }

    /// The memory.
    pub(super) fn memory(&self) -> &super::memory::Memory {
        &self.state.memory
    }

    /// How many bytes this moment of the run takes that the other one does not share.
    #[must_use]
    pub fn bytes_beside(&self, other: Option<&Self>) -> u64 {
        let frames = std::mem::size_of_val(self.state.frames.as_slice());
        let memory = &self.state.memory;
        let bytes = memory.bytes_beside(other.map(|other| &other.state.memory));
        (bytes + frames + std::mem::size_of::<Self>()) as u64
    }

    /// A copy to go back to, without what was printed before it.
    #[must_use]
    pub fn checkpoint(&self) -> Self {
        let mut copy = self.clone();
        copy.state.output.forget();
        copy.state.events = Vec::new();
        copy
    }

    /// How much the run tells from now on, and whether it stops as soon as a borrow is
    /// refused.
    pub fn watch(&mut self, detail: Detail, pause_refused: bool) {
        self.state.watch.detail = detail;
        self.state.watch.pause_refused = pause_refused;
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

    /// How many bytes were printed so far, to both streams together.
    #[must_use]
    pub fn printed(&self) -> usize {
        self.state.output.len()
    }

    /// How many bytes the allocation has that begins at an address; nothing if there is none.
    #[must_use]
    pub fn allocation_size(&self, address: u64) -> Option<u64> {
        let globals = &self.program.engine.globals;
        let extent = self.state.memory.extent(globals, address).ok()?;
        Some(extent.1 as u64)
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
