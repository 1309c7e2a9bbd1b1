//! Calls of std's macros.
//!
//! Each is a node that says what the call means, and not the expansion that rustc makes:
//! the visitor never sees std's helper functions, and errors point into what was written.
//! The span of the call as a whole, which panics report, is that of the expression.

use super::{BodyId, ExprId, Ident, PatId, TypeId};
use crate::syntax::span::Span;
use crate::syntax::symbol::Symbol;

/// A call of one of std's macros.
#[derive(Debug)]
pub enum StdMacro {
    /// `format_args!(…)`
    FormatArgs(FormatArgs),
    /// `format!(…)`
    Format(FormatArgs),
    /// `print!`, `println!`, `eprint!`, `eprintln!`; a newline is part of the format.
    Print(PrintStream, FormatArgs),
    /// `write!`, `writeln!`: `dst.write_fmt(format_args!(…))`.
    Write {
        /// `dst`
        dst: ExprId,
        /// The rest; a newline is part of it.
        args: FormatArgs,
    },
    /// `vec![a, b]`
    Vec(Vec<ExprId>),
    /// `vec![e; n]`; unlike that of an array, `n` is an expression.
    VecRepeat {
        /// `e`
        elem: ExprId,
        /// `n`
        len: ExprId,
    },
    /// `panic!`, `todo!`, `unimplemented!`, `unreachable!`
    Panic(PanicKind, PanicMessage),
    /// `assert!(cond, …)`, `debug_assert!`
    Assert {
        /// `cond`
        cond: ExprId,
        /// The condition as rustc prints it after `assertion failed: `; nothing if we do
        /// not know how it does.
        text: Option<Symbol>,
        /// What to say instead.
        message: Option<FormatArgs>,
    },
    /// `assert_eq!(a, b, …)` and its siblings. The operands are borrowed, in order.
    AssertCompare {
        /// Which.
        kind: AssertCompare,
        /// `a`
        left: ExprId,
        /// `b`
        right: ExprId,
        /// What to say in addition.
        message: Option<FormatArgs>,
    },
    /// `matches!(e, pat if guard)`
    Matches {
        /// `e`
        scrutinee: ExprId,
        /// `pat`
        pat: PatId,
        /// `guard`
        guard: Option<ExprId>,
    },
    /// `dbg!(a, b)`: each operand with its text, where known. Without any it prints only
    /// the place.
    Dbg(Vec<(ExprId, Option<Symbol>)>),
    /// `std::pin::pin!(e)`
    Pin(ExprId),
    /// `ptr::addr_of!(place)`, `ptr::addr_of_mut!(place)`
    AddrOf {
        /// `addr_of_mut!`
        mutable: bool,
        /// `place`
        place: ExprId,
    },
    /// `line!()`, which is worth a `u32`
    Line(u32),
    /// `column!()`, which is worth a `u32`
    Column(u32),
    /// `file!()`: the file's name is not known here.
    File,
    /// `cfg!(…)`
    Cfg(bool),
    /// `stringify!(…)`, `concat!(…)`
    Str(Symbol),
}

/// Where a print goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintStream {
    /// `print!`, `println!`
    Stdout,
    /// `eprint!`, `eprintln!`
    Stderr,
}

/// Which macro panics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PanicKind {
    /// `panic!`
    Panic,
    /// `todo!`: `not yet implemented`
    Todo,
    /// `unimplemented!`: `not implemented`
    Unimplemented,
    /// `unreachable!`: `internal error: entered unreachable code`
    Unreachable,
}

/// What a panic says.
#[derive(Debug)]
pub enum PanicMessage {
    /// Nothing was given: `panic!()` says `explicit panic`.
    Default,
    /// A format.
    Format(FormatArgs),
}

/// Which comparison is asserted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssertCompare {
    /// `assert_eq!`, `debug_assert_eq!`
    Eq,
    /// `assert_ne!`, `debug_assert_ne!`
    Ne,
}

/// One declaration of `thread_local!`.
#[derive(Debug)]
pub struct ThreadLocal {
    /// The type of what it holds.
    pub ty: TypeId,
    /// What it is initialised with, at the first use of each thread.
    pub init: BodyId,
    /// `const { … }`: the initialiser is a constant.
    pub is_const: bool,
}

/// A format string and its arguments. An argument is evaluated once, in order, however
/// often it is printed.
#[derive(Debug)]
pub struct FormatArgs {
    /// Text and placeholders.
    pub pieces: Vec<FormatPiece>,
    /// Explicit arguments first, captured ones after them.
    pub arguments: Vec<FormatArgument>,
    /// The format string.
    pub span: Span,
}

/// A part of a format string.
#[derive(Clone, Debug, PartialEq)]
pub enum FormatPiece {
    /// Text, braces unescaped.
    Text(Symbol),
    /// `{…}`
    Placeholder(FormatPlaceholder),
}

/// `{name:>8.3?}`
#[derive(Clone, Debug, PartialEq)]
pub struct FormatPlaceholder {
    /// What is printed.
    pub argument: FormatArg,
    /// How.
    pub spec: FormatSpec,
    /// From brace to brace; the whole string if it was not written here.
    pub span: Span,
}

/// The index of an argument in [`FormatArgs::arguments`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormatArg(pub usize);

/// An argument of a format.
#[derive(Debug)]
pub struct FormatArgument {
    /// Its name, for `name = e` and for a captured variable.
    pub name: Option<Ident>,
    /// The expression; for a captured variable, its path.
    pub expr: ExprId,
    /// Whether it was captured out of the format string.
    pub captured: bool,
}

/// How an argument is printed.
#[derive(Clone, Debug, PartialEq)]
pub struct FormatSpec {
    /// Which trait.
    pub format: FormatTrait,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero_pad: bool,
    /// `+` or `-`
    pub sign: Option<FormatSign>,
    /// The character before the alignment.
    pub fill: Option<char>,
    /// `<`, `^`, `>`
    pub align: Option<FormatAlign>,
    /// `8`, `width$`
    pub width: Option<FormatCount>,
    /// `.3`, `.prec$`, `.*`
    pub precision: Option<FormatCount>,
    /// `x?`, `X?`
    pub debug_hex: Option<FormatDebugHex>,
}

/// The trait that a placeholder prints with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum FormatTrait {
    Display,
    Debug,
    LowerHex,
    UpperHex,
    Octal,
    Binary,
    LowerExp,
    UpperExp,
    Pointer,
}

/// A width or a precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatCount {
    /// A number.
    Literal(u16),
    /// A `usize` argument.
    Argument(FormatArg),
}

/// `+` or `-`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum FormatSign {
    Plus,
    Minus,
}

/// `<`, `^`, `>`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum FormatAlign {
    Left,
    Center,
    Right,
}

/// `x?`, `X?`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum FormatDebugHex {
    Lower,
    Upper,
}
