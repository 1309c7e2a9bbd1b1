//! Functions without parameters: what a call comes to.

use std::cell::OnceCell;

use super::code::Code;
use super::outcome::Termination;
use crate::ty::traits::Instance;
use crate::ty::{Args, BodyKey, ClosureId, Ty};

/// The number of a function that has code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FunctionId(pub u32);

impl FunctionId {
    /// No function.
    pub const NONE: Self = Self(u32::MAX);
}

/// Which of the promoted constants of a body, or of one of those: the numbers on the way
/// are kept by the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PromotedId(pub u32);

/// What there is to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FunctionKey {
    /// A function, a closure, or what stands for one.
    Instance(Instance),
    /// The same as a function pointer: a `#[track_caller]` function is then told its own
    /// place.
    Reified(Instance),
    /// A closure that captures nothing, as a function pointer.
    ClosurePointer(ClosureId, Args),
    /// `call_once` in a vtable, which takes the value by its address.
    CallOnceByRef(Instance),
    /// A constant, a static or a promoted value.
    Const(BodyKey, Args),
    /// What was promoted to a constant out of a body: see [`PromotedId`].
    Promoted(BodyKey, PromotedId, Args),
    /// What drops a value, given its address.
    DropGlue(Ty),
    /// What drops an array or a slice, given its address and the number of elements of this
    /// type.
    DropElements(Ty),
    /// What drops a coroutine, wherever it is.
    CoroutineDrop(ClosureId, Args),
    /// What calls `main`.
    Entry,
}

/// A function, and its code once that was needed.
#[derive(Debug)]
pub struct Function {
    /// What it is.
    pub key: FunctionKey,
    /// The code, or why there is none.
    pub code: OnceCell<Result<Code, Box<Termination>>>,
}
