//! Which methods could be meant: rustc's `method::probe`.
//!
//! The receiver leads to a list of types by dereferencing. Candidates are assembled for all
//! of them first: inherent ones, then those of traits that are in scope. Then the types are
//! gone through in order, and each is tried by value, by `&`, by `&mut`.

use super::super::fn_ctxt::FnCtxt;
use super::{MethodError, Mode, NoMatch};
use crate::resolve::{DefId, DefKind, Namespace};
use crate::syntax::span::Span;
use crate::syntax::symbol::Symbol;
use crate::ty::{InferTy, Mutability, Predicate, TraitRef, Ty, TyKind};

/// One type that the receiver leads to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    /// The type.
    pub(super) ty: Ty,
    /// How many dereferences lead there.
    pub(super) autoderefs: usize,
    /// Whether a raw pointer is on the way.
    pub(super) behind_raw: bool,
    /// Whether it is the slice that an array becomes.
    pub(super) unsize: bool,
}

/// A method that could be meant.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// The method, or another associated item.
    pub(super) item: DefId,
    /// Where it comes from.
    pub(super) kind: CandidateKind,
}

/// Where a candidate comes from.
#[derive(Clone, Copy, Debug)]
pub(super) enum CandidateKind {
    /// An inherent impl.
    Inherent(DefId),
    /// The trait of a trait object, or one of its supertraits.
    Object(TraitRef),
    /// A trait in scope; its arguments are new variables.
    Trait(TraitRef),
    /// A bound of a type parameter.
    WhereClause(TraitRef),
}

/// The choice.
#[derive(Clone, Copy, Debug)]
pub(in crate::ty::check) struct Pick {
    /// The method.
    pub(in crate::ty::check) item: DefId,
    /// Where it comes from.
    pub(super) kind: PickKind,
    /// How often the receiver is dereferenced.
    pub(super) autoderefs: usize,
    /// What is done to it then.
    pub(super) adjust: Option<ReceiverAdjust>,
}

/// Where the choice comes from.
#[derive(Clone, Copy, Debug)]
pub(super) enum PickKind {
    /// An inherent impl.
    Inherent(DefId),
    /// The trait of a trait object.
    Object,
    /// A trait.
    Trait,
    /// A bound of a type parameter.
    WhereClause(TraitRef),
}

/// What is done to a receiver after its dereferences.
#[derive(Clone, Copy, Debug)]
pub(super) enum ReceiverAdjust {
    /// It is borrowed.
    Autoref {
        /// How.
        by: Mutability,
        /// Whether the array becomes a slice.
        unsize: bool,
    },
    /// `*mut T` becomes `*const T`.
    ToConstPtr,
}

/// A search for one name.
pub(super) struct Probe<'a, 't> {
    pub(super) fcx: &'a FnCtxt<'t>,
    pub(super) span: Span,
    pub(super) mode: Mode,
    pub(super) name: Symbol,
    pub(super) steps: Vec<Step>,
    pub(super) inherent: Vec<Candidate>,
    pub(super) extension: Vec<Candidate>,
    pub(super) private: Vec<Candidate>,
    /// A candidate that would fit, could it be seen.
    pub(super) private_pick: Option<(DefKind, DefId)>,
    /// What does not hold although it would have to.
    pub(super) unsatisfied: Vec<Predicate>,
    impls_seen: Vec<DefId>,
}

impl FnCtxt<'_> {
    /// Searches for a method, or for an associated item if a path asks.
    pub(in crate::ty::check) fn probe_for_name(
        &self,
        mode: Mode,
        name: Symbol,
        span: Span,
        self_ty: Ty,
        report_at: Span,
    ) -> Result<Pick, MethodError> {
        let result = self.probe(|| {
            let steps = match mode {
                Mode::Call => self.method_steps(span, self_ty)?,
                Mode::Path => vec![Step {
                    ty: self.resolve(self_ty),
                    autoderefs: 0,
                    behind_raw: false,
                    unsize: false,
                }],
            };
            if mode == Mode::Path && self.is_ty_var(self_ty) {
                return Err(MethodError::UnknownType);
            }
            Ok(self.search(mode, name, span, &steps))
        });
        match result {
            Ok(picked) => picked,
            Err(MethodError::UnknownType) => {
                self.report_unknown_type(report_at, self_ty);
                Err(MethodError::Reported)
            }
            Err(other) => Err(other),
        }
    }

    /// The same without any report.
    pub(in crate::ty::check) fn probe_quietly(
        &self,
        mode: Mode,
        name: Symbol,
        span: Span,
        self_ty: Ty,
    ) -> Result<Pick, MethodError> {
        self.probe(|| {
            let steps = self.method_steps(span, self_ty)?;
            self.search(mode, name, span, &steps)
        })
    }

    fn search(
        &self,
        mode: Mode,
        name: Symbol,
        span: Span,
        steps: &[Step],
    ) -> Result<Pick, MethodError> {
        let mut probe = Probe {
            fcx: self,
            span,
            mode,
            name,
            steps: steps.to_vec(),
            inherent: Vec::new(),
            extension: Vec::new(),
            private: Vec::new(),
            private_pick: None,
            unsatisfied: Vec::new(),
            impls_seen: Vec::new(),
        };
        probe.assemble();
        if let Some(found) = probe.pick() {
            return found;
        }
        match probe.private_pick {
            Some((kind, def)) => Err(MethodError::Private(kind, def)),
            None => Err(MethodError::NoMatch(NoMatch {
                unsatisfied: probe.unsatisfied,
            })),
        }
    }

    /// The types that a receiver leads to.
    fn method_steps(&self, span: Span, self_ty: Ty) -> Result<Vec<Step>, MethodError> {
        let mut autoderef = self
            .autoderef(span, self_ty)
            .include_raw_pointers()
            .silence_errors();
        let mut steps = Vec::new();
        let mut behind_raw = false;
        for (ty, autoderefs) in autoderef.by_ref() {
            steps.push(Step {
                ty,
                autoderefs,
                behind_raw,
                unsize: false,
            });
            behind_raw |= matches!(self.kind(ty), TyKind::RawPtr(..));
        }
        if autoderef.reached_limit() {
            autoderef.report_limit();
        }
        match self.kind(autoderef.final_ty()) {
            TyKind::Infer(InferTy::Ty(_)) => return Err(MethodError::UnknownType),
            TyKind::Error => return Err(MethodError::Reported),
            TyKind::Array(elem, _) => steps.push(Step {
                ty: self.tcx.types.mk(TyKind::Slice(elem)),
                autoderefs: steps.len().saturating_sub(1),
                behind_raw,
                unsize: true,
            }),
            _ => {}
        }
        Ok(steps)
    }
}

impl Probe<'_, '_> {
    fn assemble(&mut self) {
        for step in self.steps.clone() {
            self.assemble_inherent(step.ty);
        }
        for def in self.fcx.traits_in_scope() {
            self.assemble_trait(def);
        }
    }

    fn assemble_inherent(&mut self, ty: Ty) {
        match self.fcx.kind(ty) {
            TyKind::Dynamic(..) => {
                self.assemble_object(ty);
                self.assemble_impls(ty);
            }
            TyKind::Param(_) => self.assemble_param(ty),
            TyKind::Adt(..)
            | TyKind::Bool
            | TyKind::Char
            | TyKind::Int(_)
            | TyKind::Float(_)
            | TyKind::Str
            | TyKind::Array(..)
            | TyKind::Slice(_)
            | TyKind::RawPtr(..)
            | TyKind::Ref(..)
            | TyKind::Never
            | TyKind::Tuple(_) => self.assemble_impls(ty),
            _ => {}
        }
    }

    /// Inherent impls of a type.
    fn assemble_impls(&mut self, ty: Ty) {
        for of in self.fcx.inherent_impls(ty) {
            if self.impls_seen.contains(&of) {
                continue;
            }
            self.impls_seen.push(of);
            if let Some(item) = self.item_of(of) {
                let kind = CandidateKind::Inherent(of);
                self.push(Candidate { item, kind }, true);
            }
        }
    }

    /// The methods of a trait object's own trait, and of its supertraits.
    fn assemble_object(&mut self, ty: Ty) {
        let Some(principal) = self.fcx.object_trait_ref(ty) else {
            return;
        };
        for of in self.fcx.supertraits(principal) {
            self.assemble_bound(of, CandidateKind::Object(of));
        }
    }

    /// The bounds of a type parameter, which need not be in scope.
    fn assemble_param(&mut self, ty: Ty) {
        for of in self.fcx.bounds_of(ty) {
            self.assemble_bound(of, CandidateKind::WhereClause(of));
        }
    }

    fn assemble_bound(&mut self, of: TraitRef, kind: CandidateKind) {
        if let Some(item) = self.item_of(of.def) {
            self.push(Candidate { item, kind }, true);
        }
    }

    fn assemble_trait(&mut self, def: DefId) {
        let Some(item) = self.item_of(def) else {
            return;
        };
        let args = self.fcx.infcx.fresh_args_for(def, self.span);
        let kind = CandidateKind::Trait(TraitRef { def, args });
        self.push(Candidate { item, kind }, false);
    }

    fn push(&mut self, candidate: Candidate, inherent: bool) {
        if !self.fcx.is_accessible(candidate.item) {
            self.private.push(candidate);
        } else if inherent {
            self.inherent.push(candidate);
        } else {
            self.extension.push(candidate);
        }
    }

    /// The value of this name in an impl or a trait; for a call it has to be a method.
    fn item_of(&self, of: DefId) -> Option<DefId> {
        let item = self.fcx.tcx.assoc_item(of, self.name, Namespace::Value)?;
        let fits = match (self.mode, self.fcx.tcx.def_kind(item)) {
            (Mode::Call, DefKind::AssocFn) => self.fcx.tcx.fn_attrs(item).has_self,
            (Mode::Path, DefKind::AssocFn | DefKind::AssocConst) => true,
            _ => false,
        };
        fits.then_some(item)
    }
}
