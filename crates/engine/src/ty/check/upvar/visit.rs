//! How a closure's body uses what is around it: rustc's `ExprUseVisitor`.
//!
//! It walks over the tree as rustc does over what the tree stands for: a `for` consumes
//! what it goes through, a format borrows its arguments, and so on.

use super::super::fn_ctxt::FnCtxt;
use super::place::{Place, Use};
use crate::resolve::LocalId;
use crate::syntax::ast::{
    Arm, AssertCompare, BinaryOp, Block, BlockKind, ExprId, ExprKind, FormatArgs, PanicMessage,
    PatId, StdMacro, StmtId, StmtKind, StructRest, UnaryOp,
};
use crate::syntax::span::Span;
use crate::ty::results::{Adjust, CaptureMode};
use crate::ty::{Mutability, TyKind};

/// See the module.
pub(super) struct UseVisitor<'a, 't> {
    pub(super) fcx: &'a FnCtxt<'t>,
    /// The variables from outside that the closure mentions.
    pub(super) upvars: &'a [LocalId],
    /// The uses so far, in order.
    pub(super) uses: Vec<Use>,
}

impl UseVisitor<'_, '_> {
    /// The value is taken: moved or, if its type is `Copy`, copied.
    pub(super) fn consume_place(&mut self, place: Option<Place>, span: Span) {
        let Some(place) = place else { return };
        if self.fcx.is_copy(place.ty()) {
            self.borrow_place(Some(place), Mutability::Not, span);
        } else {
            self.record(place, CaptureMode::Value, span);
        }
    }

    /// The place is borrowed, or written if mutably.
    pub(super) fn borrow_place(&mut self, place: Option<Place>, by: Mutability, span: Span) {
        let mode = match by {
            Mutability::Not => CaptureMode::Ref,
            Mutability::Mut => CaptureMode::MutRef,
        };
        self.use_place(place, mode, span);
    }

    /// The place is used in this way. What is behind a raw pointer is not changed by
    /// changing the pointer.
    pub(super) fn use_place(&mut self, place: Option<Place>, mode: CaptureMode, span: Span) {
        let Some(place) = place else { return };
        let is_raw = |index| {
            let before = self.fcx.tcx.types.kind(place.ty_before(index));
            matches!(before, TyKind::RawPtr(..))
        };
        let behind_raw = mode != CaptureMode::Value && (0..place.steps.len()).any(is_raw);
        let mode = if behind_raw { CaptureMode::Ref } else { mode };
        self.record(place, mode, span);
    }

    fn record(&mut self, place: Place, mode: CaptureMode, span: Span) {
        self.uses.push(Use { place, mode, span });
    }

    /// An expression whose value is used.
    pub(super) fn consume(&mut self, expr: ExprId) {
        let place = self.place(expr);
        self.consume_place(place, self.fcx.expr(self.fcx.peel(expr)).span);
        self.walk(expr);
    }

    fn consume_all(&mut self, exprs: impl IntoIterator<Item = ExprId>) {
        exprs.into_iter().for_each(|expr| self.consume(expr));
    }

    fn borrow(&mut self, expr: ExprId, by: Mutability) {
        let place = self.place(expr);
        self.borrow_place(place, by, self.fcx.expr(self.fcx.peel(expr)).span);
        self.walk(expr);
    }

    /// What is done on the way to an expression's value, or to its place.
    pub(super) fn walk(&mut self, expr: ExprId) {
        let expr = self.fcx.peel(expr);
        self.walk_adjustments(expr);
        match &self.fcx.expr(expr).kind {
            ExprKind::Unary(UnaryOp::Deref, base) | ExprKind::Field(base, _) => self.walk(*base),
            ExprKind::Index(base, index) => {
                self.walk(*base);
                self.consume(*index);
            }
            ExprKind::Ref { mutable, expr } | ExprKind::RawRef { mutable, expr } => {
                self.borrow(*expr, Mutability::new(*mutable));
            }
            ExprKind::Assign(target, value) => self.assign(*target, *value),
            ExprKind::AssignOp(op, target, value) => self.assign_op(expr, *op, *target, *value),
            ExprKind::Struct { fields, rest, .. } => {
                self.consume_all(fields.iter().map(|field| field.expr));
                if let StructRest::Base(base) = rest {
                    self.struct_base(expr, *base);
                }
            }
            ExprKind::Closure(_) => self.captures(expr),
            ExprKind::Block(block) => self.block_expr(expr, block),
            ExprKind::Std(call) => self.std_macro(call),
            ExprKind::Let(..) | ExprKind::Match { .. } | ExprKind::For { .. } => {
                self.control(expr);
            }
            _ => self.parts(expr),
        }
    }

    /// What only consumes its parts.
    fn parts(&mut self, expr: ExprId) {
        for child in self.fcx.body.children(expr) {
            if let crate::syntax::ast::Child::Expr(child) = child {
                self.consume(child);
            }
        }
    }

    fn control(&mut self, expr: ExprId) {
        match &self.fcx.expr(expr).kind {
            ExprKind::Let(pat, init) => {
                self.walk(*init);
                let place = self.place(*init);
                let span = self.fcx.expr(*init).span;
                self.borrow(*init, Mutability::Not);
                self.walk_pat(place, *pat, false, span);
            }
            ExprKind::Match { scrutinee, arms } => self.match_expr(*scrutinee, arms),
            ExprKind::For { iter, body, .. } => {
                self.consume(*iter);
                self.consume(*body);
            }
            _ => {}
        }
    }

    fn match_expr(&mut self, scrutinee: ExprId, arms: &[Arm]) {
        let place = self.place(scrutinee);
        let span = self.fcx.expr(scrutinee).span;
        self.walk(scrutinee);
        for arm in arms {
            self.arm(place.clone(), span, arm.pat, arm.guard);
            self.consume(arm.body);
        }
    }

    fn arm(&mut self, place: Option<Place>, span: Span, pat: PatId, guard: Option<ExprId>) {
        self.walk_pat(place, pat, guard.is_some(), span);
        self.consume_all(guard);
    }

    fn walk_adjustments(&mut self, expr: ExprId) {
        let adjustments = self.adjustments(expr);
        if adjustments.is_empty() {
            return;
        }
        let span = self.fcx.expr(expr).span;
        let mut place = self.place_unadjusted(expr);
        for adjustment in adjustments {
            match adjustment.kind {
                Adjust::NeverToAny | Adjust::Pointer(_) => self.consume_place(place.clone(), span),
                Adjust::Deref(None) => {}
                Adjust::Deref(Some((_, by)))
                | Adjust::Borrow { mutability: by, .. }
                | Adjust::RawBorrow(by) => self.borrow_place(place.clone(), by, span),
            }
            place = self.adjusted(place, adjustment);
        }
    }

    fn block_expr(&mut self, expr: ExprId, block: &Block) {
        match block.kind {
            BlockKind::Plain | BlockKind::Unsafe | BlockKind::Params => self.block(block),
            BlockKind::Const => {}
            BlockKind::Async | BlockKind::AsyncMove | BlockKind::AsyncClosure => {
                self.captures(expr);
            }
        }
    }

    /// A block's statements and its value.
    pub(super) fn block(&mut self, block: &Block) {
        for stmt in &block.stmts {
            self.statement(*stmt);
        }
        self.consume_all(block.tail);
    }

    fn statement(&mut self, stmt: StmtId) {
        match &self.fcx.body.stmts[stmt].kind {
            StmtKind::Let {
                pat,
                init: Some(init),
                else_block,
                ..
            } => {
                self.walk(*init);
                let place = self.place(*init);
                self.walk_pat(place, *pat, false, self.fcx.expr(*init).span);
                self.consume_all(*else_block);
            }
            StmtKind::Expr { expr, .. } => self.consume(*expr),
            StmtKind::Let { init: None, .. } | StmtKind::Item(_) | StmtKind::MacroDef(_) => {}
        }
    }

    /// `target = value`, where the target may be a pattern of places.
    fn assign(&mut self, target: ExprId, value: ExprId) {
        let target = self.fcx.peel(target);
        if matches!(
            self.fcx.expr(target).kind,
            ExprKind::Tuple(_)
                | ExprKind::Array(_)
                | ExprKind::Struct { .. }
                | ExprKind::Call { .. }
                | ExprKind::Underscore
        ) {
            // What comes apart is taken as a whole unless nothing of it is.
            self.walk(value);
            let place = self.place(value);
            let span = self.fcx.expr(value).span;
            self.assign_parts(target, place.as_ref(), span);
        } else {
            self.borrow(target, Mutability::Mut);
            self.consume(value);
        }
    }

    fn assign_parts(&mut self, target: ExprId, place: Option<&Place>, span: Span) {
        let target = self.fcx.peel(target);
        match &self.fcx.expr(target).kind {
            ExprKind::Underscore
            | ExprKind::Range {
                start: None,
                end: None,
                ..
            } => {}
            ExprKind::Tuple(parts) | ExprKind::Array(parts) => {
                self.assign_list(parts, place, span);
            }
            ExprKind::Call { args, .. } => self.assign_list(args, place, span),
            ExprKind::Struct { fields, .. } => {
                for field in fields {
                    self.assign_parts(field.expr, place, span);
                }
            }
            _ => {
                self.consume_place(place.cloned(), span);
                self.borrow(target, Mutability::Mut);
            }
        }
    }

    /// The parts of what is taken apart. A part of a tuple is a place of its own if its
    /// number is known.
    fn assign_list(&mut self, parts: &[ExprId], place: Option<&Place>, span: Span) {
        let is_rest = |part: &ExprId| {
            matches!(
                self.fcx.expr(self.fcx.peel(*part)).kind,
                ExprKind::Range {
                    start: None,
                    end: None,
                    ..
                }
            )
        };
        let has_rest = parts.iter().any(is_rest);
        for (index, part) in parts.iter().enumerate() {
            let field = place.filter(|_| !has_rest);
            let field = field.and_then(|place| self.field(place, 0, index));
            self.assign_parts(*part, field.as_ref().or(place), span);
        }
    }

    fn assign_op(&mut self, expr: ExprId, _op: BinaryOp, target: ExprId, value: ExprId) {
        if self.is_overloaded(expr) {
            self.consume(target);
        } else {
            self.borrow(target, Mutability::Mut);
        }
        self.consume(value);
    }

    /// `..base`: the fields that are not written are taken out of it.
    fn struct_base(&mut self, expr: ExprId, base: ExprId) {
        if let Some(place) = self.place(base) {
            let span = self.fcx.expr(base).span;
            let written = self.fcx.results.borrow().struct_exprs.get(expr).cloned();
            let count = match self.fcx.tcx.types.kind(place.ty()) {
                TyKind::Adt(def, _) => {
                    let variant = self.fcx.tcx.adt_def(def).struct_variant();
                    variant.map_or(0, |variant| variant.fields.len())
                }
                _ => 0,
            };
            for index in 0..count {
                let is_written =
                    |made: &crate::ty::results::StructExpr| made.fields.contains(&index);
                if !written.as_ref().is_some_and(is_written) {
                    let field = self.field(&place, 0, index);
                    self.consume_place(field, span);
                }
            }
        }
        self.walk(base);
    }

    /// What a closure within this one captures, this one uses.
    fn captures(&mut self, expr: ExprId) {
        let captures = self.fcx.captures_of(expr);
        for capture in captures {
            if !self.upvars.contains(&capture.place.local) {
                continue;
            }
            match capture.mode {
                CaptureMode::Value => self.consume_place(Some(capture.place), capture.span),
                mode => self.use_place(Some(capture.place), mode, capture.span),
            }
        }
    }

    fn std_macro(&mut self, call: &StdMacro) {
        match call {
            StdMacro::FormatArgs(args)
            | StdMacro::Format(args)
            | StdMacro::Print(_, args)
            | StdMacro::Panic(_, PanicMessage::Format(args)) => self.format(Some(args)),
            StdMacro::Write { dst, args } => {
                self.consume(*dst);
                self.format(Some(args));
            }
            StdMacro::Vec(elems) => self.consume_all(elems.iter().copied()),
            StdMacro::VecRepeat { elem, len } => self.consume_all([*elem, *len]),
            StdMacro::Assert { cond, message, .. } => {
                self.consume(*cond);
                self.format(message.as_ref());
            }
            StdMacro::AssertCompare {
                kind: AssertCompare::Eq | AssertCompare::Ne,
                left,
                right,
                message,
            } => {
                self.borrow(*left, Mutability::Not);
                self.borrow(*right, Mutability::Not);
                self.format(message.as_ref());
            }
            StdMacro::Matches {
                scrutinee,
                pat,
                guard,
            } => {
                let place = self.place(*scrutinee);
                let span = self.fcx.expr(*scrutinee).span;
                self.walk(*scrutinee);
                self.arm(place, span, *pat, *guard);
            }
            StdMacro::Dbg(args) => self.consume_all(args.iter().map(|(arg, _)| *arg)),
            StdMacro::Pin(inner) => self.consume(*inner),
            StdMacro::AddrOf { mutable, place } => {
                self.borrow(*place, Mutability::new(*mutable));
            }
            StdMacro::Panic(_, PanicMessage::Default)
            | StdMacro::Line(_)
            | StdMacro::Column(_)
            | StdMacro::File
            | StdMacro::Cfg(_)
            | StdMacro::Str(_) => {}
        }
    }

    fn format(&mut self, args: Option<&FormatArgs>) {
        for argument in args.iter().flat_map(|args| &args.arguments) {
            self.borrow(argument.expr, Mutability::Not);
        }
    }
}
