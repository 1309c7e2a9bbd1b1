//! Questions that depend on their own answers.

use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::ty::Tcx;
use crate::ty::context::Query;

/// How deep questions may ask questions.
const MAX_DEPTH: u32 = 96;

impl Tcx {
    /// Answers a question, unless it is being answered already: that is reported, as is
    /// that questions go too deep, and the answer is then nothing.
    pub(crate) fn within_query<R>(
        &self,
        query: Query,
        span: Span,
        answer: impl FnOnce() -> R,
    ) -> Option<R> {
        if self.queries.active.borrow().contains(&query) {
            self.report_cycle(query);
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
        self.queries.depth.set(depth + 1);
        let result = answer();
        self.queries.depth.set(depth);
        self.queries.active.borrow_mut().pop();
        Some(result)
    }

    /// Whether a question is being answered now.
    pub(crate) fn is_active(&self, query: Query) -> bool {
        self.queries.active.borrow().contains(&query)
    }

    fn report_cycle(&self, query: Query) {
        let active = self.queries.active.borrow();
        let start = active.iter().position(|other| *other == query);
        let cycle: Vec<Query> = active.iter().skip(start.unwrap_or(0)).copied().collect();
        drop(active);
        let first = cycle.first().copied().unwrap_or(query);
        let message = format!("cycle detected when {}", self.describe_query(first));
        let diagnostic = Diagnostic::coded("E0391", self.query_span(first), message);
        self.report(diagnostic);
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
