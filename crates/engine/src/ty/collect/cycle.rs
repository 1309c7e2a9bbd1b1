//! Questions that depend on their own answers.

use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::ty::Tcx;
use crate::ty::context::Query;

/// How deep questions may ask questions.
const MAX_DEPTH: u32 = 96;

impl Tcx {
    /// Says where the next question is asked, for the report of a cycle.
    pub(crate) fn at(&self, span: Span) -> &Self {
        self.queries.asked_at.set(Some(span));
        self
    }

    /// Answers a question, unless it is being answered already: that is reported, as is
    /// that questions go too deep, and the answer is then nothing.
    pub(crate) fn within_query<R>(
        &self,
        query: Query,
        span: Span,
        answer: impl FnOnce() -> R,
    ) -> Option<R> {
        let asked_at = self.queries.asked_at.take();
        if self.is_active(query) {
            self.report_cycle(query, asked_at);
            return None;
        }
        let depth = self.queries.depth.get();
        if depth >= MAX_DEPTH {
            self.report(Diagnostic::limit(
                span,
                "types depend on one another too deeply",
            ));
            return None;
        }
        self.queries.active.borrow_mut().push(query);
        let asked_span = asked_at.unwrap_or(span);
        self.queries.active_spans.borrow_mut().push(asked_span);
        self.queries.depth.set(depth + 1);
        let result = answer();
        self.queries.depth.set(depth);
        self.queries.active.borrow_mut().pop();
        self.queries.active_spans.borrow_mut().pop();
        Some(result)
    }

    /// Whether a question is being answered now.
    pub(crate) fn is_active(&self, query: Query) -> bool {
        self.queries.active.borrow().contains(&query)
    }

    /// Reports that a question depends on itself. As in rustc the place is where the first
    /// of the questions asks the second.
    fn report_cycle(&self, query: Query, asked_at: Option<Span>) {
        let active = self.queries.active.borrow();
        let start = active.iter().position(|other| *other == query);
        let start = start.unwrap_or(0);
        let first = active.get(start).copied().unwrap_or(query);
        let spans = self.queries.active_spans.borrow();
        let second = spans.get(start + 1).copied();
        drop(active);
        let span = second.or(asked_at);
        drop(spans);
        let span = span.unwrap_or_else(|| self.query_span(first));
        let message = format!("cycle detected when {}", self.describe_query(first));
        self.report(Diagnostic::coded("E0391", span, message));
    }

    fn query_span(&self, query: Query) -> Span {
        match query {
            Query::TypeOf(def)
            | Query::Predicates(def)
            | Query::SuperPredicates(def)
            | Query::FnSig(def)
            | Query::ImplHeader(def) => self.head_span(def),
            Query::Typeck(body) | Query::ConstEval(body) => self
                .body_owner(body)
                .map_or(Span::default(), |def| self.head_span(def)),
        }
    }

    fn describe_query(&self, query: Query) -> String {
        match query {
            Query::TypeOf(def) if self.def_kind(def) == crate::resolve::DefKind::TyAlias => {
                format!("expanding type alias `{}`", self.def_path(def))
            }
            Query::TypeOf(def) => format!("computing type of `{}`", self.def_path(def)),
            Query::Predicates(def) => {
                format!("computing the predicates of `{}`", self.def_path(def))
            }
            Query::SuperPredicates(def) => {
                format!("computing the super predicates of `{}`", self.def_path(def))
            }
            Query::FnSig(def) => {
                format!("computing function signature of `{}`", self.def_path(def))
            }
            Query::ImplHeader(def) => format!("computing trait of `{}`", self.def_path(def)),
            Query::Typeck(body) => match self.body_owner(body) {
                Some(def) => format!("type-checking `{}`", self.def_path(def)),
                None => "type-checking".to_owned(),
            },
            Query::ConstEval(body) => match self.body_owner(body) {
                Some(def) => format!(
                    "evaluating initializer of {} `{}`",
                    self.def_kind(def).descr(),
                    self.def_path(def)
                ),
                None => "evaluating a constant".to_owned(),
            },
        }
    }
}
