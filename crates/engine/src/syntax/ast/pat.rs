//! Patterns.

use super::{ExprId, FieldName, Ident, PatId, Path};
use crate::syntax::span::Span;

/// A pattern.
#[derive(Debug)]
pub struct Pat {
    /// What it is.
    pub kind: PatKind,
    /// Where it stands.
    pub span: Span,
}

/// See [`Pat`].
#[derive(Debug)]
pub enum PatKind {
    /// `_`
    Wild,
    /// `..`, within a tuple or a slice.
    Rest,
    /// `x`, `ref mut x`, `x @ sub`; a plain `x` may turn out to be a constant or a variant.
    Ident {
        /// `ref`
        by_ref: bool,
        /// `mut`
        mutable: bool,
        /// `x`
        ident: Ident,
        /// `sub`
        sub: Option<PatId>,
    },
    /// `1`, `-1`, `"a"`: an [`super::ExprKind::Literal`], negated or not.
    Literal(ExprId),
    /// `1..=9`, `A..`; the ends are literals, negated or not, or paths.
    Range {
        /// The lower end.
        start: Option<ExprId>,
        /// The upper end.
        end: Option<ExprId>,
        /// `..=` rather than `..`
        inclusive: bool,
    },
    /// `Shape::Unit`, `<T>::N`: more than one plain name.
    Path(Path),
    /// `Some(x, ..)`
    TupleStruct(Path, Vec<PatId>),
    /// `Point { x, y: 0, .. }`
    Struct {
        /// `Point`
        path: Path,
        /// The fields.
        fields: Vec<FieldPat>,
        /// `..`
        rest: bool,
    },
    /// `(a, b)`
    Tuple(Vec<PatId>),
    /// `[a, .., b]`
    Slice(Vec<PatId>),
    /// `&mut p`
    Ref {
        /// `mut`
        mutable: bool,
        /// `p`
        pat: PatId,
    },
    /// `a | b`
    Or(Vec<PatId>),
    /// `(p)`
    Paren(PatId),
    /// Something that was reported.
    Error,
}

/// A field of a struct pattern.
#[derive(Debug)]
pub struct FieldPat {
    /// The field.
    pub name: FieldName,
    /// What it is matched with.
    pub pat: PatId,
    /// Whether it was written as `x` rather than `x: p`.
    pub shorthand: bool,
    /// Where it stands.
    pub span: Span,
}
