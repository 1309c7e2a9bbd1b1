//! What the engine says of a program before it runs.

use refcellar_engine::session::{Checked, Chunk, End, Ending, Recording, Stream, Verdict};
use refcellar_engine::syntax::{Diagnostic, DiagnosticKind, Span};
use refcellar_engine::trace::picture::Range;
use refcellar_engine::trace::{Conflict, Lane, Leak, Picture, Progress, Step};

use crate::json::{Json, Object};

/// Where a span is in the program, or what of the program led to it.
fn range(checked: &Checked, span: Span) -> Range {
    let span = checked.user_span(span);
    Range {
        start: checked.places.start(span),
        end: checked.places.end(span),
    }
}

/// All that is wrong with a program.
pub struct Answer<'c>(pub &'c Checked);

impl Json for Answer<'_> {
    fn write(&self, out: &mut String) {
        let verdict = match self.0.verdict() {
            Verdict::Accepted => "accepted",
            Verdict::Rejected => "rejected",
            Verdict::Unsupported(_) => "unsupported",
            Verdict::Limit(_) => "limit",
        };
        let diagnostics = self.0.diagnostics.iter().map(|each| Told(self.0, each));
        let diagnostics = diagnostics.collect::<Vec<_>>();
        Object::new(out)
            .field("verdict", verdict)
            .field("diagnostics", &diagnostics)
            .end();
    }
}

/// A diagnostic, and the program that it is about.
pub struct Told<'c>(pub &'c Checked, pub &'c Diagnostic);

impl Json for Told<'_> {
    fn write(&self, out: &mut String) {
        let Self(checked, diagnostic) = self;
        let (kind, code) = match diagnostic.kind {
            DiagnosticKind::Error(code) => ("error", code.map(|code| code.0)),
            DiagnosticKind::Unsupported { .. } => ("unsupported", None),
            DiagnosticKind::Limit => ("limit", None),
        };
        let labels = diagnostic.notes.iter().map(|note| Label {
            span: note.span.map(|span| range(checked, span)),
            message: &note.message,
        });
        Object::new(out)
            .field("severity", "error")
            .field("kind", kind)
            .field("code", &code)
            .field("message", &diagnostic.message)
            .field("span", &range(checked, diagnostic.span))
            .field("labels", &labels.collect::<Vec<_>>())
            .end();
    }
}

/// A further remark.
struct Label<'c> {
    span: Option<Range>,
    message: &'c String,
}

crate::json::object!(Label<'_> { span as "span", message as "message" });

/// How far a run has come, and how it ended if it did.
pub struct Soon(Progress, Option<Ending>);

impl Soon {
    /// What is not carried is named by its own name.
    pub fn of(recording: &Recording, progress: Progress) -> Self {
        let mut ending = recording.ending();
        if let Some(ending) = &mut ending
            && let Some(End::Unsupported(what)) = recording.end()
            && let Some(note) = what.notes.first()
        {
            ending.message = Some(note.message.clone());
        }
        Self(progress, ending)
    }
}

impl Json for Soon {
    fn write(&self, out: &mut String) {
        let Progress { done, steps, ops } = self.0;
        Object::new(out)
            .field("done", &done)
            .field("steps", &steps)
            .field("ops", &ops)
            .field("end", &self.1)
            .end();
    }
}

impl Json for Ending {
    fn write(&self, out: &mut String) {
        Object::new(out)
            .field("kind", self.kind.name())
            .field("code", &self.code)
            .field("message", &self.message)
            .field("place", &self.place)
            .end();
    }
}

/// What there is to see right before a step: the step itself with what happens in it, the
/// picture, and both of the step before, so that one can tell what changed and why.
pub struct Look {
    step: Step,
    picture: Picture,
    last: Option<Step>,
    before: Option<Picture>,
}

crate::json::object!(Look {
    step as "step",
    picture as "picture",
    last as "last",
    before as "before",
});

impl Look {
    /// Looks at a step.
    pub fn at(recording: &mut Recording, step: u64) -> Self {
        let earlier = step.checked_sub(1);
        let before = earlier.map(|step| recording.picture(step));
        let last = earlier.map(|step| recording.step(step));
        // In the order of the run: a recording goes on from where it was looked at last, and
        // what happens in a step can only be told by running through it.
        let picture = recording.picture(step);
        Self {
            step: recording.step(step),
            picture,
            last,
            before,
        }
    }
}

/// What is known of a run as a whole.
pub struct Whole {
    lanes: Vec<Lane>,
    conflict: Option<Conflict>,
    leaks: Vec<Leak>,
    output: Vec<Chunk>,
}

crate::json::object!(Whole {
    lanes as "lanes",
    conflict as "conflict",
    leaks as "leaks",
    output as "output",
});

impl Whole {
    /// Takes it out of the recording.
    pub fn of(recording: &mut Recording) -> Self {
        Self {
            lanes: recording.lanes().to_vec(),
            conflict: recording.conflict().cloned(),
            leaks: recording.leaks().to_vec(),
            output: recording.output(),
        }
    }
}

impl Json for Chunk {
    fn write(&self, out: &mut String) {
        let stream = match self.stream {
            Stream::Stdout => "stdout",
            Stream::Stderr => "stderr",
        };
        let text = String::from_utf8_lossy(&self.bytes);
        Object::new(out)
            .field("stream", stream)
            .field("text", text.as_ref())
            .end();
    }
}
