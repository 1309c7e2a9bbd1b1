//! Expressions.

use super::{
    Block, BodyId, ExprId, GenericArgs, Ident, Lifetime, Literal, PatId, Path, StdMacro, TypeId,
};
use crate::syntax::span::Span;

/// An expression.
#[derive(Debug)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where it stands.
    pub span: Span,
}

/// See [`Expr`].
#[derive(Debug)]
pub enum ExprKind {
    /// `1`
    Literal(Literal),
    /// `x`, `Vec::<u8>::new`
    Path(Path),
    /// `(e)`. It matters: `(a.f)()` calls a field, and `(x) = 1` assigns.
    Paren(ExprId),
    /// `()`, `(a,)`, `(a, b)`
    Tuple(Vec<ExprId>),
    /// `[a, b]`
    Array(Vec<ExprId>),
    /// `[e; N]`
    Repeat {
        /// `e`
        elem: ExprId,
        /// `N`
        len: BodyId,
    },
    /// `P { x, y: 1, ..base }`
    Struct {
        /// `P`
        path: Path,
        /// The fields, in the order in which they are evaluated.
        fields: Vec<FieldExpr>,
        /// What stands after them.
        rest: StructRest,
    },
    /// `!e`, `-e`, `*e`
    Unary(UnaryOp, ExprId),
    /// `&e`, `&mut e`
    Ref {
        /// `mut`
        mutable: bool,
        /// `e`
        expr: ExprId,
    },
    /// `&raw const e`, `&raw mut e`
    RawRef {
        /// `mut`
        mutable: bool,
        /// `e`
        expr: ExprId,
    },
    /// `a + b`, `a && b`
    Binary(BinaryOp, ExprId, ExprId),
    /// `a = b`; the left side may be a pattern of places, as in `(a, _) = b`.
    Assign(ExprId, ExprId),
    /// `a += b`
    AssignOp(BinaryOp, ExprId, ExprId),
    /// `e as T`
    Cast(ExprId, TypeId),
    /// `f(a)`
    Call {
        /// `f`
        callee: ExprId,
        /// `a`
        args: Vec<ExprId>,
    },
    /// `r.m::<T>(a)`
    MethodCall {
        /// `r`
        receiver: ExprId,
        /// `m`
        method: Ident,
        /// `::<T>`
        generics: Option<GenericArgs>,
        /// `a`
        args: Vec<ExprId>,
        /// From the method's name to the closing parenthesis, where rustc points to.
        call_span: Span,
    },
    /// `e.x`, `e.0`
    Field(ExprId, FieldName),
    /// `a[i]`
    Index(ExprId, ExprId),
    /// `a..b`, `..=b`
    Range {
        /// `a`
        start: Option<ExprId>,
        /// `b`
        end: Option<ExprId>,
        /// `..=` rather than `..`
        inclusive: bool,
    },
    /// `{ … }`, `unsafe { … }`, `'a: { … }`, `const { … }`, `async move { … }`
    Block(Block),
    /// `if cond { … } else …`; `cond` may hold [`ExprKind::Let`]s, joined by `&&`.
    If {
        /// The condition.
        cond: ExprId,
        /// A block.
        then: ExprId,
        /// A block or another `if`.
        els: Option<ExprId>,
    },
    /// `let pat = e`, in a condition.
    Let(PatId, ExprId),
    /// `match e { … }`
    Match {
        /// `e`
        scrutinee: ExprId,
        /// The arms.
        arms: Vec<Arm>,
    },
    /// `'a: loop { … }`
    Loop {
        /// `'a`
        label: Option<Lifetime>,
        /// A block.
        body: ExprId,
    },
    /// `'a: while cond { … }`
    While {
        /// `'a`
        label: Option<Lifetime>,
        /// As that of `if`.
        cond: ExprId,
        /// A block.
        body: ExprId,
    },
    /// `'a: for pat in e { … }`
    For {
        /// `'a`
        label: Option<Lifetime>,
        /// `pat`
        pat: PatId,
        /// `e`
        iter: ExprId,
        /// A block.
        body: ExprId,
    },
    /// `break 'a e`
    Break {
        /// `'a`
        label: Option<Lifetime>,
        /// `e`
        value: Option<ExprId>,
    },
    /// `continue 'a`
    Continue {
        /// `'a`
        label: Option<Lifetime>,
    },
    /// `return e`
    Return(Option<ExprId>),
    /// `|a| e`
    Closure(Closure),
    /// `e?`
    Try(ExprId),
    /// `e.await`
    Await(ExprId),
    /// `_`, on the left of an assignment.
    Underscore,
    /// A call of one of std's macros.
    Std(Box<StdMacro>),
    /// Something that was reported.
    Error,
}

/// A closure.
#[derive(Debug)]
pub struct Closure {
    /// `for<'a>`
    pub lifetimes: Vec<Lifetime>,
    /// `move`
    pub capture: CaptureBy,
    /// `async`
    pub is_async: bool,
    /// The parameters with their types, if written.
    pub params: Vec<(PatId, Option<TypeId>)>,
    /// The return type, if written; the body is a block then.
    pub output: Option<TypeId>,
    /// The body.
    pub body: ExprId,
    /// From the first word to the closing bar, where rustc points to.
    pub head_span: Span,
}

/// How a closure or an async block takes what it uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaptureBy {
    /// `move`
    Value,
    /// As its use asks for.
    Ref,
}

/// A field of a struct expression.
#[derive(Debug)]
pub struct FieldExpr {
    /// The field.
    pub name: FieldName,
    /// Its value.
    pub expr: ExprId,
    /// Whether it was written as `x` rather than `x: e`.
    pub shorthand: bool,
    /// Where it stands.
    pub span: Span,
}

/// What stands after the fields of a struct expression.
#[derive(Clone, Copy, Debug)]
pub enum StructRest {
    /// Nothing.
    None,
    /// `..base`
    Base(ExprId),
    /// `..`, which is allowed on the left of an assignment.
    Rest(Span),
}

/// A field's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldName {
    /// `.x`
    Named(Ident),
    /// `.0`
    Index(u32, Span),
}

/// An arm of a `match`.
#[derive(Debug)]
pub struct Arm {
    /// The pattern.
    pub pat: PatId,
    /// What follows `if`; it may hold [`ExprKind::Let`]s.
    pub guard: Option<ExprId>,
    /// What it is worth.
    pub body: ExprId,
    /// From the pattern to the body.
    pub span: Span,
}

/// An operator in front of its operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnaryOp {
    /// `!`
    Not,
    /// `-`
    Neg,
    /// `*`
    Deref,
}

/// An operator between its operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    Div,
    Rem,
    BitAnd,
    BitOr,
    BitXor,
    Shl,
    Shr,
    /// `&&`, which evaluates its right side only if need be.
    And,
    /// `||`, which evaluates its right side only if need be.
    Or,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

impl BinaryOp {
    /// The operator as it is written.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Sub => "-",
            Self::Mul => "*",
            Self::Div => "/",
            Self::Rem => "%",
            Self::BitAnd => "&",
            Self::BitOr => "|",
            Self::BitXor => "^",
            Self::Shl => "<<",
            Self::Shr => ">>",
            Self::And => "&&",
            Self::Or => "||",
            Self::Eq => "==",
            Self::Ne => "!=",
            Self::Lt => "<",
            Self::Le => "<=",
            Self::Gt => ">",
            Self::Ge => ">=",
        }
    }
}
