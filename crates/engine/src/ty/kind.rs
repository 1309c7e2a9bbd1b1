//! What types, regions and constants are made of.
//!
//! All of it is interned in [`super::Types`]: two of one interner are the same exactly if
//! their ids are. Within bodies all regions are [`Region::ERASED`]; signatures keep them,
//! for the borrow checker.

use crate::resolve::DefId;
use crate::syntax::ast::{FloatType, IntType};
use crate::syntax::symbol::Symbol;

use super::body::{BodyRef, ClosureId, OpaqueId};

/// Declares ids into the interner.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(super) u32);
    )*};
}

ids! {
    /// A type: see [`TyKind`].
    Ty,
    /// A list of generic arguments, those of the parent first.
    Args,
    /// A list of types.
    TyList,
    /// A region, in other words a lifetime: see [`RegionKind`].
    Region,
    /// A constant that a type depends on: see [`ConstKind`].
    Const,
    /// What a trait object implements: a list of [`ExistentialPredicate`]s, the principal
    /// trait first.
    Existentials,
}

impl Region {
    /// Within bodies: not known, and of no matter to types.
    pub const ERASED: Self = Self(0);
    /// `'static`
    pub const STATIC: Self = Self(1);
}

impl Args {
    /// No arguments.
    pub const EMPTY: Self = Self(0);
}

impl TyList {
    /// No types.
    pub const EMPTY: Self = Self(0);
}

/// Whether something may be written through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Mutability {
    Not,
    Mut,
}

impl Mutability {
    /// `mut` or nothing.
    #[must_use]
    pub fn new(mutable: bool) -> Self {
        if mutable { Self::Mut } else { Self::Not }
    }

    /// Whether it is [`Mutability::Mut`].
    #[must_use]
    pub fn is_mut(self) -> bool {
        self == Self::Mut
    }
}

/// What a type is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TyKind {
    /// `bool`
    Bool,
    /// `char`
    Char,
    /// `str`
    Str,
    /// `!`
    Never,
    /// `i32`, `usize`, …
    Int(IntType),
    /// `f64`, …
    Float(FloatType),
    /// A struct or an enum.
    Adt(DefId, Args),
    /// `&'a mut T`
    Ref(Region, Ty, Mutability),
    /// `*mut T`
    RawPtr(Ty, Mutability),
    /// `[T]`
    Slice(Ty),
    /// `[T; N]`
    Array(Ty, Const),
    /// `()`, `(A, B)`
    Tuple(TyList),
    /// The type of a function's or a constructor's name, of size zero.
    FnDef(DefId, Args),
    /// `unsafe fn(A) -> B`: the parameters, then the return type.
    FnPtr(TyList, Safety),
    /// The type of a closure expression. The arguments are those of the item around it.
    Closure(ClosureId, Args),
    /// The type of an async block, or of what an `async fn` gives.
    Coroutine(ClosureId, Args),
    /// `dyn A + 'a`
    Dynamic(Existentials, Region),
    /// A type parameter, or `Self` in a trait.
    Param(ParamTy),
    /// `<T as Trait>::Assoc`: the associated type, and the trait's arguments (`Self`
    /// first) followed by its own.
    Projection(DefId, Args),
    /// `impl Trait` in a return type, seen from outside.
    Opaque(OpaqueId, Args),
    /// Not known yet.
    Infer(InferTy),
    /// Something that was reported.
    Error,
}

/// Whether calling asks for `unsafe`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Safety {
    Safe,
    Unsafe,
}

/// A type parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParamTy {
    /// Its place among the generic arguments.
    pub index: u32,
    /// Its name.
    pub name: Symbol,
}

/// A variable of inference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InferTy {
    /// Any type.
    Ty(u32),
    /// Some integer type: that of a literal without a suffix.
    Int(u32),
    /// Some floating point type.
    Float(u32),
}

/// One generic argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum GenericArg {
    Ty(Ty),
    Region(Region),
    Const(Const),
}

impl GenericArg {
    /// The type, if it is one.
    #[must_use]
    pub fn as_ty(self) -> Option<Ty> {
        match self {
            Self::Ty(ty) => Some(ty),
            _ => None,
        }
    }

    /// The constant, if it is one.
    #[must_use]
    pub fn as_const(self) -> Option<Const> {
        match self {
            Self::Const(constant) => Some(constant),
            _ => None,
        }
    }
}

/// What a region is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RegionKind {
    /// Of no matter: within bodies.
    Erased,
    /// `'static`
    Static,
    /// A lifetime parameter of an item.
    Param {
        /// Its place among the generic arguments.
        index: u32,
        /// Its name.
        name: Symbol,
    },
    /// A lifetime that a signature or `for<'a>` binds: an elided one, for instance.
    Bound {
        /// How many binders out.
        depth: u32,
        /// Its number.
        index: u32,
    },
}

/// What a constant is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConstKind {
    /// A number, `bool` or `char`, as its bits, cut to the size of the type.
    Value {
        /// Its type.
        ty: Ty,
        /// The bits.
        bits: u128,
    },
    /// A constant parameter.
    Param(ParamTy),
    /// Not known yet.
    Infer(u32),
    /// `{ N + 1 }` with parameters: a body of its own, under the arguments of what it
    /// stands in.
    Unevaluated(BodyRef, Args),
    /// Something that was reported.
    Error,
}

/// One thing that a trait object implements. The arguments leave `Self` out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExistentialPredicate {
    /// The principal trait.
    Trait(DefId, Args),
    /// `Item = T`
    Projection {
        /// The associated type.
        assoc: DefId,
        /// The arguments of its trait.
        args: Args,
        /// What it is.
        ty: Ty,
    },
    /// `Send` and its like.
    AutoTrait(DefId),
}

/// `T: Trait<A>`: the arguments have `Self` first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TraitRef {
    /// The trait.
    pub def: DefId,
    /// Its arguments.
    pub args: Args,
}

/// What has to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Predicate {
    /// `T: Trait`
    Trait(TraitRef),
    /// `<T as Trait>::Assoc == U`
    Projection {
        /// The associated type.
        assoc: DefId,
        /// As in [`TyKind::Projection`].
        args: Args,
        /// What it has to be.
        ty: Ty,
    },
    /// `T: 'a`
    TypeOutlives(Ty, Region),
    /// `'a: 'b`
    RegionOutlives(Region, Region),
}

/// What a caller sees of a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FnSig {
    /// The parameters, then the return type.
    pub inputs_and_output: TyList,
    /// Whether a call asks for `unsafe`.
    pub safety: Safety,
}
