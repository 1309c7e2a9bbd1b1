//! Which function a call comes to, once all types are known.

use super::select::{Selection, Source};
use super::{Cause, FulfillmentCtxt, Obligation, ParamEnv};
use crate::resolve::{DefId, DefKind};
use crate::syntax::span::Span;
use crate::ty::infer::InferCtxt;
use crate::ty::results::ClosureKind;
use crate::ty::{Args, ClosureId, Predicate, Tcx, TraitRef, Ty, TyKind};

/// A function with all its generic arguments known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Instance {
    /// What there is to run.
    pub kind: InstanceKind,
    /// The arguments: those of the item around it for a closure.
    pub args: Args,
}

/// What there is to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InstanceKind {
    /// A function's body.
    Item(DefId),
    /// A function that the machine carries out itself.
    Intrinsic(DefId),
    /// What makes a struct or a variant of its fields.
    Ctor(DefId),
    /// The body of a closure, called by a method of `called`. If the closure is of another
    /// kind, its environment is passed on by reference, or dropped afterwards.
    Closure {
        /// The closure.
        id: ClosureId,
        /// How it may be called.
        kind: ClosureKind,
        /// How it is called.
        called: ClosureKind,
    },
    /// `Future::poll` of a coroutine.
    CoroutinePoll(ClosureId),
    /// `call`, `call_mut` or `call_once` of a function's own type or of a function pointer:
    /// the arguments come as a tuple.
    FnPtrShim {
        /// The callee's type.
        ty: Ty,
        /// How it is called.
        called: ClosureKind,
    },
    /// A method of a trait object, by its place in the vtable.
    Virtual {
        /// The method of the trait.
        method: DefId,
        /// Its place: see [`Tcx::vtable_entries`].
        index: usize,
    },
    /// `clone` of a type that is cloned part by part: tuples, closures, function pointers.
    CloneShim(Ty),
}

impl Tcx {
    /// Which function a call of `def` comes to. Nothing if the arguments do not allow it,
    /// which only happens after an error.
    pub fn resolve_instance(&self, def: DefId, args: Args) -> Option<Instance> {
        let args = self.normalize_erasing_regions(ParamEnv::EMPTY, args);
        let kind = match self.def_kind(def) {
            DefKind::Ctor(..) => InstanceKind::Ctor(def),
            DefKind::AssocFn if self.trait_of_item(def).is_some() => {
                return self.resolve_trait_method(def, args);
            }
            _ => self.item_kind(def),
        };
        Some(Instance { kind, args })
    }

    /// The constant that a path to an associated constant comes to, and its arguments.
    pub fn resolve_assoc_const(&self, def: DefId, args: Args) -> Option<(DefId, Args)> {
        if self.trait_of_item(def).is_none() {
            return Some((def, args));
        }
        let args = self.normalize_erasing_regions(ParamEnv::EMPTY, args);
        let trait_ref = self.trait_ref_of_projection(def, args);
        match self.select_revealed(trait_ref)? {
            Source::Impl(imp, impl_args) => Some(self.leaf_item(def, args, imp, impl_args)),
            _ => None,
        }
    }

    fn item_kind(&self, def: DefId) -> InstanceKind {
        if self.fn_attrs(def).intrinsic {
            InstanceKind::Intrinsic(def)
        } else {
            InstanceKind::Item(def)
        }
    }

    /// What an impl has for an item of its trait: its own, or the trait's.
    fn leaf_item(&self, item: DefId, args: Args, imp: DefId, impl_args: Args) -> (DefId, Args) {
        match self.impl_item_for(imp, item) {
            Some(own) => (own, self.rebase_args(item, args, impl_args)),
            None => (item, args),
        }
    }

    fn resolve_trait_method(&self, method: DefId, args: Args) -> Option<Instance> {
        let trait_ref = self.trait_ref_of_projection(method, args);
        let self_ty = self.self_ty_of(trait_ref);
        let kind = match self.select_revealed(trait_ref)? {
            Source::Impl(imp, impl_args) => {
                let (item, args) = self.leaf_item(method, args, imp, impl_args);
                let args = self.normalize_erasing_regions(ParamEnv::EMPTY, args);
                let kind = self.item_kind(item);
                return Some(Instance { kind, args });
            }
            Source::Object => {
                let entries = self.vtable_entries(self_ty);
                let found = entries
                    .iter()
                    .position(|entry| entry.method == method && entry.trait_ref == trait_ref);
                match found {
                    Some(index) => InstanceKind::Virtual { method, index },
                    // A method that asks for `Self: Sized` cannot be called, and one
                    // without a receiver has no place in the vtable.
                    None => self.item_kind(method),
                }
            }
            Source::Closure => {
                let TyKind::Closure(id, args) = self.types.kind(self_ty) else {
                    return None;
                };
                let kind = InferCtxt::new(self).closure_kind(id)?;
                let called = self.fn_trait_kind(trait_ref.def)?;
                let kind = InstanceKind::Closure { id, kind, called };
                return Some(Instance { kind, args });
            }
            Source::FnPointer => InstanceKind::FnPtrShim {
                ty: self_ty,
                called: self.fn_trait_kind(trait_ref.def)?,
            },
            Source::Future => {
                let TyKind::Coroutine(id, args) = self.types.kind(self_ty) else {
                    return None;
                };
                let kind = InstanceKind::CoroutinePoll(id);
                return Some(Instance { kind, args });
            }
            Source::Builtin if self.lang_item("clone_fn") == Some(method) => {
                InstanceKind::CloneShim(self_ty)
            }
            // `clone_from` of such a type is the trait's own.
            Source::Builtin | Source::Param => self.item_kind(method),
        };
        Some(Instance { kind, args })
    }

    /// How a trait is implemented, all types being known.
    pub fn select_revealed(&self, trait_ref: TraitRef) -> Option<Source> {
        let infcx = InferCtxt::new(self).revealing();
        let cause = Cause::misc(Span::default());
        let obligation = Obligation::new(Predicate::Trait(trait_ref), cause, ParamEnv::EMPTY);
        let Selection { source, nested } = infcx.select(&obligation).ok().flatten()?;
        // The arguments of the impl may be known only from what has to hold for it.
        let mut fulfillment = FulfillmentCtxt::new();
        let Source::Impl(imp, args) = source else {
            return Some(source);
        };
        let mut args = infcx.resolve_vars(args);
        if infcx.has_vars(args) {
            fulfillment.register_all(&infcx, nested);
            fulfillment.select_where_possible(&infcx);
            args = infcx.resolve_vars(args);
        }
        (!infcx.has_vars(args)).then_some(Source::Impl(imp, args))
    }
}
