//! Remedies: edits after which a borrow is no longer refused.
//!
//! ```text
//! Refusal ─▶ site ─▶ candidates ─▶ proof ─▶ Remedy
//!             where     what might       checked and run
//! ```
//!
//! A candidate is no more than an idea, made from where the guard was born and where the
//! refused borrow stands. [`remedies`] checks and runs each, and offers those with which the
//! program ends as a program should. So an idea may be rough; an offer is not.

mod candidate;
mod drop_first;
mod hoist;
mod proof;
mod scrutinee;
mod skip;

use candidate::{Candidate, Case};

use crate::rewrite::Edit;
use crate::session::{CheckOptions, Checked, Limits, Places, Run, Session};
use crate::syntax::Edition;
use crate::trace::{Conflict, Guard, Picture, WhyKind};

/// A borrow that was refused, as far as remedies have to know it. Places are offsets into
/// the program's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Where each call of the program's own functions stands, the outermost first: its first
    /// byte and the one after its last. The last one is the borrow that was refused, of
    /// which only the beginning is known.
    pub calls: Vec<(u32, u32)>,
    /// The guards that are in the way.
    pub guards: Vec<Held>,
}

/// A guard that is in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The call that made it: `cell.borrow()`.
    pub born: u32,
    /// The number of the call in [`Refusal::calls`] in which it is held.
    pub frame: usize,
    /// The variable that it is in, if it is in one.
    pub variable: Option<String>,
}

impl Refusal {
    /// A refused borrow of a recording, and the picture of the step that it was refused in.
    /// Nothing if a place is not in the program.
    #[must_use]
    pub fn of(places: &Places, conflict: &Conflict, picture: &Picture) -> Option<Self> {
        let calls = picture.frames.iter().map(|frame| {
            let start = places.offset(frame.span.start)?;
            Some((start, places.offset(frame.span.end)?))
        });
        let mut calls: Vec<(u32, u32)> = calls.collect::<Option<_>>()?;
        let refused = places.offset(conflict.place)?;
        *calls.last_mut()? = (refused, refused);
        let guards = conflict.guards.iter().map(|guard| Held::of(places, guard));
        Some(Self {
            calls,
            guards: guards.collect::<Option<_>>()?,
        })
    }
}

impl Held {
    fn of(places: &Places, guard: &Guard) -> Option<Self> {
        let is_variable = guard.why.kind == WhyKind::Variable;
        Some(Self {
            born: places.offset(guard.place)?,
            frame: guard.frame,
            variable: guard.why.name.clone().filter(|_| is_variable),
        })
    }
}

/// An edit that was tried, and with which nothing is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// What to do, as a short order: "Drop `value` first".
    pub title: String,
    /// What it does, and what it costs. Whole sentences.
    pub text: String,
    /// What changes in the program's text, in the order of the places.
    pub edits: Vec<Edit>,
    /// The edition to change to, if that is the remedy.
    pub edition: Option<Edition>,
    /// The program after the edits.
    pub program: String,
    /// What running it gave.
    pub run: Run,
}

/// The search for remedies, one idea after another, so that whoever waits for it can do
/// something else in between.
///
/// Types and moves of each were checked, and it was run. Loans are not checked: see
/// ARCHITECTURE.md.
#[derive(Debug)]
pub struct Search {
    candidates: std::vec::IntoIter<Candidate>,
    found: Vec<Remedy>,
}

impl Search {
    /// The ideas for a borrow that was refused, the least change first.
    #[must_use]
    pub fn new(checked: &Checked, options: &CheckOptions, refusal: &Refusal) -> Self {
        Self {
            candidates: candidates(checked, options, refusal).into_iter(),
            found: Vec::new(),
        }
    }

    /// How many ideas are left.
    #[must_use]
    pub fn left(&self) -> usize {
        self.candidates.len()
    }

    /// Tries the next idea, and gives it if it is a remedy that was not found before. The
    /// rest is what the search was begun with; a run may go as far as `limits`.
    pub fn try_next(
        &mut self,
        session: &Session,
        checked: &Checked,
        options: &CheckOptions,
        limits: &Limits,
    ) -> Option<&Remedy> {
        let candidate = self.candidates.next()?;
        if self
            .found
            .iter()
            .any(|other| other.title == candidate.title)
        {
            return None;
        }
        let remedy = proof::prove(session, checked, options, candidate, limits)?;
        if self.found.iter().any(|other| other.is_same_change(&remedy)) {
            return None;
        }
        self.found.push(remedy);
        self.found.last()
    }
}

/// All remedies for a borrow that was refused, the least change first: see [`Search`].
#[must_use]
pub fn remedies(
    session: &Session,
    checked: &Checked,
    options: &CheckOptions,
    refusal: &Refusal,
    limits: &Limits,
) -> Vec<Remedy> {
    let mut search = Search::new(checked, options, refusal);
    while search.left() > 0 {
        search.try_next(session, checked, options, limits);
    }
    search.found
}

impl Remedy {
    fn is_same_change(&self, other: &Self) -> bool {
        self.program == other.program && self.edition == other.edition
    }
}

/// All ideas. Several may bear one title: they are ways to write the same, the simplest
/// first, and the first that works is offered.
fn candidates(checked: &Checked, options: &CheckOptions, refusal: &Refusal) -> Vec<Candidate> {
    let mut all = Vec::new();
    for held in &refusal.guards {
        let Some(case) = Case::find(checked, refusal, held) else {
            continue;
        };
        all.extend(match &held.variable {
            Some(name) => drop_first::candidates(checked, &case, name),
            None => [scrutinee::candidates(&case), hoist::candidates(&case)].concat(),
        });
    }
    if options.edition == Edition::Edition2021 {
        all.push(Candidate::edition_2024());
    }
    all.extend(skip::candidates(checked, refusal));
    all
}
