//! What depends on the sizes of types: that what is moved has one that is known (E0161), and
//! that both types of a `transmute` have the same (E0512).

use crate::mir::body::{Body, ConstOperandKind, LocalKind, Operand, TerminatorKind};
use crate::syntax::diagnostic::Diagnostic;
use crate::ty::traits::ParamEnv;
use crate::ty::{Tcx, Ty, TyKind};

/// Gives what is wrong with a body.
pub(super) fn check(tcx: &Tcx, env: ParamEnv, body: &Body) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, local) in body.locals.iter().skip(1 + body.arg_count) {
        let is_temp = matches!(local.kind, LocalKind::Temp { .. } | LocalKind::Internal);
        if is_temp && may_be_unsized(tcx, local.ty) && !tcx.type_is_sized(env, local.ty) {
            let text = format!("cannot move a value of type `{}`", tcx.ty_text(local.ty));
            let diagnostic = Diagnostic::coded("E0161", local.span, text);
            if !found.contains(&diagnostic) {
                found.push(diagnostic);
            }
        }
    }
    for (_, data) in body.blocks.iter() {
        if let Some(terminator) = &data.terminator
            && let TerminatorKind::Call { func, .. } = &terminator.kind
        {
            found.extend(transmute(tcx, env, func));
        }
    }
    found
}

fn may_be_unsized(tcx: &Tcx, ty: Ty) -> bool {
    matches!(
        tcx.types.kind(ty),
        TyKind::Str | TyKind::Slice(_) | TyKind::Dynamic(..)
    )
}

/// What is wrong with a function that is called, if it is `transmute`.
fn transmute(tcx: &Tcx, env: ParamEnv, func: &Operand) -> Option<Diagnostic> {
    let Operand::Constant(constant) = func else {
        return None;
    };
    let TyKind::FnDef(def, args) = tcx.types.kind(constant.ty) else {
        return None;
    };
    if !matches!(constant.kind, ConstOperandKind::ZeroSized) || !tcx.lang.is(def, "transmute") {
        return None;
    }
    let types: Vec<Ty> = tcx
        .types
        .args(args)
        .iter()
        .filter_map(|arg| arg.as_ty())
        .collect();
    let [from, to] = *types.as_slice() else {
        return None;
    };
    let known = [from, to].map(|ty| tcx.try_normalize(env, ty).unwrap_or(ty));
    if known[0] == known[1] {
        return None;
    }
    match known.map(|ty| size(tcx, env, ty)) {
        [Some(from), Some(to)] if from == to => None,
        [Some(_), Some(_)] => {
            let text = "cannot transmute between types of different sizes, or \
                        dependently-sized types";
            Some(Diagnostic::coded("E0512", constant.span, text))
        }
        _ => Some(Diagnostic::unsupported(
            constant.span,
            "a transmute between types whose sizes are not known",
        )),
    }
}

/// The size of a type under any generic arguments, if that is known.
fn size(tcx: &Tcx, env: ParamEnv, ty: Ty) -> Option<u64> {
    if !tcx.types.has_params(ty) {
        return tcx.const_eval.as_ref()?.size_of(tcx, ty);
    }
    match tcx.types.kind(ty) {
        TyKind::Ref(_, to, _) | TyKind::RawPtr(to, _) => tcx.type_is_sized(env, to).then_some(8),
        _ => None,
    }
}
