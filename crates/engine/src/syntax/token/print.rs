//! Tokens as text, as `stringify!` gives them.
//!
//! rustc prints a space where the source had white space, and drops it in a few places
//! where nobody would write one. It also breaks lines after 78 columns; a longer text is
//! therefore not printed but reported as not known.

use super::{Delimiter, Group, Spacing, Token, TokenKind, Tree};
use crate::syntax::symbol::{Interner, Symbol};

/// The widest line that rustc prints without a break.
const LINE_WIDTH: usize = 78;

/// The text of these tokens, unless rustc would break it into lines.
pub(crate) fn tokens_to_string(trees: &[Tree], interner: &Interner) -> Option<String> {
    let mut printer = Printer {
        interner,
        text: String::new(),
    };
    printer.trees(trees);
    (printer.text.chars().count() <= LINE_WIDTH).then_some(printer.text)
}

struct Printer<'i> {
    interner: &'i Interner,
    text: String,
}

impl Printer<'_> {
    /// Prints trees, and gives what follows the last of them.
    fn trees(&mut self, trees: &[Tree]) -> Spacing {
        let mut last = Spacing::Alone;
        let mut trees = trees.iter().peekable();
        while let Some(tree) = trees.next() {
            last = self.tree(tree);
            if let Some(next) = trees.peek()
                && last == Spacing::Alone
                && self.space_between(tree, next)
            {
                self.text.push(' ');
            }
        }
        last
    }

    fn tree(&mut self, tree: &Tree) -> Spacing {
        match tree {
            Tree::Token(token) => {
                self.token(token);
                token.spacing
            }
            Tree::Group(group) => {
                self.group(group);
                group.close_spacing
            }
            Tree::Fragment(fragment) => {
                self.trees(&fragment.trees);
                Spacing::Alone
            }
        }
    }

    fn token(&mut self, token: &Token) {
        match token.kind {
            TokenKind::Ident(text) | TokenKind::Lifetime(text) | TokenKind::Literal(text) => {
                self.text.push_str(self.interner.text(text));
            }
            TokenKind::RawIdent(text) => {
                self.text.push_str("r#");
                self.text.push_str(self.interner.text(text));
            }
            TokenKind::DollarCrate => self.text.push_str("$crate"),
            TokenKind::Punct(punct) => self.text.push(punct),
        }
    }

    fn group(&mut self, group: &Group) {
        self.text.push(group.delimiter.open());
        let is_padded = group.delimiter == Delimiter::Brace && !group.trees.is_empty();
        if is_padded && group.open_spacing == Spacing::Alone {
            self.text.push(' ');
        }
        let last = self.trees(&group.trees);
        if is_padded && last == Spacing::Alone {
            self.text.push(' ');
        }
        self.text.push(group.delimiter.close());
    }

    /// Whether white space between these two is worth printing.
    fn space_between(&self, tree: &Tree, next: &Tree) -> bool {
        let is_punct = |tree: &Tree| tree.punct().is_some();
        if tree.is_punct('.') && !is_punct(next) {
            return false;
        }
        if matches!(next.punct(), Some(',' | ';' | '.')) && !is_punct(tree) {
            return false;
        }
        if tree.is_punct('#') && next.group(Delimiter::Bracket).is_some() {
            return false;
        }
        match tree.ident() {
            Some(name) if next.group(Delimiter::Parenthesis).is_some() => self.is_spaced(name),
            _ => true,
        }
    }

    /// Whether a parenthesis keeps its distance from this word: it does from a keyword.
    fn is_spaced(&self, name: Symbol) -> bool {
        let name = self.interner.text(name);
        !matches!(name, "fn" | "Self" | "pub" | "self" | "super" | "crate") && is_keyword(name)
    }
}

/// Whether this is a word that cannot name anything, in the editions that we carry.
pub(crate) fn is_keyword(name: &str) -> bool {
    const KEYWORDS: &[&str] = &[
        "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
        "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "if",
        "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv",
        "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true", "try",
        "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
    ];
    KEYWORDS.binary_search(&name).is_ok()
}
