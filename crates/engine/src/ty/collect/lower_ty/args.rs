//! Generic arguments: those that are written, and what stands for those that are not.

use crate::resolve::{DefId, DefKind, Res};
use crate::syntax::ast::{self, AssocArg, GenericArgs, Path, PathSegment, TypeId, TypeKind};
use crate::syntax::span::Span;
use crate::ty::BodyRef;
use crate::ty::generics::{GenericParamDef, ParamKind};
use crate::ty::kind::{ConstKind, GenericArg, Region, Ty};

use super::Lowerer;

/// Whose arguments a segment of a path gives.
#[derive(Clone, Copy, Debug)]
pub struct ArgsOf<'p> {
    /// What takes them.
    pub def: DefId,
    /// The arguments of its parent.
    pub parent: &'p [GenericArg],
    /// `Self` of a trait.
    pub self_ty: Option<Ty>,
    /// Whether all of them may be left out, to be inferred: in expressions and patterns.
    pub infer: bool,
    /// Whether the path is a value's. Lifetimes are inferred then.
    pub is_value: bool,
}

/// The arguments of a segment, sorted.
struct Written<'a> {
    lifetimes: Vec<ast::Lifetime>,
    others: Vec<ast::GenericArg>,
    assoc: &'a [AssocArg],
    span: Option<Span>,
}

impl<'a> Lowerer<'a> {
    /// The arguments that a segment of a path gives to something, those of the parent
    /// first. What is wrong with them is reported.
    pub fn segment_args(&mut self, of: ArgsOf, segment: &'a PathSegment) -> Vec<GenericArg> {
        let written = self.written_args(of.def, segment);
        let params = &self.tcx.generics_of(of.def).params;
        let infer = of.infer && written.others.is_empty();
        let (lifetimes, rest): (Vec<GenericParamDef>, Vec<GenericParamDef>) = params
            .iter()
            .copied()
            .partition(|param| param.kind == ParamKind::Lifetime);
        let own_self =
            usize::from(of.self_ty.is_some() && self.tcx.def_kind(of.def) == DefKind::Trait);
        let rest: Vec<GenericParamDef> = rest.into_iter().skip(own_self).collect();
        self.check_lifetime_count(of, segment, &written, lifetimes.len());
        self.check_type_count(of, segment, &written, &rest, infer);
        let mut args = of.parent.to_vec();
        if own_self == 1
            && let Some(self_ty) = of.self_ty
        {
            args.push(GenericArg::Ty(self_ty));
        }
        self.push_lifetimes(of, segment, &written, lifetimes.len(), &mut args);
        let object_default = self.outer_object_default();
        self.with_object_default(object_default, |this| {
            this.push_others(of, segment, &written, &rest, infer, &mut args);
        });
        args
    }

    /// The default lifetime of trait objects within arguments.
    fn outer_object_default(&self) -> Region {
        if self.hooks.in_body() {
            Region::ERASED
        } else {
            Region::STATIC
        }
    }

    fn written_args(&self, def: DefId, segment: &'a PathSegment) -> Written<'a> {
        let mut written = Written {
            lifetimes: Vec::new(),
            others: Vec::new(),
            assoc: &[],
            span: None,
        };
        match &segment.args {
            Some(GenericArgs::Angle { args, assoc, span }) => {
                for arg in args {
                    match arg {
                        ast::GenericArg::Lifetime(lifetime) => {
                            if let Some(first) = written.others.first() {
                                let (kind, span) = self.arg_kind(*first);
                                let kind = if kind == "const" { "constant" } else { kind };
                                let message =
                                    format!("{kind} provided when a lifetime was expected");
                                self.error("E0747", span, message);
                            }
                            written.lifetimes.push(*lifetime);
                        }
                        other => written.others.push(*other),
                    }
                }
                written.assoc = assoc;
                written.span = Some(*span);
            }
            Some(GenericArgs::Parenthesized { span, .. }) => {
                written.span = Some(*span);
                if self.tcx.def_kind(def) != DefKind::Trait {
                    let message =
                        "parenthesized type parameters may only be used with a `Fn` trait";
                    self.error("E0214", *span, message);
                }
            }
            None => {}
        }
        written
    }

    fn check_lifetime_count(
        &self,
        of: ArgsOf,
        segment: &PathSegment,
        written: &Written,
        expected: usize,
    ) {
        let given = written.lifetimes.len();
        if given == 0 {
            return;
        }
        if of.is_value && self.tcx.has_late_bound_lifetimes(of.def) {
            if given > self.tcx.early_lifetime_count(of.def)
                && let Some(first) = written.lifetimes.first()
            {
                let message = "cannot specify lifetime arguments explicitly if late bound \
                               lifetime parameters are present";
                self.error("E0794", first.span, message);
            }
            return;
        }
        if given != expected {
            self.wrong_count(of.def, segment, "lifetime", "", expected, given);
        }
    }

    fn check_type_count(
        &self,
        of: ArgsOf,
        segment: &PathSegment,
        written: &Written,
        params: &[GenericParamDef],
        infer: bool,
    ) {
        let named = params.iter().filter(|param| !is_synthetic(param)).count();
        let defaults = params.iter().filter(|param| has_default(param)).count();
        let given = written.others.len();
        let least = if infer { 0 } else { named - defaults };
        if (least..=named).contains(&given) {
            return;
        }
        let (quantifier, bound) = match (defaults, given < least) {
            (0, _) => ("", named),
            (_, true) => ("at least ", named - defaults),
            (_, false) => ("at most ", named),
        };
        if written.span.is_none() && given == 0 {
            let (kind, path) = (self.tcx.def_descr(of.def), self.tcx.def_path(of.def));
            let message = format!("missing generics for {kind} `{path}`");
            self.error("E0107", segment.ident.span, message);
        } else {
            self.wrong_count(of.def, segment, "generic", quantifier, bound, given);
        }
    }

    fn wrong_count(
        &self,
        def: DefId,
        segment: &PathSegment,
        kind: &str,
        quantifier: &str,
        bound: usize,
        given: usize,
    ) {
        let descr = self.tcx.def_descr(def);
        let s = |count: usize| if count == 1 { "" } else { "s" };
        let verb = if given == 1 { "was" } else { "were" };
        let message = format!(
            "{descr} takes {quantifier}{bound} {kind} argument{} but {given} {kind} argument{} {verb} supplied",
            s(bound),
            s(given)
        );
        self.error("E0107", segment.ident.span, message);
    }

    fn push_lifetimes(
        &mut self,
        of: ArgsOf,
        segment: &PathSegment,
        written: &Written,
        count: usize,
        args: &mut Vec<GenericArg>,
    ) {
        if written.lifetimes.is_empty() {
            let regions = if of.is_value {
                vec![Region::ERASED; count]
            } else if count == 0 {
                Vec::new()
            } else {
                self.elided_in_path(segment, count)
            };
            args.extend(regions.into_iter().map(GenericArg::Region));
            return;
        }
        let mut given = written.lifetimes.iter();
        for _ in 0..count {
            let region = given
                .next()
                .map_or(Region::ERASED, |lifetime| self.lifetime(*lifetime));
            args.push(GenericArg::Region(region));
        }
        for lifetime in given {
            self.lifetime(*lifetime);
        }
    }

    fn push_others(
        &mut self,
        of: ArgsOf,
        segment: &'a PathSegment,
        written: &Written,
        params: &[GenericParamDef],
        infer: bool,
        args: &mut Vec<GenericArg>,
    ) {
        let mut given = written.others.iter();
        let mut mismatched = false;
        for param in params {
            let next = if is_synthetic(param) {
                None
            } else {
                given.next()
            };
            let arg = match next {
                _ if mismatched => self.error_arg(param),
                Some(arg) => {
                    if let Some(arg) = self.given_arg(*arg, param, args) {
                        arg
                    } else {
                        mismatched = true;
                        self.error_arg(param)
                    }
                }
                None => self.missing_arg(of, segment, param, infer, args),
            };
            args.push(arg);
        }
        // What is too much is looked at as well: it may be wrong in itself.
        for arg in given {
            if let ast::GenericArg::Type(ty) = arg {
                self.lower_unless_const(*ty);
            }
        }
    }

    fn lower_unless_const(&mut self, ty: TypeId) {
        let usize = self.tcx.types.common.usize;
        if self.const_of_type(ty, usize).is_none() {
            self.lower(ty);
        }
    }

    fn given_arg(
        &mut self,
        arg: ast::GenericArg,
        param: &GenericParamDef,
        before: &[GenericArg],
    ) -> Option<GenericArg> {
        let mismatch = |this: &Self, span: Span, given: &str, expected: &str| {
            let message = format!("{given} provided when a {expected} was expected");
            this.error("E0747", span, message);
            None
        };
        match (arg, param.kind) {
            (ast::GenericArg::Type(ty), ParamKind::Const { .. }) => {
                let wanted = self.const_param_type(param, before);
                if let TypeKind::Infer = self.ast.types[ty].kind {
                    let span = self.ast.types[ty].span;
                    let inferred = self.hooks.infer_const(Some(param), wanted, span);
                    if inferred.is_none() {
                        self.placeholders.push(span);
                    }
                    return inferred.map(GenericArg::Const);
                }
                if let Some(constant) = self.const_of_type(ty, wanted) {
                    Some(GenericArg::Const(constant))
                } else {
                    let lowered = self.lower(ty);
                    if self.tcx.types.has_error(lowered) {
                        return None;
                    }
                    let span = self.ast.types[ty].span;
                    mismatch(self, span, "type", "constant")
                }
            }
            (ast::GenericArg::Type(ty), ParamKind::Type { .. }) => {
                let unknown = self.tcx.types.common.error;
                if self.const_of_type(ty, unknown).is_some() {
                    return mismatch(self, self.ast.types[ty].span, "constant", "type");
                }
                Some(GenericArg::Ty(self.lower(ty)))
            }
            (ast::GenericArg::Const(body), ParamKind::Const { .. }) => {
                let wanted = self.const_param_type(param, before);
                let krate = self.krate;
                let constant = self.anon_const(BodyRef { krate, body }, wanted);
                Some(GenericArg::Const(constant))
            }
            (ast::GenericArg::Const(body), _) => {
                let krate = self.krate;
                let node = self.tcx.body(BodyRef { krate, body });
                let span = node.map(|node| node.span).unwrap_or_default();
                mismatch(self, span, "constant", "type")
            }
            (ast::GenericArg::Lifetime(_), _) | (_, ParamKind::Lifetime) => None,
        }
    }

    fn const_param_type(&self, param: &GenericParamDef, before: &[GenericArg]) -> Ty {
        match param.def {
            Some(def) => self.tcx.types.subst_list(self.tcx.type_of(def), before),
            None => self.tcx.types.common.error,
        }
    }

    fn missing_arg(
        &mut self,
        of: ArgsOf,
        segment: &PathSegment,
        param: &GenericParamDef,
        infer: bool,
        before: &[GenericArg],
    ) -> GenericArg {
        let span = segment.ident.span;
        if (infer || (of.is_value && is_synthetic(param)))
            && let Some(arg) = self.inferred_arg(param, span, before)
        {
            return arg;
        }
        let default = param.def.filter(|_| has_default(param));
        let default = default.and_then(|def| self.tcx.param_default(def));
        match default {
            Some(default) => {
                let arg = self.tcx.types.subst_list(default, before);
                self.check_default_of_object(of, segment, param, arg);
                arg
            }
            None => self.error_arg(param),
        }
    }

    /// A default of a trait's parameter that mentions `Self` is of no use to `dyn Trait`.
    fn check_default_of_object(
        &self,
        of: ArgsOf,
        segment: &PathSegment,
        param: &GenericParamDef,
        arg: GenericArg,
    ) {
        let dummy = self.tcx.types.mk_dummy_self();
        let GenericArg::Ty(ty) = arg else { return };
        if of.self_ty != Some(dummy) || !self.tcx.types.mentions(ty, dummy) {
            return;
        }
        let message = format!(
            "the type parameter `{}` must be explicitly specified",
            self.tcx.text(param.name)
        );
        self.error("E0393", segment.ident.span, message);
    }

    pub(super) fn inferred_arg(
        &self,
        param: &GenericParamDef,
        span: Span,
        before: &[GenericArg],
    ) -> Option<GenericArg> {
        match param.kind {
            ParamKind::Lifetime => Some(GenericArg::Region(Region::ERASED)),
            ParamKind::Type { .. } => self.hooks.infer_ty(Some(param), span).map(GenericArg::Ty),
            ParamKind::Const { .. } => {
                let ty = self.const_param_type(param, before);
                let constant = self.hooks.infer_const(Some(param), ty, span);
                constant.map(GenericArg::Const)
            }
        }
    }

    fn error_arg(&self, param: &GenericParamDef) -> GenericArg {
        match param.kind {
            ParamKind::Lifetime => GenericArg::Region(Region::ERASED),
            ParamKind::Type { .. } => GenericArg::Ty(self.tcx.types.common.error),
            ParamKind::Const { .. } => GenericArg::Const(self.tcx.types.mk_const(ConstKind::Error)),
        }
    }

    /// Reports generic arguments where there must be none: on these segments of a path,
    /// which stand for `res`.
    pub(crate) fn prohibit_args<'s>(
        &mut self,
        segments: impl IntoIterator<Item = &'s PathSegment>,
        what: &str,
    ) {
        let (mut kinds, mut first) = (Vec::new(), None);
        let mut constraint = None;
        for segment in segments {
            match &segment.args {
                Some(GenericArgs::Angle { args, assoc, .. }) => {
                    for arg in args {
                        let (kind, span) = self.arg_kind(*arg);
                        if !kinds.contains(&kind) {
                            kinds.push(kind);
                        }
                        first = first.or(Some(span));
                    }
                    constraint = constraint.or(assoc.first().map(|arg| arg.ident.span));
                }
                Some(GenericArgs::Parenthesized { span, .. }) => {
                    let message =
                        "parenthesized type parameters may only be used with a `Fn` trait";
                    self.error("E0214", *span, message);
                }
                None => {}
            }
        }
        if let Some(span) = first {
            kinds.sort_unstable_by_key(|kind| {
                ["lifetime", "type", "const"].iter().position(|k| k == kind)
            });
            let kinds = match kinds.split_last() {
                Some((last, [])) => (*last).to_owned(),
                Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
                None => String::new(),
            };
            let message = format!("{kinds} arguments are not allowed on {what}");
            self.error("E0109", span, message);
        }
        if let Some(span) = constraint {
            self.error(
                "E0229",
                span,
                "associated item constraints are not allowed here",
            );
        }
    }

    fn arg_kind(&self, arg: ast::GenericArg) -> (&'static str, Span) {
        match arg {
            ast::GenericArg::Lifetime(lifetime) => ("lifetime", lifetime.span),
            ast::GenericArg::Type(ty) => ("type", self.ast.types[ty].span),
            ast::GenericArg::Const(body) => ("const", self.ast.bodies[body].span),
        }
    }

    /// Reports what is said about associated items on a path that is no trait's.
    pub(crate) fn prohibit_constraints(&self, segment: &PathSegment) {
        if let Some(GenericArgs::Angle { assoc, .. }) = &segment.args
            && let Some(first) = assoc.first()
        {
            let message = "associated item constraints are not allowed here";
            self.error("E0229", first.ident.span, message);
        }
    }

    /// Reports generic arguments on the segments of a path before the last of those that
    /// are resolved.
    pub(super) fn prohibit_before(&mut self, path: &Path, resolved: usize) {
        let count = resolved.saturating_sub(1);
        let has_args = |segment: &&PathSegment| segment.args.is_some();
        for segment in path.segments.iter().take(count).filter(has_args) {
            let what = format!("module `{}`", self.tcx.text(segment.ident.name));
            self.prohibit_args([segment], &what);
        }
    }

    /// What rustc calls something that takes no generic arguments.
    pub(super) fn prohibited_descr(&self, res: Res) -> String {
        match res {
            Res::Prim(prim) => format!("builtin type `{}`", prim.name()),
            Res::SelfTy(_) => "self type".to_owned(),
            Res::Def(def) => {
                let name = self.tcx.def(def).name;
                let name = name.map_or("", |name| self.tcx.text(name));
                format!("{} `{name}`", self.tcx.def_descr(def))
            }
            _ => "this type".to_owned(),
        }
    }
}

pub(super) fn is_synthetic(param: &GenericParamDef) -> bool {
    matches!(
        param.kind,
        ParamKind::Type {
            synthetic: true,
            ..
        }
    )
}

pub(super) fn has_default(param: &GenericParamDef) -> bool {
    match param.kind {
        ParamKind::Lifetime => false,
        ParamKind::Type { has_default, .. } | ParamKind::Const { has_default } => has_default,
    }
}
