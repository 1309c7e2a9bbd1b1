//! Calls, and structs made of their fields.

use crate::mir::body::{
    AggregateKind, BasicBlock, Operand, Place, PlaceElem, Rvalue, TerminatorKind, UnwindAction,
};
use crate::mir::build::Builder;
use crate::mir::inhabited::Inhabited;
use crate::resolve::DefId;
use crate::syntax::span::Span;
use crate::thir::ExprId;
use crate::ty::{Args, Mutability, Ty};

/// A struct or a variant that is made.
pub(super) struct AdtExpr<'a> {
    pub(super) adt: DefId,
    pub(super) variant: usize,
    pub(super) args: Args,
    pub(super) fields: &'a [(usize, ExprId)],
    pub(super) base: Option<ExprId>,
}

impl Builder<'_> {
    /// A call, whose result goes to a place.
    pub(super) fn call_into(
        &mut self,
        destination: Place,
        block: &mut BasicBlock,
        (fun, args): (ExprId, &[ExprId]),
        ty: Ty,
        (span, fn_span): (Span, Span),
    ) {
        let func = self.as_local_operand(block, fun);
        let args: Vec<Operand> = args
            .iter()
            .map(|arg| self.as_local_operand(block, *arg))
            .collect();
        self.record_moved(&args);
        let returns = !self.is_uninhabited(ty);
        let target = self.new_block();
        let kind = TerminatorKind::Call {
            func,
            args,
            destination,
            target: returns.then_some(target),
            unwind: UnwindAction::Continue,
            fn_span,
        };
        self.terminate(*block, kind, span);
        self.diverge_from(*block);
        *block = target;
    }

    /// Whether it can be seen here that a type has no values.
    pub(in crate::mir::build) fn is_uninhabited(&self, ty: Ty) -> bool {
        let inhabited = Inhabited {
            tcx: self.tcx,
            env: self.env,
            from: self.module,
        };
        inhabited.is_uninhabited(ty)
    }

    /// A struct or a variant. Fields are evaluated in the order in which they are written.
    pub(super) fn adt_into(
        &mut self,
        destination: Place,
        block: &mut BasicBlock,
        expr: &AdtExpr,
        span: Span,
    ) {
        let lifetime = self.local_lifetime();
        let mut written = Vec::new();
        for (field, value) in expr.fields {
            written.push((*field, self.as_operand(block, lifetime, *value, true)));
        }
        let base = expr
            .base
            .map(|base| self.as_place_builder(block, base, Mutability::Mut));
        let tcx = self.tcx;
        let adt = tcx.adt_def(expr.adt);
        let count = adt
            .variants
            .get(expr.variant)
            .map_or(0, |variant| variant.fields.len());
        let mut operands = Vec::new();
        for field in 0..count {
            let known = written.iter().find(|(number, _)| *number == field);
            if let Some((_, operand)) = known {
                operands.push(operand.clone());
                continue;
            }
            let Some(base) = &base else {
                self.defect("a field without a value");
                return;
            };
            let ty = self.field_ty(expr.adt, expr.variant, field, expr.args);
            let place = base.clone().project(PlaceElem::Field(field, ty));
            let place = self.to_place(&place);
            operands.push(self.consume(place));
        }
        let kind = AggregateKind::Adt {
            adt: expr.adt,
            variant: expr.variant,
            args: expr.args,
        };
        let value = Rvalue::Aggregate(Box::new(kind), operands);
        self.push_assign(*block, destination, value, span);
    }

    /// The type of a field.
    pub(in crate::mir::build) fn field_ty(
        &self,
        adt: DefId,
        variant: usize,
        field: usize,
        args: Args,
    ) -> Ty {
        let adt = self.tcx.adt_def(adt);
        let field = adt
            .variants
            .get(variant)
            .and_then(|variant| variant.fields.get(field));
        match field {
            Some(field) => {
                let ty = self.tcx.type_of_erased(field.def, args);
                self.tcx.normalize_erasing_regions(self.env, ty)
            }
            None => self.tcx.types.common.error,
        }
    }
}
