//! Types: what every definition and every expression is of.
//!
//! ```text
//! tables ─▶ collect ─▶ signatures ─▶ check ─▶ TypeckResults
//!             Tcx       (queries)      ▲
//!                              infer ──┴── traits
//! ```
//!
//! The rules and the words are those of rustc: `collect` and the item checks are its
//! `hir_analysis`, `infer` and `traits` its inference and trait selection, `check` its
//! `hir_typeck`. Types are never guessed: what is not determined is an error (E0282,
//! E0283), and what we do not carry is named.
//!
//! Deliberately absent: loans and outlives relations, which are the borrow checker's.
//! Regions are kept in signatures for it, and erased in bodies.

pub mod body;
pub mod check;
pub mod collect;
pub mod context;
pub mod eval;
pub mod flags;
pub mod fold;
pub mod generics;
pub mod infer;
pub mod intern;
pub mod kind;
pub mod lang;
pub mod print;
pub mod results;
mod std_items;
pub mod traits;

pub use body::{BodyKey, BodyRef, ClosureDef, ClosureId, ClosureOrigin, OpaqueDef, OpaqueId};
pub use check::{check_bodies, check_crate};
pub use collect::{
    AssocCandidate, Discr, DynViolation, LowerHooks, Lowerer, SimpleType, check_items, lower_all,
};
pub use context::{Query, Tcx};
pub use eval::ConstEval;
pub use flags::TypeFlags;
pub use fold::{TypeFoldable, TypeFolder, super_fold_const, super_fold_ty};
pub use generics::{
    AdtDef, Clause, FieldDef, FnAttrs, GenericParamDef, Generics, ImplHeader, ParamKind, Repr,
    TraitDef, VariantDef,
};
pub use intern::{Common, Types};
pub use kind::{
    Args, Const, ConstKind, ExistentialPredicate, Existentials, FnSig, GenericArg, InferTy,
    Mutability, ParamTy, Predicate, Region, RegionKind, Safety, TraitRef, Ty, TyKind, TyList,
};
pub use lang::LangItems;
