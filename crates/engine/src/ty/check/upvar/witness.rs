//! What a coroutine may keep while it waits.
//!
//! rustc finds that in MIR. Here it is what the tree allows at most: the variables of blocks
//! that wait after them, and all that is evaluated in a statement that waits.

use std::collections::{HashMap, HashSet};

use crate::resolve::PatRes;
use crate::syntax::ast::{Block, Child, ExprId, ExprKind, PatId, StmtKind};
use crate::ty::results::{Adjustment, CalleeRole};
use crate::ty::{GenericArg, Ty};

use super::FnCtxt;

/// The types that were found.
pub(super) struct Witness<'f, 't> {
    fcx: &'f FnCtxt<'t>,
    waits: HashMap<ExprId, bool>,
    seen: HashSet<Ty>,
    types: Vec<Ty>,
}

impl<'f, 't> Witness<'f, 't> {
    /// The types of what a coroutine may keep, which is the body of an `async fn` or an
    /// async block.
    pub(super) fn of(fcx: &'f FnCtxt<'t>, coroutine: ExprId) -> Vec<Ty> {
        let mut this = Self {
            fcx,
            waits: HashMap::new(),
            seen: HashSet::new(),
            types: Vec::new(),
        };
        match &fcx.expr(coroutine).kind {
            ExprKind::Block(block) => this.block(block),
            _ => this.expr(coroutine),
        }
        this.types
    }

    /// Whether an expression waits for something.
    fn waits(&mut self, expr: ExprId) -> bool {
        if let Some(known) = self.waits.get(&expr) {
            return *known;
        }
        let waits = match &self.fcx.expr(expr).kind {
            ExprKind::Await(_) => true,
            kind if is_body(kind) => false,
            _ => {
                let children = self.fcx.body.children(expr);
                children.into_iter().any(|child| match child {
                    Child::Expr(inner) => self.waits(inner),
                    Child::Pat(_) => false,
                })
            }
        };
        self.waits.insert(expr, waits);
        waits
    }

    fn block(&mut self, block: &Block) {
        let mut later = block.tail.is_some_and(|tail| self.waits(tail));
        for stmt in block.stmts.iter().rev() {
            let (pat, exprs) = match &self.fcx.body.stmts[*stmt].kind {
                StmtKind::Let {
                    pat,
                    init,
                    else_block,
                    ..
                } => (Some(*pat), [*init, *else_block]),
                StmtKind::Expr { expr, .. } => (None, [Some(*expr), None]),
                StmtKind::Item(_) | StmtKind::MacroDef(_) => continue,
            };
            if later && let Some(pat) = pat {
                self.pat(pat);
            }
            let mut here = false;
            for expr in exprs.into_iter().flatten() {
                let waits = self.waits(expr);
                here |= waits;
                // A temporary may be extended to the block's end.
                if waits || (later && pat.is_some()) {
                    self.expr(expr);
                }
            }
            later |= here;
        }
        if let Some(tail) = block.tail
            && self.waits(tail)
        {
            self.expr(tail);
        }
    }

    /// Something that is evaluated in a statement that waits.
    fn expr(&mut self, expr: ExprId) {
        self.types_of(expr);
        let fcx = self.fcx;
        match &fcx.expr(expr).kind {
            kind if is_body(kind) => {}
            ExprKind::Block(block) => self.block(block),
            ExprKind::Match { scrutinee, arms } => {
                self.expr(*scrutinee);
                for arm in arms {
                    let parts = [arm.guard, Some(arm.body)].into_iter().flatten();
                    let waiting: Vec<ExprId> = parts.filter(|part| self.waits(*part)).collect();
                    if !waiting.is_empty() {
                        self.pat(arm.pat);
                    }
                    for part in waiting {
                        self.expr(part);
                    }
                }
            }
            ExprKind::If { cond, then, els } => {
                self.expr(*cond);
                for branch in [Some(*then), *els].into_iter().flatten() {
                    if self.waits(branch) {
                        self.expr(branch);
                    }
                }
            }
            _ => {
                for child in fcx.body.children(expr) {
                    match child {
                        Child::Expr(inner) => self.expr(inner),
                        Child::Pat(pat) => self.pat(pat),
                    }
                }
            }
        }
    }

    /// The type of an expression, those that its adjustments come by, and those of what
    /// sugar keeps: a `for`'s iterator, an `.await`'s future.
    fn types_of(&mut self, expr: ExprId) {
        let results = self.fcx.results.borrow();
        let mut types: Vec<Ty> = results.expr_ty(expr).into_iter().collect();
        let adjustments = results.adjustments.get(expr).map_or(&[][..], Vec::as_slice);
        types.extend(adjustments.iter().map(|step: &Adjustment| step.target));
        for role in [CalleeRole::Next, CalleeRole::Poll] {
            let callee = results.callee(expr, role);
            let args = callee.map(|callee| self.fcx.tcx.types.args(callee.args));
            if let Some(GenericArg::Ty(ty)) = args.and_then(|args| args.first()) {
                types.push(*ty);
            }
        }
        drop(results);
        for ty in types {
            self.push(ty);
        }
    }

    fn pat(&mut self, pat: PatId) {
        if let Some(PatRes::Binding(local)) = self.fcx.names.pats.get(pat) {
            self.push(self.fcx.local_ty(*local));
        }
        for child in self.fcx.body.pat_children(pat) {
            if let Child::Pat(inner) = child {
                self.pat(inner);
            }
        }
    }

    fn push(&mut self, ty: Ty) {
        let ty = self.fcx.resolve(ty);
        if self.seen.insert(ty) {
            self.types.push(ty);
        }
    }
}

/// Whether it is a body of its own, which waits on its own.
fn is_body(kind: &ExprKind) -> bool {
    match kind {
        ExprKind::Closure(_) => true,
        ExprKind::Block(block) => block.kind.is_async(),
        _ => false,
    }
}
