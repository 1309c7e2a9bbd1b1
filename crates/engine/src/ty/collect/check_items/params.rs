//! Generic parameters that nothing depends on: those of types that no field mentions
//! (E0392), and those of impls that their types leave open (E0207).

use std::collections::HashSet;

use crate::resolve::{DefId, DefKind, Res};
use crate::syntax::ast::GenericParamKind;
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::ty::Tcx;
use crate::ty::collect::TypeParts;
use crate::ty::generics::{GenericParamDef, ParamKind};
use crate::ty::kind::{
    Args, ConstKind, ExistentialPredicate, GenericArg, Predicate, RegionKind, Ty, TyKind,
};

use super::error;

/// The places of parameters.
type Places = HashSet<u32>;

/// Checks that the fields of a struct or an enum mention its parameters.
pub(super) fn check_adt(tcx: &Tcx, def: DefId) {
    if tcx.adt_def(def).is_phantom_data {
        return;
    }
    let used = used_params(tcx, def);
    for param in &tcx.generics_of(def).params {
        if matches!(param.kind, ParamKind::Const { .. }) || used.contains(&param.index) {
            continue;
        }
        let uses = uses_in_fields(tcx, def, param);
        match uses.first() {
            Some(_) if tcx.has_error_within(tcx.full_span(def)) => {}
            Some(first) if is_cyclical(tcx, def) => {
                let name = tcx.text(param.name);
                let message = format!("type parameter `{name}` is only used recursively");
                tcx.report(Diagnostic::error(*first, message));
            }
            _ => report_unused(tcx, "E0392", param),
        }
    }
}

/// Where the fields of a type mention a type parameter.
fn uses_in_fields(tcx: &Tcx, def: DefId, param: &GenericParamDef) -> Vec<Span> {
    let mut uses = Vec::new();
    let (Some(ast), Some(tables)) = (tcx.ast_of(def), tcx.tables(tcx.def(def).krate)) else {
        return uses;
    };
    let Some(wanted) = param.def.filter(|_| param.kind != ParamKind::Lifetime) else {
        return uses;
    };
    for variant in &tcx.adt_def(def).variants {
        for field in &variant.fields {
            let Some(node) = tcx.field_node(field.def) else {
                continue;
            };
            TypeParts::walk(ast, node.ty, &mut |ty| {
                let found = tables.types.get(ty).and_then(|found| found.full_res());
                if found == Some(Res::Def(wanted)) {
                    uses.push(ast.types[ty].span);
                }
                true
            });
        }
    }
    uses
}

/// Whether the fields of a type come back to it.
fn is_cyclical(tcx: &Tcx, def: DefId) -> bool {
    let mut seen = vec![def];
    let mut next = 0;
    while let Some(adt) = seen.get(next).copied() {
        next += 1;
        for variant in &tcx.adt_def(adt).variants {
            for field in &variant.fields {
                let mut back = false;
                tcx.types.walk(tcx.type_of(field.def), &mut |ty| {
                    if let TyKind::Adt(inner, _) = tcx.types.kind(ty)
                        && tcx.is_local(inner)
                    {
                        back |= inner == def;
                        if !seen.contains(&inner) {
                            seen.push(inner);
                        }
                    }
                    true
                });
                if back {
                    return true;
                }
            }
        }
    }
    false
}

/// Checks that a constant parameter is of a type that stable Rust has for them.
pub(super) fn check_const_param(tcx: &Tcx, def: DefId) {
    let ty = tcx.type_of(def);
    let fits = matches!(
        tcx.types.kind(ty),
        TyKind::Int(_) | TyKind::Bool | TyKind::Char | TyKind::Error
    );
    if fits {
        return;
    }
    let span = match (tcx.param_node(def).map(|node| &node.kind), tcx.ast_of(def)) {
        (Some(GenericParamKind::Const { ty, .. }), Some(ast)) => ast.types[*ty].span,
        _ => tcx.def(def).span,
    };
    let what = tcx.ty_text(ty);
    let message = format!("`{what}` is forbidden as the type of a const generic parameter");
    tcx.report(Diagnostic::error(span, message));
}

/// Checks that an alias mentions its parameters.
pub(super) fn check_alias(tcx: &Tcx, def: DefId) {
    let ty = tcx.type_of(def);
    if tcx.types.has_error(ty) {
        return;
    }
    let mut used = Places::new();
    all_mentioned(tcx, ty, &mut used);
    for param in &tcx.generics_of(def).params {
        if matches!(param.kind, ParamKind::Type { .. }) && !used.contains(&param.index) {
            report_unused(tcx, "E0091", param);
        }
    }
}

fn report_unused(tcx: &Tcx, code: &'static str, param: &GenericParamDef) {
    let kind = match param.kind {
        ParamKind::Lifetime => "lifetime",
        _ => "type",
    };
    let message = format!("{kind} parameter `{}` is never used", tcx.text(param.name));
    error(tcx, code, param.span, message);
}

/// The parameters that a type really depends on. That a type mentions them as its own
/// arguments does not count.
fn used_params(tcx: &Tcx, def: DefId) -> Places {
    let mut used = Places::new();
    let mut usage = Usage {
        tcx,
        active: vec![def],
    };
    let has_error = usage.adt(def, &mut used);
    if has_error {
        // What could not be read may mention all of them.
        return tcx
            .generics_of(def)
            .params
            .iter()
            .map(|param| param.index)
            .collect();
    }
    used
}

struct Usage<'t> {
    tcx: &'t Tcx,
    /// The types that are being looked at.
    active: Vec<DefId>,
}

impl Usage<'_> {
    /// Collects what the fields mention. Gives whether something in them was reported.
    fn adt(&mut self, def: DefId, used: &mut Places) -> bool {
        let fields: Vec<DefId> = self
            .tcx
            .adt_def(def)
            .variants
            .iter()
            .flat_map(|variant| variant.fields.iter().map(|field| field.def))
            .collect();
        let mut has_error = false;
        for field in fields {
            let ty = self.tcx.type_of(field);
            has_error |= self.tcx.types.has_error(ty);
            self.ty(ty, used);
        }
        has_error
    }

    fn ty(&mut self, ty: Ty, used: &mut Places) {
        let tcx = self.tcx;
        match tcx.types.kind(ty) {
            TyKind::Param(param) => {
                used.insert(param.index);
            }
            TyKind::Adt(def, args) if tcx.is_local(def) => self.local_adt(def, args, used),
            _ => tcx
                .types
                .for_each_part(ty, &mut |part| self.arg(part, used)),
        }
    }

    /// Of the arguments of a type of this crate those count that it depends on.
    fn local_adt(&mut self, def: DefId, args: Args, used: &mut Places) {
        if self.active.contains(&def) || self.active.len() > MAX_DEPTH {
            return;
        }
        self.active.push(def);
        let mut inner = Places::new();
        let has_error = self.adt(def, &mut inner);
        self.active.pop();
        let args = self.tcx.types.args(args).to_vec();
        for (index, arg) in (0..).zip(args) {
            if has_error || inner.contains(&index) {
                self.arg(arg, used);
            }
        }
    }

    fn arg(&mut self, arg: GenericArg, used: &mut Places) {
        match arg {
            GenericArg::Ty(ty) => self.ty(ty, used),
            GenericArg::Region(region) => {
                if let RegionKind::Param { index, .. } = self.tcx.types.region_kind(region) {
                    used.insert(index);
                }
            }
            GenericArg::Const(constant) => {
                if let ConstKind::Param(param) = self.tcx.types.const_kind(constant) {
                    used.insert(param.index);
                }
            }
        }
    }
}

/// How many types within types are looked into.
const MAX_DEPTH: usize = 64;

fn all_mentioned(tcx: &Tcx, ty: Ty, used: &mut Places) {
    tcx.types.walk(ty, &mut |each| {
        if let TyKind::Param(param) = tcx.types.kind(each) {
            used.insert(param.index);
        }
        tcx.types.for_each_part(each, &mut |part| {
            arg_places(tcx, part, used);
        });
        true
    });
}

fn arg_places(tcx: &Tcx, arg: GenericArg, used: &mut Places) {
    match arg {
        GenericArg::Region(region) => {
            if let RegionKind::Param { index, .. } = tcx.types.region_kind(region) {
                used.insert(index);
            }
        }
        GenericArg::Const(constant) => {
            if let ConstKind::Param(param) = tcx.types.const_kind(constant) {
                used.insert(param.index);
            }
        }
        GenericArg::Ty(_) => {}
    }
}

/// Checks that the type and the trait of an impl decide its parameters.
pub(super) fn check_impl(tcx: &Tcx, imp: DefId) {
    let header = tcx.impl_header(imp);
    let of_trait = tcx
        .impl_node(imp)
        .is_some_and(|node| node.of_trait.is_some());
    if tcx.types.has_error(*header) || (of_trait && header.trait_ref.is_none()) {
        return;
    }
    let mut constrained = Places::new();
    constrained_by(tcx, header.self_ty, &mut constrained);
    if let Some(of) = header.trait_ref {
        for arg in tcx.types.args(of.args) {
            constrained_by_arg(tcx, *arg, &mut constrained);
        }
    }
    constrained_by_predicates(tcx, imp, &mut constrained);
    let in_items = lifetimes_in_items(tcx, imp);
    for param in &tcx.generics_of(imp).params {
        if constrained.contains(&param.index) {
            continue;
        }
        let kind = match param.kind {
            ParamKind::Lifetime if !in_items.contains(&param.index) => continue,
            ParamKind::Lifetime => "lifetime",
            ParamKind::Type { .. } => "type",
            ParamKind::Const { .. } => "const",
        };
        let message = format!(
            "the {kind} parameter `{}` is not constrained by the impl trait, self type, or predicates",
            tcx.text(param.name)
        );
        error(tcx, "E0207", param.span, message);
    }
}

/// What a type decides: not what only projections mention.
fn constrained_by(tcx: &Tcx, ty: Ty, places: &mut Places) {
    tcx.types.walk(ty, &mut |each| {
        match tcx.types.kind(each) {
            TyKind::Projection(..) | TyKind::Opaque(..) => return false,
            TyKind::Param(param) => {
                places.insert(param.index);
            }
            TyKind::Dynamic(list, _) => {
                for part in tcx.types.existentials(list) {
                    if let ExistentialPredicate::Projection { ty, .. } = part {
                        constrained_by(tcx, *ty, places);
                    }
                }
            }
            _ => {}
        }
        tcx.types
            .for_each_part(each, &mut |part| arg_places(tcx, part, places));
        true
    });
}

fn constrained_by_arg(tcx: &Tcx, arg: GenericArg, places: &mut Places) {
    match arg {
        GenericArg::Ty(ty) => constrained_by(tcx, ty, places),
        other => arg_places(tcx, other, places),
    }
}

/// `T: Iterator<Item = U>` decides `U` if `T` is decided.
fn constrained_by_predicates(tcx: &Tcx, imp: DefId, places: &mut Places) {
    loop {
        let before = places.len();
        for clause in tcx.predicates_of(imp) {
            let Predicate::Projection { args, ty, .. } = clause.predicate else {
                continue;
            };
            let mut inputs = Places::new();
            for arg in tcx.types.args(args) {
                match arg {
                    GenericArg::Ty(ty) => all_mentioned(tcx, *ty, &mut inputs),
                    other => arg_places(tcx, *other, &mut inputs),
                }
            }
            if inputs.is_subset(places) {
                constrained_by(tcx, ty, places);
            }
        }
        if places.len() == before {
            return;
        }
    }
}

/// The lifetimes that associated types of an impl mention.
fn lifetimes_in_items(tcx: &Tcx, imp: DefId) -> Places {
    let mut places = Places::new();
    let items: Vec<DefId> = tcx.assoc_items(imp).collect();
    for item in items {
        if tcx.def_kind(item) == DefKind::AssocTy {
            all_mentioned(tcx, tcx.type_of(item), &mut places);
        }
    }
    places
}
