//! An idea becomes an offer: it is checked and run.

use super::Remedy;
use super::candidate::Candidate;
use crate::rewrite::edit::apply;
use crate::rewrite::lifetimes::borrowing_parts;
use crate::rewrite::site::{Node, Site};
use crate::session::{CheckOptions, Checked, End, Limits, Session, Verdict};
use crate::syntax::ast::{ExprId, StmtKind};
use crate::ty::{BodyRef, Ty, TyKind};

/// The remedy, if the program is accepted with it and ends without a panic.
pub fn prove(
    session: &Session,
    original: &Checked,
    options: &CheckOptions,
    candidate: Candidate,
    limits: &Limits,
) -> Option<Remedy> {
    let program = apply(original.places.text(), &candidate.edits)?;
    let options = CheckOptions {
        edition: candidate.edition.unwrap_or(options.edition),
        ..options.clone()
    };
    let checked = session.check(program.as_bytes(), &options);
    if checked.verdict() != Verdict::Accepted {
        return None;
    }
    if let Some(at) = candidate.owner
        && !is_owner(original, &checked, at, candidate.born)
    {
        return None;
    }
    let run = checked.run(limits);
    (run.end == End::Exited(0)).then_some(Remedy {
        title: candidate.title,
        text: candidate.text,
        edits: candidate.edits,
        edition: candidate.edition,
        program,
        run,
    })
}

/// Whether the variable of the `let` at an offset borrows nothing from the guard: if
/// lifetimes are in its type, they are those of what is in the cell anyway.
fn is_owner(original: &Checked, checked: &Checked, at: u32, born: Option<u32>) -> bool {
    let Some(parts) = declared_ty(checked, at).map(|ty| borrowing_parts(&checked.tcx, ty)) else {
        return false;
    };
    let content = born.and_then(|born| content_of(original, born));
    let known = content.map_or(Vec::new(), |ty| borrowing_parts(&original.tcx, ty));
    parts.iter().all(|part| known.contains(part))
}

/// The type of what the `let` at an offset declares.
fn declared_ty(checked: &Checked, at: u32) -> Option<Ty> {
    let site = Site::find(checked.user_ast()?, at)?;
    let stmts = site.path.iter().filter_map(|node| match node {
        Node::Stmt(stmt) => Some(&site.body.stmts[*stmt]),
        Node::Expr(_) => None,
    });
    let mut found = stmts.filter(|stmt| stmt.span.start == at);
    let StmtKind::Let { init, .. } = found.next()?.kind else {
        return None;
    };
    expr_ty(checked, &site, init?)
}

/// What the cell holds whose guard was born at a place.
fn content_of(checked: &Checked, born: u32) -> Option<Ty> {
    let site = Site::find(checked.user_ast()?, born)?;
    let call = site.expr(site.method_call(born)?)?;
    match checked.tcx.types.kind(expr_ty(checked, &site, call)?) {
        TyKind::Adt(_, args) => {
            let args = checked.tcx.types.args(args);
            args.iter().find_map(|arg| arg.as_ty())
        }
        _ => None,
    }
}

fn expr_ty(checked: &Checked, site: &Site<'_>, expr: ExprId) -> Option<Ty> {
    let krate = checked.tcx.local_crate()?;
    let body = BodyRef {
        krate,
        body: site.id,
    };
    checked.tcx.typeck(body).expr_ty(expr)
}
