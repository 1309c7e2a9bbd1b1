//! The tests that tell the arms of a match apart.
//!
//! A candidate is an arm, or one of the alternatives within it. Tests make the list of
//! candidates shorter until the first of them has nothing left to be tested. What is left
//! to be done is kept in a list and not on the stack, because arms may be many.

use std::rc::Rc;

use super::super::Builder;
use super::super::place::PlaceBuilder;
use super::pair::{Binding, Case, FlatPat, MatchPair, SubBindings};
use super::test::Outcome;
use crate::mir::body::{BasicBlock, FakeReadCause, Place, TerminatorKind};
use crate::syntax::span::Span;
use crate::thir::Pat;

/// What a match comes to.
#[derive(Debug)]
pub(super) struct MatchTree {
    /// One for each pattern.
    pub(super) branches: Vec<Branch>,
    /// Where it leads if no pattern matches.
    pub(super) otherwise: BasicBlock,
}

/// The ways in which a pattern matches.
#[derive(Debug, Default)]
pub(super) struct Branch {
    pub(super) ways: Vec<Way>,
}

/// One way in which a pattern matches.
#[derive(Debug)]
pub(super) struct Way {
    /// Where it leads if the pattern matches so.
    pub(super) success: BasicBlock,
    /// Where to go on if the guard does not hold.
    pub(super) otherwise: BasicBlock,
    pub(super) bindings: Vec<Binding>,
    pub(super) is_never: bool,
    pub(super) span: Span,
}

type CandidateId = usize;

#[derive(Debug)]
struct Candidate {
    pairs: Vec<MatchPair>,
    alternatives: Vec<CandidateId>,
    has_guard: bool,
    bindings: Rc<[SubBindings]>,
    is_never: bool,
    span: Span,
    pre_binding: Option<BasicBlock>,
    otherwise: Option<BasicBlock>,
    /// For the borrow checker: where the tests of this candidate may seem to begin.
    false_start: Option<BasicBlock>,
}

/// Something that is left to be done.
enum Work {
    /// Finds the first of some candidates that matches.
    Match {
        start: BasicBlock,
        candidates: Vec<CandidateId>,
        otherwise: BasicBlock,
    },
    /// Goes on after the alternatives of some candidates are dealt with.
    AfterOr { candidates: Vec<CandidateId> },
}

/// The state of lowering one match.
struct Matcher {
    candidates: Vec<Candidate>,
    work: Vec<Work>,
    span: Span,
}

impl Builder<'_> {
    /// The tests that tell some patterns apart; each comes with whether it has a guard.
    pub(super) fn match_tree(
        &mut self,
        block: BasicBlock,
        place: &PlaceBuilder,
        patterns: &[(&Pat, bool)],
        span: Span,
        exhaustive: bool,
    ) -> MatchTree {
        let mut matcher = Matcher {
            candidates: Vec::new(),
            work: Vec::new(),
            span,
        };
        let mut top = Vec::new();
        for (pat, has_guard) in patterns {
            let flat = self.flat_pat(place.clone(), pat);
            top.push(matcher.add(flat, *has_guard));
        }
        let otherwise = self.new_block();
        matcher.work.push(Work::Match {
            start: block,
            candidates: top.clone(),
            otherwise,
        });
        while let Some(work) = matcher.work.pop() {
            if self.is_full() {
                break;
            }
            match work {
                Work::Match {
                    start,
                    candidates,
                    otherwise,
                } => self.match_candidates(&mut matcher, start, candidates, otherwise),
                Work::AfterOr { candidates } => self.after_or(&mut matcher, &candidates),
            }
        }
        self.add_false_edges(&mut matcher, &top, (!exhaustive).then_some(otherwise));
        if exhaustive {
            if let Some(place) = self.try_place(place) {
                self.push_fake_read(otherwise, FakeReadCause::ForMatch, place, span);
            }
            self.terminate(otherwise, TerminatorKind::Unreachable, span);
        }
        let branches = top
            .into_iter()
            .map(|candidate| matcher.branch(candidate))
            .collect();
        MatchTree {
            branches,
            otherwise,
        }
    }

    fn match_candidates(
        &mut self,
        matcher: &mut Matcher,
        start: BasicBlock,
        candidates: Vec<CandidateId>,
        otherwise: BasicBlock,
    ) {
        let mut start = start;
        let mut rest = candidates.as_slice();
        while let Some((first, following)) = rest.split_first() {
            let Some(candidate) = matcher.candidates.get_mut(*first) else {
                return;
            };
            candidate.false_start.get_or_insert(start);
            if !candidate.pairs.is_empty() {
                break;
            }
            // Nothing is left to be tested: this is the one, unless its guard says no.
            let next = self.new_block();
            candidate.pre_binding = Some(start);
            candidate.otherwise = Some(next);
            start = next;
            rest = following;
        }
        let Some((first, _)) = rest.split_first() else {
            self.goto(start, otherwise, matcher.span);
            return;
        };
        if rest
            .iter()
            .any(|candidate| matcher.starts_with_or(*candidate))
        {
            self.expand_or(matcher, start, rest, otherwise);
        } else {
            self.test_candidates(matcher, start, (*first, rest), otherwise);
        }
    }

    /// Makes candidates of alternatives. After one that has more to be tested, no other
    /// can be expanded: where to go on would not be known.
    fn expand_or(
        &mut self,
        matcher: &mut Matcher,
        start: BasicBlock,
        candidates: &[CandidateId],
        otherwise: BasicBlock,
    ) {
        let last = candidates.iter().position(|id| {
            let more = matcher.candidates.get(*id);
            more.is_some_and(|candidate| candidate.pairs.len() > 1) && matcher.starts_with_or(*id)
        });
        let until = last.map_or(candidates.len(), |last| last + 1);
        let (expanding, remaining) = candidates.split_at(until);
        let mut expanded = Vec::new();
        for id in expanding {
            if matcher.starts_with_or(*id) {
                expanded.extend(matcher.expand(*id));
            } else {
                expanded.push(*id);
            }
        }
        let rest_start = if remaining.is_empty() {
            otherwise
        } else {
            let rest_start = self.new_block();
            matcher.work.push(Work::Match {
                start: rest_start,
                candidates: remaining.to_vec(),
                otherwise,
            });
            rest_start
        };
        matcher.work.push(Work::AfterOr {
            candidates: expanding.to_vec(),
        });
        matcher.work.push(Work::Match {
            start,
            candidates: expanded,
            otherwise: rest_start,
        });
    }

    fn after_or(&mut self, matcher: &mut Matcher, candidates: &[CandidateId]) {
        for id in candidates {
            self.merge_trivial(matcher, *id);
        }
        if let Some(last) = candidates.last() {
            self.test_rest_after_or(matcher, *last);
        }
    }

    /// Alternatives that bind nothing lead to the same block.
    fn merge_trivial(&mut self, matcher: &mut Matcher, id: CandidateId) {
        let Some(candidate) = matcher.candidates.get(id) else {
            return;
        };
        let trivial = |id: &CandidateId| {
            let alternative = matcher.candidates.get(*id);
            alternative.is_some_and(|it| it.alternatives.is_empty() && it.bindings.is_empty())
        };
        let alternatives = candidate.alternatives.clone();
        if candidate.has_guard || alternatives.is_empty() || !alternatives.iter().all(trivial) {
            return;
        }
        let shared = self.new_block();
        let mut last_otherwise = None;
        let mut first_start = None;
        for alternative in alternatives {
            let Some(alternative) = matcher.candidates.get(alternative) else {
                continue;
            };
            if let Some(block) = alternative.pre_binding {
                self.goto(block, shared, alternative.span);
            }
            first_start = first_start.or(alternative.false_start);
            last_otherwise = alternative.otherwise;
        }
        if let Some(candidate) = matcher.candidates.get_mut(id) {
            candidate.alternatives.clear();
            candidate.pre_binding = Some(shared);
            candidate.otherwise = last_otherwise;
            candidate.false_start = candidate.false_start.or(first_start);
        }
    }

    /// Tests what is left of a candidate after each of its alternatives.
    fn test_rest_after_or(&mut self, matcher: &mut Matcher, id: CandidateId) {
        let Some(candidate) = matcher.candidates.get_mut(id) else {
            return;
        };
        let pairs = std::mem::take(&mut candidate.pairs);
        if pairs.is_empty() {
            return;
        }
        let leaves = matcher.leaves(id);
        let last_otherwise = leaves
            .last()
            .and_then(|leaf| matcher.candidates.get(*leaf))
            .and_then(|leaf| leaf.otherwise);
        for id in leaves {
            let Some(leaf) = matcher.candidates.get_mut(id) else {
                continue;
            };
            leaf.pairs.clone_from(&pairs);
            // If what is left fails, the other alternatives need not be tried, unless a
            // guard failed.
            let otherwise = if leaf.has_guard {
                leaf.otherwise
            } else {
                last_otherwise
            };
            if let (Some(start), Some(otherwise)) = (leaf.pre_binding, otherwise) {
                leaf.pre_binding = None;
                leaf.otherwise = None;
                matcher.work.push(Work::Match {
                    start,
                    candidates: vec![id],
                    otherwise,
                });
            }
        }
    }

    /// Does the first test that the first candidate asks for.
    fn test_candidates(
        &mut self,
        matcher: &mut Matcher,
        start: BasicBlock,
        (first, candidates): (CandidateId, &[CandidateId]),
        otherwise: BasicBlock,
    ) {
        let Some(MatchPair::Test {
            place, case, span, ..
        }) = matcher
            .candidates
            .get(first)
            .and_then(|candidate| candidate.pairs.first())
            .cloned()
        else {
            self.defect("a candidate without a test");
            return;
        };
        let mut buckets: Vec<(Outcome, Vec<CandidateId>)> = Vec::new();
        let mut sorted = 0;
        for id in candidates {
            let Some(outcome) = matcher.sort(*id, &place, &case) else {
                break;
            };
            match buckets.iter_mut().find(|(known, _)| *known == outcome) {
                Some((_, bucket)) => bucket.push(*id),
                None => buckets.push((outcome, vec![*id])),
            }
            sorted += 1;
        }
        let remaining = candidates.get(sorted..).unwrap_or_default();
        let rest_start = if remaining.is_empty() {
            otherwise
        } else {
            let rest_start = self.new_block();
            matcher.work.push(Work::Match {
                start: rest_start,
                candidates: remaining.to_vec(),
                otherwise,
            });
            rest_start
        };
        let mut targets = Vec::new();
        for (outcome, candidates) in buckets {
            let start = self.new_block();
            matcher.work.push(Work::Match {
                start,
                candidates,
                otherwise: rest_start,
            });
            targets.push((outcome, start));
        }
        self.perform_test(start, (&place, &case), &targets, rest_start, span);
    }

    /// For the borrow checker it has to look as if the patterns were tried one after the
    /// other.
    fn add_false_edges(
        &mut self,
        matcher: &mut Matcher,
        top: &[CandidateId],
        last: Option<BasicBlock>,
    ) {
        let mut next = last;
        for id in top.iter().rev() {
            for leaf in matcher.leaves(*id).into_iter().rev() {
                let Some(leaf) = matcher.candidates.get_mut(leaf) else {
                    continue;
                };
                if let Some(next) = next {
                    if let Some(old) = leaf.pre_binding {
                        let new = self.new_block();
                        self.false_edge(old, new, next, leaf.span);
                        leaf.pre_binding = Some(new);
                    }
                    if leaf.has_guard
                        && let Some(old) = leaf.otherwise
                    {
                        let new = self.new_block();
                        self.false_edge(new, old, next, leaf.span);
                        leaf.otherwise = Some(new);
                    }
                }
                next = leaf.false_start.or(next);
            }
        }
    }

    fn false_edge(
        &mut self,
        from: BasicBlock,
        real: BasicBlock,
        imaginary: BasicBlock,
        span: Span,
    ) {
        if real == imaginary {
            self.goto(from, real, span);
        } else {
            self.terminate(from, TerminatorKind::FalseEdge { real, imaginary }, span);
        }
    }
}

impl Matcher {
    fn add(&mut self, flat: FlatPat, has_guard: bool) -> CandidateId {
        let is_never = flat.pairs.iter().any(|pair| {
            matches!(
                pair,
                MatchPair::Test {
                    case: Case::Never,
                    ..
                }
            )
        });
        let mut pairs = flat.pairs;
        // Alternatives come last.
        pairs.sort_by_key(|pair| matches!(pair, MatchPair::Or { .. }));
        self.candidates.push(Candidate {
            pairs,
            alternatives: Vec::new(),
            has_guard,
            bindings: flat.bindings.into(),
            is_never,
            span: flat.span,
            pre_binding: None,
            otherwise: None,
            false_start: None,
        });
        self.candidates.len() - 1
    }

    fn starts_with_or(&self, id: CandidateId) -> bool {
        let pairs = self.candidates.get(id).map(|candidate| &candidate.pairs);
        pairs.is_some_and(|pairs| matches!(pairs.first(), Some(MatchPair::Or { .. })))
    }

    /// Makes candidates of the alternatives that a candidate starts with.
    fn expand(&mut self, id: CandidateId) -> Vec<CandidateId> {
        let Some(candidate) = self.candidates.get_mut(id) else {
            return Vec::new();
        };
        if candidate.pairs.is_empty() {
            return Vec::new();
        }
        let MatchPair::Or { alternatives } = candidate.pairs.remove(0) else {
            return Vec::new();
        };
        let has_guard = candidate.has_guard;
        let false_start = candidate.false_start;
        let added: Vec<CandidateId> = alternatives
            .into_iter()
            .map(|flat| self.add(flat, has_guard))
            .collect();
        let first = added
            .first()
            .and_then(|first| self.candidates.get_mut(*first));
        if let Some(first) = first {
            first.false_start = false_start;
        }
        if let Some(candidate) = self.candidates.get_mut(id) {
            candidate.alternatives.clone_from(&added);
        }
        added
    }

    /// In which outcome of a test a candidate matches, if that is one and the test tells all
    /// of it. What was tested is not tested again.
    fn sort(&mut self, id: CandidateId, place: &Place, test: &Case) -> Option<Outcome> {
        let candidate = self.candidates.get_mut(id)?;
        let found = candidate.pairs.iter().position(
            |pair| matches!(pair, MatchPair::Test { place: other, .. } if other == place),
        )?;
        let MatchPair::Test { case, .. } = candidate.pairs.get(found)? else {
            return None;
        };
        let outcome = Outcome::of(test, case)?;
        let MatchPair::Test { subpairs, .. } = candidate.pairs.remove(found) else {
            return None;
        };
        candidate.pairs.extend(subpairs);
        candidate
            .pairs
            .sort_by_key(|pair| matches!(pair, MatchPair::Or { .. }));
        Some(outcome)
    }

    /// The candidates without alternatives within one, in order.
    fn leaves(&self, id: CandidateId) -> Vec<CandidateId> {
        let mut leaves = Vec::new();
        let mut todo = vec![id];
        while let Some(id) = todo.pop() {
            match self.candidates.get(id) {
                Some(candidate) if !candidate.alternatives.is_empty() => {
                    todo.extend(candidate.alternatives.iter().rev());
                }
                Some(_) => leaves.push(id),
                None => {}
            }
        }
        leaves
    }

    /// The ways in which a pattern matches, with what each binds.
    fn branch(&self, id: CandidateId) -> Branch {
        let mut branch = Branch::default();
        let mut todo = vec![(id, Vec::new())];
        while let Some((id, mut path)) = todo.pop() {
            let Some(candidate) = self.candidates.get(id) else {
                continue;
            };
            path.push(Rc::clone(&candidate.bindings));
            if !candidate.alternatives.is_empty() {
                let inner = candidate.alternatives.iter().rev();
                todo.extend(inner.map(|inner| (*inner, path.clone())));
                continue;
            }
            if let (Some(success), Some(otherwise)) = (candidate.pre_binding, candidate.otherwise) {
                branch.ways.push(Way {
                    success,
                    otherwise,
                    bindings: flatten(&path),
                    is_never: candidate.is_never,
                    span: candidate.span,
                });
            }
        }
        branch
    }
}

/// The bindings of a candidate and of those around it, in the order of the pattern.
fn flatten(path: &[Rc<[SubBindings]>]) -> Vec<Binding> {
    let mut rest = path.iter().filter(|bindings| !bindings.is_empty());
    let mut all = Vec::new();
    // What an alternative binds stands in the middle of what is around it.
    let mut open: Vec<std::slice::Iter<SubBindings>> = Vec::new();
    open.extend(rest.next().map(|bindings| bindings.iter()));
    while let Some(bindings) = open.last_mut() {
        match bindings.next() {
            Some(SubBindings::One(binding)) => all.push(binding.clone()),
            Some(SubBindings::FromOr) => open.extend(rest.next().map(|inner| inner.iter())),
            None => {
                open.pop();
            }
        }
    }
    all
}
