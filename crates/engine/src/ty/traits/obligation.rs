//! What has to hold, why, and how it failed.

use super::param_env::ParamEnv;
use crate::resolve::DefId;
use crate::syntax::ast::ExprId;
use crate::syntax::span::Span;
use crate::ty::infer::TypeError;
use crate::ty::{Predicate, Ty};

/// Something that has to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Obligation {
    /// What.
    pub predicate: Predicate,
    /// Why.
    pub cause: Cause,
    /// What may be taken for granted.
    pub param_env: ParamEnv,
    /// How many obligations led to it.
    pub depth: u32,
}

impl Obligation {
    /// Something that is asked for directly.
    #[must_use]
    pub fn new(predicate: Predicate, cause: Cause, param_env: ParamEnv) -> Self {
        Self {
            predicate,
            cause,
            param_env,
            depth: 0,
        }
    }

    /// Another thing, for the same reason.
    #[must_use]
    pub fn with(self, predicate: Predicate) -> Self {
        Self { predicate, ..self }
    }
}

/// Why something has to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cause {
    /// The place that an error is reported at.
    pub span: Span,
    /// What asks for it.
    pub code: CauseCode,
}

impl Cause {
    /// Nothing in particular asks for it.
    #[must_use]
    pub fn misc(span: Span) -> Self {
        let code = CauseCode::Misc;
        Self { span, code }
    }

    /// The reason is this.
    #[must_use]
    pub fn new(span: Span, code: CauseCode) -> Self {
        Self { span, code }
    }
}

/// What asks for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CauseCode {
    /// Nothing in particular.
    Misc,
    /// A bound of the definition that something is made of or that is called.
    WhereClause {
        /// The definition.
        def: DefId,
        /// Where the bound is written.
        bound: Span,
        /// The number of the bound among all of the definition, its parent's first.
        index: usize,
        /// The expression that names the definition, or calls the method.
        expr: Option<ExprId>,
    },
    /// A binary operator. The types are those of the operands.
    BinaryOp {
        /// The operator, as it is written.
        op: &'static str,
        /// The left operand.
        lhs: Ty,
        /// The right operand.
        rhs: Ty,
    },
    /// A unary operator.
    UnaryOp,
    /// `?`: `from_residual`
    QuestionMark,
    /// `?`: `branch`
    QuestionMarkBranch,
    /// `for` asks for an iterator.
    ForLoop,
    /// `.await` asks for a future.
    Await,
    /// `a[i]`
    Index,
    /// A coercion.
    Coercion,
    /// A method's receiver.
    MethodReceiver,
    /// Local variables are sized.
    VariableType,
    /// Values that are passed are sized.
    SizedArgument,
    /// What a call gives is sized.
    SizedCallReturn,
    /// What a function gives is sized.
    SizedReturn,
    /// What a struct expression makes is sized.
    StructInitializerSized,
    /// Fields are sized; the last of a struct may be unsized.
    FieldSized,
    /// What an array is made of, or what is repeated.
    SliceOrArrayElem,
    /// What a tuple is made of.
    TupleElem,
    /// `[x; n]` copies.
    RepeatElementCopy,
    /// A constant or a static is sized.
    SizedConstOrStatic,
    /// `static` asks for `Sync`.
    SharedStatic,
    /// A `match` on, or a comparison with, a constant.
    ConstPattern,
    /// What a format placeholder prints.
    Format,
    /// What the hidden type of `impl Trait` has to implement.
    OpaqueReturn,
    /// What `main` gives.
    MainReturn,
    /// What an impl says about an associated type.
    AssocTypeBound,
    /// The supertraits of a trait that is implemented.
    Supertrait,
    /// A type that is written has to make sense.
    WellFormed,
}

/// Something that does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FulfillmentError {
    /// What does not hold.
    pub obligation: Obligation,
    /// What was asked for in the first place.
    pub root: Obligation,
    /// How it failed.
    pub kind: FulfillmentErrorKind,
}

/// How something failed to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FulfillmentErrorKind {
    /// Nothing implements it: E0277.
    Unimplemented,
    /// A closure or a function takes other arguments: E0593, E0631. Both are tuples.
    SignatureMismatch {
        /// What was asked for.
        expected: Ty,
        /// What it takes.
        found: Ty,
    },
    /// An associated type is another than was asked for: E0271.
    ProjectionMismatch {
        /// What was asked for.
        expected: Ty,
        /// What it is.
        found: Ty,
        /// How they differ.
        error: TypeError,
    },
    /// Types are not known well enough: E0282, E0283, E0284.
    Ambiguous,
    /// It depends on itself, or on too much: E0275.
    Overflow,
    /// It takes more steps than we go.
    Limit,
    /// Whether it holds is beyond us.
    Unsupported(&'static str),
}
