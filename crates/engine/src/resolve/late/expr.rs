//! Expressions.

use super::Late;
use super::pat::PatSource;
use super::source::{Callee, PathSource};
use crate::resolve::scope::{Rib, RibKind, find_label};
use crate::syntax::ast::{
    Child, Closure, ExprId, ExprKind, Lifetime, PatId, Path, StdMacro, StructRest,
};

impl<'a> Late<'_, 'a> {
    pub(super) fn expr(&mut self, id: ExprId) {
        let Some(body) = self.current_body() else {
            return;
        };
        match &body.exprs[id].kind {
            ExprKind::Path(path) => self.path_expr(id, path, Callee::No),
            ExprKind::Struct { path, fields, rest } => {
                self.qself(path);
                let found = self.path(path, PathSource::Struct);
                self.body.tables.exprs.insert(id, found);
                for field in fields {
                    self.expr(field.expr);
                }
                if let StructRest::Base(base) = rest {
                    self.expr(*base);
                }
            }
            ExprKind::Call { callee, args } => {
                self.callee(*callee);
                for arg in args {
                    self.expr(*arg);
                }
            }
            ExprKind::MethodCall {
                receiver,
                generics,
                args,
                ..
            } => {
                self.expr(*receiver);
                if let Some(generics) = generics {
                    self.generic_args(generics);
                }
                for arg in args {
                    self.expr(*arg);
                }
            }
            ExprKind::Cast(inner, ty) => {
                self.expr(*inner);
                self.ty(*ty);
            }
            ExprKind::Repeat { elem, len } => {
                self.expr(*elem);
                self.anon_const(*len);
            }
            ExprKind::Std(call) => self.std_macro(id, call),
            ExprKind::Block(block) => self.block_expr(id, block),
            other => self.control(id, other),
        }
    }

    /// Expressions that decide what is evaluated next, and those that are only their parts.
    fn control(&mut self, id: ExprId, kind: &'a ExprKind) {
        match kind {
            ExprKind::If { cond, then, els } => {
                self.within(Rib::new(RibKind::Normal), |this| {
                    this.expr(*cond);
                    this.expr(*then);
                });
                if let Some(els) = els {
                    self.expr(*els);
                }
            }
            ExprKind::Let(pat, scrutinee) => {
                self.expr(*scrutinee);
                self.pattern(*pat, PatSource::Let);
            }
            ExprKind::Match { scrutinee, arms } => {
                self.expr(*scrutinee);
                for arm in arms {
                    self.arm(arm.pat, arm.guard, Some(arm.body));
                }
            }
            ExprKind::Loop { label, body } => {
                self.labeled(*label, id, |this| this.expr(*body));
            }
            ExprKind::While { label, cond, body } => self.labeled(*label, id, |this| {
                this.within(Rib::new(RibKind::Normal), |this| {
                    this.expr(*cond);
                    this.expr(*body);
                });
            }),
            ExprKind::For {
                label,
                pat,
                iter,
                body,
            } => {
                self.expr(*iter);
                self.within(Rib::new(RibKind::Normal), |this| {
                    this.pattern(*pat, PatSource::For);
                    this.labeled(*label, id, |this| this.expr(*body));
                });
            }
            ExprKind::Break { label, value } => {
                if let Some(label) = label {
                    self.jump(id, *label);
                }
                if let Some(value) = value {
                    self.expr(*value);
                }
            }
            ExprKind::Continue { label } => label.iter().for_each(|label| self.jump(id, *label)),
            ExprKind::Closure(closure) => self.closure(id, closure),
            _ => self.parts(id),
        }
    }

    fn parts(&mut self, id: ExprId) {
        let Some(body) = self.current_body() else {
            return;
        };
        for child in body.children(id) {
            if let Child::Expr(expr) = child {
                self.expr(expr);
            }
        }
    }

    fn path_expr(&mut self, id: ExprId, path: &Path, callee: Callee) {
        self.qself(path);
        let found = self.path(path, PathSource::Expr(callee));
        self.body.tables.exprs.insert(id, found);
    }

    /// The type in front of a path.
    pub(super) fn qself(&mut self, path: &Path) {
        if let Some(qself) = path.qself {
            self.ty(qself.ty);
        }
    }

    fn callee(&mut self, id: ExprId) {
        let path = self
            .current_body()
            .and_then(|body| match &body.exprs[id].kind {
                ExprKind::Path(path) => Some(path),
                _ => None,
            });
        match path {
            Some(path) => self.path_expr(id, path, Callee::Yes),
            None => self.expr(id),
        }
    }

    fn arm(&mut self, pat: PatId, guard: Option<ExprId>, body: Option<ExprId>) {
        self.within(Rib::new(RibKind::Normal), |this| {
            this.pattern(pat, PatSource::Match);
            guard.iter().chain(&body).for_each(|expr| this.expr(*expr));
        });
    }

    fn labeled(&mut self, label: Option<Lifetime>, target: ExprId, inside: impl FnOnce(&mut Self)) {
        match label {
            Some(label) => self.with_label(label, target, inside),
            None => inside(self),
        }
    }

    /// `break` or `continue` with a label.
    fn jump(&mut self, id: ExprId, label: Lifetime) {
        if let Some(target) = find_label(&self.ribs, label, &self.ast.hygiene) {
            self.body.tables.labels.insert(id, target);
        }
    }

    fn closure(&mut self, id: ExprId, closure: &'a Closure) {
        let binder = self.binder(&closure.lifetimes);
        self.within(binder, |this| {
            this.within_closure(id, |this| {
                this.params(closure.params.iter().map(|(pat, _)| *pat));
                for ty in closure.params.iter().filter_map(|(_, ty)| *ty) {
                    this.ty(ty);
                }
                if let Some(output) = closure.output {
                    this.ty(output);
                }
                this.expr(closure.body);
            });
        });
    }

    fn std_macro(&mut self, id: ExprId, call: &'a StdMacro) {
        match call {
            StdMacro::Matches {
                scrutinee,
                pat,
                guard,
            } => {
                self.expr(*scrutinee);
                self.arm(*pat, *guard, None);
            }
            _ => self.parts(id),
        }
    }
}
