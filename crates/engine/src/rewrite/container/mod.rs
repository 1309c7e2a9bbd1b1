//! The same program with another cell: `RefCell` for `Cell`, and the other way round.

mod rules;
mod words;

use crate::rewrite::edit::{Edit, apply};
use crate::session::{CheckOptions, Checked, Limits, Run, Session, Verdict};
use crate::syntax::Diagnostic;

/// A cell of std's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Container {
    /// `Cell<T>`: values go in and out, and nobody ever borrows.
    Cell,
    /// `RefCell<T>`: borrows that are counted while the program runs.
    RefCell,
    /// `OnceCell<T>`: written once, borrowed freely after that.
    OnceCell,
}

/// The program with another cell, and what comes of it.
#[derive(Clone, Debug)]
pub struct Swap {
    /// The cell that it has instead.
    pub to: Container,
    /// The program.
    pub program: String,
    /// What comes of it.
    pub answer: Answer,
}

/// What comes of a program.
#[derive(Clone, Debug)]
pub enum Answer {
    /// It is rejected, for this first of all.
    Rejected(Box<Diagnostic>),
    /// The engine does not carry it, for this.
    Unsupported(Box<Diagnostic>),
    /// It ran.
    Ran(Run),
}

impl Container {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Cell, Self::RefCell, Self::OnceCell];

    /// What std calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Cell => "Cell",
            Self::RefCell => "RefCell",
            Self::OnceCell => "OnceCell",
        }
    }
}

/// The program with each other cell in the place of `from`; nothing if it has no such cell.
#[must_use]
pub fn swaps(
    session: &Session,
    checked: &Checked,
    options: &CheckOptions,
    from: Container,
    limits: &Limits,
) -> Vec<Swap> {
    Container::ALL
        .into_iter()
        .filter(|to| *to != from)
        .filter_map(|to| {
            let program = written_with(checked, from, to)?;
            let answer = answer(session, &program, options, limits);
            Some(Swap {
                to,
                program,
                answer,
            })
        })
        .collect()
}

/// The program's text with another cell.
fn written_with(checked: &Checked, from: Container, to: Container) -> Option<String> {
    let ast = checked.user_ast()?;
    let text = checked.places.text();
    let named = words::renamed(checked, ast, text, from, to);
    if named.is_empty() {
        return None;
    }
    let mut edits = rules::edits(checked, ast, from, to);
    // A word within an expression that is written anew was seen to there.
    let is_free = |word: &Edit| {
        let is_around = |edit: &Edit| edit.start <= word.start && word.end <= edit.end;
        !edits.iter().any(is_around)
    };
    let words: Vec<Edit> = named.into_iter().filter(is_free).collect();
    edits.extend(words);
    edits.sort_by_key(|edit| edit.start);
    apply(text, &edits)
}

fn answer(session: &Session, program: &str, options: &CheckOptions, limits: &Limits) -> Answer {
    let checked = session.check(program.as_bytes(), options);
    match checked.verdict() {
        Verdict::Accepted => Answer::Ran(checked.run(limits)),
        Verdict::Unsupported(first) | Verdict::Limit(first) => {
            Answer::Unsupported(Box::new(first.clone()))
        }
        Verdict::Rejected => {
            let first = checked
                .diagnostics
                .iter()
                .min_by_key(|each| each.span.start);
            let first = first.cloned().unwrap_or_else(|| {
                Diagnostic::unsupported(crate::syntax::Span::default(), "an error without a place")
            });
            Answer::Rejected(Box::new(first))
        }
    }
}
