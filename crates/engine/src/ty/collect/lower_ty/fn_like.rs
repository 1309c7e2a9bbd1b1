//! Function pointers, and `Fn(A) -> B`.

use crate::syntax::ast::{Lifetime, TypeId, TypeKind};
use crate::syntax::diagnostic::Diagnostic;
use crate::ty::kind::{Safety, Ty, TyKind};

use super::{Elision, ImplTrait, Lowerer};

impl Lowerer<'_> {
    pub(super) fn fn_pointer(&mut self, id: TypeId) -> Ty {
        let node = &self.ast.types[id];
        let TypeKind::FnPtr {
            lifetimes,
            is_unsafe,
            abi,
            params,
            output,
        } = &node.kind
        else {
            return self.tcx.types.common.error;
        };
        if abi.is_some_and(|abi| self.tcx.text(abi) != "Rust") {
            self.tcx.report(Diagnostic::unsupported(
                node.span,
                "function pointer of another ABI",
            ));
        }
        let names: Vec<Lifetime> = lifetimes.iter().map(|param| param.ident).collect();
        let inputs: Vec<TypeId> = params.iter().map(|param| param.ty).collect();
        let denied = ImplTrait::Denied("`fn` pointer parameters");
        let denied_output = ImplTrait::Denied("`fn` pointer return types");
        let (mut list, result) = self.within_binder(&names, |this| {
            this.fn_like(&inputs, *output, denied, denied_output)
        });
        list.push(result);
        let safety = if *is_unsafe {
            Safety::Unsafe
        } else {
            Safety::Safe
        };
        let list = self.tcx.types.mk_list(&list);
        self.tcx.types.mk(TyKind::FnPtr(list, safety))
    }

    /// The parameters and the output of something like a function, whose binder is the
    /// innermost.
    pub(super) fn fn_like(
        &mut self,
        inputs: &[TypeId],
        output: Option<TypeId>,
        input_impl: ImplTrait,
        output_impl: ImplTrait,
    ) -> (Vec<Ty>, Ty) {
        let fresh = Elision::Fresh(self.binder_level());
        let outer_missing = std::mem::take(&mut self.missing);
        let mut found = Vec::new();
        let inputs = self.within_elision(fresh, |this| {
            this.within_impl_trait(input_impl, |this| {
                let lower = |ty: &TypeId| {
                    let (ty, regions) = this.with_candidates(|this| this.lower(*ty));
                    found.push(regions);
                    ty
                };
                inputs.iter().map(lower).collect()
            })
        });
        let elision = Self::output_elision(&found);
        let output = self.without_candidates(|this| {
            this.within_elision(elision, |this| {
                this.within_impl_trait(output_impl, |this| match output {
                    Some(output) => this.output(output),
                    None => this.tcx.types.common.unit,
                })
            })
        });
        self.report_missing_in_output();
        self.missing = outer_missing;
        (inputs, output)
    }

    /// An output, which may be `!`.
    pub(crate) fn output(&mut self, ty: TypeId) -> Ty {
        match self.ast.types[ty].kind {
            TypeKind::Never => self.tcx.types.common.never,
            _ => self.lower(ty),
        }
    }

    pub(super) fn within_impl_trait<R>(
        &mut self,
        position: ImplTrait,
        inside: impl FnOnce(&mut Self) -> R,
    ) -> R {
        let outer = std::mem::replace(&mut self.impl_trait, position);
        let result = inside(self);
        self.impl_trait = outer;
        result
    }
}
