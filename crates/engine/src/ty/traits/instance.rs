//! Which function a call comes to, once all types are known.

use crate::resolve::DefId;
use crate::ty::results::ClosureKind;
use crate::ty::{Args, ClosureId, Tcx, Ty};

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
        let _ = (def, args);
        None
    }
}
