//! The fewest captures that serve all uses.

use super::super::fn_ctxt::FnCtxt;
use super::place::{Ancestry, Step, Use};
use crate::resolve::LocalId;

/// The captures of each variable, the variables in the order of their first use.
#[derive(Default)]
pub(super) struct MinCaptures {
    by_local: Vec<(LocalId, Vec<Use>)>,
}

impl MinCaptures {
    /// Finds the captures. No two of them overlap.
    pub(super) fn of(fcx: &FnCtxt<'_>, uses: Vec<Use>) -> Self {
        let mut this = Self::default();
        for one in uses {
            this.add(fcx, one);
        }
        for (_, list) in &mut this.by_local {
            list.sort_by_key(fields);
        }
        this
    }

    /// All of them, in the order of the closure's fields.
    pub(super) fn into_uses(self) -> impl Iterator<Item = Use> {
        self.by_local.into_iter().flat_map(|(_, list)| list)
    }

    fn list(&mut self, local: LocalId) -> Option<&mut Vec<Use>> {
        let found = self.by_local.iter_mut().find(|(known, _)| *known == local);
        found.map(|(_, list)| list)
    }

    fn add(&mut self, fcx: &FnCtxt<'_>, one: Use) {
        let local = one.place.local;
        match self.list(local) {
            Some(list) => insert(fcx, list, one),
            None => self.by_local.push((local, vec![one])),
        }
    }
}

/// A place goes into the list, unless one that holds it is there already; those that it
/// holds are merged with it.
fn insert(fcx: &FnCtxt<'_>, list: &mut Vec<Use>, mut one: Use) {
    let mut has_descendant = false;
    let len = one.place.steps.len();
    let mut rest = Vec::with_capacity(list.len());
    for mut other in std::mem::take(list) {
        if one.place.ancestry(&other.place) == Ancestry::Ancestor {
            has_descendant = true;
            other.truncate(fcx, len);
            raise(&mut one, &other);
        } else {
            rest.push(other);
        }
    }
    *list = rest;
    if !has_descendant {
        for other in &mut *list {
            match one.place.ancestry(&other.place) {
                Ancestry::Same => return raise(other, &one),
                Ancestry::Descendant => {
                    one.truncate(fcx, other.place.steps.len());
                    return raise(other, &one);
                }
                Ancestry::Ancestor | Ancestry::Divergent => {}
            }
        }
    }
    list.push(one);
}

/// Lets a capture serve another use of its place too.
fn raise(capture: &mut Use, other: &Use) {
    if other.mode > capture.mode {
        capture.mode = other.mode;
        capture.span = other.span;
    }
}

/// The numbers of the fields on the way: captures of one variable are in the order of the
/// fields, which is that of drops.
fn fields(one: &Use) -> Vec<usize> {
    let steps = one.place.steps.iter();
    steps
        .filter_map(|step| match step.step {
            Step::Field(index, _) => Some(index),
            Step::Deref | Step::Element => None,
        })
        .collect()
}
