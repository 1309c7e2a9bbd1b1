//! Calls: those of the source, and of what sugar stands for.

use super::Builder;
use crate::resolve::{CtorKind, DefId, DefKind, Res};
use crate::syntax::ast;
use crate::syntax::span::Span;
use crate::thir::tree::{ExprId, ExprKind};
use crate::ty::results::{Callee, CalleeRole};
use crate::ty::{Args, GenericArg, ParamKind, Region, Ty, TyKind};

impl Builder<'_> {
    /// A call of a function that type-checking or we ourselves chose.
    pub(super) fn call(&mut self, callee: Callee, args: Vec<ExprId>, ty: Ty, span: Span) -> ExprId {
        self.call_at(callee, args, ty, span, span)
    }

    /// The same with the place that a panic reports.
    pub(super) fn call_at(
        &mut self,
        callee: Callee,
        args: Vec<ExprId>,
        ty: Ty,
        span: Span,
        fn_span: Span,
    ) -> ExprId {
        let fun = self.fn_item(callee, span);
        let kind = ExprKind::Call {
            fun,
            args,
            from_source: false,
            fn_span,
        };
        self.node(kind, ty, span)
    }

    /// A function as a value.
    pub(super) fn fn_item(&mut self, callee: Callee, span: Span) -> ExprId {
        let ty = self.tcx.types.mk(TyKind::FnDef(callee.def, callee.args));
        self.node(ExprKind::FnItem(callee.def, callee.args), ty, span)
    }

    /// What an expression calls; it is a defect if type-checking did not say.
    pub(super) fn callee(&mut self, expr: ast::ExprId, role: CalleeRole) -> Option<Callee> {
        let callee = self.results.callee(expr, role);
        if callee.is_none() {
            self.failed = true;
        }
        callee
    }

    /// `f(a)`
    pub(super) fn call_expr(
        &mut self,
        expr: ast::ExprId,
        callee: ast::ExprId,
        args: &[ast::ExprId],
        span: Span,
    ) -> ExprId {
        let ty = self.expr_ty(expr);
        if let Some(method) = self.results.callee(expr, CalleeRole::Method) {
            return self.overloaded_call(method, callee, args, ty, span);
        }
        if let Some(built) = self.ctor_call(callee, args, ty, span) {
            return built;
        }
        let fun = self.plain(|this| this.expr(callee));
        let args = self.plain_exprs(args);
        let kind = ExprKind::Call {
            fun,
            args,
            from_source: true,
            fn_span: span,
        };
        self.node(kind, ty, span)
    }

    /// `Fn::call(&f, (a,))`
    fn overloaded_call(
        &mut self,
        method: Callee,
        callee: ast::ExprId,
        args: &[ast::ExprId],
        ty: Ty,
        span: Span,
    ) -> ExprId {
        let fun = self.plain(|this| this.expr(callee));
        let args = self.plain_exprs(args);
        let types: Vec<Ty> = args.iter().map(|arg| self.exprs[*arg].ty).collect();
        let tuple = self.tcx.types.mk_tuple(&types);
        let args = self.node(ExprKind::Tuple(args), tuple, span);
        self.call(method, vec![fun, args], ty, span)
    }

    /// `S(a)` and `E::V(a)`, which are no calls but values.
    fn ctor_call(
        &mut self,
        callee: ast::ExprId,
        args: &[ast::ExprId],
        ty: Ty,
        span: Span,
    ) -> Option<ExprId> {
        if !self.is_ctor(callee) {
            return None;
        }
        let TyKind::Adt(adt, adt_args) = self.tcx.types.kind(ty) else {
            return None;
        };
        let (res, _) = *self.results.paths.get(self.peel(callee))?;
        let variant = self.ctor_variant(res, adt)?;
        let fields = args
            .iter()
            .enumerate()
            .map(|(index, arg)| {
                let value =
                    self.extending_part(|this| this.extending(*arg, |this| this.expr(*arg)));
                (index, value)
            })
            .collect();
        let kind = ExprKind::Adt {
            adt,
            variant,
            args: adt_args,
            fields,
            base: None,
        };
        Some(self.node(kind, ty, span))
    }

    /// Whether an expression names a constructor that takes arguments.
    pub(super) fn is_ctor(&self, callee: ast::ExprId) -> bool {
        let Some((res, _)) = self.results.paths.get(self.peel(callee)) else {
            return false;
        };
        match res {
            Res::SelfCtor(_) => true,
            Res::Def(def) => matches!(self.tcx.def_kind(*def), DefKind::Ctor(_, CtorKind::Fn)),
            _ => false,
        }
    }

    /// The number of the variant that a constructor makes.
    pub(super) fn ctor_variant(&self, res: Res, adt: DefId) -> Option<usize> {
        match res {
            Res::Def(def) => self.tcx.adt_def(adt).variant_index(def),
            Res::SelfCtor(_) => Some(0),
            _ => None,
        }
    }

    /// `r.m(a)`
    pub(super) fn method_call(
        &mut self,
        expr: ast::ExprId,
        receiver: ast::ExprId,
        args: &[ast::ExprId],
        fn_span: Span,
        span: Span,
    ) -> ExprId {
        let ty = self.expr_ty(expr);
        let Some(callee) = self.callee(expr, CalleeRole::Method) else {
            return self.give_up(span);
        };
        let mut all = vec![self.plain(|this| this.expr(receiver))];
        all.extend(self.plain_exprs(args));
        let fun = self.fn_item(callee, fn_span);
        let kind = ExprKind::Call {
            fun,
            args: all,
            from_source: true,
            fn_span,
        };
        self.node(kind, ty, span)
    }

    /// Expressions that are parts of another, none of them extended.
    pub(super) fn plain_exprs(&mut self, exprs: &[ast::ExprId]) -> Vec<ExprId> {
        self.plain(|this| exprs.iter().map(|expr| this.expr(*expr)).collect())
    }

    /// A function of std by its lang name, with these types as its arguments.
    pub(super) fn lang_fn(
        &mut self,
        name: &str,
        types: &[GenericArg],
        span: Span,
    ) -> Option<Callee> {
        let Some(def) = self.tcx.lang_item(name) else {
            self.unsupported(
                span,
                "this macro: the engine's std lacks what it stands for",
            );
            return None;
        };
        let args = self.args_for(def, types);
        Some(Callee { def, args })
    }

    /// A function of std by its path.
    pub(super) fn std_fn(
        &mut self,
        path: &[&str],
        types: &[GenericArg],
        span: Span,
    ) -> Option<Callee> {
        let Some(def) = self.tcx.std_path(path) else {
            self.unsupported(
                span,
                "this macro: the engine's std lacks what it stands for",
            );
            return None;
        };
        let args = self.args_for(def, types);
        Some(Callee { def, args })
    }

    /// An associated function of a type of std by the type's lang name.
    pub(super) fn lang_assoc_fn(
        &mut self,
        of: &str,
        name: &str,
        types: &[GenericArg],
        span: Span,
    ) -> Option<Callee> {
        let found = self.tcx.lang_item(of).and_then(|adt| {
            let name = self.tcx.names.get(name)?;
            self.tcx.inherent_assoc_fn(adt, name)
        });
        let Some(def) = found else {
            self.unsupported(
                span,
                "this macro: the engine's std lacks what it stands for",
            );
            return None;
        };
        let args = self.args_for(def, types);
        Some(Callee { def, args })
    }

    /// The generic arguments of a definition: lifetimes erased, the rest as given.
    fn args_for(&self, def: DefId, given: &[GenericArg]) -> Args {
        let mut given = given.iter().copied();
        let mut list = Vec::new();
        let error = GenericArg::Ty(self.tcx.types.common.error);
        let mut chain = vec![def];
        while let Some(parent) = chain
            .last()
            .and_then(|def| self.tcx.generics_of(*def).parent)
        {
            chain.push(parent);
        }
        for def in chain.into_iter().rev() {
            for param in &self.tcx.generics_of(def).params {
                list.push(match param.kind {
                    ParamKind::Lifetime => GenericArg::Region(Region::ERASED),
                    _ => given.next().unwrap_or(error),
                });
            }
        }
        self.tcx.types.mk_args(&list)
    }
}
