//! What the engine says of a program before it runs.

use refcellar_engine::session::{Checked, Chunk, End, Run, Stream, Verdict};
use refcellar_engine::syntax::{Diagnostic, DiagnosticKind, LineColumn, Span};

use crate::json::{Json, Object};

/// A place, counted from 1 in characters, as rustc does.
pub struct Place(pub LineColumn);

impl Json for Place {
    fn write(&self, out: &mut String) {
        Object::new(out)
            .field("line", &self.0.line)
            .field("column", &self.0.column)
            .end();
    }
}

/// From one place to another.
pub struct Range {
    start: Place,
    end: Place,
}

crate::json::object!(Range { start as "start", end as "end" });

impl Range {
    /// Where a span is in the program, or what of the program led to it.
    fn of(checked: &Checked, span: Span) -> Self {
        let span = checked.user_span(span);
        Self {
            start: Place(checked.places.start(span)),
            end: Place(checked.places.end(span)),
        }
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
            span: note.span.map(|span| Range::of(checked, span)),
            message: &note.message,
        });
        Object::new(out)
            .field("severity", "error")
            .field("kind", kind)
            .field("code", &code)
            .field("message", &diagnostic.message)
            .field("span", &Range::of(checked, diagnostic.span))
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

/// How far a run has come.
pub struct Ended<'r>(pub &'r Run);

impl Json for Ended<'_> {
    fn write(&self, out: &mut String) {
        Object::new(out)
            .field("done", &true)
            .field("steps", &0_u32)
            .field("ops", &0_u32)
            .field("end", &self.0.end)
            .end();
    }
}

impl Json for End {
    fn write(&self, out: &mut String) {
        let (kind, code, message) = match self {
            Self::Exited(101) => ("panic", 101, None),
            Self::Exited(134) => ("abort", 134, None),
            Self::Exited(code) => ("exit", *code, None),
            Self::Unsupported(what) => ("unsupported", 0, Some(what.message.as_str())),
            Self::Limit(limit) => ("limit", 0, Some(*limit)),
        };
        Object::new(out)
            .field("kind", kind)
            .field("code", &code)
            .field("message", &message)
            .field("place", &None::<Place>)
            .end();
    }
}

/// What is known of a run as a whole.
pub struct Whole<'r>(pub &'r Run);

impl Json for Whole<'_> {
    fn write(&self, out: &mut String) {
        Object::new(out)
            .field("lanes", &Vec::<Place>::new())
            .field("conflict", &None::<Place>)
            .field("leaks", &Vec::<Place>::new())
            .field("output", &self.0.output)
            .end();
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
