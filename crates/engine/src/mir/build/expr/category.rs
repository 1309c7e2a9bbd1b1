//! What kind of value an expression gives.

use crate::thir::ExprKind;

/// What kind of value an expression gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::mir::build) enum Category {
    /// It names a place.
    Place,
    /// It is a constant without a place.
    Constant,
    /// It is best written to its place at once.
    Into,
    /// It is made of operands.
    Rvalue,
}

impl Category {
    /// The category of an expression; nothing for a scope, which is as what is in it.
    pub(in crate::mir::build) fn of(kind: &ExprKind) -> Option<Self> {
        Some(match kind {
            ExprKind::Scope { .. } => return None,
            ExprKind::Field { .. }
            | ExprKind::Deref(_)
            | ExprKind::Index { .. }
            | ExprKind::Var(_)
            | ExprKind::UpvarRef(_)
            | ExprKind::Static(_) => Self::Place,
            ExprKind::Literal(_)
            | ExprKind::FnItem(..)
            | ExprKind::NamedConst(..)
            | ExprKind::ConstParam(_)
            | ExprKind::ConstBlock(..)
            | ExprKind::CallerLocation => Self::Constant,
            ExprKind::If { .. }
            | ExprKind::Call { .. }
            | ExprKind::Logical { .. }
            | ExprKind::Use(_)
            | ExprKind::NeverToAny(_)
            | ExprKind::Loop { .. }
            | ExprKind::Let { .. }
            | ExprKind::Match { .. }
            | ExprKind::Block(_)
            | ExprKind::Borrow { .. }
            | ExprKind::RawBorrow { .. }
            | ExprKind::Break { .. }
            | ExprKind::Continue { .. }
            | ExprKind::Return(_)
            | ExprKind::Adt { .. }
            | ExprKind::Yield(_) => Self::Into,
            ExprKind::Binary(..)
            | ExprKind::Not(_)
            | ExprKind::Neg(_)
            | ExprKind::Cast(_)
            | ExprKind::Pointer(..)
            | ExprKind::Assign { .. }
            | ExprKind::AssignOp { .. }
            | ExprKind::Repeat { .. }
            | ExprKind::Array(_)
            | ExprKind::Tuple(_)
            | ExprKind::Closure { .. } => Self::Rvalue,
        })
    }
}
