//! References in the associated types of impls: what is behind each lives as long as it does
//! (E0309, E0310, E0491). What the types in the head of the impl imply is known.

use crate::resolve::DefId;
use crate::syntax::span::Span;
use crate::ty::kind::{GenericArg, Predicate, Region, RegionKind, Ty, TyKind};
use crate::ty::{Tcx, TypeFlags};

use super::error;

/// What lives as long as a lifetime.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Region(Region),
    Param(Ty),
}

/// Checks the associated type of an impl.
pub(super) fn check(tcx: &Tcx, def: DefId, imp: DefId, span: Span) {
    let header = *tcx.impl_header(imp);
    let mut known = Known {
        tcx,
        pairs: Vec::new(),
    };
    let mut heads = vec![header.self_ty];
    if let Some(of) = header.trait_ref {
        heads.extend(tcx.types.args(of.args).iter().filter_map(|arg| arg.as_ty()));
    }
    for head in heads {
        if !known.imply(head) {
            return;
        }
    }
    for clause in tcx.predicates_of(def) {
        match clause.predicate {
            Predicate::TypeOutlives(ty, region) => known.add(&parts_of(tcx, ty), region),
            Predicate::RegionOutlives(long, short) => {
                known.pairs.push((Part::Region(long), short));
            }
            _ => {}
        }
    }
    let mut needed = Vec::new();
    let ty = tcx.type_of(def);
    references(tcx, ty, &mut |region, inner| {
        let parts = parts_of(tcx, inner);
        needed.extend(parts.into_iter().map(|part| (part, region)));
    });
    let mut said = Vec::new();
    for (part, region) in needed {
        if known.outlives(part, region) {
            continue;
        }
        let is_static = matches!(tcx.types.region_kind(region), RegionKind::Static);
        let (code, message) = match part {
            Part::Region(_) => {
                let text = tcx.ty_text(ty);
                let message = format!(
                    "in type `{text}`, reference has a longer lifetime than the data it references"
                );
                ("E0491", message)
            }
            Part::Param(param) => {
                let text = tcx.ty_text(param);
                let message = format!("the parameter type `{text}` may not live long enough");
                (if is_static { "E0310" } else { "E0309" }, message)
            }
        };
        if !said.contains(&code) {
            said.push(code);
            error(tcx, code, span, message);
        }
    }
}

/// What is known to live as long as what.
struct Known<'t> {
    tcx: &'t Tcx,
    pairs: Vec<(Part, Region)>,
}

impl Known<'_> {
    fn add(&mut self, parts: &[Part], region: Region) {
        self.pairs.extend(parts.iter().map(|part| (*part, region)));
    }

    /// Adds what a type implies; false if it may imply more than is seen here.
    fn imply(&mut self, ty: Ty) -> bool {
        let tcx = self.tcx;
        let mut is_plain = true;
        tcx.types.walk(ty, &mut |part| {
            let has_regions = tcx
                .types
                .ty_flags(part)
                .intersects(TypeFlags::REGION_PARAM | TypeFlags::BOUND);
            is_plain &= !has_regions || !is_nominal(tcx, part);
            true
        });
        references(tcx, ty, &mut |region, inner| {
            self.add(&parts_of(tcx, inner), region);
        });
        is_plain
    }

    fn outlives(&self, part: Part, region: Region) -> bool {
        let types = &self.tcx.types;
        let mut seen = Vec::new();
        let mut work = vec![part];
        while let Some(part) = work.pop() {
            if let Part::Region(longer) = part
                && (longer == region
                    || !matches!(types.region_kind(longer), RegionKind::Param { .. }))
            {
                return true;
            }
            if seen.contains(&part) {
                continue;
            }
            seen.push(part);
            let longer = self.pairs.iter().filter(|(known, _)| *known == part);
            work.extend(longer.map(|(_, shorter)| Part::Region(*shorter)));
        }
        false
    }
}

/// Whether the bounds of a definition, which are not looked at, may say more of a type.
fn is_nominal(tcx: &Tcx, ty: Ty) -> bool {
    !matches!(
        tcx.types.kind(ty),
        TyKind::Ref(..)
            | TyKind::RawPtr(..)
            | TyKind::Tuple(_)
            | TyKind::Slice(_)
            | TyKind::Array(..)
            | TyKind::Param(_)
    )
}

/// Each reference in a type whose lifetime has a name or is `'static`, and what it is to.
fn references(tcx: &Tcx, ty: Ty, each: &mut dyn FnMut(Region, Ty)) {
    tcx.types.walk(ty, &mut |part| {
        if let TyKind::Ref(region, inner, _) = tcx.types.kind(part)
            && matches!(
                tcx.types.region_kind(region),
                RegionKind::Param { .. } | RegionKind::Static
            )
        {
            each(region, inner);
        }
        !matches!(
            tcx.types.kind(part),
            TyKind::Dynamic(..) | TyKind::Projection(..) | TyKind::Opaque(..)
        )
    });
}

/// The parameters that a type consists of; those of projections, which may live longer than
/// their parts, are left out.
fn parts_of(tcx: &Tcx, ty: Ty) -> Vec<Part> {
    let mut found = Vec::new();
    let named = |region: Region| {
        matches!(tcx.types.region_kind(region), RegionKind::Param { .. })
            .then_some(Part::Region(region))
    };
    tcx.types.walk(ty, &mut |part| {
        match tcx.types.kind(part) {
            TyKind::Param(_) => found.push(Part::Param(part)),
            TyKind::Ref(region, ..) => found.extend(named(region)),
            TyKind::Adt(_, args) => {
                for arg in tcx.types.args(args) {
                    if let GenericArg::Region(region) = arg {
                        found.extend(named(*region));
                    }
                }
            }
            TyKind::Dynamic(..) | TyKind::Projection(..) | TyKind::Opaque(..) => return false,
            _ => {}
        }
        true
    });
    found
}
