//! The cell's name, wherever the program names it.

use super::Container;
use crate::resolve::DefId;
use crate::rewrite::edit::Edit;
use crate::session::Checked;
use crate::syntax::ast::{Ast, ItemKind};

/// The name replaced outside of `use`, and a `use` for the new one.
pub fn renamed(
    checked: &Checked,
    ast: &Ast,
    text: &str,
    from: Container,
    to: Container,
) -> Vec<Edit> {
    let uses: Vec<(u32, u32)> = ast
        .items
        .iter()
        .filter(|(_, item)| matches!(item.kind, ItemKind::Use(_)))
        .map(|(_, item)| (item.span.start, item.span.end))
        .collect();
    let is_use = |at: u32| uses.iter().any(|(start, end)| (*start..*end).contains(&at));
    let words = crate::syntax::words(text);
    let of = |name: &'static str| words.iter().filter(move |(_, word)| *word == name);
    let mut edits: Vec<Edit> = of(from.name())
        .filter(|(at, _)| !is_use(*at))
        .map(|(at, word)| {
            let end = at.saturating_add(u32::try_from(word.len()).unwrap_or(0));
            Edit::replace((*at, end), to.name())
        })
        .collect();
    if edits.is_empty() || !is_known(checked, from) {
        return Vec::new();
    }
    let is_imported = of(to.name()).any(|(at, _)| is_use(*at));
    if let Some((first, _)) = uses.iter().min()
        && !is_imported
    {
        let new = format!("use std::cell::{};\n", to.name());
        edits.push(Edit::insert(*first, new));
    }
    edits
}

fn is_known(checked: &Checked, cell: Container) -> bool {
    let found: Option<DefId> = checked.tcx.lang_item(cell.name());
    found.is_some()
}
