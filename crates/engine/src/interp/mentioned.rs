//! What a function speaks of, in code that is never reached included: rustc's required
//! constants and mentioned items. A constant of no size is among them, which compiled code
//! never asks for.

use super::instance::{FunctionId, FunctionKey};
use super::program::{ConstKey, Cx};
use crate::mir::{
    Body, CastKind, ConstOperand, ConstOperandKind, Operand, Rvalue, StatementKind, TerminatorKind,
    place_ty,
};
use crate::ty::results::PointerCoercion;
use crate::ty::traits::InstanceKind;
use crate::ty::{Args, BodyKey, Ty, TyKind};

impl Cx<'_> {
    /// Evaluates all constants that a function speaks of, and gives each function that it
    /// speaks of its number.
    pub(super) fn evaluate_mentioned(self, id: FunctionId) {
        let key = self.engine.function(id).map(|function| function.key);
        let Some((key, args)) = key.and_then(|key| self.body_behind(key)) else {
            return;
        };
        if let Some(body) = self.engine.bodies.get(self.tcx, key) {
            Mentioned { cx: self, args }.body(body);
        }
    }

    fn body_behind(self, key: FunctionKey) -> Option<(BodyKey, Args)> {
        match key {
            FunctionKey::Instance(instance) => {
                let key = match instance.kind {
                    InstanceKind::Item(def) => BodyKey::Body(self.tcx.body_of(def)?),
                    InstanceKind::Closure { id, .. } | InstanceKind::CoroutinePoll(id) => {
                        BodyKey::Closure(id)
                    }
                    _ => return None,
                };
                Some((key, instance.args))
            }
            FunctionKey::Const(key, args) => Some((key, args)),
            _ => None,
        }
    }
}

/// Goes through a body under generic arguments.
struct Mentioned<'p> {
    cx: Cx<'p>,
    args: Args,
}

impl Mentioned<'_> {
    fn body(&self, body: &Body) {
        for (_, block) in body.blocks.iter() {
            for statement in &block.statements {
                if let StatementKind::Assign(assign) = &statement.kind {
                    self.rvalue(&assign.1);
                }
            }
            let Some(terminator) = &block.terminator else {
                continue;
            };
            match &terminator.kind {
                TerminatorKind::Call { func, args, .. } => {
                    self.function(func);
                    self.operand(func);
                    for arg in args {
                        self.operand(arg);
                    }
                }
                TerminatorKind::SwitchInt { discr, .. } => self.operand(discr),
                TerminatorKind::Drop { place, .. } => {
                    self.dropped(place_ty(self.cx.tcx, &body.locals, place));
                }
                _ => {}
            }
        }
    }

    fn rvalue(&self, value: &Rvalue) {
        match value {
            Rvalue::Use(operand) | Rvalue::Repeat(operand, _) | Rvalue::Unary(_, operand) => {
                self.operand(operand);
            }
            Rvalue::Cast(kind, operand, _) => {
                if *kind == CastKind::Coercion(PointerCoercion::ReifyFnPointer) {
                    self.function(operand);
                }
                self.operand(operand);
            }
            Rvalue::Binary(_, operands) | Rvalue::CheckedBinary(_, operands) => {
                self.operand(&operands.0);
                self.operand(&operands.1);
            }
            Rvalue::Aggregate(_, operands) => {
                for operand in operands {
                    self.operand(operand);
                }
            }
            Rvalue::Ref(..) | Rvalue::RawPtr(..) | Rvalue::Len(_) | Rvalue::Discriminant(_) => {}
        }
    }

    fn operand(&self, operand: &Operand) {
        if let Operand::Constant(constant) = operand {
            self.constant(constant);
        }
    }

    /// What is wrong with the constant is kept where its value would be.
    fn constant(&self, constant: &ConstOperand) {
        let (key, args) = match &constant.kind {
            ConstOperandKind::Item(def, args) => (ConstKey::Item(*def), *args),
            ConstOperandKind::Body(key, args) => (ConstKey::Body(*key), *args),
            _ => return,
        };
        let args = self.cx.mono(args, self.args);
        let ty = self.cx.mono(constant.ty, self.args);
        let _ = self.cx.const_value(key, args, ty);
    }

    fn function(&self, operand: &Operand) {
        let Operand::Constant(constant) = operand else {
            return;
        };
        let ty = self.cx.mono(constant.ty, self.args);
        if let TyKind::FnDef(def, args) = self.cx.tcx.types.kind(ty)
            && let Some(instance) = self.cx.tcx.resolve_instance(def, args)
            && !matches!(
                instance.kind,
                InstanceKind::Intrinsic(_) | InstanceKind::Virtual { .. }
            )
        {
            self.cx.instance_function(instance);
        }
    }

    fn dropped(&self, ty: Ty) {
        let ty = self.cx.mono(ty, self.args);
        if self.cx.needs_drop(ty) {
            self.cx.engine.function_id(FunctionKey::DropGlue(ty));
        }
    }
}
