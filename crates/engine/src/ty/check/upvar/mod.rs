//! What closures capture, and how they may be called: rustc's `upvar`.
//!
//! ```text
//! visit, pattern ─▶ uses of places ─▶ place: cut short ─▶ min: the fewest captures
//! ```
//!
//! It runs when all of the body is checked, closures within closures first. In both
//! editions that are carried captures are of places, and not of whole variables.

mod categorize;
mod min;
mod pattern;
mod place;
mod visit;
mod witness;

use super::fn_ctxt::FnCtxt;
use crate::resolve::PatRes;
use crate::syntax::ast::{BlockKind, CaptureBy, ExprId, ExprKind, PatId, PatKind};
use crate::ty::results::{Capture, CaptureMode, CaptureStep, ClosureKind};
use crate::ty::{ClosureId, ClosureOrigin, Mutability, Ty};

use min::MinCaptures;
use place::{Place, Projection, Step, Use};
use visit::UseVisitor;
use witness::Witness;

impl FnCtxt<'_> {
    /// Finds out the captures of all closures of the body, and the kinds of those that
    /// nothing expected a kind of. Calls that waited for that are decided.
    pub fn closure_analyze(&self) {
        let mut closures = self.deferred_closures.borrow().clone();
        // What is within an expression has a lower id than the expression.
        closures.sort_by_key(|(expr, _)| *expr);
        for (expr, id) in &closures {
            self.analyze_closure(*expr, *id);
            self.resolve_deferred_calls(*id);
        }
        for (expr, id) in closures {
            let def = self.tcx.closure_def(id);
            if def.is_some_and(|def| def.kind != ClosureOrigin::Closure) {
                self.infcx
                    .set_coroutine_witness(id, Witness::of(self, expr));
            }
        }
    }

    fn analyze_closure(&self, expr: ExprId, id: ClosureId) {
        let Some(def) = self.tcx.closure_def(id) else {
            return;
        };
        if self.tainted.get() {
            // As in rustc: what only follows from an error is not looked for.
            self.infcx.set_closure_captures(id, Vec::new());
            if def.kind == ClosureOrigin::Closure && self.infcx.closure_kind(id).is_none() {
                self.infcx.set_closure_kind(id, ClosureKind::Fn);
            }
            return;
        }
        if def.kind == ClosureOrigin::AsyncFn {
            // It has no surroundings but the parameters, all of which move into it.
            let captures = self.captured_params();
            return self.infcx.set_closure_captures(id, captures);
        }
        let upvars = self.names.captures.get(expr).map_or(&[][..], Vec::as_slice);
        let mut visitor = UseVisitor {
            fcx: self,
            upvars,
            uses: Vec::new(),
        };
        let by = match &self.expr(expr).kind {
            ExprKind::Closure(closure) => {
                visitor.consume(closure.body);
                closure.capture
            }
            ExprKind::Block(block) => {
                visitor.block(block);
                match block.kind {
                    BlockKind::AsyncMove => CaptureBy::Value,
                    _ => CaptureBy::Ref,
                }
            }
            _ => return,
        };
        let uses = visitor.uses;
        let (mut uses, kind) = self.process_uses(uses, by);
        if let Some(closure) = self.async_closures.borrow().get(&expr) {
            uses.splice(0..0, self.moved_params(&closure.params));
        }
        let captures: Vec<Capture> = MinCaptures::of(self, uses)
            .into_uses()
            .map(|one| self.capture(&one))
            .collect();
        self.infcx.set_closure_captures(id, captures);
        if def.kind == ClosureOrigin::Closure && self.infcx.closure_kind(id).is_none() {
            self.infcx.set_closure_kind(id, kind);
        }
    }

    /// The parameters of an `async fn`, each as a whole.
    fn captured_params(&self) -> Vec<Capture> {
        let mut captures = Vec::new();
        for param in &self.body.params {
            let pat = &self.body.pats[*param];
            match (&pat.kind, self.names.pats.get(*param)) {
                (PatKind::Ident { sub: None, .. }, Some(PatRes::Binding(local))) => {
                    captures.push(Capture {
                        local: *local,
                        path: Vec::new(),
                        by: CaptureMode::Value,
                        ty: self.local_ty(*local),
                        span: pat.span,
                    });
                }
                // Its parts would have to live in the coroutine, named or not.
                _ => {
                    self.unsupported(pat.span, "a pattern as a parameter of an async fn");
                }
            }
        }
        captures
    }

    /// The parameters of an async closure, which its body takes over, used or not.
    fn moved_params(&self, params: &[PatId]) -> Vec<Use> {
        let mut uses = Vec::new();
        for param in params {
            if let Some(PatRes::Binding(local)) = self.names.pats.get(*param) {
                uses.push(Use {
                    place: Place {
                        local: *local,
                        base_ty: self.resolve(self.local_ty(*local)),
                        steps: Vec::new(),
                    },
                    mode: CaptureMode::Value,
                    span: self.body.pats[*param].span,
                });
            }
        }
        uses
    }

    /// Cuts the places short so that they can be captured, and finds out how the closure
    /// may be called.
    fn process_uses(&self, uses: Vec<Use>, by: CaptureBy) -> (Vec<Use>, ClosureKind) {
        let mut kind = ClosureKind::Fn;
        let processed = uses
            .into_iter()
            .map(|mut one| {
                one.restrict_precision(self);
                one.truncate_for_optimization(self);
                kind = kind.max(match one.mode {
                    CaptureMode::Ref => ClosureKind::Fn,
                    CaptureMode::UniqueRef | CaptureMode::MutRef => ClosureKind::FnMut,
                    CaptureMode::Value => ClosureKind::FnOnce,
                });
                match by {
                    CaptureBy::Value => one.adjust_for_move(self),
                    CaptureBy::Ref => one.adjust_for_non_move(self),
                }
                one.restrict_for_drop(self);
                one
            })
            .collect();
        (processed, kind)
    }

    fn capture(&self, one: &Use) -> Capture {
        let place_ty = one.place.ty();
        let ty = self.captured_ty(place_ty, one.mode);
        let step = |step: &Projection| match step.step {
            Step::Field(index, _) => CaptureStep::Field(index, step.ty),
            // Arrays are captured as a whole: no steps to elements are left.
            Step::Deref | Step::Element => CaptureStep::Deref(step.ty),
        };
        Capture {
            local: one.place.local,
            path: one.place.steps.iter().map(step).collect(),
            by: one.mode,
            ty,
            span: one.span,
        }
    }

    fn captured_ty(&self, ty: Ty, by: CaptureMode) -> Ty {
        match by {
            CaptureMode::Value => ty,
            CaptureMode::Ref => self.tcx.types.mk_ref(ty, Mutability::Not),
            CaptureMode::UniqueRef | CaptureMode::MutRef => {
                self.tcx.types.mk_ref(ty, Mutability::Mut)
            }
        }
    }

    /// What a closure within the one at hand captures; it was analysed before.
    fn captures_of(&self, expr: ExprId) -> Vec<Use> {
        let id = self.results.borrow().closures.get(expr).copied();
        let captures = id.and_then(|id| self.infcx.closure_captures(id));
        let captures = captures.unwrap_or_default();
        captures.into_iter().map(|one| self.use_of(one)).collect()
    }

    fn use_of(&self, capture: Capture) -> Use {
        let step = |step: CaptureStep| match step {
            CaptureStep::Deref(ty) => Projection {
                step: Step::Deref,
                ty,
            },
            CaptureStep::Field(index, ty) => Projection {
                step: Step::Field(index, 0),
                ty,
            },
        };
        let base_ty = self.locals.borrow().get(&capture.local).copied();
        let base_ty = base_ty.unwrap_or(self.tcx.types.common.error);
        Use {
            place: Place {
                local: capture.local,
                base_ty: self.resolve(base_ty),
                steps: capture.path.into_iter().map(step).collect(),
            },
            mode: capture.by,
            span: capture.span,
        }
    }
}
