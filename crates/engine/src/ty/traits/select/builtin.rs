//! What the language itself implements.

use super::assemble::Candidates;
use super::{Candidate, SelectionContext};
use crate::resolve::DefId;
use crate::ty::results::ClosureKind;
use crate::ty::{Args, InferTy, Safety, Tcx, TraitRef, Ty, TyKind, TyList};

/// How many structs may end with one another before each is asked about on its own.
const MAX_TAILS: usize = 500;

impl SelectionContext<'_, '_> {
    /// Everything is sized but `str`, slices, trait objects, and what ends with one.
    pub(super) fn builtin_sized(&self, self_ty: Ty, candidates: &mut Candidates) {
        let types = &self.tcx.types;
        let nested = match types.kind(self_ty) {
            TyKind::Str
            | TyKind::Slice(_)
            | TyKind::Dynamic(..)
            | TyKind::Param(_)
            | TyKind::Projection(..)
            | TyKind::Opaque(..) => return,
            TyKind::Infer(InferTy::Ty(_)) => {
                candidates.ambiguous = true;
                return;
            }
            TyKind::Tuple(list) => types.list(list).last().copied().into_iter().collect(),
            TyKind::Adt(def, args) => self.sized_tail(def, args).into_iter().collect(),
            _ => Vec::new(),
        };
        candidates.push(Candidate::Sized(nested));
    }

    /// What ends a struct, and the struct that it ends with, and so on: structs may nest
    /// deeper than questions may.
    fn sized_tail(&self, def: DefId, args: Args) -> Option<Ty> {
        let mut tail = self.tcx.struct_tail_field(def, args)?;
        for _ in 0..MAX_TAILS {
            let TyKind::Adt(def, args) = self.tcx.types.kind(tail) else {
                break;
            };
            tail = self.tcx.struct_tail_field(def, args)?;
        }
        Some(tail)
    }

    /// Those types that std has no impls for, because they are too many.
    pub(super) fn builtin_copy_clone(&self, self_ty: Ty, candidates: &mut Candidates) {
        let types = &self.tcx.types;
        let nested = match types.kind(self_ty) {
            TyKind::FnDef(..) | TyKind::FnPtr(..) | TyKind::Error => Vec::new(),
            TyKind::Tuple(list) => types.list(list).to_vec(),
            TyKind::Closure(id, args) => {
                if let Some(upvars) = self.infcx.closure_upvars(id, args) {
                    upvars
                } else {
                    candidates.ambiguous = true;
                    return;
                }
            }
            TyKind::Infer(InferTy::Ty(_)) => {
                candidates.ambiguous = true;
                return;
            }
            _ => return,
        };
        candidates.push(Candidate::Builtin(nested));
    }

    pub(super) fn builtin_tuple(&self, self_ty: Ty, candidates: &mut Candidates) {
        match self.tcx.types.kind(self_ty) {
            TyKind::Tuple(_) => candidates.push(Candidate::Builtin(Vec::new())),
            TyKind::Infer(InferTy::Ty(_)) => candidates.ambiguous = true,
            _ => {}
        }
    }

    /// Closures, functions and function pointers can be called.
    pub(super) fn from_callables(&self, trait_ref: TraitRef, candidates: &mut Candidates) {
        let Some(wanted) = self.tcx.fn_trait_kind(trait_ref.def) else {
            return;
        };
        match self.tcx.types.kind(self.self_ty(trait_ref)) {
            TyKind::Closure(id, _) => match self.infcx.closure_kind(id) {
                Some(kind) if kind <= wanted => candidates.push(Candidate::Closure),
                Some(_) => {}
                None if wanted == ClosureKind::FnOnce => candidates.push(Candidate::Closure),
                None => candidates.ambiguous = true,
            },
            TyKind::FnPtr(_, Safety::Safe) => candidates.push(Candidate::FnPointer),
            TyKind::FnDef(def, _) if self.tcx.fn_sig(def).safety == Safety::Safe => {
                candidates.push(Candidate::FnPointer);
            }
            TyKind::Infer(InferTy::Ty(_)) => candidates.ambiguous = true,
            _ => {}
        }
    }

    /// What a type consists of, as auto traits see it; nothing if that is not known yet.
    pub(super) fn constituent_types(&self, ty: Ty) -> Option<Vec<Ty>> {
        let types = &self.tcx.types;
        Some(match types.kind(ty) {
            TyKind::RawPtr(inner, _)
            | TyKind::Ref(_, inner, _)
            | TyKind::Slice(inner)
            | TyKind::Array(inner, _) => vec![inner],
            TyKind::Tuple(list) => types.list(list).to_vec(),
            TyKind::Closure(id, args) => self.infcx.closure_upvars(id, args)?,
            TyKind::Adt(def, args) => self.tcx.auto_trait_parts(def, args),
            TyKind::Opaque(id, args) => vec![self.hidden_type(id, args)?],
            TyKind::Coroutine(id, args) => {
                let mut parts = self.infcx.closure_upvars(id, args)?;
                parts.extend(self.infcx.coroutine_witness(id, args)?);
                parts
            }
            _ => Vec::new(),
        })
    }

    /// What is behind an opaque type, if its body is checked already or right now.
    pub(in crate::ty::traits) fn hidden_type(
        &self,
        id: crate::ty::OpaqueId,
        args: Args,
    ) -> Option<Ty> {
        self.infcx
            .hidden_type(id, self.infcx.resolve_vars(args))
            .or_else(|| self.tcx.hidden_type_of(id, args))
    }

    /// The parameters and the return type of a function's own type, or of a pointer.
    pub(in crate::ty::traits) fn callable_sig(&self, ty: Ty) -> Option<TyList> {
        match self.infcx.kind(ty) {
            TyKind::FnPtr(list, _) => Some(list),
            TyKind::FnDef(def, args) => {
                let sig = self.tcx.fn_sig(def);
                Some(self.tcx.subst_erased(sig.inputs_and_output, args))
            }
            TyKind::Closure(id, args) => self.infcx.closure_sig(id, args),
            _ => None,
        }
    }
}

impl Tcx {
    /// How `Fn`, `FnMut` or `FnOnce` call.
    pub fn fn_trait_kind(&self, def: DefId) -> Option<ClosureKind> {
        let known = self.known();
        let def = Some(def);
        if def == known.r#fn {
            Some(ClosureKind::Fn)
        } else if def == known.fn_mut {
            Some(ClosureKind::FnMut)
        } else if def == known.fn_once {
            Some(ClosureKind::FnOnce)
        } else {
            None
        }
    }

    /// The trait that calls in this way.
    pub fn fn_trait_of_kind(&self, kind: ClosureKind) -> Option<DefId> {
        let known = self.known();
        match kind {
            ClosureKind::Fn => known.r#fn,
            ClosureKind::FnMut => known.fn_mut,
            ClosureKind::FnOnce => known.fn_once,
        }
    }

    /// The type of the last field of a struct, which alone may be unsized.
    pub(in crate::ty::traits) fn struct_tail_field(&self, def: DefId, args: Args) -> Option<Ty> {
        let adt = self.adt_def(def);
        let field = adt.struct_variant()?.fields.last()?;
        Some(self.subst_erased(self.type_of(field.def), args))
    }

    /// The types of all fields.
    fn auto_trait_parts(&self, def: DefId, args: Args) -> Vec<Ty> {
        let adt = self.adt_def(def);
        if adt.is_phantom_data {
            let args = self.types.args(args).iter();
            return args.filter_map(|arg| arg.as_ty()).collect();
        }
        let fields = adt.variants.iter().flat_map(|variant| &variant.fields);
        let types = fields.map(|field| self.subst_erased(self.type_of(field.def), args));
        types.collect()
    }

    /// What is behind an opaque type, if its body is not the one that is being checked.
    pub(in crate::ty::traits) fn hidden_type_of(
        &self,
        id: crate::ty::OpaqueId,
        args: Args,
    ) -> Option<Ty> {
        let def = self.opaque_def(id)?;
        let body = self.body_of(def.owner)?;
        if self.is_active(crate::ty::Query::Typeck(body)) {
            return None;
        }
        let hidden = *self.typeck(body).opaques.get(&id)?;
        Some(self.subst_erased(hidden, args))
    }
}
