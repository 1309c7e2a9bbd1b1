//! Source text to token trees, with rustc's own lexer.
//!
//! The lexer is `rustc_lexer`; what it leaves to its user is done here: errors with
//! rustc's codes and words, doc comments as attributes, and pairing of delimiters. The
//! first error ends the lexing. Identifiers outside ASCII are not carried, because rustc
//! normalises them and we have no tables for that.

use rustc_lexer::{DocStyle, FrontmatterAllowed, TokenKind as Raw};

use super::literal;
use super::nesting::MAX_DELIMITERS;
use super::{Delimiter, Group, Spacing, Token, TokenKind, Tree};
use crate::syntax::Edition;
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::limits::MAX_NUMBER_BYTES;
use crate::syntax::span::{FileId, Span};
use crate::syntax::symbol::{Interner, sym};

/// The characters that are punctuation tokens.
const PUNCTUATION: &str = "!#$%&*+,-./:;<=>?@^|~";

type Result<T> = std::result::Result<T, Diagnostic>;

/// Reads a whole file.
pub(crate) fn lex(
    text: &str,
    file: FileId,
    edition: Edition,
    interner: &mut Interner,
) -> Result<Vec<Tree>> {
    let start = skipped_at_start(text);
    let mut lexer = Lexer {
        text,
        file,
        edition,
        interner,
        offset: start,
        open: Vec::new(),
        trees: Vec::new(),
    };
    let rest = text.get(start..).unwrap_or("");
    for raw in rustc_lexer::tokenize(rest, FrontmatterAllowed::Yes) {
        lexer.token(&raw)?;
    }
    lexer.finish()
}

/// The identifiers and keywords of a text, and where each begins.
pub(crate) fn words(text: &str) -> Vec<(u32, &str)> {
    let start = skipped_at_start(text);
    let mut offset = start;
    let mut found = Vec::new();
    for raw in rustc_lexer::tokenize(text.get(start..).unwrap_or(""), FrontmatterAllowed::Yes) {
        let end = offset + raw.len as usize;
        if raw.kind == Raw::Ident
            && let Some(word) = text.get(offset..end)
            && let Ok(at) = u32::try_from(offset)
        {
            found.push((at, word));
        }
        offset = end;
    }
    found
}

/// A byte order mark and a shebang line are no part of the program.
fn skipped_at_start(text: &str) -> usize {
    let mark = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let rest = text.get(mark..).unwrap_or("");
    mark + rustc_lexer::strip_shebang(rest).unwrap_or(0)
}

/// A delimiter that is not closed yet, and the trees before it.
struct Open {
    delimiter: Delimiter,
    span: Span,
    spacing: Spacing,
    before: Vec<Tree>,
}

struct Lexer<'t> {
    text: &'t str,
    file: FileId,
    edition: Edition,
    interner: &'t mut Interner,
    offset: usize,
    open: Vec<Open>,
    trees: Vec<Tree>,
}

impl Lexer<'_> {
    fn token(&mut self, raw: &rustc_lexer::Token) -> Result<()> {
        let start = self.offset;
        self.offset += raw.len as usize;
        let span = self.span(start, self.offset);
        let text = self.text.get(start..self.offset).unwrap_or("");
        match raw.kind {
            Raw::Whitespace | Raw::Eof => Ok(()),
            Raw::LineComment { doc_style } => self.comment(doc_style, text, span, 0),
            Raw::BlockComment {
                terminated: false, ..
            } => Err(Diagnostic::coded(
                "E0758",
                span,
                "unterminated block comment",
            )),
            Raw::BlockComment { doc_style, .. } => self.comment(doc_style, text, span, 2),
            Raw::Ident | Raw::RawIdent => self.ident(text, span),
            Raw::Lifetime {
                starts_with_number: true,
            } => Err(Diagnostic::error(
                span,
                "lifetimes cannot start with a number",
            )),
            Raw::Lifetime { .. } => self.lifetime(text, span),
            Raw::Literal { kind, suffix_start } => self.literal(kind, suffix_start, text, span),
            Raw::OpenParen => self.open(Delimiter::Parenthesis, span),
            Raw::OpenBrace => self.open(Delimiter::Brace, span),
            Raw::OpenBracket => self.open(Delimiter::Bracket, span),
            Raw::CloseParen => self.close(Delimiter::Parenthesis, span),
            Raw::CloseBrace => self.close(Delimiter::Brace, span),
            Raw::CloseBracket => self.close(Delimiter::Bracket, span),
            other => self.rest(other, text, span),
        }
    }

    /// Punctuation, and what is no token at all.
    fn rest(&mut self, kind: Raw, text: &str, span: Span) -> Result<()> {
        match kind {
            Raw::UnknownPrefix if self.edition >= Edition::Edition2021 => Err(Diagnostic::error(
                span,
                format!("prefix `{text}` is unknown"),
            )),
            Raw::UnknownPrefixLifetime => Err(Diagnostic::error(
                span,
                format!("prefix `{text}` is unknown"),
            )),
            Raw::RawLifetime => Err(Diagnostic::unsupported(span, "raw lifetime")),
            Raw::ForcedKeywordIdent => Err(Diagnostic::unsupported(span, "forced keyword")),
            Raw::Frontmatter { .. } => Err(Diagnostic::coded(
                "E0658",
                span,
                "frontmatters are experimental",
            )),
            Raw::GuardedStrPrefix => self.guarded_prefix(text, span),
            Raw::InvalidIdent => Err(Diagnostic::error(
                span,
                format!("identifiers cannot contain emoji: `{text}`"),
            )),
            _ => match text.chars().next() {
                Some(punct) if PUNCTUATION.contains(punct) && text.len() == 1 => {
                    let spacing = self.spacing();
                    self.push(TokenKind::Punct(punct), span, spacing);
                    Ok(())
                }
                Some('\0') => Err(Diagnostic::error(span, "unknown start of token: \\u{0}")),
                _ => Err(Diagnostic::error(
                    span,
                    format!("unknown start of token: {text}"),
                )),
            },
        }
    }

    /// `#"` and `##` are reserved since edition 2024, and two tokens before it.
    fn guarded_prefix(&mut self, text: &str, span: Span) -> Result<()> {
        if self.edition >= Edition::Edition2024 {
            return Err(Diagnostic::error(
                span,
                "reserved multi-hash token is forbidden",
            ));
        }
        if text.ends_with('"') {
            return Err(Diagnostic::unsupported(
                span,
                "string literal directly after `#`",
            ));
        }
        for offset in 0..2 {
            let spacing = if offset == 0 {
                Spacing::Joint
            } else {
                self.spacing()
            };
            self.push(
                TokenKind::Punct('#'),
                span.part(offset, offset + 1),
                spacing,
            );
        }
        Ok(())
    }

    fn ident(&mut self, text: &str, span: Span) -> Result<()> {
        if !text.is_ascii() {
            return Err(Diagnostic::unsupported(span, "identifier outside ASCII"));
        }
        let spacing = self.spacing();
        let Some(raw) = text.strip_prefix("r#") else {
            let name = self.interner.intern(text);
            self.push(TokenKind::Ident(name), span, spacing);
            return Ok(());
        };
        if matches!(raw, "self" | "Self" | "super" | "crate" | "_") {
            return Err(Diagnostic::error(
                span,
                format!("`{raw}` cannot be a raw identifier"),
            ));
        }
        let name = self.interner.intern(raw);
        self.push(TokenKind::RawIdent(name), span, spacing);
        Ok(())
    }

    fn lifetime(&mut self, text: &str, span: Span) -> Result<()> {
        if !text.is_ascii() {
            return Err(Diagnostic::unsupported(span, "identifier outside ASCII"));
        }
        let name = self.interner.intern(text);
        let spacing = self.spacing();
        self.push(TokenKind::Lifetime(name), span, spacing);
        Ok(())
    }

    fn literal(
        &mut self,
        kind: rustc_lexer::LiteralKind,
        suffix_start: u32,
        text: &str,
        span: Span,
    ) -> Result<()> {
        // A line break is one character to rustc, however the file writes it.
        let unified = text.replace("\r\n", "\n");
        let is_number = matches!(
            kind,
            rustc_lexer::LiteralKind::Int { .. } | rustc_lexer::LiteralKind::Float { .. }
        );
        if is_number && text.len() > MAX_NUMBER_BYTES {
            let message = format!("a number is longer than {MAX_NUMBER_BYTES} bytes");
            return Err(Diagnostic::limit(span, message));
        }
        literal::check(kind, &unified, suffix_start, span)?;
        let text = self.interner.intern(&unified);
        let spacing = self.spacing();
        self.push(TokenKind::Literal(text), span, spacing);
        Ok(())
    }

    /// A doc comment is the attribute that it stands for; any other comment is nothing.
    fn comment(
        &mut self,
        style: Option<DocStyle>,
        text: &str,
        span: Span,
        closing: usize,
    ) -> Result<()> {
        let Some(style) = style else { return Ok(()) };
        let content = text
            .get(3..text.len().saturating_sub(closing))
            .unwrap_or("");
        let content = content.replace("\r\n", "\n");
        if content.contains('\r') {
            return Err(Diagnostic::error(
                span,
                "bare CR not allowed in doc-comment",
            ));
        }
        self.push(TokenKind::Punct('#'), span, Spacing::Joint);
        if matches!(style, DocStyle::Inner) {
            self.push(TokenKind::Punct('!'), span, Spacing::JointHidden);
        }
        let literal = self.interner.intern(&format!("{content:?}"));
        let kinds = [
            TokenKind::Ident(sym::DOC),
            TokenKind::Punct('='),
            TokenKind::Literal(literal),
        ];
        let trees = kinds.map(|kind| {
            Tree::Token(Token {
                kind,
                span,
                spacing: Spacing::Alone,
            })
        });
        self.trees.push(Tree::Group(Group {
            delimiter: Delimiter::Bracket,
            trees: trees.into(),
            open: span,
            close: span,
            open_spacing: Spacing::JointHidden,
            close_spacing: Spacing::Alone,
        }));
        Ok(())
    }

    fn open(&mut self, delimiter: Delimiter, span: Span) -> Result<()> {
        if self.open.len() >= MAX_DELIMITERS {
            let message = format!("delimiters are nested deeper than {MAX_DELIMITERS}");
            return Err(Diagnostic::limit(span, message));
        }
        let spacing = self.spacing();
        let before = std::mem::take(&mut self.trees);
        self.open.push(Open {
            delimiter,
            span,
            spacing,
            before,
        });
        Ok(())
    }

    fn close(&mut self, delimiter: Delimiter, span: Span) -> Result<()> {
        let close = delimiter.close();
        let Some(open) = self.open.pop() else {
            let message = format!("unexpected closing delimiter: `{close}`");
            return Err(Diagnostic::error(span, message));
        };
        if open.delimiter != delimiter {
            let message = format!("mismatched closing delimiter: `{close}`");
            let error = Diagnostic::error(open.span, message);
            return Err(error.with_note(Some(span), "mismatched closing delimiter"));
        }
        let trees = std::mem::replace(&mut self.trees, open.before);
        self.trees.push(Tree::Group(Group {
            delimiter,
            trees: trees.into(),
            open: open.span,
            close: span,
            open_spacing: open.spacing,
            close_spacing: self.spacing(),
        }));
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<Tree>> {
        let Some(open) = self.open.pop() else {
            return Ok(self.trees);
        };
        let end = self.span(self.offset, self.offset);
        let error = Diagnostic::error(end, "this file contains an unclosed delimiter");
        Err(error.with_note(Some(open.span), "unclosed delimiter"))
    }

    fn push(&mut self, kind: TokenKind, span: Span, spacing: Spacing) {
        self.trees.push(Tree::Token(Token {
            kind,
            span,
            spacing,
        }));
    }

    /// What stands at the current offset, after the token that was just read.
    fn spacing(&self) -> Spacing {
        let rest = self.text.get(self.offset..).unwrap_or("");
        match rest.chars().next() {
            None => Spacing::Alone,
            Some(next) if rustc_lexer::is_whitespace(next) => Spacing::Alone,
            // A `$` is no part of an operator: what stands for `$x` is a token of its own.
            Some('$') => Spacing::JointHidden,
            Some('/') if rest.starts_with("//") || rest.starts_with("/*") => Spacing::Alone,
            Some(next) if PUNCTUATION.contains(next) => Spacing::Joint,
            Some(_) => Spacing::JointHidden,
        }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let offset = |at| u32::try_from(at).unwrap_or(u32::MAX);
        Span::new(self.file, offset(start), offset(end))
    }
}
