//! Operations that are known to overflow or to panic: rustc's `KnownPanicsLint`.
//!
//! Values are followed through a body as far as that is simple, and through those branches
//! only that may be taken.

use la_arena::ArenaMap;

use super::eval::{self, Scalar, Value};
use super::level::report;
use super::modes::{Mode, Modes};
use crate::mir::body::{
    AggregateKind, AssertKind, BasicBlock, BinOp, Body, CastKind, ConstOperand, ConstOperandKind,
    Local, Operand, Place, PlaceElem, Rvalue, StatementKind, TerminatorKind,
};
use crate::mir::dataflow::successors_of;
use crate::mir::int::bit_width;
use crate::mir::place_ty::operand_ty;
use crate::resolve::DefId;
use crate::syntax::span::Span;
use crate::ty::{ConstKind, Tcx, Ty, TyKind};

/// Checks a body of an item that was found to be right.
pub fn check(tcx: &Tcx, body: &Body, owner: DefId) {
    let mut lint = Lint {
        tcx,
        body,
        owner,
        modes: Modes::of(body),
        values: ArenaMap::default(),
        own_block: Vec::new(),
    };
    lint.run();
}

struct Lint<'a> {
    tcx: &'a Tcx,
    body: &'a Body,
    owner: DefId,
    modes: Modes,
    values: ArenaMap<Local, Value>,
    /// What was written in this block and is not followed out of it.
    own_block: Vec<Local>,
}

impl Lint<'_> {
    fn run(&mut self) {
        let body = self.body;
        let mut seen: ArenaMap<BasicBlock, ()> = ArenaMap::default();
        let mut todo: Vec<BasicBlock> = body.blocks.iter().take(1).map(|(id, _)| id).collect();
        while let Some(block) = todo.pop() {
            if seen.insert(block, ()).is_some() {
                continue;
            }
            let data = &body.blocks[block];
            for statement in &data.statements {
                self.statement(&statement.kind, statement.span);
            }
            if let Some(terminator) = &data.terminator {
                todo.extend(self.terminator(&terminator.kind, terminator.span));
            }
            for local in std::mem::take(&mut self.own_block) {
                self.values.remove(local);
            }
        }
    }

    fn statement(&mut self, kind: &StatementKind, span: Span) {
        match kind {
            StatementKind::Assign(assign) => {
                let (place, value) = &**assign;
                let is_fine = self.check_rvalue(value, span).is_some();
                self.assign(place, value, is_fine);
            }
            StatementKind::StorageLive(local) | StatementKind::StorageDead(local) => {
                self.values.remove(*local);
            }
            _ => {}
        }
    }

    /// Where a terminator may lead.
    fn terminator(&mut self, kind: &TerminatorKind, span: Span) -> Vec<BasicBlock> {
        match kind {
            TerminatorKind::SwitchInt {
                discr,
                targets,
                otherwise,
            } => {
                if let Some(value) = self.operand(discr) {
                    let mut targets = targets.iter();
                    let found = targets.find(|(bits, _)| *bits == value.bits);
                    return vec![found.map_or(*otherwise, |(_, target)| *target)];
                }
            }
            TerminatorKind::Assert {
                cond,
                expected,
                msg,
                ..
            } => self.check_assert(cond, *expected, msg, span),
            _ => {}
        }
        successors_of(kind)
    }

    fn check_assert(&mut self, cond: &Operand, expected: bool, msg: &AssertKind, span: Span) {
        let Some(value) = self.operand(cond) else {
            return;
        };
        if (value.bits != 0) == expected {
            return;
        }
        if let Operand::Copy(place) | Operand::Move(place) = cond {
            self.values.remove(place.local);
        }
        let panics = matches!(
            msg,
            AssertKind::DivisionByZero
                | AssertKind::RemainderByZero
                | AssertKind::Overflow(BinOp::Div | BinOp::Rem)
                | AssertKind::BoundsCheck { .. }
        );
        if panics {
            let message = "this operation will panic at runtime";
            report(self.tcx, self.owner, "unconditional_panic", span, message);
        }
    }

    fn overflows(&self, span: Span) {
        let message = "this arithmetic operation will overflow";
        report(self.tcx, self.owner, "arithmetic_overflow", span, message);
    }

    /// Nothing if the value is known to be wrong.
    fn check_rvalue(&self, value: &Rvalue, span: Span) -> Option<()> {
        match value {
            Rvalue::Unary(op, operand) => {
                let operand = self.operand(operand);
                if let Some(operand) = operand
                    && let Some((_, true)) = eval::unary(self.tcx, *op, operand)
                {
                    self.overflows(span);
                    return None;
                }
            }
            Rvalue::Binary(op @ (BinOp::Shl | BinOp::Shr), operands) => {
                let amount = self.operand(&operands.1)?;
                let ty = operand_ty(self.tcx, &self.body.locals, &operands.0);
                if let TyKind::Int(int) = self.tcx.types.kind(ty)
                    && amount.bits >= u128::from(bit_width(int))
                {
                    let _ = op;
                    self.overflows(span);
                    return None;
                }
            }
            Rvalue::CheckedBinary(op, operands) => {
                if let (Some(a), Some(b)) = (self.operand(&operands.0), self.operand(&operands.1))
                    && let Some((_, true)) = eval::binary(self.tcx, *op, a, b)
                {
                    self.overflows(span);
                    return None;
                }
            }
            _ => {}
        }
        Some(())
    }

    // Values.

    fn assign(&mut self, place: &Place, value: &Rvalue, is_fine: bool) {
        if place.projection.contains(&PlaceElem::Deref) {
            return;
        }
        match self.modes.get(place.local) {
            Mode::Never => {
                self.values.remove(place.local);
                return;
            }
            Mode::OwnBlock => self.own_block.push(place.local),
            Mode::Full => {}
        }
        let value = if is_fine { self.rvalue(value) } else { None };
        match value {
            Some(value) => self.write(place, value),
            None => {
                self.values.remove(place.local);
            }
        }
    }

    fn write(&mut self, place: &Place, value: Value) {
        let mut at = self.values.entry(place.local).or_insert(Value::Unknown);
        for elem in &place.projection {
            let PlaceElem::Field(field, _) = elem else {
                self.values.remove(place.local);
                return;
            };
            if !matches!(at, Value::Parts { .. }) {
                *at = Value::Parts {
                    variant: 0,
                    parts: Vec::new(),
                };
            }
            let Value::Parts { parts, .. } = at else {
                return;
            };
            if parts.len() <= *field {
                parts.resize(*field + 1, Value::Unknown);
            }
            let Some(part) = parts.get_mut(*field) else {
                return;
            };
            at = part;
        }
        *at = value;
    }

    fn read(&self, place: &Place) -> Option<&Value> {
        let mut value = self.values.get(place.local)?;
        for elem in &place.projection {
            let Value::Parts { variant, parts } = value else {
                return None;
            };
            let index = match *elem {
                PlaceElem::Field(field, _) => field,
                PlaceElem::Index(local) => {
                    let index = self.values.get(local)?.scalar()?;
                    usize::try_from(index.bits).ok()?
                }
                PlaceElem::ConstantIndex {
                    offset,
                    from_end: false,
                    ..
                } => usize::try_from(offset).ok()?,
                PlaceElem::Downcast(wanted) if wanted == *variant => continue,
                _ => return None,
            };
            value = parts.get(index)?;
        }
        Some(value)
    }

    fn operand(&self, operand: &Operand) -> Option<Scalar> {
        match operand {
            Operand::Copy(place) | Operand::Move(place) => self.read(place)?.scalar(),
            Operand::Constant(constant) => self.constant(constant),
        }
    }

    fn constant(&self, constant: &ConstOperand) -> Option<Scalar> {
        let ty = constant.ty;
        if !self.is_scalar(ty) {
            return None;
        }
        let bits = match &constant.kind {
            ConstOperandKind::Scalar(bits) => *bits,
            ConstOperandKind::Ty(known) => {
                let known = self.tcx.try_eval_const(*known);
                match self.tcx.types.const_kind(known) {
                    ConstKind::Value { bits, .. } => bits,
                    _ => return None,
                }
            }
            ConstOperandKind::Item(def, args) => {
                if self.tcx.types.has_params(*args) {
                    return None;
                }
                let eval = self.tcx.const_eval.clone()?;
                eval.eval_item(self.tcx, *def, *args).ok()?
            }
            _ => return None,
        };
        Some(Scalar { bits, ty })
    }

    fn is_scalar(&self, ty: Ty) -> bool {
        matches!(
            self.tcx.types.kind(ty),
            TyKind::Int(_) | TyKind::Bool | TyKind::Char | TyKind::Float(_)
        )
    }

    fn rvalue(&self, value: &Rvalue) -> Option<Value> {
        let scalar = |scalar: Scalar| Value::Bits {
            bits: scalar.bits,
            ty: scalar.ty,
        };
        match value {
            Rvalue::Use(Operand::Copy(place) | Operand::Move(place)) => self.read(place).cloned(),
            Rvalue::Use(operand) => self.operand(operand).map(scalar),
            Rvalue::Binary(op, operands) => {
                let (a, b) = (self.operand(&operands.0)?, self.operand(&operands.1)?);
                eval::binary(self.tcx, *op, a, b).map(|(value, _)| scalar(value))
            }
            Rvalue::CheckedBinary(op, operands) => {
                let (a, b) = (self.operand(&operands.0)?, self.operand(&operands.1)?);
                let (value, overflows) = eval::binary(self.tcx, *op, a, b)?;
                let overflows = Value::Bits {
                    bits: overflows.into(),
                    ty: self.tcx.types.common.bool,
                };
                Some(Value::Parts {
                    variant: 0,
                    parts: vec![scalar(value), overflows],
                })
            }
            Rvalue::Unary(op, operand) => {
                let operand = self.operand(operand)?;
                eval::unary(self.tcx, *op, operand).map(|(value, _)| scalar(value))
            }
            Rvalue::Cast(CastKind::Numeric, operand, ty) => {
                eval::cast(self.tcx, self.operand(operand)?, *ty).map(scalar)
            }
            Rvalue::Aggregate(kind, operands) => {
                let variant = match **kind {
                    AggregateKind::Adt { variant, .. } => variant,
                    _ => 0,
                };
                let parts = operands.iter().map(|operand| {
                    let known = self.operand(operand);
                    known.map_or(Value::Unknown, scalar)
                });
                Some(Value::Parts {
                    variant,
                    parts: parts.collect(),
                })
            }
            Rvalue::Discriminant(place) => {
                let Value::Parts { variant, .. } = self.read(place)? else {
                    return None;
                };
                let ty = crate::mir::place_ty::place_ty(self.tcx, &self.body.locals, place);
                let TyKind::Adt(def, _) = self.tcx.types.kind(ty) else {
                    return None;
                };
                let discr = self.tcx.variant_discr(def, *variant)?;
                Some(Value::Bits {
                    bits: discr.bits,
                    ty: discr.ty,
                })
            }
            _ => None,
        }
    }
}
