//! A temporary guard that lives to the end of its statement: do one half of the statement
//! before the other.

use super::candidate::{Candidate, Case};
use crate::rewrite::edit::Edit;
use crate::rewrite::site::{Node, Slot};
use crate::syntax::Span;
use crate::syntax::ast::{BinaryOp, ExprId, ExprKind, UnaryOp};

/// What a value that was not there before may be called.
const NAMES: &[&str] = &["value", "found", "computed", "first"];

/// The statement in two, either way round.
pub fn candidates(case: &Case<'_>) -> Vec<Candidate> {
    let Some(slot) = case.birth.slot() else {
        return Vec::new();
    };
    let common = case.common();
    if common <= slot.depth || !is_eager(case, common - 1) {
        return Vec::new();
    }
    let mut all = Vec::new();
    if let Some(conflict) = case.conflict.expr(common) {
        all.extend(first(case, slot, conflict));
    }
    if let Some(birth) = case.birth.expr(common) {
        all.extend(first(case, slot, birth));
        all.extend(copied(case, slot, birth));
        all.extend(taken(case, slot, common - 1, birth));
    }
    all.extend(replaced(case, slot));
    all
}

/// Whether all operands of the expression at a depth are evaluated, in any case.
fn is_eager(case: &Case<'_>, depth: usize) -> bool {
    match case.birth.kind(depth) {
        Some(ExprKind::Binary(op, ..)) => !matches!(op, BinaryOp::And | BinaryOp::Or),
        Some(
            ExprKind::Call { .. }
            | ExprKind::MethodCall { .. }
            | ExprKind::Tuple(_)
            | ExprKind::Array(_)
            | ExprKind::Struct { .. }
            | ExprKind::Index(..)
            | ExprKind::Assign(..)
            | ExprKind::AssignOp(..)
            | ExprKind::Range { .. }
            | ExprKind::Std(_),
        ) => true,
        _ => false,
    }
}

/// `let value = operand;`
fn first(case: &Case<'_>, slot: Slot, operand: ExprId) -> Option<Candidate> {
    let operand = operand_span(case, operand)?;
    let text = case.source(operand);
    let name = case.fresh_name(NAMES);
    Some(hoisted(
        case,
        slot,
        operand,
        &name,
        &format!("let {name} = {text};"),
    ))
}

/// `let value = operand.clone();`
fn copied(case: &Case<'_>, slot: Slot, operand: ExprId) -> Vec<Candidate> {
    let Some(operand) = operand_span(case, operand) else {
        return Vec::new();
    };
    let text = case.source(operand);
    let inner = text.trim_start_matches(['&', '*']).trim();
    let name = case.fresh_name(NAMES);
    let reference = if text.starts_with('&') { "&" } else { "" };
    [".clone()", ".to_owned()"]
        .map(|suffix| {
            let statement = format!("let {name} = {inner}{suffix};");
            let mut new = hoisted(
                case,
                slot,
                operand,
                &format!("{reference}{name}"),
                &statement,
            );
            "Work on a copy".clone_into(&mut new.title);
            "The guard ends with the `let`, and what follows works on a copy. Costs a clone, and \
             changes that are made meanwhile are not seen."
                .clone_into(&mut new.text);
            new
        })
        .to_vec()
}

fn hoisted(case: &Case<'_>, slot: Slot, operand: Span, name: &str, statement: &str) -> Candidate {
    let mut edits = case.before(slot, statement);
    edits.push(Edit::replace((operand.start, operand.end), name));
    let text = "A guard that has no name lives to the end of its statement. In a `let` of its \
                own the one half is done, and its guard gone, before the other begins. Costs \
                nothing; mind that the order of evaluation changes.";
    let shown = case.source(operand);
    let shown: String = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    Candidate::new(format!("Compute `{shown}` first"), text, edits)
        .owned(Case::start_of(slot), case.born)
}

/// `value.clear()` of what was taken out of the cell.
fn taken(case: &Case<'_>, slot: Slot, call: usize, receiver: ExprId) -> Option<Candidate> {
    let ExprKind::MethodCall { method, .. } = case.birth.kind(call)? else {
        return None;
    };
    let span = operand_span(case, receiver)?;
    let method = case.source(method.span);
    if method != "clear" {
        return None;
    }
    let receiver_text = case.source(span);
    let place = if receiver_text.ends_with("borrow_mut()") {
        format!("&mut *{receiver_text}")
    } else {
        format!("&mut {receiver_text}")
    };
    let name = case.fresh_name(&["taken", "old", "removed"]);
    let statement = format!("let taken = std::mem::take({place});").replace("taken", &name);
    let mut edits = case.before(slot, &statement);
    let whole = case.birth.span(*case.birth.path.get(call)?);
    edits.push(Edit::replace(
        (whole.start, whole.end),
        format!("drop({name})"),
    ));
    let text = "What is in the cell is taken out, and dropped when the cell is free again. Costs \
                nothing; while the old value is dropped, the cell holds an empty one.";
    let title = "Take it out, then drop it";
    Some(Candidate::new(title, text, edits))
}

/// `drop(cell.replace(new))` for `*cell.borrow_mut() = new`.
fn replaced(case: &Case<'_>, slot: Slot) -> Option<Candidate> {
    let assign =
        (slot.depth..case.birth.path.len()).find_map(|depth| match case.birth.kind(depth) {
            Some(ExprKind::Assign(left, right)) => Some((depth, *left, *right)),
            _ => None,
        });
    let (depth, left, right) = assign?;
    let body = case.birth.body;
    let ExprKind::Unary(UnaryOp::Deref, guard) = body.exprs[left].kind else {
        return None;
    };
    let ExprKind::MethodCall { receiver, .. } = body.exprs[guard].kind else {
        return None;
    };
    let cell = case.source(body.exprs[receiver].span);
    let new = case.source(body.exprs[right].span);
    let whole = case.birth.span(*case.birth.path.get(depth)?);
    let edit = Edit::replace(
        (whole.start, whole.end),
        format!("drop({cell}.replace({new}))"),
    );
    let text = "An assignment drops the old value while the guard is alive. `replace` hands the \
                old value out, so that it is dropped when the cell is free again. Costs nothing.";
    Some(Candidate::new(
        "Replace, then drop the old value",
        text,
        vec![edit],
    ))
}

/// Where an operand stands, if it is more than a name.
fn operand_span(case: &Case<'_>, operand: ExprId) -> Option<Span> {
    let expr = &case.birth.body.exprs[operand];
    let is_plain = matches!(expr.kind, ExprKind::Path(_) | ExprKind::Literal(_));
    let is_block = matches!(expr.kind, ExprKind::Block(_) | ExprKind::Closure(_));
    let is_written = case.birth.path.contains(&Node::Expr(operand))
        || case.conflict.path.contains(&Node::Expr(operand));
    (!is_plain && !is_block && is_written).then_some(expr.span)
}
