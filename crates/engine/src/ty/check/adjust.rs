//! What is done to an expression's value, when more than one thing is.

use super::FnCtxt;
use crate::syntax::ast::ExprId;
use crate::ty::Mutability;
use crate::ty::results::{Adjust, Adjustment};

/// Records adjustments after those that are recorded already. What was made of a `!` may
/// become of another type, and a reborrow before a dereference is left out. A mutable
/// borrow is the same as one that is written: what leads to the place has to be mutable.
pub fn apply(fcx: &FnCtxt<'_>, expr: ExprId, adjustments: Vec<Adjustment>) {
    let borrows_mutably = adjustments.iter().any(|adjustment| {
        matches!(
            adjustment.kind,
            Adjust::Borrow {
                mutability: Mutability::Mut,
                ..
            }
        )
    });
    record(fcx, expr, adjustments);
    if borrows_mutably {
        fcx.convert_place_derefs_to_mutable(expr);
    }
}

fn record(fcx: &FnCtxt<'_>, expr: ExprId, adjustments: Vec<Adjustment>) {
    for adjustment in &adjustments {
        if adjustment.kind == Adjust::NeverToAny && fcx.is_ty_var(adjustment.target) {
            fcx.infcx.mark_diverging(adjustment.target);
        }
    }
    let Some(last) = adjustments.last().copied() else {
        return;
    };
    let mut results = fcx.results.borrow_mut();
    let Some(known) = results.adjustments.get_mut(expr) else {
        results.adjustments.insert(expr, adjustments);
        return;
    };
    if let [only] = known.as_mut_slice()
        && only.kind == Adjust::NeverToAny
    {
        only.target = last.target;
    } else {
        *known = adjustments;
    }
}
