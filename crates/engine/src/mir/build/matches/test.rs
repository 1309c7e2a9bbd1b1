//! Tests.

use super::super::Builder;
use super::pair::{Case, RangeCase};
use crate::mir::body::{
    BasicBlock, BinOp, ConstOperandKind, FakeReadCause, Operand, Place, Rvalue, TerminatorKind,
    UnwindAction,
};
use crate::resolve::Namespace;
use crate::syntax::span::Span;
use crate::syntax::symbol::Symbol;
use crate::thir::BorrowKind;
use crate::ty::{GenericArg, Mutability, Ty, TyKind};

/// How a test comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It succeeds.
    Yes,
    /// It fails.
    No,
    /// The number is this one.
    Int(u128),
    /// The variant is this one.
    Variant(usize),
}

impl Outcome {
    /// The outcome of a test in which a case holds, if the test tells all of the case.
    /// Whatever is left open is tested later.
    pub(super) fn of(test: &Case, case: &Case) -> Option<Self> {
        match (test, case) {
            (Case::Variant { .. }, Case::Variant { variant, .. }) => Some(Self::Variant(*variant)),
            (Case::Int { .. }, Case::Int { bits, .. }) => Some(Self::Int(*bits)),
            (Case::Bool(_), Case::Bool(value)) => Some(if *value { Self::Yes } else { Self::No }),
            (test, case) if test == case => Some(Self::Yes),
            _ => None,
        }
    }
}

impl Builder<'_> {
    /// Does a test, and goes where its outcome leads.
    pub(super) fn perform_test(
        &mut self,
        block: BasicBlock,
        (place, case): (&Place, &Case),
        targets: &[(Outcome, BasicBlock)],
        otherwise: BasicBlock,
        span: Span,
    ) {
        let target = |wanted: Outcome| {
            let mut targets = targets.iter();
            let found = targets.find(|(outcome, _)| *outcome == wanted);
            found.map_or(otherwise, |(_, block)| *block)
        };
        let value = Operand::Copy(place.clone());
        match *case {
            Case::Variant { adt, .. } => {
                self.switch_variant(block, place, adt, targets, otherwise, span);
            }
            Case::Int { .. } => {
                let ints = targets.iter().filter_map(|(outcome, block)| match outcome {
                    Outcome::Int(bits) => Some((*bits, *block)),
                    _ => None,
                });
                let kind = TerminatorKind::SwitchInt {
                    discr: value,
                    targets: ints.collect(),
                    otherwise,
                };
                self.terminate(block, kind, span);
            }
            Case::Bool(_) => {
                self.branch(
                    block,
                    value,
                    target(Outcome::Yes),
                    target(Outcome::No),
                    span,
                );
            }
            Case::Float { bits, ty } => {
                let expected = self.scalar(bits, ty, span);
                let equal = self.compare_into(BinOp::Eq, value, expected, block, span);
                self.branch(block, equal, target(Outcome::Yes), otherwise, span);
            }
            Case::Str { text, is_unsized } => {
                let value = if is_unsized {
                    self.borrowed_str(block, place, span)
                } else {
                    value
                };
                self.compare_str(block, value, text, target(Outcome::Yes), otherwise, span);
            }
            Case::Range(range) => {
                self.compare_range(block, &value, range, target(Outcome::Yes), otherwise, span);
            }
            Case::Slice { len, exact } => {
                let usize = self.tcx.types.common.usize;
                let actual = self.len_of(place.clone(), block, span);
                let expected = self.scalar(len.into(), usize, span);
                let op = if exact { BinOp::Eq } else { BinOp::Ge };
                let holds = self.compare_into(op, actual, expected, block, span);
                self.branch(block, holds, target(Outcome::Yes), otherwise, span);
            }
            Case::Never => {
                self.push_fake_read(block, FakeReadCause::ForMatch, place.clone(), span);
                self.terminate(block, TerminatorKind::Unreachable, span);
            }
        }
    }

    fn switch_variant(
        &mut self,
        block: BasicBlock,
        place: &Place,
        adt: crate::resolve::DefId,
        targets: &[(Outcome, BasicBlock)],
        otherwise: BasicBlock,
        span: Span,
    ) {
        let discrs = self.tcx.discriminants(adt);
        let discr_ty = self.tcx.discr_ty(adt);
        let discr = self.temp(discr_ty, span);
        let value = Rvalue::Discriminant(place.clone());
        self.push_assign(block, discr.into(), value, span);
        let variants = targets.iter().filter_map(|(outcome, block)| match outcome {
            Outcome::Variant(variant) => Some((discrs.get(*variant)?.bits, *block)),
            _ => None,
        });
        let kind = TerminatorKind::SwitchInt {
            discr: Operand::Move(discr.into()),
            targets: variants.collect(),
            otherwise,
        };
        self.terminate(block, kind, span);
    }

    fn compare_range(
        &mut self,
        block: BasicBlock,
        value: &Operand,
        range: RangeCase,
        yes: BasicBlock,
        no: BasicBlock,
        span: Span,
    ) {
        let mut block = block;
        if let Some(start) = range.start {
            let next = if range.end.is_some() {
                self.new_block()
            } else {
                yes
            };
            let start = self.scalar(start, range.ty, span);
            let after = self.compare_into(BinOp::Le, start, value.clone(), block, span);
            self.branch(block, after, next, no, span);
            block = next;
        }
        if let Some(end) = range.end {
            let op = if range.inclusive {
                BinOp::Le
            } else {
                BinOp::Lt
            };
            let end = self.scalar(end, range.ty, span);
            let before = self.compare_into(op, value.clone(), end, block, span);
            self.branch(block, before, yes, no, span);
        }
    }

    /// `&place`, of which the type is `str`.
    fn borrowed_str(&mut self, block: BasicBlock, place: &Place, span: Span) -> Operand {
        let ty = self.str_ref();
        let local = self.temp(ty, span);
        let value = Rvalue::Ref(BorrowKind::Shared, place.clone());
        self.push_assign(block, local.into(), value, span);
        Operand::Copy(local.into())
    }

    fn str_ref(&self) -> Ty {
        let str = self.tcx.types.common.str;
        self.tcx.types.mk_ref(str, Mutability::Not)
    }

    /// `<str as PartialEq>::eq(value, text)`
    fn compare_str(
        &mut self,
        block: BasicBlock,
        value: Operand,
        text: Symbol,
        yes: BasicBlock,
        no: BasicBlock,
        span: Span,
    ) {
        let Some(func) = self.str_eq(span) else {
            self.defect("std without `PartialEq::eq`");
            return;
        };
        let bool = self.tcx.types.common.bool;
        let expected = self.constant(ConstOperandKind::Str(text), self.str_ref(), span);
        let equal = self.temp(bool, span);
        let target = self.new_block();
        let kind = TerminatorKind::Call {
            func,
            args: vec![value, expected],
            destination: equal.into(),
            target: Some(target),
            unwind: UnwindAction::Continue,
            fn_span: span,
        };
        self.terminate(block, kind, span);
        self.diverge_from(block);
        self.branch(target, Operand::Move(equal.into()), yes, no, span);
    }

    fn str_eq(&self, span: Span) -> Option<Operand> {
        let tcx = self.tcx;
        let of = tcx.lang_item("eq")?;
        let name = tcx.names.get("eq")?;
        let eq = tcx.assoc_item(of, name, Namespace::Value)?;
        let str = GenericArg::Ty(tcx.types.common.str);
        let args = tcx.types.mk_args(&[str, str]);
        let ty = tcx.types.mk(TyKind::FnDef(eq, args));
        Some(self.constant(ConstOperandKind::ZeroSized, ty, span))
    }
}
