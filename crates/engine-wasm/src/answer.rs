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

/// A run that is over.
pub struct Ended<'c>(pub &'c Checked, pub &'c Run);

impl Json for Ended<'_> {
    fn write(&self, out: &mut String) {
        let Self(checked, run) = self;
        let object = Object::new(out).field("output", &run.output);
        match &run.end {
            End::Exited(code) => object.field("kind", "exit").field("code", code),
            End::Unsupported(what) => object
                .field("kind", "unsupported")
                .field("diagnostic", &Told(checked, what)),
            End::Limit(limit) => object.field("kind", "limit").field("message", limit),
        }
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
