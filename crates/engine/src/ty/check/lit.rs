//! Literals.

use super::FnCtxt;
use super::expect::Expectation;
use crate::syntax::ast::{ExprId, Literal};
use crate::ty::{Mutability, Ty, TyKind};

impl FnCtxt<'_> {
    /// The type of a literal.
    pub fn check_lit(&self, expr: ExprId, literal: &Literal, expected: Expectation) -> Ty {
        let types = &self.tcx.types;
        let common = types.common;
        let hint = || {
            let ty = expected.to_option(self)?;
            Some((ty, self.kind(ty)))
        };
        match literal {
            Literal::Int { suffix, .. } => match suffix {
                Some(int) => types.mk(TyKind::Int(*int)),
                None => match hint() {
                    Some((ty, TyKind::Int(_))) => ty,
                    Some((_, TyKind::Char)) => common.u8,
                    Some((_, TyKind::RawPtr(..) | TyKind::FnDef(..) | TyKind::FnPtr(..))) => {
                        common.usize
                    }
                    _ => self.next_int_var(),
                },
            },
            Literal::Float { suffix, .. } => match suffix {
                Some(float) => types.mk(TyKind::Float(*float)),
                None => match hint() {
                    Some((ty, TyKind::Float(_))) => ty,
                    _ => self.next_float_var(),
                },
            },
            Literal::Bool(_) => common.bool,
            Literal::Char(_) => common.char,
            Literal::Byte(_) => common.u8,
            Literal::Str(_) => types.mk_ref(common.str, Mutability::Not),
            Literal::ByteStr(bytes) => {
                let len = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
                types.mk_ref(types.mk_array(common.u8, len), Mutability::Not)
            }
            Literal::CStr(_) => match self.tcx.lang_item("CStr") {
                Some(def) => {
                    let ty = types.mk_adt(def, crate::ty::Args::EMPTY);
                    types.mk_ref(ty, Mutability::Not)
                }
                None => self.unsupported(self.span(expr), "C string literals"),
            },
        }
    }
}
