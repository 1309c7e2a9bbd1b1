//! Lengths of arrays and constant arguments.

use crate::resolve::{DefId, DefKind, Res};
use crate::syntax::ast::{ExprId, ExprKind, TypeId};
use crate::ty::kind::{Args, Const, ConstKind, Ty};
use crate::ty::{BodyRef, Tcx};

use super::Lowerer;

impl Lowerer<'_> {
    /// A constant that has a body of its own.
    pub(super) fn anon_const(&mut self, body: BodyRef, ty: Ty) -> Const {
        self.tcx.lower_anon_const(body, self.owner, ty, &|span| {
            self.hooks.infer_const(None, ty, span)
        })
    }

    /// An argument that is written like a type but names a constant; nothing if it is a
    /// type.
    pub(super) fn const_of_type(&self, id: TypeId, ty: Ty) -> Option<Const> {
        let tables = self.tcx.tables(self.krate)?;
        let Res::Def(def) = tables.types.get(id)?.full_res()? else {
            return None;
        };
        match self.tcx.def_kind(def) {
            DefKind::ConstParam => Some(self.tcx.const_of_param(def)),
            DefKind::Const | DefKind::AssocConst | DefKind::Static => {
                Some(self.tcx.const_item_value(def, Args::EMPTY, ty))
            }
            _ => None,
        }
    }
}

impl Tcx {
    /// The constant that a body stands for which belongs to a type, an expression or an
    /// enum: `owner` is the item around it. `infer` is asked for `_`.
    pub fn lower_anon_const(
        &self,
        body: BodyRef,
        owner: DefId,
        ty: Ty,
        infer: &dyn Fn(crate::syntax::span::Span) -> Option<Const>,
    ) -> Const {
        self.register_anon_const(body, owner, ty);
        let error = self.types.mk_const(ConstKind::Error);
        let Some(node) = self.body(body) else {
            return error;
        };
        let value = plain(node, node.value);
        if let ExprKind::Underscore = node.exprs[value].kind
            && let Some(constant) = infer(node.exprs[value].span)
        {
            return constant;
        }
        let tables = self
            .tables(body.krate)
            .and_then(|tables| tables.body(body.body));
        let found = tables.and_then(|tables| tables.exprs.get(value));
        match found.and_then(|found| found.full_res()) {
            Some(Res::Def(def)) if self.def_kind(def) == DefKind::ConstParam => {
                return self.const_of_param(def);
            }
            Some(Res::Err) => return error,
            _ => {}
        }
        if self.types.has_error(ty) {
            return error;
        }
        // Unless it is but a name, it must not mention generic parameters; so it is worth
        // the same under all arguments.
        match self.eval_const_body(body, Args::EMPTY, ty) {
            Some(bits) => self.types.mk_const(ConstKind::Value { ty, bits }),
            None if self.const_eval.is_some() => error,
            None => {
                let args = self.identity_args_erased(owner);
                self.types.mk_const(ConstKind::Unevaluated(body, args))
            }
        }
    }

    /// What a constant item is worth.
    pub(super) fn const_item_value(&self, def: DefId, args: Args, ty: Ty) -> Const {
        let plain = self
            .body_of(def)
            .and_then(|body| self.simple_const(body, ty));
        if let Some(bits) = plain {
            return self.types.mk_const(ConstKind::Value { ty, bits });
        }
        let Some(eval) = self.const_eval.clone() else {
            return match self.body_of(def) {
                Some(body) => self.types.mk_const(ConstKind::Unevaluated(body, args)),
                None => self.types.mk_const(ConstKind::Error),
            };
        };
        match eval.eval_item(self, def, args) {
            Ok(bits) => self.types.mk_const(ConstKind::Value { ty, bits }),
            Err(diagnostic) => {
                self.report(*diagnostic);
                self.types.mk_const(ConstKind::Error)
            }
        }
    }
}

/// Looks through parentheses and through blocks that are nothing but their tail.
fn plain(body: &crate::syntax::ast::Body, mut expr: ExprId) -> ExprId {
    loop {
        match &body.exprs[expr].kind {
            ExprKind::Paren(inner) => expr = *inner,
            ExprKind::Block(block) if block.stmts.is_empty() && block.label.is_none() => {
                match block.tail {
                    Some(tail) => expr = tail,
                    None => return expr,
                }
            }
            _ => return expr,
        }
    }
}
