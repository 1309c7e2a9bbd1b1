//! Of several candidates, the one that rustc prefers.

use super::{Candidate, Evaluation, SelectionContext, SelectionError, Stack};
use crate::ty::TraitRef;

/// A candidate, and whether what it asks for holds, if that was asked already.
type Chosen = (Candidate, Option<Evaluation>);

impl SelectionContext<'_, '_> {
    /// The candidate that is meant; nothing if types are not known well enough to say.
    pub(super) fn candidate(&self, stack: &Stack<'_>) -> Result<Option<Chosen>, SelectionError> {
        let mut candidates = self.assemble(stack)?;
        if candidates.ambiguous {
            return Ok(None);
        }
        if candidates.list.len() == 1 {
            return Ok(candidates.list.pop().map(|only| (only, None)));
        }
        let mut viable: Vec<(Candidate, Evaluation)> = Vec::new();
        for candidate in candidates.list {
            let evaluation = self.evaluate_candidate(stack, &candidate)?;
            if evaluation.may_apply() {
                viable.push((candidate, evaluation));
            }
        }
        if viable.is_empty() {
            return Err(SelectionError::Unimplemented);
        }
        let has_infer = self.tcx.types.has_infer(stack.trait_ref);
        let chosen = self.winnow(has_infer, viable);
        Ok(chosen.map(|(candidate, evaluation)| (candidate, Some(evaluation))))
    }

    fn winnow(
        &self,
        has_infer: bool,
        mut viable: Vec<(Candidate, Evaluation)>,
    ) -> Option<(Candidate, Evaluation)> {
        if viable.len() == 1 {
            return viable.pop();
        }
        let is_sized = |each: &(Candidate, Evaluation)| matches!(each.0, Candidate::Sized(_));
        if let Some(at) = viable.iter().position(is_sized) {
            return Some(viable.swap_remove(at));
        }
        dedup_params(&mut viable);
        match self.prefer_param(&viable) {
            Preferred::Candidate(at) => return viable.into_iter().nth(at),
            Preferred::Ambiguous => return None,
            Preferred::Nothing => {}
        }
        let rank: [fn(&Candidate) -> Option<usize>; 3] = [
            |each| match each {
                Candidate::Bound(index, _) => Some(*index),
                _ => None,
            },
            |each| match each {
                Candidate::Object(index, _) => Some(*index),
                _ => None,
            },
            |each| match each {
                Candidate::Upcast(index, _) => Some(*index),
                _ => None,
            },
        ];
        for index_of in rank {
            let mut found: Vec<(usize, usize)> = viable
                .iter()
                .enumerate()
                .filter_map(|(at, each)| Some((index_of(&each.0)?, at)))
                .collect();
            found.sort_unstable();
            match found.as_slice() {
                [] => {}
                [_, _, ..] if has_infer => return None,
                [(_, at), ..] => return viable.into_iter().nth(*at),
            }
        }
        self.prefer_impl(viable)
    }

    /// Where clauses about parameters come before everything else.
    fn prefer_param(&self, viable: &[(Candidate, Evaluation)]) -> Preferred {
        let mut globals = false;
        let mut found = None;
        for (at, (candidate, _)) in viable.iter().enumerate() {
            let Candidate::Param(bound) = candidate else {
                continue;
            };
            if self.is_global_bound(*bound) {
                globals = true;
            } else if found.replace(at).is_some() {
                return Preferred::Ambiguous;
            }
        }
        match found {
            Some(_) if globals => Preferred::Ambiguous,
            Some(at) => Preferred::Candidate(at),
            None => Preferred::Nothing,
        }
    }

    fn is_global_bound(&self, bound: TraitRef) -> bool {
        let types = &self.tcx.types;
        !types.has_params(bound) && !types.has_infer(bound)
    }

    fn prefer_impl(
        &self,
        mut viable: Vec<(Candidate, Evaluation)>,
    ) -> Option<(Candidate, Evaluation)> {
        let impls: Vec<usize> = viable
            .iter()
            .enumerate()
            .filter(|(_, each)| matches!(each.0, Candidate::Impl(_)))
            .map(|(at, _)| at)
            .collect();
        match impls.as_slice() {
            [] => {}
            [only] => {
                let others = viable.iter().all(|(candidate, _)| {
                    matches!(candidate, Candidate::Param(_) | Candidate::Impl(_))
                });
                return others.then(|| viable.swap_remove(*only));
            }
            // There is no specialisation.
            _ => return None,
        }
        if viable.len() == 1 {
            return viable.pop();
        }
        // Where clauses about types without parameters may be left aside.
        viable.retain(|(candidate, _)| {
            !matches!(candidate, Candidate::Param(bound) if self.is_global_bound(*bound))
        });
        if viable.len() == 1 {
            viable.pop()
        } else {
            None
        }
    }
}

/// What is preferred.
enum Preferred {
    Candidate(usize),
    Ambiguous,
    Nothing,
}

/// Supertraits may say the same more than once.
fn dedup_params(viable: &mut Vec<(Candidate, Evaluation)>) {
    let mut seen: Vec<TraitRef> = Vec::new();
    viable.retain(|(candidate, _)| match candidate {
        Candidate::Param(bound) => {
            let new = !seen.contains(bound);
            seen.push(*bound);
            new
        }
        _ => true,
    });
}
