//! Source text to a syntax tree, by way of syn.
//!
//! ```text
//! text ─▶ token::lexer ─▶ token trees ─▶ token::bridge ─▶ syn ─▶ lower ─▶ ast ─▶ check
//!                              ▲                                   │
//!                              └────────────── expand ◀── macro ───┤
//!                                              derive ◀── type ────┘
//! ```
//!
//! What comes out is an [`Ast`] beside a list of [`Diagnostic`]s: what we can make sense of
//! is there even if something else is not. A diagnostic is one of three things: an error
//! that rustc has too, a construct that the engine does not carry, or a reached limit.
//!
//! Deliberately absent: names are not resolved and types not known here; no macro of std is
//! written out as its expansion; nothing is desugared. Derives alone are expanded. There
//! is no recovery from a syntax error within a file, because syn has none: such a file
//! gives one diagnostic and no items.
//!
//! No source can make this panic or overflow the stack: see [`MAX_SOURCE_BYTES`] and the
//! limits named in `limits`.

pub mod ast;
pub mod diagnostic;
pub mod hygiene;
pub mod limits;
pub mod span;
pub mod symbol;

mod check;
mod derive;
mod expand;
mod lower;
mod token;

pub use ast::Ast;
pub use diagnostic::{Diagnostic, DiagnosticKind, ErrorCode, Note};
pub use limits::MAX_SOURCE_BYTES;
pub use span::{FileId, LineColumn, LineIndex, Span};
pub use symbol::{Interner, Symbol};
pub(crate) use token::lexer::words;

/// A Rust edition. Earlier ones than 2021 are not carried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edition {
    /// 2021
    Edition2021,
    /// 2024
    #[default]
    Edition2024,
}

/// Whose source it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// The visitor's: what rustc would not accept on stable is an error.
    #[default]
    User,
    /// The engine's own std: it may use the attributes that tie it to the engine.
    Std,
}

/// How to read a file.
#[derive(Clone, Copy, Debug, Default)]
pub struct ParseOptions {
    /// What spans call the file.
    pub file: FileId,
    /// The edition.
    pub edition: Edition,
    /// Whose source it is.
    pub origin: Origin,
    /// The file that std is in. Derives are expanded only if it is known, because what they
    /// expand to names std; in std itself it is the file.
    pub std_file: Option<FileId>,
}

/// A file that was read.
#[derive(Debug)]
pub struct Parsed {
    /// What could be made sense of.
    pub ast: Ast,
    /// Everything that is wrong, in the order in which it was found.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a file. It may hold any bytes; what is no UTF-8 is reported.
#[must_use]
pub fn parse_bytes(source: &[u8], options: ParseOptions, interner: &mut Interner) -> Parsed {
    match std::str::from_utf8(source) {
        Ok(text) => parse(text, options, interner),
        Err(error) => {
            let at = u32::try_from(error.valid_up_to()).unwrap_or(u32::MAX);
            let span = Span::new(options.file, at, at);
            failed(
                options,
                Diagnostic::error(span, "the source is not valid UTF-8"),
            )
        }
    }
}

/// Reads a file.
#[must_use]
pub fn parse(text: &str, options: ParseOptions, interner: &mut Interner) -> Parsed {
    if text.len() > MAX_SOURCE_BYTES {
        let span = Span::new(options.file, 0, 0);
        let message = format!("the source is longer than {MAX_SOURCE_BYTES} bytes");
        return failed(options, Diagnostic::limit(span, message));
    }
    let mut parsed = lower::lower_file(text, options, interner);
    token::bridge::forget_spans();
    check::check(&parsed.ast, interner, &mut parsed.diagnostics);
    parsed
}

fn failed(options: ParseOptions, diagnostic: Diagnostic) -> Parsed {
    Parsed {
        ast: Ast::new(options.file, options.edition),
        diagnostics: vec![diagnostic],
    }
}
