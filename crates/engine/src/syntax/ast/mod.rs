//! The surface syntax of a file, after macros.
//!
//! Items and types live in arenas of the file, expressions, patterns and statements in an
//! arena of the body that they belong to. Ids are stable, so that later rooms can keep
//! what they find out in tables beside the tree.
//!
//! The tree says what was written, not what it means: `for`, `while let`, `?` and `.await`
//! are kept, parentheses are kept, and nothing is said about temporaries or evaluation
//! order, which MIR lowering decides. There are two exceptions. `macro_rules!` calls are
//! replaced by what they expand to, and the macros of std are nodes of their own
//! ([`StdMacro`]) whose expansion is never written out.

mod attr;
mod body;
mod children;
mod dump;
mod expr;
mod generics;
mod item;
mod literal;
mod pat;
mod path;
mod schema;
mod std_macro;
mod ty;

use la_arena::{Arena, Idx};

pub use attr::{Attr, AttrKind, LintLevel, ReprHint};
pub use body::{Block, BlockKind, Body, BodyKind, Stmt, StmtKind};
pub use children::Child;
pub use expr::{
    Arm, BinaryOp, CaptureBy, Closure, Expr, ExprKind, FieldExpr, FieldName, StructRest, UnaryOp,
};
pub use generics::{
    BoundKind, BoundModifier, CaptureArg, GenericParam, GenericParamKind, Generics, TypeBound,
    WherePredicate, WherePredicateKind,
};
pub use item::{
    AssocItem, AssocItemKind, Const, Enum, Field, Fields, Fn, FnHeader, FnSig, Impl, Item,
    ItemKind, Mod, Param, Static, Struct, Trait, TypeAlias, UseTree, UseTreeKind, Variant,
    Visibility, VisibilityKind,
};
pub use literal::{FloatType, IntType, Literal};
pub use pat::{FieldPat, Pat, PatKind};
pub use path::{
    AssocArg, AssocArgKind, GenericArg, GenericArgs, Path, PathRoot, PathSegment, QSelf,
};
pub use std_macro::{
    AssertCompare, FormatAlign, FormatArg, FormatArgs, FormatArgument, FormatCount, FormatDebugHex,
    FormatPiece, FormatPlaceholder, FormatSign, FormatSpec, FormatTrait, PanicKind, PanicMessage,
    PrintStream, StdMacro, ThreadLocal,
};
pub use ty::{Type, TypeKind};

use super::Edition;
use super::hygiene::{Hygiene, MacroId};
use super::span::{FileId, Span};
use super::symbol::{Interner, Symbol};
use crate::codec::Lazy;

/// An item of the file.
pub type ItemId = Idx<Item>;
/// A type that is written in the file.
pub type TypeId = Idx<Type>;
/// A function's body, a constant's value, an array's length and the like.
pub type BodyId = Idx<Body>;
/// An expression of a body.
pub type ExprId = Idx<Expr>;
/// A pattern of a body.
pub type PatId = Idx<Pat>;
/// A statement of a body.
pub type StmtId = Idx<Stmt>;

/// A file.
#[derive(Debug)]
pub struct Ast {
    /// The file that this was read from.
    pub file: FileId,
    /// The edition that it was read in.
    pub edition: Edition,
    /// Where the last token ends, or the text if there is none.
    pub end: Span,
    /// The items at the file's top level, in order.
    pub root: Vec<ItemId>,
    /// The attributes of the file itself.
    pub attrs: Vec<Attr>,
    /// What all attributes name that set the level of lints, within bodies too.
    pub lints: Vec<Symbol>,
    /// All items, those within functions included.
    pub items: Arena<Item>,
    /// All types.
    pub types: Arena<Type>,
    /// All bodies.
    pub bodies: Lazy<Body, Body>,
    /// The `macro_rules!` definitions, in the order in which they were met.
    pub macros: Vec<MacroDef>,
    /// The expansions that spans refer to.
    pub hygiene: Hygiene,
}

/// A `macro_rules!` definition. Its rules are gone: all calls are expanded.
#[derive(Clone, Copy, Debug)]
pub struct MacroDef {
    /// The macro's name.
    pub name: Ident,
    /// Whether it is `#[macro_export]`.
    pub exported: bool,
}

/// A name where it stands. As a local variable or a label it is the same as another only
/// if the contexts of the spans are the same too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ident {
    /// The name, without `r#`.
    pub name: Symbol,
    /// Where, and out of which expansion.
    pub span: Span,
}

/// `'a`, `'static` or `'_`, or a label; the name includes the quote.
pub type Lifetime = Ident;

impl Ast {
    /// An empty file.
    pub(crate) fn new(file: FileId, edition: Edition) -> Self {
        Self {
            file,
            edition,
            end: Span::new(file, 0, 0),
            root: Vec::new(),
            attrs: Vec::new(),
            lints: Vec::new(),
            items: Arena::new(),
            types: Arena::new(),
            bodies: Lazy::default(),
            macros: Vec::new(),
            hygiene: Hygiene::default(),
        }
    }

    /// The definition with this id.
    #[must_use]
    pub fn macro_def(&self, id: MacroId) -> Option<&MacroDef> {
        self.macros.get(id.0 as usize)
    }

    /// The tree as indented text, for people and for tests.
    #[must_use]
    pub fn dump(&self, interner: &Interner) -> String {
        dump::dump(self, interner)
    }
}
