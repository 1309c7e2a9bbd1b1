//! Where a fragment may begin, and parsing it.

use std::rc::Rc;

use syn::parse::{Parse, ParseStream};

use super::matcher::FragmentParser;
use super::rules::Specifier;
use super::units::{is_name, operator, unit_len};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::limits::MAX_MATCH_STEPS;
use crate::syntax::lower::Lower;
use crate::syntax::span::Span;
use crate::syntax::symbol::Interner;
use crate::syntax::token::print::is_keyword;
use crate::syntax::token::{Delimiter, Fragment, FragmentKind, Token, TokenKind, Tree};

/// What it costs to hand a token to syn, in steps of matching.
const STEPS_PER_TOKEN: usize = 10;

/// Whether rustc would try to parse such a fragment at the first of these trees. Once it
/// does, there is no way back.
pub(crate) fn can_begin(specifier: Specifier, trees: &[Tree], interner: &Interner) -> bool {
    let unit = trees.get(..unit_len(trees)).unwrap_or_default();
    let Some(first) = unit.first() else {
        return false;
    };
    if let Tree::Fragment(fragment) = first {
        return fragment_can_begin(specifier, fragment.kind);
    }
    let word = first.ident().map(|name| interner.text(name));
    match specifier {
        Specifier::Tt | Specifier::Item | Specifier::Stmt => true,
        Specifier::Ident => is_name(unit),
        Specifier::Lifetime => is_lifetime(first),
        Specifier::Literal => first.is_punct('-') && unit.len() == 1 || is_literal(first, word),
        Specifier::Block => first.group(Delimiter::Brace).is_some(),
        Specifier::Path | Specifier::Meta => is_any_word(first) || is_op(unit, &["::"]),
        Specifier::Vis => {
            first.is_punct(',') || is_any_word(first) || can_begin_type(first, word, unit)
        }
        Specifier::Ty => can_begin_type(first, word, unit),
        Specifier::Expr => can_begin_expr(first, word, unit) || word == Some("_"),
        Specifier::Expr2021 => can_begin_expr(first, word, unit) && word != Some("const"),
        Specifier::Pat => can_begin_pat(first, unit) || is_op(unit, &["|"]),
        Specifier::PatParam => can_begin_pat(first, unit),
    }
}

/// What a matched fragment can be matched as again.
fn fragment_can_begin(specifier: Specifier, kind: FragmentKind) -> bool {
    use FragmentKind as Kind;
    match specifier {
        Specifier::Tt | Specifier::Item | Specifier::Stmt | Specifier::Vis => true,
        Specifier::Ident | Specifier::Lifetime => false,
        Specifier::Literal => matches!(kind, Kind::Literal | Kind::Expr),
        Specifier::Block => kind == Kind::Block,
        Specifier::Path => kind == Kind::Path,
        Specifier::Meta => matches!(kind, Kind::Path | Kind::Meta),
        Specifier::Ty => matches!(kind, Kind::Ty | Kind::Path),
        Specifier::Expr | Specifier::Expr2021 => {
            matches!(kind, Kind::Expr | Kind::Literal | Kind::Path | Kind::Block)
        }
        Specifier::Pat | Specifier::PatParam => {
            matches!(
                kind,
                Kind::Pat | Kind::Literal | Kind::Path | Kind::Expr | Kind::Block
            )
        }
    }
}

fn is_any_word(tree: &Tree) -> bool {
    matches!(
        tree,
        Tree::Token(Token {
            kind: TokenKind::Ident(_) | TokenKind::RawIdent(_) | TokenKind::DollarCrate,
            ..
        })
    )
}

fn is_lifetime(tree: &Tree) -> bool {
    matches!(
        tree,
        Tree::Token(Token {
            kind: TokenKind::Lifetime(_),
            ..
        })
    )
}

fn is_literal(tree: &Tree, word: Option<&str>) -> bool {
    tree.literal().is_some() || matches!(word, Some("true" | "false"))
}

fn is_op(unit: &[Tree], operators: &[&str]) -> bool {
    operator(unit).is_some_and(|operator| operators.contains(&operator.as_str()))
}

/// Words that name something: not a keyword, or one that may begin a path.
fn is_path_word(word: &str) -> bool {
    !(is_keyword(word) || word == "_") || matches!(word, "self" | "Self" | "super" | "crate")
}

fn can_begin_expr(first: &Tree, word: Option<&str>, unit: &[Tree]) -> bool {
    const WORDS: &[&str] = &[
        "async", "do", "box", "break", "const", "continue", "false", "for", "if", "loop", "match",
        "move", "return", "true", "try", "unsafe", "while", "yield", "static",
    ];
    const OPERATORS: &[&str] = &[
        "!", "-", "*", "|", "||", "&", "&&", "..", "...", "..=", "<", "<<", "::", "#",
    ];
    if let Some(word) = word {
        return word != "let" && (is_path_word(word) || WORDS.contains(&word));
    }
    first.punct().is_none() || is_op(unit, OPERATORS)
}

fn can_begin_type(first: &Tree, word: Option<&str>, unit: &[Tree]) -> bool {
    const WORDS: &[&str] = &[
        "_", "for", "impl", "fn", "unsafe", "extern", "typeof", "dyn",
    ];
    const OPERATORS: &[&str] = &["!", "*", "&", "&&", "?", "<", "<<", "::"];
    if let Some(word) = word {
        return is_path_word(word) || WORDS.contains(&word);
    }
    match first {
        Tree::Group(group) => group.delimiter != Delimiter::Brace,
        Tree::Token(token) => match token.kind {
            TokenKind::Punct(_) => is_op(unit, OPERATORS),
            TokenKind::Literal(_) => false,
            _ => true,
        },
        Tree::Fragment(_) => true,
    }
}

fn can_begin_pat(first: &Tree, unit: &[Tree]) -> bool {
    const OPERATORS: &[&str] = &["&", "-", "&&", "..", "..=", "...", "::", "<", "<<"];
    match first {
        Tree::Group(group) => group.delimiter != Delimiter::Brace,
        Tree::Token(token) => match token.kind {
            TokenKind::Punct(_) => is_op(unit, OPERATORS),
            TokenKind::Lifetime(_) => false,
            _ => true,
        },
        Tree::Fragment(_) => true,
    }
}

impl FragmentParser for Lower<'_> {
    fn fragment(
        &mut self,
        specifier: Specifier,
        trees: &[Tree],
        end: Span,
    ) -> Result<(Rc<[Tree]>, usize), Diagnostic> {
        if specifier == Specifier::Literal
            && let [Tree::Fragment(fragment), ..] = trees
            && fragment.kind == FragmentKind::Expr
            && !is_literal_expr(&fragment.trees, self.interner)
        {
            return Err(Diagnostic::error(
                fragment.span,
                "unexpected expression, expected a literal",
            ));
        }
        let (taken, kind) = match specifier {
            Specifier::Tt | Specifier::Ident | Specifier::Lifetime => (unit_len(trees), None),
            other => {
                let (taken, kind) = self.parse_fragment(other, trees, end)?;
                (taken, Some(kind))
            }
        };
        let taken_trees = trees.get(..taken).unwrap_or_default();
        Ok((self.matched(taken_trees, kind, end), taken))
    }

    fn interner(&self) -> &Interner {
        self.interner
    }

    fn count_step(&mut self, at: Span) -> Result<(), Diagnostic> {
        self.count_steps(1, at)
    }
}

impl Lower<'_> {
    fn count_steps(&mut self, steps: usize, at: Span) -> Result<(), Diagnostic> {
        self.macros.match_steps = self.macros.match_steps.saturating_add(steps);
        if self.macros.match_steps <= MAX_MATCH_STEPS {
            return Ok(());
        }
        let message = "matching macro calls takes too many steps";
        Err(Diagnostic::limit(at, message))
    }

    /// The trees that stand for a matched fragment.
    fn matched(&self, trees: &[Tree], kind: Option<FragmentKind>, end: Span) -> Rc<[Tree]> {
        match (trees, kind) {
            // What is opaque already stays what it is.
            ([only @ Tree::Fragment(_)], _) => [only.clone()].into(),
            (trees, None) => super::transcribe::separated(trees).into(),
            (trees, Some(kind)) => {
                let span = match (trees.first(), trees.last()) {
                    (Some(first), Some(last)) => self.join(first.span(), last.span()),
                    _ => end,
                };
                let trees = super::transcribe::separated(trees).into();
                [Tree::Fragment(Fragment {
                    kind,
                    trees,
                    span,
                    site: span,
                })]
                .into()
            }
        }
    }

    fn parse_fragment(
        &mut self,
        specifier: Specifier,
        trees: &[Tree],
        end: Span,
    ) -> Result<(usize, FragmentKind), Diagnostic> {
        use FragmentKind as Kind;
        let (kind, parser): (Kind, fn(ParseStream) -> syn::Result<()>) = match specifier {
            Specifier::Block => (Kind::Block, skip::<syn::Block>),
            Specifier::Expr | Specifier::Expr2021 => (Kind::Expr, skip::<syn::Expr>),
            Specifier::Item => (Kind::Item, skip::<syn::Item>),
            Specifier::Literal => (Kind::Literal, literal),
            Specifier::Meta => (Kind::Meta, skip::<syn::Meta>),
            Specifier::Pat => (Kind::Pat, pattern),
            Specifier::PatParam => (Kind::Pat, single_pattern),
            Specifier::Path => (Kind::Path, skip::<syn::Path>),
            Specifier::Stmt => (Kind::Stmt, statement),
            Specifier::Ty => (Kind::Ty, skip::<syn::Type>),
            Specifier::Vis => (Kind::Vis, skip::<syn::Visibility>),
            Specifier::Tt | Specifier::Ident | Specifier::Lifetime => return Ok((1, Kind::Expr)),
        };
        if let [Tree::Fragment(_), rest @ ..] = trees
            && rest.is_empty()
        {
            return Ok((1, kind));
        }
        let visible = visible(specifier, trees);
        self.count_steps(STEPS_PER_TOKEN.saturating_mul(size(visible)), end)?;
        let measured = |input: ParseStream| {
            parser(input)?;
            let rest: proc_macro2::TokenStream = input.parse()?;
            Ok(count(rest))
        };
        let visible_end = trees.get(visible.len()).map_or(end, Tree::span);
        let (rest, _) = self.parse(measured, visible, visible_end)?;
        let taken = visible.len().checked_sub(own_count(visible, rest));
        match taken {
            Some(taken) => Ok((taken, kind)),
            None => Err(Diagnostic::unsupported(end, "macro fragment that is split")),
        }
    }
}

/// The part of the input that a fragment can reach into. No fragment goes on after a
/// semicolon or the arrow of a match arm, and most do not after a comma; so a long list
/// of arguments is not read again for each of them.
fn visible(specifier: Specifier, trees: &[Tree]) -> &[Tree] {
    if specifier == Specifier::Item {
        return visible_item(trees);
    }
    let is_arrow = |at: usize| {
        trees.get(at..at + 2).is_some_and(|pair| match pair {
            [a, b] => a.is_punct('=') && a.is_joint() && b.is_punct('>'),
            _ => false,
        })
    };
    let mut nests = false;
    for (at, tree) in trees.iter().enumerate() {
        nests |= tree.is_punct('<') || tree.is_punct('|');
        let ends = tree.is_punct(';') || (tree.is_punct(',') && !nests) || is_arrow(at);
        if ends && at > 0 {
            return trees.get(..at).unwrap_or(trees);
        }
    }
    trees
}

/// An item ends with a semicolon or with braces; after braces it may go on if a
/// semicolon follows, or what can follow braces in generics or in a constant.
fn visible_item(trees: &[Tree]) -> &[Tree] {
    for (at, tree) in trees.iter().enumerate() {
        let next = trees.get(at + 1);
        let ends = match tree.group(Delimiter::Brace) {
            Some(_) => next.is_some_and(|next| next.ident().is_some() || next.is_punct('#')),
            None => tree.is_punct(';'),
        };
        if ends {
            return trees.get(..=at).unwrap_or(trees);
        }
    }
    trees
}

/// How many tokens these are, delimiters not counted.
fn size(trees: &[Tree]) -> usize {
    let one = |tree: &Tree| match tree {
        Tree::Token(_) => 1,
        Tree::Group(group) => 1 + size(&group.trees),
        Tree::Fragment(fragment) => 1 + size(&fragment.trees),
    };
    trees.iter().map(one).sum()
}

/// How many tokens these are, seen from outside of delimiters.
fn count(stream: proc_macro2::TokenStream) -> usize {
    stream.into_iter().count()
}

/// How many of our trees, from the end, so many tokens of syn's are.
fn own_count(trees: &[Tree], mut tokens: usize) -> usize {
    let mut own = 0;
    for tree in trees.iter().rev() {
        if tokens == 0 {
            break;
        }
        let width = match tree {
            Tree::Token(Token {
                kind: TokenKind::Lifetime(_),
                ..
            }) => 2,
            Tree::Fragment(fragment) if fragment.trees.is_empty() => 0,
            _ => 1,
        };
        tokens = tokens.saturating_sub(width);
        own += 1;
    }
    own
}

fn is_literal_expr(trees: &[Tree], interner: &Interner) -> bool {
    match trees {
        [Tree::Fragment(inner)] => is_literal_expr(&inner.trees, interner),
        [only] => is_literal(only, only.ident().map(|name| interner.text(name))),
        [minus, only] => minus.is_punct('-') && only.literal().is_some(),
        _ => false,
    }
}

fn skip<T: Parse>(input: ParseStream) -> syn::Result<()> {
    input.parse::<T>().map(|_| ())
}

fn literal(input: ParseStream) -> syn::Result<()> {
    input.parse::<Option<syn::Token![-]>>()?;
    skip::<syn::Lit>(input)
}

fn pattern(input: ParseStream) -> syn::Result<()> {
    syn::Pat::parse_multi_with_leading_vert(input).map(|_| ())
}

fn single_pattern(input: ParseStream) -> syn::Result<()> {
    syn::Pat::parse_single(input).map(|_| ())
}

/// A statement without the semicolon that ends it.
fn statement(input: ParseStream) -> syn::Result<()> {
    let ahead = input.fork();
    ahead.call(syn::Attribute::parse_outer)?;
    if ahead.peek(syn::Token![let]) {
        input.call(syn::Attribute::parse_outer)?;
        return let_statement(input);
    }
    if begins_item(&ahead) {
        return skip::<syn::Item>(input);
    }
    skip::<syn::Expr>(input)
}

fn begins_item(input: ParseStream) -> bool {
    let is_const_item = input.peek(syn::Token![const]) && !input.peek2(syn::token::Brace);
    let is_unsafe_item = input.peek(syn::Token![unsafe]) && !input.peek2(syn::token::Brace);
    let is_async_fn = input.peek(syn::Token![async]) && input.peek2(syn::Token![fn]);
    is_const_item
        || is_unsafe_item
        || is_async_fn
        || input.peek(syn::Token![fn])
        || input.peek(syn::Token![struct])
        || input.peek(syn::Token![enum])
        || input.peek(syn::Token![trait])
        || input.peek(syn::Token![impl])
        || input.peek(syn::Token![mod])
        || input.peek(syn::Token![use])
        || input.peek(syn::Token![type])
        || input.peek(syn::Token![pub])
        || input.peek(syn::Token![static])
        || input.peek(syn::Token![extern])
}

fn let_statement(input: ParseStream) -> syn::Result<()> {
    input.parse::<syn::Token![let]>()?;
    single_pattern(input)?;
    if input.parse::<Option<syn::Token![:]>>()?.is_some() {
        skip::<syn::Type>(input)?;
    }
    if input.parse::<Option<syn::Token![=]>>()?.is_some() {
        skip::<syn::Expr>(input)?;
        if input.parse::<Option<syn::Token![else]>>()?.is_some() {
            skip::<syn::Block>(input)?;
        }
    }
    Ok(())
}
