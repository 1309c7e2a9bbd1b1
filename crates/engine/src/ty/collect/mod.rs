//! From the tree to signatures: what definitions say about themselves.
//!
//! Each question is a method of [`Tcx`] and answered when it is first asked. Nothing but
//! the heads of impls is looked at beforehand, and of these only what their trait and the
//! head of their type are, by name: see `index`.

mod adt;
mod assoc;
mod assoc_bounds;
mod attrs;
mod bodies;
mod check_items;
mod cycle;
mod dyn_compat;
mod fn_sig;
mod generics;
mod impls;
pub(super) mod index;
mod late_bound;
mod lower_ty;
mod mentioned;
mod nodes;
mod opaque;
mod predicates;
mod simple_const;
mod source_text;
mod supertraits;
mod type_of;

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use elsa::FrozenMap;

use super::body::{BodyRef, OpaqueId};
use super::context::{Queries, Tcx};
use super::generics::Clause;
use super::intern::Types;
use super::kind::{GenericArg, Ty};
use super::lang::LangItems;
use crate::resolve::{DefId, Namespace, Resolution};
use crate::syntax::ast::{Ast, TypeId};
use crate::syntax::span::Span;
use crate::syntax::symbol::{Interner, Symbol};

pub use adt::Discr;
pub use assoc_bounds::AssocCandidate;
pub use check_items::{check_items, lower_all};
pub use dyn_compat::{DynViolation, MethodViolation};
pub use index::{SimpleType, TraitImpls};
pub use lower_ty::{ArgsOf, LowerHooks, Lowerer, SignatureHooks};
pub(crate) use nodes::TypeParts;

use index::Index;

/// The answers of this room that [`Queries`] has no place for.
#[derive(Default)]
pub(super) struct Cache {
    super_predicates: FrozenMap<DefId, Box<Vec<Clause>>>,
    item_bounds: FrozenMap<DefId, Box<Vec<Clause>>>,
    opaque_bounds: FrozenMap<OpaqueId, Box<Vec<Clause>>>,
    param_env: FrozenMap<DefId, Box<Vec<Clause>>>,
    supertrait_defs: FrozenMap<DefId, Box<Vec<DefId>>>,
    assoc_names: FrozenMap<DefId, Box<HashMap<(Symbol, Namespace), DefId>>>,
    impl_items: FrozenMap<DefId, Box<HashMap<DefId, DefId>>>,
    synthetic: FrozenMap<DefId, Box<Vec<TypeId>>>,
    dyn_violations: FrozenMap<DefId, Box<Vec<DynViolation>>>,
    impl_self_ty: RefCell<HashMap<DefId, Ty>>,
    param_default: RefCell<HashMap<DefId, Option<GenericArg>>>,
    param_index: RefCell<HashMap<DefId, u32>>,
    late_bound: RefCell<HashMap<DefId, bool>>,
    elided_count: RefCell<HashMap<DefId, u32>>,
    body_owners: OnceCell<HashMap<BodyRef, DefId>>,
    /// Each `dyn Trait` of the user's crate: the trait, and where it stands.
    dyn_uses: RefCell<Vec<(DefId, Span)>>,
    anon_consts: RefCell<HashMap<BodyRef, (DefId, Ty)>>,
}

impl Tcx {
    /// What can be asked about the types of some crates, whose names are resolved. The
    /// first is std.
    #[must_use]
    pub fn new(asts: Vec<Rc<Ast>>, resolution: Resolution, mut names: Interner) -> Self {
        let index = Index::new(&asts, &resolution, &mut names);
        let mut tcx = Self {
            asts,
            resolution,
            names,
            types: Types::default(),
            lang: LangItems::default(),
            const_eval: None,
            std_places: Rc::default(),
            diagnostics: RefCell::default(),
            queries: Queries::default(),
            index,
        };
        tcx.collect_lang_items();
        tcx
    }
}
