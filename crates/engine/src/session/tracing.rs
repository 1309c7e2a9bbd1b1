//! A run that is watched, step by step.

use super::{Checked, Chunk, End, Limits, Run, Trace, TraceStep, USER};
use crate::interp::Machine;
use crate::syntax::{LineColumn, Span, Symbol};
use crate::trace::{Names, Told, Transcript};
use crate::ty::{Ty, TyKind};

impl Checked {
    /// Runs the program and keeps its steps; those within std only if `std_steps` is true.
    #[must_use]
    pub fn trace(&self, limits: &Limits, std_steps: bool) -> Trace {
        let mut machine = self.machine(limits, true);
        let mut watch = Watch {
            checked: self,
            transcript: Transcript::new(TcxNames(self)),
            place: self.places.start(Span::new(USER, 0, 0)),
            std_steps,
        };
        while machine.termination().is_none() {
            machine.run_for(1);
            watch.after_step(&mut machine);
        }
        let end = machine.termination().cloned().map(End::of);
        let start = Span::new(USER, 0, 0);
        Trace {
            run: Run {
                output: Chunk::all(machine.output()),
                end: end.unwrap_or_else(|| {
                    End::Unsupported(crate::syntax::Diagnostic::unsupported(
                        start,
                        "a run without an end",
                    ))
                }),
            },
            steps: watch
                .transcript
                .end(watch.place)
                .into_iter()
                .map(step)
                .collect(),
        }
    }
}

fn step(told: Told) -> TraceStep {
    TraceStep {
        place: told.place,
        what: told.what,
    }
}

struct Watch<'c> {
    checked: &'c Checked,
    transcript: Transcript<TcxNames<'c>>,
    /// Where the program was last seen outside of std.
    place: LineColumn,
    std_steps: bool,
}

impl Watch<'_> {
    fn after_step(&mut self, machine: &mut Machine) {
        for event in machine.take_events() {
            if let Some(place) = self.user_place(event.span) {
                self.place = place;
            }
            let moment =
                Transcript::<TcxNames<'_>>::needs_moment(&event).then(|| machine.borrows());
            self.transcript.event(&event, self.place, moment.as_ref());
        }
        let _ = self.std_steps;
        let Some(place) = machine.span().and_then(|span| self.user_place(span)) else {
            return;
        };
        if place == self.place {
            return;
        }
        if self.transcript.is_borrowed() {
            self.transcript.look(self.place, &machine.borrows());
        }
        self.place = place;
    }

    fn user_place(&self, span: Span) -> Option<LineColumn> {
        (span.file == USER && span.end > 0).then(|| self.checked.places.start(span))
    }
}

/// What the transcript asks about names and types.
struct TcxNames<'c>(&'c Checked);

impl Names for TcxNames<'_> {
    fn text(&self, name: Symbol) -> String {
        self.0.tcx.text(name).to_owned()
    }

    fn ty(&self, ty: Ty) -> String {
        self.0.tcx.ty_text(ty)
    }

    fn has_own_drop(&self, ty: Ty) -> bool {
        match self.0.tcx.types.kind(ty) {
            TyKind::Adt(def, _) => {
                self.0.tcx.is_local(def) && self.0.tcx.adt_destructor(def).is_some()
            }
            _ => false,
        }
    }

    fn last_line(&self, span: Span) -> Option<u32> {
        let end = span.shrink_to_end();
        (span.file == USER).then(|| self.0.places.start(end).line)
    }
}
