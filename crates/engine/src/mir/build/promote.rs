//! Promotion: references to constants that live for ever, as `&5` and `&None` do.
//!
//! `&expr` is promoted if `expr` could be written in a constant, cannot fail, has no
//! destructor to run and no cell to be changed. See "Constant promotion" in the Rust
//! Reference. What is promoted is a body of its own, which is evaluated before the program
//! runs.

use super::Builder;
use super::scope::Region;
use crate::mir::body::{Body, ConstOperandKind, Operand, Place, TerminatorKind};
use crate::mir::freeze::is_freeze;
use crate::resolve::DefId;
use crate::syntax::ast::BinaryOp;
use crate::thir::{BorrowKind, ExprId, ExprKind, Lit, Thir, ThirKind};
use crate::ty::traits::ParamEnv;
use crate::ty::{BodyKey, Tcx, Ty, TyKind};

/// How many constants deep a constant's value is looked into.
const DEPTH: u32 = 16;

impl Builder<'_> {
    /// The constant that a borrow is promoted to, if it is.
    pub(super) fn promote(&mut self, borrow: ExprId) -> Option<Operand> {
        // Within what is promoted all lives for ever anyway.
        if self.promoting {
            return None;
        }
        let node = &self.thir.exprs[borrow];
        let promoter = Promoter {
            tcx: self.tcx,
            env: self.env,
            thir: self.thir,
            depth: DEPTH,
        };
        if !promoter.is_promotable_borrow(&node.kind) {
            return None;
        }
        let body = self.promoted_body(borrow)?;
        self.promoted.push(body);
        let kind = ConstOperandKind::Promoted(self.promoted.len() - 1);
        Some(self.constant(kind, node.ty, node.span))
    }

    fn promoted_body(&self, borrow: ExprId) -> Option<Body> {
        let node = &self.thir.exprs[borrow];
        let body_ref = match self.thir.key {
            BodyKey::Body(body) => body,
            BodyKey::Closure(id) => self.tcx.closure_def(id)?.body,
        };
        let mut inner = Builder::new(self.tcx, self.thir, body_ref);
        inner.promoting = true;
        inner.locals[inner.return_place].ty = node.ty;
        let mut block = inner.new_block();
        let region = Region::Tree(self.thir.call_site);
        let destination = Place::from(inner.return_place);
        inner.in_scope(region, node.span, &mut block, |this, block| {
            this.expr_into(destination, block, borrow);
        });
        inner.terminate(block, TerminatorKind::Return, node.span);
        inner.build_drop_trees();
        let (mut body, _) = inner.finish()?;
        body.arg_count = 0;
        body.spread_args = false;
        body.upvars = Vec::new();
        body.coroutine = None;
        body.span = node.span;
        body.name_span = node.span;
        Some(body)
    }
}

/// What decides whether something can be promoted.
struct Promoter<'t> {
    tcx: &'t Tcx,
    env: ParamEnv,
    thir: &'t Thir,
    depth: u32,
}

impl Promoter<'_> {
    fn is_promotable_borrow(&self, kind: &ExprKind) -> bool {
        match kind {
            ExprKind::Borrow {
                kind: BorrowKind::Shared,
                arg,
            } => match &self.peeled(*arg) {
                // A reborrow is the reference itself.
                ExprKind::Deref(reference) => {
                    let ty = self.thir.exprs[*reference].ty;
                    matches!(self.tcx.types.kind(ty), TyKind::Ref(..))
                        && self.is_promotable(*reference)
                }
                _ => self.is_promotable(*arg) && self.is_inert(*arg),
            },
            // `&mut []`
            ExprKind::Borrow {
                kind: BorrowKind::Mut { .. },
                arg,
            } => {
                // A constant must not lend even that.
                let is_constant = self.thir.kind == ThirKind::Const;
                !is_constant
                    && matches!(self.peeled(*arg), ExprKind::Array(parts) if parts.is_empty())
            }
            _ => false,
        }
    }

    fn peeled(&self, expr: ExprId) -> &ExprKind {
        let mut kind = &self.thir.exprs[expr].kind;
        loop {
            match kind {
                ExprKind::Scope { value, .. } | ExprKind::Use(value) => {
                    kind = &self.thir.exprs[*value].kind;
                }
                _ => return kind,
            }
        }
    }

    /// Whether an expression can be evaluated before the program runs, and cannot fail.
    fn is_promotable(&self, expr: ExprId) -> bool {
        let node = &self.thir.exprs[expr];
        match &node.kind {
            ExprKind::Scope { value, .. }
            | ExprKind::Use(value)
            | ExprKind::Pointer(_, value)
            | ExprKind::Field { base: value, .. } => self.is_promotable(*value),
            ExprKind::Literal(_)
            | ExprKind::FnItem(..)
            | ExprKind::ConstParam(_)
            | ExprKind::ConstBlock(..)
            | ExprKind::NamedConst(..) => true,
            ExprKind::Tuple(parts) | ExprKind::Array(parts) => self.all_promotable(parts),
            ExprKind::Repeat { value, .. } => self.is_promotable(*value),
            ExprKind::Adt {
                fields, base: None, ..
            } => fields.iter().all(|(_, value)| self.is_promotable(*value)),
            ExprKind::Closure { upvars, .. } => {
                matches!(self.tcx.types.kind(node.ty), TyKind::Closure(..))
                    && self.all_promotable(upvars)
            }
            ExprKind::Not(value) | ExprKind::Neg(value) => self.is_promotable(*value),
            ExprKind::Cast(value) => self.is_number(node.ty) && self.is_promotable(*value),
            ExprKind::Binary(op, left, right) => self.is_promotable_binary(*op, *left, *right),
            ExprKind::Borrow { .. } => self.is_promotable_borrow(&node.kind),
            ExprKind::Block(block) => {
                let block = &self.thir.blocks[*block];
                let value = block.expr.filter(|_| block.stmts.is_empty());
                !block.targeted_by_break && value.is_some_and(|value| self.is_promotable(value))
            }
            ExprKind::Call { fun, args, .. } => {
                let known = match self.peeled(*fun) {
                    ExprKind::FnItem(def, _) => self.is_promotable_fn(*def),
                    _ => false,
                };
                known && self.all_promotable(args)
            }
            _ => false,
        }
    }

    fn all_promotable(&self, parts: &[ExprId]) -> bool {
        parts.iter().all(|part| self.is_promotable(*part))
    }

    fn is_promotable_fn(&self, def: DefId) -> bool {
        self.tcx.lang.is(def, "range_inclusive_new")
    }

    fn is_number(&self, ty: Ty) -> bool {
        matches!(
            self.tcx.types.kind(ty),
            TyKind::Int(_) | TyKind::Float(_) | TyKind::Bool | TyKind::Char
        )
    }

    fn is_promotable_binary(&self, op: BinaryOp, left: ExprId, right: ExprId) -> bool {
        let ty = self.thir.exprs[left].ty;
        if !self.is_number(ty) || !self.is_promotable(left) || !self.is_promotable(right) {
            return false;
        }
        let is_int = matches!(self.tcx.types.kind(ty), TyKind::Int(_));
        if is_int && matches!(op, BinaryOp::Div | BinaryOp::Rem) {
            // Only a divisor that is written out is known not to be zero or minus one.
            return matches!(
                self.peeled(right),
                ExprKind::Literal(Lit::Scalar(bits)) if *bits != 0 && *bits < 128
            );
        }
        true
    }

    /// Whether a value has neither a destructor to run nor a cell in it.
    fn is_inert(&self, expr: ExprId) -> bool {
        let node = &self.thir.exprs[expr];
        if !self.tcx.needs_drop(self.env, node.ty) && is_freeze(self.tcx, self.env, node.ty) {
            return true;
        }
        match &node.kind {
            ExprKind::Scope { value, .. } | ExprKind::Use(value) => self.is_inert(*value),
            ExprKind::Tuple(parts) | ExprKind::Array(parts) => {
                parts.iter().all(|part| self.is_inert(*part))
            }
            ExprKind::Repeat { value, .. } => self.is_inert(*value),
            ExprKind::Adt {
                adt,
                fields,
                base: None,
                ..
            } => {
                !self.tcx.adt_def(*adt).is_unsafe_cell
                    && self.tcx.adt_destructor(*adt).is_none()
                    && fields.iter().all(|(_, value)| self.is_inert(*value))
            }
            ExprKind::Closure { upvars, .. } => upvars.iter().all(|part| self.is_inert(*part)),
            ExprKind::Field { base, .. } => self.is_inert(*base),
            ExprKind::Block(block) => {
                let value = self.thir.blocks[*block].expr;
                value.is_some_and(|value| self.is_inert(value))
            }
            ExprKind::NamedConst(def, _) => self.is_const_inert(*def),
            _ => false,
        }
    }

    /// Whether the value of a constant is inert, whatever its type.
    fn is_const_inert(&self, def: DefId) -> bool {
        let Some(depth) = self.depth.checked_sub(1) else {
            return false;
        };
        if self.tcx.trait_of_item(def).is_some() {
            return false;
        }
        let Some(body) = self.tcx.body_of(def) else {
            return false;
        };
        let Some(thir) = crate::thir::build::build(self.tcx, BodyKey::Body(body)) else {
            return false;
        };
        let inner = Promoter {
            tcx: self.tcx,
            env: self.tcx.param_env_of(def),
            thir: &thir,
            depth,
        };
        inner.is_inert(thir.value)
    }
}
