//! The type of an item that a path names, and its generic arguments: rustc's
//! `instantiate_value_path`.

use super::fn_ctxt::FnCtxt;
use super::path::Target;
use crate::resolve::{CtorKind, CtorOf, DefId, DefKind, Res};
use crate::syntax::ast::{ExprId, GenericArg as AstArg, GenericArgs, Ident, PathSegment};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::ty::collect::{ArgsOf, Lowerer};
use crate::ty::traits::CauseCode;
use crate::ty::{Args, GenericArg, Ty, TyKind};

/// What a path of a value means.
#[derive(Clone, Copy, Debug)]
pub struct ValuePath {
    /// The item.
    pub res: Res,
    /// Its generic arguments.
    pub args: Args,
    /// The type of the value.
    pub ty: Ty,
}

impl ValuePath {
    fn plain(res: Res, ty: Ty) -> Self {
        let args = Args::EMPTY;
        Self { res, args, ty }
    }
}

/// Which segments of a path say the arguments of which definition.
type Segments = Vec<(DefId, usize)>;

impl FnCtxt<'_> {
    /// Finds the arguments and the type of an item. What its bounds ask for is registered.
    pub(super) fn instantiate_value_path(
        &self,
        target: &Target<'_>,
        span: Span,
        expr: Option<ExprId>,
    ) -> Option<ValuePath> {
        match target.res {
            Res::Local(local) => {
                self.prohibit_generics(target.segments, "local variable");
                let ty = self.local_ty(local);
                Some(ValuePath::plain(target.res, ty))
            }
            Res::SelfCtor(of) => self.self_ctor(target, of, span),
            Res::Def(def) => Some(self.instantiate_def(target, def, span, expr)),
            _ => {
                self.tainted.set(true);
                None
            }
        }
    }

    /// `Self` as a value: what constructs the type of the impl.
    fn self_ctor(&self, target: &Target<'_>, of: DefId, span: Span) -> Option<ValuePath> {
        self.prohibit_generics(target.segments, "self constructor");
        let self_ty = self.tcx.erase_regions(self.tcx.impl_self_ty(of));
        let self_ty = self.normalize(span, self_ty);
        let ctor = match self.kind(self_ty) {
            TyKind::Adt(def, args) => {
                let variant = self.tcx.adt_def(def).struct_variant();
                let ctor = variant.and_then(|variant| variant.ctor);
                ctor.map(|(kind, ctor)| (kind, ctor, args))
            }
            TyKind::Error => return None,
            _ => None,
        };
        let Some((kind, ctor, args)) = ctor else {
            let message = "the `Self` constructor can only be used with tuple or unit structs";
            self.report(Diagnostic::error(span, message));
            return None;
        };
        if !self.is_accessible(ctor) {
            let message = "cannot initialize a tuple struct which contains private fields";
            self.error("E0423", span, message);
        }
        let ty = match kind {
            CtorKind::Fn => self.tcx.types.mk(TyKind::FnDef(ctor, args)),
            CtorKind::Const => self_ty,
        };
        let res = Res::Def(ctor);
        Some(ValuePath { res, args, ty })
    }

    fn instantiate_def(
        &self,
        target: &Target<'_>,
        def: DefId,
        span: Span,
        expr: Option<ExprId>,
    ) -> ValuePath {
        let kind = self.tcx.def_kind(def);
        if kind == DefKind::ConstParam {
            self.prohibit_generics(target.segments, kind.descr());
            let ty = self.tcx.erase_regions(self.tcx.type_of(def));
            return ValuePath::plain(target.res, ty);
        }
        if let Some(of) = self.tcx.trait_of_item(def) {
            self.check_legal_trait(of, span);
        }
        let via_type = kind == DefKind::Ctor(CtorOf::Variant, CtorKind::Fn)
            || kind == DefKind::Ctor(CtorOf::Variant, CtorKind::Const);
        let via_type = via_type && target.self_ty.is_some();
        let segments = self.generic_segments(target, def);
        let elsewhere = target.segments.iter().enumerate();
        let elsewhere =
            elsewhere.filter(|(index, _)| via_type || !segments.iter().any(|(_, at)| at == index));
        let elsewhere: Vec<PathSegment> = elsewhere.map(|(_, part)| part.clone()).collect();
        let what = if via_type {
            "this type".to_owned()
        } else {
            let name = self.tcx.def(def).name.or_else(|| {
                let parent = self.tcx.def(def).parent?;
                self.tcx.def(parent).name
            });
            let name = name.map_or("", |name| self.tcx.text(name));
            format!("{} `{name}`", kind.descr())
        };
        self.prohibit_generics(&elsewhere, &what);
        let segments = if via_type { Vec::new() } else { segments };
        let mut args = Vec::new();
        self.push_args(def, target, &segments, span, &mut args);
        let args = self.tcx.types.mk_args(&args);
        let clauses = self.instantiated_predicates(def, args);
        let obligations = self.clause_obligations(def, span, expr, &clauses);
        self.register_predicates(obligations);
        self.unify_self_ty(target, def, args, span);
        let ty = match kind {
            DefKind::Fn | DefKind::AssocFn | DefKind::Ctor(_, CtorKind::Fn) => {
                self.tcx.types.mk(TyKind::FnDef(def, args))
            }
            _ => {
                let ty = self.tcx.subst_erased(self.tcx.type_of(def), args);
                self.normalize(span, ty)
            }
        };
        let res = target.res;
        ValuePath { res, args, ty }
    }

    /// In `Foo<T>::method` the arguments of the impl follow from the type.
    fn unify_self_ty(&self, target: &Target<'_>, def: DefId, args: Args, span: Span) {
        let Some(self_ty) = target.self_ty else {
            return;
        };
        let known = match self.tcx.def_kind(def) {
            DefKind::Ctor(CtorOf::Variant, _) => match self.tcx.adt_of(def) {
                Some(adt) => self.tcx.types.mk_adt(adt, args),
                None => return,
            },
            _ => match self.tcx.impl_of_item(def) {
                Some(of) => self.tcx.subst_erased(self.tcx.impl_self_ty(of), args),
                None => return,
            },
        };
        let known = self.normalize(span, known);
        let self_ty = self.normalize(span, self_ty);
        if self.eq(span, known, self_ty).is_err() {
            self.tainted.set(true);
        }
    }

    /// Which segments say something about arguments: rustc's `probe_generic_path_segments`.
    fn generic_segments(&self, target: &Target<'_>, def: DefId) -> Segments {
        let count = target.segments.len();
        let Some(last) = count.checked_sub(1) else {
            return Vec::new();
        };
        match self.tcx.def_kind(def) {
            DefKind::Ctor(CtorOf::Variant, _) => {
                let Some(adt) = self.tcx.adt_of(def) else {
                    return Vec::new();
                };
                vec![(adt, Self::variant_segment(target).unwrap_or(last))]
            }
            DefKind::Ctor(CtorOf::Struct, _) => {
                let adt = self.tcx.adt_of(def);
                adt.map(|adt| (adt, last)).into_iter().collect()
            }
            DefKind::AssocFn | DefKind::AssocConst => {
                let container = self.tcx.def(def).parent;
                let before = container.zip(last.checked_sub(1));
                before.into_iter().chain([(def, last)]).collect()
            }
            _ => vec![(def, last)],
        }
    }

    /// Which segment says the arguments of the enum of a variant: `Option::<u8>::None` and
    /// `Option::None::<u8>` are the same.
    pub(super) fn variant_segment(target: &Target<'_>) -> Option<usize> {
        let last = target.segments.len().checked_sub(1)?;
        let has_args = |index: &usize| {
            let segment = target.segments.get(*index);
            segment.is_some_and(|segment| segment.args.is_some())
        };
        Some(last.checked_sub(1).filter(has_args).unwrap_or(last))
    }

    /// The arguments of a definition, those of its parents first.
    fn push_args(
        &self,
        def: DefId,
        target: &Target<'_>,
        segments: &Segments,
        span: Span,
        args: &mut Vec<GenericArg>,
    ) {
        let generics = self.tcx.generics_of(def);
        if let Some(parent) = generics.parent {
            self.push_args(parent, target, segments, span, args);
        }
        if self.tcx.def_kind(def) == DefKind::Trait {
            let known = target.self_ty.map(GenericArg::Ty);
            let unknown = generics.params.first();
            let unknown = unknown.map(|param| self.infcx.var_for_param(param, def, span));
            args.extend(known.or(unknown));
        }
        let at = segments.iter().find(|(known, _)| *known == def);
        let segment = at.and_then(|(_, index)| target.segments.get(*index));
        // `<T as Trait>::item` has to say what the trait is of.
        let infer = self.tcx.def_kind(def) != DefKind::Trait || target.self_ty.is_none();
        self.own_args(def, args, segment, span, infer);
    }

    /// The arguments that a definition takes itself: those of the segment that names it,
    /// new variables for those that are left out, all of them only if `infer` is set.
    pub(super) fn own_args(
        &self,
        def: DefId,
        args: &mut Vec<GenericArg>,
        segment: Option<&PathSegment>,
        span: Span,
        infer: bool,
    ) {
        let generics = self.tcx.generics_of(def);
        let Some(segment) = segment else {
            for param in &generics.params {
                if param.index as usize >= args.len() {
                    args.push(self.infcx.var_for_param(param, def, span));
                }
            }
            return;
        };
        let has_self = args.len() > generics.parent_count;
        let self_ty = if has_self { args.pop() } else { None };
        let of = ArgsOf {
            def,
            parent: args,
            self_ty: self_ty.and_then(GenericArg::as_ty),
            infer,
            is_value: true,
        };
        let all = self.watching(|| {
            let mut lowerer = Lowerer::body(self.tcx, self.owner, self);
            lowerer.prohibit_constraints(segment);
            lowerer.segment_args(of, segment)
        });
        let all = self.tcx.erase_regions(self.tcx.types.mk_args(&all));
        *args = self.tcx.types.args(all).to_vec();
        self.register_written(args, segment);
    }

    /// What is written has to make sense.
    fn register_written(&self, args: &[GenericArg], segment: &PathSegment) {
        let Some(GenericArgs::Angle { args: written, .. }) = &segment.args else {
            return;
        };
        let others = |arg: &&AstArg| !matches!(arg, AstArg::Lifetime(_));
        let written: Vec<&AstArg> = written.iter().filter(others).collect();
        let own = args.len().saturating_sub(written.len());
        for (arg, ast) in args.iter().skip(own).zip(written) {
            if let (GenericArg::Ty(ty), AstArg::Type(id)) = (arg, ast) {
                self.register_wf(*ty, self.ast.types[*id].span);
            }
        }
    }

    /// Does something that reports to the typing context by itself, and notes whether it
    /// did.
    pub(super) fn watching<R>(&self, act: impl FnOnce() -> R) -> R {
        let before = self.tcx.diagnostics.borrow().len();
        let result = act();
        if self.tcx.diagnostics.borrow().len() > before {
            self.tainted.set(true);
        }
        result
    }

    /// The arguments of a method that is called.
    pub(super) fn method_args(
        &self,
        def: DefId,
        parent: Args,
        generics: Option<&GenericArgs>,
        method: Ident,
    ) -> Args {
        let mut args = self.tcx.types.args(parent).to_vec();
        let mut generics = generics.cloned();
        if let Some(GenericArgs::Angle { args, .. }) = &mut generics
            && self.tcx.has_late_bound_lifetimes(def)
        {
            // rustc has a lint for these.
            args.retain(|arg| !matches!(arg, AstArg::Lifetime(_)));
        }
        let segment = generics.map(|generics| PathSegment {
            ident: method,
            args: Some(generics),
        });
        self.own_args(def, &mut args, segment.as_ref(), method.span, true);
        self.tcx.types.mk_args(&args)
    }

    /// Arguments are not to be given here.
    pub(super) fn prohibit_generics(&self, segments: &[PathSegment], what: &str) {
        self.watching(|| Lowerer::body(self.tcx, self.owner, self).prohibit_args(segments, what));
    }

    /// What a function that is named takes and gives has to be sized.
    pub(super) fn require_sized_signature(&self, expr: ExprId, ty: Ty, args: &[ExprId]) {
        let TyKind::FnDef(def, of) = self.kind(ty) else {
            return;
        };
        let sig = self.tcx.erase_regions(self.tcx.fn_sig(def));
        let (inputs, output) = self.tcx.types.split_sig(sig.inputs_and_output);
        let open = |ty: Ty| {
            matches!(
                self.tcx.types.kind(ty),
                TyKind::Param(_) | TyKind::Projection(..)
            )
        };
        let span = self.span(expr);
        for (index, input) in inputs.iter().enumerate() {
            if open(*input) {
                let at = args.get(index).map_or(span, |arg| self.span(*arg));
                let input = self.normalize(span, self.tcx.subst(*input, of));
                self.require_sized_deferred(input, at, CauseCode::SizedArgument);
            }
        }
        if open(output) {
            let output = self.normalize(span, self.tcx.subst(output, of));
            self.require_sized_deferred(output, span, CauseCode::SizedCallReturn);
        }
    }
}
