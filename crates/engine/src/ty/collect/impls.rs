//! The heads of impls.

use crate::resolve::DefId;
use crate::ty::Tcx;
use crate::ty::context::Query;
use crate::ty::generics::ImplHeader;
use crate::ty::kind::Ty;

use super::lower_ty::{Elision, ImplTrait, Lowerer};

impl Tcx {
    /// The head of an impl.
    pub fn impl_header(&self, imp: DefId) -> &ImplHeader {
        if let Some(header) = self.queries.impl_headers.get(&imp) {
            return header;
        }
        let span = self.def(imp).span;
        let header = self.within_query(Query::ImplHeader(imp), span, || self.compute_header(imp));
        let header = header.unwrap_or(ImplHeader {
            def: imp,
            trait_ref: None,
            self_ty: self.types.common.error,
            negative: false,
            blanket_inherent: false,
        });
        self.queries.impl_headers.insert(imp, Box::new(header))
    }

    fn compute_header(&self, imp: DefId) -> ImplHeader {
        let self_ty = self.impl_self_ty(imp);
        let of_trait = self.impl_node(imp).and_then(|node| node.of_trait.as_ref());
        let trait_ref = of_trait.and_then(|(path, _)| {
            let mut lowerer = Lowerer::signature(self, imp);
            lowerer.set_elision(Elision::impl_header());
            lowerer.impl_trait_ref(path, self_ty)
        });
        ImplHeader {
            def: imp,
            trait_ref,
            self_ty,
            negative: of_trait.is_some_and(|(_, negative)| *negative),
            blanket_inherent: self.engine_attr(imp, "inherent").is_some(),
        }
    }

    /// The type of an impl. It is asked for apart from the trait, whose arguments may
    /// mention it.
    pub fn impl_self_ty(&self, imp: DefId) -> Ty {
        let cache = &self.queries.collect.impl_self_ty;
        if let Some(ty) = cache.borrow().get(&imp) {
            return *ty;
        }
        let span = self.def(imp).span;
        let ty = self.within_query(Query::TypeOf(imp), span, || {
            let node = self.impl_node(imp)?;
            let mut lowerer = Lowerer::signature(self, imp);
            lowerer.set_elision(Elision::impl_header());
            lowerer.set_impl_trait(ImplTrait::Denied("impl headers"));
            Some(lowerer.ty(node.self_ty))
        });
        let ty = ty.flatten().unwrap_or(self.types.common.error);
        cache.borrow_mut().insert(imp, ty);
        ty
    }
}
