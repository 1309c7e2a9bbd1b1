//! Type-checking of bodies: rustc's `hir_typeck`.
//!
//! ```text
//! mod        entry points             fn_ctxt    the state, and what all use of it
//! expr       expressions              block      blocks, statements, `let`
//! pat        patterns                 coerce     coercions, also of many to one
//! call_args  arguments of calls       demand     what has to be of a type: E0308
//! op         operators                cast       `as`
//! closure    closures, async          std_macro  `format!`, `vec!`, …
//! expect, struct_expr, control, place_op, try_await, fallback, writeback, adjust
//!
//! autoderef, method/, path, field, callee, upvar
//! ```
//!
//! What `method/`, `path`, `field`, `callee`, `autoderef` and `upvar` need of the rest:
//!
//! * `FnCtxt::check_expr_with_expectation(expr, Expectation) -> Ty`, `check_expr(expr)`,
//!   `check_expr_has_type_or_error(expr, Ty)`, `check_expr_coercible_to(expr, Ty) -> Ty`
//! * `FnCtxt::check_argument_types(span, call_expr, inputs: &[Ty], formal_output: Ty,
//!   expected: Expectation, args: &[ExprId], ArgsAre)`
//! * `FnCtxt::next_ty_var(span)`, `register_predicate(predicate, cause)`, `normalize(span, ty)`,
//!   `structurally_resolve(span, ty)` (E0282 if it is not known), `try_resolve(ty)`
//! * `FnCtxt::apply_adjustments`, `write_callee`, `write_path`, `write_field`
//!
//! What the rest needs of them:
//!
//! * `autoderef::Autoderef::new(&FnCtxt, span, ty)`: an iterator of `(Ty, usize)`, then
//!   `adjust_steps() -> Vec<Adjustment>` and `final_ty()`
//! * `FnCtxt::check_method_call(expr, receiver, method: Ident, generics, args, call_span,
//!   Expectation) -> Ty`
//! * `FnCtxt::lookup_method_in_trait(cause, name: &str, trait_def, self_ty, other: &[Ty])
//!   -> Option<MethodCallee>`; `MethodCallee { def, args, sig: TyList }` with its obligations
//!   registered by the caller through `FnCtxt::register_predicates(callee.obligations)`
//! * `FnCtxt::check_expr_path(expr, &Path, call_args) -> Ty`, which writes `paths`
//! * `FnCtxt::instantiate_value_path(…)`, also for patterns: `check_pat_path(pat, &Path) ->
//!   Option<(Res, Args, Ty)>`, and `check_struct_path(&Path, expr or pat) -> Option<(VariantRef,
//!   Ty)>` for struct expressions and struct patterns
//! * `FnCtxt::check_field(expr, base, FieldName, Expectation) -> Ty`
//! * `FnCtxt::check_call(expr, callee, args, Expectation) -> Ty`
//! * `FnCtxt::closure_analyze()`, which fills `ClosureTy::captures` and decides kinds
//! * `FnCtxt::resolve_deferred_calls(ClosureId)`
