//! A guard in a variable: drop it before what needs the cell.

use super::candidate::{Candidate, Case, indent};
use crate::rewrite::edit::Edit;
use crate::rewrite::lifetimes::borrowing_parts;
use crate::rewrite::site::Node;
use crate::session::Checked;
use crate::syntax::ast::{Block, Child, ExprKind, PatId, PatKind, StmtId, StmtKind};
use crate::ty::BodyRef;

/// `drop(name);` before the statement that meets the guard, in the block that declares it.
pub fn candidates(checked: &Checked, case: &Case<'_>, name: &str) -> Vec<Candidate> {
    let Some((block, declared, after)) = place(case) else {
        return Vec::new();
    };
    if is_lent(checked, case, block, declared, after, name) {
        return Vec::new();
    }
    let indent = indent(case.text, after);
    let edit = Edit::insert(after, format!("drop({name});\n{indent}"));
    let text = format!(
        "`{name}` holds the cell to the end of its block, whether or not it is used again. \
         `drop` ends it where it is no longer needed. Costs nothing; below it `{name}` is gone."
    );
    vec![Candidate::new(
        format!("Drop `{name}` first"),
        text,
        vec![edit],
    )]
}

/// The block that declares the guard, the `let` that does, and where the statement begins
/// that meets it.
fn place<'a>(case: &Case<'a>) -> Option<(&'a Block, StmtId, u32)> {
    let depths = (1..case.birth.path.len()).rev();
    depths.into_iter().find_map(|depth| {
        let Node::Stmt(declared) = *case.birth.path.get(depth)? else {
            return None;
        };
        let StmtKind::Let { .. } = case.birth.body.stmts[declared].kind else {
            return None;
        };
        let around = depth - 1;
        if case.birth.path.get(around) != case.conflict.path.get(around) {
            return None;
        }
        let Some(ExprKind::Block(block)) = case.birth.kind(around) else {
            return None;
        };
        let meets = *case.conflict.path.get(depth)?;
        let start = case.conflict.span(meets).start;
        (meets != Node::Stmt(declared)).then_some((block, declared, start))
    })
}

/// Whether a variable that may borrow from the guard is used after it would be dropped.
/// Loans are not known here, so this is about types: a variable borrows from the guard only
/// if a lifetime is in its type.
fn is_lent(
    checked: &Checked,
    case: &Case<'_>,
    block: &Block,
    declared: StmtId,
    after: u32,
    name: &str,
) -> bool {
    let body = case.birth.body;
    let later = case
        .text
        .get(after as usize..body.span.end as usize)
        .unwrap_or_default();
    let stmts = block.stmts.iter().skip_while(|stmt| **stmt != declared);
    let before = stmts.take_while(|stmt| body.stmts[**stmt].span.start < after);
    before
        .filter_map(|stmt| match body.stmts[*stmt].kind {
            StmtKind::Let { pat, .. } => Some(pat),
            _ => None,
        })
        .flat_map(|pat| bindings(case, pat))
        .any(|pat| {
            let PatKind::Ident { ident, .. } = &body.pats[pat].kind else {
                return false;
            };
            let found = checked.tcx.text(ident.name);
            found != name && later.contains(found) && is_borrowing(checked, case, pat)
        })
}

fn is_borrowing(checked: &Checked, case: &Case<'_>, pat: PatId) -> bool {
    let Some(krate) = checked.tcx.local_crate() else {
        return true;
    };
    let body = BodyRef {
        krate,
        body: case.birth.id,
    };
    let ty = checked.tcx.typeck(body).pat_ty(pat);
    ty.is_none_or(|ty| !borrowing_parts(&checked.tcx, ty).is_empty())
}

/// All patterns of a pattern that are names.
fn bindings(case: &Case<'_>, pat: PatId) -> Vec<PatId> {
    let body = case.birth.body;
    let mut found = Vec::new();
    let mut open = vec![pat];
    while let Some(pat) = open.pop() {
        if matches!(body.pats[pat].kind, PatKind::Ident { .. }) {
            found.push(pat);
        }
        open.extend(
            body.pat_children(pat)
                .into_iter()
                .filter_map(|child| match child {
                    Child::Pat(pat) => Some(pat),
                    Child::Expr(_) => None,
                }),
        );
    }
    found
}
