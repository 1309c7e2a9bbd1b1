//! Questions about types without parameters.

use super::program::Cx;
use crate::resolve::DefId;
use crate::syntax::span::Span;
use crate::ty::traits::ParamEnv;
use crate::ty::{Args, Const, Ty, TypeFoldable};

impl Cx<'_> {
    /// What something is under generic arguments, with all associated types known.
    pub fn mono<T: TypeFoldable>(self, value: T, args: Args) -> T {
        let value = self.tcx.subst_erased(value, args);
        self.tcx.normalize_erasing_regions(ParamEnv::EMPTY, value)
    }

    /// The type of a field.
    pub fn field_ty(self, field: DefId, args: Args) -> Ty {
        self.mono(self.tcx.type_of(field), args)
    }

    /// The length of an array.
    pub fn array_len(self, len: Const) -> Option<u64> {
        let types = &self.tcx.types;
        types
            .as_usize(len)
            .or_else(|| types.as_usize(self.tcx.try_eval_const(len)))
    }

    /// Whether dropping a value does anything.
    pub fn needs_drop(self, ty: Ty) -> bool {
        self.tcx.needs_drop(ParamEnv::EMPTY, ty)
    }

    /// Whether values are copied.
    pub fn is_copy(self, ty: Ty) -> bool {
        self.tcx.type_is_copy(ParamEnv::EMPTY, ty)
    }

    /// The outermost macro call that led to a span: the place that a panic reports.
    pub fn expansion_cause(self, span: Span) -> Span {
        let ast = self.tcx.asts.iter().find(|ast| ast.file == span.file);
        ast.map_or(span, |ast| ast.hygiene.expansion_cause(span))
    }
}
