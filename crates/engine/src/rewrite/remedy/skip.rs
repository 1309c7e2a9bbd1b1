//! Ask, and go on without: `try_borrow` in the place of `borrow`.

use super::Refusal;
use super::candidate::{Candidate, Case, source};
use crate::rewrite::edit::Edit;
use crate::rewrite::site::Site;
use crate::session::Checked;
use crate::syntax::ast::{ExprKind, StmtKind};

use crate::rewrite::site::Node;

/// The statement that is refused, in an `if let Ok(…)`.
pub fn candidates(checked: &Checked, refusal: &Refusal) -> Option<Candidate> {
    let (at, _) = *refusal.calls.last()?;
    let text = checked.places.text();
    let site = Site::find(checked.user_ast()?, at)?;
    let depth = site.method_call(at)?;
    let ExprKind::MethodCall {
        receiver, method, ..
    } = site.kind(depth)?
    else {
        return None;
    };
    let slot = site.slots().into_iter().rfind(|slot| slot.depth <= depth)?;
    if let Some(Node::Stmt(stmt)) = site.path.get(slot.depth)
        && !matches!(site.body.stmts[*stmt].kind, StmtKind::Expr { .. })
    {
        return None;
    }
    let (asked, pattern) = match source(text, method.span) {
        "borrow" => ("try_borrow", ""),
        "borrow_mut" => ("try_borrow_mut", "mut "),
        _ => return None,
    };
    let call = site.span(*site.path.get(depth)?);
    let receiver = source(text, site.body.exprs[*receiver].span);
    let whole = source(text, slot.span);
    let before = whole.get(..(call.start - slot.span.start) as usize)?;
    let after = whole.get((call.end - slot.span.start) as usize..)?;
    let name = Case::free_name(text, &["guard", "borrowed", "cell_guard"]);
    // `*guard = …` and `guard.push(…)` need it to be mutable; a `Ref` never does.
    let new =
        format!("if let Ok({pattern}{name}) = {receiver}.{asked}() {{ {before}{name}{after} }}");
    let title = format!("Ask with `{asked}`, and skip it if the cell is held");
    let text = format!(
        "`{asked}` gives an error where `{}` panics. The price: what should have been done here is \
         not done, and nobody is told. Choose it only where that is right.",
        asked.trim_start_matches("try_")
    );
    let edit = Edit::replace((slot.span.start, slot.span.end), new);
    Some(Candidate::new(title, text, vec![edit]))
}
