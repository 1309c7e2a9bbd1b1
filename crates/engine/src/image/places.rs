//! From spans in std to its files, lines and columns.
//!
//! Who reads std's sources has spans that are offsets in their text. An image has numbers
//! instead, one for each leaf of the tree: who has the sources as well finds the way back by
//! reading and counting once more, which few programs are worth. Without them it is known
//! which file a number is of, and its first line has to stand for all of them.

use std::cell::OnceCell;

use super::Written;
use super::sources::Sources;
use crate::std_source::{StdSource, file_name};
use crate::syntax::ast::Ast;
use crate::syntax::{FileId, LineColumn, LineIndex};

/// The way from spans in std to places in its files.
#[derive(Debug, Default)]
pub struct StdPlaces {
    /// The first number of each file, if spans are numbers.
    files: Option<Vec<u32>>,
    text: OnceCell<Option<Text>>,
}

#[derive(Debug)]
struct Text {
    source: StdSource,
    /// The offset that each number stands for, if spans are numbers.
    offsets: Option<Vec<u32>>,
}

impl StdPlaces {
    /// For spans that are numbers.
    pub(crate) fn by_number(files: Vec<u32>) -> Self {
        Self {
            files: Some(files),
            text: OnceCell::new(),
        }
    }

    /// The file in which a span begins, by its name within `std/`, and the place in it.
    #[must_use]
    pub fn place(&self, start: u32) -> (&'static str, LineColumn) {
        let Some(Text { source, offsets }) = self.text() else {
            return (self.file(start), LineColumn { line: 1, column: 1 });
        };
        let offset = match offsets {
            Some(offsets) => offsets.get(start as usize).copied().unwrap_or(0),
            None => start,
        };
        let (file, text, offset) = source.find(offset);
        (file, LineIndex::new(text).line_column(text, offset))
    }

    #[cfg(test)]
    pub(crate) fn files(&self) -> &[u32] {
        self.files.as_deref().unwrap_or_default()
    }

    fn text(&self) -> Option<&Text> {
        let text = self.text.get_or_init(|| {
            let source = StdSource::built_in()?;
            if self.files.is_none() {
                return Some(Text {
                    source,
                    offsets: None,
                });
            }
            let std = Sources::read(source, FileId::default());
            let written = super::written((&std.names, &std.ast, &std.resolution));
            Some(Text {
                offsets: Some(offsets(&written, &std.ast)),
                source: std.text,
            })
        });
        text.as_ref()
    }

    fn file(&self, number: u32) -> &'static str {
        let files = self.files.as_deref().unwrap_or_default();
        let after = files.partition_point(|first| *first <= number);
        file_name(after.saturating_sub(1))
    }
}

/// The offset that each number stands for: of what came through a macro, that of its call.
fn offsets(written: &Written, ast: &Ast) -> Vec<u32> {
    let mut offsets = Vec::new();
    for (span, extent) in written {
        let index = extent.start as usize;
        if offsets.len() <= index {
            offsets.resize(index + 1, None);
        }
        if let Some(offset) = offsets.get_mut(index) {
            offset.get_or_insert_with(|| ast.hygiene.expansion_cause(*span).start);
        }
    }
    offsets.into_iter().map(Option::unwrap_or_default).collect()
}

/// The first number of each file among those of the bodies, where panics come from.
pub(super) fn first_numbers(written: &Written, ast: &Ast, source: &StdSource) -> Vec<u32> {
    let mut firsts = Vec::new();
    for (number, offset) in (0..).zip(offsets(written, ast)) {
        while source
            .starts()
            .nth(firsts.len())
            .is_some_and(|start| start <= offset)
        {
            firsts.push(number);
        }
    }
    firsts
}
