//! `ready!`, which is nothing but a `match` that returns.

use super::Lower;
use super::macro_call::Call;
use crate::syntax::ast::{Arm, ExprId, ExprKind, Ident, PatKind, Path, PathRoot, PathSegment};
use crate::syntax::span::Span;

impl Lower<'_> {
    /// `match e { Poll::Ready(t) => t, Poll::Pending => return Poll::Pending }`
    pub(super) fn ready(&mut self, call: &Call) -> Option<ExprId> {
        let scrutinee = self.one_expr(call)?;
        let span = call.span;
        let name = self.interner.intern("value");
        let ident = Ident { name, span };
        let value = self.plain_pat(ident);
        let ready = PatKind::TupleStruct(self.poll("Ready", span), vec![value]);
        let value = self.name_expr(ident);
        let pending = PatKind::Path(self.poll("Pending", span));
        let leave = ExprKind::Path(self.poll("Pending", span));
        let leave = self.new_expr(leave, span);
        let leave = self.new_expr(ExprKind::Return(Some(leave)), span);
        let arm = |pat, body| Arm {
            pat,
            guard: None,
            body,
            span,
        };
        let arms = vec![
            arm(self.new_pat(ready, span), value),
            arm(self.new_pat(pending, span), leave),
        ];
        Some(self.new_expr(ExprKind::Match { scrutinee, arms }, span))
    }

    /// The path of a variant of std's `Poll`.
    fn poll(&mut self, variant: &str, span: Span) -> Path {
        let segments = ["task", "Poll", variant].map(|name| PathSegment {
            ident: Ident {
                name: self.interner.intern(name),
                span,
            },
            args: None,
        });
        Path {
            root: PathRoot::DollarCrate(self.options.std_file.unwrap_or(span.file)),
            qself: None,
            segments: segments.into(),
            span,
        }
    }
}
