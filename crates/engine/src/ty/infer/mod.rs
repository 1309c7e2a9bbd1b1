//! Inference: variables that stand for types, integer types, float types and constants, and
//! what is known of them.
//!
//! ```text
//! vars       the variables: union-find with an undo log (the crate `ena`)
//! snapshot   trying something, and taking it back
//! resolve    types with what is known filled in
//! relate     two types are made the same, or it is said how they differ
//! closures   what is known of the closures of the body that is being checked
//! fresh      variables numbered, for caches
//! fallback   what is left over in the end: `i32`, `f64`, and what diverges
//! ```
//!
//! Regions are of no matter here: all of them are erased when generic parameters are
//! replaced, so that to be a subtype is to be the same.

mod closures;
mod error;
mod fallback;
mod fresh;
mod relate;
mod resolve;
mod snapshot;
mod vars;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

pub use error::TypeError;
pub use relate::Relate;
pub use vars::VarKind;

use self::closures::ClosureInProgress;
use self::vars::Vars;
use crate::resolve::DefId;
use crate::syntax::span::Span;
use crate::ty::{
    Args, ClosureId, Const, ConstKind, GenericArg, GenericParamDef, InferTy, OpaqueId, ParamKind,
    Region, Tcx, Ty,
};

/// The variables of one body, or of one question about types.
pub struct InferCtxt<'t> {
    /// The typing context.
    pub tcx: &'t Tcx,
    vars: RefCell<Vars>,
    closures: RefCell<HashMap<ClosureId, ClosureInProgress>>,
    /// The opaque types that this body defines, and what stands for what is behind them.
    opaques: RefCell<Vec<(OpaqueId, Args, Ty)>>,
    /// Type variables that stand for the value of something that diverges.
    diverging: RefCell<Vec<Ty>>,
    /// Whether opaque types are what is behind them.
    reveal: bool,
    /// Whether impls that others may write are considered.
    between_crates: bool,
    /// Whether an overflow was reported: rustc gives up on the body then.
    pub(super) given_up: Cell<bool>,
    /// What was reported, by its places.
    pub(super) reported: RefCell<Vec<(Span, crate::ty::Predicate)>>,
    /// What selection may still take: an end to what would take forever.
    pub(super) fuel: Cell<u32>,
    pub(super) evaluated: RefCell<crate::ty::traits::LocalCache>,
}

/// How many steps selection may take for one body: rustc would answer after years.
const FUEL: u32 = 5_000_000;

impl<'t> InferCtxt<'t> {
    /// No variables yet.
    #[must_use]
    pub fn new(tcx: &'t Tcx) -> Self {
        Self {
            tcx,
            vars: RefCell::default(),
            closures: RefCell::default(),
            opaques: RefCell::default(),
            diverging: RefCell::default(),
            reveal: false,
            between_crates: false,
            given_up: Cell::new(false),
            reported: RefCell::default(),
            fuel: Cell::new(FUEL),
            evaluated: RefCell::default(),
        }
    }

    /// A new variable for a type.
    pub fn next_ty_var(&self, span: Span) -> Ty {
        let id = self.vars.borrow_mut().new_ty(span, None);
        self.tcx.types.mk_infer(InferTy::Ty(id))
    }

    /// A new variable that stands for a generic parameter, which messages then name.
    pub fn next_ty_var_for(&self, param: &GenericParamDef, owner: DefId, span: Span) -> Ty {
        let origin = Some((owner, param.index));
        let id = self.vars.borrow_mut().new_ty(span, origin);
        self.tcx.types.mk_infer(InferTy::Ty(id))
    }

    /// A new variable for an integer type.
    pub fn next_int_var(&self) -> Ty {
        let id = self.vars.borrow_mut().new_int();
        self.tcx.types.mk_infer(InferTy::Int(id))
    }

    /// A new variable for a float type.
    pub fn next_float_var(&self) -> Ty {
        let id = self.vars.borrow_mut().new_float();
        self.tcx.types.mk_infer(InferTy::Float(id))
    }

    /// A new variable for a constant.
    pub fn next_const_var(&self, span: Span) -> Const {
        let id = self.vars.borrow_mut().new_const(span, None);
        self.tcx.types.mk_const(ConstKind::Infer(id))
    }

    /// A new variable for a type that something diverging is of: without other hints it
    /// becomes `()` in edition 2021 and `!` in 2024.
    pub fn next_diverging_ty_var(&self, span: Span) -> Ty {
        let ty = self.next_ty_var(span);
        self.diverging.borrow_mut().push(ty);
        ty
    }

    /// A new variable for a generic parameter of `owner`; regions are erased.
    pub fn var_for_param(&self, param: &GenericParamDef, owner: DefId, span: Span) -> GenericArg {
        match param.kind {
            ParamKind::Lifetime => GenericArg::Region(Region::ERASED),
            ParamKind::Type { .. } => GenericArg::Ty(self.next_ty_var_for(param, owner, span)),
            ParamKind::Const { .. } => {
                let origin = Some((owner, param.index));
                let id = self.vars.borrow_mut().new_const(span, origin);
                GenericArg::Const(self.tcx.types.mk_const(ConstKind::Infer(id)))
            }
        }
    }

    /// New variables for all generic parameters of a definition, its parent's included.
    pub fn fresh_args_for(&self, def: DefId, span: Span) -> Args {
        self.fresh_args_with_parent(def, &[], span)
    }

    /// The same, the first of the arguments being known already: those of the parent, or
    /// the `Self` of a trait.
    pub fn fresh_args_with_parent(&self, def: DefId, known: &[GenericArg], span: Span) -> Args {
        let mut args = known.to_vec();
        self.push_fresh(def, &mut args, span, 0);
        self.tcx.types.mk_args(&args)
    }

    fn push_fresh(&self, def: DefId, args: &mut Vec<GenericArg>, span: Span, nesting: u32) {
        let generics = self.tcx.generics_of(def);
        if let Some(parent) = generics.parent
            && nesting < 8
        {
            self.push_fresh(parent, args, span, nesting + 1);
        }
        for param in &generics.params {
            if param.index as usize >= args.len() {
                args.push(self.var_for_param(param, def, span));
            }
        }
    }

    /// The opaque types that this body defines, with what stands for what is behind them.
    #[must_use]
    pub fn defined_opaques(&self) -> Vec<(OpaqueId, Args, Ty)> {
        self.opaques.borrow().clone()
    }

    /// Declares that this body defines an opaque type. The result is a variable for what
    /// is behind it; that it keeps the bounds is for the caller to register.
    pub fn define_opaque(&self, id: OpaqueId, args: Args, span: Span) -> Ty {
        let args = self.tcx.types.erase_regions(args);
        if let Some(known) = self.hidden_type(id, args) {
            return known;
        }
        let hidden = self.next_ty_var(span);
        self.opaques.borrow_mut().push((id, args, hidden));
        hidden
    }

    /// What stands for what is behind an opaque type that this body defines.
    #[must_use]
    pub fn hidden_type(&self, id: OpaqueId, args: Args) -> Option<Ty> {
        let opaques = self.opaques.borrow();
        let found = opaques
            .iter()
            .find(|(known, with, _)| *known == id && *with == args);
        found.map(|(_, _, hidden)| *hidden)
    }
}

impl std::fmt::Debug for InferCtxt<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("InferCtxt").finish_non_exhaustive()
    }
}

impl InferCtxt<'_> {
    /// The same, with opaque types revealed: for what is run, and not checked.
    #[must_use]
    pub fn revealing(mut self) -> Self {
        self.reveal = true;
        self
    }

    /// The same, with impls that others may write considered: to tell impls apart.
    #[must_use]
    pub fn between_crates(mut self) -> Self {
        self.between_crates = true;
        self
    }

    /// Whether impls that others may write are considered.
    pub(super) fn is_between_crates(&self) -> bool {
        self.between_crates
    }

    /// Whether an overflow was reported (E0275): rustc says nothing more about the body.
    #[must_use]
    pub fn has_given_up(&self) -> bool {
        self.given_up.get()
    }

    /// Whether opaque types are revealed.
    pub(super) fn reveals(&self) -> bool {
        self.reveal
    }

    pub(super) fn has_closures(&self) -> bool {
        !self.closures.borrow().is_empty()
    }

    pub(super) fn has_opaques(&self) -> bool {
        !self.opaques.borrow().is_empty()
    }
}
