//! Tokens as a macro counts them.
//!
//! Our punctuation is one character a token, as syn wants it. To a macro `=>` is one
//! token, and `= >` are two. A *unit* is such a token, or a whole group or fragment.

use crate::syntax::token::{Token, TokenKind, Tree};

/// All operators of more than one character, longest first.
const OPERATORS: &[&str] = &[
    "<<=", ">>=", "...", "..=", "..", "->", "=>", "::", "==", "!=", "<=", ">=", "&&", "||", "<<",
    ">>", "+=", "-=", "*=", "/=", "^=", "%=", "&=", "|=", "<-",
];

/// How many trees the first unit takes; zero if there are none.
pub(crate) fn unit_len(trees: &[Tree]) -> usize {
    if trees.first().is_none_or(|first| first.punct().is_none()) {
        return trees.len().min(1);
    }
    let is_operator = |operator: &&&str| starts_with(trees, operator);
    OPERATORS
        .iter()
        .find(is_operator)
        .map_or(1, |operator| operator.len())
}

fn starts_with(trees: &[Tree], operator: &str) -> bool {
    let mut trees = trees.iter().peekable();
    let mut chars = operator.chars().peekable();
    while let Some(char) = chars.next() {
        let Some(tree) = trees.next() else {
            return false;
        };
        if !tree.is_punct(char) || (chars.peek().is_some() && !tree.is_joint()) {
            return false;
        }
    }
    true
}

/// The first unit and what follows it.
pub(crate) fn split_unit(trees: &[Tree]) -> Option<(&[Tree], &[Tree])> {
    match unit_len(trees) {
        0 => None,
        len => trees.split_at_checked(len),
    }
}

/// Whether two units are the same token. Groups and fragments are never.
pub(crate) fn same_unit(left: &[Tree], right: &[Tree]) -> bool {
    left.len() == right.len()
        && left
            .iter()
            .zip(right)
            .all(|(left, right)| same_token(left, right))
}

fn same_token(left: &Tree, right: &Tree) -> bool {
    match (left, right) {
        (Tree::Token(Token { kind: left, .. }), Tree::Token(Token { kind: right, .. })) => {
            left == right
        }
        _ => false,
    }
}

/// The operator that a unit of punctuation is.
pub(crate) fn operator(unit: &[Tree]) -> Option<String> {
    unit.iter().map(Tree::punct).collect()
}

/// Whether a unit is this operator.
pub(crate) fn is_operator(unit: &[Tree], operator: &str) -> bool {
    unit.len() == operator.len()
        && unit
            .iter()
            .zip(operator.chars())
            .all(|(tree, char)| tree.is_punct(char))
}

/// Whether a unit is a word or a name, and not an underscore.
pub(crate) fn is_name(unit: &[Tree]) -> bool {
    let kind = match unit {
        [Tree::Token(token)] => token.kind,
        _ => return false,
    };
    match kind {
        TokenKind::Ident(name) => name != crate::syntax::symbol::sym::UNDERSCORE,
        TokenKind::RawIdent(_) | TokenKind::DollarCrate => true,
        _ => false,
    }
}
