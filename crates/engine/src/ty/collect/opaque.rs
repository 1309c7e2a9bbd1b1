//! What is known of `impl Trait` in a return type.

use crate::syntax::ast::TypeKind;
use crate::ty::generics::Clause;
use crate::ty::kind::{GenericArg, Predicate, Region, TraitRef};
use crate::ty::{OpaqueId, Tcx};

use super::lower_ty::{Elision, ImplTrait, Lowerer};
use super::predicates::may_be_unsized;

impl Tcx {
    /// What an opaque type implements, under the parameters of its function. The type is
    /// that of [`Tcx::opaque_type`].
    pub fn opaque_bounds(&self, id: OpaqueId) -> &[Clause] {
        let cache = &self.queries.collect.opaque_bounds;
        if let Some(known) = cache.get(&id) {
            return known;
        }
        let clauses = self.compute_opaque_bounds(id);
        cache.insert(id, Box::new(clauses))
    }

    /// An opaque type within its function.
    pub fn opaque_type(&self, id: OpaqueId) -> crate::ty::Ty {
        // The signature knows how many lifetimes are left out.
        if let Some(def) = self.opaque_def(id) {
            self.fn_sig(def.owner);
        }
        self.mk_opaque(id)
    }

    fn compute_opaque_bounds(&self, id: OpaqueId) -> Vec<Clause> {
        let mut clauses = Vec::new();
        let Some(def) = self.opaque_def(id) else {
            return clauses;
        };
        let ty = self.types.erase_regions(self.opaque_type(id));
        let Some(written) = def.ty else {
            let output = self.async_output(def.owner);
            if let Some(sized) = self.lang_item("sized") {
                clauses.push(self.trait_clause(sized, ty, def.span));
            }
            if let (Some(future), Some(assoc)) = (
                self.lang_item("future_trait"),
                self.lang_item("future_output"),
            ) {
                let args = self.types.mk_args(&[GenericArg::Ty(ty)]);
                let span = def.span;
                let predicate = Predicate::Trait(TraitRef { def: future, args });
                clauses.push(Clause { predicate, span });
                let predicate = Predicate::Projection {
                    assoc,
                    args,
                    ty: output,
                };
                clauses.push(Clause { predicate, span });
            }
            return clauses;
        };
        let Some(ast) = self.ast_of(def.owner) else {
            return clauses;
        };
        let TypeKind::ImplTrait(bounds) = &ast.types[written].kind else {
            return clauses;
        };
        if !may_be_unsized(bounds)
            && let Some(sized) = self.lang_item("sized")
        {
            clauses.push(self.trait_clause(sized, ty, def.span));
        }
        let mut lowerer = Lowerer::signature(self, def.owner);
        lowerer.set_elision(Elision::Given(Region::ERASED));
        lowerer.set_impl_trait(ImplTrait::Opaque);
        lowerer.bounds(ty, &[], bounds, &mut clauses);
        clauses
    }
}
