//! What type-checking finds out about a body.
//!
//! Expressions and patterns are found by their ids. No type in here holds a variable of
//! inference, and all regions are erased. Whatever sugar stands for calls of std (`for`,
//! `?`, `.await`, formats, operators) has its callees in [`TypeckResults::callees`].

use std::collections::HashMap;

use la_arena::{ArenaMap, Idx};

use super::body::{ClosureId, OpaqueId};
use super::kind::{Args, Mutability, Ty, TyList};
use crate::resolve::{DefId, Local, LocalId, Res};
use crate::syntax::ast::{Expr, ExprId, Pat, PatId};
use crate::syntax::span::Span;

/// See the module.
#[derive(Debug, Default)]
pub struct TypeckResults {
    /// The type of each expression, before its adjustments.
    pub exprs: ArenaMap<Idx<Expr>, Ty>,
    /// The type of each pattern, after its `pat_adjustments` were taken off the value.
    pub pats: ArenaMap<Idx<Pat>, Ty>,
    /// The type of each local variable.
    pub locals: ArenaMap<Idx<Local>, Ty>,
    /// What is done to an expression's value before it is used.
    pub adjustments: ArenaMap<Idx<Expr>, Vec<Adjustment>>,
    /// What calls are made: methods, operators that are overloaded, sugar.
    pub callees: HashMap<(ExprId, CalleeRole), Callee>,
    /// What each path of a value stands for, with its generic arguments. Struct
    /// expressions are found here too.
    pub paths: ArenaMap<Idx<Expr>, (Res, Args)>,
    /// The same for patterns.
    pub pat_paths: ArenaMap<Idx<Pat>, (Res, Args)>,
    /// The number of the field that a field expression means.
    pub fields: ArenaMap<Idx<Expr>, usize>,
    /// The variant that a struct expression makes, and the number of each field written.
    pub struct_exprs: ArenaMap<Idx<Expr>, StructExpr>,
    /// The same for struct patterns and tuple struct patterns.
    pub struct_pats: ArenaMap<Idx<Pat>, StructExpr>,
    /// The types that default binding modes see through, the outermost first: the value of
    /// such a type is dereferenced before the pattern looks at it.
    pub pat_adjustments: ArenaMap<Idx<Pat>, Vec<Ty>>,
    /// How each binding takes its value.
    pub binding_modes: ArenaMap<Idx<Pat>, BindingMode>,
    /// What each cast does.
    pub casts: ArenaMap<Idx<Expr>, CastKind>,
    /// The types that casts, `let`s and closures write out, as they are meant.
    pub user_types: HashMap<crate::syntax::ast::TypeId, Ty>,
    /// The closures and async blocks.
    pub closures: ArenaMap<Idx<Expr>, ClosureId>,
    /// What is known of each of them.
    pub closure_types: HashMap<ClosureId, ClosureTy>,
    /// What is behind the opaque types that this body defines.
    pub opaques: HashMap<OpaqueId, Ty>,
    /// The function that this is the body of: its parameters and its return type.
    pub signature: Option<TyList>,
    /// Whether something was reported, so that later rooms leave this body alone.
    pub tainted: bool,
}

/// Which call of an expression. Plain calls of methods and of operators are `Method`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CalleeRole {
    /// The method of a method call, of an overloaded operator (`a + b`, `a[i]`, `*a`,
    /// `a += b`, `-a`), or `call`, `call_mut`, `call_once` of the callee of a call.
    Method,
    /// `IntoIterator::into_iter` of a `for`.
    IntoIter,
    /// `Iterator::next` of a `for`.
    Next,
    /// `Try::branch` of `?`.
    Branch,
    /// `FromResidual::from_residual` of `?`.
    FromResidual,
    /// `Try::from_output` of a `try` block.
    FromOutput,
    /// `IntoFuture::into_future` of `.await`.
    IntoFuture,
    /// `Future::poll` of `.await`.
    Poll,
    /// `fmt` of the n-th placeholder of a format.
    Format(usize),
    /// `write_fmt` of `write!`.
    WriteFmt,
    /// `PartialEq::eq` of `assert_eq!` and of a pattern that compares.
    Eq,
    /// `from_elem` of `vec![e; n]`, `into_vec` of `vec![a, b]`.
    Vec,
    /// The n-th dereference among the adjustments.
    Deref(usize),
    /// `Default`, `Clone` and others that later rooms may come to need.
    Other(u8),
}

/// A function with its generic arguments. For a method of a trait it is the trait's own,
/// with `Self` first; which impl it comes to is found when types are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Callee {
    /// The function.
    pub def: DefId,
    /// Its arguments, the parent's first.
    pub args: Args,
}

/// One thing done to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Adjustment {
    /// What.
    pub kind: Adjust,
    /// The type afterwards.
    pub target: Ty,
}

/// See [`Adjustment`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adjust {
    /// `!` becomes any type.
    NeverToAny,
    /// `*e`; by `Deref::deref` or `deref_mut` if a callee is given, which takes `&e` or
    /// `&mut e`.
    Deref(Option<(Callee, Mutability)>),
    /// `&e`, `&mut e`. A `&mut` that a call makes is two-phase.
    Borrow {
        /// Whether `&mut`.
        mutability: Mutability,
        /// Whether it is only reserved until the call.
        two_phase: bool,
    },
    /// `&raw const e`, `&raw mut e`
    RawBorrow(Mutability),
    /// A coercion between pointers.
    Pointer(PointerCoercion),
}

/// A coercion of pointers, as rustc divides them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PointerCoercion {
    /// A function's own type becomes a function pointer.
    ReifyFnPointer,
    /// `fn` becomes `unsafe fn`.
    UnsafeFnPointer,
    /// A closure without captures becomes a function pointer.
    ClosureFnPointer,
    /// `*mut T` becomes `*const T`.
    MutToConstPointer,
    /// `*const [T; N]` becomes `*const T`.
    ArrayToPointer,
    /// `&[T; N]` becomes `&[T]`, `Rc<T>` becomes `Rc<dyn Trait>`.
    Unsize,
}

/// How a binding takes its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BindingMode {
    /// By moving or copying.
    Value,
    /// `ref`, `ref mut`, written or by default.
    Ref(Mutability),
}

/// The fields that a struct expression or a pattern names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StructExpr {
    /// The struct or the enum.
    pub adt: DefId,
    /// Its arguments.
    pub args: Args,
    /// The number of the variant.
    pub variant: usize,
    /// The number of each field, in the order in which they are written. For tuple struct
    /// patterns this leaves out what `..` stands for.
    pub fields: Vec<usize>,
}

/// What a cast does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CastKind {
    /// Nothing but a coercion: whatever the expression's adjustments say.
    Coercion,
    /// Integer to integer, `bool` and `char` to integer, `u8` to `char`.
    IntToInt,
    /// An enum without fields to an integer.
    EnumToInt,
    /// Integer to float.
    IntToFloat,
    /// Float to integer, saturating.
    FloatToInt,
    /// Float to float.
    FloatToFloat,
    /// Pointer to pointer.
    PtrToPtr,
    /// Pointer or function pointer to integer.
    PtrToInt,
    /// Integer to pointer.
    IntToPtr,
    /// Function pointer to pointer.
    FnPtrToPtr,
}

/// How a closure may be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum ClosureKind {
    Fn,
    FnMut,
    FnOnce,
}

/// What is known of a closure, under the generic parameters of the item around it.
#[derive(Clone, Debug)]
pub struct ClosureTy {
    /// How it may be called.
    pub kind: ClosureKind,
    /// Its parameters, then what it gives. For a coroutine: what it comes to.
    pub sig: TyList,
    /// What it captures, in the order of its fields.
    pub captures: Vec<Capture>,
    /// Of a coroutine: the types of what it may keep while it waits, and perhaps more.
    pub witness: Vec<Ty>,
}

/// One thing that a closure captures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capture {
    /// The variable.
    pub local: LocalId,
    /// What of it.
    pub path: Vec<CaptureStep>,
    /// How.
    pub by: CaptureMode,
    /// The type of the field that holds it: with the reference, if it is by reference.
    pub ty: Ty,
    /// The use that made it be captured so.
    pub span: Span,
}

/// One step of a captured place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CaptureStep {
    /// A field of a struct or a tuple, and the type of what it gives.
    Field(usize, Ty),
    /// A dereference of a reference or of a box, and the type of what it gives.
    Deref(Ty),
}

/// How a closure captures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaptureMode {
    /// `&`
    Ref,
    /// `&`, but unique: a write through a `&mut` that is captured.
    UniqueRef,
    /// `&mut`
    MutRef,
    /// By moving or copying.
    Value,
}

impl TypeckResults {
    /// The type of an expression before its adjustments.
    #[must_use]
    pub fn expr_ty(&self, expr: ExprId) -> Option<Ty> {
        self.exprs.get(expr).copied()
    }

    /// The type of an expression after its adjustments.
    #[must_use]
    pub fn expr_ty_adjusted(&self, expr: ExprId) -> Option<Ty> {
        let last = self.adjustments.get(expr).and_then(|list| list.last());
        last.map(|adjustment| adjustment.target)
            .or_else(|| self.expr_ty(expr))
    }

    /// The type of a pattern.
    #[must_use]
    pub fn pat_ty(&self, pat: PatId) -> Option<Ty> {
        self.pats.get(pat).copied()
    }

    /// What an expression calls.
    #[must_use]
    pub fn callee(&self, expr: ExprId, role: CalleeRole) -> Option<Callee> {
        self.callees.get(&(expr, role)).copied()
    }
}
