//! Programs, and what is asked about them.

use std::rc::Rc;

use refcellar_engine::resolve::{DefId, DefKind};
use refcellar_engine::session::{CheckOptions, Session};
use refcellar_engine::syntax::{DiagnosticKind, Span};
use refcellar_engine::ty::traits::ParamEnv;
use refcellar_engine::ty::{Predicate, Tcx};

thread_local! {
    /// Std is read once a thread.
    static SESSION: Session = Session::new();
}

/// The typing context of a program, and its text.
pub fn tcx(source: &str) -> (Rc<Tcx>, String) {
    let source = format!("#![allow(warnings)]\n{source}\nfn main() {{}}\n");
    SESSION.with(|session| {
        let checked = session.check(source.as_bytes(), &CheckOptions::default());
        // That where clauses do not hold is reported, too: only names have to be right.
        let unnamed = checked.diagnostics.iter().find(|each| {
            matches!(each.kind, DiagnosticKind::Error(Some(code)) if code.0.starts_with("E04"))
        });
        assert!(unnamed.is_none(), "the program is at fault: {unnamed:?}");
        (checked.tcx, source.clone())
    })
}

/// The functions of the program whose names begin with this, in order.
pub fn functions(tcx: &Tcx, prefix: &str) -> Vec<DefId> {
    let Some(krate) = tcx.local_crate() else {
        return Vec::new();
    };
    tcx.defs_of(krate)
        .filter(|def| tcx.def_kind(*def) == DefKind::Fn)
        .filter(|def| {
            let name = tcx.def(*def).name;
            name.is_some_and(|name| tcx.text(name).starts_with(prefix))
        })
        .collect()
}

/// Asks all that a program asks.
pub fn ask(source: &str) {
    let (tcx, text) = tcx(source);
    let mut wrong = Vec::new();
    let mut asked = 0;
    for (prefix, expected) in [("holds", true), ("fails", false)] {
        for def in functions(&tcx, prefix) {
            let env = tcx.param_env_of_parameters(def);
            for (span, predicates) in tcx.asked(def) {
                asked += 1;
                let holds = predicates.iter().all(|predicate| {
                    let predicate = tcx.try_normalize(env, *predicate);
                    predicate.is_some_and(|predicate| tcx.predicate_holds(env, predicate))
                });
                if holds != expected {
                    let text = text.get(span.start as usize..span.end as usize);
                    let texts: Vec<String> = predicates
                        .iter()
                        .map(|each| tcx.predicate_text(*each))
                        .collect();
                    wrong.push(format!("{prefix}: {text:?} {texts:?}"));
                }
            }
        }
    }
    assert!(asked > 0, "nothing was asked");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Bounds, by the places that they stand at.
type Bounds = Vec<(Span, Vec<Predicate>)>;

trait Asked {
    fn asked(&self, def: DefId) -> Bounds;
    fn param_env_of_parameters(&self, def: DefId) -> ParamEnv;
}

impl Asked for Tcx {
    /// What the where clause asks, bound by bound.
    fn asked(&self, def: DefId) -> Bounds {
        let end = self.head_span(def).end;
        let mut bounds: Bounds = Vec::new();
        for clause in self.predicates_of(def) {
            if clause.span.start < end {
                continue;
            }
            match bounds.last_mut() {
                // What is said about associated types stands within the bound.
                Some((span, predicates))
                    if span.start <= clause.span.start && clause.span.end <= span.end =>
                {
                    predicates.push(clause.predicate);
                }
                _ => bounds.push((clause.span, vec![clause.predicate])),
            }
        }
        bounds
    }

    /// What is said in front of the end of the parameters is given.
    fn param_env_of_parameters(&self, def: DefId) -> ParamEnv {
        let end = self.head_span(def).end;
        let clauses = self.predicates_of(def).iter();
        let given = clauses.filter(|clause| clause.span.start < end);
        let given: Vec<Predicate> = given.map(|clause| clause.predicate).collect();
        self.mk_param_env(&given)
    }
}
