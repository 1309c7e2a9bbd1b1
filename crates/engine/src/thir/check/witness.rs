//! What a match leaves out, as text.

use rustc_pattern_analysis::constructor::{Constructor, MaybeInfiniteInt, SliceKind};
use rustc_pattern_analysis::pat::WitnessPat;

use super::pattern::{Cx, signed_width};
use crate::resolve::CtorKind;
use crate::ty::{Ty, TyKind};

/// A pattern that is not covered, as rustc writes it.
pub(super) fn text<'t>(cx: &Cx<'t>, witness: &WitnessPat<Cx<'t>>) -> String {
    let parts = || -> Vec<String> { witness.iter_fields().map(|part| text(cx, part)).collect() };
    match witness.ctor() {
        Constructor::Bool(value) => value.to_string(),
        Constructor::IntRange(range) => range_text(cx, *witness.ty(), range.lo, range.hi),
        Constructor::Ref => format!("&{}", parts().concat()),
        Constructor::Struct => match cx.tcx.types.kind(*witness.ty()) {
            TyKind::Adt(..) => adt_text(cx, *witness.ty(), 0, &parts()),
            _ => match parts().as_slice() {
                [only] => format!("({only},)"),
                several => format!("({})", several.join(", ")),
            },
        },
        Constructor::Variant(variant) => adt_text(cx, *witness.ty(), *variant, &parts()),
        Constructor::Slice(slice) => {
            let mut parts = parts();
            if let SliceKind::VarLen(before, _) = slice.kind() {
                parts.insert(before.min(parts.len()), "..".to_owned());
            }
            format!("[{}]", parts.join(", "))
        }
        Constructor::Never => "!".to_owned(),
        _ => "_".to_owned(),
    }
}

fn adt_text(cx: &Cx<'_>, ty: Ty, variant: usize, parts: &[String]) -> String {
    let TyKind::Adt(adt, _) = cx.tcx.types.kind(ty) else {
        return "_".to_owned();
    };
    let def = cx.tcx.adt_def(adt);
    let Some(variant) = def.variants.get(variant) else {
        return "_".to_owned();
    };
    let own = cx.text(variant.name);
    let is_prelude = cx
        .tcx
        .lang
        .name_of(adt)
        .is_some_and(|name| matches!(name, "Option" | "Result"));
    let name = match cx.tcx.def(adt).name {
        Some(name) if def.is_enum && !is_prelude => format!("{}::{own}", cx.text(name)),
        _ => own.to_owned(),
    };
    match variant.ctor {
        Some((CtorKind::Const, _)) => name,
        Some((CtorKind::Fn, _)) => format!("{name}({})", parts.join(", ")),
        None if parts.iter().all(|part| part == "_") && !parts.is_empty() => {
            format!("{name} {{ .. }}")
        }
        None => {
            let fields: Vec<String> = variant
                .fields
                .iter()
                .zip(parts)
                .map(|(field, part)| format!("{}: {part}", cx.text(field.name)))
                .collect();
            format!("{name} {{ {} }}", fields.join(", "))
        }
    }
}

fn range_text(cx: &Cx<'_>, ty: Ty, lo: MaybeInfiniteInt, hi: MaybeInfiniteInt) -> String {
    let kind = cx.tcx.types.kind(ty);
    let signed = match kind {
        TyKind::Int(int) => signed_width(int),
        _ => None,
    };
    let number = |end: MaybeInfiniteInt| -> Option<String> {
        if kind == TyKind::Char {
            let code = u32::try_from(end.as_finite_uint()?).ok()?;
            return char::from_u32(code).map(|char| format!("{char:?}"));
        }
        match signed {
            Some(width) => {
                let bits = end.as_finite_int(width)?;
                let shift = u32::try_from(128 - width).ok()?;
                #[allow(clippy::cast_possible_wrap)]
                let value = ((bits << shift) as i128) >> shift;
                Some(value.to_string())
            }
            None => end.as_finite_uint().map(|bits| bits.to_string()),
        }
    };
    let last = hi.minus_one().and_then(number);
    match (number(lo), last) {
        (Some(lo), Some(last)) if lo == last => lo,
        (Some(lo), Some(last)) => format!("{lo}..={last}"),
        (Some(lo), None) => format!("{lo}.."),
        (None, Some(last)) => format!("..={last}"),
        (None, None) => "_".to_owned(),
    }
}
