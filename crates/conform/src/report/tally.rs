//! Counts what came of a source.

use crate::compare::Comparison;
use crate::conform::Judged;
use crate::verdict::{Reference, Run};

/// How many programs of a source came out how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The subject says what rustc says.
    pub same: usize,
    /// The subject says that it does not know something.
    pub unsupported: usize,
    /// The subject says something else.
    pub wrong: usize,
    /// Only the borrow checker rejects them.
    pub borrowck_only: usize,
    /// They differ from run to run.
    pub nondeterministic: usize,
    /// They were left out.
    pub skipped: usize,
}

impl Tally {
    /// Counts the comparisons; what was not compared does not count.
    #[must_use]
    pub fn of(results: &[Judged]) -> Self {
        let mut tally = Self::default();
        for comparison in results.iter().filter_map(|it| it.comparison.as_ref()) {
            *match comparison {
                Comparison::Same => &mut tally.same,
                Comparison::Unsupported { .. } => &mut tally.unsupported,
                Comparison::Wrong { .. } => &mut tally.wrong,
                Comparison::BorrowckOnly => &mut tally.borrowck_only,
                Comparison::Nondeterministic => &mut tally.nondeterministic,
                Comparison::Skipped { .. } => &mut tally.skipped,
            } += 1;
        }
        tally
    }

    /// How many of those that can be compared are the same; nothing if none can.
    #[must_use]
    pub fn percent_same(&self) -> Option<f64> {
        let compared = self.same + self.unsupported + self.wrong;
        let count = |count: usize| u32::try_from(count).map_or(f64::MAX, f64::from);
        (compared > 0).then(|| 100.0 * count(self.same) / count(compared))
    }

    /// Both counts together.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self {
            same: self.same + other.same,
            unsupported: self.unsupported + other.unsupported,
            wrong: self.wrong + other.wrong,
            borrowck_only: self.borrowck_only + other.borrowck_only,
            nondeterministic: self.nondeterministic + other.nondeterministic,
            skipped: self.skipped + other.skipped,
        }
    }
}

/// How many programs of a source rustc treats how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReferenceTally {
    /// They run, and do not panic.
    pub runs: usize,
    /// They run, and panic.
    pub panics: usize,
    /// They are accepted, and are not to be run.
    pub accepted: usize,
    /// They are rejected, and are whole.
    pub rejected: usize,
    /// They differ from run to run.
    pub nondeterministic: usize,
    /// They were left out.
    pub skipped: usize,
}

impl ReferenceTally {
    /// Counts what rustc says.
    #[must_use]
    pub fn of(results: &[Judged]) -> Self {
        let mut tally = Self::default();
        for judged in results {
            *tally.count_of(judged) += 1;
        }
        tally
    }

    fn count_of(&mut self, judged: &Judged) -> &mut usize {
        if let Some(Comparison::Skipped { .. }) = judged.comparison {
            return &mut self.skipped;
        }
        match &judged.reference {
            Some(Reference::Ran(Run { panics, .. })) if panics.is_empty() => &mut self.runs,
            Some(Reference::Ran(_)) => &mut self.panics,
            Some(Reference::Accepted) => &mut self.accepted,
            Some(Reference::Rejected { .. }) => &mut self.rejected,
            Some(Reference::Nondeterministic) => &mut self.nondeterministic,
            None | Some(Reference::Endless | Reference::Verbose) => &mut self.skipped,
        }
    }

    /// Both counts together.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self {
            runs: self.runs + other.runs,
            panics: self.panics + other.panics,
            accepted: self.accepted + other.accepted,
            rejected: self.rejected + other.rejected,
            nondeterministic: self.nondeterministic + other.nondeterministic,
            skipped: self.skipped + other.skipped,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_percentage_is_of_what_can_be_compared() {
        let tally = Tally {
            same: 1,
            unsupported: 1,
            wrong: 0,
            borrowck_only: 5,
            nondeterministic: 5,
            skipped: 5,
        };
        assert_eq!(tally.percent_same(), Some(50.0));
        assert_eq!(Tally::default().percent_same(), None);
    }
}
