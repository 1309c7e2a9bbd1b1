//! Which body belongs to which definition, and what constants are worth.

use std::collections::HashMap;

use crate::resolve::DefId;
use crate::syntax::ast::{AssocItemKind, ItemKind};
use crate::ty::context::Query;
use crate::ty::kind::{Args, Ty};
use crate::ty::{BodyRef, Tcx};

impl Tcx {
    /// The body of a function, a constant or a static, if it has one.
    #[must_use]
    pub fn body_of(&self, def: DefId) -> Option<BodyRef> {
        let krate = self.def(def).krate;
        let body = if let Some(item) = self.item_node(def) {
            match &item.kind {
                ItemKind::Fn(function) => function.body,
                ItemKind::Const(data) => Some(data.value),
                ItemKind::Static(data) => Some(data.value),
                ItemKind::ThreadLocal(data) => Some(data.init),
                _ => None,
            }
        } else if let Some(variant) = self.variant_node(def) {
            variant.discriminant
        } else {
            match &self.assoc_node(def)?.kind {
                AssocItemKind::Fn(function) => function.body,
                AssocItemKind::Const { value, .. } => *value,
                AssocItemKind::Type { .. } => None,
            }
        };
        body.map(|body| BodyRef { krate, body })
    }

    /// What a body belongs to: a function, a constant, a static; an enum's variant for its
    /// discriminant. The length of an array and its like belong to the item around them,
    /// which is known once the type that they stand in was lowered.
    #[must_use]
    pub fn body_owner(&self, body: BodyRef) -> Option<DefId> {
        if let Some((owner, _)) = self.queries.collect.anon_consts.borrow().get(&body) {
            return Some(*owner);
        }
        let owners = self.queries.collect.body_owners.get_or_init(|| {
            let mut owners = HashMap::new();
            for (def, _) in self.resolution.defs.iter() {
                if let Some(body) = self.body_of(def) {
                    owners.entry(body).or_insert(def);
                }
            }
            owners
        });
        owners.get(&body).copied()
    }

    /// Notes what a constant belongs to that stands in a type, an expression or an enum,
    /// and what type it has to be of.
    pub fn register_anon_const(&self, body: BodyRef, owner: DefId, ty: Ty) {
        let mut known = self.queries.collect.anon_consts.borrow_mut();
        known.entry(body).or_insert((owner, ty));
    }

    /// The type that a constant has to be of, which stands in a type or an enum; nothing
    /// if no type that holds it was lowered.
    #[must_use]
    pub fn anon_const_type(&self, body: BodyRef) -> Option<Ty> {
        let known = self.queries.collect.anon_consts.borrow();
        known.get(&body).map(|(_, ty)| *ty)
    }

    /// The type that a body's value has to be of, for what is not a function: that of the
    /// constant or static, that of what a `thread_local!` holds, `usize` for a length.
    #[must_use]
    pub fn body_type(&self, body: BodyRef) -> Option<Ty> {
        if let Some(ty) = self.anon_const_type(body) {
            return Some(ty);
        }
        let owner = self.body_owner(body)?;
        match self.item_node(owner).map(|item| &item.kind) {
            Some(ItemKind::ThreadLocal(_)) => self.thread_local_type(owner),
            Some(ItemKind::Fn(_)) => None,
            Some(_) => Some(self.type_of(owner)),
            None if self.variant_node(owner).is_some() => {
                Some(self.discr_ty(self.def(owner).parent?))
            }
            None if self.fn_node(owner).is_some() => None,
            None => Some(self.type_of(owner)),
        }
    }

    /// The bits of a constant; nothing if that was reported.
    pub fn eval_const_body(&self, body: BodyRef, args: Args, ty: Ty) -> Option<u128> {
        if let Some(bits) = self.simple_const(body, ty) {
            return Some(bits);
        }
        let eval = self.const_eval.clone()?;
        let span = self.body(body).map(|body| body.span).unwrap_or_default();
        let result = self.within_query(Query::ConstEval(body), span, || {
            eval.eval_bits(self, body, args, ty)
        })?;
        match result {
            Ok(bits) => Some(bits),
            Err(diagnostic) => {
                self.report(*diagnostic);
                None
            }
        }
    }
}
