//! Whether the types in signatures make sense: their bounds hold, and what has to be of a
//! known size is.

use crate::resolve::{DefId, DefKind};
use crate::syntax::ast::AttrKind;
use crate::syntax::span::Span;
use crate::ty::infer::InferCtxt;
use crate::ty::kind::{Predicate, Ty};
use crate::ty::traits::{Cause, CauseCode, FulfillmentCtxt, Obligation, ParamEnv};
use crate::ty::{Clause, FnSig, Tcx, TypeFlags, TypeFoldable};

/// Checks one definition.
pub(super) fn check(tcx: &Tcx, def: DefId) {
    unstable_item(tcx, def);
    let mut wf = Wf::new(tcx, def);
    match tcx.def_kind(def) {
        DefKind::Struct | DefKind::Enum => wf.adt(def),
        DefKind::Fn | DefKind::AssocFn => wf.function(def),
        DefKind::Const | DefKind::Static | DefKind::AssocConst => wf.constant(def),
        DefKind::Impl => wf.implementation(def),
        DefKind::Trait => wf.clauses(def),
        DefKind::AssocTy => wf.assoc_type(def),
        _ => return,
    }
    wf.finish();
}

/// What an impl of an unstable trait of std defines is unstable as well.
fn unstable_item(tcx: &Tcx, def: DefId) {
    let of = tcx.trait_item_of_impl_item(def);
    let of = of.and_then(|of| tcx.trait_of_item(of));
    let Some(node) = of.and_then(|of| tcx.item_node(of)) else {
        return;
    };
    let is_unstable = node.attrs.iter().any(
        |attr| matches!(&attr.kind, AttrKind::Engine(name, _) if tcx.text(name.name) == "unstable"),
    );
    if is_unstable && tcx.is_local(def) {
        let message = "use of unstable library feature";
        super::error(tcx, "E0658", tcx.full_span(def), message);
    }
}

struct Wf<'t> {
    tcx: &'t Tcx,
    infcx: InferCtxt<'t>,
    env: ParamEnv,
    fulfill: FulfillmentCtxt,
}

impl<'t> Wf<'t> {
    fn new(tcx: &'t Tcx, def: DefId) -> Self {
        Self {
            tcx,
            infcx: InferCtxt::new(tcx),
            env: tcx.param_env_of(def),
            fulfill: FulfillmentCtxt::new(),
        }
    }

    fn finish(mut self) {
        let errors = self.fulfill.select_all_or_error(&self.infcx);
        for diagnostic in self.infcx.report_fulfillment_errors(&errors) {
            self.tcx.report(diagnostic);
        }
    }

    fn register(&mut self, obligations: Vec<Obligation>) {
        for obligation in obligations {
            self.fulfill.register(&self.infcx, obligation);
        }
    }

    fn normalize(&mut self, span: Span, ty: Ty) -> Ty {
        let cause = Cause::new(span, CauseCode::WellFormed);
        let (ty, obligations) = self.infcx.normalize(self.env, cause, ty);
        self.register(obligations);
        ty
    }

    /// The type has to make sense. Gives it normalised.
    fn ty(&mut self, ty: Ty, span: Span) -> Ty {
        let ty = self.tcx.erase_regions(ty);
        if self.tcx.types.has_error(ty) {
            return ty;
        }
        let cause = Cause::new(span, CauseCode::WellFormed);
        let obligations = self.infcx.wf_obligations(self.env, cause, ty);
        self.register(obligations);
        self.normalize(span, ty)
    }

    fn sized(&mut self, ty: Ty, span: Span, code: CauseCode) {
        let Some(sized) = self.tcx.lang_item("sized") else {
            return;
        };
        if self.tcx.types.has_error(ty) {
            return;
        }
        let clause = self.tcx.trait_clause(sized, ty, span);
        let cause = Cause::new(span, code);
        let obligation = Obligation::new(clause.predicate, cause, self.env);
        self.register(vec![obligation]);
    }

    fn adt(&mut self, def: DefId) {
        let variants = self.tcx.adt_def(def).variants.clone();
        let is_enum = self.tcx.adt_def(def).is_enum;
        for variant in variants {
            let last = variant.fields.len().saturating_sub(1);
            for (index, field) in variant.fields.iter().enumerate() {
                let span = self.field_span(field.def);
                let ty = self.ty(self.tcx.type_of(field.def), span);
                if is_enum || index < last {
                    self.sized(ty, span, CauseCode::FieldSized);
                }
            }
        }
        self.clauses(def);
    }

    fn field_span(&self, field: DefId) -> Span {
        match (self.tcx.field_node(field), self.tcx.ast_of(field)) {
            (Some(node), Some(ast)) => ast.types[node.ty].span,
            _ => self.tcx.def(field).span,
        }
    }

    /// What a definition asks for has to make sense itself.
    fn clauses(&mut self, def: DefId) {
        let own = self.tcx.own_predicates_of(def);
        let skip = usize::from(self.tcx.def_kind(def) == DefKind::Trait);
        for clause in own.into_iter().skip(skip) {
            self.clause(clause);
        }
    }

    fn clause(&mut self, clause: Clause) {
        let flags = clause.predicate.flags(&self.tcx.types);
        let predicate = self.tcx.erase_regions(clause.predicate);
        if self.tcx.types.has_error(predicate) {
            return;
        }
        // What depends on no parameter has to hold as it is.
        if !flags.intersects(TypeFlags::PARAM | TypeFlags::REGION_PARAM | TypeFlags::BOUND) {
            let cause = Cause::new(clause.span, CauseCode::WellFormed);
            let obligation = Obligation::new(predicate, cause, ParamEnv::EMPTY);
            self.register(vec![obligation]);
        }
        let mut parts: Vec<Ty> = Vec::new();
        match predicate {
            Predicate::Trait(of) => {
                let args = self.tcx.types.args(of.args);
                parts.extend(args.iter().filter_map(|arg| arg.as_ty()));
                self.trait_bounds(of, clause.span);
            }
            Predicate::Projection { ty, .. } => parts.push(ty),
            Predicate::TypeOutlives(ty, _) => parts.push(ty),
            Predicate::RegionOutlives(..) => {}
        }
        for ty in parts {
            self.ty(ty, clause.span);
        }
    }

    /// What a trait asks of its parameters, `Self` left out: that is what is being said.
    fn trait_bounds(&mut self, of: crate::ty::TraitRef, span: Span) {
        let self_ty = self.tcx.mk_self_param();
        let predicates = self.tcx.predicates_of(of.def);
        let mut obligations = Vec::new();
        for clause in predicates.iter().skip(1) {
            let about_self = match clause.predicate {
                Predicate::Trait(bound) => {
                    let first = self.tcx.types.args(bound.args).first().copied();
                    first == Some(crate::ty::GenericArg::Ty(self_ty))
                }
                _ => true,
            };
            if about_self {
                continue;
            }
            let predicate = self.tcx.subst_erased(clause.predicate, of.args);
            let cause = Cause::new(span, CauseCode::WellFormed);
            obligations.push(Obligation::new(predicate, cause, self.env));
        }
        self.register(obligations);
    }

    fn function(&mut self, def: DefId) {
        let Some(node) = self.tcx.fn_node(def) else {
            return;
        };
        let Some(ast) = self.tcx.ast_of(def) else {
            return;
        };
        let sig: FnSig = self.tcx.fn_sig(def);
        let (inputs, output) = self.tcx.types.split_sig(sig.inputs_and_output);
        let inputs = inputs.to_vec();
        for (param, ty) in node.sig.params.iter().zip(inputs) {
            self.ty(ty, ast.types[param.ty].span);
        }
        if let Some(written) = node.sig.output {
            self.ty(output, ast.types[written].span);
        }
        self.clauses(def);
    }

    fn constant(&mut self, def: DefId) {
        let span = self.type_span(def);
        let ty = self.ty(self.tcx.type_of(def), span);
        // A trait may ask for a constant of an unsized type, which then no type can give.
        if self.tcx.trait_of_item(def).is_none() || self.tcx.body_of(def).is_some() {
            self.sized(ty, span, CauseCode::SizedConstOrStatic);
        }
        let is_static = self.tcx.def_kind(def) == DefKind::Static;
        if is_static && !self.is_mutable_static(def) {
            self.shared(ty, span);
        }
    }

    fn is_mutable_static(&self, def: DefId) -> bool {
        use crate::syntax::ast::ItemKind;
        self.tcx
            .item_node(def)
            .is_some_and(|item| matches!(&item.kind, ItemKind::Static(data) if data.mutable))
    }

    /// Threads share a static.
    fn shared(&mut self, ty: Ty, span: Span) {
        let Some(sync) = self.tcx.lang_item("sync") else {
            return;
        };
        if self.tcx.types.has_error(ty) {
            return;
        }
        let clause = self.tcx.trait_clause(sync, ty, span);
        let cause = Cause::new(span, CauseCode::SharedStatic);
        let obligation = Obligation::new(clause.predicate, cause, self.env);
        self.register(vec![obligation]);
    }

    fn type_span(&self, def: DefId) -> Span {
        use crate::syntax::ast::{AssocItemKind, ItemKind};
        let ty = match self.tcx.item_node(def).map(|item| &item.kind) {
            Some(ItemKind::Const(data)) => Some(data.ty),
            Some(ItemKind::Static(data)) => Some(data.ty),
            Some(ItemKind::ThreadLocal(data)) => Some(data.ty),
            _ => match self.tcx.assoc_node(def).map(|node| &node.kind) {
                Some(AssocItemKind::Const { ty, .. }) => Some(*ty),
                Some(AssocItemKind::Type { ty, .. }) => *ty,
                _ => None,
            },
        };
        match (ty, self.tcx.ast_of(def)) {
            (Some(ty), Some(ast)) => ast.types[ty].span,
            _ => self.tcx.def(def).span,
        }
    }

    /// An impl: its types make sense, and what the trait asks for holds.
    fn implementation(&mut self, def: DefId) {
        let header = *self.tcx.impl_header(def);
        let span = match (self.tcx.impl_node(def), self.tcx.ast_of(def)) {
            (Some(node), Some(ast)) => ast.types[node.self_ty].span,
            _ => return,
        };
        self.ty(header.self_ty, span);
        self.clauses(def);
        let Some(of) = header.trait_ref else { return };
        if header.negative || self.tcx.types.has_error(of) {
            return;
        }
        let of = self.tcx.erase_regions(of);
        let args = self.tcx.types.args(of.args).to_vec();
        for ty in args.iter().skip(1).filter_map(|arg| arg.as_ty()) {
            self.ty(ty, span);
        }
        let mut obligations = Vec::new();
        for clause in self.tcx.predicates_of(of.def).iter().skip(1) {
            let predicate = self.tcx.subst_erased(clause.predicate, of.args);
            let cause = Cause::new(span, CauseCode::Supertrait);
            obligations.push(Obligation::new(predicate, cause, self.env));
        }
        for obligation in obligations {
            let cause = obligation.cause;
            let (predicate, nested) = self.infcx.normalize(self.env, cause, obligation.predicate);
            self.register(nested);
            self.register(vec![obligation.with(predicate)]);
        }
    }

    /// An associated type of an impl is what the trait promises.
    fn assoc_type(&mut self, def: DefId) {
        let span = self.type_span(def);
        let (Some(imp), Some(of)) = (
            self.tcx.impl_of_item(def),
            self.tcx.trait_item_of_impl_item(def),
        ) else {
            return;
        };
        let ty = self.ty(self.tcx.type_of(def), span);
        let Some(trait_ref) = self.tcx.impl_header(imp).trait_ref else {
            return;
        };
        if self.tcx.is_local(def) && !self.tcx.types.has_error(ty) {
            super::outlives::check(self.tcx, def, imp, self.tcx.full_span(def));
        }
        if self.tcx.types.has_error(ty) || self.tcx.types.has_error(trait_ref) {
            return;
        }
        let mut args = self.tcx.types.args(trait_ref.args).to_vec();
        let own = self.tcx.types.args(self.tcx.identity_args(def));
        args.extend(own.iter().skip(self.tcx.generics_of(def).parent_count));
        let args = self.tcx.types.mk_args(&args);
        let mut obligations = Vec::new();
        for clause in self.tcx.item_bounds(of) {
            let predicate = self.tcx.subst_erased(clause.predicate, args);
            let cause = Cause::new(span, CauseCode::AssocTypeBound);
            obligations.push((predicate, cause));
        }
        for (predicate, cause) in obligations {
            let (predicate, nested) = self.infcx.normalize(self.env, cause, predicate);
            self.register(nested);
            self.register(vec![Obligation::new(predicate, cause, self.env)]);
        }
    }
}
