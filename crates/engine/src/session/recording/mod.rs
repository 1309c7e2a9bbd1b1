//! A run that was watched, and can be looked at anywhere.
//!
//! ```text
//! first run ─▶ columns      where each step is
//!           ─▶ outline      guards over time, refusals, counts
//!           ─▶ checkpoints  copies of the machine, some operations apart
//!
//! picture, step, find ◀─ the checkpoint before, run on to the step
//! ```
//!
//! Of each step only its place is kept. What happens in one is found by running it again, so
//! that a long run takes little memory, and what is said of a step can be as much as is wanted.

mod checkpoints;
mod columns;
mod find;
mod leaks;
mod narrate;
mod outline;
mod std_steps;

use super::{Checked, Chunk, End, Limits, Places, Run};
use crate::interp::{Detail, Machine, Termination};
use crate::syntax::LineColumn;
use crate::trace::picture::Range;
use crate::trace::{Conflict, Lane, Leak, Picture, Progress, Step, StreamKind, What};

use checkpoints::Checkpoints;
use columns::Columns;
use outline::Outline;

/// How far a recording may go.
#[derive(Clone, Copy, Debug)]
pub struct RecordLimits {
    /// How far the run may go.
    pub run: Limits,
    /// How many steps there may be.
    pub steps: u64,
    /// How many bytes the copies of the machine may take.
    pub bytes: u64,
}

impl Default for RecordLimits {
    fn default() -> Self {
        Self {
            run: Limits::default(),
            steps: 3_000_000,
            bytes: 64 << 20,
        }
    }
}

/// How a recorded run ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// In which way.
    pub kind: EndingKind,
    /// The exit code.
    pub code: i32,
    /// What is to be said about it.
    pub message: Option<String>,
    /// Where it happened.
    pub place: Option<LineColumn>,
}

/// See [`Ending`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndingKind {
    /// The program came to its end.
    Exit,
    /// It panicked, and nothing caught that.
    Panic,
    /// It aborted.
    Abort,
    /// It reached a limit.
    Limit,
    /// It came to something that the engine does not carry.
    Unsupported,
}

impl EndingKind {
    /// The name of it, as the contract with the page has it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exit => "exit",
            Self::Panic => "panic",
            Self::Abort => "abort",
            Self::Limit => "limit",
            Self::Unsupported => "unsupported",
        }
    }
}

/// See the module.
pub struct Recording {
    places: Places,
    limits: RecordLimits,
    /// The first run, as far as it has come.
    now: Machine,
    columns: Columns,
    outline: Outline,
    checkpoints: Checkpoints,
    end: Option<End>,
    /// The machine at the step that was looked at last.
    cursor: Option<Machine>,
    leaks: Option<Vec<Leak>>,
}

impl Checked {
    /// Begins to record a run of the program, if nothing is wrong with it.
    #[must_use]
    pub fn record(&self, limits: &RecordLimits) -> Recording {
        let mut now = self.machine(&limits.run, true);
        now.watch(Detail::Outline, true);
        Recording {
            places: self.places.clone(),
            limits: *limits,
            now,
            columns: Columns::default(),
            outline: Outline::default(),
            checkpoints: Checkpoints::new(limits.bytes),
            end: None,
            cursor: None,
            leaks: None,
        }
    }
}

impl Recording {
    /// Goes on with the first run, for so many operations of the machine.
    pub fn advance(&mut self, ops: u64) -> Progress {
        let last = self.now.steps().saturating_add(ops);
        while self.end.is_none() && self.now.steps() < last {
            let left = last - self.now.steps();
            let ended = self.now.run_to(self.now.arrived() + 1, left).is_some();
            let arrived = self.now.arrived() > self.columns.len();
            // What happened is looked at where it does not depend on how often one asks.
            if arrived || ended || self.now.was_refused() {
                self.take_events();
            }
            if arrived {
                self.arrive();
            }
            if ended {
                self.finish();
            }
        }
        self.progress()
    }

    /// Goes on with the first run to its end.
    pub fn finish_run(&mut self) -> Progress {
        while self.end.is_none() {
            self.advance(u64::from(u32::MAX));
        }
        self.progress()
    }

    fn progress(&self) -> Progress {
        Progress {
            done: self.end.is_some(),
            steps: self.steps(),
            ops: self.now.steps(),
        }
    }

    /// What has happened since the last step was come to, or since a borrow was refused.
    fn take_events(&mut self) {
        let events = self.now.take_events();
        let Some(step) = self.columns.len().checked_sub(1) else {
            return;
        };
        let printed = self.now.printed();
        if printed > self.outline.printed {
            self.outline.printed = printed;
            self.columns.mark(step, columns::OUTPUT);
        }
        if !events.is_empty() {
            let marks = self.outline.take(step, &events, &self.now);
            self.columns.mark(step, marks);
        } else if self.outline.is_unsettled() {
            self.outline.look_again(&self.now);
        }
    }

    fn arrive(&mut self) {
        let step = self.columns.len();
        let (site, span) = self.now.site();
        let range = self.places.range(span.unwrap_or_default());
        self.columns.push(&self.now, site, range);
        self.checkpoints.offer(step, &self.now);
        if self.columns.len() >= self.limits.steps {
            self.end = Some(End::Limit("recorded steps"));
        }
    }

    fn finish(&mut self) {
        let termination = self.now.termination().cloned();
        let end = termination.unwrap_or(Termination::Aborted);
        self.outline.end(self.columns.len());
        self.end = Some(End::of(end));
    }

    /// How many steps there are: one for each place that the program came to, and its end.
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.columns.len() + u64::from(self.end.is_some())
    }

    /// How the run ended, if it did.
    #[must_use]
    pub fn end(&self) -> Option<&End> {
        self.end.as_ref()
    }

    /// The same with what there is to say about it.
    #[must_use]
    pub fn ending(&self) -> Option<Ending> {
        let end = self.end.as_ref()?;
        Some(match end {
            End::Exited(code) => {
                let panicked = *code == 101 && self.outline.is_panicking();
                let aborted = matches!(self.now.termination(), Some(Termination::Aborted));
                let kind = match (panicked, aborted) {
                    (true, _) => EndingKind::Panic,
                    (_, true) => EndingKind::Abort,
                    _ => EndingKind::Exit,
                };
                let (message, place) = match kind {
                    EndingKind::Panic => {
                        let stderr = self.now.output().stream(StreamKind::Stderr);
                        outline::panic_report(&String::from_utf8_lossy(&stderr))
                    }
                    _ => (None, None),
                };
                Ending {
                    kind,
                    code: *code,
                    message,
                    place,
                }
            }
            End::Limit(limit) => Ending {
                kind: EndingKind::Limit,
                code: 0,
                message: Some(format!("the program reached the limit of {limit}")),
                place: self.now.user_place().map(|span| self.places.start(span)),
            },
            End::Unsupported(diagnostic) => Ending {
                kind: EndingKind::Unsupported,
                code: 0,
                message: Some(diagnostic.message.clone()),
                place: self.now.user_place().map(|span| self.places.start(span)),
            },
        })
    }

    /// What the run gave, once it is over.
    #[must_use]
    pub fn run(&self) -> Option<Run> {
        Some(Run {
            output: self.output(),
            end: self.end.clone()?,
        })
    }

    /// All that was printed so far, in order.
    #[must_use]
    pub fn output(&self) -> Vec<Chunk> {
        Chunk::all(self.now.output())
    }

    /// Where a step is.
    #[must_use]
    pub fn span(&self, step: u64) -> Range {
        self.columns.range(step).unwrap_or_default()
    }

    /// What a step is in: how many calls of the program's functions, and the innermost one.
    #[must_use]
    pub fn place_of(&self, step: u64) -> (u32, &str) {
        (self.columns.depth(step), self.columns.function(step))
    }

    /// Everything that is alive right before a step; of the last one, when the program is over.
    pub fn picture(&mut self, step: u64) -> Picture {
        let span = self.span(step);
        let Some(machine) = self.seek(step) else {
            return Picture::default();
        };
        let mut picture = machine.picture();
        picture.step = step;
        picture.span = span;
        picture
    }

    /// A step, with all that happens in it.
    pub fn step(&mut self, step: u64) -> Step {
        let (depth, function) = self.place_of(step);
        let function = function.to_owned();
        Step {
            index: step,
            span: self.span(step),
            depth,
            function,
            events: self.narrate(step),
        }
    }

    /// The next step of some kind from a step on, which is itself left out; backwards if
    /// `direction` is negative.
    #[must_use]
    pub fn find(&self, from: u64, direction: i32, what: What) -> Option<u64> {
        find::find(&self.columns, self.steps(), from, direction < 0, what)
    }

    /// What happened to each cell so far.
    #[must_use]
    pub fn lanes(&self) -> &[Lane] {
        self.outline.lanes()
    }

    /// The borrow that was refused and panicked; if none did, the last one that was refused.
    #[must_use]
    pub fn conflict(&self) -> Option<&Conflict> {
        self.outline.conflict()
    }

    /// All borrows that were refused, as far as they are kept.
    #[must_use]
    pub fn conflicts(&self) -> &[Conflict] {
        self.outline.conflicts()
    }

    /// What was never freed, once the program is over.
    pub fn leaks(&mut self) -> &[Leak] {
        if self.leaks.is_none() && self.end.is_some() {
            let found = self.find_leaks();
            self.leaks = Some(found);
        }
        self.leaks.as_deref().unwrap_or_default()
    }

    /// How many bytes the copies of the machine take.
    #[must_use]
    pub fn checkpoint_bytes(&self) -> u64 {
        self.checkpoints.bytes()
    }

    /// The machine right before a step.
    fn seek(&mut self, step: u64) -> Option<&Machine> {
        if step >= self.columns.len() {
            return self.end.is_some().then_some(&self.now);
        }
        let wanted = step + 1;
        let near = self.checkpoints.before(step)?;
        let usable = self.cursor.as_ref().is_some_and(|cursor| {
            (near.arrived()..=wanted).contains(&cursor.arrived()) && cursor.termination().is_none()
        });
        if !usable {
            let mut machine = near.clone();
            machine.watch(Detail::Nothing, false);
            self.cursor = Some(machine);
        }
        let machine = self.cursor.as_mut()?;
        while machine.arrived() < wanted && machine.run_to(wanted, u64::MAX).is_none() {}
        Some(machine)
    }
}
