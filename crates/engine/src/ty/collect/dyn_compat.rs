//! Whether a trait can be a trait object's.

use crate::resolve::{DefId, DefKind};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::ty::Tcx;
use crate::ty::kind::{Args, GenericArg, Predicate, Ty, TyKind};

use super::lower_ty::not_dyn_compatible;

/// Why a trait cannot be a trait object's. The names are rustc's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DynViolation {
    /// `trait T: Sized`
    SizedSelf(Span),
    /// `trait T: Other<Self>`
    SupertraitSelf(Span),
    /// A method that a trait object cannot have.
    Method(DefId, MethodViolation),
    /// An associated constant.
    AssocConst(DefId),
    /// A generic associated type.
    Gat(DefId),
}

/// See [`DynViolation::Method`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MethodViolation {
    /// It has no `self`.
    StaticMethod,
    /// A parameter or the result is of type `Self`.
    ReferencesSelf,
    /// It is generic over types.
    Generic,
    /// Its `self` is of a type that cannot be dispatched on.
    UndispatchableReceiver,
    /// It is an `async fn` or gives an `impl Trait`.
    Opaque,
}

impl Tcx {
    /// Whether `dyn Trait` is a type.
    pub fn is_dyn_compatible(&self, of: DefId) -> bool {
        self.dyn_violations(of).is_empty()
    }

    /// Notes that `dyn Trait` stands somewhere. Whether it may is a question for later,
    /// because it takes the signatures of the trait.
    pub(super) fn note_dyn_use(&self, of: DefId, span: Span) {
        let mut uses = self.queries.collect.dyn_uses.borrow_mut();
        if !uses.contains(&(of, span)) {
            uses.push((of, span));
        }
    }

    /// Reports each `dyn Trait` that was met since this was called last and is no type
    /// (E0038).
    pub fn report_dyn_uses(&self) {
        let uses = self.queries.collect.dyn_uses.take();
        for (of, span) in uses {
            if !self.is_dyn_compatible(of) {
                let message = not_dyn_compatible(&self.def_path(of));
                self.report(Diagnostic::coded("E0038", span, message));
            }
        }
    }

    /// Why a trait cannot be a trait object's, by itself or one of its supertraits; nothing
    /// if it can.
    pub fn dyn_violations(&self, of: DefId) -> &[DynViolation] {
        let cache = &self.queries.collect.dyn_violations;
        if let Some(known) = cache.get(&of) {
            return known;
        }
        let mut all = Vec::new();
        for def in self.all_supertrait_defs(of) {
            self.own_dyn_violations(def, &mut all);
        }
        cache.insert(of, Box::new(all))
    }

    fn own_dyn_violations(&self, of: DefId, all: &mut Vec<DynViolation>) {
        let span = self.def(of).span;
        let sized = self.lang_item("sized");
        if sized.is_some_and(|sized| self.supertrait_defs(of).contains(&sized)) {
            all.push(DynViolation::SizedSelf(span));
        }
        let self_ty = self.mk_self_param();
        for clause in self.predicates_of(of).iter().skip(1) {
            let args = match clause.predicate {
                Predicate::Trait(of) => of.args,
                Predicate::Projection { args, .. } => args,
                _ => continue,
            };
            let rest = self.types.args(args).iter().skip(1);
            let mentions = rest
                .filter_map(|arg| arg.as_ty())
                .any(|ty| self.mentions_illegal_self(of, ty, self_ty));
            if mentions {
                all.push(DynViolation::SupertraitSelf(clause.span));
            }
        }
        let items: Vec<DefId> = self.assoc_items(of).collect();
        for item in items {
            if self.requires_sized_self(item) {
                continue;
            }
            match self.def_kind(item) {
                DefKind::AssocConst => all.push(DynViolation::AssocConst(item)),
                DefKind::AssocTy if !self.generics_of(item).params.is_empty() => {
                    all.push(DynViolation::Gat(item));
                }
                DefKind::AssocFn => {
                    if let Some(violation) = self.method_violation(of, item) {
                        all.push(DynViolation::Method(item, violation));
                    }
                }
                _ => {}
            }
        }
    }

    fn method_violation(&self, of: DefId, method: DefId) -> Option<MethodViolation> {
        let attrs = self.fn_attrs(method);
        if !attrs.has_self {
            return Some(MethodViolation::StaticMethod);
        }
        let self_ty = self.mk_self_param();
        let (inputs, output) = self.types.split_sig(self.fn_sig(method).inputs_and_output);
        if attrs.is_async || self.mentions_opaque(output) {
            return Some(MethodViolation::Opaque);
        }
        let mut rest = inputs.iter().skip(1).chain([&output]);
        if rest.any(|ty| self.mentions_illegal_self(of, *ty, self_ty)) {
            return Some(MethodViolation::ReferencesSelf);
        }
        let generics = &self.generics_of(method).params;
        let is_type = |arg: &crate::ty::GenericParamDef| arg.kind != crate::ty::ParamKind::Lifetime;
        if generics.iter().any(is_type) {
            return Some(MethodViolation::Generic);
        }
        let receiver = inputs.first().copied()?;
        if !self.is_dispatchable(receiver, self_ty) {
            return Some(MethodViolation::UndispatchableReceiver);
        }
        None
    }

    fn mentions_opaque(&self, ty: Ty) -> bool {
        let mut found = false;
        self.types.walk(ty, &mut |each| {
            found |= matches!(self.types.kind(each), TyKind::Opaque(..));
            !found
        });
        found
    }

    /// Whether `Self` occurs otherwise than in a projection of the trait itself or of one
    /// of its supertraits.
    fn mentions_illegal_self(&self, of: DefId, ty: Ty, self_ty: Ty) -> bool {
        let mut found = false;
        let supers = self.all_supertrait_defs(of);
        self.types.walk(ty, &mut |each| {
            if each == self_ty {
                found = true;
            }
            if let TyKind::Projection(assoc, args) = self.types.kind(each)
                && self.is_own_projection(&supers, assoc, args, self_ty)
            {
                return false;
            }
            !found
        });
        found
    }

    fn is_own_projection(&self, supers: &[DefId], assoc: DefId, args: Args, self_ty: Ty) -> bool {
        let of = self.trait_of_item(assoc);
        of.is_some_and(|of| supers.contains(&of))
            && self.types.args(args).first() == Some(&GenericArg::Ty(self_ty))
    }

    /// Whether a method may be called on a trait object by a `self` of this type: `self`,
    /// `&self`, `Box<Self>`, `Rc<Self>`, `Pin<&mut Self>`.
    fn is_dispatchable(&self, receiver: Ty, self_ty: Ty) -> bool {
        if receiver == self_ty {
            return true;
        }
        match self.types.kind(receiver) {
            TyKind::Ref(_, inner, _) => inner == self_ty,
            TyKind::Adt(adt, args) => {
                let args = self.types.args(args);
                let inner = args.iter().find_map(|arg| arg.as_ty());
                let Some(inner) = inner else { return false };
                if self.lang.is(adt, "pin") {
                    return self.is_dispatchable(inner, self_ty) && inner != self_ty;
                }
                !self.is_local(adt) && inner == self_ty && self.is_dispatch_from_dyn(adt)
            }
            _ => false,
        }
    }

    fn is_dispatch_from_dyn(&self, adt: DefId) -> bool {
        let Some(of) = self.lang_item("dispatch_from_dyn") else {
            return true;
        };
        let impls = self.trait_impls(of);
        impls.by_head.contains_key(&super::SimpleType::Adt(adt))
    }
}
