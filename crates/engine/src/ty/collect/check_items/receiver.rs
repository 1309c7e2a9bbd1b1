//! The type of `self`.

use crate::resolve::DefId;
use crate::syntax::span::Span;
use crate::ty::Tcx;
use crate::ty::kind::{GenericArg, Ty, TyKind};
use crate::ty::traits::ParamEnv;

use super::error;

/// Checks that a method can be called on what its `self` is.
pub(super) fn check(tcx: &Tcx, method: DefId) {
    if !tcx.fn_attrs(method).has_self {
        return;
    }
    let Some(self_ty) = self_type(tcx, method) else {
        return;
    };
    let env = tcx.param_env_of(method);
    let sig = tcx.erase_regions(tcx.fn_sig(method));
    let (inputs, _) = tcx.types.split_sig(sig.inputs_and_output);
    let Some(written) = inputs.first().copied() else {
        return;
    };
    let receiver = tcx.normalize_erasing_regions(env, written);
    let self_ty = tcx.normalize_erasing_regions(env, tcx.erase_regions(self_ty));
    if tcx.types.has_error(receiver) || tcx.types.has_error(self_ty) {
        return;
    }
    let text = tcx.ty_text(written);
    let span = receiver_span(tcx, method);
    match derefs_to(tcx, env, method, receiver, self_ty) {
        Receiver::Stable => {}
        Receiver::Generic => {
            let message = format!("invalid generic `self` parameter type: `{text}`");
            error(tcx, "E0801", span, message);
        }
        Receiver::Pointer => {
            let message = format!(
                "`{text}` cannot be used as the type of `self` without the \
                 `arbitrary_self_types_pointers` feature"
            );
            error(tcx, "E0658", span, message);
        }
        Receiver::Unstable => {
            let message = format!(
                "`{text}` cannot be used as the type of `self` without the \
                 `arbitrary_self_types` feature"
            );
            error(tcx, "E0658", span, message);
        }
        Receiver::Invalid => {
            let message = format!("invalid `self` parameter type: `{text}`");
            error(tcx, "E0307", span, message);
        }
    }
}

enum Receiver {
    Stable,
    /// A parameter of the method itself.
    Generic,
    /// Through a raw pointer.
    Pointer,
    /// Through other `Deref`s than those of std's pointers.
    Unstable,
    Invalid,
}

fn self_type(tcx: &Tcx, method: DefId) -> Option<Ty> {
    match tcx.impl_of_item(method) {
        Some(imp) => Some(tcx.impl_self_ty(imp)),
        None => tcx.trait_of_item(method).map(|_| tcx.mk_self_param()),
    }
}

fn receiver_span(tcx: &Tcx, method: DefId) -> Span {
    let node = tcx.fn_node(method);
    let param = node.and_then(|node| node.sig.params.first());
    match (param, tcx.ast_of(method)) {
        (Some(param), Some(ast)) => ast.types[param.ty].span,
        _ => tcx.def(method).span,
    }
}

/// How many pointers are looked through.
const MAX_DEPTH: u32 = 32;

/// Follows a type's dereferences until it is `Self`.
fn derefs_to(tcx: &Tcx, env: ParamEnv, method: DefId, receiver: Ty, self_ty: Ty) -> Receiver {
    let mut stable = true;
    let mut at = receiver;
    for _ in 0..MAX_DEPTH {
        if at == self_ty {
            return if stable {
                Receiver::Stable
            } else {
                Receiver::Unstable
            };
        }
        match tcx.types.kind(at) {
            TyKind::Ref(_, inner, _) => at = inner,
            TyKind::RawPtr(inner, _) if inner == self_ty => return Receiver::Pointer,
            TyKind::Param(param) => {
                let own = param.index as usize >= tcx.generics_of(method).parent_count;
                return if own {
                    Receiver::Generic
                } else {
                    Receiver::Invalid
                };
            }
            TyKind::Adt(adt, args) if is_pointer(tcx, adt) => {
                let inner = tcx.types.args(args).iter().find_map(|arg| arg.as_ty());
                match inner {
                    Some(inner) => at = inner,
                    None => return Receiver::Invalid,
                }
            }
            _ => match target_by(tcx, env, at, "deref", "deref_target")
                .or_else(|| target_by(tcx, env, at, "receiver", "receiver_target"))
            {
                Some(inner) => {
                    stable = false;
                    at = inner;
                }
                None => return Receiver::Invalid,
            },
        }
    }
    Receiver::Invalid
}

/// The pointers of std that `self` may be behind on stable Rust.
fn is_pointer(tcx: &Tcx, adt: DefId) -> bool {
    let name = tcx.lang.name_of(adt);
    matches!(name, Some("owned_box" | "Rc" | "Arc" | "pin"))
}

/// What a type leads to by one of the two traits for that.
fn target_by(tcx: &Tcx, env: ParamEnv, ty: Ty, of: &str, target: &str) -> Option<Ty> {
    let of = tcx.lang_item(of)?;
    let target = tcx.lang_item(target)?;
    let clause = tcx.trait_clause(of, ty, Span::default());
    if !tcx.predicate_holds(env, clause.predicate) {
        return None;
    }
    let args = tcx.types.mk_args(&[GenericArg::Ty(ty)]);
    let projection = tcx.types.mk(TyKind::Projection(target, args));
    Some(tcx.normalize_erasing_regions(env, projection))
}
