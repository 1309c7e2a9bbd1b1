//! What a `macro_rules!` definition says.

use std::rc::Rc;

use super::units::{is_operator, split_unit};
use crate::syntax::ast::Ident;
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::hygiene::MacroId;
use crate::syntax::span::Span;
use crate::syntax::symbol::{Interner, sym};
use crate::syntax::token::{Delimiter, Group, Token, TokenKind, Tree};

type Result<T> = std::result::Result<T, Diagnostic>;

/// A definition.
pub(crate) struct MacroRules {
    pub id: MacroId,
    pub name: Ident,
    pub rules: Vec<Rule>,
}

/// `(matcher) => { body }`
pub(crate) struct Rule {
    pub matcher: Vec<Part>,
    pub body: Vec<Part>,
    /// Where the matcher stands.
    pub span: Span,
}

/// A part of a matcher or of a body.
#[derive(Debug)]
pub(crate) enum Part {
    /// One token, of one or more trees.
    Unit(Rc<[Tree]>),
    /// A pair of delimiters; the group's own trees are not used.
    Group(Group, Vec<Part>),
    /// `$x:expr` in a matcher, `$x` in a body.
    Var(Ident, Option<Specifier>),
    /// `$(…),*`
    Repeat(Repeat),
}

/// `$(…),*`
#[derive(Debug)]
pub(crate) struct Repeat {
    pub parts: Vec<Part>,
    pub separator: Option<Rc<[Tree]>>,
    pub op: RepeatOp,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RepeatOp {
    ZeroOrMore,
    OneOrMore,
    ZeroOrOne,
}

/// What stands after the colon of `$x:expr`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Specifier {
    Block,
    Expr,
    /// `expr_2021`, and `expr` before edition 2024.
    Expr2021,
    Ident,
    Item,
    Lifetime,
    Literal,
    Meta,
    Pat,
    PatParam,
    Path,
    Stmt,
    Tt,
    Ty,
    Vis,
}

impl Specifier {
    pub(crate) fn from_name(name: &str, is_2024: bool) -> Option<Self> {
        Some(match name {
            "block" => Self::Block,
            "expr" if is_2024 => Self::Expr,
            "expr" | "expr_2021" => Self::Expr2021,
            "ident" => Self::Ident,
            "item" => Self::Item,
            "lifetime" => Self::Lifetime,
            "literal" => Self::Literal,
            "meta" => Self::Meta,
            "pat" => Self::Pat,
            "pat_param" => Self::PatParam,
            "path" => Self::Path,
            "stmt" => Self::Stmt,
            "tt" => Self::Tt,
            "ty" => Self::Ty,
            "vis" => Self::Vis,
            _ => return None,
        })
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Block => "block",
            Self::Expr => "expr",
            Self::Expr2021 => "expr_2021",
            Self::Ident => "ident",
            Self::Item => "item",
            Self::Lifetime => "lifetime",
            Self::Literal => "literal",
            Self::Meta => "meta",
            Self::Pat => "pat",
            Self::PatParam => "pat_param",
            Self::Path => "path",
            Self::Stmt => "stmt",
            Self::Tt => "tt",
            Self::Ty => "ty",
            Self::Vis => "vis",
        }
    }
}

/// Reads the rules of a definition: what stands between its delimiters.
pub(crate) fn read_rules(
    trees: &[Tree],
    span: Span,
    is_2024: bool,
    interner: &Interner,
) -> Result<Vec<Rule>> {
    let mut rules = Vec::new();
    let mut rest = trees;
    while let Some((matcher, after)) = rest.split_first() {
        let Tree::Group(matcher) = matcher else {
            let message = "wrong syntax in macro rule: expected a matcher in delimiters";
            return Err(Diagnostic::error(matcher.span(), message));
        };
        let (arrow, after) = split_unit(after).unwrap_or_default();
        if !is_operator(arrow, "=>") {
            let at = arrow.first().map_or(matcher.close, Tree::span);
            return Err(Diagnostic::error(
                at,
                "expected `=>` after the matcher of a macro rule",
            ));
        }
        let Some((Tree::Group(body), after)) = after.split_first() else {
            let at = after.first().map_or(matcher.close, Tree::span);
            return Err(Diagnostic::error(at, "macro rhs must be delimited"));
        };
        let reader = |in_matcher| Reader {
            in_matcher,
            is_2024,
            interner,
        };
        rules.push(Rule {
            matcher: reader(true).parts(&matcher.trees)?,
            body: reader(false).parts(&body.trees)?,
            span: matcher.span(),
        });
        rest = match after.split_first() {
            None => break,
            Some((semi, after)) if semi.is_punct(';') => after,
            Some((other, _)) => {
                return Err(Diagnostic::error(
                    other.span(),
                    "expected `;` between macro rules",
                ));
            }
        };
    }
    if rules.is_empty() {
        return Err(Diagnostic::error(
            span,
            "macros must contain at least one rule",
        ));
    }
    Ok(rules)
}

struct Reader<'i> {
    in_matcher: bool,
    is_2024: bool,
    interner: &'i Interner,
}

impl Reader<'_> {
    fn parts(&self, trees: &[Tree]) -> Result<Vec<Part>> {
        let mut parts = Vec::new();
        let mut rest = trees;
        while let Some((unit, after)) = split_unit(rest) {
            rest = match unit {
                [dollar] if dollar.is_punct('$') => self.dollar(dollar, after, &mut parts)?,
                [Tree::Group(group)] => {
                    parts.push(Part::Group(group.clone(), self.parts(&group.trees)?));
                    after
                }
                unit => {
                    parts.push(Part::Unit(unit.into()));
                    after
                }
            };
        }
        Ok(parts)
    }

    /// What stands after a `$`. Gives what follows it.
    fn dollar<'t>(
        &self,
        dollar: &Tree,
        after: &'t [Tree],
        parts: &mut Vec<Part>,
    ) -> Result<&'t [Tree]> {
        let unit = |tree: &Tree| Part::Unit([tree.clone()].into());
        let Some((next, rest)) = after.split_first() else {
            parts.push(unit(dollar));
            return Ok(after);
        };
        if let Some(group) = next.group(Delimiter::Parenthesis) {
            return self.repeat(group, rest, parts);
        }
        let unstable = next.group(Delimiter::Brace).is_some() || next.is_punct('$');
        if unstable {
            let message = "meta-variable expressions are unstable";
            return Err(Diagnostic::coded("E0658", next.span(), message));
        }
        let Some(name) = var_name(next) else {
            if self.in_matcher {
                return Err(Diagnostic::error(
                    next.span(),
                    "expected identifier after `$`",
                ));
            }
            parts.push(unit(dollar));
            return Ok(after);
        };
        let ident = Ident {
            name,
            span: next.span(),
        };
        if name == sym::CRATE {
            let token = Token {
                kind: TokenKind::DollarCrate,
                span: ident.span,
                spacing: spacing(next),
            };
            parts.push(unit(&Tree::Token(token)));
            return Ok(rest);
        }
        if !self.in_matcher {
            parts.push(Part::Var(ident, None));
            return Ok(rest);
        }
        let (specifier, rest) = self.specifier(ident, rest)?;
        parts.push(Part::Var(ident, Some(specifier)));
        Ok(rest)
    }

    fn specifier<'t>(&self, var: Ident, rest: &'t [Tree]) -> Result<(Specifier, &'t [Tree])> {
        let [colon, name, rest @ ..] = rest else {
            return Err(Diagnostic::error(var.span, "missing fragment specifier"));
        };
        let (true, Some(text)) = (colon.is_punct(':'), name.ident()) else {
            return Err(Diagnostic::error(var.span, "missing fragment specifier"));
        };
        let text = self.interner.text(text);
        let Some(specifier) = Specifier::from_name(text, self.is_2024) else {
            let message = format!("invalid fragment specifier `{text}`");
            return Err(Diagnostic::error(var.span, message));
        };
        Ok((specifier, rest))
    }

    fn repeat<'t>(
        &self,
        group: &Group,
        rest: &'t [Tree],
        parts: &mut Vec<Part>,
    ) -> Result<&'t [Tree]> {
        let inside = self.parts(&group.trees)?;
        let expected = || Diagnostic::error(group.span(), "expected one of: `*`, `+`, or `?`");
        let (first, after) = split_unit(rest).ok_or_else(expected)?;
        let (separator, op, rest) = match (repeat_op(first), split_unit(after)) {
            // An operator directly after the parenthesis is never a separator.
            (Some(op), _) => (None, op, after),
            (None, Some((second, after_second))) => (
                Some(first),
                repeat_op(second).ok_or_else(expected)?,
                after_second,
            ),
            (None, None) => return Err(expected()),
        };
        if op == RepeatOp::ZeroOrOne && separator.is_some() {
            let message = "the `?` macro repetition operator does not take a separator";
            return Err(Diagnostic::error(group.span(), message));
        }
        let separator = separator.map(Into::into);
        let span = group.span();
        parts.push(Part::Repeat(Repeat {
            parts: inside,
            separator,
            op,
            span,
        }));
        Ok(rest)
    }
}

fn repeat_op(unit: &[Tree]) -> Option<RepeatOp> {
    match unit {
        [only] => match only.punct()? {
            '*' => Some(RepeatOp::ZeroOrMore),
            '+' => Some(RepeatOp::OneOrMore),
            '?' => Some(RepeatOp::ZeroOrOne),
            _ => None,
        },
        _ => None,
    }
}

fn var_name(tree: &Tree) -> Option<crate::syntax::symbol::Symbol> {
    match tree {
        Tree::Token(Token {
            kind: TokenKind::Ident(name) | TokenKind::RawIdent(name),
            ..
        }) => Some(*name),
        _ => None,
    }
}

fn spacing(tree: &Tree) -> crate::syntax::token::Spacing {
    match tree {
        Tree::Token(token) => token.spacing,
        _ => crate::syntax::token::Spacing::Alone,
    }
}
