//! Branches.

use super::body::{BodyBuilder, Comparison, Right, Skip};
use super::builder::{Label, Result};
use super::place::PlaceValue;
use crate::interp::code::{Op, Slot};
use crate::interp::layout::{Shape, Tag};
use crate::interp::num::Num;
use crate::mir::{BasicBlock, Operand, TerminatorKind};

impl BodyBuilder<'_, '_> {
    /// A branch. The block that is to follow at once is given back.
    pub(super) fn switch_int(
        &mut self,
        discr: &Operand,
        targets: &[(u128, BasicBlock)],
        otherwise: BasicBlock,
        skip: Option<Skip>,
    ) -> Result<Option<BasicBlock>> {
        match skip {
            Some(Skip::Comparison(comparison)) => {
                return Ok(self.branch_on(comparison, targets, otherwise));
            }
            Some(Skip::Discriminant(place)) => {
                return self.switch_on_variant(&place, targets, otherwise);
            }
            Some(Skip::Checked) | None => {}
        }
        let num = self.number_of(discr)?;
        let s = self.operand_slot(discr)?;
        Ok(self.switch_on(num, s, targets, otherwise))
    }

    /// A branch on a comparison.
    fn branch_on(
        &mut self,
        comparison: Comparison,
        targets: &[(u128, BasicBlock)],
        otherwise: BasicBlock,
    ) -> Option<BasicBlock> {
        let of = |wanted: u128| {
            let found = targets.iter().find(|(value, _)| *value == wanted);
            found.map_or(otherwise, |(_, block)| *block)
        };
        let (if_false, if_true) = (of(0), of(1));
        let label = self.block_label(if_false);
        let Comparison { op, num, a, b } = comparison;
        let op = match b {
            Right::Slot(b) => Op::UnlessCmp {
                op,
                num,
                a,
                b,
                t: 0,
            },
            Right::Imm(imm) => Op::UnlessCmpImm {
                op,
                num,
                a,
                imm,
                t: 0,
            },
        };
        self.b.jump(op, label);
        Some(if_true)
    }

    /// A branch on the value in a slot.
    fn switch_on(
        &mut self,
        num: Num,
        s: Slot,
        targets: &[(u128, BasicBlock)],
        otherwise: BasicBlock,
    ) -> Option<BasicBlock> {
        // Of the last one, if none other can be, nothing needs to be asked.
        let (targets, otherwise) = match targets {
            [rest @ .., (_, last)] if self.is_unreachable(otherwise) => (rest, *last),
            _ => (targets, otherwise),
        };
        match targets {
            [] => Some(otherwise),
            [(0, target)] if num.size() == 1 => {
                let label = self.block_label(*target);
                self.b.jump(Op::IfZero { s, t: 0 }, label);
                Some(otherwise)
            }
            [(value, target)] if u32::try_from(*value).is_ok() => {
                let v = u32::try_from(*value).unwrap_or(0);
                let label = self.block_label(otherwise);
                self.b.jump(Op::Unless { num, s, v, t: 0 }, label);
                Some(*target)
            }
            _ => {
                let labels: Vec<(u128, Label)> = targets
                    .iter()
                    .map(|(value, block)| (*value, self.block_label(*block)))
                    .collect();
                let otherwise = self.block_label(otherwise);
                self.b.switch(num, s, &labels, otherwise);
                None
            }
        }
    }

    /// A branch on the variant of a value, whose discriminant is not computed.
    fn switch_on_variant(
        &mut self,
        place: &PlaceValue,
        targets: &[(u128, BasicBlock)],
        otherwise: BasicBlock,
    ) -> Result<Option<BasicBlock>> {
        let layout = self.b.layout(place.ty)?;
        if let Shape::Enum { variants, tag } = &layout.shape {
            match *tag {
                Tag::Direct { offset, num } => {
                    let tag = self.b.part(place, offset, place.ty)?;
                    let s = self.b.read_slot(&tag, num.size() as u64);
                    let mask = mask(num);
                    let targets: Vec<(u128, BasicBlock)> = targets
                        .iter()
                        .map(|(value, block)| (value & mask, *block))
                        .collect();
                    return Ok(self.switch_on(num, s, &targets, otherwise));
                }
                Tag::Niche {
                    offset,
                    num,
                    untagged,
                    first,
                    last,
                    start,
                } => {
                    let of = |variant: usize| {
                        let discr = variants.get(variant).map_or(0, |v| v.discr);
                        let found = targets.iter().find(|(value, _)| *value == discr);
                        found.map_or(otherwise, |(_, block)| *block)
                    };
                    let mask = mask(num);
                    let told: Vec<(u128, BasicBlock)> = (first..=last)
                        .filter(|variant| *variant != untagged)
                        .map(|variant| {
                            let relative = (variant - first) as u128;
                            (start.wrapping_add(relative) & mask, of(variant))
                        })
                        .collect();
                    if told.len() <= 64 {
                        let tag = self.b.part(place, offset, place.ty)?;
                        let s = self.b.read_slot(&tag, num.size() as u64);
                        let others = of(untagged);
                        return Ok(self.switch_on(num, s, &told, others));
                    }
                }
                Tag::Never | Tag::Single(_) => {}
            }
        }
        let ty = self.b.discr_ty(place.ty);
        let num = Num::of(self.cx.tcx.types.kind(ty)).unwrap_or(Num::I64);
        let s = self.b.slot(num.size() as u64, 16);
        self.b.discriminant_into(s, place)?;
        Ok(self.switch_on(num, s, targets, otherwise))
    }

    /// Whether a block cannot be reached.
    fn is_unreachable(&self, block: BasicBlock) -> bool {
        let data = &self.body.blocks[block];
        data.statements.is_empty()
            && data
                .terminator
                .as_ref()
                .is_some_and(|end| matches!(end.kind, TerminatorKind::Unreachable))
    }
}

fn mask(num: Num) -> u128 {
    match num.size() {
        16 => u128::MAX,
        size => (1 << (size * 8)) - 1,
    }
}
