//! Expressions.
//!
//! `into` writes an expression's value to a place, `as_place` finds the place that an
//! expression names, `as_operand` gives a value that is used at once, `as_rvalue` what is
//! made of operands, `as_temp` a new local. What calls which follows from the
//! [`Category`] of the expression.

mod arith;
mod as_operand;
mod as_place;
mod as_rvalue;
mod as_temp;
mod call;
mod category;
mod constant;
mod into;
mod stmt;

pub(in crate::mir) use as_place::is_mutable_static;
pub(super) use category::Category;
