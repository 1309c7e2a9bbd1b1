//! A walk through a typed tree that knows what is inside `unsafe`.

use crate::thir::tree::{BlockId, ExprId, ExprKind, Stmt, Thir};

/// Visits every expression, with whether it stands in an `unsafe` block.
pub(super) fn walk(thir: &Thir, is_unsafe: bool, visit: &mut impl FnMut(ExprId, bool)) {
    expr(thir, thir.value, is_unsafe, visit);
}

fn block(thir: &Thir, id: BlockId, is_unsafe: bool, visit: &mut impl FnMut(ExprId, bool)) {
    let block_node = &thir.blocks[id];
    let is_unsafe = is_unsafe || block_node.is_unsafe;
    for stmt in &block_node.stmts {
        match &thir.stmts[*stmt] {
            Stmt::Expr { expr: id, .. } => expr(thir, *id, is_unsafe, visit),
            Stmt::Let {
                init, else_block, ..
            } => {
                if let Some(init) = init {
                    expr(thir, *init, is_unsafe, visit);
                }
                if let Some(id) = else_block {
                    block(thir, *id, is_unsafe, visit);
                }
            }
        }
    }
    if let Some(tail) = block_node.expr {
        expr(thir, tail, is_unsafe, visit);
    }
}

fn expr(thir: &Thir, id: ExprId, is_unsafe: bool, visit: &mut impl FnMut(ExprId, bool)) {
    visit(id, is_unsafe);
    if let ExprKind::Block(id) = thir.exprs[id].kind {
        block(thir, id, is_unsafe, visit);
        return;
    }
    if let ExprKind::Match { scrutinee, arms } = &thir.exprs[id].kind {
        expr(thir, *scrutinee, is_unsafe, visit);
        for arm in arms {
            let arm = &thir.arms[*arm];
            if let Some(guard) = arm.guard {
                expr(thir, guard, is_unsafe, visit);
            }
            expr(thir, arm.body, is_unsafe, visit);
        }
        return;
    }
    for child in children(&thir.exprs[id].kind) {
        expr(thir, child, is_unsafe, visit);
    }
}

/// The expressions within an expression, those of blocks and arms left out.
pub(super) fn children(kind: &ExprKind) -> Vec<ExprId> {
    match kind {
        ExprKind::Scope { value: inner, .. }
        | ExprKind::Deref(inner)
        | ExprKind::Not(inner)
        | ExprKind::Neg(inner)
        | ExprKind::Cast(inner)
        | ExprKind::Use(inner)
        | ExprKind::NeverToAny(inner)
        | ExprKind::Pointer(_, inner)
        | ExprKind::Loop { body: inner, .. }
        | ExprKind::Let { expr: inner, .. }
        | ExprKind::Field { base: inner, .. }
        | ExprKind::Borrow { arg: inner, .. }
        | ExprKind::RawBorrow { arg: inner, .. }
        | ExprKind::Repeat { value: inner, .. }
        | ExprKind::Yield(inner) => vec![*inner],
        ExprKind::If {
            cond, then, els, ..
        } => {
            let mut all = vec![*cond, *then];
            all.extend(els);
            all
        }
        ExprKind::Call { fun, args, .. } => {
            let mut all = vec![*fun];
            all.extend(args);
            all
        }
        ExprKind::Binary(_, left, right)
        | ExprKind::Logical { left, right, .. }
        | ExprKind::Assign {
            lhs: left,
            rhs: right,
        }
        | ExprKind::AssignOp {
            lhs: left,
            rhs: right,
            ..
        }
        | ExprKind::Index {
            base: left,
            index: right,
        } => vec![*left, *right],
        ExprKind::Break { value, .. } | ExprKind::Return(value) => value.iter().copied().collect(),
        ExprKind::Array(parts) | ExprKind::Tuple(parts) => parts.clone(),
        ExprKind::Adt { fields, base, .. } => {
            let fields = fields.iter().map(|(_, field)| *field);
            fields.chain(base.iter().copied()).collect()
        }
        ExprKind::Closure { upvars, .. } => upvars.clone(),
        ExprKind::Match { .. }
        | ExprKind::Block(_)
        | ExprKind::Var(_)
        | ExprKind::UpvarRef(_)
        | ExprKind::Continue { .. }
        | ExprKind::Literal(_)
        | ExprKind::FnItem(..)
        | ExprKind::NamedConst(..)
        | ExprKind::ConstParam(_)
        | ExprKind::Static(_)
        | ExprKind::ConstBlock(..)
        | ExprKind::CallerLocation => Vec::new(),
    }
}
