//! The macros of std, as what they mean. The errors stand where rustc's expansion would
//! have them.

use super::FnCtxt;
use super::expect::Expectation;
use super::method::{MethodCall, Mode};
use crate::resolve::{DefId, Namespace, Res};
use crate::syntax::ast::{
    ExprId, FormatArgs, FormatCount, FormatPiece, FormatTrait, Ident, PanicKind, PanicMessage,
    PatId, StdMacro,
};
use crate::syntax::span::Span;
use crate::ty::results::{Callee, CalleeRole};
use crate::ty::traits::{Cause, CauseCode};
use crate::ty::{GenericArg, Mutability, Region, Ty, TyKind};

impl<'t> FnCtxt<'t> {
    /// See the module.
    pub fn check_std_macro(&self, expr: ExprId, call: &'t StdMacro, expected: Expectation) -> Ty {
        let common = self.tcx.types.common;
        match call {
            StdMacro::FormatArgs(args) => {
                self.check_format(expr, args);
                self.lang_ty("format_arguments", expr)
            }
            StdMacro::Format(args) => {
                self.check_format(expr, args);
                self.lang_ty("String", expr)
            }
            StdMacro::Print(_, args) => {
                self.check_format(expr, args);
                common.unit
            }
            StdMacro::Write { dst, args } => self.check_write(expr, *dst, args),
            StdMacro::Vec(elems) => self.check_vec(expr, elems, expected),
            StdMacro::VecRepeat { elem, len } => self.check_vec_repeat(expr, *elem, *len, expected),
            StdMacro::Panic(kind, message) => {
                if let PanicMessage::Format(args) = message {
                    self.check_panic(expr, *kind, args);
                }
                common.never
            }
            StdMacro::Assert { cond, message, .. } => {
                self.check_assert(expr, *cond, message.as_ref());
                common.unit
            }
            StdMacro::AssertCompare {
                left,
                right,
                message,
                ..
            } => {
                self.check_assert_compare(expr, *left, *right);
                if let Some(args) = message {
                    self.check_format(expr, args);
                }
                common.unit
            }
            StdMacro::Matches {
                scrutinee,
                pat,
                guard,
            } => self.check_matches(*scrutinee, *pat, *guard),
            StdMacro::Dbg(args) => self.check_dbg(expr, args, expected),
            StdMacro::Pin(inner) => self.check_pin(expr, *inner),
            StdMacro::AddrOf { mutable, place } => self.check_raw_ref(*mutable, *place),
            StdMacro::Line(_) | StdMacro::Column(_) => common.u32,
            StdMacro::File | StdMacro::Str(_) => self.tcx.types.mk_ref(common.str, Mutability::Not),
            StdMacro::Cfg(_) => common.bool,
        }
    }

    /// The type of a lang item whose only parameters are lifetimes.
    fn lang_ty(&self, name: &str, expr: ExprId) -> Ty {
        let span = self.span(expr);
        match self.tcx.lang_item(name) {
            Some(def) => {
                let args = self.infcx.fresh_args_for(def, span);
                self.tcx.types.mk_adt(def, args)
            }
            None => self.unsupported(span, "this macro"),
        }
    }

    /// Checks the arguments of a format in order, and that each can be printed as it is
    /// asked to.
    pub fn check_format(&self, expr: ExprId, args: &FormatArgs) {
        let tys: Vec<Ty> = args
            .arguments
            .iter()
            .map(|argument| self.check_expr(argument.expr))
            .collect();
        let placeholders = args.pieces.iter().filter_map(|piece| match piece {
            FormatPiece::Placeholder(placeholder) => Some(placeholder),
            FormatPiece::Text(_) => None,
        });
        for (index, placeholder) in placeholders.enumerate() {
            let argument = args.arguments.get(placeholder.argument.0);
            let ty = tys.get(placeholder.argument.0);
            if let (Some(argument), Some(ty)) = (argument, ty) {
                let span = if argument.captured {
                    placeholder.span
                } else {
                    self.span(argument.expr)
                };
                let role = CalleeRole::Format(index);
                self.require_format(expr, role, *ty, placeholder.spec.format, span);
                self.select_where_possible();
            }
            for count in [placeholder.spec.width, placeholder.spec.precision] {
                if let Some(FormatCount::Argument(of)) = count {
                    self.require_count(args, &tys, of.0);
                }
            }
        }
    }

    /// A width or precision that is an argument has to be a `usize`.
    fn require_count(&self, args: &FormatArgs, tys: &[Ty], index: usize) {
        if let (Some(argument), Some(ty)) = (args.arguments.get(index), tys.get(index)) {
            let span = self.span(argument.expr);
            let types = &self.tcx.types;
            let usize = types.mk_ref(types.common.usize, Mutability::Not);
            let found = types.mk_ref(*ty, Mutability::Not);
            self.demand_eqtype(span, usize, found);
        }
    }

    /// What is printed has to implement the trait, and the call of its `fmt` is recorded.
    fn require_format(
        &self,
        expr: ExprId,
        role: CalleeRole,
        ty: Ty,
        format: FormatTrait,
        span: Span,
    ) {
        let Some(of) = self.format_trait(format) else {
            self.unsupported(span, "this kind of placeholder");
            return;
        };
        self.register_bound(ty, of, Cause::new(span, CauseCode::Format));
        let fmt = self
            .tcx
            .names
            .get("fmt")
            .and_then(|name| self.tcx.assoc_item(of, name, Namespace::Value));
        if let Some(def) = fmt {
            let args = self.tcx.types.mk_args(&[GenericArg::Ty(ty)]);
            self.write_callee(expr, role, Callee { def, args });
        }
    }

    fn format_trait(&self, format: FormatTrait) -> Option<DefId> {
        let name = match format {
            FormatTrait::Display => "Display",
            FormatTrait::Debug => "Debug",
            FormatTrait::LowerHex => "LowerHex",
            FormatTrait::UpperHex => "UpperHex",
            FormatTrait::Octal => "Octal",
            FormatTrait::Binary => "Binary",
            FormatTrait::LowerExp => "LowerExp",
            FormatTrait::UpperExp => "UpperExp",
            FormatTrait::Pointer => "Pointer",
        };
        self.tcx
            .lang_item(name)
            .or_else(|| self.std_type(&["fmt", name]))
    }

    /// What a path from the root of std leads to.
    fn std_type(&self, path: &[&str]) -> Option<DefId> {
        let map = &self.tcx.resolution.map;
        let krate = self.tcx.resolution.crate_id(0)?;
        let mut module = map.root(krate)?;
        let mut found = None;
        for name in path {
            let name = self.tcx.names.get(name)?;
            let binding = map.lookup(module, name, Namespace::Type)?;
            let Res::Def(def) = binding.res else {
                return None;
            };
            found = Some(def);
            if let Some(inner) = self.tcx.def(def).module {
                module = inner;
            }
        }
        found
    }

    /// `dst.write_fmt(format_args!(…))`
    fn check_write(&self, expr: ExprId, dst: ExprId, args: &FormatArgs) -> Ty {
        let error = self.tcx.types.common.error;
        let dst_ty = self.check_expr(dst);
        let dst_ty = self.structurally_resolve(self.span(dst), dst_ty);
        let Some(name) = self.tcx.names.get("write_fmt") else {
            return self.unsupported(self.span(expr), "`write!`");
        };
        // What is wrong with the call stands at the macro, but that there is no such method
        // is said of the receiver.
        let numeric = self.is_integral(dst_ty) || self.is_floating(dst_ty);
        let method = Ident {
            name,
            span: if numeric {
                self.span(expr)
            } else {
                self.span(dst)
            },
        };
        let call = MethodCall {
            receiver: dst,
            method,
            generics: None,
        };
        let found = self.lookup_method(expr, dst_ty, call);
        self.check_format(expr, args);
        match found {
            Ok(callee) => {
                self.write_callee(expr, CalleeRole::WriteFmt, callee.callee());
                self.register_predicates(callee.obligations.iter().copied());
                let (inputs, output) = self.tcx.types.split_sig(callee.sig);
                if let Some(input) = inputs.get(1) {
                    let arguments = self.lang_ty("format_arguments", expr);
                    self.demand_eqtype(self.span(expr), *input, arguments);
                }
                output
            }
            Err(problem) => {
                self.report_method_error(Mode::Call, method, dst_ty, &problem);
                error
            }
        }
    }

    /// `vec![a, b]`
    fn check_vec(&self, expr: ExprId, elems: &[ExprId], expected: Expectation) -> Ty {
        let span = self.span(expr);
        let Some((vec, elem, callee)) = self.vec_call("slice_into_vec", span) else {
            return self.unsupported(span, "`vec!`");
        };
        self.write_callee(expr, CalleeRole::Vec, callee);
        // The length of the array that the elements are passed in.
        let count = u64::try_from(elems.len()).unwrap_or(u64::MAX);
        let count = self.tcx.types.mk_usize(count);
        for len in self.tcx.types.args(callee.args) {
            if let Some(len) = len.as_const() {
                let _ = self.infcx.eq(len, count);
            }
        }
        let elem = self.expect_vec(span, vec, elem, expected);
        let found = if elems.is_empty() {
            elem
        } else {
            self.check_elems(span, elems, Some(elem))
        };
        if self.references_error(found) {
            return self.tcx.types.common.error;
        }
        self.demand_eqtype(span, elem, found);
        self.require_sized(elem, span, CauseCode::SliceOrArrayElem);
        vec
    }

    /// `vec![e; n]`
    fn check_vec_repeat(
        &self,
        expr: ExprId,
        elem: ExprId,
        len: ExprId,
        expected: Expectation,
    ) -> Ty {
        let span = self.span(expr);
        let Some((vec, ty, callee)) = self.vec_call("vec_from_elem", span) else {
            return self.unsupported(span, "`vec!`");
        };
        self.write_callee(expr, CalleeRole::Vec, callee);
        let hint = self.expect_vec(span, vec, ty, expected);
        self.check_expr_coercible_to(elem, hint);
        self.check_expr_coercible_to(len, self.tcx.types.common.usize);
        if let Some(clone) = self.tcx.lang_item("clone") {
            self.register_bound(hint, clone, Cause::misc(self.span(elem)));
        }
        self.require_sized(hint, self.span(elem), CauseCode::SliceOrArrayElem);
        vec
    }

    /// What one of the functions behind `vec!` gives, the type of the elements, and the
    /// call.
    fn vec_call(&self, lang: &str, span: Span) -> Option<(Ty, Ty, Callee)> {
        let def = self.tcx.lang_item(lang)?;
        let args = self.infcx.fresh_args_for(def, span);
        let sig = self.tcx.fn_sig(def);
        let list = self.tcx.subst_erased(sig.inputs_and_output, args);
        let list = self.normalize(span, list);
        let (_, vec) = self.tcx.types.split_sig(list);
        let elem = match self.kind(vec) {
            TyKind::Adt(_, args) => self
                .tcx
                .types
                .args(args)
                .iter()
                .find_map(|arg| arg.as_ty())?,
            _ => return None,
        };
        Some((vec, elem, Callee { def, args }))
    }

    /// What the elements of a `Vec` are expected to be: a hint at first, then their type.
    fn expect_vec(&self, span: Span, vec: Ty, elem: Ty, expected: Expectation) -> Ty {
        let Some(expected) = expected.only_has_type(self) else {
            return elem;
        };
        let hint = self.infcx.fudge(span, || {
            self.infcx.eq(expected, vec)?;
            Ok::<_, crate::ty::infer::TypeError>(vec![self.resolve(elem)])
        });
        if let Ok(hint) = hint
            && let Some(hint) = hint.first()
        {
            // The elements are coerced to the hint, and are of that type then.
            let _ = self.eq(span, elem, *hint);
        }
        self.resolve(elem)
    }

    /// `panic!("{}", e)` hands `e` on as it is: what does not fit stands at the macro.
    fn check_panic(&self, expr: ExprId, kind: PanicKind, args: &FormatArgs) {
        let displays = matches!(kind, PanicKind::Panic | PanicKind::Unreachable);
        let plain = match args.pieces.as_slice() {
            [FormatPiece::Placeholder(placeholder)] => {
                placeholder.spec.format == FormatTrait::Display
                    && placeholder.span.end - placeholder.span.start == 2
            }
            _ => false,
        };
        if let [argument] = args.arguments.as_slice()
            && !argument.captured
            && argument.name.is_none()
            && displays
            && plain
        {
            let ty = self.check_expr(argument.expr);
            let role = CalleeRole::Format(0);
            self.require_format(expr, role, ty, FormatTrait::Display, self.span(expr));
            return;
        }
        self.check_format(expr, args);
    }

    /// `if !cond { … }`; the `!` stands at the macro.
    fn check_assert(&self, expr: ExprId, cond: ExprId, message: Option<&FormatArgs>) {
        let bool = self.tcx.types.common.bool;
        let span = self.span(expr);
        let ty = self.check_expr_with_hint(cond, bool);
        let ty = self.structurally_resolve(self.span(cond), ty);
        if self.is_never(ty) {
            self.write_never_as(cond, bool);
        } else if self.kind(ty) != TyKind::Bool && !self.references_error(ty) {
            if self.is_integral(ty) {
                self.report_mismatch(span, bool, ty);
            } else {
                let found = self
                    .tcx
                    .lang_item("not")
                    .and_then(|of| self.lookup_method_in_trait(span, "not", of, ty, &[]));
                if let Some(method) = found {
                    let (_, output) = self.tcx.types.split_sig(method.sig);
                    self.demand_eqtype(span, bool, output);
                    self.unsupported(span, "asserting what is no `bool`");
                } else {
                    let text = self.ty_string(ty);
                    let message = format!("cannot apply unary operator `!` to type `{text}`");
                    self.error("E0600", span, message);
                }
            }
        }
        let diverges = self.diverges.get();
        if let Some(args) = message {
            self.check_format(expr, args);
        }
        self.diverges.set(diverges);
    }

    /// `match (&left, &right) { (l, r) => if !(*l == *r) { … } }`
    fn check_assert_compare(&self, expr: ExprId, left: ExprId, right: ExprId) {
        let span = self.span(expr);
        let left_ty = self.check_expr(left);
        let right_ty = self.check_expr(right);
        let left_ty = self.resolve_with_obligations(left_ty);
        let right_ty = self.resolve_with_obligations(right_ty);
        if self.references_error(left_ty) || self.references_error(right_ty) {
            self.tainted.set(true);
            return;
        }
        // What is compared with a raw pointer may be a reference.
        let right_ty = match (self.kind(left_ty), self.kind(right_ty)) {
            (TyKind::RawPtr(..), TyKind::Ref(..)) => self.demand_coerce(right, right_ty, left_ty),
            _ => right_ty,
        };
        self.check_eq_values(expr, span, left_ty, right_ty);
        for (index, ty) in [left_ty, right_ty].into_iter().enumerate() {
            let role = CalleeRole::Other(u8::try_from(index).unwrap_or(0));
            self.require_format(expr, role, ty, FormatTrait::Debug, span);
        }
    }

    fn check_matches(&self, scrutinee: ExprId, pat: PatId, guard: Option<ExprId>) -> Ty {
        let bool = self.tcx.types.common.bool;
        let refs = self.explicit_ref_bindings(&[pat]);
        let ty = self.check_scrutinee(scrutinee, refs, false);
        let diverges = self.diverges.get();
        self.check_pat_top(pat, ty);
        if let Some(guard) = guard {
            self.check_expr_has_type_or_error(guard, bool);
        }
        self.diverges.set(diverges);
        bool
    }

    fn check_dbg(
        &self,
        expr: ExprId,
        args: &[(ExprId, Option<crate::syntax::symbol::Symbol>)],
        _expected: Expectation,
    ) -> Ty {
        let span = self.span(expr);
        let tys: Vec<Ty> = args
            .iter()
            .enumerate()
            .map(|(index, (arg, _))| {
                let ty = self.check_scrutinee(*arg, None, false);
                let role = CalleeRole::Format(index);
                self.require_format(expr, role, ty, FormatTrait::Debug, span);
                ty
            })
            .collect();
        match tys.as_slice() {
            [only] => *only,
            _ => self.tcx.types.mk_tuple(&tys),
        }
    }

    /// `pin!(e)`: a `Pin<&mut T>`
    fn check_pin(&self, expr: ExprId, inner: ExprId) -> Ty {
        let ty = self.check_expr(inner);
        let reference = self.tcx.types.mk_ref(ty, Mutability::Mut);
        let Some(pin) = self.tcx.lang_item("pin") else {
            return self.unsupported(self.span(expr), "`pin!`");
        };
        let args = self.tcx.types.mk_args(&[GenericArg::Ty(reference)]);
        let _ = Region::ERASED;
        self.tcx.types.mk_adt(pin, args)
    }
}
