//! The macros of std, as what they stand for.

use super::Builder;
use super::temps::Temps;
use crate::syntax::ast::{
    self, AssertCompare, FormatArgs, FormatTrait, PanicKind, PanicMessage, PrintStream, StdMacro,
};
use crate::syntax::span::Span;
use crate::syntax::symbol::Symbol;
use crate::thir::scope::{ScopeKind, TempReason};
use crate::thir::tree::{Arm, ExprId, ExprKind, Lit, Pat, PatKind};
use crate::ty::results::{Callee, CalleeRole};
use crate::ty::{GenericArg, Mutability, Ty, TyKind};

impl Builder<'_> {
    /// A call of one of std's macros.
    pub(super) fn std_macro(
        &mut self,
        expr: ast::ExprId,
        call: &StdMacro,
        ty: Ty,
        span: Span,
    ) -> ExprId {
        match call {
            StdMacro::FormatArgs(args) => self.format_args(args, span),
            StdMacro::Format(args) => self.format_macro(args, ty, span),
            StdMacro::Print(stream, args) => self.print_macro(*stream, args, span),
            StdMacro::Write { dst, args } => self.write_macro(expr, *dst, args, ty, span),
            StdMacro::Vec(parts) => self.vec_macro(parts, ty, span),
            StdMacro::VecRepeat { elem, len } => self.vec_repeat(*elem, *len, ty, span),
            StdMacro::Panic(kind, message) => self.panic_macro(*kind, message, span),
            StdMacro::Assert {
                cond,
                text,
                message,
            } => self.assert_macro(*cond, *text, message.as_ref(), span),
            StdMacro::AssertCompare {
                kind,
                left,
                right,
                message,
            } => self.assert_compare(expr, *kind, (*left, *right), message.as_ref(), span),
            StdMacro::Matches {
                scrutinee,
                pat,
                guard,
            } => self.matches_macro(*scrutinee, *pat, *guard, span),
            StdMacro::Dbg(operands) => self.dbg_macro(operands, ty, span),
            StdMacro::Pin(value) => self.pin_macro(*value, span),
            StdMacro::AddrOf { mutable, place } => self.raw_reference(*mutable, *place, ty, span),
            StdMacro::Line(number) | StdMacro::Column(number) => {
                self.number(u128::from(*number), ty, span)
            }
            StdMacro::File => self.file_macro(ty, span),
            StdMacro::Cfg(value) => self.number(u128::from(*value), ty, span),
            StdMacro::Str(text) => self.node(ExprKind::Literal(Lit::Str(*text)), ty, span),
        }
    }

    // Printing.

    /// `fmt::format(format_args!(…))`, whose temporaries are dropped at once.
    fn format_macro(&mut self, args: &FormatArgs, ty: Ty, span: Span) -> ExprId {
        let Some(format) = self.std_fn(&["fmt", "format"], &[], span) else {
            return self.give_up(span);
        };
        let text = self.terminating_with(ty, span, TempReason::Statement, |this| {
            let args = this.format_args(args, span);
            this.call(format, vec![args], ty, span)
        });
        // A block around it in rustc: what is borrowed of it is a temporary out here.
        self.node(ExprKind::Use(text), ty, span)
    }

    /// `{ _print(format_args!(…)); }`
    fn print_macro(&mut self, stream: PrintStream, args: &FormatArgs, span: Span) -> ExprId {
        let name = match stream {
            PrintStream::Stdout => "io_print",
            PrintStream::Stderr => "io_eprint",
        };
        let unit = self.tcx.types.common.unit;
        let Some(print) = self.lang_fn(name, &[], span) else {
            return self.give_up(span);
        };
        let printed = self.terminating_with(unit, span, TempReason::Statement, |this| {
            let args = this.format_args(args, span);
            this.call(print, vec![args], unit, span)
        });
        self.node(ExprKind::Use(printed), unit, span)
    }

    /// `dst.write_fmt(format_args!(…))`
    fn write_macro(
        &mut self,
        expr: ast::ExprId,
        dst: ast::ExprId,
        args: &FormatArgs,
        ty: Ty,
        span: Span,
    ) -> ExprId {
        let Some(callee) = self.callee(expr, CalleeRole::WriteFmt) else {
            return self.give_up(span);
        };
        let (dst, args) = self.plain(|this| (this.expr(dst), this.format_args(args, span)));
        self.call(callee, vec![dst, args], ty, span)
    }

    /// `match e { tmp => { eprintln!("[place] text = {:#?}", &tmp); tmp } }`
    fn dbg_macro(
        &mut self,
        operands: &[(ast::ExprId, Option<Symbol>)],
        ty: Ty,
        span: Span,
    ) -> ExprId {
        match operands {
            [] => self.dbg_place(span),
            [(operand, text)] => self.dbg_operand(*operand, *text, ty, span),
            several => {
                let parts: Vec<ExprId> = several
                    .iter()
                    .map(|(operand, text)| {
                        let ty = self.expr_ty_adjusted(*operand);
                        self.dbg_operand(*operand, *text, ty, span)
                    })
                    .collect();
                self.node(ExprKind::Tuple(parts), ty, span)
            }
        }
    }

    fn dbg_place(&mut self, span: Span) -> ExprId {
        let unit = self.tcx.types.common.unit;
        let Some(print) = self.lang_fn("io_eprint", &[], span) else {
            return self.give_up(span);
        };
        self.terminating_with(unit, span, TempReason::Statement, |this| {
            let place = this.location(span);
            let values = vec![(place, FormatTrait::Display, false)];
            match this.simple_format(&["[", "]\n"], values, span) {
                Some(args) => this.call(print, vec![args], unit, span),
                None => this.give_up(span),
            }
        })
    }

    fn dbg_operand(
        &mut self,
        operand: ast::ExprId,
        text: Option<Symbol>,
        ty: Ty,
        span: Span,
    ) -> ExprId {
        let unit = self.tcx.types.common.unit;
        let Some(print) = self.lang_fn("io_eprint", &[], span) else {
            return self.give_up(span);
        };
        let Some(text) = text else {
            return self.unsupported(span, "dbg! of this expression");
        };
        let value = self.because(TempReason::MatchScrutinee, |this| this.expr(operand));
        self.bind_in_match(value, ty, false, ty, span, |this, tmp| {
            let scope = this.new_scope(ScopeKind::Node, span);
            let print = this.within(scope, |this| {
                this.statement(span, |this| {
                    let place = this.location(span);
                    let text = this.text(text, span);
                    let text = this.borrow(text, Mutability::Not, span);
                    let value = this.var(tmp, span);
                    let value = this.borrow(value, Mutability::Not, span);
                    let values = vec![
                        (place, FormatTrait::Display, false),
                        (text, FormatTrait::Display, false),
                        (value, FormatTrait::Debug, true),
                    ];
                    match this.simple_format(&["[", "] ", " = ", "\n"], values, span) {
                        Some(args) => this.call(print, vec![args], unit, span),
                        None => this.give_up(span),
                    }
                })
            });
            let value = Some(this.var(tmp, span));
            let block = this.make_block(scope, vec![print], value, span);
            this.node(ExprKind::Block(block), ty, span)
        })
    }

    /// `&'static Location` of a place, as a reference to it.
    fn location(&mut self, span: Span) -> ExprId {
        let Some(ty) = self.lang_ty("panic_location", span) else {
            return self.give_up(span);
        };
        let ty = self.tcx.types.mk_ref(ty, Mutability::Not);
        let place = self.node(ExprKind::CallerLocation, ty, span);
        self.borrow(place, Mutability::Not, span)
    }

    fn file_macro(&mut self, ty: Ty, span: Span) -> ExprId {
        let Some(location_ty) = self.lang_ty("panic_location", span) else {
            return self.give_up(span);
        };
        let location_ty = self.tcx.types.mk_ref(location_ty, Mutability::Not);
        let place = self.node(ExprKind::CallerLocation, location_ty, span);
        match self.lang_assoc_fn("panic_location", "file", &[], span) {
            Some(file) => self.call(file, vec![place], ty, span),
            None => self.give_up(span),
        }
    }

    fn text(&mut self, text: Symbol, span: Span) -> ExprId {
        let str = self.tcx.types.common.str;
        let ty = self.tcx.types.mk_ref(str, Mutability::Not);
        self.node(ExprKind::Literal(Lit::Str(text)), ty, span)
    }

    // Values.

    /// `into_vec([a, b])`
    fn vec_macro(&mut self, parts: &[ast::ExprId], ty: Ty, span: Span) -> ExprId {
        let Some(elem) = self.elem_of_vec(ty) else {
            return self.give_up(span);
        };
        let len = parts.len() as u64;
        let args = [
            GenericArg::Ty(elem),
            GenericArg::Const(self.tcx.types.mk_usize(len)),
        ];
        let Some(into_vec) = self.lang_fn("slice_into_vec", &args, span) else {
            return self.give_up(span);
        };
        let array_ty = self.tcx.types.mk_array(elem, len);
        let parts = self.plain_exprs(parts);
        let array = self.node(ExprKind::Array(parts), array_ty, span);
        self.call(into_vec, vec![array], ty, span)
    }

    /// `from_elem(e, n)`
    fn vec_repeat(&mut self, elem: ast::ExprId, len: ast::ExprId, ty: Ty, span: Span) -> ExprId {
        let Some(elem_ty) = self.elem_of_vec(ty) else {
            return self.give_up(span);
        };
        let Some(from_elem) = self.lang_fn("vec_from_elem", &[GenericArg::Ty(elem_ty)], span)
        else {
            return self.give_up(span);
        };
        let args = self.plain_exprs(&[elem, len]);
        self.call(from_elem, args, ty, span)
    }

    fn elem_of_vec(&self, ty: Ty) -> Option<Ty> {
        match self.tcx.types.kind(ty) {
            TyKind::Adt(_, args) => self.first_type(args),
            _ => None,
        }
    }

    /// `Pin::new_unchecked(&mut { e })`, where a `let` extends the value.
    fn pin_macro(&mut self, value: ast::ExprId, span: Span) -> ExprId {
        let place = self.borrowed(|this| {
            let ty = this.expr_ty_adjusted(value);
            let inner = this.plain(|this| this.expr(value));
            this.node(ExprKind::Use(inner), ty, span)
        });
        match self.pin(place, span) {
            Some(pinned) => pinned,
            None => self.give_up(span),
        }
    }

    fn matches_macro(
        &mut self,
        scrutinee: ast::ExprId,
        pat: ast::PatId,
        guard: Option<ast::ExprId>,
        span: Span,
    ) -> ExprId {
        let bool = self.tcx.types.common.bool;
        let scrutinee_ty = self.expr_ty_adjusted(scrutinee);
        let scrutinee = self.because(TempReason::MatchScrutinee, |this| this.expr(scrutinee));
        let scope = self.new_scope(ScopeKind::Terminating, span);
        let temps = Temps::at(scope, TempReason::Condition);
        let matched = self.within(scope, |this| {
            this.declaring_in(scope, |this| {
                this.declare(pat);
                let pat = Box::new(this.pattern(pat));
                let guarded = guard.map(|guard| {
                    let scope = this.new_scope(ScopeKind::Terminating, span);
                    let guard =
                        this.within(scope, |this| this.terminating(guard, TempReason::Condition));
                    (guard, scope)
                });
                let body = this.with_temps(temps, |this| this.number(1, bool, span));
                Arm {
                    pat,
                    guard: guarded.map(|(guard, _)| guard),
                    guard_scope: guarded.map(|(_, scope)| scope),
                    body,
                    scope,
                    span,
                }
            })
        });
        let matched = self.arms.alloc(matched);
        let other = Pat {
            kind: PatKind::Wild,
            ty: scrutinee_ty,
            span,
        };
        let other = self.sugar_arm(other, span, |this, span| this.number(0, bool, span));
        let arms = vec![matched, other];
        self.node(ExprKind::Match { scrutinee, arms }, bool, span)
    }

    // Panics.

    fn panic_macro(&mut self, kind: PanicKind, message: &PanicMessage, span: Span) -> ExprId {
        let (plain, with_message) = match kind {
            PanicKind::Panic => ("panic_explicit", "panic_fmt"),
            PanicKind::Todo => ("panic_todo", "panic_todo_fmt"),
            PanicKind::Unimplemented => ("panic_unimplemented", "panic_unimplemented_fmt"),
            PanicKind::Unreachable => ("panic_unreachable", "panic_unreachable_fmt"),
        };
        match message {
            PanicMessage::Default => self.panic_by(plain, span, |_| Some(Vec::new())),
            PanicMessage::Format(args) => self.panic_by(with_message, span, |this| {
                Some(vec![if kind == PanicKind::Panic {
                    this.panic_args(args, span)
                } else {
                    this.format_args(args, span)
                }])
            }),
        }
    }

    /// `panic_fmt(args)`
    fn panic_with(&mut self, span: Span, args: impl FnOnce(&mut Self) -> Option<ExprId>) -> ExprId {
        self.panic_by("panic_fmt", span, |this| Some(vec![args(this)?]))
    }

    /// A call of a function of std that panics.
    fn panic_by(
        &mut self,
        lang: &str,
        span: Span,
        args: impl FnOnce(&mut Self) -> Option<Vec<ExprId>>,
    ) -> ExprId {
        let never = self.tcx.types.common.never;
        let Some(panic) = self.lang_fn(lang, &[], span) else {
            return self.give_up(span);
        };
        self.terminating_with(never, span, TempReason::Statement, |this| {
            match args(this) {
                Some(args) => this.call(panic, args, never, span),
                None => this.give_up(span),
            }
        })
    }

    /// `if !cond { panic!(…) }`
    fn assert_macro(
        &mut self,
        cond: ast::ExprId,
        text: Option<Symbol>,
        message: Option<&FormatArgs>,
        span: Span,
    ) -> ExprId {
        let bool = self.tcx.types.common.bool;
        let scope = self.new_scope(ScopeKind::IfThen, span);
        let (cond, then) = self.within(scope, |this| {
            let cond_scope = this.new_scope(ScopeKind::Terminating, span);
            let temps = Temps::at(cond_scope, TempReason::Condition);
            let cond = this.within(cond_scope, |this| {
                this.with_temps(temps, |this| {
                    let cond = this.expr(cond);
                    this.node(ExprKind::Not(cond), bool, span)
                })
            });
            let kind = ExprKind::Scope {
                scope: cond_scope,
                value: cond,
            };
            let cond = this.node(kind, bool, span);
            let failed = this.assertion_failed(text, message, span);
            let unit = this.tcx.types.common.unit;
            (cond, this.node(ExprKind::NeverToAny(failed), unit, span))
        });
        self.if_node(scope, cond, then, span)
    }

    fn if_node(
        &mut self,
        scope: crate::thir::scope::ScopeId,
        cond: ExprId,
        then: ExprId,
        span: Span,
    ) -> ExprId {
        let unit = self.tcx.types.common.unit;
        let kind = ExprKind::If {
            scope,
            cond,
            then,
            els: None,
        };
        self.node(kind, unit, span)
    }

    fn assertion_failed(
        &mut self,
        text: Option<Symbol>,
        message: Option<&FormatArgs>,
        span: Span,
    ) -> ExprId {
        if let Some(args) = message {
            return self.panic_with(span, |this| Some(this.panic_args(args, span)));
        }
        let Some(text) = text else {
            return self.panic_by("unknown_text", span, |_| Some(Vec::new()));
        };
        self.panic_with(span, |this| {
            let text = this.text(text, span);
            let text = this.borrow(text, Mutability::Not, span);
            let values = vec![(text, FormatTrait::Display, false)];
            this.simple_format(&["assertion failed: "], values, span)
        })
    }

    /// `match (&left, &right) { (l, r) => if !(*l == *r) { assert_failed(kind, &*l, &*r,
    /// message) } }`
    fn assert_compare(
        &mut self,
        expr: ast::ExprId,
        kind: AssertCompare,
        (left, right): (ast::ExprId, ast::ExprId),
        message: Option<&FormatArgs>,
        span: Span,
    ) -> ExprId {
        let unit = self.tcx.types.common.unit;
        let eq = self.results.callee(expr, CalleeRole::Eq);
        let (left, right) = self.because(TempReason::MatchScrutinee, |this| {
            (this.assert_operand(left), this.assert_operand(right))
        });
        let types = [self.exprs[left].ty, self.exprs[right].ty];
        let tuple_ty = self.tcx.types.mk_tuple(&types);
        let tuple = self.node(ExprKind::Tuple(vec![left, right]), tuple_ty, span);
        self.bind_in_match(tuple, tuple_ty, false, unit, span, |this, operands| {
            let scope = this.new_scope(ScopeKind::IfThen, span);
            let (cond, then) = this.within(scope, |this| {
                let cond = this.comparison(eq, kind, operands, &types, span);
                let failed = this.comparison_failed(kind, operands, &types, message, span);
                (cond, this.node(ExprKind::NeverToAny(failed), unit, span))
            });
            this.if_node(scope, cond, then, span)
        })
    }

    fn assert_operand(&mut self, expr: ast::ExprId) -> ExprId {
        let span = self.span(expr);
        let value = self.expr(expr);
        self.borrow(value, Mutability::Not, span)
    }

    fn operand(
        &mut self,
        operands: crate::thir::tree::VarId,
        index: usize,
        types: &[Ty],
        span: Span,
    ) -> ExprId {
        let base = self.var(operands, span);
        let ty = types.get(index).copied();
        let ty = ty.unwrap_or(self.tcx.types.common.error);
        let kind = ExprKind::Field {
            base,
            variant: None,
            field: index,
        };
        self.node(kind, ty, span)
    }

    /// Whether the assertion fails.
    fn comparison(
        &mut self,
        eq: Option<Callee>,
        kind: AssertCompare,
        operands: crate::thir::tree::VarId,
        types: &[Ty],
        span: Span,
    ) -> ExprId {
        let bool = self.tcx.types.common.bool;
        let left = self.operand(operands, 0, types, span);
        let right = self.operand(operands, 1, types, span);
        let equal = if let Some(eq) = eq {
            self.call(eq, vec![left, right], bool, span)
        } else {
            let left = self.deref(left, span);
            let right = self.deref(right, span);
            let op = ast::BinaryOp::Eq;
            self.node(ExprKind::Binary(op, left, right), bool, span)
        };
        match kind {
            AssertCompare::Eq => self.node(ExprKind::Not(equal), bool, span),
            AssertCompare::Ne => equal,
        }
    }

    fn comparison_failed(
        &mut self,
        kind: AssertCompare,
        operands: crate::thir::tree::VarId,
        types: &[Ty],
        message: Option<&FormatArgs>,
        span: Span,
    ) -> ExprId {
        let never = self.tcx.types.common.never;
        let args: Vec<GenericArg> = types
            .iter()
            .map(|ty| match self.tcx.types.kind(*ty) {
                TyKind::Ref(_, ty, _) => GenericArg::Ty(ty),
                _ => GenericArg::Ty(*ty),
            })
            .collect();
        let lang = match (kind, message) {
            (AssertCompare::Eq, None) => "assert_eq_failed",
            (AssertCompare::Eq, Some(_)) => "assert_eq_failed_fmt",
            (AssertCompare::Ne, None) => "assert_ne_failed",
            (AssertCompare::Ne, Some(_)) => "assert_ne_failed_fmt",
        };
        let Some(failed) = self.lang_fn(lang, &args, span) else {
            return self.give_up(span);
        };
        self.terminating_with(never, span, TempReason::Statement, |this| {
            let left = this.operand(operands, 0, types, span);
            let right = this.operand(operands, 1, types, span);
            let mut args = vec![left, right];
            args.extend(message.map(|message| this.format_args(message, span)));
            this.call(failed, args, never, span)
        })
    }
}
