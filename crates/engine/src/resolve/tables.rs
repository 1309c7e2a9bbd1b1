//! What resolution found out, in tables beside the tree.
//!
//! Expressions and patterns are found by their ids, and types by theirs. The paths of
//! traits and the names of lifetimes have no ids in the tree: they are found by the item
//! that they stand in, and their place.

use std::collections::HashMap;

use la_arena::{Arena, ArenaMap, Idx};

use super::def::{DefId, PathRes};
use crate::codec::Lazy;
use crate::syntax::ast::Body;
use crate::syntax::ast::{BodyId, Expr, ExprId, Ident, Item, ItemId, Pat, PatId, Type};
use crate::syntax::span::Span;

/// A local variable of a body.
pub type LocalId = Idx<Local>;

/// See [`LocalId`].
#[derive(Clone, Debug)]
pub struct Local {
    /// Its name.
    pub ident: Ident,
    /// The pattern that binds it: of the alternatives of an or-pattern, the first.
    pub pat: PatId,
}

/// What was found out about the names of a crate.
#[derive(Clone, Debug, Default)]
pub struct CrateTables {
    /// What each item defines.
    pub items: ArenaMap<Idx<Item>, DefId>,
    /// What each type that is a path stands for.
    pub types: ArenaMap<Idx<Type>, PathRes>,
    /// Bodies.
    pub bodies: Lazy<Body, BodyTables>,
    /// Paths of traits, in bounds and impls, by the item that they stand in.
    pub traits: HashMap<(DefId, Span), PathRes>,
    /// Names of lifetimes, by the item that they stand in.
    pub lifetimes: HashMap<(DefId, Span), LifetimeRes>,
}

/// What a lifetime's name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LifetimeRes {
    /// `'static`
    Static,
    /// `'_`: elision decides.
    Anonymous,
    /// A generic parameter of an item.
    Param(DefId),
    /// A lifetime of `for<'a>`, by the place where that declares it.
    Bound(Span),
    /// Something that was reported.
    Err,
}

/// What was found out about the names of a body.
#[derive(Clone, Debug, Default)]
pub struct BodyTables {
    /// Its local variables, `self` included, in the order in which they come into scope.
    pub locals: Arena<Local>,
    /// Paths, and those of struct expressions.
    pub exprs: ArenaMap<Idx<Expr>, PathRes>,
    /// Patterns that hold a path or a name.
    pub pats: ArenaMap<Idx<Pat>, PatRes>,
    /// What `break` and `continue` with a label leave: the loop or the block.
    pub labels: ArenaMap<Idx<Expr>, ExprId>,
    /// The variables from outside that a closure or an async block mentions, in the order
    /// of their first mention. How each is captured is for typeck to find out.
    pub captures: ArenaMap<Idx<Expr>, Vec<LocalId>>,
}

/// What a pattern's name or path stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatRes {
    /// A variable is bound.
    Binding(LocalId),
    /// A constant, a struct or a variant is meant.
    Path(PathRes),
}

impl CrateTables {
    /// The tables of a body; nothing if it was never looked at.
    #[must_use]
    pub fn body(&self, id: BodyId) -> Option<&BodyTables> {
        self.bodies.find(id)
    }

    /// What an item defines. A `use` defines nothing.
    #[must_use]
    pub fn item(&self, id: ItemId) -> Option<DefId> {
        self.items.get(id).copied()
    }
}
