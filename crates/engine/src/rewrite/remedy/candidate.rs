//! An idea of how to mend a program.

use super::{Held, Refusal};
use crate::rewrite::edit::Edit;
use crate::rewrite::site::{Site, Slot};
use crate::session::Checked;
use crate::syntax::{Edition, Span};

/// See the module.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// See [`super::Remedy::title`].
    pub title: String,
    /// See [`super::Remedy::text`].
    pub text: String,
    /// The edits, in the order of their places.
    pub edits: Vec<Edit>,
    /// The edition to change to.
    pub edition: Option<Edition>,
    /// Where a new `let` begins, in the new text, whose variable must not borrow from what
    /// it was made of.
    pub owner: Option<u32>,
    /// What the borrowed cell holds, for that.
    pub born: Option<u32>,
}

/// A guard that is in the way, and what in the same body meets it.
pub struct Case<'a> {
    /// The program's text.
    pub text: &'a str,
    /// Where the guard was born.
    pub born: u32,
    /// What is around that.
    pub birth: Site<'a>,
    /// What is around the call that is refused, or that leads to the refused borrow.
    pub conflict: Site<'a>,
}

impl Candidate {
    /// An idea that consists of edits.
    pub fn new(title: impl Into<String>, text: impl Into<String>, mut edits: Vec<Edit>) -> Self {
        edits.sort_by_key(|edit| edit.start);
        Self {
            title: title.into(),
            text: text.into(),
            edits,
            edition: None,
            owner: None,
            born: None,
        }
    }

    /// The same; the variable of the `let` at an offset must be its own.
    pub fn owned(mut self, at: u32, born: u32) -> Self {
        self.owner = Some(at);
        self.born = Some(born);
        self
    }

    /// Nothing but another edition.
    pub fn edition_2024() -> Self {
        let text = "In edition 2024 the temporaries in the head of `if let` end before its \
                    `else`, and those of a block's last expression end with the block. Set \
                    `edition = \"2024\"` in Cargo.toml; other code of the crate may change too.";
        let mut new = Self::new("Change to edition 2024", text, Vec::new());
        new.edition = Some(Edition::Edition2024);
        new
    }
}

impl<'a> Case<'a> {
    /// Where a guard and what it meets stand, if both are in one body.
    pub fn find(checked: &'a Checked, refusal: &Refusal, held: &Held) -> Option<Self> {
        let ast = checked.user_ast()?;
        let at = *refusal.calls.get(held.frame)?;
        let birth = Site::find(ast, held.born)?;
        let conflict = Site::around(ast, at)?;
        (birth.id == conflict.id).then(|| Self {
            text: checked.places.text(),
            born: held.born,
            birth,
            conflict,
        })
    }

    /// The text of a span.
    pub fn source(&self, span: Span) -> &'a str {
        source(self.text, span)
    }

    /// How many nodes around birth and conflict are the same.
    pub fn common(&self) -> usize {
        let pairs = self.birth.path.iter().zip(&self.conflict.path);
        pairs.take_while(|(left, right)| left == right).count()
    }

    /// The `let` of a new variable before a slot, and what is needed around it.
    pub fn before(&self, slot: Slot, statement: &str) -> Vec<Edit> {
        let start = slot.span.start;
        if slot.in_block {
            let indent = indent(self.text, start);
            return vec![Edit::insert(start, format!("{statement}\n{indent}"))];
        }
        let open = Edit::insert(start, format!("{{ {statement} "));
        vec![open, Edit::insert(slot.span.end, " }")]
    }

    /// Where the statement of [`Case::before`] begins in the new text.
    pub fn start_of(slot: Slot) -> u32 {
        slot.span.start + if slot.in_block { 0 } else { 2 }
    }

    /// A name that the program does not use.
    pub fn fresh_name(&self, wanted: &[&str]) -> String {
        Self::free_name(self.text, wanted)
    }

    /// A name that a program does not use.
    pub fn free_name(text: &str, wanted: &[&str]) -> String {
        let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80;
        let bytes = text.as_bytes();
        let is_used = |name: &str| {
            text.match_indices(name).any(|(at, _)| {
                let before = at.checked_sub(1).and_then(|at| bytes.get(at));
                let after = bytes.get(at + name.len());
                !before.is_some_and(|byte| is_word(*byte))
                    && !after.is_some_and(|byte| is_word(*byte))
            })
        };
        let free = wanted.iter().find(|name| !is_used(name));
        free.map_or_else(|| "held_value".to_owned(), |name| (*name).to_owned())
    }
}

/// The text of a span.
pub fn source(text: &str, span: Span) -> &str {
    text.get(span.start as usize..span.end as usize)
        .unwrap_or_default()
}

/// What stands before the first word of the line that an offset is in.
pub fn indent(text: &str, offset: u32) -> &str {
    let before = text.get(..offset as usize).unwrap_or_default();
    let line = before
        .rfind('\n')
        .map_or(before, |end| before.get(end + 1..).unwrap_or_default());
    let blank = line.len() - line.trim_start().len();
    line.get(..blank).unwrap_or_default()
}
