//! The arguments of a call: rustc's `check_argument_types`.

use super::FnCtxt;
use super::expect::Expectation;
use crate::resolve::DefId;
use crate::syntax::ast::{ExprId, ExprKind};
use crate::syntax::span::Span;
use crate::ty::{Ty, TyKind};

/// How a function takes the arguments of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArgsAre {
    /// Each as a parameter.
    Plain,
    /// All of them as one tuple, as the methods of the `Fn` traits do.
    Tupled,
}

impl FnCtxt<'_> {
    /// Checks the arguments of a call against the parameters. Closures come last, when the
    /// other arguments have told what there is to know about them.
    #[allow(clippy::too_many_arguments)]
    pub fn check_argument_types(
        &self,
        span: Span,
        call: ExprId,
        formal: &[Ty],
        output: Ty,
        expected: Expectation,
        args: &[ExprId],
        args_are: ArgsAre,
        def: Option<DefId>,
    ) {
        let _ = def;
        for (ty, arg) in formal.iter().zip(args) {
            self.register_wf(*ty, self.span(*arg));
        }
        let hints = self.expected_inputs(span, formal, output, expected);
        let Some((formal, hints)) = self.untuple(span, formal, hints, args_are, args.len()) else {
            self.check_args_after_error(args);
            return;
        };
        let hints = hints.unwrap_or_else(|| formal.clone());
        let mut wrong = Vec::new();
        for closures in [false, true] {
            if closures {
                self.select_where_possible();
            }
            for (index, arg) in args.iter().enumerate() {
                let is_closure = matches!(self.expr(self.peel(*arg)).kind, ExprKind::Closure(_));
                if is_closure != closures {
                    continue;
                }
                let (Some(formal), Some(hint)) = (formal.get(index), hints.get(index)) else {
                    continue;
                };
                if !self.check_argument(*arg, *formal, *hint) {
                    wrong.push((index, *formal));
                }
            }
        }
        for arg in args.iter().skip(formal.len()) {
            self.check_expr(*arg);
        }
        if args.len() != formal.len() {
            let code = match args_are {
                ArgsAre::Tupled => "E0057",
                ArgsAre::Plain => "E0061",
            };
            self.report_arg_count(call, code, formal.len(), args.len());
        } else if !wrong.is_empty() {
            self.report_wrong_args(call, args, &wrong);
        }
    }

    /// What the arguments are expected to be, if the call gives what is expected of it.
    /// This is only a hint: nothing is bound by it.
    fn expected_inputs(
        &self,
        span: Span,
        formal: &[Ty],
        output: Ty,
        expected: Expectation,
    ) -> Option<Vec<Ty>> {
        let output = self.resolve_with_obligations(output);
        let expected = expected.only_has_type(self)?;
        let before = self.fulfillment.take();
        let result = self.infcx.fudge(span, || {
            self.infcx.eq(expected, output)?;
            Ok::<_, crate::ty::infer::TypeError>(
                formal.iter().map(|ty| self.resolve(*ty)).collect(),
            )
        });
        self.fulfillment.replace(before);
        result.ok()
    }

    /// The parameters, taken out of their tuple if there is one.
    #[allow(clippy::type_complexity)]
    fn untuple(
        &self,
        span: Span,
        formal: &[Ty],
        hints: Option<Vec<Ty>>,
        args_are: ArgsAre,
        count: usize,
    ) -> Option<(Vec<Ty>, Option<Vec<Ty>>)> {
        if args_are != ArgsAre::Tupled {
            return Some((formal.to_vec(), hints));
        }
        let types = &self.tcx.types;
        let tuple = self.structurally_resolve(span, *formal.first()?);
        let TyKind::Tuple(list) = self.kind(tuple) else {
            if !self.references_error(tuple) {
                let message = "cannot use call notation; the first type parameter for the \
                               function trait is neither a tuple nor unit";
                self.error("E0059", span, message);
            }
            return None;
        };
        let _ = count;
        let hints = hints.and_then(|hints| match self.kind(*hints.first()?) {
            TyKind::Tuple(list) => Some(types.list(list).to_vec()),
            _ => None,
        });
        let formal = types.list(list).to_vec();
        let hints = hints.filter(|hints| hints.len() == formal.len());
        Some((formal, hints))
    }

    /// Checks one argument. Gives whether it fits.
    fn check_argument(&self, arg: ExprId, formal: Ty, hint: Ty) -> bool {
        let expectation = Expectation::rvalue_hint(self, hint);
        let checked = self.check_expr_with_expectation(arg, expectation);
        let coerced = expectation.only_has_type(self).unwrap_or(formal);
        let coerced = self.resolve_with_obligations(coerced);
        if self.coerce(arg, checked, coerced, true).is_err() {
            return false;
        }
        self.eq(self.span(arg), formal, coerced).is_ok()
    }

    /// Checks arguments of a call of which nothing is known.
    pub fn check_args_after_error(&self, args: &[ExprId]) {
        for arg in args {
            self.check_expr(*arg);
        }
    }

    /// Where rustc points to if something about the arguments as a whole is wrong: to what
    /// is called.
    fn callee_span(&self, call: ExprId) -> Span {
        match &self.expr(call).kind {
            ExprKind::Call { callee, .. } => self.span(*callee),
            ExprKind::MethodCall {
                method, generics, ..
            } => match generics {
                Some(crate::syntax::ast::GenericArgs::Angle { span, .. }) => {
                    self.ast.hygiene.join(method.span, *span)
                }
                _ => method.span,
            },
            _ => self.span(call),
        }
    }

    fn report_arg_count(&self, call: ExprId, code: &'static str, takes: usize, given: usize) {
        let what = match &self.expr(call).kind {
            ExprKind::MethodCall { .. } => "method",
            _ => "function",
        };
        let plural = |count: usize| if count == 1 { "" } else { "s" };
        let message = format!(
            "this {what} takes {takes} argument{} but {given} argument{} {} supplied",
            plural(takes),
            plural(given),
            if given == 1 { "was" } else { "were" }
        );
        self.error(code, self.callee_span(call), message);
    }

    fn report_wrong_args(&self, call: ExprId, args: &[ExprId], wrong: &[(usize, Ty)]) {
        let errors: Vec<_> = wrong
            .iter()
            .filter_map(|(index, formal)| Some((*args.get(*index)?, *formal)))
            .filter(|(arg, formal)| {
                !self.references_error(self.node_ty(*arg)) && !self.references_error(*formal)
            })
            .collect();
        match errors.as_slice() {
            [] => self.tainted.set(true),
            [(arg, formal)] if wrong.len() == 1 => {
                self.report_mismatch(self.span(*arg), *formal, self.node_ty(*arg));
            }
            _ => {
                let what = match &self.expr(call).kind {
                    ExprKind::MethodCall { .. } => "method",
                    _ => "function",
                };
                let message = format!("arguments to this {what} are incorrect");
                self.error("E0308", self.callee_span(call), message);
            }
        }
    }
}
