//! A temporary guard in the head of `if let`, `match`, `while let` or `for`, which lives
//! through the body: look first, then decide.

use super::candidate::{Candidate, Case};
use crate::rewrite::edit::Edit;
use crate::rewrite::site::Slot;
use crate::syntax::Span;
use crate::syntax::ast::{ExprId, ExprKind};

/// What may follow the head so that its value is nobody else's, and what that costs.
const OWNING: &[(&str, Option<&str>)] = &[
    ("", None),
    (".copied()", Some("a copy of the value")),
    (".cloned()", Some("a clone of the value")),
    (".clone()", Some("a clone")),
    (".to_owned()", Some("a clone")),
];

/// The head in a `let` of its own.
pub fn candidates(case: &Case<'_>) -> Vec<Candidate> {
    let Some(slot) = case.birth.slot() else {
        return Vec::new();
    };
    let Some((depth, head)) = head(case) else {
        return Vec::new();
    };
    let span = case.birth.body.exprs[head].span;
    match case.birth.kind(depth) {
        Some(ExprKind::While { .. }) => while_let(case, depth, span),
        Some(ExprKind::For { .. }) => for_loop(case, slot, head),
        _ => OWNING
            .iter()
            .map(|(suffix, cost)| let_first(case, slot, span, suffix, *cost))
            .collect(),
    }
}

/// The innermost construct whose head holds the guard's birth and whose body the conflict:
/// its depth, and what it looks at.
fn head(case: &Case<'_>) -> Option<(usize, ExprId)> {
    let common = case.common();
    let body = case.birth.body;
    let on_path = |expr: ExprId| {
        case.birth
            .path
            .iter()
            .skip(common)
            .any(|node| *node == crate::rewrite::site::Node::Expr(expr))
    };
    let depth = common.checked_sub(1)?;
    let looked_at = match case.birth.kind(depth)? {
        ExprKind::If { cond, .. } | ExprKind::While { cond, .. } => match body.exprs[*cond].kind {
            ExprKind::Let(_, looked_at) => looked_at,
            _ => return None,
        },
        ExprKind::Match { scrutinee, .. } => *scrutinee,
        ExprKind::For { iter, .. } => *iter,
        _ => return None,
    };
    on_path(looked_at).then_some((depth, looked_at))
}

/// `let found = head; if let … = found`
fn let_first(
    case: &Case<'_>,
    slot: Slot,
    head: Span,
    suffix: &str,
    cost: Option<&str>,
) -> Candidate {
    let name = case.fresh_name(&["found", "value", "looked_up", "held"]);
    let text = case.source(head);
    let mut edits = case.before(slot, &format!("let {name} = {text}{suffix};"));
    edits.push(Edit::replace((head.start, head.end), name));
    let cost = cost.map_or("Costs nothing.".to_owned(), |cost| format!("Costs {cost}."));
    let text = format!(
        "What stands in the head of `if let` or `match` lives through the body, and so does a \
         guard in it. A `let` before it ends the guard at its semicolon. {cost}"
    );
    Candidate::new("Look it up in a `let` first", text, edits)
        .owned(Case::start_of(slot), case.born)
}

/// `loop { let … = head else { break }; … }`
fn while_let(case: &Case<'_>, depth: usize, head: Span) -> Vec<Candidate> {
    let body = case.birth.body;
    let Some(ExprKind::While {
        cond,
        body: block,
        label,
    }) = case.birth.kind(depth)
    else {
        return Vec::new();
    };
    let ExprKind::Let(pat, _) = body.exprs[*cond].kind else {
        return Vec::new();
    };
    let Some(node) = case.birth.path.get(depth) else {
        return Vec::new();
    };
    let whole = case.birth.span(*node);
    let label = label.map_or(String::new(), |label| {
        format!("{}: ", case.source(label.span))
    });
    let inner = format!("{}    ", super::candidate::indent(case.text, whole.start));
    let pat = case.source(body.pats[pat].span);
    let open = body.exprs[*block].span.start + 1;
    let head_text = case.source(head);
    let new = format!("{label}loop {{\n{inner}let {pat} = {head_text} else {{ break }};");
    let text = "What stands in the head of `while let` lives through the body of the loop. In a \
                `let … else` the guard ends at the semicolon, each time round. Costs nothing.";
    // The new `let` stands after the opening brace of the loop.
    let at = whole.start + u32::try_from(label.len() + "loop {\n".len() + inner.len()).unwrap_or(0);
    vec![
        Candidate::new(
            "Write a `loop` with `let … else`",
            text,
            vec![Edit::replace((whole.start, open), new)],
        )
        .owned(at, case.born),
    ]
}

/// `let list = cell.borrow().clone(); for x in list.iter()`
fn for_loop(case: &Case<'_>, slot: Slot, head: ExprId) -> Vec<Candidate> {
    let body = case.birth.body;
    let span = body.exprs[head].span;
    let mut all = Vec::new();
    let name = case.fresh_name(&["list", "items", "snapshot", "copied"]);
    let text = "What a `for` iterates over is held through the whole loop. A copy of the list is \
                nobody else's. Costs a clone; the loop does not see what changes meanwhile.";
    let title = "Iterate over a copy";
    let by_steps = [
        format!(
            "let {name} = {}.cloned().collect::<Vec<_>>();",
            case.source(span)
        ),
        format!("let {name} = {}.collect::<Vec<_>>();", case.source(span)),
    ];
    if let ExprKind::MethodCall { receiver, .. } = &body.exprs[head].kind {
        let receiver = body.exprs[*receiver].span;
        let mut edits = case.before(
            slot,
            &format!("let {name} = {}.clone();", case.source(receiver)),
        );
        edits.push(Edit::replace((receiver.start, receiver.end), name.clone()));
        all.push(Candidate::new(title, text, edits).owned(Case::start_of(slot), case.born));
    }
    for statement in by_steps {
        let mut edits = case.before(slot, &statement);
        edits.push(Edit::replace((span.start, span.end), name.clone()));
        all.push(Candidate::new(title, text, edits).owned(Case::start_of(slot), case.born));
    }
    all
}
