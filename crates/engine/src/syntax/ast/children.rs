//! What is directly within an expression or a pattern.

use super::{
    Block, Body, Expr, ExprId, ExprKind, FormatArgs, PanicMessage, PatId, PatKind, StdMacro,
    StmtKind, StructRest,
};

/// Something directly within an expression or a pattern, in the order of evaluation where
/// there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Child {
    /// An expression.
    Expr(ExprId),
    /// A pattern.
    Pat(PatId),
}

impl Body {
    /// What is directly within an expression. Bodies of their own, such as an array's
    /// length, are not.
    #[must_use]
    pub fn children(&self, expr: ExprId) -> Vec<Child> {
        let mut children = Children { out: Vec::new() };
        children.expr(self, &self.exprs[expr]);
        children.out
    }

    /// What is directly within a pattern.
    #[must_use]
    pub fn pat_children(&self, pat: PatId) -> Vec<Child> {
        let mut children = Children { out: Vec::new() };
        children.pat(&self.pats[pat].kind);
        children.out
    }
}

struct Children {
    out: Vec<Child>,
}

impl Children {
    fn push(&mut self, expr: ExprId) {
        self.out.push(Child::Expr(expr));
    }

    fn push_pat(&mut self, pat: PatId) {
        self.out.push(Child::Pat(pat));
    }

    fn all(&mut self, exprs: impl IntoIterator<Item = ExprId>) {
        self.out.extend(exprs.into_iter().map(Child::Expr));
    }

    fn expr(&mut self, body: &Body, expr: &Expr) {
        match &expr.kind {
            ExprKind::Literal(_)
            | ExprKind::Path(_)
            | ExprKind::Continue { .. }
            | ExprKind::Underscore
            | ExprKind::Error => {}
            ExprKind::Paren(inner)
            | ExprKind::Unary(_, inner)
            | ExprKind::Ref { expr: inner, .. }
            | ExprKind::RawRef { expr: inner, .. }
            | ExprKind::Cast(inner, _)
            | ExprKind::Field(inner, _)
            | ExprKind::Try(inner)
            | ExprKind::Await(inner)
            | ExprKind::Repeat { elem: inner, .. } => self.push(*inner),
            ExprKind::Tuple(elems) | ExprKind::Array(elems) => self.all(elems.iter().copied()),
            ExprKind::Binary(_, left, right)
            | ExprKind::Assign(left, right)
            | ExprKind::AssignOp(_, left, right)
            | ExprKind::Index(left, right) => self.all([*left, *right]),
            ExprKind::Struct { fields, rest, .. } => {
                self.all(fields.iter().map(|field| field.expr));
                if let StructRest::Base(base) = rest {
                    self.push(*base);
                }
            }
            ExprKind::Call { callee, args } => {
                self.push(*callee);
                self.all(args.iter().copied());
            }
            ExprKind::MethodCall { receiver, args, .. } => {
                self.push(*receiver);
                self.all(args.iter().copied());
            }
            ExprKind::Range { start, end, .. } => {
                self.all(start.iter().chain(end).copied());
            }
            ExprKind::Break { value, .. } | ExprKind::Return(value) => {
                self.all(value.iter().copied());
            }
            ExprKind::Std(call) => self.std_macro(call),
            other => self.control(body, other),
        }
    }

    fn control(&mut self, body: &Body, kind: &ExprKind) {
        match kind {
            ExprKind::Block(block) => self.block(body, block),
            ExprKind::If { cond, then, els } => {
                self.all([*cond, *then]);
                self.all(els.iter().copied());
            }
            ExprKind::Let(pat, scrutinee) => {
                self.push(*scrutinee);
                self.push_pat(*pat);
            }
            ExprKind::Match { scrutinee, arms } => {
                self.push(*scrutinee);
                for arm in arms {
                    self.push_pat(arm.pat);
                    self.all(arm.guard);
                    self.push(arm.body);
                }
            }
            ExprKind::Loop { body, .. } => self.push(*body),
            ExprKind::While { cond, body, .. } => self.all([*cond, *body]),
            ExprKind::For {
                pat, iter, body, ..
            } => {
                self.push(*iter);
                self.push_pat(*pat);
                self.push(*body);
            }
            ExprKind::Closure(closure) => {
                for (pat, _) in &closure.params {
                    self.push_pat(*pat);
                }
                self.push(closure.body);
            }
            _ => {}
        }
    }

    fn block(&mut self, body: &Body, block: &Block) {
        for stmt in &block.stmts {
            match &body.stmts[*stmt].kind {
                StmtKind::Let {
                    pat,
                    init,
                    else_block,
                    ..
                } => {
                    self.all(*init);
                    self.all(*else_block);
                    self.push_pat(*pat);
                }
                StmtKind::Expr { expr, .. } => self.push(*expr),
                StmtKind::Item(_) | StmtKind::MacroDef(_) => {}
            }
        }
        self.all(block.tail);
    }

    fn std_macro(&mut self, call: &StdMacro) {
        match call {
            StdMacro::FormatArgs(args)
            | StdMacro::Format(args)
            | StdMacro::Print(_, args)
            | StdMacro::Panic(_, PanicMessage::Format(args)) => self.format(Some(args)),
            StdMacro::Write { dst, args } => {
                self.push(*dst);
                self.format(Some(args));
            }
            StdMacro::Vec(elems) => self.all(elems.iter().copied()),
            StdMacro::VecRepeat { elem, len } => self.all([*elem, *len]),
            StdMacro::Assert { cond, message, .. } => {
                self.push(*cond);
                self.format(message.as_ref());
            }
            StdMacro::AssertCompare {
                left,
                right,
                message,
                ..
            } => {
                self.all([*left, *right]);
                self.format(message.as_ref());
            }
            StdMacro::Matches {
                scrutinee,
                pat,
                guard,
            } => {
                self.push(*scrutinee);
                self.push_pat(*pat);
                self.all(*guard);
            }
            StdMacro::Dbg(args) => self.all(args.iter().map(|(arg, _)| *arg)),
            StdMacro::Pin(inner) | StdMacro::AddrOf { place: inner, .. } => self.push(*inner),
            StdMacro::Panic(_, PanicMessage::Default)
            | StdMacro::Line(_)
            | StdMacro::Column(_)
            | StdMacro::File
            | StdMacro::Cfg(_)
            | StdMacro::Str(_) => {}
        }
    }

    fn format(&mut self, args: Option<&FormatArgs>) {
        if let Some(args) = args {
            self.all(args.arguments.iter().map(|argument| argument.expr));
        }
    }

    fn pat(&mut self, kind: &PatKind) {
        match kind {
            PatKind::Wild | PatKind::Rest | PatKind::Path(_) | PatKind::Error => {}
            PatKind::Ident { sub, .. } => self.out.extend(sub.map(Child::Pat)),
            PatKind::Literal(expr) => self.push(*expr),
            PatKind::Range { start, end, .. } => self.all(start.iter().chain(end).copied()),
            PatKind::TupleStruct(_, pats)
            | PatKind::Tuple(pats)
            | PatKind::Slice(pats)
            | PatKind::Or(pats) => self.out.extend(pats.iter().copied().map(Child::Pat)),
            PatKind::Struct { fields, .. } => {
                self.out
                    .extend(fields.iter().map(|field| Child::Pat(field.pat)));
            }
            PatKind::Ref { pat, .. } | PatKind::Paren(pat) => self.push_pat(*pat),
        }
    }
}
