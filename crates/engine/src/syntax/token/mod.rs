//! Token trees: what a macro takes and gives, and what syn is fed with.
//!
//! These are our own and not `proc_macro2`'s for two reasons. A token has to carry the
//! expansion that it came out of, and a fragment that a macro matched (`$e:expr`) has to
//! stay one tree that another macro cannot look into. [`bridge`] turns them into what syn
//! reads, and finds the way back from syn's spans.

pub(crate) mod bridge;
pub(crate) mod lexer;
pub(crate) mod literal;
pub(crate) mod nesting;
pub(crate) mod print;

use std::rc::Rc;

use super::span::Span;
use super::symbol::Symbol;

/// A token, or tokens that belong together.
#[derive(Clone, Debug)]
pub(crate) enum Tree {
    Token(Token),
    Group(Group),
    Fragment(Fragment),
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub kind: TokenKind,
    pub span: Span,
    pub spacing: Spacing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    Ident(Symbol),
    RawIdent(Symbol),
    /// `$crate`, which stands for the crate of the macro that it is written in.
    DollarCrate,
    /// The quote included.
    Lifetime(Symbol),
    /// The text as it is written, quotes and suffix included.
    Literal(Symbol),
    /// One character of punctuation; `+=` is two tokens, the first of them joint.
    Punct(char),
}

/// What follows a token immediately.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spacing {
    /// White space, or the end.
    Alone,
    /// Punctuation, with which this may make up one operator.
    Joint,
    /// Something else, which matters only when tokens are printed.
    JointHidden,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Delimiter {
    Parenthesis,
    Brace,
    Bracket,
}

/// A pair of delimiters and what is between them.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub delimiter: Delimiter,
    pub trees: Rc<[Tree]>,
    pub open: Span,
    pub close: Span,
    /// What follows the opening delimiter.
    pub open_spacing: Spacing,
    /// What follows the closing delimiter.
    pub close_spacing: Spacing,
}

/// What a macro's fragment specifier matched: parsed once and opaque since then.
#[derive(Clone, Debug)]
pub(crate) struct Fragment {
    pub kind: FragmentKind,
    pub trees: Rc<[Tree]>,
    pub span: Span,
    /// Where it was put in, which is where another macro that does not take it says so.
    pub site: Span,
}

/// A fragment specifier that leaves an opaque fragment. `ident`, `lifetime` and `tt`
/// leave the tokens themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FragmentKind {
    Block,
    Expr,
    Item,
    Literal,
    Meta,
    Pat,
    Path,
    Stmt,
    Ty,
    Vis,
}

impl FragmentKind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Block => "block",
            Self::Expr => "expr",
            Self::Item => "item",
            Self::Literal => "literal",
            Self::Meta => "meta",
            Self::Pat => "pat",
            Self::Path => "path",
            Self::Stmt => "stmt",
            Self::Ty => "ty",
            Self::Vis => "vis",
        }
    }
}

impl Tree {
    /// The span of the whole tree; a group's runs from delimiter to delimiter.
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Token(token) => token.span,
            Self::Group(group) => group.span(),
            Self::Fragment(fragment) => fragment.span,
        }
    }

    pub(crate) fn punct(&self) -> Option<char> {
        match self {
            Self::Token(Token {
                kind: TokenKind::Punct(punct),
                ..
            }) => Some(*punct),
            _ => None,
        }
    }

    pub(crate) fn is_punct(&self, punct: char) -> bool {
        self.punct() == Some(punct)
    }

    /// Whether this is punctuation that the next tree may go on with.
    pub(crate) fn is_joint(&self) -> bool {
        matches!(
            self,
            Self::Token(Token {
                spacing: Spacing::Joint,
                ..
            })
        )
    }

    pub(crate) fn ident(&self) -> Option<Symbol> {
        match self {
            Self::Token(Token {
                kind: TokenKind::Ident(name),
                ..
            }) => Some(*name),
            _ => None,
        }
    }

    pub(crate) fn group(&self, delimiter: Delimiter) -> Option<&Group> {
        match self {
            Self::Group(group) if group.delimiter == delimiter => Some(group),
            _ => None,
        }
    }

    pub(crate) fn literal(&self) -> Option<(Symbol, Span)> {
        match self {
            Self::Token(Token {
                kind: TokenKind::Literal(text),
                span,
                ..
            }) => Some((*text, *span)),
            _ => None,
        }
    }
}

impl Group {
    pub(crate) fn span(&self) -> Span {
        if self.open.is_comparable(self.close) {
            self.open.cover(self.close)
        } else {
            self.open
        }
    }
}

impl Delimiter {
    pub(crate) fn open(self) -> char {
        match self {
            Self::Parenthesis => '(',
            Self::Brace => '{',
            Self::Bracket => '[',
        }
    }

    pub(crate) fn close(self) -> char {
        match self {
            Self::Parenthesis => ')',
            Self::Brace => '}',
            Self::Bracket => ']',
        }
    }
}
