//! What in a type has a lifetime, and so may borrow from something.

use crate::ty::{GenericArg, Tcx, Ty, TyKind};

/// The largest parts of a type that have a lifetime, as rustc prints them. What a trait
/// object or a type parameter hides is not seen.
pub fn borrowing_parts(tcx: &Tcx, ty: Ty) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![ty];
    while let Some(ty) = open.pop() {
        match tcx.types.kind(ty) {
            TyKind::Ref(..) | TyKind::Closure(..) | TyKind::Coroutine(..) | TyKind::Opaque(..) => {
                found.push(tcx.ty_text(ty));
            }
            TyKind::Adt(_, args) => {
                let args = tcx.types.args(args);
                if args.iter().any(|arg| matches!(arg, GenericArg::Region(_))) {
                    found.push(tcx.ty_text(ty));
                } else {
                    open.extend(args.iter().filter_map(|arg| arg.as_ty()));
                }
            }
            TyKind::Slice(element) | TyKind::Array(element, _) => open.push(element),
            TyKind::Tuple(list) => open.extend(tcx.types.list(list).iter().copied()),
            _ => {}
        }
    }
    found
}
