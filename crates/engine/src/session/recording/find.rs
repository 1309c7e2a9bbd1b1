//! The next step of some kind.

use super::columns::{BORROW, Columns, OUTPUT, PANIC, REFUSED};
use crate::trace::What;

/// The next step of some kind, in one direction or the other.
pub(super) fn find(
    columns: &Columns,
    steps: u64,
    from: u64,
    backwards: bool,
    what: What,
) -> Option<u64> {
    let depth = columns.depth(from);
    let is_end = |step: u64| step >= columns.len();
    let matches = |step: u64| match what {
        What::Borrow => columns.has(step, BORROW),
        What::Conflict => columns.has(step, REFUSED),
        What::Panic => columns.has(step, PANIC),
        What::Output => columns.has(step, OUTPUT),
        // Of steps next to each other on the line, the first is meant.
        What::Line(line) => {
            let before = step.checked_sub(1).and_then(|step| columns.line(step));
            columns.line(step) == Some(line) && before != Some(line)
        }
        What::Over => columns.depth(step) <= depth || is_end(step),
        What::Into => true,
        What::Out => columns.depth(step) < depth || is_end(step),
    };
    if backwards {
        (0..from.min(steps)).rev().find(|step| matches(*step))
    } else {
        (from.saturating_add(1)..steps).find(|step| matches(*step))
    }
}
