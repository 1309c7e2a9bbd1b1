//! `main`.

use crate::resolve::{CrateId, DefId, DefKind, Namespace, Res};
use crate::syntax::symbol::sym;
use crate::ty::Tcx;
use crate::ty::kind::{GenericArg, Predicate, TraitRef};
use crate::ty::traits::{Cause, CauseCode, FulfillmentCtxt, Obligation};

use super::error;

/// Checks the function that a program begins with, if it has one.
pub(super) fn check(tcx: &Tcx, krate: CrateId) {
    let Some(root) = tcx.resolution.map.root(krate) else {
        return;
    };
    let found = tcx.resolution.map.lookup(root, sym::MAIN, Namespace::Value);
    match found.map(|binding| binding.res) {
        Some(Res::Def(def)) if tcx.def_kind(def) == DefKind::Fn && tcx.is_local(def) => {
            check_main(tcx, def);
        }
        _ => {}
    }
}

fn check_main(tcx: &Tcx, def: DefId) {
    let Some(node) = tcx.fn_node(def) else { return };
    let generics = &node.sig.generics;
    if !generics.params.is_empty() {
        let message = "`main` function is not allowed to have generic parameters";
        let span = generics.span.unwrap_or(node.sig.span);
        error(tcx, "E0131", span, message);
        return;
    }
    if let Some(first) = generics.predicates.first() {
        let message = "`main` function is not allowed to have a `where` clause";
        error(tcx, "E0646", first.span, message);
        return;
    }
    if node.sig.header.is_async {
        let message = "`main` function is not allowed to be `async`";
        error(tcx, "E0752", tcx.head_span(def), message);
        return;
    }
    let has_params = !node.sig.params.is_empty();
    if has_params || node.sig.header.is_unsafe || node.sig.header.abi.is_some() {
        let message = "`main` function has wrong type";
        error(tcx, "E0580", tcx.head_span(def), message);
        return;
    }
    check_return(tcx, def);
}

/// What `main` gives has to be a `Termination`.
fn check_return(tcx: &Tcx, def: DefId) {
    let Some(of) = tcx.lang_item("termination") else {
        return;
    };
    let node = tcx.fn_node(def);
    let sig = tcx.erase_regions(tcx.fn_sig(def));
    let (_, output) = tcx.types.split_sig(sig.inputs_and_output);
    if tcx.types.has_error(output) {
        return;
    }
    let span = match (node.and_then(|node| node.sig.output), tcx.ast_of(def)) {
        (Some(ty), Some(ast)) => ast.types[ty].span,
        _ => return,
    };
    let infcx = crate::ty::infer::InferCtxt::new(tcx);
    let env = tcx.param_env_of(def);
    let cause = Cause::new(span, CauseCode::MainReturn);
    let (output, obligations) = infcx.normalize(env, cause, output);
    let mut fulfill = FulfillmentCtxt::new();
    for obligation in obligations {
        fulfill.register(&infcx, obligation);
    }
    let args = tcx.types.mk_args(&[GenericArg::Ty(output)]);
    let predicate = Predicate::Trait(TraitRef { def: of, args });
    fulfill.register(&infcx, Obligation::new(predicate, cause, env));
    let errors = fulfill.select_all_or_error(&infcx);
    for diagnostic in infcx.report_fulfillment_errors(&errors) {
        tcx.report(diagnostic);
    }
}
