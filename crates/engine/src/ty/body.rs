//! What has a body: functions, constants, closures.

use crate::resolve::{CrateId, DefId};
use crate::syntax::ast::{BodyId, ExprId, TypeId};
use crate::syntax::span::Span;

/// A body of the tree. Closures are part of the body that they stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BodyRef {
    /// The crate.
    pub krate: CrateId,
    /// The body.
    pub body: BodyId,
}

/// What is evaluated as one, and has a THIR and a MIR of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BodyKey {
    /// A function, a constant, an array's length, …
    Body(BodyRef),
    /// A closure or a coroutine.
    Closure(ClosureId),
}

/// A closure, an async block, or the body of an `async fn`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClosureId(pub(super) u32);

/// See [`ClosureId`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClosureDef {
    /// The item whose generic parameters are in scope.
    pub owner: DefId,
    /// The body that it stands in.
    pub body: BodyRef,
    /// The expression; the body's value for the body of an `async fn`.
    pub expr: ExprId,
    /// What it is.
    pub kind: ClosureOrigin,
    /// The place that rustc names it by.
    pub span: Span,
}

/// What is written where a closure's type comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClosureOrigin {
    /// `|x| …`
    Closure,
    /// `async |x| …`
    AsyncClosure,
    /// `async { … }`
    AsyncBlock,
    /// The body of an `async fn`.
    AsyncFn,
}

/// `impl Trait` in a return type, or what an `async fn` gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OpaqueId(pub(super) u32);

/// See [`OpaqueId`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OpaqueDef {
    /// The function.
    pub owner: DefId,
    /// Where the type is written; nothing for an `async fn`.
    pub ty: Option<TypeId>,
    /// Where it stands.
    pub span: Span,
}
