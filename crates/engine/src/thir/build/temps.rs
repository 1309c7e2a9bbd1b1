//! Where temporaries are dropped.
//!
//! A temporary is dropped at the end of the nearest scope around it that ends temporaries:
//! a statement, a condition, an operand of `&&`, the body of a loop, an arm of a match;
//! since edition 2024 also the last expression of a block, and the `then` block of an
//! `if let`. A `let` extends some of them to the end of the block. See "Temporary scopes"
//! and "Temporary lifetime extension" in the Rust Reference.

use super::Builder;
use crate::syntax::ast::{self, ExprKind as Ast, StdMacro, StructRest};
use crate::thir::scope::{ScopeId, ScopeKind, TempReason, TempScope};
use crate::thir::tree::{ExprId, ExprKind};

/// Where the temporaries of what is being built are dropped.
#[derive(Clone, Copy, Debug)]
pub(super) struct Temps {
    /// Where the value of the expression goes if it becomes a temporary.
    pub(super) here: TempScope,
    /// Where those within it go that nothing extends.
    pub(super) normal: TempScope,
    /// Where operands of borrows go, if a `let` extends the expression.
    pub(super) extended: Option<TempScope>,
}

impl Temps {
    /// Outside of all scopes: what a constant refers to lives for ever.
    pub(super) fn constant() -> Self {
        let for_ever = TempScope {
            scope: None,
            reason: TempReason::Constant,
        };
        Self {
            here: for_ever,
            normal: for_ever,
            extended: Some(for_ever),
        }
    }

    /// Within a constant: what its value refers to lives for ever, all else until the value
    /// is known.
    pub(super) fn of_constant(scope: ScopeId) -> Self {
        let normal = Self::at(scope, TempReason::Constant).normal;
        Self {
            normal,
            ..Self::constant()
        }
    }

    /// At the end of a scope.
    pub(super) fn at(scope: ScopeId, reason: TempReason) -> Self {
        let here = TempScope {
            scope: Some(scope),
            reason,
        };
        Self {
            here,
            normal: here,
            extended: None,
        }
    }
}

impl Builder<'_> {
    /// Does something with other temporaries, and goes back to those of before.
    pub(super) fn with_temps<R>(&mut self, temps: Temps, inside: impl FnOnce(&mut Self) -> R) -> R {
        let outer = std::mem::replace(&mut self.temps, temps);
        let result = inside(self);
        self.temps = outer;
        result
    }

    /// The parts of an expression that is not extended any more.
    pub(super) fn plain<R>(&mut self, inside: impl FnOnce(&mut Self) -> R) -> R {
        let normal = self.temps.normal;
        let temps = Temps {
            here: normal,
            normal,
            extended: None,
        };
        self.with_temps(temps, inside)
    }

    /// The same with another reason, for those who watch.
    pub(super) fn because<R>(
        &mut self,
        reason: TempReason,
        inside: impl FnOnce(&mut Self) -> R,
    ) -> R {
        let normal = TempScope {
            reason,
            ..self.temps.normal
        };
        let temps = Temps {
            here: normal,
            normal,
            extended: None,
        };
        self.with_temps(temps, inside)
    }

    /// An expression whose temporaries are dropped before what is around it goes on.
    pub(super) fn terminating(&mut self, expr: ast::ExprId, reason: TempReason) -> ExprId {
        let span = self.body.exprs[expr].span;
        let ty = self.expr_ty_adjusted(expr);
        let scope = self.new_scope(ScopeKind::Terminating, span);
        let value = self.within(scope, |this| {
            this.with_temps(Temps::at(scope, reason), |this| this.expr(expr))
        });
        self.node(ExprKind::Scope { scope, value }, ty, span)
    }

    /// Sugar whose temporaries are dropped before what is around it goes on.
    pub(super) fn terminating_with(
        &mut self,
        ty: crate::ty::Ty,
        span: crate::syntax::span::Span,
        reason: TempReason,
        inside: impl FnOnce(&mut Self) -> ExprId,
    ) -> ExprId {
        let scope = self.new_scope(ScopeKind::Terminating, span);
        let value = self.within(scope, |this| {
            this.with_temps(Temps::at(scope, reason), inside)
        });
        self.node(ExprKind::Scope { scope, value }, ty, span)
    }

    /// An operand of a borrow: a `let` that extends the borrow extends it too.
    pub(super) fn borrowed<R>(&mut self, inside: impl FnOnce(&mut Self) -> R) -> R {
        let temps = match self.temps.extended {
            Some(extended) => Temps {
                here: extended,
                ..self.temps
            },
            // The operand of a borrow within a place that is extended, as in `&(&f()).x`.
            None => self.temps,
        };
        self.with_temps(temps, inside)
    }

    /// The base of a place expression (`base.field`, `*base`, `base[i]`): whatever happens to
    /// the place happens to it.
    pub(super) fn place_base<R>(&mut self, inside: impl FnOnce(&mut Self) -> R) -> R {
        let temps = Temps {
            extended: None,
            ..self.temps
        };
        self.with_temps(temps, inside)
    }

    /// A part of an expression that is extended with it, such as a field of a struct.
    pub(super) fn extending_part<R>(&mut self, inside: impl FnOnce(&mut Self) -> R) -> R {
        let temps = Temps {
            here: self.temps.normal,
            ..self.temps
        };
        self.with_temps(temps, inside)
    }

    /// Builds `expr` as one that a `let` or a constant extends, if it is of a form that is
    /// extended; `self.temps.extended` says where to.
    pub(super) fn extending<R>(
        &mut self,
        expr: ast::ExprId,
        inside: impl FnOnce(&mut Self) -> R,
    ) -> R {
        if self.is_extending(expr) {
            return inside(self);
        }
        let here = self.temps.here;
        let normal = self.temps.normal;
        let temps = Temps {
            here,
            normal,
            extended: None,
        };
        self.with_temps(temps, inside)
    }

    /// Whether the operands of the borrows in an expression are extended by a `let` that it
    /// initialises.
    fn is_extending(&self, expr: ast::ExprId) -> bool {
        match &self.body.exprs[self.peel(expr)].kind {
            Ast::Ref { .. }
            | Ast::RawRef { .. }
            | Ast::Struct {
                rest: StructRest::None | StructRest::Base(_),
                ..
            }
            | Ast::Array(_)
            | Ast::Tuple(_)
            | Ast::Cast(..)
            | Ast::Block(_)
            | Ast::If { .. }
            | Ast::Match { .. } => true,
            Ast::Call { callee, .. } => self.is_ctor(*callee),
            Ast::Std(call) => matches!(
                **call,
                StdMacro::Pin(_) | StdMacro::FormatArgs(_) | StdMacro::AddrOf { .. }
            ),
            _ => false,
        }
    }
}
