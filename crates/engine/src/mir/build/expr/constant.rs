//! Expressions that are constants.

use crate::mir::body::{ConstOperand, ConstOperandKind};
use crate::mir::build::Builder;
use crate::thir::{ExprId, ExprKind, Lit};

impl Builder<'_> {
    /// The constant that an expression is, if it is one.
    pub(in crate::mir::build) fn as_constant(&self, expr: ExprId) -> Option<ConstOperand> {
        let node = &self.thir.exprs[expr];
        let kind = match &node.kind {
            ExprKind::Scope { value, .. } => return self.as_constant(*value),
            ExprKind::Literal(literal) => match literal {
                Lit::Scalar(bits) => ConstOperandKind::Scalar(*bits),
                Lit::Str(text) => ConstOperandKind::Str(*text),
                Lit::ByteStr(bytes) | Lit::CStr(bytes) => ConstOperandKind::Bytes(bytes.clone()),
            },
            ExprKind::FnItem(..) => ConstOperandKind::ZeroSized,
            ExprKind::NamedConst(def, args) => ConstOperandKind::Item(*def, *args),
            ExprKind::ConstParam(constant) => ConstOperandKind::Ty(*constant),
            ExprKind::ConstBlock(key, args) => ConstOperandKind::Body(*key, *args),
            ExprKind::CallerLocation if self.track_caller => ConstOperandKind::CallerLocation,
            ExprKind::CallerLocation => ConstOperandKind::Location,
            _ => return None,
        };
        Some(ConstOperand {
            kind,
            ty: node.ty,
            span: node.span,
        })
    }
}
