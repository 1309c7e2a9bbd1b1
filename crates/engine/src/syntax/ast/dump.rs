//! The tree as indented text.

use super::Ast;
use crate::syntax::symbol::Interner;

pub(super) fn dump(ast: &Ast, _interner: &Interner) -> String {
    format!("{ast:#?}")
}
