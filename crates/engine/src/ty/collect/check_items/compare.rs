//! One item of an impl against the one of the trait that it is for: rustc's
//! `compare_impl_item`.

use crate::resolve::DefId;
use crate::syntax::ast::AssocItemKind;
use crate::syntax::span::Span;
use crate::ty::generics::ParamKind;
use crate::ty::infer::InferCtxt;
use crate::ty::kind::{Args, GenericArg, Predicate, Region, TraitRef, Ty};
use crate::ty::traits::{Cause, FulfillmentCtxt, ParamEnv};
use crate::ty::{FnSig, Tcx, TyKind};

use super::{error, plural};

/// A method of an impl.
pub(super) fn method(tcx: &Tcx, imp: DefId, item: DefId, of: DefId, trait_ref: TraitRef) {
    let compared = Compared {
        tcx,
        imp,
        item,
        of,
        trait_ref,
    };
    let _ = compared.method();
}

/// An associated constant of an impl.
pub(super) fn constant(tcx: &Tcx, imp: DefId, item: DefId, of: DefId, trait_ref: TraitRef) {
    let compared = Compared {
        tcx,
        imp,
        item,
        of,
        trait_ref,
    };
    compared.constant();
}

/// An associated type of an impl.
pub(super) fn ty(tcx: &Tcx, imp: DefId, item: DefId, of: DefId, trait_ref: TraitRef) {
    let compared = Compared {
        tcx,
        imp,
        item,
        of,
        trait_ref,
    };
    let _ = compared.param_counts("type");
}

struct Compared<'t> {
    tcx: &'t Tcx,
    imp: DefId,
    /// That of the impl.
    item: DefId,
    /// That of the trait.
    of: DefId,
    trait_ref: TraitRef,
}

/// Something was reported: what follows would only repeat it.
struct Reported;

impl Compared<'_> {
    fn name(&self) -> String {
        let name = self.tcx.def(self.item).name;
        name.map_or(String::new(), |name| self.tcx.text(name).to_owned())
    }

    fn error(&self, code: &'static str, span: Span, message: String) -> Result<(), Reported> {
        error(self.tcx, code, span, message);
        Err(Reported)
    }

    fn method(&self) -> Result<(), Reported> {
        self.self_param()?;
        self.param_counts("method")?;
        self.param_kinds()?;
        self.arg_count()?;
        self.synthetic()?;
        self.lifetimes()?;
        self.requirements()?;
        self.signature()
    }

    /// Whether both or neither take `self`.
    fn self_param(&self) -> Result<(), Reported> {
        let here = self.tcx.fn_attrs(self.item).has_self;
        let there = self.tcx.fn_attrs(self.of).has_self;
        let span = self.tcx.head_span(self.item);
        let name = self.name();
        match (here, there) {
            (true, false) => {
                let message = format!(
                    "method `{name}` has a `{}` declaration in the impl, but not in the trait",
                    self.self_text(self.item)
                );
                self.error("E0185", span, message)
            }
            (false, true) => {
                let message = format!(
                    "method `{name}` has a `{}` declaration in the trait, but not in the impl",
                    self.self_text(self.of)
                );
                self.error("E0186", span, message)
            }
            _ => Ok(()),
        }
    }

    fn self_text(&self, method: DefId) -> String {
        let sig = self.tcx.fn_sig(method);
        let (inputs, _) = self.tcx.types.split_sig(sig.inputs_and_output);
        let Some(ty) = inputs.first().copied() else {
            return "self".to_owned();
        };
        let self_ty = match self.tcx.impl_of_item(method) {
            Some(imp) => self.tcx.impl_self_ty(imp),
            None => self.tcx.mk_self_param(),
        };
        match self.tcx.types.kind(ty) {
            _ if ty == self_ty => "self".to_owned(),
            TyKind::Ref(_, inner, mutability) if inner == self_ty => {
                if mutability.is_mut() {
                    "&mut self".to_owned()
                } else {
                    "&self".to_owned()
                }
            }
            _ => format!("self: {}", self.tcx.ty_text(ty)),
        }
    }

    /// How many type and constant parameters there are. If there are as many of both, their
    /// kinds are compared instead.
    fn param_counts(&self, what: &str) -> Result<(), Reported> {
        let kinds: [(&str, fn(&ParamKind) -> bool); 2] = [
            ("type", |kind| matches!(kind, ParamKind::Type { .. })),
            ("const", |kind| matches!(kind, ParamKind::Const { .. })),
        ];
        let all = |def: DefId| {
            let params = self.tcx.generics_of(def).params.iter();
            params
                .filter(|param| param.kind != ParamKind::Lifetime)
                .count()
        };
        if all(self.item) == all(self.of) {
            return Ok(());
        }
        let mut result = Ok(());
        for (word, wanted) in kinds {
            let count = |def: DefId| {
                let params = self.tcx.generics_of(def).params.iter();
                params.filter(|param| wanted(&param.kind)).count()
            };
            let (here, there) = (count(self.item), count(self.of));
            if here != there {
                let message = format!(
                    "{what} `{}` has {here} {word} parameter{} but its trait declaration has \
                     {there} {word} parameter{}",
                    self.name(),
                    plural(here),
                    plural(there)
                );
                result = self.error("E0049", self.generics_span(), message);
            }
        }
        result
    }

    fn generics_span(&self) -> Span {
        let params = self.tcx.generics_of(self.item).params.iter();
        let first = params.map(|param| param.span).next();
        let generics = self.tcx.ast_generics(self.item);
        let clause = generics.and_then(|generics| generics.span);
        first.or(clause).unwrap_or(self.tcx.def(self.item).span)
    }

    /// Whether types and constants come in the same order.
    fn param_kinds(&self) -> Result<(), Reported> {
        let kinds = |def: DefId| {
            let params = self.tcx.generics_of(def).params.iter();
            let kinds: Vec<(bool, Span)> = params
                .filter(|param| param.kind != ParamKind::Lifetime && !is_synthetic(&param.kind))
                .map(|param| (matches!(param.kind, ParamKind::Const { .. }), param.span))
                .collect();
            kinds
        };
        for ((here, span), (there, _)) in kinds(self.item).into_iter().zip(kinds(self.of)) {
            if here != there {
                let message = format!(
                    "{} `{}` has an incompatible generic parameter for trait `{}`",
                    self.tcx.def_descr(self.item),
                    self.name(),
                    self.tcx.def_path(self.trait_ref.def)
                );
                return self.error("E0053", span, message);
            }
        }
        Ok(())
    }

    fn arg_count(&self) -> Result<(), Reported> {
        let types = &self.tcx.types;
        let count = |def: DefId| {
            let list = self.tcx.fn_sig(def).inputs_and_output;
            types.list(list).len().saturating_sub(1)
        };
        let (here, there) = (count(self.item), count(self.of));
        if here == there {
            return Ok(());
        }
        let s = plural(here);
        let message = format!(
            "method `{}` has {here} parameter{s} but the declaration in trait `{}` has {there}",
            self.name(),
            self.tcx.def_path(self.of)
        );
        let span = self.param_span(0).unwrap_or(self.tcx.head_span(self.item));
        self.error("E0050", span, message)
    }

    /// The type of a parameter of the impl's method where it stands; `&self` as a whole.
    fn param_span(&self, index: usize) -> Option<Span> {
        let node = self.tcx.fn_node(self.item)?;
        let param = node.sig.params.get(index)?;
        let ast = self.tcx.ast_of(self.item)?;
        Some(ast.types[param.ty].span)
    }

    /// Whether `impl Trait` stands where the trait has it.
    fn synthetic(&self) -> Result<(), Reported> {
        let list = |def: DefId| {
            let params = self.tcx.generics_of(def).params.iter();
            let list: Vec<(bool, Span)> = params
                .filter(|param| matches!(param.kind, ParamKind::Type { .. }))
                .map(|param| (is_synthetic(&param.kind), param.span))
                .collect();
            list
        };
        let (here, there) = (list(self.item), list(self.of));
        for ((here, span), (there, _)) in here.into_iter().zip(there) {
            if here != there {
                let message = format!(
                    "method `{}` has incompatible signature for trait",
                    self.name()
                );
                return self.error("E0643", span, message);
            }
        }
        Ok(())
    }

    /// Whether as many lifetimes are early bound.
    fn lifetimes(&self) -> Result<(), Reported> {
        let here = self.tcx.early_lifetime_count(self.item);
        let there = self.tcx.early_lifetime_count(self.of);
        if here == there {
            return Ok(());
        }
        let generics = self.tcx.ast_generics(self.item);
        let span = generics.and_then(|generics| generics.span);
        let span = span.unwrap_or(self.tcx.def(self.item).span);
        let descr = self.tcx.def_descr(self.item);
        let message = format!(
            "lifetime parameters or bounds on {descr} `{}` do not match the trait declaration",
            self.name()
        );
        self.error("E0195", span, message)
    }

    /// The arguments that make the trait's item out of the impl's.
    fn trait_to_impl(&self) -> Args {
        let tcx = self.tcx;
        let identity = tcx.types.args(tcx.identity_args_erased(self.item));
        let own = identity
            .get(tcx.generics_of(self.item).parent_count..)
            .unwrap_or_default();
        let mut args = tcx
            .types
            .args(tcx.types.erase_regions(self.trait_ref.args))
            .to_vec();
        // Lifetimes need not be as many: they are of no matter.
        let (mut types, _): (Vec<GenericArg>, Vec<GenericArg>) = own
            .iter()
            .partition(|arg| !matches!(arg, GenericArg::Region(_)));
        types.reverse();
        for param in &tcx.generics_of(self.of).params {
            args.push(match param.kind {
                ParamKind::Lifetime => GenericArg::Region(Region::ERASED),
                _ => types
                    .pop()
                    .unwrap_or(GenericArg::Ty(tcx.types.common.error)),
            });
        }
        tcx.types.mk_args(&args)
    }

    /// What may be taken for granted: what the impl asks for, and what the trait's item
    /// asks for.
    fn hybrid_env(&self, trait_to_impl: Args) -> ParamEnv {
        let tcx = self.tcx;
        let mut known: Vec<Predicate> = tcx
            .predicates_of(self.imp)
            .iter()
            .map(|clause| tcx.erase_regions(clause.predicate))
            .collect();
        for clause in tcx.own_predicates_of(self.of) {
            known.push(tcx.subst_erased(clause.predicate, trait_to_impl));
        }
        tcx.mk_param_env(&known)
    }

    /// Whether the impl's method asks for no more than the trait's.
    fn requirements(&self) -> Result<(), Reported> {
        let tcx = self.tcx;
        let args = self.trait_to_impl();
        let env = self.hybrid_env(args);
        for clause in tcx.own_predicates_of(self.item) {
            let predicate = tcx.erase_regions(clause.predicate);
            if !matches!(
                predicate,
                Predicate::Trait(_) | Predicate::Projection { .. }
            ) || tcx.types.has_error(predicate)
            {
                continue;
            }
            let predicate = tcx.normalize_erasing_regions(env, predicate);
            if !tcx.predicate_holds(env, predicate) {
                let message = "impl has stricter requirements than trait".to_owned();
                return self.error("E0276", clause.span, message);
            }
        }
        Ok(())
    }

    /// Whether the types are the same.
    fn signature(&self) -> Result<(), Reported> {
        let tcx = self.tcx;
        let args = self.trait_to_impl();
        let env = self.hybrid_env(args);
        let infcx = InferCtxt::new(tcx);
        let here = tcx.erase_regions(tcx.fn_sig(self.item));
        let there = tcx.subst_erased(tcx.fn_sig(self.of), args);
        if tcx.types.has_error(here) || tcx.types.has_error(there) {
            return Ok(());
        }
        if self.gives_opaque(there) || self.gives_opaque(here) {
            return Ok(());
        }
        let mut fulfill = FulfillmentCtxt::new();
        let span = tcx.def(self.item).span;
        let mut normal = |sig: FnSig| {
            let (sig, obligations) = infcx.normalize(env, Cause::misc(span), sig);
            for obligation in obligations {
                fulfill.register(&infcx, obligation);
            }
            sig
        };
        let (here, there) = (normal(here), normal(there));
        if !fulfill.select_where_possible(&infcx).is_empty() {
            return Ok(());
        }
        let pairs = tcx.types.list(here.inputs_and_output).iter();
        let pairs = pairs.zip(tcx.types.list(there.inputs_and_output));
        for (index, (here, there)) in pairs.enumerate() {
            if infcx.eq(*there, *here).is_err() {
                return self.incompatible(index);
            }
        }
        if here.safety != there.safety {
            return self.incompatible(usize::MAX);
        }
        Ok(())
    }

    fn gives_opaque(&self, sig: FnSig) -> bool {
        let (_, output) = self.tcx.types.split_sig(sig.inputs_and_output);
        let flags = self.tcx.types.ty_flags(output);
        flags.intersects(crate::ty::TypeFlags::OPAQUE)
    }

    /// `index` is that of the parameter, or the one after the last for the output.
    fn incompatible(&self, index: usize) -> Result<(), Reported> {
        let message = format!(
            "method `{}` has an incompatible type for trait",
            self.name()
        );
        let span = self.param_span(index).or_else(|| self.output_span(index));
        let span = span.unwrap_or(self.tcx.head_span(self.item));
        self.error("E0053", span, message)
    }

    fn output_span(&self, index: usize) -> Option<Span> {
        if index == usize::MAX {
            return None;
        }
        let node = self.tcx.fn_node(self.item)?;
        let ast = self.tcx.ast_of(self.item)?;
        match node.sig.output {
            Some(output) => Some(ast.types[output].span),
            None => Some(node.sig.span.shrink_to_end()),
        }
    }

    fn constant(&self) {
        let tcx = self.tcx;
        let here = tcx.erase_regions(tcx.type_of(self.item));
        let there = tcx.subst_erased(tcx.type_of(self.of), self.trait_to_impl());
        let env = tcx.param_env_of(self.imp);
        let normal = |ty: Ty| tcx.normalize_erasing_regions(env, ty);
        let (here, there) = (normal(here), normal(there));
        if tcx.types.has_error(here) || tcx.types.has_error(there) {
            return;
        }
        if InferCtxt::new(tcx).eq(there, here).is_ok() {
            return;
        }
        let message = format!(
            "implemented const `{}` has an incompatible type for trait",
            self.name()
        );
        let span = match tcx.assoc_node(self.item).map(|node| &node.kind) {
            Some(AssocItemKind::Const { ty, .. }) => {
                tcx.ast_of(self.item).map(|ast| ast.types[*ty].span)
            }
            _ => None,
        };
        error(
            tcx,
            "E0326",
            span.unwrap_or(tcx.def(self.item).span),
            message,
        );
    }
}

fn is_synthetic(kind: &ParamKind) -> bool {
    matches!(
        kind,
        ParamKind::Type {
            synthetic: true,
            ..
        }
    )
}
