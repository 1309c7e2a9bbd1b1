//! From our token trees to syn and back.
//!
//! syn reads `proc_macro2` tokens, whose spans can be copied but not made. So a pool of
//! spans is made once, by reading a text of nothing but short lines, and the n-th token
//! that is handed to syn carries the span of the n-th line. A line number in a span that
//! syn gives back is thus an index into [`Origins`], where our own token stands, with its
//! span and expansion. The source, an expansion and a fragment that a macro matches all
//! take this one way.
//!
//! `proc_macro2` keeps the pool's text, and that of each literal, in a thread-local table
//! until [`forget_spans`] empties it. No `proc_macro2` value may be used after that.

use std::rc::Rc;

use proc_macro2 as pm;

use super::{Delimiter, Fragment, FragmentKind, Spacing, Token, TokenKind, Tree};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::syntax::symbol::Interner;

/// Makes `proc_macro2` tokens.
#[derive(Default)]
pub(crate) struct Bridge {
    pool: Vec<pm::Span>,
}

/// What each token that was handed to syn came from.
#[derive(Clone)]
pub(crate) struct Origins {
    entries: Rc<[Origin]>,
    /// The place that an error at the end of the tokens is reported at.
    end: Span,
}

#[derive(Clone)]
struct Origin {
    span: Span,
    /// Nothing for a closing delimiter.
    tree: Option<Tree>,
}

impl Origins {
    /// Where a token of syn's stands in the source.
    pub(crate) fn span(&self, span: pm::Span) -> Span {
        self.entry(span).map_or(self.end, |origin| origin.span)
    }

    /// The token tree that a token of syn's was made of.
    pub(crate) fn tree(&self, span: pm::Span) -> Option<&Tree> {
        self.entry(span)?.tree.as_ref()
    }

    /// The token tree after one that is a single token.
    pub(crate) fn next_tree(&self, span: pm::Span) -> Option<&Tree> {
        let index = span.start().line.checked_sub(1)?;
        self.entries.get(index)?.tree.as_ref()
    }

    /// The place after the last token.
    pub(crate) fn end(&self) -> Span {
        self.end
    }

    /// Our own trees of tokens that syn kept as they were.
    pub(crate) fn trees(&self, stream: pm::TokenStream) -> Vec<Tree> {
        let mut trees = Vec::new();
        let mut in_lifetime = false;
        for tree in stream {
            if std::mem::take(&mut in_lifetime) {
                continue;
            }
            let Some(tree) = self.tree(first_span(&tree)) else {
                continue;
            };
            in_lifetime = matches!(
                tree,
                Tree::Token(Token {
                    kind: TokenKind::Lifetime(_),
                    ..
                })
            );
            trees.push(tree.clone());
        }
        trees
    }

    fn entry(&self, span: pm::Span) -> Option<&Origin> {
        // Line 1 belongs to spans that are nowhere, such as syn's for the end of input.
        let index = span.start().line.checked_sub(2)?;
        self.entries.get(index)
    }
}

fn first_span(tree: &pm::TokenTree) -> pm::Span {
    match tree {
        pm::TokenTree::Group(group) => group.span_open(),
        other => other.span(),
    }
}

impl Bridge {
    /// Makes what syn reads of these trees. `end` is the place that an error at their end
    /// is reported at.
    pub(crate) fn stream(
        &mut self,
        trees: &[Tree],
        end: Span,
        interner: &Interner,
    ) -> Result<(pm::TokenStream, Origins), Diagnostic> {
        self.reserve(count(trees));
        let mut writer = Writer {
            pool: &self.pool,
            interner,
            entries: Vec::new(),
        };
        let stream = writer.stream(trees)?;
        Ok((
            stream,
            Origins {
                entries: writer.entries.into(),
                end,
            },
        ))
    }

    /// Makes the pool large enough for this many tokens.
    fn reserve(&mut self, tokens: usize) {
        if self.pool.len() >= tokens {
            return;
        }
        let lines = tokens.next_power_of_two().max(256);
        let text = "\n".to_owned() + &"a\n".repeat(lines);
        let stream: Result<pm::TokenStream, _> = text.parse();
        self.pool = stream
            .into_iter()
            .flatten()
            .map(|token| token.span())
            .collect();
    }
}

/// How many spans these trees take, at most.
fn count(trees: &[Tree]) -> usize {
    let spans = |tree: &Tree| match tree {
        Tree::Token(_) => 1,
        Tree::Group(group) => 2 + count(&group.trees),
        Tree::Fragment(fragment) => 2 + count(&fragment.trees),
    };
    trees.iter().map(spans).sum()
}

struct Writer<'b> {
    pool: &'b [pm::Span],
    interner: &'b Interner,
    entries: Vec<Origin>,
}

impl Writer<'_> {
    fn stream(&mut self, trees: &[Tree]) -> Result<pm::TokenStream, Diagnostic> {
        let mut out: Vec<pm::TokenTree> = Vec::with_capacity(trees.len());
        for tree in trees {
            match tree {
                Tree::Token(token) => self.token(token, &mut out)?,
                Tree::Group(group) => {
                    let delimiter = match group.delimiter {
                        Delimiter::Parenthesis => pm::Delimiter::Parenthesis,
                        Delimiter::Brace => pm::Delimiter::Brace,
                        Delimiter::Bracket => pm::Delimiter::Bracket,
                    };
                    let spans = (group.open, group.close);
                    out.push(self.group(tree, delimiter, &group.trees, spans)?);
                }
                // An empty visibility is nothing at all, which syn would not see through.
                Tree::Fragment(fragment) if fragment.trees.is_empty() => {}
                // syn knows a `let` only if nothing is around it.
                Tree::Fragment(fragment) if self.is_let(fragment) => {
                    out.extend(self.stream(&fragment.trees)?);
                }
                Tree::Fragment(fragment) => {
                    let spans = (fragment.span, fragment.span);
                    out.push(self.group(tree, pm::Delimiter::None, &fragment.trees, spans)?);
                }
            }
        }
        Ok(out.into_iter().collect())
    }

    fn is_let(&self, fragment: &Fragment) -> bool {
        let first = fragment.trees.first().and_then(Tree::ident);
        fragment.kind == FragmentKind::Stmt
            && first.is_some_and(|name| self.interner.text(name) == "let")
    }

    fn group(
        &mut self,
        tree: &Tree,
        delimiter: pm::Delimiter,
        trees: &[Tree],
        (open, close): (Span, Span),
    ) -> Result<pm::TokenTree, Diagnostic> {
        let open = self.enter(open, Some(tree));
        let stream = self.stream(trees)?;
        let close = self.enter(close, None);
        let mut group = pm::Group::new(delimiter, stream);
        group.set_span(open.join(close).unwrap_or(open));
        Ok(pm::TokenTree::Group(group))
    }

    fn token(&mut self, token: &Token, out: &mut Vec<pm::TokenTree>) -> Result<(), Diagnostic> {
        let span = self.enter(token.span, Some(&Tree::Token(*token)));
        match token.kind {
            TokenKind::Ident(name) => {
                out.push(pm::Ident::new(self.interner.text(name), span).into());
            }
            TokenKind::RawIdent(name) => {
                out.push(pm::Ident::new_raw(self.interner.text(name), span).into());
            }
            TokenKind::DollarCrate => out.push(pm::Ident::new("crate", span).into()),
            TokenKind::Lifetime(name) => {
                out.push(punct('\'', pm::Spacing::Joint, span));
                let name = self.interner.text(name).trim_start_matches('\'');
                out.push(pm::Ident::new(name, span).into());
            }
            TokenKind::Literal(text) => {
                let literal: Result<pm::Literal, _> = self.interner.text(text).parse();
                let Ok(mut literal) = literal else {
                    return Err(Diagnostic::unsupported(token.span, "literal"));
                };
                literal.set_span(span);
                out.push(literal.into());
            }
            TokenKind::Punct(char) => {
                let joint = token.spacing == Spacing::Joint;
                let spacing = if joint {
                    pm::Spacing::Joint
                } else {
                    pm::Spacing::Alone
                };
                out.push(punct(char, spacing, span));
            }
        }
        Ok(())
    }

    /// Takes the next span of the pool for this token.
    fn enter(&mut self, span: Span, tree: Option<&Tree>) -> pm::Span {
        let next = self.pool.get(self.entries.len());
        self.entries.push(Origin {
            span,
            tree: tree.cloned(),
        });
        next.copied().unwrap_or_else(pm::Span::call_site)
    }
}

fn punct(char: char, spacing: pm::Spacing, span: pm::Span) -> pm::TokenTree {
    let mut punct = pm::Punct::new(char, spacing);
    punct.set_span(span);
    punct.into()
}

/// Frees what `proc_macro2` keeps for this thread. Every span of it is void afterwards.
pub(crate) fn forget_spans() {
    pm::extra::invalidate_current_thread_spans();
}
