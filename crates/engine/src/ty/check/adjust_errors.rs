//! What is at fault if a bound does not hold: rustc's
//! `adjust_fulfillment_error_for_expr_obligation`. It points to the argument of a call
//! rather than to the call, and within the argument to the part that matters.

use super::FnCtxt;
use super::infer_source::written_arg;
use crate::resolve::{DefId, DefKind};
use crate::syntax::ast::{
    self, ExprId, ExprKind, FieldExpr, GenericArgs, Path, PathSegment, StmtKind,
};
use crate::syntax::span::Span;
use crate::ty::traits::{CauseCode, FulfillmentError, FulfillmentErrorKind, Obligation, Source};
use crate::ty::{GenericArg, ParamKind, Predicate, Ty, TyKind};

/// A generic parameter: its number among all, and whether it is the definition's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Param {
    index: u32,
    own: bool,
    is_self: bool,
}

impl<'t> FnCtxt<'t> {
    /// Points failures to what is at fault.
    pub fn adjust_fulfillment_errors(
        &self,
        errors: Vec<FulfillmentError>,
    ) -> Vec<FulfillmentError> {
        let mut adjusted: Vec<FulfillmentError> = Vec::new();
        for mut error in errors {
            if self.is_follow_up(&error) {
                self.tainted.set(true);
                continue;
            }
            if let Some(span) = self.blame(&error) {
                error.obligation.cause.span = span;
                error.root.cause.span = span;
            }
            adjusted.push(error);
        }
        adjusted
    }

    /// Whether an error only follows from one that was reported.
    fn is_follow_up(&self, error: &FulfillmentError) -> bool {
        let types = &self.tcx.types;
        match error.kind {
            FulfillmentErrorKind::SignatureMismatch { expected, found } => {
                types.has_error(self.resolve(expected)) || types.has_error(self.resolve(found))
            }
            FulfillmentErrorKind::Ambiguous => self.is_tainted(),
            _ => false,
        }
    }

    fn blame(&self, error: &FulfillmentError) -> Option<Span> {
        if let Some(span) = self.closure_output_span(error) {
            return Some(span);
        }
        match error.root.cause.code {
            CauseCode::WhereClause {
                def,
                index,
                expr: Some(expr),
                ..
            } => self.blame_bound(error, def, index, self.peel(expr)),
            CauseCode::Format => {
                let expr = self.expr_at(error.root.cause.span)?;
                Some(self.span(self.blame_formatted(error, expr)))
            }
            _ => None,
        }
    }

    /// A closure that gives something else than is asked for: the place of its value.
    fn closure_output_span(&self, error: &FulfillmentError) -> Option<Span> {
        let FulfillmentErrorKind::ProjectionMismatch { .. } = error.kind else {
            return None;
        };
        let Predicate::Projection { assoc, args, .. } = error.obligation.predicate else {
            return None;
        };
        if !self.tcx.lang.is(assoc, "fn_once_output") {
            return None;
        }
        let self_ty = self.tcx.types.args(args).first()?.as_ty()?;
        let TyKind::Closure(id, _) = self.kind(self_ty) else {
            return None;
        };
        let def = self.tcx.closure_def(id)?;
        if def.body != self.body_ref {
            return None;
        }
        let ExprKind::Closure(closure) = &self.expr(def.expr).kind else {
            return None;
        };
        if let Some(output) = closure.output {
            return Some(self.ast.types[output].span);
        }
        match &self.expr(self.peel(closure.body)).kind {
            ExprKind::Block(block) => match (block.tail, block.stmts.last()) {
                (Some(tail), _) => Some(self.span(tail)),
                (None, Some(last)) => match &self.body.stmts[*last].kind {
                    StmtKind::Expr { .. } | StmtKind::Let { .. } => {
                        Some(self.body.stmts[*last].span)
                    }
                    _ => Some(block.span),
                },
                (None, None) => Some(block.span),
            },
            _ => Some(self.span(closure.body)),
        }
    }

    /// The expression that stands exactly at a place.
    fn expr_at(&self, span: Span) -> Option<ExprId> {
        let mut found = self.body.exprs.iter().filter(|(_, expr)| expr.span == span);
        found.next().map(|(expr, _)| self.peel(expr))
    }

    fn blame_bound(
        &self,
        error: &FulfillmentError,
        def: DefId,
        index: usize,
        expr: ExprId,
    ) -> Option<Span> {
        let clauses = self.tcx.predicates_of(def);
        let clause = clauses.get(index)?;
        let (args, self_ty) = match clause.predicate {
            Predicate::Trait(of) => {
                let args = self.tcx.types.args(of.args);
                (args, args.first().and_then(|arg| arg.as_ty()))
            }
            Predicate::Projection { args, .. } => (self.tcx.types.args(args), None),
            _ => return None,
        };
        let mut params = self.params_in(def, args);
        let mut own = params.iter().copied().find(|param| param.own);
        if error.kind == FulfillmentErrorKind::Ambiguous {
            params.clear();
            own = self.ambiguous_param(def, error);
        }
        let fallback = params
            .iter()
            .copied()
            .find(|param| !param.own && !param.is_self);
        let of_self = params.iter().copied().find(|param| param.is_self);
        let candidates: Vec<Param> = [own, fallback, of_self].into_iter().flatten().collect();
        self.blame_expr(error, def, expr, self_ty, &candidates)
    }

    /// The parameters that occur in arguments, in order.
    fn params_in(&self, def: DefId, args: &[GenericArg]) -> Vec<Param> {
        let generics = self.tcx.generics_of(def);
        let parent = u32::try_from(generics.parent_count).unwrap_or(0);
        let mut found = Vec::new();
        for arg in args {
            let GenericArg::Ty(ty) = arg else { continue };
            self.tcx.types.walk(*ty, &mut |part| {
                if let TyKind::Param(param) = self.tcx.types.kind(part) {
                    found.push(Param {
                        index: param.index,
                        own: param.index >= parent && !self.is_trait_self(def, param.index),
                        is_self: self.is_trait_self(def, param.index),
                    });
                }
                true
            });
        }
        found
    }

    fn is_trait_self(&self, def: DefId, index: u32) -> bool {
        index == 0 && self.tcx.generics_of(def).has_self
            || index == 0
                && self
                    .tcx
                    .generics_of(def)
                    .parent
                    .is_some_and(|parent| self.tcx.generics_of(parent).has_self)
    }

    /// The parameter that a variable which is not known stands for.
    fn ambiguous_param(&self, def: DefId, error: &FulfillmentError) -> Option<Param> {
        let vars = match error.root.predicate {
            Predicate::Trait(of) => of.args,
            Predicate::Projection { args, .. } => args,
            _ => return None,
        };
        let parent = self.tcx.generics_of(def).parent_count;
        self.tcx.types.args(vars).iter().find_map(|arg| {
            let ty = self.infcx.first_var(arg.as_ty()?)?;
            let (_, origin) = self.infcx.var_origin(ty)?;
            let (of, index) = origin?;
            (of == def && index as usize >= parent).then_some(Param {
                index,
                own: true,
                is_self: false,
            })
        })
    }

    fn blame_expr(
        &self,
        error: &FulfillmentError,
        def: DefId,
        expr: ExprId,
        self_ty: Option<Ty>,
        params: &[Param],
    ) -> Option<Span> {
        if self.is_own_closure(error, self.span(expr)) {
            return None;
        }
        match &self.expr(expr).kind {
            ExprKind::Path(path) => {
                if let Some((call, args)) = self.call_of(expr) {
                    if self.is_own_closure(error, self.span(call)) {
                        return None;
                    }
                    let first = self.param_of(def, self_ty);
                    let all: Vec<Param> = first.iter().chain(params).copied().collect();
                    return self
                        .blame_path_self(def, expr, path, self_ty)
                        .or_else(|| self.blame_args(error, def, &all, None, args))
                        .or_else(|| self.blame_path(def, expr, path, params))
                        .or_else(|| self.several_args(def, params).then(|| self.span(expr)));
                }
                self.blame_path_self(def, expr, path, self_ty)
                    .or_else(|| self.blame_path(def, expr, path, params))
            }
            ExprKind::MethodCall {
                receiver,
                method,
                generics,
                args,
                ..
            } => self
                .blame_method_self(def, generics.as_ref(), self_ty)
                .or_else(|| {
                    let receiver = Some((*receiver, method.span));
                    self.blame_args(error, def, params, receiver, args)
                })
                .or_else(|| {
                    let own = params.iter().find(|param| param.own)?;
                    self.blame_generic(def, generics.as_ref(), own.index)
                })
                .or_else(|| {
                    let has_self = params.iter().any(|param| param.is_self);
                    has_self.then(|| self.receiver_span(*receiver, method.span))
                }),
            ExprKind::Struct { path, fields, .. } => self
                .blame_fields(error, expr, params, fields)
                .or_else(|| self.blame_path_self(def, expr, path, self_ty))
                .or_else(|| self.blame_path(def, expr, path, params)),
            _ => None,
        }
    }

    /// A closure that is asked for another signature is pointed to by the call that it
    /// stands in.
    fn is_own_closure(&self, error: &FulfillmentError, span: Span) -> bool {
        let FulfillmentErrorKind::SignatureMismatch { .. } = error.kind else {
            return false;
        };
        let Predicate::Trait(of) = error.obligation.predicate else {
            return false;
        };
        let self_ty = self.tcx.types.args(of.args).first();
        let Some(ty) = self_ty.and_then(|arg| arg.as_ty()) else {
            return false;
        };
        let (TyKind::Closure(id, _) | TyKind::Coroutine(id, _)) = self.kind(ty) else {
            return false;
        };
        self.tcx
            .closure_def(id)
            .is_some_and(|def| span.start < def.span.end && def.span.start < span.end)
    }

    /// The call whose callee an expression is.
    fn call_of(&self, callee: ExprId) -> Option<(ExprId, &'t [ExprId])> {
        self.body
            .exprs
            .iter()
            .find_map(|(call, expr)| match &expr.kind {
                ExprKind::Call { callee: of, args } if self.peel(*of) == callee => {
                    Some((call, args.as_slice()))
                }
                _ => None,
            })
    }

    /// The one argument whose parameter mentions one of the generic parameters.
    fn blame_args(
        &self,
        error: &FulfillmentError,
        def: DefId,
        params: &[Param],
        receiver: Option<(ExprId, Span)>,
        args: &[ExprId],
    ) -> Option<Span> {
        for param in params {
            let places = self.inputs_with(def, *param);
            let [place] = places.as_slice() else {
                continue;
            };
            let arg = match receiver {
                Some((receiver, method)) if *place == 0 => {
                    return Some(self.receiver_span(receiver, method));
                }
                Some(_) => args.get(place - 1).copied(),
                None => args.get(*place).copied(),
            };
            if let Some(arg) = arg {
                return Some(self.span(self.blame_part(error, self.peel(arg))));
            }
        }
        None
    }

    /// What is wrong with a receiver is wrong with the method: that is pointed to, unless
    /// the receiver comes out of a macro.
    fn receiver_span(&self, receiver: ExprId, method: Span) -> Span {
        let is_macro = matches!(self.expr(self.peel(receiver)).kind, ExprKind::Std(_));
        let span = self.span(receiver);
        if is_macro || span.ctxt != method.ctxt {
            span
        } else {
            method
        }
    }

    /// The parameter that a type is.
    fn param_of(&self, def: DefId, ty: Option<Ty>) -> Option<Param> {
        self.params_in(def, &[GenericArg::Ty(ty?)])
            .into_iter()
            .next()
            .filter(|_| ty.is_some_and(|ty| matches!(self.tcx.types.kind(ty), TyKind::Param(_))))
    }

    fn several_args(&self, def: DefId, params: &[Param]) -> bool {
        params
            .iter()
            .any(|param| self.inputs_with(def, *param).len() > 1)
    }

    /// The parameters of a function that mention a generic parameter.
    fn inputs_with(&self, def: DefId, param: Param) -> Vec<usize> {
        let is_fn = matches!(
            self.tcx.def_kind(def),
            DefKind::Fn | DefKind::AssocFn | DefKind::Ctor(..)
        );
        if !is_fn {
            return Vec::new();
        }
        let sig = self.tcx.fn_sig(def);
        let (inputs, _) = self.tcx.types.split_sig(sig.inputs_and_output);
        let with = inputs.iter().enumerate().filter(|(_, ty)| {
            let mut found = false;
            self.tcx.types.walk(**ty, &mut |part| {
                found |= matches!(self.tcx.types.kind(part), TyKind::Param(of)
                    if of.index == param.index);
                !found
            });
            found
        });
        with.map(|(place, _)| place).collect()
    }

    /// `b` in `a::<b>()`, if the bound is on that parameter itself.
    fn blame_path_self(
        &self,
        def: DefId,
        expr: ExprId,
        path: &Path,
        self_ty: Option<Ty>,
    ) -> Option<Span> {
        let param = self.param_of(def, self_ty)?;
        self.blame_path(def, expr, path, &[param])
    }

    fn blame_path(&self, def: DefId, expr: ExprId, path: &Path, params: &[Param]) -> Option<Span> {
        params.iter().find_map(|param| {
            if param.is_self {
                return self.self_of_path(expr, path);
            }
            self.blame_segments(def, path, param.index)
        })
    }

    /// `u8` in `<u8 as Default>::default` and in `u8::default`.
    fn self_of_path(&self, expr: ExprId, path: &Path) -> Option<Span> {
        if let Some(qself) = path.qself {
            return Some(self.ast.types[qself.ty].span);
        }
        let (_, before) = path.segments.split_last()?;
        let found = self.names.exprs.get(expr)?;
        let last = before.last().filter(|_| found.unresolved == 1)?;
        Some(self.ast.hygiene.join(path.span, last.ident.span))
    }

    fn blame_segments(&self, def: DefId, path: &Path, index: u32) -> Option<Span> {
        path.segments
            .iter()
            .rev()
            .enumerate()
            .find_map(|(back, segment): (usize, &PathSegment)| {
                let of = self.def_of_segment(def, back)?;
                self.blame_generic(of, segment.args.as_ref(), index)
            })
    }

    /// What a segment of a path names, counted from the end: the item, or what it stands in.
    fn def_of_segment(&self, def: DefId, back: usize) -> Option<DefId> {
        if back == 0 {
            // rustc knows the parameters of a variant as those of its enum only.
            let is_ctor = matches!(self.tcx.def_kind(def), DefKind::Ctor(..));
            return (!is_ctor).then_some(def);
        }
        let mut parent = self.tcx.def(def).parent?;
        if self.tcx.def_kind(parent) == DefKind::Variant {
            parent = self.tcx.def(parent).parent?;
        }
        let named = matches!(self.tcx.def_kind(parent), DefKind::Trait | DefKind::Enum);
        (named && back == 1).then_some(parent)
    }

    fn blame_method_self(
        &self,
        def: DefId,
        generics: Option<&GenericArgs>,
        self_ty: Option<Ty>,
    ) -> Option<Span> {
        let TyKind::Param(param) = self.tcx.types.kind(self_ty?) else {
            return None;
        };
        self.blame_generic(def, generics, param.index)
    }

    /// The argument that is written for a parameter of the definition itself.
    fn blame_generic(
        &self,
        def: DefId,
        generics: Option<&GenericArgs>,
        index: u32,
    ) -> Option<Span> {
        let owner = match self.tcx.def_kind(def) {
            DefKind::Ctor(..) | DefKind::Variant => self.tcx.adt_of(def).unwrap_or(def),
            _ => def,
        };
        let params = &self.tcx.generics_of(owner).params;
        let place = params.iter().position(|param| param.index == index)?;
        let lifetimes = params
            .iter()
            .take(place)
            .filter(|param| param.kind == ParamKind::Lifetime)
            .count();
        let arg = written_arg(generics, place).or_else(|| written_arg(generics, place - lifetimes));
        match arg? {
            ast::GenericArg::Type(ty) => Some(self.ast.types[ty].span),
            ast::GenericArg::Const(body) => Some(self.ast.bodies[body].span),
            ast::GenericArg::Lifetime(lifetime) => Some(lifetime.span),
        }
    }

    /// The one field whose type mentions one of the generic parameters.
    fn blame_fields(
        &self,
        error: &FulfillmentError,
        expr: ExprId,
        params: &[Param],
        fields: &[FieldExpr],
    ) -> Option<Span> {
        let made = self.results.borrow().struct_exprs.get(expr).cloned()?;
        let variant = self.tcx.adt_def(made.adt).variants.get(made.variant)?;
        for param in params {
            let with: Vec<usize> = (0..)
                .zip(&variant.fields)
                .filter(|(_, field)| {
                    let mut found = false;
                    let ty = self.tcx.type_of(field.def);
                    self.tcx.types.walk(ty, &mut |part| {
                        found |= matches!(self.tcx.types.kind(part), TyKind::Param(of)
                            if of.index == param.index);
                        !found
                    });
                    found
                })
                .map(|(index, _)| index)
                .collect();
            let [only] = with.as_slice() else { continue };
            let place = made.fields.iter().position(|index| index == only);
            if let Some(field) = place.and_then(|place| fields.get(place)) {
                return Some(self.span(self.blame_part(error, self.peel(field.expr))));
            }
        }
        None
    }

    /// The part of an expression that is of the type which fails, if what was asked for is
    /// implemented by way of that.
    fn blame_part(&self, error: &FulfillmentError, expr: ExprId) -> ExprId {
        let (Predicate::Trait(leaf), Predicate::Trait(root)) =
            (error.obligation.predicate, error.root.predicate)
        else {
            return expr;
        };
        let first = |args| {
            let first = self.tcx.types.args(args).first();
            first.and_then(|arg| arg.as_ty()).map(|ty| self.resolve(ty))
        };
        let (Some(leaf), Some(root)) = (first(leaf.args), first(root.args)) else {
            return expr;
        };
        if leaf == root {
            return expr;
        }
        if !self.is_by_impls(error) {
            return expr;
        }
        // The parameter may take the argument by reference.
        self.drill(expr, root, leaf, 0)
    }

    /// The same for what is formatted, of which rustc takes a reference.
    fn blame_formatted(&self, error: &FulfillmentError, expr: ExprId) -> ExprId {
        let (Predicate::Trait(leaf), Predicate::Trait(root)) =
            (error.obligation.predicate, error.root.predicate)
        else {
            return expr;
        };
        let first = |args| {
            let first = self.tcx.types.args(args).first();
            first.and_then(|arg| arg.as_ty()).map(|ty| self.resolve(ty))
        };
        match (first(leaf.args), first(root.args)) {
            (Some(leaf), Some(root)) => match self.kind(root) {
                TyKind::Ref(_, pointee, _) => self.drill(expr, self.resolve(pointee), leaf, 0),
                _ => expr,
            },
            _ => expr,
        }
    }

    /// Whether what was asked for fails by way of impls alone: what tuples implement is
    /// built in.
    fn is_by_impls(&self, error: &FulfillmentError) -> bool {
        let mut obligation = error.root;
        for _ in 0..16 {
            if obligation.predicate == error.obligation.predicate {
                return true;
            }
            let Ok(Some(selection)) = self.infcx.select(&obligation) else {
                return true;
            };
            if !matches!(selection.source, Source::Impl(..)) {
                return false;
            }
            let fails = |nested: &&Obligation| !self.infcx.predicate_may_hold(nested);
            match selection.nested.iter().find(fails) {
                Some(nested) => obligation = *nested,
                None => return true,
            }
        }
        true
    }

    fn drill(&self, expr: ExprId, ty: Ty, leaf: Ty, depth: u32) -> ExprId {
        if ty == leaf || depth > 16 {
            return expr;
        }
        let types = &self.tcx.types;
        match (&self.expr(expr).kind, self.kind(ty)) {
            (ExprKind::Ref { expr: inner, .. }, TyKind::Ref(_, pointee, _)) => {
                self.drill(self.peel(*inner), self.resolve(pointee), leaf, depth + 1)
            }
            (ExprKind::Tuple(elems), TyKind::Tuple(list)) => {
                let parts: Vec<(ExprId, Ty)> = elems
                    .iter()
                    .copied()
                    .zip(types.list(list).iter().copied())
                    .collect();
                self.drill_one(expr, &parts, leaf, depth)
            }
            (ExprKind::Call { callee, args }, TyKind::Adt(..))
                if matches!(self.kind(self.node_ty(*callee)), TyKind::FnDef(def, _)
                    if matches!(self.tcx.def_kind(def), DefKind::Ctor(..))) =>
            {
                let parts: Vec<(ExprId, Ty)> =
                    args.iter().map(|arg| (*arg, self.node_ty(*arg))).collect();
                self.drill_one(expr, &parts, leaf, depth)
            }
            (ExprKind::Struct { fields, .. }, TyKind::Adt(..)) => {
                let parts: Vec<(ExprId, Ty)> = fields
                    .iter()
                    .map(|field| (field.expr, self.node_ty(field.expr)))
                    .collect();
                self.drill_one(expr, &parts, leaf, depth)
            }
            _ => expr,
        }
    }

    fn drill_one(&self, expr: ExprId, parts: &[(ExprId, Ty)], leaf: Ty, depth: u32) -> ExprId {
        let with: Vec<&(ExprId, Ty)> = parts
            .iter()
            .filter(|(_, ty)| self.tcx.types.mentions(self.resolve(*ty), leaf))
            .collect();
        match with.as_slice() {
            [(part, ty)] => self.drill(self.peel(*part), self.resolve(*ty), leaf, depth + 1),
            _ => expr,
        }
    }
}
