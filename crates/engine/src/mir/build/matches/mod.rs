//! Matches, `let`, and the patterns of parameters.
//!
//! ```text
//! pattern ─▶ pair ─▶ tree ─▶ test        the tests that tell the arms apart
//!                     └────▶ bind        bindings and guards of the arm that was found
//! ```
//!
//! As in rustc the tests are a backtracking automaton: no arm is tested twice for the same
//! thing unless a guard or an alternative comes between, and arms are tried in order.

mod bind;
mod condition;
mod pair;
mod test;
mod tree;

use super::Builder;
use super::drop_tree::DropKind;
use super::place::PlaceBuilder;
use super::scope::Region;
use crate::mir::body::{
    BasicBlock, FakeReadCause, Local, LocalKind, Place, StatementKind, VarDebugInfo,
};
use crate::syntax::span::Span;
use crate::thir::{Arm, ArmId, ExprId, Pat, PatKind, VarId};
use crate::ty::Mutability;
use crate::ty::results::BindingMode;

use super::VarLocals;
use tree::Branch;

impl Builder<'_> {
    /// `match scrutinee { arms }`
    pub(super) fn match_into(
        &mut self,
        destination: Place,
        block: &mut BasicBlock,
        scrutinee: ExprId,
        arms: &[ArmId],
        span: Span,
    ) {
        let scrutinee_span = self.thir.exprs[scrutinee].span;
        let place = self.scrutinee(block, scrutinee);
        let thir = self.thir;
        let patterns: Vec<(&Pat, bool)> = arms
            .iter()
            .map(|arm| {
                let arm = &thir.arms[*arm];
                (&*arm.pat, arm.guard.is_some())
            })
            .collect();
        let tree = self.match_tree(*block, &place, &patterns, scrutinee_span, true);
        let mut ends = Vec::new();
        for (arm, branch) in arms.iter().zip(tree.branches) {
            let arm = &thir.arms[*arm];
            let mut end = *block;
            let depth = self.scope_depth();
            let destination = destination.clone();
            self.in_scope(
                Region::Tree(arm.scope),
                arm.span,
                &mut end,
                |this, block| {
                    let Some(guard_scope) = arm.guard_scope else {
                        this.arm(
                            destination,
                            block,
                            arm,
                            &branch,
                            (depth, span, scrutinee_span),
                        );
                        return;
                    };
                    this.in_scope(Region::Tree(guard_scope), arm.span, block, |this, block| {
                        this.arm(
                            destination,
                            block,
                            arm,
                            &branch,
                            (depth, span, scrutinee_span),
                        );
                    });
                },
            );
            ends.push(end);
        }
        let join = self.new_block();
        let end_span = super::cfg::end_point(span);
        for end in ends {
            self.goto(end, join, end_span);
        }
        *block = join;
    }

    /// The variables of an arm, its guard and its body, within its scopes.
    fn arm(
        &mut self,
        destination: Place,
        block: &mut BasicBlock,
        arm: &Arm,
        branch: &Branch,
        (depth, span, scrutinee_span): (usize, Span, Span),
    ) {
        self.declare_bindings(&arm.pat, arm.guard.is_some(), Some(scrutinee_span));
        if let Some(guard) = arm.guard {
            self.declare_guard_bindings(guard);
        }
        let guard = arm.guard.map(|guard| (guard, depth));
        *block = self.bind_branch(branch, guard, span);
        self.expr_into(destination, block, arm.body);
    }

    /// The place that is looked at.
    pub(super) fn scrutinee(&mut self, block: &mut BasicBlock, expr: ExprId) -> PlaceBuilder {
        let span = self.thir.exprs[expr].span;
        let place = self.as_place_builder(block, expr, Mutability::Mut);
        if let Some(place) = self.try_place(&place) {
            self.push(*block, StatementKind::PlaceMention(place), span);
        }
        place
    }

    /// `let pat = init;`
    pub(super) fn expr_into_pattern(&mut self, block: &mut BasicBlock, pat: &Pat, init: ExprId) {
        if let PatKind::Binding {
            var,
            mode: BindingMode::Value,
            sub: None,
            ..
        } = pat.kind
        {
            let place = Place::from(self.storage_live(*block, var, false, pat.span, true));
            self.expr_into(place.clone(), block, init);
            self.push_fake_read(*block, FakeReadCause::ForLet, place, pat.span);
            self.schedule_binding(var);
            return;
        }
        let place = self.scrutinee(block, init);
        self.place_into_pattern(block, pat, place);
    }

    /// Takes a place apart by a pattern that always matches.
    pub(super) fn place_into_pattern(
        &mut self,
        block: &mut BasicBlock,
        pat: &Pat,
        place: PlaceBuilder,
    ) {
        let tree = self.match_tree(*block, &place, &[(pat, false)], pat.span, true);
        if let Some(branch) = tree.branches.first() {
            *block = self.bind_branch(branch, None, pat.span);
        }
    }

    /// `let pat;`
    pub(super) fn uninitialised(&mut self, block: BasicBlock, pat: &Pat) {
        for var in primary_bindings(pat) {
            self.storage_live(block, var, false, pat.span, true);
            self.schedule_binding(var);
        }
    }

    // Variables.

    /// Gives each variable that a pattern binds its local.
    /// `matched` is where what the pattern looks at stands, if it looks at anything.
    pub(super) fn declare_bindings(&mut self, pat: &Pat, has_guard: bool, matched: Option<Span>) {
        for var in primary_bindings(pat) {
            let data = self.thir.vars[var];
            let kind = data.name.map_or(LocalKind::Internal, LocalKind::Var);
            let value = self.new_local(data.ty, kind, data.span);
            self.locals[value].mutability = Mutability::new(data.mutable);
            if let Some(matched) = matched {
                self.info.match_spans.insert(value, matched);
            }
            if let Some(name) = data.name {
                self.debug_info.push(VarDebugInfo {
                    name,
                    place: value.into(),
                    span: data.span,
                });
            }
            let guard_ref = has_guard.then(|| {
                let ty = self.tcx.types.mk_ref(data.ty, Mutability::Not);
                let kind = data.name.map_or(LocalKind::Internal, LocalKind::GuardRef);
                let local = self.new_local(ty, kind, data.span);
                self.locals[local].mutability = Mutability::Not;
                local
            });
            self.vars.insert(var, VarLocals { value, guard_ref });
        }
    }

    /// Lets a variable come to life.
    fn storage_live(
        &mut self,
        block: BasicBlock,
        var: VarId,
        guard: bool,
        span: Span,
        schedule: bool,
    ) -> Local {
        let Some(locals) = self.vars.get(var).copied() else {
            self.defect("a variable that is not declared");
            return self.return_place;
        };
        let local = match locals.guard_ref {
            Some(reference) if guard => reference,
            _ => locals.value,
        };
        self.push(block, StatementKind::StorageLive(local), span);
        if schedule {
            let scope = Region::Tree(self.thir.vars[var].scope);
            self.schedule_drop(scope, local, DropKind::Storage);
        }
        local
    }

    /// Lets the value of a variable be dropped where its scope ends.
    fn schedule_binding(&mut self, var: VarId) {
        if let Some(locals) = self.vars.get(var).copied() {
            let scope = Region::Tree(self.thir.vars[var].scope);
            self.schedule_drop(scope, locals.value, DropKind::Value);
        }
    }
}

/// The variables that a pattern declares, in the order of the source.
pub(super) fn primary_bindings(pat: &Pat) -> Vec<VarId> {
    let mut found = Vec::new();
    collect_bindings(pat, &mut found);
    found
}

fn collect_bindings(pat: &Pat, found: &mut Vec<VarId>) {
    match &pat.kind {
        PatKind::Binding {
            var,
            sub,
            is_primary,
            ..
        } => {
            if *is_primary {
                found.push(*var);
            }
            if let Some(sub) = sub {
                collect_bindings(sub, found);
            }
        }
        PatKind::Variant { fields, .. } | PatKind::Leaf(fields) => {
            for (_, field) in fields {
                collect_bindings(field, found);
            }
        }
        PatKind::Deref(inner) => collect_bindings(inner, found),
        PatKind::Slice {
            prefix,
            slice,
            suffix,
            ..
        } => {
            for part in prefix.iter().chain(slice.as_deref()).chain(suffix) {
                collect_bindings(part, found);
            }
        }
        PatKind::Or(parts) => {
            for part in parts {
                collect_bindings(part, found);
            }
        }
        PatKind::Wild | PatKind::Never | PatKind::Constant(_) | PatKind::Range { .. } => {}
    }
}
