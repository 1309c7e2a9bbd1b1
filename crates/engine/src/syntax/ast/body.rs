//! Bodies, blocks and statements.

use la_arena::{Arena, ArenaMap, Idx};

use super::{Expr, ExprId, ItemId, Lifetime, Pat, PatId, StmtId, TypeId};
use crate::syntax::hygiene::MacroId;
use crate::syntax::span::Span;

/// Everything that is evaluated as one: a function with its closures, a constant.
#[derive(Debug)]
pub struct Body {
    /// What it is the body of.
    pub kind: BodyKind,
    /// The function's parameters, `self` included.
    pub params: Vec<PatId>,
    /// What is evaluated. For a function it is a block.
    pub value: ExprId,
    /// All of its expressions.
    pub exprs: Arena<Expr>,
    /// All of its patterns.
    pub pats: Arena<Pat>,
    /// All of its statements.
    pub stmts: Arena<Stmt>,
    /// Where the operator of an expression stands: that of a binary operator or of an
    /// assignment, or the brackets around an index.
    pub op_spans: ArenaMap<Idx<Expr>, Span>,
    /// Where it stands.
    pub span: Span,
}

/// What a body belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyKind {
    /// A function; closures are part of the body that they stand in.
    Fn,
    /// A constant.
    Const,
    /// A static.
    Static,
    /// An enum's discriminant, an array's length, a constant argument.
    AnonConst,
}

/// `{ … }`, whatever stands in front of it.
#[derive(Debug)]
pub struct Block {
    /// What stands in front of it.
    pub kind: BlockKind,
    /// `'a:`, which only a plain block has.
    pub label: Option<Lifetime>,
    /// The statements before the tail.
    pub stmts: Vec<StmtId>,
    /// The expression that the block is worth: the last one, without a semicolon.
    pub tail: Option<ExprId>,
    /// From `{` to `}`.
    pub span: Span,
}

/// What stands in front of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Nothing.
    Plain,
    /// `unsafe`
    Unsafe,
    /// `const`
    Const,
    /// `async`
    Async,
    /// `async move`
    AsyncMove,
    /// The body of an async closure: `let`s that take its parameters apart, and its value.
    /// The parameters move in; all else is captured as its use asks for.
    AsyncClosure,
    /// The same for an `async fn` that has patterns as parameters: a plain block, but the
    /// temporaries of its value are dropped before the parameters are, in any edition.
    Params,
}

impl BlockKind {
    /// Whether it is a body of its own, which waits.
    #[must_use]
    pub fn is_async(self) -> bool {
        matches!(self, Self::Async | Self::AsyncMove | Self::AsyncClosure)
    }
}

/// A statement.
#[derive(Debug)]
pub struct Stmt {
    /// What it is.
    pub kind: StmtKind,
    /// Where it stands.
    pub span: Span,
}

/// See [`Stmt`].
#[derive(Debug)]
pub enum StmtKind {
    /// `let pat: ty = init else { … };`
    Let {
        /// `pat`
        pat: PatId,
        /// `ty`
        ty: Option<TypeId>,
        /// `init`
        init: Option<ExprId>,
        /// `{ … }`, a block.
        else_block: Option<ExprId>,
    },
    /// `expr;`, or `expr` that ends with a brace and stands before other statements.
    Expr {
        /// The expression.
        expr: ExprId,
        /// Whether `;` follows. Without it the expression has to be of type `()`.
        semi: bool,
    },
    /// An item. It is in scope in the whole block.
    Item(ItemId),
    /// A `macro_rules!` definition. It says nothing, but a name that comes out of the
    /// macro's body is looked up from here: see [`crate::syntax::hygiene`].
    MacroDef(MacroId),
}
