//! Patterns.

use proc_macro2 as pm;

use super::Lower;
use crate::syntax::ast::{ExprId, FieldName, FieldPat, Ident, PatId, PatKind, Path};
use crate::syntax::span::Span;
use crate::syntax::symbol::sym;
use crate::syntax::token::nesting::LOWERED;

impl Lower<'_> {
    pub(crate) fn pat(&mut self, pat: &syn::Pat) -> PatId {
        self.deeper(LOWERED, |this| this.pat_kind(pat))
    }

    fn pat_kind(&mut self, pat: &syn::Pat) -> PatId {
        match pat {
            syn::Pat::Ident(pat) => self.ident_pat(pat),
            syn::Pat::Lit(lit) => self.lit_pat(lit),
            syn::Pat::Macro(call) => self.pat_macro(&call.mac),
            syn::Pat::Or(or) => self.or_pat(or),
            syn::Pat::Paren(paren) => self.paren_pat(paren),
            syn::Pat::Path(path) => self.path_pat(path),
            syn::Pat::Range(range) => self.range_pat(range),
            syn::Pat::Reference(reference) => self.reference_pat(reference),
            syn::Pat::Rest(rest) => self.rest_pat(rest),
            syn::Pat::Slice(slice) => self.slice_pat(slice),
            syn::Pat::Struct(pat) => self.struct_pat(pat),
            syn::Pat::Tuple(tuple) => self.tuple_pat(tuple),
            syn::Pat::TupleStruct(pat) => self.tuple_struct_pat(pat),
            syn::Pat::Wild(wild) => self.wild_pat(wild),
            other => self.other_pat(other),
        }
    }

    #[inline(never)]
    fn lit_pat(&mut self, lit: &syn::PatLit) -> PatId {
        self.no_attrs(&lit.attrs);
        let expr = self.lit(&lit.lit);
        let span = self.expr_span(expr);
        self.new_pat(PatKind::Literal(expr), span)
    }

    #[inline(never)]
    fn paren_pat(&mut self, paren: &syn::PatParen) -> PatId {
        let inside = self.pat(&paren.pat);
        let span = self.delimited(paren.paren_token.span);
        self.new_pat(PatKind::Paren(inside), span)
    }

    #[inline(never)]
    fn path_pat(&mut self, path: &syn::PatPath) -> PatId {
        let path = self.qualified_path(path.qself.as_ref(), &path.path);
        let span = path.span;
        self.new_pat(PatKind::Path(path), span)
    }

    #[inline(never)]
    fn reference_pat(&mut self, reference: &syn::PatReference) -> PatId {
        let start = self.span(reference.and_token.span);
        let mutable = reference.mutability.is_some();
        let pat = self.pat(&reference.pat);
        let span = self.join(start, self.pat_span(pat));
        self.new_pat(PatKind::Ref { mutable, pat }, span)
    }

    #[inline(never)]
    fn rest_pat(&mut self, rest: &syn::PatRest) -> PatId {
        let [from, to] = rest.dot2_token.spans;
        let span = self.between(from, to);
        self.new_pat(PatKind::Rest, span)
    }

    #[inline(never)]
    fn slice_pat(&mut self, slice: &syn::PatSlice) -> PatId {
        let elems = self.pats(slice.elems.iter());
        let span = self.delimited(slice.bracket_token.span);
        self.new_pat(PatKind::Slice(elems), span)
    }

    #[inline(never)]
    fn tuple_pat(&mut self, tuple: &syn::PatTuple) -> PatId {
        let elems = self.pats(tuple.elems.iter());
        let span = self.delimited(tuple.paren_token.span);
        self.new_pat(PatKind::Tuple(elems), span)
    }

    #[inline(never)]
    fn tuple_struct_pat(&mut self, pat: &syn::PatTupleStruct) -> PatId {
        let path = self.qualified_path(pat.qself.as_ref(), &pat.path);
        let elems = self.pats(pat.elems.iter());
        let span = self.join(path.span, self.delimited(pat.paren_token.span));
        self.new_pat(PatKind::TupleStruct(path, elems), span)
    }

    #[inline(never)]
    fn wild_pat(&mut self, wild: &syn::PatWild) -> PatId {
        let span = self.span(wild.underscore_token.span);
        self.new_pat(PatKind::Wild, span)
    }

    #[inline(never)]
    fn other_pat(&mut self, pat: &syn::Pat) -> PatId {
        let (span, construct) = match pat {
            syn::Pat::Const(pat) => (self.span(pat.const_token.span), "const pattern"),
            syn::Pat::Guard(pat) => (self.span(pat.if_token.span), "guard within a pattern"),
            syn::Pat::Type(pat) => (self.span(pat.colon_token.span), "type in a pattern"),
            syn::Pat::Verbatim(tokens) => (self.stream_span(tokens), "pattern of this form"),
            _ => (Span::default(), "pattern of this form"),
        };
        self.unsupported(span, construct);
        self.new_pat(PatKind::Error, span)
    }

    fn pats<'p>(&mut self, pats: impl Iterator<Item = &'p syn::Pat>) -> Vec<PatId> {
        pats.map(|pat| self.pat(pat)).collect()
    }

    #[inline(never)]
    fn ident_pat(&mut self, pat: &syn::PatIdent) -> PatId {
        self.no_attrs(&pat.attrs);
        let ident = self.ident(&pat.ident);
        let by_ref = pat.by_ref.as_ref().map(|token| token.span);
        let mutable = pat.mutability.as_ref().map(|token| token.span);
        let start = by_ref
            .or(mutable)
            .map_or(ident.span, |token| self.span(token));
        let sub = pat.subpat.as_ref().map(|(_, sub)| self.pat(sub));
        let end = sub.map_or(ident.span, |sub| self.pat_span(sub));
        let span = self.join(start, end);
        if ident.name == sym::SELF_VALUE {
            self.error(
                span,
                "`self` parameter is only allowed in associated functions",
            );
        }
        let (by_ref, mutable) = (by_ref.is_some(), mutable.is_some());
        self.new_pat(
            PatKind::Ident {
                by_ref,
                mutable,
                ident,
                sub,
            },
            span,
        )
    }

    #[inline(never)]
    fn or_pat(&mut self, or: &syn::PatOr) -> PatId {
        let cases = self.pats(or.cases.iter());
        let (Some(first), Some(last)) = (cases.first(), cases.last()) else {
            return self.new_pat(PatKind::Error, Span::default());
        };
        let mut start = self.pat_span(*first);
        if let Some(vert) = &or.leading_vert {
            start = self.span(vert.span);
        }
        let span = self.join(start, self.pat_span(*last));
        self.new_pat(PatKind::Or(cases), span)
    }

    #[inline(never)]
    fn range_pat(&mut self, range: &syn::PatRange) -> PatId {
        let start = range.start.as_ref().map(|expr| self.range_pat_end(expr));
        let end = range.end.as_ref().map(|expr| self.range_pat_end(expr));
        let (limits, inclusive) = self.range_limits(&range.limits);
        let from = start.map_or(limits, |expr| self.expr_span(expr));
        let to = end.map_or(limits, |expr| self.expr_span(expr));
        let span = self.join(from, to);
        let written = self.text.get(limits.start as usize..limits.end as usize);
        if written == Some("...") {
            self.coded("E0783", span, "`...` range patterns are deprecated");
        }
        if inclusive && end.is_none() {
            self.coded("E0586", limits, "inclusive range with no end");
        }
        self.new_pat(
            PatKind::Range {
                start,
                end,
                inclusive,
            },
            span,
        )
    }

    /// A literal, negated or not, or a path.
    fn range_pat_end(&mut self, expr: &syn::Expr) -> ExprId {
        let lowered = self.expr(expr);
        if !is_range_end(expr) {
            let span = self.expr_span(lowered);
            self.error(span, "arbitrary expressions aren't allowed in patterns");
        }
        lowered
    }

    pub(crate) fn range_limits(&self, limits: &syn::RangeLimits) -> (Span, bool) {
        match limits {
            syn::RangeLimits::HalfOpen(token) => {
                (self.between(token.spans[0], token.spans[1]), false)
            }
            syn::RangeLimits::Closed(token) => (self.between(token.spans[0], token.spans[2]), true),
        }
    }

    #[inline(never)]
    fn struct_pat(&mut self, pat: &syn::PatStruct) -> PatId {
        let path: Path = self.qualified_path(pat.qself.as_ref(), &pat.path);
        let fields = pat
            .fields
            .iter()
            .filter_map(|field| self.field_pat(field))
            .collect();
        let span = self.join(path.span, self.delimited(pat.brace_token.span));
        self.new_pat(
            PatKind::Struct {
                path,
                fields,
                rest: pat.rest.is_some(),
            },
            span,
        )
    }

    fn field_pat(&mut self, field: &syn::FieldPat) -> Option<FieldPat> {
        self.attrs(&field.attrs)?;
        let name = self.member(&field.member);
        let pat = self.pat(&field.pat);
        let shorthand = field.colon_token.is_none();
        let mut span = self.pat_span(pat);
        if !shorthand {
            span = self.join(name_span(name), span);
        }
        Some(FieldPat {
            name,
            pat,
            shorthand,
            span,
        })
    }

    /// A field's name, as in `x: 1` or `s.0`.
    pub(crate) fn member(&mut self, member: &syn::Member) -> FieldName {
        match member {
            syn::Member::Named(ident) => FieldName::Named(self.ident(ident)),
            syn::Member::Unnamed(index) => FieldName::Index(index.index, self.span(index.span)),
        }
    }

    /// The pattern that `self` is as a parameter.
    pub(crate) fn self_pat(&mut self, token: pm::Span, mutable: bool, span: Span) -> PatId {
        let ident = Ident {
            name: sym::SELF_VALUE,
            span: self.span(token),
        };
        self.new_pat(
            PatKind::Ident {
                by_ref: false,
                mutable,
                ident,
                sub: None,
            },
            span,
        )
    }
}

pub(crate) fn name_span(name: FieldName) -> Span {
    match name {
        FieldName::Named(ident) => ident.span,
        FieldName::Index(_, span) => span,
    }
}

fn is_range_end(expr: &syn::Expr) -> bool {
    match expr {
        syn::Expr::Lit(_) | syn::Expr::Path(_) | syn::Expr::Macro(_) => true,
        syn::Expr::Group(group) => is_range_end(&group.expr),
        syn::Expr::Unary(unary) => {
            matches!(unary.op, syn::UnOp::Neg(_)) && matches!(*unary.expr, syn::Expr::Lit(_))
        }
        _ => false,
    }
}
