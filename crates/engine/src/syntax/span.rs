//! Where something stands in the source.

use super::hygiene::SyntaxContext;
use crate::codec::{Coded, ImageError, Reader, Writer};

/// A source file: the visitor's program, or one of the engine's own std sources.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A range of bytes in a file, and the expansion that the bytes came through.
///
/// The context is part of the span, as it is in rustc, because the two are needed
/// together: an identifier is the same as another only within the same expansion, and a
/// panic reports the place of the outermost macro call and not of the macro's body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The offset of the first byte.
    pub start: u32,
    /// The offset after the last byte.
    pub end: u32,
    /// Which macro expansions produced this.
    pub ctxt: SyntaxContext,
}

impl Span {
    /// Bytes that stand in the file as they are.
    #[must_use]
    pub fn new(file: FileId, start: u32, end: u32) -> Self {
        Self {
            file,
            start,
            end,
            ctxt: SyntaxContext::ROOT,
        }
    }

    /// The smallest span that holds both, which have to be of one file and context.
    #[must_use]
    pub(crate) fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
            ..self
        }
    }

    /// Whether both were written in the same file, by the same expansion.
    #[must_use]
    pub(crate) fn is_comparable(self, other: Self) -> bool {
        self.file == other.file && self.ctxt == other.ctxt
    }

    /// The empty span at the end of this one.
    #[must_use]
    pub fn shrink_to_end(self) -> Self {
        Self {
            start: self.end,
            ..self
        }
    }

    /// The part of this span that begins and ends at these offsets from its start.
    #[must_use]
    pub(crate) fn part(self, from: u32, to: u32) -> Self {
        let end = self.start.saturating_add(to).min(self.end);
        Self {
            start: self.start.saturating_add(from).min(end),
            end,
            ..self
        }
    }
}

impl Coded for Span {
    fn write(&self, to: &mut Writer<'_>) {
        to.leaf(*self);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ImageError> {
        Ok(from.leaf())
    }
}

/// All files of an image are one.
impl Coded for FileId {
    fn write(&self, _: &mut Writer<'_>) {}

    fn read(from: &mut Reader<'_>) -> Result<Self, ImageError> {
        Ok(from.file)
    }
}

/// A place as people count: both from one, columns in characters, as rustc prints it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineColumn {
    /// The line, the first being 1.
    pub line: u32,
    /// The character within the line, the first being 1.
    pub column: u32,
}

/// Where each line of a text begins.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Finds the lines of `text`, which has to be shorter than 4 GiB.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let after_newlines = text.bytes().zip(1u32..).filter(|(byte, _)| *byte == b'\n');
        // As to rustc, what follows the last line break of all is no line of its own.
        let starts = std::iter::once(0)
            .chain(after_newlines.map(|(_, next)| next))
            .filter(|start| *start == 0 || (*start as usize) < text.len())
            .collect();
        Self { starts }
    }

    /// The line and column of the byte at `offset` of `text`, the text this was made of.
    #[must_use]
    pub fn line_column(&self, text: &str, offset: u32) -> LineColumn {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let before = text.get(start as usize..offset as usize).unwrap_or("");
        let column = before.chars().count() + 1;
        LineColumn {
            line: to_u32(line),
            column: to_u32(column),
        }
    }
}

impl LineIndex {
    /// The way back: the offset of a place, which is nothing if the line does not exist.
    #[must_use]
    pub fn offset(&self, text: &str, place: LineColumn) -> Option<u32> {
        let start = *self.starts.get(place.line.checked_sub(1)? as usize)?;
        let line = text.get(start as usize..)?;
        let column = place.column.checked_sub(1)? as usize;
        let mut characters = line.char_indices().map(|(at, _)| at);
        let within = characters.nth(column).unwrap_or(line.len());
        Some(start + to_u32(within))
    }
}

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_characters() {
        let text = "fn main() {\n    let é = \"ü\"; x\n}";
        let index = LineIndex::new(text);
        let offset = text.find('x').map_or(0, to_u32);
        assert_eq!(
            index.line_column(text, offset),
            LineColumn {
                line: 2,
                column: 18
            }
        );
        assert_eq!(
            index.line_column(text, 0),
            LineColumn { line: 1, column: 1 }
        );
    }

    #[test]
    fn a_place_leads_back_to_its_offset() {
        let text = "fn main() {\n    let é = \"ü\"; x\n}";
        let index = LineIndex::new(text);
        let offset = text.find('x').map(to_u32);
        let place = LineColumn {
            line: 2,
            column: 18,
        };
        assert_eq!(index.offset(text, place), offset);
        let beyond = LineColumn { line: 9, column: 1 };
        assert_eq!(index.offset(text, beyond), None);
    }

    #[test]
    fn the_end_of_the_text_is_on_its_last_line() {
        let text = "fn main() {\n}\n";
        let index = LineIndex::new(text);
        let end = index.line_column(text, to_u32(text.len()));
        assert_eq!(end, LineColumn { line: 2, column: 3 });
    }

    #[test]
    fn an_offset_past_the_end_is_on_the_last_line() {
        let index = LineIndex::new("a\nb");
        assert_eq!(index.line_column("a\nb", 99).line, 2);
    }
}
