//! syn's trees to ours.
//!
//! Each function takes one kind of syn's nodes and gives an id of ours. None of them fails:
//! what is wrong is reported, and an `Error` node stands in its place. The methods are in
//! one file for each kind of node.

mod assoc;
mod attr;
mod block;
mod cfg;
mod control;
mod eager;
mod expr;
mod format;
mod format_input;
mod generics;
mod item;
mod literal;
mod macro_call;
mod macro_def;
mod params;
mod pat;
mod path;
mod ready;
mod signature;
mod std_macro;
mod std_name;
mod text;
mod thread_local;
mod ty;
mod use_tree;

use la_arena::{Arena, ArenaMap, Idx};
use proc_macro2 as pm;
use syn::parse::{ParseStream, Parser};

use super::ast::{
    Ast, Body, BodyId, BodyKind, Expr, ExprId, ExprKind, Ident, Lifetime, Pat, PatId, PatKind,
    Stmt, StmtId, StmtKind, Type, TypeId, TypeKind,
};
use super::derive::Unsettled;
use super::diagnostic::Diagnostic;
use super::expand::MacroScopes;
use super::limits::MAX_NESTING;
use super::span::Span;
use super::symbol::{Interner, Symbol, sym};
use super::token::bridge::{Bridge, Origins};
use super::token::{Token, TokenKind, Tree, lexer, nesting};
use super::{Edition, ParseOptions, Parsed};

/// Reads and lowers a whole file.
pub(crate) fn lower_file(text: &str, options: ParseOptions, interner: &mut Interner) -> Parsed {
    let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
    let end = Span::new(options.file, end, end);
    let trees = match lexer::lex(text, options.file, options.edition, interner) {
        Ok(trees) => trees,
        Err(diagnostic) => return super::failed(options, diagnostic),
    };
    let mut lower = Lower::new(text, options, interner);
    lower.ast.end = trees.last().map_or(end, |last| last.span().shrink_to_end());
    lower.file(&trees, end);
    lower.settle_derives();
    Parsed {
        ast: lower.ast,
        diagnostics: lower.diagnostics,
    }
}

/// The state of lowering a file.
pub(crate) struct Lower<'s> {
    pub(crate) text: &'s str,
    pub(crate) options: ParseOptions,
    pub(crate) interner: &'s mut Interner,
    pub(crate) ast: Ast,
    pub(crate) diagnostics: Vec<Diagnostic>,
    bridge: Bridge,
    /// Those of the syn tree that is being lowered.
    origins: Option<Origins>,
    /// The body that is being lowered.
    body: BodyParts,
    pub(crate) macros: MacroScopes,
    pub(crate) unsettled_derives: Vec<Unsettled>,
    /// What the levels cost that are being lowered: see [`nesting`].
    depth: u32,
    /// Whether attributes may stand before the expression that is lowered next.
    attrs_allowed: bool,
    /// The module that is being lowered, from the crate on.
    pub(crate) modules: Vec<Symbol>,
}

/// The arenas of a body that is being lowered.
#[derive(Default)]
pub(crate) struct BodyParts {
    exprs: Arena<Expr>,
    pats: Arena<Pat>,
    stmts: Arena<Stmt>,
    pub(crate) op_spans: ArenaMap<Idx<Expr>, Span>,
}

impl<'s> Lower<'s> {
    fn new(text: &'s str, options: ParseOptions, interner: &'s mut Interner) -> Self {
        Self {
            text,
            options,
            interner,
            ast: Ast::new(options.file, options.edition),
            diagnostics: Vec::new(),
            bridge: Bridge::default(),
            origins: None,
            body: BodyParts::default(),
            macros: MacroScopes::default(),
            unsettled_derives: Vec::new(),
            depth: 0,
            attrs_allowed: false,
            modules: Vec::new(),
        }
    }

    fn file(&mut self, trees: &[Tree], end: Span) {
        let parsed = self.parse(<syn::File as syn::parse::Parse>::parse, trees, end);
        let Some((file, origins)) = self.accept(parsed) else {
            return;
        };
        self.nested(origins, |this| this.root(&file));
    }

    /// Has syn read these trees to their end. `end` is the place of what is missing there.
    pub(crate) fn parse<T>(
        &mut self,
        parser: impl FnOnce(ParseStream) -> syn::Result<T>,
        trees: &[Tree],
        end: Span,
    ) -> Result<(T, Origins), Diagnostic> {
        self.check_nesting(trees, end)?;
        let (stream, origins) = self.bridge.stream(trees, end, self.interner)?;
        match parser.parse2(stream) {
            Ok(parsed) => Ok((parsed, origins)),
            Err(error) => Err(self.syntax_error(&error, &origins, trees)),
        }
    }

    fn syntax_error(&self, error: &syn::Error, origins: &Origins, trees: &[Tree]) -> Diagnostic {
        let span = origins.span(error.span());
        let before = before(trees, span);
        if ends_inclusive_range(before) {
            return Diagnostic::coded("E0586", span, "inclusive range with no end");
        }
        let message = error.to_string();
        // A missing semicolon is reported where it should stand, if that is another line.
        if let Some(last) = before.last()
            && message.ends_with("expected `;`")
            && self.is_line_break(last.span(), span)
        {
            return Diagnostic::error(last.span().shrink_to_end(), message);
        }
        Diagnostic::error(span, message)
    }

    fn is_line_break(&self, from: Span, to: Span) -> bool {
        let between = self.text.get(from.end as usize..to.start as usize);
        from.file == self.options.file && between.is_some_and(|text| text.contains('\n'))
    }

    fn check_nesting(&self, trees: &[Tree], end: Span) -> Result<(), Diagnostic> {
        let cost = nesting::nesting(trees, self.interner);
        if self.depth.saturating_add(cost) <= MAX_NESTING {
            return Ok(());
        }
        let span = trees.first().map_or(end, Tree::span);
        Err(Diagnostic::limit(
            span,
            "this is nested too deeply for the engine",
        ))
    }

    /// Lowers a tree of syn's whose tokens have these origins.
    pub(crate) fn nested<R>(&mut self, origins: Origins, lower: impl FnOnce(&mut Self) -> R) -> R {
        let outer = self.origins.replace(origins);
        let result = self.deeper(nesting::EXPANSION, lower);
        self.origins = outer;
        result
    }

    /// Lowers something that costs so much stack.
    pub(crate) fn deeper<R>(&mut self, cost: u32, lower: impl FnOnce(&mut Self) -> R) -> R {
        self.depth += cost;
        let result = lower(self);
        self.depth -= cost;
        result
    }

    /// Has syn read these trees, and lowers what it gives.
    pub(crate) fn parse_and_lower<T, R>(
        &mut self,
        parser: impl FnOnce(ParseStream) -> syn::Result<T>,
        trees: &[Tree],
        end: Span,
        lower: impl FnOnce(&mut Self, T) -> R,
    ) -> Option<R> {
        let parsed = self.parse(parser, trees, end);
        let (parsed, origins) = self.accept(parsed)?;
        Some(self.nested(origins, |this| lower(this, parsed)))
    }

    /// The result, or nothing after the error was reported.
    pub(crate) fn accept<T>(&mut self, result: Result<T, Diagnostic>) -> Option<T> {
        match result {
            Ok(result) => Some(result),
            Err(diagnostic) => {
                self.diagnostics.push(diagnostic);
                None
            }
        }
    }

    pub(crate) fn error(&mut self, span: Span, message: impl Into<String>) {
        self.diagnostics.push(Diagnostic::error(span, message));
    }

    pub(crate) fn coded(&mut self, code: &'static str, span: Span, message: impl Into<String>) {
        self.diagnostics
            .push(Diagnostic::coded(code, span, message));
    }

    pub(crate) fn unsupported(&mut self, span: Span, construct: &'static str) {
        self.diagnostics
            .push(Diagnostic::unsupported(span, construct));
    }

    /// Where a token of syn's stands.
    pub(crate) fn span(&self, span: pm::Span) -> Span {
        self.origins
            .as_ref()
            .map_or_else(Span::default, |origins| origins.span(span))
    }

    /// From the start of the one to the end of the other.
    pub(crate) fn join(&self, from: Span, to: Span) -> Span {
        self.ast.hygiene.join(from, to)
    }

    /// From one token of syn's to another.
    pub(crate) fn between(&self, from: pm::Span, to: pm::Span) -> Span {
        self.join(self.span(from), self.span(to))
    }

    /// From one delimiter to the other.
    pub(crate) fn delimited(&self, span: pm::extra::DelimSpan) -> Span {
        self.between(span.open(), span.close())
    }

    /// Our own trees of tokens that syn left as they are.
    pub(crate) fn trees(&self, stream: pm::TokenStream) -> Vec<Tree> {
        self.origins
            .as_ref()
            .map_or_else(Vec::new, |origins| origins.trees(stream))
    }

    /// The first token's place.
    pub(crate) fn stream_span(&self, stream: &pm::TokenStream) -> Span {
        let trees = self.trees(stream.clone());
        match (trees.first(), trees.last()) {
            (Some(first), Some(last)) => self.join(first.span(), last.span()),
            _ => self
                .origins
                .as_ref()
                .map_or_else(Span::default, Origins::end),
        }
    }

    pub(crate) fn ident(&mut self, ident: &syn::Ident) -> Ident {
        let span = self.span(ident.span());
        let token = self
            .origins
            .as_ref()
            .and_then(|origins| origins.tree(ident.span()));
        let name = match token {
            Some(Tree::Token(Token {
                kind: TokenKind::Ident(sym::GEN),
                ..
            })) if self.is_2024() => {
                let message = "expected identifier, found reserved keyword `gen`";
                self.error(span, message);
                sym::GEN
            }
            Some(Tree::Token(Token {
                kind: TokenKind::Ident(name) | TokenKind::RawIdent(name),
                ..
            })) => *name,
            Some(Tree::Token(Token {
                kind: TokenKind::DollarCrate,
                ..
            })) => sym::CRATE,
            _ => self.interner.intern(&ident.to_string()),
        };
        Ident { name, span }
    }

    pub(crate) fn lifetime(&mut self, lifetime: &syn::Lifetime) -> Lifetime {
        let span = self.span(lifetime.apostrophe);
        let name = self.interner.intern(&lifetime.to_string());
        Ident { name, span }
    }

    /// The text of a name.
    pub(crate) fn name(&self, symbol: Symbol) -> &str {
        self.interner.text(symbol)
    }

    pub(crate) fn is_2024(&self) -> bool {
        self.options.edition >= Edition::Edition2024
    }

    pub(crate) fn new_expr(&mut self, kind: ExprKind, span: Span) -> ExprId {
        self.body.exprs.alloc(Expr { kind, span })
    }

    pub(crate) fn new_pat(&mut self, kind: PatKind, span: Span) -> PatId {
        self.body.pats.alloc(Pat { kind, span })
    }

    pub(crate) fn new_stmt(&mut self, kind: StmtKind, span: Span) -> StmtId {
        self.body.stmts.alloc(Stmt { kind, span })
    }

    pub(crate) fn new_type(&mut self, kind: TypeKind, span: Span) -> TypeId {
        self.ast.types.alloc(Type { kind, span })
    }

    pub(crate) fn error_expr(&mut self, span: Span) -> ExprId {
        self.new_expr(ExprKind::Error, span)
    }

    pub(crate) fn expr_span(&self, expr: ExprId) -> Span {
        self.body.exprs[expr].span
    }

    pub(crate) fn pat_span(&self, pat: PatId) -> Span {
        self.body.pats[pat].span
    }

    pub(crate) fn type_span(&self, ty: TypeId) -> Span {
        self.ast.types[ty].span
    }

    /// Makes a body of its own of what `lower` gives: parameters and value.
    pub(crate) fn in_body(
        &mut self,
        kind: BodyKind,
        lower: impl FnOnce(&mut Self) -> (Vec<PatId>, ExprId),
    ) -> BodyId {
        let outer = self.begin_body();
        let (params, value) = lower(self);
        self.end_body(outer, kind, params, value)
    }

    /// Begins a body, and gives the one around it.
    pub(crate) fn begin_body(&mut self) -> BodyParts {
        std::mem::take(&mut self.body)
    }

    /// Ends a body, and goes on with the one around it.
    pub(crate) fn end_body(
        &mut self,
        outer: BodyParts,
        kind: BodyKind,
        params: Vec<PatId>,
        value: ExprId,
    ) -> BodyId {
        let BodyParts {
            exprs,
            pats,
            stmts,
            op_spans,
        } = std::mem::replace(&mut self.body, outer);
        let span = exprs[value].span;
        self.ast.bodies.alloc(Body {
            kind,
            params,
            value,
            exprs,
            pats,
            stmts,
            op_spans,
            span,
        })
    }

    /// Makes a body of its own of one expression.
    pub(crate) fn const_body(&mut self, kind: BodyKind, expr: &syn::Expr) -> BodyId {
        self.in_body(kind, |this| (Vec::new(), this.expr(expr)))
    }
}

/// The last tokens before the place of an error, among the trees around it.
fn before(trees: &[Tree], error: Span) -> &[Tree] {
    let is_before =
        |tree: &&Tree| tree.span().is_comparable(error) && tree.span().end <= error.start;
    let count = trees.iter().take_while(is_before).count();
    match trees.get(count) {
        Some(Tree::Group(group)) if group.open.start < error.start => before(&group.trees, error),
        _ => trees.get(..count).unwrap_or_default(),
    }
}

/// Whether these end with `..=`.
fn ends_inclusive_range(trees: &[Tree]) -> bool {
    matches!(trees, [.., a, b, c] if a.is_punct('.') && b.is_punct('.') && c.is_punct('='))
}
