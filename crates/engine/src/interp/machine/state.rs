//! The state of a run: memory, frames, what was printed.

use std::rc::Rc;

use super::super::code::Code;
use super::super::instance::FunctionId;
use super::super::memory::{Fault, Memory, STACK, address, range};
use super::super::outcome::{LimitKind, Termination};
use super::super::program::Cx;
use super::Options;
use super::output::Output;
use super::watch::Watch;
use crate::syntax::span::Span;
use crate::trace::{Event, EventKind, StreamKind};

/// A call that has not returned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The function.
    pub function: FunctionId,
    /// The operation that is next, or, of a caller, the one behind the call.
    pub pc: u32,
    /// Where its slots begin on the stack.
    pub base: u32,
}

/// Why the loop was left.
#[derive(Debug)]
pub(super) enum Stop {
    /// The steps are used up.
    Steps,
    /// Somebody wants to look.
    Paused,
    /// The run is over.
    Ended(Termination),
}

/// How many bytes each call costs of the stack apart from its slots: what a compiled
/// program keeps of registers and the place to return to, in a debug build.
const CALL_BYTES: usize = 48;

/// Where the first frame begins.
const FIRST_BASE: u32 = 64;

/// See the module.
#[derive(Debug)]
pub struct State {
    pub(super) options: Rc<Options>,
    pub(super) memory: Memory,
    /// The callers of the frame that is running, the outermost first.
    pub(super) frames: Vec<Frame>,
    pub(super) frame: Frame,
    /// Where the part of the stack ends that the running frame and what it calls next use.
    pub(super) top: usize,
    /// Whether there is a frame that is running.
    pub(super) running: bool,
    pub(super) steps: u64,
    /// What the panics carry that are unwinding, the latest last.
    pub(super) unwinding: Vec<u64>,
    pub(super) output: Output,
    pub(super) stdin_read: usize,
    /// Nanoseconds that the clock was set forward by.
    pub(super) clock: u64,
    /// Whether a panic was caught by nobody.
    pub(super) panicked: bool,
    pub(super) stops_at_panics: bool,
    pub(super) ended: Option<Termination>,
    pub(super) events: Vec<Event>,
    pub(super) observed: bool,
    pub(super) watch: Watch,
}

impl Clone for State {
    fn clone(&self) -> Self {
        Self {
            options: Rc::clone(&self.options),
            // What lies above the frame that is running is written before it is read,
            // except for what a call was given already.
            memory: self.memory.fork(self.top),
            top: self.top,
            frames: self.frames.clone(),
            frame: self.frame,
            running: self.running,
            steps: self.steps,
            unwinding: self.unwinding.clone(),
            output: self.output.clone(),
            stdin_read: self.stdin_read,
            clock: self.clock,
            panicked: self.panicked,
            stops_at_panics: self.stops_at_panics,
            ended: self.ended.clone(),
            events: self.events.clone(),
            observed: self.observed,
            watch: self.watch.clone(),
        }
    }
}

impl State {
    pub(in crate::interp) fn new(options: Options) -> Self {
        let memory = Memory::new(options.limits.memory);
        Self {
            options: Rc::new(options),
            memory,
            frames: Vec::new(),
            frame: Frame {
                function: FunctionId::NONE,
                pc: 0,
                base: 0,
            },
            top: 0,
            running: false,
            steps: 0,
            unwinding: Vec::new(),
            output: Output::default(),
            stdin_read: 0,
            clock: 0,
            panicked: false,
            stops_at_panics: false,
            ended: None,
            events: Vec::new(),
            observed: false,
            watch: Watch::default(),
        }
    }

    /// Calls `main`, by way of what std does around it.
    pub(in crate::interp) fn start(&mut self, cx: Cx<'_>) {
        self.observed = cx.engine.observed;
        match cx.entry() {
            Ok(function) => self.begin(cx, function),
            Err(termination) => self.ended = Some(termination),
        }
    }

    /// Calls a function as the first.
    pub(in crate::interp) fn begin(&mut self, cx: Cx<'_>, function: FunctionId) {
        self.frame = Frame {
            function,
            pc: 0,
            base: FIRST_BASE,
        };
        self.running = true;
        match cx.code(function) {
            Ok(code) => {
                if !self.reserve(FIRST_BASE as usize, code) {
                    self.overflow();
                }
            }
            Err(termination) => self.ended = Some(termination),
        }
    }

    /// Makes sure that the stack reaches beyond a frame, so that what it calls can be given
    /// its arguments. False if the stack is full.
    pub(super) fn reserve(&mut self, base: usize, code: &Code) -> bool {
        let needed = base + code.frame_size as usize + code.outgoing as usize;
        let calls = self.frames.len().saturating_mul(CALL_BYTES);
        let limit = usize::try_from(self.options.limits.stack).unwrap_or(usize::MAX);
        if needed.saturating_add(calls) > limit {
            return false;
        }
        if needed > self.memory.stack.len() {
            let len = needed.next_power_of_two().max(1 << 14);
            self.memory.stack.resize(len, 0);
        }
        self.top = needed;
        true
    }

    /// Takes up to `steps` steps.
    pub(in crate::interp) fn run_for(&mut self, cx: Cx<'_>, steps: u64) {
        if self.ended.is_some() {
            return;
        }
        let allowed = self.options.limits.steps.saturating_sub(self.steps);
        let limited = steps >= allowed;
        match self.run_ops(cx, steps.min(allowed)) {
            Stop::Steps if limited => self.ended = Some(Termination::Limit(LimitKind::Steps)),
            Stop::Steps | Stop::Paused => {}
            Stop::Ended(termination) => {
                self.ended = Some(termination);
                self.tell(cx, EventKind::Ended);
            }
        }
    }

    /// All frames, the innermost last.
    pub(super) fn all_frames(&self) -> Vec<Frame> {
        let mut frames = self.frames.clone();
        if self.running {
            frames.push(self.frame);
        }
        frames
    }

    /// How the run ended, if it did.
    pub(in crate::interp) fn ended(&self) -> Option<&Termination> {
        self.ended.as_ref()
    }

    /// Whether a panic was caught by nobody.
    pub(in crate::interp) fn has_panicked(&self) -> bool {
        self.panicked
    }

    /// Ends the run at the first panic, before anything unwinds: a constant cannot panic.
    pub(in crate::interp) fn stop_at_panics(&mut self) {
        self.stops_at_panics = true;
    }

    /// Where the function is that was called first: if a call, the one that did not return.
    pub(in crate::interp) fn first_span(&self, cx: Cx<'_>) -> Option<Span> {
        let frame = self.frames.first().copied().unwrap_or(self.frame);
        let code = cx.engine.compiled(frame.function)?;
        code.mark(frame.pc.saturating_sub(1)).map(|mark| mark.span)
    }

    /// What was printed to a stream.
    pub(in crate::interp) fn output_text(&self, stream: StreamKind) -> String {
        String::from_utf8_lossy(&self.output.stream(stream)).into_owned()
    }

    /// The bytes that the first function has returned.
    pub(in crate::interp) fn first_result(&self, size: usize) -> Option<&[u8]> {
        range(&self.memory.stack, FIRST_BASE as usize, size)
    }

    /// The memory.
    pub(in crate::interp) fn memory(&self) -> &Memory {
        &self.memory
    }

    /// Where in the source the machine is.
    pub(in crate::interp) fn span(&self, cx: Cx<'_>) -> Option<Span> {
        if !self.running {
            return None;
        }
        let code = cx.engine.compiled(self.frame.function)?;
        code.mark(self.frame.pc).map(|mark| mark.span)
    }

    /// Where in the source the operation is that was begun last.
    pub(super) fn last_span(&self, cx: Cx<'_>) -> Option<Span> {
        let code = cx.engine.compiled(self.frame.function)?;
        let pc = self.frame.pc.saturating_sub(1);
        code.mark(pc).map(|mark| mark.span)
    }

    /// The outcome that a fault is.
    #[cold]
    pub(super) fn fault(&self, cx: Cx<'_>, fault: Fault) -> Termination {
        self.undefined(cx, fault.message())
    }

    #[cold]
    pub(super) fn undefined(&self, cx: Cx<'_>, message: &str) -> Termination {
        Termination::UndefinedBehaviour {
            message: message.to_owned(),
            span: self.last_span(cx),
        }
    }

    #[cold]
    pub(super) fn unsupported(&self, cx: Cx<'_>, construct: &str) -> Termination {
        Termination::Unsupported {
            construct: construct.to_owned(),
            span: self.last_span(cx),
        }
    }

    #[cold]
    pub(super) fn tell_slowly(&mut self, cx: Cx<'_>, kind: EventKind) {
        self.events.push(Event {
            step: self.steps,
            frame: u32::try_from(self.frames.len()).unwrap_or(u32::MAX),
            span: self.last_span(cx).unwrap_or_default(),
            kind,
        });
    }

    /// The address of a slot of the running frame.
    pub(super) fn slot_address(&self, slot: u32) -> u64 {
        address(STACK, self.frame.base.wrapping_add(slot))
    }

    /// The program has no stack left.
    #[cold]
    pub(super) fn overflow(&mut self) {
        let text = "\nthread 'main' (1) has overflowed its stack\n\
                    fatal runtime error: stack overflow, aborting\n";
        self.output
            .push(crate::trace::StreamKind::Stderr, text.as_bytes());
        self.ended = Some(Termination::Aborted);
    }
}
