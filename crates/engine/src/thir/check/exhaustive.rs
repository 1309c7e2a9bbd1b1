//! Whether matches and `let`s cover every value: E0004, E0005, E0030, E0579.
//!
//! The analysis is rustc's own, as a library.

use rustc_pattern_analysis::MatchArm;
use rustc_pattern_analysis::usefulness::{PlaceValidity, compute_match_usefulness};

use super::pattern::Cx;
use super::witness;
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::thir::tree::{ArmId, ExprId, ExprKind, Pat, PatKind, Stmt, Thir};
use crate::ty::{BodyKey, Tcx, Ty, TyKind};

/// How much work a match may be, as in rustc.
const COMPLEXITY_LIMIT: usize = 10_000_000;

pub(super) fn check(tcx: &Tcx, thir: &Thir) {
    let owner = match thir.key {
        BodyKey::Body(body) => tcx.body_owner(body),
        BodyKey::Closure(id) => tcx.closure_def(id).map(|def| def.owner),
    };
    let Some(module) = owner.map(|owner| tcx.def(owner).scope) else {
        return;
    };
    let cx = Cx { tcx, module };
    for param in &thir.params {
        check_irrefutable(&cx, &param.pat, "function argument", param.pat.span);
    }
    for (id, expr) in thir.exprs.iter() {
        match &expr.kind {
            ExprKind::Match { scrutinee, arms } => check_match(&cx, thir, id, *scrutinee, arms),
            ExprKind::Let { pat, .. } => {
                check_ranges(&cx, pat);
            }
            _ => {}
        }
    }
    for (_, stmt) in thir.stmts.iter() {
        match stmt {
            Stmt::Let {
                pat,
                else_block: None,
                ..
            } => check_irrefutable(&cx, pat, "local binding", pat.span),
            Stmt::Let { pat, .. } => {
                check_ranges(&cx, pat);
            }
            Stmt::Expr { .. } => {}
        }
    }
}

fn check_match(cx: &Cx<'_>, thir: &Thir, id: ExprId, scrutinee: ExprId, arms: &[ArmId]) {
    let arms: Vec<_> = arms.iter().map(|arm| &thir.arms[*arm]).collect();
    for arm in &arms {
        if !check_ranges(cx, &arm.pat) {
            return;
        }
    }
    let patterns: Vec<_> = arms
        .iter()
        .map(|arm| (cx.lower(&arm.pat), arm.guard.is_some()))
        .collect();
    let rows: Vec<_> = patterns
        .iter()
        .map(|(pat, has_guard)| MatchArm {
            pat,
            has_guard: *has_guard,
            arm_data: (),
        })
        .collect();
    let ty = thir.exprs[scrutinee].ty;
    let validity = PlaceValidity::from_bool(is_known_valid(thir, scrutinee));
    let span = thir.exprs[scrutinee].span;
    let Some(missing) = uncovered(cx, &rows, ty, validity, span) else {
        return;
    };
    if let Some(span) = thir.loop_patterns.get(&id) {
        // The pattern of a `for` sees what is in the `Some`.
        let text = missing.trim_start_matches("Some(").trim_end_matches(')');
        refutable(cx, "`for` loop binding", text, *span);
        return;
    }
    let text = if rows.is_empty() {
        let printed = cx.tcx.ty_text(ty);
        format!("non-exhaustive patterns: type `{printed}` is non-empty")
    } else {
        format!("non-exhaustive patterns: {missing} not covered")
    };
    cx.tcx.report(Diagnostic::coded("E0004", span, text));
}

/// What is not covered, quoted and joined; nothing if all is.
fn uncovered<'t>(
    cx: &Cx<'t>,
    rows: &[MatchArm<'_, Cx<'t>>],
    ty: Ty,
    validity: PlaceValidity,
    span: Span,
) -> Option<String> {
    let Ok(report) = compute_match_usefulness(cx, rows, ty, validity, COMPLEXITY_LIMIT) else {
        let construct = "a match of this complexity";
        cx.tcx.report(Diagnostic::unsupported(span, construct));
        return None;
    };
    let witnesses = report.non_exhaustiveness_witnesses;
    if witnesses.is_empty() {
        return None;
    }
    let shown: Vec<String> = witnesses
        .iter()
        .take(3)
        .map(|witness| format!("`{}`", witness::text(cx, witness)))
        .collect();
    Some(match (shown.as_slice(), witnesses.len()) {
        ([a, b], 2) => format!("{a} and {b}"),
        ([a, b, c], 3) => format!("{a}, {b} and {c}"),
        ([a, b, c], more) => format!("{a}, {b}, {c} and {} more", more - 3),
        (shown, _) => shown.join(", "),
    })
}

fn check_irrefutable(cx: &Cx<'_>, pat: &Pat, what: &str, span: Span) {
    if !check_ranges(cx, pat) {
        return;
    }
    let lowered = cx.lower(pat);
    let rows = [MatchArm {
        pat: &lowered,
        has_guard: false,
        arm_data: (),
    }];
    let validity = PlaceValidity::ValidOnly;
    if let Some(missing) = uncovered(cx, &rows, pat.ty, validity, span) {
        refutable(cx, what, &missing, span);
    }
}

fn refutable(cx: &Cx<'_>, what: &str, missing: &str, span: Span) {
    let text = format!("refutable pattern in {what}");
    let diagnostic = Diagnostic::coded("E0005", span, text);
    let note = format!("{missing} not covered");
    cx.tcx.report(diagnostic.with_note(None, note));
}

/// Whether no range in a pattern is empty, which is reported otherwise.
fn check_ranges(cx: &Cx<'_>, pat: &Pat) -> bool {
    let each = |pats: &[Pat]| pats.iter().all(|pat| check_ranges(cx, pat));
    match &pat.kind {
        PatKind::Range {
            start: Some(start),
            end: Some(end),
            inclusive,
        } => check_range(cx, pat, *start, *end, *inclusive),
        PatKind::Binding { sub: Some(sub), .. } | PatKind::Deref(sub) => check_ranges(cx, sub),
        PatKind::Variant { fields, .. } | PatKind::Leaf(fields) => {
            fields.iter().all(|(_, pat)| check_ranges(cx, pat))
        }
        PatKind::Slice {
            prefix,
            slice,
            suffix,
            ..
        } => each(prefix) && slice.iter().all(|pat| check_ranges(cx, pat)) && each(suffix),
        PatKind::Or(pats) => each(pats),
        _ => true,
    }
}

fn check_range(cx: &Cx<'_>, pat: &Pat, start: u128, end: u128, inclusive: bool) -> bool {
    let order = match cx.tcx.types.kind(pat.ty) {
        TyKind::Int(int) => {
            let bias = super::pattern::signed_width(int).map_or(0, |width| 1 << (width - 1));
            (start ^ bias).cmp(&(end ^ bias))
        }
        TyKind::Char => start.cmp(&end),
        _ => return true,
    };
    if order.is_lt() || (inclusive && order.is_eq()) {
        return true;
    }
    let diagnostic = if inclusive {
        let text = "lower range bound must be less than or equal to upper";
        Diagnostic::coded("E0030", pat.span, text)
    } else {
        Diagnostic::coded(
            "E0579",
            pat.span,
            "lower bound for range pattern must be less than upper bound",
        )
    };
    cx.tcx.report(diagnostic);
    false
}

/// Whether a scrutinee surely holds a valid value, so that what has none need not be matched.
fn is_known_valid(thir: &Thir, expr: ExprId) -> bool {
    match &thir.exprs[expr].kind {
        ExprKind::Deref(_) => false,
        ExprKind::Field { base: inner, .. }
        | ExprKind::Index { base: inner, .. }
        | ExprKind::Scope { value: inner, .. }
        | ExprKind::NeverToAny(inner)
        | ExprKind::Cast(inner)
        | ExprKind::Use(inner)
        | ExprKind::Pointer(_, inner) => is_known_valid(thir, *inner),
        _ => true,
    }
}
