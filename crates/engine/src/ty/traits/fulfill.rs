//! Many obligations, worked off as types become known.
//!
//! Each obligation remembers the one that led to it, so that a failure names both. The same
//! thing is asked once: whoever asks again is content with the first answer. Something
//! that leads to itself holds if all between is coinductive, and is an error otherwise.

use std::collections::HashSet;

use super::project::ProjectAndUnify;
use super::select::{Evaluation, RECURSION_LIMIT, SelectionContext, SelectionError};
use super::{FulfillmentError, FulfillmentErrorKind, Obligation, ParamEnv};
use crate::ty::infer::InferCtxt;
use crate::ty::{Args, ConstKind, GenericArg, InferTy, Predicate, TraitRef, Ty, TyKind};
use crate::ty::{TypeFlags, TypeFoldable};

/// What has to hold, and is not settled yet.
#[derive(Debug, Default)]
pub struct FulfillmentCtxt {
    /// All obligations that were ever registered.
    nodes: Vec<Node>,
    /// Those that are not settled.
    pending: Vec<Pending>,
    /// What holds or is pending: it is not asked again.
    seen: HashSet<(ParamEnv, Predicate)>,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    obligation: Obligation,
    parent: Option<usize>,
}

#[derive(Clone, Debug)]
struct Pending {
    node: usize,
    /// The variables one of which has to become known for anything to change; if there
    /// are none it is asked again each time.
    stalled_on: Vec<GenericArg>,
}

/// What became of an obligation.
enum Outcome {
    /// Nothing yet.
    Unchanged(Vec<GenericArg>),
    /// It holds if these do.
    Changed(Vec<Obligation>),
    /// It does not.
    Failed(FulfillmentErrorKind),
}

impl FulfillmentCtxt {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Something that has to hold.
    pub fn register(&mut self, infcx: &InferCtxt<'_>, obligation: Obligation) {
        let predicate = infcx.resolve_vars(obligation.predicate);
        let obligation = Obligation {
            predicate,
            ..obligation
        };
        self.add(obligation, None);
    }

    /// Several things that have to hold.
    pub fn register_all(
        &mut self,
        infcx: &InferCtxt<'_>,
        obligations: impl IntoIterator<Item = Obligation>,
    ) {
        for obligation in obligations {
            self.register(infcx, obligation);
        }
    }

    fn add(&mut self, obligation: Obligation, parent: Option<usize>) {
        if matches!(
            obligation.predicate,
            Predicate::TypeOutlives(..) | Predicate::RegionOutlives(..)
        ) {
            return;
        }
        if !self
            .seen
            .insert((obligation.param_env, obligation.predicate))
        {
            return;
        }
        self.pending.push(Pending {
            node: self.nodes.len(),
            stalled_on: Vec::new(),
        });
        self.nodes.push(Node { obligation, parent });
    }

    /// Settles whatever can be settled with what is known now.
    pub fn select_where_possible(&mut self, infcx: &InferCtxt<'_>) -> Vec<FulfillmentError> {
        let mut errors = Vec::new();
        loop {
            let mut changed = false;
            let mut next = 0;
            let mut left = Vec::new();
            while let Some(pending) = self.pending.get(next).cloned() {
                next += 1;
                if is_stalled(infcx, &pending.stalled_on) {
                    left.push(pending);
                    continue;
                }
                let Some(node) = self.nodes.get(pending.node).copied() else {
                    continue;
                };
                match process(infcx, &node.obligation) {
                    Outcome::Unchanged(stalled_on) => left.push(Pending {
                        stalled_on,
                        ..pending
                    }),
                    Outcome::Changed(children) => {
                        changed = true;
                        for child in children {
                            if let Some(error) = self.add_child(infcx, child, pending.node) {
                                errors.push(error);
                            }
                        }
                    }
                    Outcome::Failed(kind) => {
                        changed = true;
                        errors.push(self.fail(infcx, pending.node, kind));
                    }
                }
            }
            self.pending = left;
            if !changed {
                return errors;
            }
        }
    }

    /// Settles everything: what cannot be settled is ambiguous.
    pub fn select_all_or_error(&mut self, infcx: &InferCtxt<'_>) -> Vec<FulfillmentError> {
        let mut errors = self.select_where_possible(infcx);
        if errors.is_empty() {
            for pending in std::mem::take(&mut self.pending) {
                errors.push(self.ambiguous(infcx, pending.node));
            }
        }
        errors
    }

    /// What is not settled yet.
    #[must_use]
    pub fn pending(&self) -> Vec<Obligation> {
        let nodes = self.pending.iter().map(|pending| pending.node);
        nodes
            .filter_map(|node| self.nodes.get(node))
            .map(|node| node.obligation)
            .collect()
    }

    /// What follows from another obligation; an error if that leads to itself.
    fn add_child(
        &mut self,
        infcx: &InferCtxt<'_>,
        child: Obligation,
        parent: usize,
    ) -> Option<FulfillmentError> {
        let predicate = infcx.resolve_vars(child.predicate);
        let child = Obligation { predicate, ..child };
        if let Some(coinductive) = self.leads_to_itself(infcx, &child, parent) {
            if coinductive {
                return None;
            }
            return Some(self.fail(infcx, parent, FulfillmentErrorKind::Overflow));
        }
        self.add(child, Some(parent));
        None
    }

    /// Whether an obligation is among those that led to it, and whether that is fine.
    fn leads_to_itself(
        &self,
        infcx: &InferCtxt<'_>,
        child: &Obligation,
        parent: usize,
    ) -> Option<bool> {
        if infcx.has_vars(child.predicate) {
            return None;
        }
        let is_coinductive = |predicate: Predicate| match predicate {
            Predicate::Trait(trait_ref) => infcx.tcx.is_coinductive(trait_ref.def),
            _ => false,
        };
        let mut coinductive = is_coinductive(child.predicate);
        let mut at = Some(parent);
        while let Some(node) = at.and_then(|at| self.nodes.get(at)) {
            let predicate = infcx.resolve_vars(node.obligation.predicate);
            coinductive &= is_coinductive(predicate);
            if predicate == child.predicate {
                return Some(coinductive);
            }
            at = node.parent;
        }
        None
    }

    /// A failure. Whoever asks again gets it again.
    fn fail(
        &mut self,
        infcx: &InferCtxt<'_>,
        node: usize,
        kind: FulfillmentErrorKind,
    ) -> FulfillmentError {
        let mut at = Some(node);
        while let Some(node) = at.and_then(|at| self.nodes.get(at)) {
            let obligation = &node.obligation;
            self.seen
                .remove(&(obligation.param_env, obligation.predicate));
            at = node.parent;
        }
        self.error(infcx, node, kind)
    }

    fn error(
        &self,
        infcx: &InferCtxt<'_>,
        node: usize,
        kind: FulfillmentErrorKind,
    ) -> FulfillmentError {
        let resolved = |node: &Node| Obligation {
            predicate: infcx.resolve_vars(node.obligation.predicate),
            ..node.obligation
        };
        let mut chain = std::iter::successors(self.nodes.get(node), |node| {
            node.parent.and_then(|parent| self.nodes.get(parent))
        });
        let first = chain.next().copied();
        let root = chain.last().copied().or(first);
        let fallback = || {
            Obligation::new(
                Predicate::RegionOutlives(crate::ty::Region::ERASED, crate::ty::Region::ERASED),
                super::Cause::misc(crate::syntax::span::Span::default()),
                ParamEnv::EMPTY,
            )
        };
        FulfillmentError {
            obligation: first.as_ref().map_or_else(fallback, resolved),
            root: root.as_ref().map_or_else(fallback, resolved),
            kind,
        }
    }

    fn ambiguous(&self, infcx: &InferCtxt<'_>, node: usize) -> FulfillmentError {
        // Asking once more tells whether it is only beyond us.
        infcx.evaluated.borrow_mut().unsupported = None;
        if let Some(node) = self.nodes.get(node) {
            let _ = SelectionContext::new(infcx).evaluate_root(&node.obligation);
        }
        let unsupported = infcx.evaluated.borrow_mut().unsupported.take();
        let kind = unsupported.map_or(
            FulfillmentErrorKind::Ambiguous,
            FulfillmentErrorKind::Unsupported,
        );
        self.error(infcx, node, kind)
    }
}

/// Whether all variables are as unknown as they were.
fn is_stalled(infcx: &InferCtxt<'_>, stalled_on: &[GenericArg]) -> bool {
    !stalled_on.is_empty()
        && stalled_on.iter().all(|arg| match arg {
            GenericArg::Ty(ty) => infcx.shallow_resolve(*ty) == *ty,
            GenericArg::Const(constant) => infcx.shallow_resolve_const(*constant) == *constant,
            GenericArg::Region(_) => true,
        })
}

fn process(infcx: &InferCtxt<'_>, obligation: &Obligation) -> Outcome {
    let predicate = infcx.resolve_vars(obligation.predicate);
    let obligation = &Obligation {
        predicate,
        ..*obligation
    };
    if infcx.tcx.types.has_error(predicate) {
        return Outcome::Changed(Vec::new());
    }
    if obligation.depth > RECURSION_LIMIT {
        return Outcome::Failed(FulfillmentErrorKind::Overflow);
    }
    match predicate {
        Predicate::Trait(trait_ref) => process_trait(infcx, obligation, trait_ref),
        Predicate::Projection { assoc, args, ty } => {
            let selcx = SelectionContext::new(infcx);
            match selcx.project_and_unify(obligation, assoc, args, ty) {
                ProjectAndUnify::Holds(nested) => Outcome::Changed(nested),
                ProjectAndUnify::Ambiguous | ProjectAndUnify::Recursive => {
                    Outcome::Unchanged(stalled_on(infcx, args))
                }
                ProjectAndUnify::Mismatch {
                    expected,
                    found,
                    error,
                } => Outcome::Failed(FulfillmentErrorKind::ProjectionMismatch {
                    expected: infcx.resolve_vars(expected),
                    found: infcx.resolve_vars(found),
                    error,
                }),
            }
        }
        Predicate::TypeOutlives(..) | Predicate::RegionOutlives(..) => Outcome::Changed(Vec::new()),
    }
}

fn process_trait(infcx: &InferCtxt<'_>, obligation: &Obligation, trait_ref: TraitRef) -> Outcome {
    let selcx = SelectionContext::new(infcx);
    // Without variables nothing can be learnt from how it holds.
    if !infcx.has_vars(trait_ref) {
        match selcx.evaluate_root(obligation) {
            Ok(Evaluation::Ok) => return Outcome::Changed(Vec::new()),
            Err(stop) => return failed(stop.into()),
            Ok(_) => {}
        }
    }
    match selcx.select(obligation, trait_ref) {
        Ok(Some(selection)) => Outcome::Changed(selection.nested),
        Ok(None) => Outcome::Unchanged(stalled_on(infcx, trait_ref.args)),
        Err(error) => failed(error),
    }
}

fn failed(error: SelectionError) -> Outcome {
    Outcome::Failed(match error {
        SelectionError::Unimplemented => FulfillmentErrorKind::Unimplemented,
        SelectionError::SignatureMismatch { expected, found } => {
            FulfillmentErrorKind::SignatureMismatch { expected, found }
        }
        SelectionError::Overflow => FulfillmentErrorKind::Overflow,
        SelectionError::Limit => FulfillmentErrorKind::Limit,
    })
}

/// The variables that an answer waits for. Closures that are being checked become known
/// in other ways.
fn stalled_on(infcx: &InferCtxt<'_>, args: Args) -> Vec<GenericArg> {
    let types = &infcx.tcx.types;
    let flags = args.flags(types);
    if flags.intersects(TypeFlags::CLOSURE) && infcx.has_closures()
        || flags.intersects(TypeFlags::OPAQUE)
    {
        return Vec::new();
    }
    let mut found = Vec::new();
    for arg in types.args(args) {
        match arg {
            GenericArg::Ty(ty) => variables_in(infcx, *ty, &mut found),
            GenericArg::Const(constant) => {
                if matches!(types.const_kind(*constant), ConstKind::Infer(_)) {
                    found.push(*arg);
                }
            }
            GenericArg::Region(_) => {}
        }
    }
    found
}

fn variables_in(infcx: &InferCtxt<'_>, ty: Ty, found: &mut Vec<GenericArg>) {
    let types = &infcx.tcx.types;
    types.walk(ty, &mut |part| {
        match types.kind(part) {
            TyKind::Infer(InferTy::Ty(_) | InferTy::Int(_) | InferTy::Float(_)) => {
                found.push(GenericArg::Ty(part));
            }
            TyKind::Array(_, len) if types.has_infer(len) => found.push(GenericArg::Const(len)),
            TyKind::Adt(_, args) => {
                for arg in types.args(args) {
                    if let GenericArg::Const(constant) = arg
                        && types.has_infer(*constant)
                    {
                        found.push(*arg);
                    }
                }
            }
            _ => {}
        }
        types.has_infer(part)
    });
}
