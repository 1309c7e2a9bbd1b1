//! Checking a body from its beginning to its end.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};

use la_arena::ArenaMap;

use super::FnCtxt;
use super::coerce_many::CoerceMany;
use super::fn_ctxt::{Diverges, FnState};
use crate::resolve::{CrateId, DefId};
use crate::syntax::ast::{BodyKind, ExprKind, PatId};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::ty::collect::check_items;
use crate::ty::context::Query;
use crate::ty::infer::InferCtxt;
use crate::ty::results::TypeckResults;
use crate::ty::traits::{Cause, CauseCode, FulfillmentCtxt};
use crate::ty::{BodyRef, Predicate, Tcx, Ty, TyKind, TyList, TypeFoldable, TypeFolder, Types};

impl Tcx {
    /// What type-checking finds out about a body. It is checked when it is first asked
    /// for.
    pub fn typeck(&self, body: BodyRef) -> &TypeckResults {
        if let Some(known) = self.queries.typeck.get(&body) {
            return known;
        }
        let span = self.body(body).map(|body| body.span).unwrap_or_default();
        let results = self
            .within_query(Query::Typeck(body), span, || check(self, body))
            .flatten();
        let results = results.unwrap_or_else(|| TypeckResults {
            tainted: true,
            ..TypeckResults::default()
        });
        self.queries.typeck.insert(body, Box::new(results))
    }

    /// The results of a body that were found out already; nothing if it is being checked.
    #[must_use]
    pub fn typeck_if_done(&self, body: BodyRef) -> Option<&TypeckResults> {
        if self.is_active(Query::Typeck(body)) {
            return None;
        }
        Some(self.typeck(body))
    }

    /// Remembers an error that is reported only if there are no others.
    pub(crate) fn report_late(&self, diagnostic: Diagnostic) {
        self.queries.late.borrow_mut().push(diagnostic);
    }
}

/// Checks all bodies of a crate, in the order of the source.
pub fn check_bodies(tcx: &Tcx, krate: CrateId) {
    let Some(ast) = tcx.ast(krate) else {
        return;
    };
    for (body, _) in ast.bodies.iter() {
        let body = BodyRef { krate, body };
        if tcx.body_owner(body).is_some() {
            tcx.typeck(body);
        }
    }
}

/// Checks the user's crate: its items, then its bodies. Everything that is wrong, in the
/// order in which it was found.
pub fn check_crate(tcx: &Tcx) -> Vec<Diagnostic> {
    if let Some(krate) = tcx.local_crate() {
        check_items(tcx, krate);
        check_bodies(tcx, krate);
        super::cycles::check_cycles(tcx, krate);
    }
    tcx.report_dyn_uses();
    let diagnostics = tcx.diagnostics();
    if diagnostics.is_empty() {
        return tcx.queries.late.borrow().clone();
    }
    diagnostics
}

fn check(tcx: &Tcx, body_ref: BodyRef) -> Option<TypeckResults> {
    let owner = tcx.body_owner(body_ref)?;
    let fcx = FnCtxt::new(tcx, body_ref, owner)?;
    Some(fcx.check_all())
}

impl<'t> FnCtxt<'t> {
    /// Nothing is known yet.
    fn new(tcx: &'t Tcx, body_ref: BodyRef, owner: DefId) -> Option<Self> {
        let ast = tcx.ast(body_ref.krate)?;
        let body = tcx.body(body_ref)?;
        let names = tcx.tables(body_ref.krate)?.body(body_ref.body)?;
        let mut parens = ArenaMap::default();
        for (outer, expr) in body.exprs.iter() {
            if let ExprKind::Paren(inner) = expr.kind {
                parens.insert(inner, outer);
            }
        }
        Some(Self {
            tcx,
            infcx: InferCtxt::new(tcx),
            fulfillment: RefCell::new(FulfillmentCtxt::new()),
            param_env: tcx.param_env_of(owner),
            body_ref,
            body,
            ast,
            names,
            owner,
            edition: ast.edition,
            scope: Cell::new(tcx.def(owner).scope),
            is_user: Some(body_ref.krate) == tcx.local_crate(),
            results: RefCell::default(),
            state: RefCell::new(FnState {
                ret: None,
                context: "a function",
                breakables: Vec::new(),
            }),
            diverges: Cell::new(Diverges::Maybe),
            parens,
            deferred_casts: RefCell::default(),
            deferred_calls: RefCell::new(HashMap::new()),
            deferred_closures: RefCell::default(),
            async_closures: RefCell::default(),
            deferred_sized: RefCell::default(),
            deferred_repeats: RefCell::default(),
            unread_places: RefCell::new(HashSet::new()),
            late_errors: RefCell::default(),
            locals: RefCell::new(HashMap::new()),
            param_pat: Cell::new(None),
            tainted: Cell::new(false),
            errors_before: tcx.error_count(),
        })
    }

    fn check_all(&self) -> TypeckResults {
        let signature = match self.body.kind {
            BodyKind::Fn if self.tcx.fn_node(self.owner).is_some() => Some(self.check_fn()),
            _ => {
                self.check_const();
                None
            }
        };
        self.finish_inference();
        let mut results = self.write_back();
        results.signature = signature.map(|list| self.infcx.resolve_vars(list));
        if !self.tainted.get() {
            for (span, message) in self.late_errors.take() {
                self.report(Diagnostic::error(span, message));
            }
            self.lint_literals(&results);
        }
        results.tainted = self.tainted.get();
        results
    }

    fn check_fn(&self) -> TyList {
        let types = &self.tcx.types;
        let sig = self.tcx.fn_sig(self.owner);
        let list = self.tcx.erase_regions(sig.inputs_and_output);
        let list = self.normalize(self.body.span, list);
        let (inputs, output) = types.split_sig(list);
        let is_async = self.tcx.fn_attrs(self.owner).is_async;
        let output = if is_async {
            self.define_async_output(output)
        } else {
            self.define_opaques(output)
        };
        // What would be given as a trait object is wrong in itself; of what type it is says
        // nothing then.
        let given = if matches!(self.kind(output), TyKind::Dynamic(..)) {
            self.next_ty_var(self.body.span)
        } else {
            output
        };
        self.state.replace(FnState {
            ret: Some(CoerceMany::new(given)),
            context: self.fn_context(is_async),
            breakables: Vec::new(),
        });
        self.diverges.set(Diverges::Maybe);
        let node = self.tcx.fn_node(self.owner);
        for (index, (pat, ty)) in self.body.params.iter().zip(inputs).enumerate() {
            let param = node.and_then(|node| node.sig.params.get(index));
            let span = param.map_or(self.pat_span(*pat), |param| self.ast.types[param.ty].span);
            self.check_param(*pat, *ty, span);
        }
        self.require_sized_deferred(
            output,
            self.return_type_span().unwrap_or(self.body.span),
            CauseCode::SizedReturn,
        );
        self.check_return_or_tail(self.body.value, false);
        self.finish_fn(self.body.span, given);
        let mut all = inputs.to_vec();
        all.push(output);
        types.mk_list(&all)
    }

    /// Checks the pattern of a parameter, whose type stands at `span`.
    pub fn check_param(&self, pat: PatId, ty: Ty, span: Span) {
        self.param_pat.set(Some(pat));
        self.check_pat_irrefutable(pat, ty);
        self.param_pat.set(None);
        self.require_sized(ty, span, CauseCode::SizedArgument);
    }

    /// Whether something is wrong with what a caller sees of the function.
    fn has_faulty_signature(&self) -> bool {
        let Some(node) = self.tcx.fn_node(self.owner) else {
            return false;
        };
        let sig = node.sig.span;
        self.tcx.diagnostics().iter().any(|each| {
            let at = each.span;
            each.is_error() && at.file == sig.file && sig.start <= at.start && at.end <= sig.end
        })
    }

    fn fn_context(&self, is_async: bool) -> &'static str {
        let is_method = self.tcx.fn_attrs(self.owner).has_self
            || self.tcx.impl_of_item(self.owner).is_some()
            || self.tcx.trait_of_item(self.owner).is_some();
        match (is_async, is_method) {
            (true, _) => "an async function",
            (false, true) => "a method",
            (false, false) => "a function",
        }
    }

    /// Where the return type of the function stands, or would stand.
    #[must_use]
    pub fn return_type_span(&self) -> Option<Span> {
        let node = self.tcx.fn_node(self.owner)?;
        Some(match node.sig.output {
            Some(ty) => self.ast.types[ty].span,
            None => node.sig.span.shrink_to_end(),
        })
    }

    /// An `async fn` gives a coroutine, which comes to what is written.
    fn define_async_output(&self, opaque: Ty) -> Ty {
        let span = self.body.span;
        let output = self.tcx.erase_regions(self.tcx.async_output(self.owner));
        let output = self.normalize(span, output);
        let output = self.define_opaques(output);
        let coroutine = self.declare_async_fn(output, span);
        if let TyKind::Opaque(id, args) = self.kind(opaque) {
            let hidden = self.infcx.define_opaque(id, args, span);
            self.demand_eqtype(span, hidden, coroutine);
        }
        output
    }

    /// The opaque types of the signature, replaced with variables for what is behind them,
    /// which has to keep the bounds.
    fn define_opaques(&self, ty: Ty) -> Ty {
        let mut definer = OpaqueDefiner { fcx: self };
        ty.fold_with(&mut definer)
    }

    fn check_const(&self) {
        let expected = self
            .tcx
            .body_type(self.body_ref)
            .unwrap_or(self.tcx.types.common.error);
        let expected = self.tcx.erase_regions(expected);
        let expected = self.normalize(self.body.span, expected);
        self.require_sized(expected, self.body.span, CauseCode::SizedConstOrStatic);
        if self.body.kind == BodyKind::Fn {
            // What a `thread_local!` begins with is made by a function.
            self.state.borrow_mut().ret = Some(CoerceMany::new(expected));
            self.check_return_or_tail(self.body.value, true);
            self.finish_fn(self.body.span, expected);
            return;
        }
        self.check_expr_coercible_to(self.body.value, expected);
    }

    /// What is left when all of the tree was looked at.
    fn finish_inference(&self) {
        self.select_where_possible();
        self.check_repeats();
        self.lint_unit_fallback();
        if self.is_tainted() || self.has_faulty_signature() {
            self.infcx.fallback_to_error();
            let _ = self.infcx.fallback(self.edition);
            self.select_where_possible();
        } else if self.infcx.fallback(self.edition) {
            self.select_where_possible();
        }
        self.check_casts();
        self.select_where_possible();
        self.closure_analyze();
        for (ty, span, code) in self.deferred_sized.take() {
            let ty = self.normalize(span, ty);
            self.require_sized(ty, span, code);
        }
        self.select_where_possible();
        self.select_all_or_error();
    }
}

struct OpaqueDefiner<'a, 't> {
    fcx: &'a FnCtxt<'t>,
}

impl<'t> TypeFolder<'t> for OpaqueDefiner<'_, 't> {
    fn types(&self) -> &'t Types {
        &self.fcx.tcx.types
    }

    fn fold_ty(&mut self, ty: Ty) -> Ty {
        let fcx = self.fcx;
        let TyKind::Opaque(id, args) = self.types().kind(ty) else {
            return crate::ty::super_fold_ty(self, ty);
        };
        let defines = fcx
            .tcx
            .opaque_def(id)
            .is_some_and(|def| def.owner == fcx.owner);
        if !defines {
            return ty;
        }
        let span = fcx.tcx.opaque_def(id).map_or(fcx.body.span, |def| def.span);
        if let Some(known) = fcx.infcx.hidden_type(id, args) {
            return known;
        }
        let hidden = fcx.infcx.define_opaque(id, args, span);
        let erased = fcx.tcx.erase_regions(ty);
        for bound in fcx.tcx.opaque_bounds(id) {
            let predicate = fcx.tcx.erase_regions(bound.predicate);
            let mut replacer = Replacer {
                types: &fcx.tcx.types,
                from: erased,
                to: hidden,
            };
            let predicate: Predicate = predicate.fold_with(&mut replacer);
            let predicate = predicate.fold_with(self);
            let cause = Cause::new(span, CauseCode::OpaqueReturn);
            let predicate = fcx.normalize(span, predicate);
            fcx.register_predicate(predicate, cause);
        }
        hidden
    }
}

/// Replaces one type with another.
struct Replacer<'t> {
    types: &'t Types,
    from: Ty,
    to: Ty,
}

impl<'t> TypeFolder<'t> for Replacer<'t> {
    fn types(&self) -> &'t Types {
        self.types
    }

    fn fold_ty(&mut self, ty: Ty) -> Ty {
        if ty == self.from {
            return self.to;
        }
        crate::ty::super_fold_ty(self, ty)
    }
}
