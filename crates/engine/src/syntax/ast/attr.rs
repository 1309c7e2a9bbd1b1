//! Attributes that mean something to a later room.

use super::{Ident, Path};
use crate::syntax::span::Span;
use crate::syntax::symbol::Symbol;

/// An attribute. Those that change nothing that we show are checked and dropped.
#[derive(Debug)]
pub struct Attr {
    /// What it says.
    pub kind: AttrKind,
    /// From `#` to `]`.
    pub span: Span,
}

/// See [`Attr`].
#[derive(Debug)]
pub enum AttrKind {
    /// `#[derive(Debug, Clone)]`; the impls stand behind the item.
    Derive(Vec<Path>),
    /// `#[default]` on a variant, for `#[derive(Default)]`.
    Default,
    /// `#[repr(u8, C)]`.
    Repr(Vec<ReprHint>),
    /// `#[must_use]`.
    MustUse,
    /// `#[non_exhaustive]`.
    NonExhaustive,
    /// `#[track_caller]`: panics in the function report the caller's place.
    TrackCaller,
    /// `#[inline]`, with or without an argument.
    Inline,
    /// `#[macro_use]`.
    MacroUse,
    /// `#[macro_export]`.
    MacroExport,
    /// `#[allow(…)]`, `#[warn(…)]` or `#[expect(…)]`.
    Lint(LintLevel, Vec<Symbol>),
    /// In the engine's own std sources only: `#[engine::name(arguments)]`, `#[lang = "…"]`.
    Engine(Ident, Vec<Symbol>),
}

/// How loud a lint is. `deny` and `forbid` are not carried, because we cannot tell which
/// lints would fire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LintLevel {
    /// `#[allow(…)]`
    Allow,
    /// `#[warn(…)]`
    Warn,
    /// `#[expect(…)]`
    Expect,
}

/// One word of `#[repr(…)]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReprHint {
    /// `C`
    C,
    /// `transparent`
    Transparent,
    /// `u8`, `isize`, …
    Int(super::IntType),
}
