//! What all runs of one program share.

use std::rc::Rc;

use crate::mir::Bodies;
use crate::ty::Tcx;

/// A program with the code that was compiled for it so far.
#[derive(Debug)]
pub struct Program {
    /// The types, and everything that is known before a run.
    pub tcx: Rc<Tcx>,
    /// The bodies that were asked for.
    pub bodies: Bodies,
    /// Whether the code says what it does, for those who watch.
    pub observed: bool,
}

impl Program {
    /// A program, to be run as fast as possible.
    #[must_use]
    pub fn new(tcx: Rc<Tcx>) -> Rc<Self> {
        Self::with_observation(tcx, false)
    }

    /// A program whose runs tell what happens: see [`crate::trace`].
    #[must_use]
    pub fn observed(tcx: Rc<Tcx>) -> Rc<Self> {
        Self::with_observation(tcx, true)
    }

    fn with_observation(tcx: Rc<Tcx>, observed: bool) -> Rc<Self> {
        Rc::new(Self {
            tcx,
            bodies: Bodies::default(),
            observed,
        })
    }
}
