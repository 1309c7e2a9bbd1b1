//! A diagnostic as rustc draws one: the message, an arrow to the place, and the lines there.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use refcellar_engine::session::Checked;
use refcellar_engine::syntax::{Diagnostic, DiagnosticKind, Span};

/// Draws a diagnostic of a program, with a line break at the end.
pub fn draw(checked: &Checked, diagnostic: &Diagnostic, renderer: &Renderer) -> String {
    let (level, title) = match diagnostic.kind {
        DiagnosticKind::Error(_) => (Level::ERROR, diagnostic.message.as_str()),
        DiagnosticKind::Unsupported { construct } => {
            (Level::ERROR.with_name("unsupported"), construct)
        }
        DiagnosticKind::Limit => (Level::ERROR.with_name("limit"), diagnostic.message.as_str()),
    };
    let mut title = level.primary_title(title);
    if let DiagnosticKind::Error(Some(code)) = diagnostic.kind {
        title = title.id(code.0);
    }
    let mut snippet = Snippet::source(checked.places.text())
        .path(checked.name.as_str())
        .annotation(AnnotationKind::Primary.span(range(checked, diagnostic.span)));
    for note in &diagnostic.notes {
        if let Some(span) = note.span {
            let kind = AnnotationKind::Context;
            let place = kind.span(range(checked, span)).label(note.message.as_str());
            snippet = snippet.annotation(place);
        }
    }
    let mut group: Group<'_> = title.element(snippet);
    for note in diagnostic.notes.iter().filter(|note| note.span.is_none()) {
        group = group.element(Level::NOTE.message(note.message.as_str()));
    }
    format!("{}\n\n", renderer.render(&[group]))
}

/// The bytes of the program's text that a span stands for, at the borders of characters.
fn range(checked: &Checked, span: Span) -> Range<usize> {
    let text = checked.places.text();
    let span = checked.user_span(span);
    let start = text.floor_char_boundary(span.start as usize);
    let end = text.ceil_char_boundary(span.end as usize);
    start..end.max(start)
}
