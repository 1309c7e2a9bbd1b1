//! How what one cell is asked to do is asked of another.
//!
//! Where nothing corresponds, the call stays as it is, and rustc's answer to it is the
//! lesson: a `Cell` has no `borrow_mut`.

use super::Container::{self, Cell, OnceCell, RefCell};
use crate::rewrite::edit::{Edit, apply};
use crate::session::Checked;
use crate::syntax::Span;
use crate::syntax::ast::{Ast, Body, BodyId, BodyKind, Child, ExprId, ExprKind, StmtKind, UnaryOp};
use crate::syntax::hygiene::SyntaxContext;
use crate::ty::results::TypeckResults;
use crate::ty::{BodyRef, TyKind};

/// The changed calls of all functions.
pub fn edits(checked: &Checked, ast: &Ast, from: Container, to: Container) -> Vec<Edit> {
    let functions = ast
        .bodies
        .iter()
        .filter(|(_, body)| body.kind != BodyKind::AnonConst);
    let mut all = Vec::new();
    for (id, body) in functions {
        if let Some(rules) = Rules::new(checked, id, body, from, to) {
            all.extend(rules.edits(body.value));
        }
    }
    all
}

struct Rules<'a> {
    checked: &'a Checked,
    results: &'a TypeckResults,
    body: &'a Body,
    text: &'a str,
    from: Container,
    to: Container,
    /// The expressions that are statements, whose value nobody asks for.
    statements: Vec<ExprId>,
}

impl<'a> Rules<'a> {
    fn new(
        checked: &'a Checked,
        id: BodyId,
        body: &'a Body,
        from: Container,
        to: Container,
    ) -> Option<Self> {
        let krate = checked.tcx.local_crate()?;
        let results = checked.tcx.typeck(BodyRef { krate, body: id });
        let statements = body.stmts.iter().filter_map(|(_, stmt)| match stmt.kind {
            StmtKind::Expr { expr, .. } => Some(expr),
            _ => None,
        });
        Some(Self {
            checked,
            results,
            body,
            text: checked.places.text(),
            from,
            to,
            statements: statements.collect(),
        })
    }

    fn edits(&self, expr: ExprId) -> Vec<Edit> {
        let span = self.body.exprs[expr].span;
        if span.ctxt == SyntaxContext::ROOT
            && let Some(new) = self.rewritten(expr)
        {
            return vec![Edit::replace((span.start, span.end), new)];
        }
        let children = self.body.children(expr).into_iter();
        let mut edits: Vec<Edit> = children
            .filter_map(|child| match child {
                Child::Expr(child) => Some(self.edits(child)),
                Child::Pat(_) => None,
            })
            .flatten()
            .collect();
        edits.sort_by_key(|edit| edit.start);
        edits
    }

    /// The text of an expression, with what changes within it.
    fn source(&self, expr: ExprId) -> String {
        let span = self.body.exprs[expr].span;
        let shifted = |mut edit: Edit| {
            edit.start -= span.start;
            edit.end -= span.start;
            edit
        };
        let edits: Vec<Edit> = self.edits(expr).into_iter().map(shifted).collect();
        let text = self.written(span);
        apply(text, &edits).unwrap_or_else(|| text.to_owned())
    }

    fn written(&self, span: Span) -> &'a str {
        self.text
            .get(span.start as usize..span.end as usize)
            .unwrap_or_default()
    }

    fn rewritten(&self, expr: ExprId) -> Option<String> {
        match &self.body.exprs[expr].kind {
            ExprKind::Assign(left, right) => {
                let cell = self.place_in_cell(*left, "borrow_mut")?;
                self.set(&self.source(cell), &self.source(*right))
            }
            ExprKind::AssignOp(op, left, right) => {
                let cell = self.source(self.place_in_cell(*left, "borrow_mut")?);
                let right = self.source(*right);
                let read = self.read(&cell, true)?;
                let op = op.text();
                self.set(&cell, &format!("{read} {op} {right}"))
            }
            ExprKind::Unary(UnaryOp::Deref, _) => {
                let cell = self
                    .place_in_cell(expr, "borrow")
                    .or_else(|| self.place_in_cell(expr, "borrow_mut"))?;
                self.read(&self.source(cell), true)
            }
            ExprKind::MethodCall { receiver, args, .. } => self
                .method(expr, *receiver, args)
                .or_else(|| self.change(expr, *receiver)),
            ExprKind::Call { callee, args } => self.constructor(*callee, args),
            _ => None,
        }
    }

    /// A method of the cell itself.
    fn method(&self, expr: ExprId, receiver: ExprId, args: &[ExprId]) -> Option<String> {
        let name = self.method_of_cell(expr)?;
        let cell = self.source(receiver);
        match (self.from, name, args) {
            (RefCell, "borrow", []) => self.read(&cell, false),
            (Cell, "get", []) => self.read(&cell, !self.is_receiver(expr)),
            (Cell, "set", [value]) => match self.compound(&cell, *value) {
                Some(change) => Some(change),
                None => self.set(&cell, &self.source(*value)),
            },
            _ => None,
        }
    }

    /// `c.set(c.get() + x)`, which is `*c.borrow_mut() += x`: the two borrows of the words
    /// taken one by one would meet in one statement.
    fn compound(&self, cell: &str, value: ExprId) -> Option<String> {
        let ExprKind::Binary(op, left, right) = self.body.exprs[value].kind else {
            return None;
        };
        let ExprKind::MethodCall { receiver, .. } = self.body.exprs[left].kind else {
            return None;
        };
        let is_same = self.method_of_cell(left) == Some("get") && self.source(receiver) == cell;
        let op = op.text();
        (is_same && self.to == RefCell)
            .then(|| format!("*{cell}.borrow_mut() {op}= {}", self.source(right)))
    }

    /// `cell.borrow_mut().push(x);` with a cell that lends nothing: take the value out,
    /// change it, put it back.
    fn change(&self, expr: ExprId, receiver: ExprId) -> Option<String> {
        if self.to != Cell || !self.statements.contains(&expr) {
            return None;
        }
        let ExprKind::MethodCall { receiver: cell, .. } = self.body.exprs[receiver].kind else {
            return None;
        };
        if self.method_of_cell(receiver) != Some("borrow_mut") {
            return None;
        }
        let cell = self.source(cell);
        let from = self.body.exprs[receiver].span.end;
        let rest = Span {
            start: from,
            ..self.body.exprs[expr].span
        };
        let rest = self.written(rest);
        Some(format!(
            "{{ let mut value = {cell}.take(); value{rest}; {cell}.set(value); }}"
        ))
    }

    fn constructor(&self, callee: ExprId, args: &[ExprId]) -> Option<String> {
        let ([value], OnceCell) = (args, self.to) else {
            return None;
        };
        let written = self.written(self.body.exprs[callee].span);
        let path = written.strip_suffix("::new")?;
        let path = path.strip_suffix(self.from.name())?;
        Some(format!("{path}OnceCell::from({})", self.source(*value)))
    }

    /// What reads the value; `by_value` if it is the value itself that is asked for, and not
    /// something that leads to it.
    fn read(&self, cell: &str, by_value: bool) -> Option<String> {
        Some(match (self.to, by_value) {
            (Cell, _) => format!("{cell}.get()"),
            (RefCell, false) => format!("{cell}.borrow()"),
            (RefCell, true) => format!("*{cell}.borrow()"),
            (OnceCell, false) => format!("{cell}.get().unwrap()"),
            (OnceCell, true) => format!("*{cell}.get().unwrap()"),
        })
    }

    fn set(&self, cell: &str, value: &str) -> Option<String> {
        Some(match self.to {
            Cell => format!("{cell}.set({value})"),
            RefCell => format!("*{cell}.borrow_mut() = {value}"),
            OnceCell => format!("{cell}.set({value}).unwrap()"),
        })
    }

    /// The cell of `*cell.method()`.
    fn place_in_cell(&self, place: ExprId, method: &str) -> Option<ExprId> {
        let ExprKind::Unary(UnaryOp::Deref, guard) = self.body.exprs[place].kind else {
            return None;
        };
        let ExprKind::MethodCall { receiver, .. } = self.body.exprs[guard].kind else {
            return None;
        };
        (self.method_of_cell(guard) == Some(method)).then_some(receiver)
    }

    /// The name of a method that is called on a cell of the kind that is replaced.
    fn method_of_cell(&self, call: ExprId) -> Option<&'a str> {
        let ExprKind::MethodCall {
            receiver, method, ..
        } = &self.body.exprs[call].kind
        else {
            return None;
        };
        let tcx = &self.checked.tcx;
        let mut ty = self.results.expr_ty_adjusted(*receiver)?;
        while let TyKind::Ref(_, inner, _) = tcx.types.kind(ty) {
            ty = inner;
        }
        match tcx.types.kind(ty) {
            TyKind::Adt(def, _) if tcx.lang_item(self.from.name()) == Some(def) => {
                Some(tcx.text(method.name))
            }
            _ => None,
        }
    }

    /// Whether an expression is what a method is called on, a field is taken of, …, so that
    /// a guard in its place dereferences by itself.
    fn is_receiver(&self, expr: ExprId) -> bool {
        self.body.exprs.iter().any(|(_, other)| match &other.kind {
            ExprKind::MethodCall { receiver, .. } => *receiver == expr,
            ExprKind::Field(of, _) | ExprKind::Index(of, _) | ExprKind::Try(of) => *of == expr,
            _ => false,
        })
    }
}
