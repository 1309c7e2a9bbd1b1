//! What is async takes its parameters apart when it is polled, not when it is called.
//!
//! `async |(a, b)| e` is `|arg0| async { let (a, b) = arg0; e }`, and so are async functions
//! that have patterns as parameters.

use super::Lower;
use crate::syntax::ast::{
    Block, BlockKind, ExprId, ExprKind, Ident, PatId, PatKind, Path, PathRoot, PathSegment, StmtId,
    StmtKind,
};

impl Lower<'_> {
    /// Whether a parameter is a plain name, or `mut` and a name.
    pub(super) fn is_plain_pat(&self, pat: PatId) -> bool {
        let kind = &self.body.pats[pat].kind;
        matches!(
            kind,
            PatKind::Ident {
                by_ref: false,
                sub: None,
                ..
            }
        )
    }

    /// Gives each parameter a name of its own, and makes the `let`s that take them apart.
    pub(super) fn params_apart<'p>(
        &mut self,
        params: impl Iterator<Item = &'p mut PatId>,
    ) -> Vec<StmtId> {
        let mut lets = Vec::new();
        for (index, param) in params.enumerate() {
            let pat = *param;
            let span = self.pat_span(pat);
            // No name that can be written.
            let name = self.interner.intern(&format!("argument {index}"));
            let ident = Ident { name, span };
            *param = self.plain_pat(ident);
            // All of it is the body's, however much of it the pattern takes.
            let whole = self.plain_pat(ident);
            for pat in [whole, pat] {
                let init = Some(self.name_expr(ident));
                let kind = StmtKind::Let {
                    pat,
                    ty: None,
                    init,
                    else_block: None,
                };
                lets.push(self.new_stmt(kind, span));
            }
        }
        lets
    }

    /// A pattern that is a name.
    pub(super) fn plain_pat(&mut self, ident: Ident) -> PatId {
        let kind = PatKind::Ident {
            by_ref: false,
            mutable: false,
            ident,
            sub: None,
        };
        self.new_pat(kind, ident.span)
    }

    /// A local variable by its name.
    pub(super) fn name_expr(&mut self, ident: Ident) -> ExprId {
        let segment = PathSegment { ident, args: None };
        let path = Path {
            root: PathRoot::Relative,
            qself: None,
            segments: vec![segment],
            span: ident.span,
        };
        self.new_expr(ExprKind::Path(path), ident.span)
    }

    /// A body with the `let`s for its parameters in front of it.
    pub(super) fn around_body(
        &mut self,
        kind: BlockKind,
        stmts: Vec<StmtId>,
        body: ExprId,
    ) -> ExprId {
        let span = self.expr_span(body);
        let block = Block {
            kind,
            label: None,
            stmts,
            tail: Some(body),
            span,
        };
        self.new_expr(ExprKind::Block(block), span)
    }
}
