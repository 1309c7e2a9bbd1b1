//! Types that hold no cell.

use crate::ty::traits::ParamEnv;
use crate::ty::{Tcx, Ty, TyKind};

/// Whether a type has no interior mutability outside of what it points to. What is not
/// known may have some.
#[must_use]
pub fn is_freeze(tcx: &Tcx, env: ParamEnv, ty: Ty) -> bool {
    let mut todo = vec![ty];
    let mut seen = Vec::new();
    while let Some(ty) = todo.pop() {
        if seen.contains(&ty) {
            continue;
        }
        if seen.len() > MAX_TYPES {
            return false;
        }
        seen.push(ty);
        match tcx.types.kind(ty) {
            TyKind::Bool
            | TyKind::Char
            | TyKind::Str
            | TyKind::Never
            | TyKind::Int(_)
            | TyKind::Float(_)
            | TyKind::Ref(..)
            | TyKind::RawPtr(..)
            | TyKind::FnDef(..)
            | TyKind::FnPtr(..)
            | TyKind::Error => {}
            TyKind::Slice(elem) | TyKind::Array(elem, _) => todo.push(elem),
            TyKind::Tuple(list) => todo.extend(tcx.types.list(list)),
            TyKind::Adt(def, args) => {
                let adt = tcx.adt_def(def);
                if adt.is_unsafe_cell {
                    return false;
                }
                if adt.is_phantom_data {
                    continue;
                }
                for field in adt.variants.iter().flat_map(|variant| &variant.fields) {
                    let ty = tcx.type_of_erased(field.def, args);
                    todo.push(tcx.try_normalize(env, ty).unwrap_or(ty));
                }
            }
            _ => return false,
        }
    }
    true
}

/// How many types a type may hold to be known.
const MAX_TYPES: usize = 256;
