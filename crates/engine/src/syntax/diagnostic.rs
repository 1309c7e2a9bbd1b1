//! What is wrong with a source, or with us for not carrying it.

use super::span::Span;

/// One of rustc's error codes, such as `E0586`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ErrorCode(pub &'static str);

/// Whose fault a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiagnosticKind {
    /// rustc rejects the program too, with this code if it has one.
    Error(Option<ErrorCode>),
    /// The engine does not carry this construct. Nothing is said about whether rustc would
    /// accept the program.
    Unsupported {
        /// What it is called, in the words of the Rust reference.
        construct: &'static str,
    },
    /// The program is larger or deeper than the engine goes. rustc may accept it.
    Limit,
}

/// A further remark, mostly with a place of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The place, if the remark has one.
    pub span: Option<Span>,
    /// The remark.
    pub message: String,
}

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Whose fault it is.
    pub kind: DiagnosticKind,
    /// The primary place.
    pub span: Span,
    /// The message, in rustc's words where they are the program's fault.
    pub message: String,
    /// Further remarks.
    pub notes: Vec<Note>,
}

impl Diagnostic {
    /// Something that rustc rejects without an error code.
    #[must_use]
    pub fn error(span: Span, message: impl Into<String>) -> Self {
        Self::new(DiagnosticKind::Error(None), span, message.into())
    }

    /// Something that rustc rejects with an error code.
    #[must_use]
    pub fn coded(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self::new(
            DiagnosticKind::Error(Some(ErrorCode(code))),
            span,
            message.into(),
        )
    }

    /// A construct that the engine does not carry.
    #[must_use]
    pub fn unsupported(span: Span, construct: &'static str) -> Self {
        let message = format!("unsupported: {construct}");
        Self::new(DiagnosticKind::Unsupported { construct }, span, message)
    }

    /// A limit that the program reached.
    #[must_use]
    pub fn limit(span: Span, message: impl Into<String>) -> Self {
        Self::new(DiagnosticKind::Limit, span, message.into())
    }

    /// The same with a remark.
    #[must_use]
    pub fn with_note(mut self, span: Option<Span>, message: impl Into<String>) -> Self {
        self.notes.push(Note {
            span,
            message: message.into(),
        });
        self
    }

    /// Whether rustc rejects the program for this.
    #[must_use]
    pub fn is_error(&self) -> bool {
        matches!(self.kind, DiagnosticKind::Error(_))
    }

    fn new(kind: DiagnosticKind, span: Span, message: String) -> Self {
        Self {
            kind,
            span,
            message,
            notes: Vec::new(),
        }
    }
}
