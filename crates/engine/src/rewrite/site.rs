//! Where in a body something stands, and what is around it.

use crate::syntax::Span;
use crate::syntax::ast::{Ast, Block, Body, BodyId, Child, ExprId, ExprKind, StmtId, StmtKind};
use crate::syntax::hygiene::SyntaxContext;

/// A node of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Node {
    /// An expression.
    Expr(ExprId),
    /// A statement.
    Stmt(StmtId),
}

/// The nodes around a place, the outermost first.
pub struct Site<'a> {
    /// Which body it is.
    pub id: BodyId,
    /// The body.
    pub body: &'a Body,
    /// The nodes.
    pub path: Vec<Node>,
}

/// Something whose temporaries end with it, so that a `let` can stand before it.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    /// Its index in the path.
    pub depth: usize,
    /// What it spans.
    pub span: Span,
    /// Whether it stands in a block. If not, it needs braces before a `let` can come first.
    pub in_block: bool,
}

impl<'a> Site<'a> {
    /// What is around an offset of the program's text.
    pub fn find(ast: &'a Ast, offset: u32) -> Option<Self> {
        let bodies = ast.bodies.iter();
        let (id, body) = bodies
            .filter(|(_, body)| holds(body.span, offset))
            .min_by_key(|(_, body)| body.span.end - body.span.start)?;
        let mut site = Self {
            id,
            body,
            path: Vec::new(),
        };
        site.descend(body.value, offset);
        Some(site)
    }

    /// What is around a part of the program's text: all of it.
    pub fn around(ast: &'a Ast, (start, end): (u32, u32)) -> Option<Self> {
        let mut site = Self::find(ast, start)?;
        let is_around = |node: &&Node| site.span(**node).end >= end;
        let depth = site.path.iter().take_while(is_around).count();
        site.path.truncate(depth);
        Some(site)
    }

    fn descend(&mut self, from: ExprId, offset: u32) {
        let mut next = Some(from);
        while let Some(expr) = next.take() {
            if !holds(self.body.exprs[expr].span, offset) {
                return;
            }
            self.path.push(Node::Expr(expr));
            if let ExprKind::Block(block) = &self.body.exprs[expr].kind {
                self.enter(block, offset);
            }
            let body = self.body;
            next = body
                .children(expr)
                .into_iter()
                .find_map(|child| match child {
                    Child::Expr(child) if holds(body.exprs[child].span, offset) => Some(child),
                    _ => None,
                });
        }
    }

    fn enter(&mut self, block: &Block, offset: u32) {
        let stmts = block.stmts.iter().copied();
        let around = |stmt: &StmtId| holds(self.body.stmts[*stmt].span, offset);
        let found = stmts.into_iter().find(around);
        self.path.extend(found.map(Node::Stmt));
    }

    /// The span of a node.
    pub fn span(&self, node: Node) -> Span {
        match node {
            Node::Expr(expr) => self.body.exprs[expr].span,
            Node::Stmt(stmt) => self.body.stmts[stmt].span,
        }
    }

    /// The expression of the path at a depth.
    pub fn expr(&self, depth: usize) -> Option<ExprId> {
        match self.path.get(depth) {
            Some(Node::Expr(expr)) => Some(*expr),
            _ => None,
        }
    }

    /// What the expression at a depth is.
    pub fn kind(&self, depth: usize) -> Option<&'a ExprKind> {
        let expr = self.expr(depth)?;
        Some(&self.body.exprs[expr].kind)
    }

    /// The slots around the place, the outermost first.
    pub fn slots(&self) -> Vec<Slot> {
        let slot = |depth: usize| {
            let node = *self.path.get(depth)?;
            let in_block = self.slot_kind(depth, node)?;
            Some(Slot {
                depth,
                span: self.span(node),
                in_block,
            })
        };
        (0..self.path.len()).filter_map(slot).collect()
    }

    /// Whether a node is a slot, and if it is, whether it stands in a block.
    fn slot_kind(&self, depth: usize, node: Node) -> Option<bool> {
        let expr = match node {
            Node::Stmt(stmt) => {
                let kind = &self.body.stmts[stmt].kind;
                return matches!(kind, StmtKind::Let { .. } | StmtKind::Expr { .. })
                    .then_some(true);
            }
            Node::Expr(expr) => expr,
        };
        let is_block = matches!(self.body.exprs[expr].kind, ExprKind::Block(_));
        match self.kind(depth.checked_sub(1)?)? {
            ExprKind::Block(block) => (block.tail == Some(expr)).then_some(true),
            ExprKind::Closure(closure) => (closure.body == expr && !is_block).then_some(false),
            ExprKind::Match { arms, .. } => {
                let is_arm = arms.iter().any(|arm| arm.body == expr);
                (is_arm && !is_block).then_some(false)
            }
            _ => None,
        }
    }

    /// The innermost slot.
    pub fn slot(&self) -> Option<Slot> {
        self.slots().pop()
    }

    /// The depth of the method call whose name stands at the offset, or that begins there.
    pub fn method_call(&self, offset: u32) -> Option<usize> {
        let calls = |depth: &usize| match self.kind(*depth) {
            Some(ExprKind::MethodCall { call_span, .. }) => holds(*call_span, offset),
            _ => false,
        };
        let begins = |depth: &usize| {
            let is_call = matches!(self.kind(*depth), Some(ExprKind::MethodCall { .. }));
            is_call
                && self
                    .path
                    .get(*depth)
                    .is_some_and(|node| self.span(*node).start == offset)
        };
        let depths = || (0..self.path.len()).rev();
        depths().find(calls).or_else(|| depths().find(begins))
    }
}

/// Whether a span that was written as it stands holds an offset.
fn holds(span: Span, offset: u32) -> bool {
    span.ctxt == SyntaxContext::ROOT && (span.start..span.end).contains(&offset)
}
