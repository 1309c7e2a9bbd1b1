//! Function pointers, and `Fn(A) -> B`.

use crate::syntax::ast::{Lifetime, TypeId, TypeKind};
use crate::syntax::diagnostic::Diagnostic;
use crate::ty::kind::{Region, RegionKind, Safety, Ty, TyKind};
use crate::ty::{TypeFlags, TypeFoldable, TypeFolder, Types, super_fold_ty};

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
            let (list, result) = this.fn_like(&inputs, *output, denied, denied_output);
            let wrong = this.unconstrained_lifetime(&names, &list, result);
            if let (Some(lifetime), Some(output)) = (wrong, output) {
                let message = format!(
                    "return type references lifetime `{}`, which is not constrained by the fn \
                     input types",
                    this.tcx.text(lifetime.name)
                );
                this.error("E0581", this.ast.types[*output].span, message);
            }
            (list, result)
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

    /// A lifetime of the innermost binder that the output mentions, and that no input
    /// decides.
    pub(super) fn unconstrained_lifetime(
        &self,
        names: &[Lifetime],
        inputs: &[Ty],
        output: Ty,
    ) -> Option<Lifetime> {
        let types = &self.tcx.types;
        let constrained = |ty: Ty| types.bound_regions(ty, true);
        let decided: Vec<u32> = inputs.iter().flat_map(|ty| constrained(*ty)).collect();
        let mentioned = types.bound_regions(output, false);
        let wrong = mentioned.into_iter().find(|index| !decided.contains(index));
        wrong.and_then(|index| names.get(index as usize).copied())
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

/// Finds the regions that the binder around a type binds.
struct BoundRegions<'t> {
    types: &'t Types,
    /// Whether projections are left out: they decide nothing.
    constrained_only: bool,
    depth: u32,
    found: Vec<u32>,
}

impl<'t> TypeFolder<'t> for BoundRegions<'t> {
    fn types(&self) -> &'t Types {
        self.types
    }

    fn fold_ty(&mut self, ty: Ty) -> Ty {
        let is_projection = matches!(self.types.kind(ty), TyKind::Projection(..));
        if (is_projection && self.constrained_only)
            || !self.types.ty_flags(ty).intersects(TypeFlags::BOUND)
        {
            return ty;
        }
        super_fold_ty(self, ty)
    }

    fn fold_region(&mut self, region: Region) -> Region {
        if let RegionKind::Bound { depth, index } = self.types.region_kind(region)
            && depth == self.depth
        {
            self.found.push(index);
        }
        region
    }

    fn enter_binder(&mut self) {
        self.depth += 1;
    }

    fn exit_binder(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }
}

impl Types {
    /// The numbers of the regions in something that the binder around it binds.
    pub(crate) fn bound_regions<T: TypeFoldable>(
        &self,
        value: T,
        constrained_only: bool,
    ) -> Vec<u32> {
        let mut visitor = BoundRegions {
            types: self,
            constrained_only,
            depth: 0,
            found: Vec::new(),
        };
        let _ = value.fold_with(&mut visitor);
        visitor.found
    }
}
