//! Whether `break`, `continue`, `return` and `.await` have something to go to.

use crate::syntax::ast::{
    Ast, BlockKind, Body, BodyKind, Child, ExprId, ExprKind, Lifetime, PatId,
};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::hygiene::Hygiene;
use crate::syntax::span::Span;
use crate::syntax::symbol::Interner;

/// What an expression stands in, innermost last.
#[derive(Clone, Copy)]
enum Context {
    Loop {
        kind: LoopKind,
        label: Option<Lifetime>,
    },
    /// The condition of a `while`, which belongs to the loop but cannot leave it.
    WhileCondition,
    LabelledBlock {
        label: Lifetime,
    },
    Closure {
        is_async: bool,
    },
    AsyncBlock,
    ConstBlock,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum LoopKind {
    Loop,
    While,
    For,
}

pub(super) fn check(
    ast: &Ast,
    body: &Body,
    is_async: bool,
    interner: &Interner,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let hygiene = &ast.hygiene;
    let mut checker = Checker {
        body,
        hygiene,
        is_async,
        interner,
        diagnostics,
        stack: Vec::new(),
    };
    checker.expr(body.value);
}

struct Checker<'c> {
    body: &'c Body,
    hygiene: &'c Hygiene,
    is_async: bool,
    interner: &'c Interner,
    diagnostics: &'c mut Vec<Diagnostic>,
    stack: Vec<Context>,
}

impl Checker<'_> {
    fn expr(&mut self, id: ExprId) {
        let expr = &self.body.exprs[id];
        let span = expr.span;
        match &expr.kind {
            ExprKind::Loop { label, body } => {
                self.within(
                    Context::Loop {
                        kind: LoopKind::Loop,
                        label: *label,
                    },
                    *body,
                );
            }
            ExprKind::While { label, cond, body } => {
                let context = Context::Loop {
                    kind: LoopKind::While,
                    label: *label,
                };
                self.stack.push(context);
                self.within(Context::WhileCondition, *cond);
                self.stack.pop();
                self.within(context, *body);
            }
            ExprKind::For {
                label,
                pat,
                iter,
                body,
            } => {
                self.expr(*iter);
                self.pat(*pat);
                self.within(
                    Context::Loop {
                        kind: LoopKind::For,
                        label: *label,
                    },
                    *body,
                );
            }
            ExprKind::Block(block) => {
                let context = match (block.kind, block.label) {
                    (kind, _) if kind.is_async() => Some(Context::AsyncBlock),
                    (BlockKind::Const, _) => Some(Context::ConstBlock),
                    (_, Some(label)) => Some(Context::LabelledBlock { label }),
                    _ => None,
                };
                self.stack.extend(context);
                self.children(id);
                if context.is_some() {
                    self.stack.pop();
                }
            }
            ExprKind::Closure(closure) => {
                self.stack.push(Context::Closure {
                    is_async: closure.is_async,
                });
                self.children(id);
                self.stack.pop();
            }
            ExprKind::Break { label, value } => {
                self.jump("break", *label, value.is_some(), span);
                self.children(id);
            }
            ExprKind::Continue { label } => self.jump("continue", *label, false, span),
            ExprKind::Return(_) => {
                self.check_return(span);
                self.children(id);
            }
            ExprKind::Await(_) => {
                self.check_await(span);
                self.children(id);
            }
            _ => self.children(id),
        }
    }

    fn within(&mut self, context: Context, expr: ExprId) {
        self.stack.push(context);
        self.expr(expr);
        self.stack.pop();
    }

    fn children(&mut self, id: ExprId) {
        for child in self.body.children(id) {
            self.child(child);
        }
    }

    fn child(&mut self, child: Child) {
        match child {
            Child::Expr(expr) => self.expr(expr),
            Child::Pat(pat) => self.pat(pat),
        }
    }

    fn pat(&mut self, pat: PatId) {
        for child in self.body.pat_children(pat) {
            self.child(child);
        }
    }

    fn jump(&mut self, word: &str, label: Option<Lifetime>, has_value: bool, span: Span) {
        let target = match label {
            Some(label) => self.labelled_target(label),
            None => self.plain_target(word, span),
        };
        match target {
            Some(Context::Loop { kind, .. }) if has_value && kind != LoopKind::Loop => {
                let kind = if kind == LoopKind::While {
                    "while"
                } else {
                    "for"
                };
                let message = format!("`break` with value from a `{kind}` loop");
                self.report("E0571", span, message);
            }
            Some(Context::LabelledBlock { .. }) if word == "continue" => {
                self.report("E0696", span, "`continue` pointing to a labeled block");
            }
            _ => {}
        }
    }

    fn labelled_target(&mut self, label: Lifetime) -> Option<Context> {
        let mut is_reachable = true;
        for context in self.stack.iter().rev().copied() {
            let own = match context {
                Context::Loop { label, .. } => label,
                Context::LabelledBlock { label } => Some(label),
                Context::WhileCondition => None,
                Context::Closure { .. } | Context::AsyncBlock | Context::ConstBlock => {
                    is_reachable = false;
                    None
                }
            };
            if !own.is_some_and(|own| self.is_same(own, label)) {
                continue;
            }
            if is_reachable {
                return Some(context);
            }
            let message = format!(
                "use of unreachable label `{}`",
                self.interner.text(label.name)
            );
            self.report("E0767", label.span, message);
            return None;
        }
        let message = format!(
            "use of undeclared label `{}`",
            self.interner.text(label.name)
        );
        self.report("E0426", label.span, message);
        None
    }

    /// A label is visible in the body of a macro that was defined in its scope: then its
    /// context is that of the label with marks added.
    fn is_same(&self, declared: Lifetime, used: Lifetime) -> bool {
        let mut ctxt = used.span.ctxt;
        loop {
            if declared.name == used.name && declared.span.ctxt == ctxt {
                return ctxt == used.span.ctxt || self.was_in_scope(declared, used);
            }
            if ctxt.is_root() {
                return false;
            }
            ctxt = self.hygiene.parent(ctxt);
        }
    }

    /// Whether the macro that wrote `used` was defined within the loop of `declared`. The
    /// loop's text is not known here, but its label comes before the macro's body.
    #[allow(clippy::unused_self)]
    fn was_in_scope(&self, declared: Lifetime, used: Lifetime) -> bool {
        declared.span.file == used.span.file && declared.span.end <= used.span.start
    }

    fn plain_target(&mut self, word: &str, span: Span) -> Option<Context> {
        let innermost = self.stack.iter().rev().copied().next();
        let (code, message) = match innermost {
            Some(context @ Context::Loop { .. }) => return Some(context),
            Some(Context::WhileCondition) => {
                let message =
                    "`break` or `continue` with no label in the condition of a `while` loop";
                ("E0590", message.to_owned())
            }
            Some(Context::LabelledBlock { .. }) => (
                "E0695",
                format!("unlabeled `{word}` inside of a labeled block"),
            ),
            Some(Context::Closure { .. }) => ("E0267", format!("`{word}` inside of a closure")),
            Some(Context::AsyncBlock) => ("E0267", format!("`{word}` inside `async` block")),
            None if self.is_async => ("E0267", format!("`{word}` inside `async` function")),
            Some(Context::ConstBlock) | None if word == "break" => (
                "E0268",
                "`break` outside of a loop or labeled block".to_owned(),
            ),
            Some(Context::ConstBlock) | None => {
                ("E0268", "`continue` outside of a loop".to_owned())
            }
        };
        self.report(code, span, message);
        None
    }

    fn check_return(&mut self, span: Span) {
        let in_function = self.stack.iter().rev().find_map(|context| match context {
            Context::Closure { .. } | Context::AsyncBlock => Some(true),
            Context::ConstBlock => Some(false),
            _ => None,
        });
        if !in_function.unwrap_or(self.body.kind == BodyKind::Fn) {
            self.report("E0572", span, "return statement outside of function body");
        }
    }

    fn check_await(&mut self, span: Span) {
        let in_async = self.stack.iter().rev().find_map(|context| match context {
            Context::Closure { is_async } => Some(*is_async),
            Context::AsyncBlock => Some(true),
            Context::ConstBlock => Some(false),
            _ => None,
        });
        if !in_async.unwrap_or(self.is_async) {
            let message = "`await` is only allowed inside `async` functions and blocks";
            self.report("E0728", span, message);
        }
    }

    fn report(&mut self, code: &'static str, span: Span, message: impl Into<String>) {
        self.diagnostics
            .push(Diagnostic::coded(code, span, message));
    }
}
