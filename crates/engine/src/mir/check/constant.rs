//! What only constants and constant functions may not do, as far as their MIR shows it: lend
//! what is to live for ever and can change (E0492, E0764), and run destructors (E0493).

use super::qualif::{Qualif, Quality, is_indirect, number};
use crate::mir::body::{Body, Local, Location, Place, Rvalue, StatementKind, TerminatorKind};
use crate::mir::build::is_mutable_static;
use crate::mir::dataflow::{Analysis, BitSet, Results};
use crate::mir::place_ty::place_ty;
use crate::resolve::{DefId, DefKind};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::thir::check::const_context;
use crate::thir::{BorrowKind, Thir, ThirKind};
use crate::ty::{Mutability, Tcx};

/// Gives what is wrong with a body, if it is one that is evaluated before the program runs.
pub fn check(tcx: &Tcx, thir: &Thir, body: &Body, owner: DefId) -> Vec<Diagnostic> {
    if const_context(tcx, thir).is_none() {
        return Vec::new();
    }
    let env = tcx.param_env_of(owner);
    let cells = Qualif::new(tcx, body, env, Quality::HasCell);
    let drops = Qualif::new(tcx, body, env, Quality::NeedsDrop);
    let is_fn = thir.kind == ThirKind::Fn;
    let is_static = tcx.def_kind(owner) == DefKind::Static;
    let mut checker = Checker {
        tcx,
        body,
        lasting: if is_fn {
            Vec::new()
        } else {
            lasting_locals(body)
        },
        is_static_mut: is_static && is_mutable_static(tcx, owner),
        found: Vec::new(),
    };
    let cells = Results::new(body, cells);
    let drops = Results::new(body, drops);
    for (block, data) in body.blocks.iter() {
        // Nothing unwinds while constants are evaluated.
        if data.is_cleanup || !cells.is_reachable(block) {
            continue;
        }
        let mut state = cells.at_block(block);
        for (statement, node) in data.statements.iter().enumerate() {
            if let StatementKind::Assign(assign) = &node.kind {
                checker.borrow(&assign.1, &cells.analysis, &state, node.span);
            }
            let location = Location { block, statement };
            cells.analysis.apply(&mut state, location);
        }
        if let Some(terminator) = &data.terminator
            && let TerminatorKind::Drop { place, .. } = &terminator.kind
        {
            let location = Location {
                block,
                statement: data.statements.len(),
            };
            let state = drops.before(location);
            checker.drop(place, &drops.analysis, &state, terminator.span);
        }
    }
    checker.found
}

struct Checker<'a> {
    tcx: &'a Tcx,
    body: &'a Body,
    /// The locals that may be alive when the constant is done.
    lasting: Vec<Local>,
    is_static_mut: bool,
    found: Vec<Diagnostic>,
}

impl Checker<'_> {
    fn report(&mut self, code: &'static str, span: Span, message: &str) {
        let diagnostic = Diagnostic::coded(code, span, message);
        if !self.found.contains(&diagnostic) {
            self.found.push(diagnostic);
        }
    }

    fn may_escape(&self, place: &Place) -> bool {
        !is_indirect(place) && self.lasting.contains(&place.local)
    }

    fn borrow(&mut self, value: &Rvalue, cells: &Qualif<'_>, state: &BitSet, span: Span) {
        let (Rvalue::Ref(_, place) | Rvalue::RawPtr(_, place)) = value else {
            return;
        };
        if !self.may_escape(place) {
            return;
        }
        let is_mutable = matches!(
            value,
            Rvalue::Ref(BorrowKind::Mut { .. } | BorrowKind::Unique, _)
                | Rvalue::RawPtr(Mutability::Mut, _)
        );
        if is_mutable && !self.is_static_mut {
            let message = "mutable borrows of temporaries that have their lifetime extended \
                           until the end of the program are not allowed";
            self.report("E0764", span, message);
        }
        if !is_mutable && cells.in_place(state, place) {
            let message = "interior mutable shared borrows of temporaries that have their \
                           lifetime extended until the end of the program are not allowed";
            self.report("E0492", span, message);
        }
    }

    fn drop(&mut self, place: &Place, drops: &Qualif<'_>, state: &BitSet, span: Span) {
        let ty = place_ty(self.tcx, &self.body.locals, place);
        let (needs, span) = match place.as_local() {
            Some(local) => (state.contains(number(local)), self.body.locals[local].span),
            None => (drops.in_type(ty), span),
        };
        if needs {
            let name = self.tcx.ty_text(ty);
            let message = format!("destructor of `{name}` cannot be evaluated at compile-time");
            self.report("E0493", span, &message);
        }
    }
}

/// Which locals may be alive where the body returns.
fn lasting_locals(body: &Body) -> Vec<Local> {
    let results = Results::new(body, Alive { body });
    let mut found = Vec::new();
    for (block, data) in body.blocks.iter() {
        let ends = data.terminator.as_ref();
        if !ends.is_some_and(|it| matches!(it.kind, TerminatorKind::Return))
            || !results.is_reachable(block)
        {
            continue;
        }
        let state = results.before(Location {
            block,
            statement: data.statements.len(),
        });
        found.extend(
            body.locals
                .iter()
                .map(|(local, _)| local)
                .filter(|local| state.contains(number(*local))),
        );
    }
    found
}

/// Which locals may be alive.
struct Alive<'a> {
    body: &'a Body,
}

impl Analysis for Alive<'_> {
    fn size(&self) -> usize {
        self.body.locals.len()
    }

    /// What is never said to come to life is alive all the time.
    fn at_start(&self, state: &mut BitSet) {
        for (local, _) in self.body.locals.iter() {
            state.insert(number(local));
        }
        let statements = self
            .body
            .blocks
            .iter()
            .flat_map(|(_, data)| &data.statements);
        for statement in statements {
            if let StatementKind::StorageLive(local) = statement.kind {
                state.remove(number(local));
            }
        }
    }

    fn apply(&self, state: &mut BitSet, location: Location) {
        let data = &self.body.blocks[location.block];
        match data.statements.get(location.statement).map(|it| &it.kind) {
            Some(StatementKind::StorageLive(local)) => state.insert(number(*local)),
            Some(StatementKind::StorageDead(local)) => state.remove(number(*local)),
            _ => {}
        }
    }

    fn apply_return(&self, _: &mut BitSet, _: Location) {}
}
