//! Whether all alternatives of an or-pattern bind the same variables in the same way.

use std::collections::BTreeMap;

use super::Late;
use super::pat::LocalKey;
use crate::resolve::error::{Error, ErrorKind};
use crate::resolve::tables::PatRes;
use crate::syntax::ast::{Child, PatId, PatKind};
use crate::syntax::span::Span;

/// How a pattern binds a variable, and where.
#[derive(Clone, Copy, Debug)]
struct Mode {
    by_ref: bool,
    mutable: bool,
    span: Span,
}

/// The variables of a pattern.
type Modes = BTreeMap<LocalKey, Mode>;

impl Late<'_, '_> {
    /// Checks every or-pattern within a pattern, the inner ones first.
    pub(super) fn check_alternatives(&mut self, pat: PatId) {
        self.modes(pat);
    }

    fn modes(&mut self, id: PatId) -> Modes {
        let Some(body) = self.current_body() else {
            return Modes::new();
        };
        let mut modes = Modes::new();
        match &body.pats[id].kind {
            PatKind::Or(pats) => return self.or_modes(pats),
            PatKind::Ident {
                by_ref,
                mutable,
                ident,
                ..
            } if matches!(self.body.tables.pats.get(id), Some(PatRes::Binding(_))) => {
                let mode = Mode {
                    by_ref: *by_ref,
                    mutable: *mutable,
                    span: ident.span,
                };
                modes.insert((ident.name, ident.span.ctxt), mode);
            }
            _ => {}
        }
        for child in body.pat_children(id) {
            if let Child::Pat(pat) = child {
                modes.extend(self.modes(pat));
            }
        }
        modes
    }

    fn or_modes(&mut self, pats: &[PatId]) -> Modes {
        let each: Vec<(PatId, Modes)> = pats.iter().map(|pat| (*pat, self.modes(*pat))).collect();
        let mut union = Modes::new();
        for (_, modes) in &each {
            for (key, mode) in modes {
                union.entry(*key).or_insert(*mode);
            }
        }
        for (key, first) in &union {
            self.check_variable(*key, *first, &each);
        }
        union
    }

    fn check_variable(&mut self, key: LocalKey, first: Mode, each: &[(PatId, Modes)]) {
        let Some(body) = self.current_body() else {
            return;
        };
        let name = self.r.text(key.0);
        let missing = each.iter().filter(|(_, modes)| !modes.contains_key(&key));
        let mut missing = missing.map(|(pat, _)| body.pats[*pat].span);
        if let Some(span) = missing.next() {
            let also = missing.collect();
            let kind = ErrorKind::NotBoundInAll { name: name.clone() };
            self.report(Error {
                also,
                ..Error::new(span, kind)
            });
        }
        let differs = |mode: &&Mode| (mode.by_ref, mode.mutable) != (first.by_ref, first.mutable);
        let other = each
            .iter()
            .filter_map(|(_, modes)| modes.get(&key))
            .find(differs);
        if let Some(other) = other {
            self.error(other.span, ErrorKind::BoundInconsistently { name });
        }
    }
}
