//! What is on its way: methods of [`Tcx`] that other rooms bring. Theirs take precedence.

use crate::resolve::DefId;
use crate::ty::results::TypeckResults;
use crate::ty::{BodyRef, Clause, Generics, Tcx};

pub(crate) trait Stubs {
    fn generics_of(&self, def: DefId) -> &Generics;
    fn super_predicates_of(&self, def: DefId) -> &[Clause];
    fn param_env(&self, def: DefId) -> &[Clause];
    fn typeck(&self, body: BodyRef) -> &TypeckResults;
}

impl Stubs for Tcx {
    fn generics_of(&self, def: DefId) -> &Generics {
        self.queries.generics.insert(def, Box::default())
    }

    fn super_predicates_of(&self, def: DefId) -> &[Clause] {
        self.queries.predicates.insert(def, Box::default())
    }

    fn param_env(&self, def: DefId) -> &[Clause] {
        self.queries.predicates.insert(def, Box::default())
    }

    fn typeck(&self, body: BodyRef) -> &TypeckResults {
        self.queries.typeck.insert(body, Box::default())
    }
}
