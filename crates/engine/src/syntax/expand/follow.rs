//! Whether a matcher could become ambiguous in a later Rust.
//!
//! rustc lets only certain tokens follow a fragment, so that the grammar of fragments can
//! grow. This is its check: for each variable, what may come directly after it, be it in
//! the same sequence, in the next repetition's separator or behind it.

use super::rules::{Part, RepeatOp, Rule, Specifier};
use super::units::operator;
use crate::syntax::ast::Ident;
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::syntax::symbol::Interner;
use crate::syntax::token::print::tokens_to_string;
use crate::syntax::token::{Delimiter, Tree};

/// Checks a rule's matcher.
pub(crate) fn check_rule(rule: &Rule, interner: &Interner, errors: &mut Vec<Diagnostic>) {
    let mut names = Vec::new();
    check_names(&rule.matcher, &mut names, errors);
    check_empty(&rule.matcher, errors);
    let mut checker = Checker { interner, errors };
    checker.sequence(&rule.matcher, &TokenSet::default());
}

fn check_names(parts: &[Part], names: &mut Vec<Ident>, errors: &mut Vec<Diagnostic>) {
    for part in parts {
        match part {
            Part::Unit(_) => {}
            Part::Group(_, inside) => check_names(inside, names, errors),
            Part::Repeat(repeat) => check_names(&repeat.parts, names, errors),
            Part::Var(name, _) => {
                let same =
                    |other: &Ident| other.name == name.name && other.span.ctxt == name.span.ctxt;
                if names.iter().any(same) {
                    errors.push(Diagnostic::error(name.span, "duplicate matcher binding"));
                }
                names.push(*name);
            }
        }
    }
}

fn check_empty(parts: &[Part], errors: &mut Vec<Diagnostic>) {
    for part in parts {
        match part {
            Part::Unit(_) | Part::Var(..) => {}
            Part::Group(_, inside) => check_empty(inside, errors),
            Part::Repeat(repeat) => {
                let is_empty = repeat.separator.is_none() && repeat.parts.iter().all(may_be_empty);
                if is_empty {
                    let message = "repetition matches empty token tree";
                    errors.push(Diagnostic::error(repeat.span, message));
                }
                check_empty(&repeat.parts, errors);
            }
        }
    }
}

fn may_be_empty(part: &Part) -> bool {
    match part {
        Part::Var(_, specifier) => *specifier == Some(Specifier::Vis),
        Part::Repeat(repeat) => repeat.op != RepeatOp::OneOrMore,
        _ => false,
    }
}

/// A token that may stand first or last in a part of a matcher.
#[derive(Clone)]
enum SetToken<'m> {
    Unit(&'m [Tree]),
    Open(Delimiter, Span),
    Close(Delimiter, Span),
    Var(Ident, Specifier),
}

#[derive(Clone)]
struct TokenSet<'m> {
    tokens: Vec<SetToken<'m>>,
    maybe_empty: bool,
}

impl Default for TokenSet<'_> {
    fn default() -> Self {
        Self {
            tokens: Vec::new(),
            maybe_empty: true,
        }
    }
}

impl<'m> TokenSet<'m> {
    fn one(token: SetToken<'m>) -> Self {
        Self {
            tokens: vec![token],
            maybe_empty: false,
        }
    }

    /// Nothing that has to be looked at: it may be followed by anything.
    fn irrelevant() -> Self {
        Self {
            tokens: Vec::new(),
            maybe_empty: false,
        }
    }

    fn add(&mut self, other: &Self) {
        self.tokens.extend(other.tokens.iter().cloned());
        self.maybe_empty &= other.maybe_empty;
    }
}

/// What may stand first in these parts.
fn first(parts: &[Part]) -> TokenSet<'_> {
    let mut set = TokenSet::default();
    for part in parts {
        match part {
            Part::Unit(unit) => set.add(&TokenSet::one(SetToken::Unit(unit))),
            Part::Group(group, _) => {
                set.add(&TokenSet::one(SetToken::Open(group.delimiter, group.open)));
            }
            Part::Var(name, specifier) => {
                let specifier = specifier.unwrap_or(Specifier::Tt);
                set.add(&TokenSet::one(SetToken::Var(*name, specifier)));
            }
            Part::Repeat(repeat) => {
                let mut inside = first(&repeat.parts);
                if inside.maybe_empty
                    && let Some(separator) = &repeat.separator
                {
                    inside.tokens.push(SetToken::Unit(separator));
                }
                inside.maybe_empty |= repeat.op != RepeatOp::OneOrMore;
                let goes_on = inside.maybe_empty;
                set.tokens.extend(inside.tokens);
                if goes_on {
                    continue;
                }
                set.maybe_empty = false;
            }
        }
        return set;
    }
    set.maybe_empty = true;
    set
}

struct Checker<'c> {
    interner: &'c Interner,
    errors: &'c mut Vec<Diagnostic>,
}

impl Checker<'_> {
    /// Checks these parts, which `follow` may follow, and gives what may stand last.
    fn sequence<'m>(&mut self, parts: &'m [Part], follow: &TokenSet<'m>) -> TokenSet<'m> {
        let mut last = TokenSet::default();
        let mut rest = parts;
        while let Some((part, suffix)) = rest.split_first() {
            rest = suffix;
            let mut next = first(suffix);
            if next.maybe_empty {
                next.add(follow);
            }
            match part {
                Part::Unit(_) => last = TokenSet::irrelevant(),
                Part::Group(group, inside) => {
                    let close = SetToken::Close(group.delimiter, group.close);
                    self.sequence(inside, &TokenSet::one(close));
                    last = TokenSet::irrelevant();
                }
                Part::Repeat(repeat) => {
                    if let Some(separator) = &repeat.separator {
                        next.tokens.push(SetToken::Unit(separator));
                    }
                    let inside = self.sequence(&repeat.parts, &next);
                    if inside.maybe_empty {
                        last.add(&inside);
                    } else {
                        last = inside;
                    }
                }
                Part::Var(name, specifier) => {
                    let specifier = specifier.unwrap_or(Specifier::Tt);
                    if may_be_followed_by_any(specifier) {
                        last = TokenSet::irrelevant();
                    } else {
                        last = TokenSet::one(SetToken::Var(*name, specifier));
                        self.check(*name, specifier, &next);
                    }
                }
            }
        }
        last
    }

    fn check(&mut self, name: Ident, specifier: Specifier, next: &TokenSet) {
        let only = next.tokens.len() == 1;
        for token in &next.tokens {
            if self.may_follow(specifier, token) {
                continue;
            }
            let (text, span) = self.describe(token);
            let verb = if only { "is" } else { "may be" };
            let message = format!(
                "`${}:{}` {verb} followed by `{text}`, which is not allowed for `{}` fragments",
                self.interner.text(name.name),
                specifier.name(),
                specifier.name(),
            );
            self.errors.push(Diagnostic::error(span, message));
        }
    }

    fn describe(&self, token: &SetToken) -> (String, Span) {
        match token {
            SetToken::Unit(unit) => {
                let span = unit.first().map_or_else(Span::default, Tree::span);
                (
                    tokens_to_string(unit, self.interner).unwrap_or_default(),
                    span,
                )
            }
            SetToken::Open(delimiter, span) => (delimiter.open().to_string(), *span),
            SetToken::Close(delimiter, span) => (delimiter.close().to_string(), *span),
            SetToken::Var(name, specifier) => {
                let text = format!("${}:{}", self.interner.text(name.name), specifier.name());
                (text, name.span)
            }
        }
    }

    fn may_follow(&self, specifier: Specifier, next: &SetToken) -> bool {
        if matches!(next, SetToken::Close(..)) {
            return true;
        }
        match specifier {
            Specifier::Stmt | Specifier::Expr | Specifier::Expr2021 => {
                self.is_any(next, &["=>", ",", ";"], &[])
            }
            Specifier::Pat => self.is_any(next, &["=>", ",", "="], &["if", "in"]),
            Specifier::PatParam => self.is_any(next, &["=>", ",", "=", "|"], &["if", "in"]),
            Specifier::Path | Specifier::Ty => match next {
                SetToken::Open(delimiter, _) => *delimiter != Delimiter::Parenthesis,
                SetToken::Var(_, specifier) => *specifier == Specifier::Block,
                _ => self.is_any(
                    next,
                    &["=>", ",", ">", ">>", "=", ":", ";", "|"],
                    &["as", "where"],
                ),
            },
            Specifier::Vis => self.may_follow_vis(next),
            _ => true,
        }
    }

    fn may_follow_vis(&self, next: &SetToken) -> bool {
        match next {
            SetToken::Unit(unit) if self.is_any(next, &[","], &[]) => !unit.is_empty(),
            SetToken::Unit([only]) if only.ident().is_some() => only
                .ident()
                .is_some_and(|name| self.interner.text(name) != "priv"),
            SetToken::Unit(unit) => super::fragment::can_begin(Specifier::Ty, unit, self.interner),
            SetToken::Open(delimiter, _) => *delimiter != Delimiter::Brace,
            SetToken::Var(_, specifier) => {
                matches!(
                    specifier,
                    Specifier::Ident | Specifier::Ty | Specifier::Path
                )
            }
            SetToken::Close(..) => true,
        }
    }

    fn is_any(&self, token: &SetToken, operators: &[&str], words: &[&str]) -> bool {
        let SetToken::Unit(unit) = token else {
            return false;
        };
        if let [only] = unit
            && let Some(name) = only.ident()
        {
            return words.contains(&self.interner.text(name));
        }
        operator(unit).is_some_and(|operator| operators.contains(&operator.as_str()))
    }
}

fn may_be_followed_by_any(specifier: Specifier) -> bool {
    matches!(
        specifier,
        Specifier::Block
            | Specifier::Ident
            | Specifier::Item
            | Specifier::Lifetime
            | Specifier::Literal
            | Specifier::Meta
            | Specifier::Tt
    )
}
