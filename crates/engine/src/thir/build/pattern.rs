//! Patterns, with default binding modes spelled out.

use super::Builder;
use crate::resolve::{DefId, DefKind, LocalId, PatRes, Res};
use crate::syntax::ast::{self, ExprKind as Ast, Literal, PatKind as AstPat, UnaryOp};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::thir::tree::{Lit, Pat, PatConst, PatKind, Var};
use crate::ty::results::{BindingMode, StructExpr};
use crate::ty::{Args, Ty, TyKind};

impl Builder<'_> {
    /// Declares the variables that a pattern binds.
    pub(super) fn declare(&mut self, pat: ast::PatId) {
        let body = self.body;
        let node = &body.pats[pat];
        if let AstPat::Ident { mutable, ident, .. } = &node.kind
            && let Some(PatRes::Binding(local)) = self.names.pats.get(pat)
        {
            self.declare_local(*local, ident.name, *mutable, node.span);
        }
        for inner in sub_patterns(&node.kind) {
            self.declare(inner);
        }
    }

    fn declare_local(
        &mut self,
        local: LocalId,
        name: crate::syntax::symbol::Symbol,
        mutable: bool,
        span: Span,
    ) {
        if self.var_of.contains_key(&local) {
            return;
        }
        let Some(scope) = self.var_scope else {
            self.failed = true;
            return;
        };
        let ty = self.results.locals.get(local).copied();
        let var = self.vars.alloc(Var {
            name: Some(name),
            local: Some(local),
            ty: ty.unwrap_or(self.tcx.types.common.error),
            mutable,
            scope,
            span,
        });
        self.var_of.insert(local, var);
    }

    /// Whether a pattern binds by reference, so that what it looks at is extended.
    pub(super) fn binds_by_reference(&self, pat: ast::PatId) -> bool {
        match &self.body.pats[pat].kind {
            AstPat::Ident { by_ref: true, .. } => true,
            AstPat::Ident { sub: Some(sub), .. } => self.binds_by_reference(*sub),
            AstPat::Ref { .. } => false,
            kind => sub_patterns(kind)
                .into_iter()
                .any(|inner| self.binds_by_reference(inner)),
        }
    }

    /// The type of the value that a pattern is matched with.
    pub(super) fn pattern_value_ty(&self, pat: ast::PatId) -> Ty {
        let adjusted = self.results.pat_adjustments.get(pat);
        let outermost = adjusted.and_then(|types| types.first().copied());
        let ty = outermost.or_else(|| self.results.pat_ty(pat));
        ty.unwrap_or(self.tcx.types.common.error)
    }

    /// A pattern, whose variables are declared.
    pub(super) fn pattern(&mut self, pat: ast::PatId) -> Pat {
        let body = self.body;
        let node = &body.pats[pat];
        let span = node.span;
        let ty = self.results.pat_ty(pat);
        let ty = ty.unwrap_or(self.tcx.types.common.error);
        let kind = self.pattern_kind(pat, &node.kind, ty, span);
        let inner = Pat { kind, ty, span };
        let adjusted = self.results.pat_adjustments.get(pat);
        let through = adjusted.map_or(&[][..], |types| types.as_slice());
        through.iter().rev().fold(inner, |inner, ty| Pat {
            kind: PatKind::Deref(Box::new(inner)),
            ty: *ty,
            span,
        })
    }

    fn pattern_kind(&mut self, pat: ast::PatId, kind: &AstPat, ty: Ty, span: Span) -> PatKind {
        match kind {
            AstPat::Wild | AstPat::Rest => PatKind::Wild,
            AstPat::Ident { sub, .. } => self.ident_pattern(pat, *sub, ty, span),
            AstPat::Path(_) => self.path_pattern(pat, ty, span),
            AstPat::Literal(expr) => self.literal_pattern(*expr, ty, span),
            AstPat::Range {
                start,
                end,
                inclusive,
            } => {
                let start = start.and_then(|expr| self.range_end(expr, ty));
                let end = end.and_then(|expr| self.range_end(expr, ty));
                PatKind::Range {
                    start,
                    end,
                    inclusive: *inclusive,
                }
            }
            AstPat::TupleStruct(_, parts) => {
                let parts: Vec<ast::PatId> = parts
                    .iter()
                    .copied()
                    .filter(|part| !self.is_rest_pattern(*part))
                    .collect();
                self.struct_pattern(pat, &parts, span)
            }
            AstPat::Struct { fields, .. } => {
                let parts: Vec<ast::PatId> = fields.iter().map(|field| field.pat).collect();
                self.struct_pattern(pat, &parts, span)
            }
            AstPat::Tuple(parts) => self.tuple_pattern(parts, ty),
            AstPat::Slice(parts) => self.slice_pattern(parts),
            AstPat::Ref { pat, .. } => PatKind::Deref(Box::new(self.pattern(*pat))),
            AstPat::Or(parts) => {
                PatKind::Or(parts.iter().map(|part| self.pattern(*part)).collect())
            }
            AstPat::Paren(inner) => self.pattern(*inner).kind,
            AstPat::Error => {
                self.failed = true;
                PatKind::Wild
            }
        }
    }

    fn ident_pattern(
        &mut self,
        pat: ast::PatId,
        sub: Option<ast::PatId>,
        ty: Ty,
        span: Span,
    ) -> PatKind {
        let Some(PatRes::Binding(local)) = self.names.pats.get(pat).copied() else {
            return self.path_pattern(pat, ty, span);
        };
        let Some(var) = self.var_of.get(&local).copied() else {
            self.failed = true;
            return PatKind::Wild;
        };
        let mode = self.results.binding_modes.get(pat).copied();
        PatKind::Binding {
            var,
            mode: mode.unwrap_or(BindingMode::Value),
            sub: sub.map(|sub| Box::new(self.pattern(sub))),
            is_primary: self.names.locals[local].pat == pat,
        }
    }

    /// A constant, or a struct or a variant without fields.
    fn path_pattern(&mut self, pat: ast::PatId, ty: Ty, span: Span) -> PatKind {
        let Some((res, args)) = self.results.pat_paths.get(pat).copied() else {
            self.failed = true;
            return PatKind::Wild;
        };
        match res {
            Res::Def(def)
                if matches!(self.tcx.def_kind(def), DefKind::Const | DefKind::AssocConst) =>
            {
                self.constant_pattern(def, args, ty, span)
            }
            Res::Def(def) => {
                let variant = match self.tcx.types.kind(ty) {
                    TyKind::Adt(adt, _) => self.tcx.adt_def(adt).variant_index(def),
                    _ => None,
                };
                self.adt_pattern(ty, variant.unwrap_or(0), Vec::new(), span)
                    .kind
            }
            _ => PatKind::Leaf(Vec::new()),
        }
    }

    fn constant_pattern(&mut self, def: DefId, args: Args, ty: Ty, span: Span) -> PatKind {
        if self.is_scalar(ty) {
            let value = self
                .tcx
                .const_eval
                .as_ref()
                .map(|eval| eval.eval_item(self.tcx, def, args));
            return match value {
                Some(Ok(bits)) => PatKind::Constant(PatConst::Scalar(bits)),
                Some(Err(diagnostic)) => {
                    self.tcx.report(*diagnostic);
                    self.failed = true;
                    PatKind::Wild
                }
                None => self.unsupported_pattern(span, "a constant as a pattern"),
            };
        }
        match self.literal_const(def) {
            Some(value) => PatKind::Constant(value),
            None => self.unsupported_pattern(span, "a constant of this type as a pattern"),
        }
    }

    /// The value of a constant that is just a string.
    fn literal_const(&self, def: DefId) -> Option<PatConst> {
        let body = self.tcx.body(self.tcx.body_of(def)?)?;
        match &body.exprs[body.value].kind {
            Ast::Literal(Literal::Str(text)) => Some(PatConst::Str(*text)),
            Ast::Literal(Literal::ByteStr(bytes)) => Some(PatConst::Bytes(bytes.clone())),
            _ => None,
        }
    }

    fn unsupported_pattern(&mut self, span: Span, construct: &'static str) -> PatKind {
        self.tcx.report(Diagnostic::unsupported(span, construct));
        self.failed = true;
        PatKind::Wild
    }

    fn is_scalar(&self, ty: Ty) -> bool {
        matches!(
            self.tcx.types.kind(ty),
            TyKind::Bool | TyKind::Char | TyKind::Int(_) | TyKind::Float(_)
        )
    }

    fn literal_pattern(&mut self, expr: ast::ExprId, ty: Ty, span: Span) -> PatKind {
        match self.literal_value(expr, ty) {
            Some(Lit::Scalar(bits)) => PatKind::Constant(PatConst::Scalar(bits)),
            Some(Lit::Str(text)) => PatKind::Constant(PatConst::Str(text)),
            Some(Lit::ByteStr(bytes)) => PatKind::Constant(PatConst::Bytes(bytes)),
            _ => self.unsupported_pattern(span, "this literal as a pattern"),
        }
    }

    fn literal_value(&self, expr: ast::ExprId, ty: Ty) -> Option<Lit> {
        let expr = self.peel(expr);
        match &self.body.exprs[expr].kind {
            Ast::Literal(literal) => self.lit(literal, false, ty),
            Ast::Unary(UnaryOp::Neg, inner) => match &self.body.exprs[self.peel(*inner)].kind {
                Ast::Literal(literal) => self.lit(literal, true, ty),
                _ => None,
            },
            _ => None,
        }
    }

    /// An end of a range, as bits.
    fn range_end(&mut self, expr: ast::ExprId, ty: Ty) -> Option<u128> {
        if let Some(Lit::Scalar(bits)) = self.literal_value(expr, ty) {
            return Some(bits);
        }
        let span = self.span(expr);
        let path = self.results.paths.get(self.peel(expr)).copied();
        if let Some((Res::Def(def), args)) = path
            && let PatKind::Constant(PatConst::Scalar(bits)) =
                self.constant_pattern(def, args, ty, span)
        {
            return Some(bits);
        }
        self.unsupported_pattern(span, "this end of a range pattern");
        None
    }

    fn is_rest_pattern(&self, pat: ast::PatId) -> bool {
        matches!(self.body.pats[pat].kind, AstPat::Rest)
    }

    fn struct_pattern(&mut self, pat: ast::PatId, parts: &[ast::PatId], span: Span) -> PatKind {
        let results = self.results;
        let Some(StructExpr {
            adt,
            args,
            variant,
            fields,
        }) = results.struct_pats.get(pat)
        else {
            self.failed = true;
            return PatKind::Wild;
        };
        let fields = fields
            .iter()
            .zip(parts)
            .map(|(index, part)| (*index, self.pattern(*part)))
            .collect();
        let ty = self.tcx.types.mk_adt(*adt, *args);
        self.adt_pattern(ty, *variant, fields, span).kind
    }

    fn tuple_pattern(&mut self, parts: &[ast::PatId], ty: Ty) -> PatKind {
        let total = match self.tcx.types.kind(ty) {
            TyKind::Tuple(list) => self.tcx.types.list(list).len(),
            _ => parts.len(),
        };
        let rest = parts.iter().position(|part| self.is_rest_pattern(*part));
        let mut fields = Vec::new();
        for (index, part) in parts.iter().enumerate() {
            let field = match rest {
                Some(rest) if index == rest => continue,
                Some(rest) if index > rest => (total + index).saturating_sub(parts.len()),
                _ => index,
            };
            fields.push((field, self.pattern(*part)));
        }
        PatKind::Leaf(fields)
    }

    fn slice_pattern(&mut self, parts: &[ast::PatId]) -> PatKind {
        let rest = parts.iter().position(|part| self.is_slice_rest(*part));
        let (before, after) = match rest {
            Some(rest) => {
                let (before, after) = parts.split_at(rest);
                (
                    before,
                    after.split_first().map_or(&[][..], |(_, after)| after),
                )
            }
            None => (parts, &[][..]),
        };
        let slice = rest
            .and_then(|rest| parts.get(rest))
            .and_then(|part| self.slice_rest(*part));
        PatKind::Slice {
            prefix: before.iter().map(|part| self.pattern(*part)).collect(),
            slice,
            has_rest: rest.is_some(),
            suffix: after.iter().map(|part| self.pattern(*part)).collect(),
        }
    }

    /// `..` or `rest @ ..`
    fn is_slice_rest(&self, pat: ast::PatId) -> bool {
        match &self.body.pats[pat].kind {
            AstPat::Rest => true,
            AstPat::Ident { sub: Some(sub), .. } => self.is_rest_pattern(*sub),
            AstPat::Paren(inner) => self.is_slice_rest(*inner),
            _ => false,
        }
    }

    /// The pattern of `rest @ ..`, which looks at the part of the slice that `..` stands for.
    fn slice_rest(&mut self, pat: ast::PatId) -> Option<Box<Pat>> {
        if self.is_rest_pattern(pat) {
            return None;
        }
        Some(Box::new(self.pattern(pat)))
    }
}

/// The patterns within a pattern.
fn sub_patterns(kind: &AstPat) -> Vec<ast::PatId> {
    match kind {
        AstPat::Ident { sub, .. } => sub.iter().copied().collect(),
        AstPat::TupleStruct(_, parts)
        | AstPat::Tuple(parts)
        | AstPat::Slice(parts)
        | AstPat::Or(parts) => parts.clone(),
        AstPat::Struct { fields, .. } => fields.iter().map(|field| field.pat).collect(),
        AstPat::Ref { pat, .. } | AstPat::Paren(pat) => vec![*pat],
        AstPat::Wild
        | AstPat::Rest
        | AstPat::Literal(_)
        | AstPat::Range { .. }
        | AstPat::Path(_)
        | AstPat::Error => Vec::new(),
    }
}
