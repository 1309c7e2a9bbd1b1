//! Scopes: what is dropped where.
//!
//! Every expression and statement that can own temporaries is a scope, and so is the rest
//! of a block after a `let`. See "Destructors" in the Rust Reference; the division is that
//! of rustc's `region::ScopeTree`.

use la_arena::{Arena, Idx};

use crate::syntax::span::Span;

/// See [`Scope`].
pub type ScopeId = Idx<Scope>;

/// A part of a body at whose end variables and temporaries are dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// What is around it; nothing for the body as a whole.
    pub parent: Option<ScopeId>,
    /// What it is.
    pub kind: ScopeKind,
    /// What it spans.
    pub span: Span,
}

/// What a scope is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScopeKind {
    /// The body with its parameters' temporaries: the whole call.
    CallSite,
    /// The parameters.
    Arguments,
    /// An expression or a block.
    Node,
    /// A statement: temporaries are dropped at its end.
    Statement,
    /// An expression whose temporaries are dropped before what is around it goes on: a
    /// condition, an operand of `&&`, a guard, a loop's body.
    Terminating,
    /// The condition and the `then` block of an `if`; in edition 2024 also what an
    /// `if let` matches.
    IfThen,
    /// From after a `let` to the end of its block.
    Remainder,
}

/// The scopes of a body.
#[derive(Clone, Debug, Default)]
pub struct ScopeTree {
    /// All of them.
    pub scopes: Arena<Scope>,
}

/// Where a temporary is dropped, and why there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TempScope {
    /// The scope at whose end it is dropped; nothing if it lives for ever, as what is
    /// promoted to a constant does.
    pub scope: Option<ScopeId>,
    /// Why.
    pub reason: TempReason,
}

/// Why a temporary lives as long as it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TempReason {
    /// To the end of the statement.
    Statement,
    /// It is part of what a `match` looks at.
    MatchScrutinee,
    /// It is part of what an `if let` looks at.
    IfLetScrutinee,
    /// It is part of what a `while let` looks at.
    WhileLetScrutinee,
    /// It is part of what a `for` iterates over.
    ForIterator,
    /// It is part of a condition.
    Condition,
    /// It is part of the last expression of a block.
    Tail,
    /// A `let` extends it to the end of the block.
    Extended,
    /// It is part of a constant.
    Constant,
}

impl ScopeTree {
    /// Whether `inner` is `outer` or within it.
    #[must_use]
    pub fn is_within(&self, inner: ScopeId, outer: ScopeId) -> bool {
        let mut scope = Some(inner);
        while let Some(id) = scope {
            if id == outer {
                return true;
            }
            scope = self.scopes[id].parent;
        }
        false
    }
}
