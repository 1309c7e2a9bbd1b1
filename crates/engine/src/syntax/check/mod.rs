//! What rustc rejects after parsing and before it knows any name.
//!
//! | what | code | where |
//! |---|---|---|
//! | `break`, `continue` outside of a loop | E0268 | `jumps` |
//! | … out of a closure or an async block | E0267 | `jumps` |
//! | … without a label, in a labelled block | E0695 | `jumps` |
//! | … without a label, in the condition of a `while` | E0590 | `jumps` |
//! | `break` with a value out of `while` or `for` | E0571 | `jumps` |
//! | `continue` to a labelled block | E0696 | `jumps` |
//! | a label that is not there, or not reachable | E0426, E0767 | `jumps` |
//! | `return` outside of a function | E0572 | `jumps` |
//! | `.await` outside of `async` | E0728 | `jumps` |
//! | `let` where no condition is; let chains before 2024 | | `places` |
//! | `_` where nothing is assigned to | | `places` |
//! | `S { x, .. }` where nothing is assigned to | E0797 | `places` |
//! | `..` twice in a pattern, or where no list is | | `places` |
//! | names of lifetimes and labels that are keywords | E0262 | `lifetimes` |

mod jumps;
mod lifetimes;
mod places;

use super::ast::{AssocItemKind, Ast, BodyId, Fn, ItemKind};
use super::diagnostic::Diagnostic;
use super::symbol::Interner;

/// Checks a file.
pub(crate) fn check(ast: &Ast, interner: &Interner, diagnostics: &mut Vec<Diagnostic>) {
    let is_async = async_bodies(ast);
    for (id, body) in ast.bodies.iter() {
        jumps::check(ast, body, is_async.contains(&id), interner, diagnostics);
        places::check(ast.edition, body, diagnostics);
        lifetimes::check_labels(body, interner, diagnostics);
    }
    lifetimes::check_params(ast, interner, diagnostics);
}

/// The bodies of `async fn`s.
fn async_bodies(ast: &Ast) -> Vec<BodyId> {
    functions(ast)
        .filter(|f| f.sig.header.is_async)
        .filter_map(|f| f.body)
        .collect()
}

/// All functions and methods of a file.
pub(super) fn functions(ast: &Ast) -> impl Iterator<Item = &Fn> {
    ast.items.values().flat_map(|item| {
        let (own, members) = match &item.kind {
            ItemKind::Fn(function) => (Some(&**function), [].as_slice()),
            ItemKind::Trait(item) => (None, item.items.as_slice()),
            ItemKind::Impl(item) => (None, item.items.as_slice()),
            _ => (None, [].as_slice()),
        };
        let members = members.iter().filter_map(|member| match &member.kind {
            AssocItemKind::Fn(function) => Some(&**function),
            _ => None,
        });
        own.into_iter().chain(members)
    })
}
