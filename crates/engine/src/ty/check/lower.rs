//! Types that are written within a body.

use super::FnCtxt;
use crate::resolve::{DefKind, Res};
use crate::syntax::ast::{BodyId, ExprId, ExprKind, TypeId};
use crate::syntax::span::Span;
use crate::ty::collect::{LowerHooks, Lowerer};
use crate::ty::traits::CauseCode;
use crate::ty::{BodyRef, Const, ConstKind, GenericParamDef, Ty};

impl LowerHooks for FnCtxt<'_> {
    fn in_body(&self) -> bool {
        true
    }

    fn infer_ty(&self, param: Option<&GenericParamDef>, span: Span) -> Option<Ty> {
        let _ = param;
        Some(self.next_ty_var(span))
    }

    fn infer_const(&self, _: Option<&GenericParamDef>, _: Ty, span: Span) -> Option<Const> {
        Some(self.infcx.next_const_var(span))
    }
}

impl FnCtxt<'_> {
    /// The type that a type of the tree stands for, normalised. It has to make sense.
    pub fn lower_ty(&self, ty: TypeId) -> Ty {
        let span = self.ast.types[ty].span;
        let lowered = Lowerer::body(self.tcx, self.owner, self).ty(ty);
        self.register_wf(lowered, span);
        let normal = self.normalize(span, lowered);
        self.results.borrow_mut().user_types.insert(ty, normal);
        if self.references_error(normal) {
            self.tainted.set(true);
        }
        normal
    }

    /// The length of `[e; N]`.
    pub fn lower_array_len(&self, expr: ExprId, len: BodyId) -> Const {
        let _ = expr;
        let body = BodyRef {
            krate: self.body_ref.krate,
            body: len,
        };
        let usize = self.tcx.types.common.usize;
        self.tcx.lower_anon_const(body, self.owner, usize, &|span| {
            Some(self.infcx.next_const_var(span))
        })
    }

    /// `[e; N]` copies, unless `e` is a constant or `N` is at most one: asked for when
    /// types are known.
    pub fn defer_repeat(&self, elem: ExprId, ty: Ty, len: Const) {
        let is_const_block = matches!(&self.expr(self.peel(elem)).kind, ExprKind::Block(block)
            if block.kind == crate::syntax::ast::BlockKind::Const);
        if !is_const_block && !self.is_const_path(elem) {
            self.deferred_repeats.borrow_mut().push((elem, ty, len));
        }
    }

    fn is_const_path(&self, expr: ExprId) -> bool {
        let results = self.results.borrow();
        match results.paths.get(self.peel(expr)) {
            Some((Res::Def(def), _)) => matches!(
                self.tcx.def_kind(*def),
                DefKind::Const | DefKind::AssocConst
            ),
            _ => false,
        }
    }

    /// See [`FnCtxt::defer_repeat`].
    pub fn check_repeats(&self) {
        let repeats = self.deferred_repeats.take();
        for (elem, ty, len) in repeats {
            let len = self
                .infcx
                .shallow_resolve_const(self.tcx.try_eval_const(len));
            let copies = match self.tcx.types.const_kind(len) {
                ConstKind::Value { bits, .. } => bits > 1,
                ConstKind::Error => false,
                _ => true,
            };
            if copies && let Some(copy) = self.tcx.lang_item("copy") {
                let cause =
                    crate::ty::traits::Cause::new(self.span(elem), CauseCode::RepeatElementCopy);
                self.register_bound(ty, copy, cause);
            }
        }
    }
}
