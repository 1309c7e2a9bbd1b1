//! From spans of the program to lines and columns.

use crate::syntax::{FileId, LineColumn, LineIndex, Span};
use crate::trace::Range;

/// The program's text and where its lines are.
#[derive(Clone, Debug)]
pub struct Places {
    file: FileId,
    text: String,
    index: LineIndex,
}

impl Places {
    pub(super) fn new(source: &[u8], file: FileId) -> Self {
        // What is no UTF-8 is an error at its first such byte. All before it is unchanged.
        let text = String::from_utf8_lossy(source).into_owned();
        let index = LineIndex::new(&text);
        Self { file, text, index }
    }

    /// The text; what was no UTF-8 in it is replaced.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where a span begins and ends; the first place of all for one of another file.
    #[must_use]
    pub fn range(&self, span: Span) -> Range {
        Range {
            start: self.start(span),
            end: self.start(span.shrink_to_end()),
        }
    }

    /// Where a span begins; the first place of all for one of another file.
    #[must_use]
    pub fn start(&self, span: Span) -> LineColumn {
        let offset = if span.file == self.file {
            span.start
        } else {
            0
        };
        self.index.line_column(&self.text, offset)
    }

    /// Where a span ends: the place behind its last character.
    #[must_use]
    pub fn end(&self, span: Span) -> LineColumn {
        let offset = if span.file == self.file { span.end } else { 0 };
        self.index.line_column(&self.text, offset)
    }

    /// The offset of a place in the program's text.
    #[must_use]
    pub fn offset(&self, place: LineColumn) -> Option<u32> {
        self.index.offset(&self.text, place)
    }
}
