//! The nodes of the typed tree.

use std::collections::HashMap;
use std::rc::Rc;

use la_arena::{Arena, Idx};

use super::scope::{ScopeId, ScopeTree, TempScope};
use crate::resolve::{DefId, LocalId};
use crate::syntax::ast::BinaryOp;
use crate::syntax::span::Span;
use crate::syntax::symbol::Symbol;
use crate::ty::results::{BindingMode, CaptureMode, CaptureStep, ClosureKind, PointerCoercion};
use crate::ty::{Args, BodyKey, ClosureId, Const, Mutability, Ty};

/// An expression.
pub type ExprId = Idx<Expr>;
/// A statement.
pub type StmtId = Idx<Stmt>;
/// A block.
pub type BlockId = Idx<Block>;
/// An arm of a match.
pub type ArmId = Idx<Arm>;

/// A format with arguments.
#[derive(Clone, Copy, Debug)]
pub struct Formatted {
    /// The macro.
    pub span: Span,
    /// Of a panic that says just `"{}"`: the type of what it prints, which a constant may do
    /// with a text.
    pub only: Option<Ty>,
}

/// The typed tree of a body.
#[derive(Debug)]
pub struct Thir {
    /// What it is the body of.
    pub key: BodyKey,
    /// All expressions.
    pub exprs: Arena<Expr>,
    /// All statements.
    pub stmts: Arena<Stmt>,
    /// All blocks.
    pub blocks: Arena<Block>,
    /// All arms.
    pub arms: Arena<Arm>,
    /// The parameters; those of a closure come after the closure itself.
    pub params: Vec<Param>,
    /// What is evaluated.
    pub value: ExprId,
    /// The type of the result: of what `return` gives.
    pub return_ty: Ty,
    /// What kind of body it is.
    pub kind: ThirKind,
    /// The captured variables of a closure, in the order of its fields.
    pub upvars: Vec<Upvar>,
    /// The scopes.
    pub scopes: ScopeTree,
    /// The scope of the whole, and that of the parameters.
    pub call_site: ScopeId,
    /// See [`Thir::call_site`].
    pub arguments: ScopeId,
    /// The variables: those of the source, then those that sugar needs.
    pub vars: Arena<Var>,
    /// The matches that `for` loops are, and the place of the pattern of each, which has to
    /// match everything.
    pub loop_patterns: HashMap<ExprId, Span>,
    /// The formats with arguments that are written here, which constants may not have.
    pub formats: Vec<Formatted>,
    /// The whole body.
    pub span: Span,
}

/// What kind of body it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThirKind {
    /// A function.
    Fn,
    /// A constant, a static, an array's length: evaluated before the program runs.
    Const,
    /// A closure of the given type and kind.
    Closure(Ty, ClosureKind),
    /// An async block or the body of an `async fn`.
    Coroutine(Ty),
}

/// A variable.
pub type VarId = Idx<Var>;

/// See [`VarId`].
#[derive(Clone, Copy, Debug)]
pub struct Var {
    /// Its name; nothing for those that sugar needs.
    pub name: Option<Symbol>,
    /// The variable of the source.
    pub local: Option<LocalId>,
    /// Its type.
    pub ty: Ty,
    /// Whether it is declared `mut`.
    pub mutable: bool,
    /// The scope at whose end it is dropped.
    pub scope: ScopeId,
    /// Where it is declared.
    pub span: Span,
}

/// A captured variable.
#[derive(Clone, Debug)]
pub struct Upvar {
    /// The variable.
    pub local: LocalId,
    /// What of it is captured.
    pub path: Vec<CaptureStep>,
    /// The variable's name.
    pub name: Symbol,
    /// The type of the field that holds it: a reference, if it is captured by reference.
    pub ty: Ty,
    /// How it is captured.
    pub by: CaptureMode,
    /// Whether what is captured may be written to.
    pub mutable: bool,
    /// The use that made it be captured.
    pub span: Span,
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Param {
    /// Its pattern.
    pub pat: Box<Pat>,
    /// Its type.
    pub ty: Ty,
    /// Where it stands.
    pub span: Span,
}

/// An expression.
#[derive(Debug)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Its type.
    pub ty: Ty,
    /// Where its value is dropped if it becomes a temporary.
    pub temp: TempScope,
    /// Where it stands.
    pub span: Span,
}

/// See [`Expr`].
#[derive(Debug)]
pub enum ExprKind {
    /// An expression that is a scope.
    Scope {
        /// The scope.
        scope: ScopeId,
        /// The expression.
        value: ExprId,
    },
    /// `if cond { … } else { … }`; the condition may hold [`ExprKind::Let`]s.
    If {
        /// The scope of the condition and of `then`.
        scope: ScopeId,
        /// The condition.
        cond: ExprId,
        /// What happens if it holds.
        then: ExprId,
        /// What happens if not.
        els: Option<ExprId>,
    },
    /// A call of a function, a method or an overloaded operator.
    Call {
        /// What is called: mostly [`ExprKind::FnItem`].
        fun: ExprId,
        /// The arguments, `self` first.
        args: Vec<ExprId>,
        /// Whether it is written as a call, and not an operator or sugar.
        from_source: bool,
        /// The place that a panic in a `#[track_caller]` function reports.
        fn_span: Span,
    },
    /// `*e`, built in.
    Deref(ExprId),
    /// An operator on numbers and the like, built in; not `&&` and `||`.
    Binary(BinaryOp, ExprId, ExprId),
    /// `a && b`, `a || b`
    Logical {
        /// `&&` rather than `||`
        and: bool,
        /// `a`
        left: ExprId,
        /// `b`
        right: ExprId,
    },
    /// `!e`, built in.
    Not(ExprId),
    /// `-e`, built in.
    Neg(ExprId),
    /// `e as T`, from and to what the types say; coercions are [`ExprKind::Pointer`].
    Cast(ExprId),
    /// The value of a place, moved or copied out of it at once. It makes a place
    /// expression a value expression.
    Use(ExprId),
    /// `!` as any type.
    NeverToAny(ExprId),
    /// A coercion of pointers.
    Pointer(PointerCoercion, ExprId),
    /// `loop { … }`, and what other loops become. The scope is that of the expression,
    /// which `break` and `continue` name.
    Loop {
        /// What `break` and `continue` name.
        label: ScopeId,
        /// What is repeated.
        body: ExprId,
    },
    /// `let pat = e` in a condition.
    Let {
        /// `e`
        expr: ExprId,
        /// `pat`
        pat: Box<Pat>,
    },
    /// `match e { … }`
    Match {
        /// `e`
        scrutinee: ExprId,
        /// The arms.
        arms: Vec<ArmId>,
    },
    /// `{ … }`
    Block(BlockId),
    /// `a = b`
    Assign {
        /// `a`, a place.
        lhs: ExprId,
        /// `b`
        rhs: ExprId,
    },
    /// `a += b`, built in.
    AssignOp {
        /// `+`
        op: BinaryOp,
        /// `a`, a place.
        lhs: ExprId,
        /// `b`
        rhs: ExprId,
    },
    /// A field of a struct, a tuple or, in a pattern's sugar, of a variant.
    Field {
        /// The whole.
        base: ExprId,
        /// The variant, for an enum.
        variant: Option<usize>,
        /// The number of the field.
        field: usize,
    },
    /// `a[i]` on an array or a slice, built in.
    Index {
        /// `a`
        base: ExprId,
        /// `i`
        index: ExprId,
    },
    /// A variable.
    Var(VarId),
    /// A variable of the body around a closure, of which the closure captures some part:
    /// see [`Thir::upvars`]. It is of the variable's own type.
    UpvarRef(LocalId),
    /// `&e`, `&mut e`
    Borrow {
        /// How.
        kind: BorrowKind,
        /// `e`, a place.
        arg: ExprId,
    },
    /// `&raw const e`, `&raw mut e`
    RawBorrow {
        /// `mut`
        mutability: Mutability,
        /// `e`, a place.
        arg: ExprId,
    },
    /// `break 'a e`
    Break {
        /// The loop or the block.
        label: ScopeId,
        /// `e`
        value: Option<ExprId>,
    },
    /// `continue 'a`
    Continue {
        /// The loop.
        label: ScopeId,
    },
    /// `return e`
    Return(Option<ExprId>),
    /// `[e; N]`
    Repeat {
        /// `e`
        value: ExprId,
        /// `N`
        count: Const,
    },
    /// `[a, b]`
    Array(Vec<ExprId>),
    /// `(a, b)`
    Tuple(Vec<ExprId>),
    /// A struct or a variant with its fields.
    Adt {
        /// The struct or the enum.
        adt: DefId,
        /// The variant.
        variant: usize,
        /// The generic arguments.
        args: Args,
        /// The fields that are written, in that order: number and value.
        fields: Vec<(usize, ExprId)>,
        /// `..base`
        base: Option<ExprId>,
    },
    /// A closure or a coroutine: its captures, in order. Each is the captured place itself
    /// or a borrow of it.
    Closure {
        /// Which.
        id: ClosureId,
        /// The generic arguments of the item around it.
        args: Args,
        /// What it captures.
        upvars: Vec<ExprId>,
    },
    /// A literal.
    Literal(Lit),
    /// A function or a constructor as a value, of size zero.
    FnItem(DefId, Args),
    /// A constant, an associated one included.
    NamedConst(DefId, Args),
    /// A constant parameter.
    ConstParam(Const),
    /// A static, a place.
    Static(DefId),
    /// `const { … }`
    ConstBlock(BodyKey, Args),
    /// Waits: gives control back to whoever polls.
    Yield(ExprId),
    /// The place of the call, as `&'static Location<'static>`, of which std's macros that
    /// panic ask.
    CallerLocation,
}

/// How a borrow borrows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BorrowKind {
    /// `&`
    Shared,
    /// `&mut`
    Mut {
        /// Only reserved until the call that it is an argument of.
        two_phase: bool,
    },
    /// A closure's unique borrow of a place that is not `mut`.
    Unique,
    /// Looking at a scrutinee, which guards must not change.
    Fake,
}

/// A literal's value. Negation is applied.
#[derive(Clone, Debug, PartialEq)]
pub enum Lit {
    /// A number, `bool` or `char`: its bits, cut to the size of the type.
    Scalar(u128),
    /// A string.
    Str(Symbol),
    /// `b"…"`: a reference to an array.
    ByteStr(Rc<[u8]>),
    /// `c"…"`, with the zero byte at the end.
    CStr(Rc<[u8]>),
}

/// A statement.
#[derive(Debug)]
pub enum Stmt {
    /// An expression, whose value is dropped.
    Expr {
        /// The statement as a scope.
        scope: ScopeId,
        /// The expression.
        expr: ExprId,
        /// The statement.
        span: Span,
    },
    /// `let pat = init else { … };`
    Let {
        /// From after this to the end of the block.
        remainder: ScopeId,
        /// The initialiser as a scope.
        init_scope: ScopeId,
        /// `pat`
        pat: Box<Pat>,
        /// `init`
        init: Option<ExprId>,
        /// `{ … }`
        else_block: Option<BlockId>,
        /// The statement.
        span: Span,
    },
}

/// A block.
#[derive(Debug)]
pub struct Block {
    /// What its variables live in.
    pub scope: ScopeId,
    /// Whether a `break` names it.
    pub targeted_by_break: bool,
    /// The statements.
    pub stmts: Vec<StmtId>,
    /// The expression that it is worth.
    pub expr: Option<ExprId>,
    /// `unsafe { … }`
    pub is_unsafe: bool,
    /// From `{` to `}`.
    pub span: Span,
}

/// An arm of a match.
#[derive(Debug)]
pub struct Arm {
    /// The pattern.
    pub pat: Box<Pat>,
    /// What follows `if`; it may hold [`ExprKind::Let`]s.
    pub guard: Option<ExprId>,
    /// The scope of the guard, within that of the arm: what the guard binds lives in it, and
    /// the body is in it, too.
    pub guard_scope: Option<ScopeId>,
    /// What the arm is worth.
    pub body: ExprId,
    /// The scope of the arm, in which its bindings live.
    pub scope: ScopeId,
    /// The arm.
    pub span: Span,
}

/// A pattern, with default binding modes spelled out.
#[derive(Clone, Debug)]
pub struct Pat {
    /// What it is.
    pub kind: PatKind,
    /// The type of what it matches.
    pub ty: Ty,
    /// Where it stands.
    pub span: Span,
}

/// See [`Pat`].
#[derive(Clone, Debug)]
pub enum PatKind {
    /// `_`, `..`
    Wild,
    /// `!`-typed or reported: never matches.
    Never,
    /// `x @ sub`
    Binding {
        /// The variable.
        var: VarId,
        /// By value or by reference.
        mode: BindingMode,
        /// `sub`
        sub: Option<Box<Pat>>,
        /// Whether this is the one that declares it: the first of the alternatives.
        is_primary: bool,
    },
    /// A variant of an enum, with the fields that are looked at.
    Variant {
        /// The enum.
        adt: DefId,
        /// Its arguments.
        args: Args,
        /// The variant.
        variant: usize,
        /// The fields.
        fields: Vec<(usize, Pat)>,
    },
    /// A struct, a tuple or a closure, with the fields that are looked at.
    Leaf(Vec<(usize, Pat)>),
    /// `&p`, and what default binding modes see through.
    Deref(Box<Pat>),
    /// A value: a literal or a constant of a type that is built in.
    Constant(PatConst),
    /// `1..=9`: the ends as bits of the pattern's type.
    Range {
        /// The lower end; nothing if there is none.
        start: Option<u128>,
        /// The upper end; nothing if there is none.
        end: Option<u128>,
        /// `..=` rather than `..`
        inclusive: bool,
    },
    /// `[a, rest @ .., b]` on a slice or an array.
    Slice {
        /// What stands before `..`.
        prefix: Vec<Pat>,
        /// What stands for `..`, if there is one.
        slice: Option<Box<Pat>>,
        /// Whether there is a `..`.
        has_rest: bool,
        /// What stands after it.
        suffix: Vec<Pat>,
    },
    /// `a | b`
    Or(Vec<Pat>),
}

/// The value of a constant pattern.
#[derive(Clone, Debug, PartialEq)]
pub enum PatConst {
    /// A number, `bool` or `char`: its bits.
    Scalar(u128),
    /// A `&str`, compared by content; the pattern's type is `&str` or `str`.
    Str(Symbol),
    /// A byte string.
    Bytes(Rc<[u8]>),
}
