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

/// The remedies for a borrow that was refused, the least change first.
///
/// Types and moves of each were checked, and it was run within `limits`. Loans are not
/// checked: see ARCHITECTURE.md.
#[must_use]
pub fn remedies(
    session: &Session,
    checked: &Checked,
    options: &CheckOptions,
    refusal: &Refusal,
    limits: &Limits,
) -> Vec<Remedy> {
    let mut found: Vec<Remedy> = Vec::new();
    for candidate in candidates(checked, options, refusal) {
        if found.iter().any(|other| other.title == candidate.title) {
            continue;
        }
        if let Some(remedy) = proof::prove(session, checked, options, candidate, limits)
            && !found.iter().any(|other| other.is_same_change(&remedy))
        {
            found.push(remedy);
        }
    }
    found
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
