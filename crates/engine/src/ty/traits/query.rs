//! Questions about types without variables of inference.

use super::select::{Evaluation, SelectionContext};
use super::{Cause, FulfillmentCtxt, Obligation, ParamEnv};
use crate::resolve::DefId;
use crate::syntax::span::Span;
use crate::ty::infer::InferCtxt;
use crate::ty::{
    Const, ConstKind, Predicate, Tcx, Ty, TyKind, TypeFlags, TypeFoldable, TypeFolder, Types,
    super_fold_ty,
};

impl Tcx {
    /// Whether something holds for certain. There may be no variables of inference in it.
    pub fn predicate_holds(&self, param_env: ParamEnv, predicate: Predicate) -> bool {
        let predicate = self.erase_regions(predicate);
        let infcx = InferCtxt::new(self);
        let cause = Cause::misc(Span::default());
        infcx.predicate_must_hold(&Obligation::new(predicate, cause, param_env))
    }

    /// The same once everything is checked: what is behind opaque types is known.
    pub fn predicate_holds_revealed(&self, param_env: ParamEnv, predicate: Predicate) -> bool {
        let predicate = self.normalize_erasing_regions(param_env, predicate);
        let infcx = InferCtxt::new(self).revealing();
        let cause = Cause::misc(Span::default());
        infcx.predicate_must_hold(&Obligation::new(predicate, cause, param_env))
    }

    fn lang_trait_holds(&self, param_env: ParamEnv, of: Option<DefId>, ty: Ty) -> bool {
        of.is_some_and(|of| {
            self.predicate_holds(param_env, Predicate::Trait(self.trait_of_ty(of, ty)))
        })
    }

    /// Whether a type is `Copy`.
    pub fn type_is_copy(&self, param_env: ParamEnv, ty: Ty) -> bool {
        match self.types.kind(ty) {
            TyKind::Bool
            | TyKind::Char
            | TyKind::Never
            | TyKind::Int(_)
            | TyKind::Float(_)
            | TyKind::RawPtr(..)
            | TyKind::FnDef(..)
            | TyKind::FnPtr(..)
            | TyKind::Error => true,
            TyKind::Ref(_, _, mutability) => !mutability.is_mut(),
            TyKind::Str | TyKind::Slice(_) | TyKind::Dynamic(..) | TyKind::Coroutine(..) => false,
            _ => self.lang_trait_holds(param_env, self.known().copy, ty),
        }
    }

    /// Whether a type is `Sized`.
    pub fn type_is_sized(&self, param_env: ParamEnv, ty: Ty) -> bool {
        match self.types.kind(ty) {
            TyKind::Str | TyKind::Slice(_) | TyKind::Dynamic(..) => false,
            TyKind::Tuple(_)
            | TyKind::Adt(..)
            | TyKind::Param(_)
            | TyKind::Projection(..)
            | TyKind::Opaque(..)
            | TyKind::Infer(_) => self.lang_trait_holds(param_env, self.known().sized, ty),
            _ => true,
        }
    }

    /// The `drop` of a type's own impl of `Drop`.
    pub fn adt_destructor(&self, adt: DefId) -> Option<DefId> {
        let of = self.known().drop?;
        let head = crate::ty::collect::SimpleType::Adt(adt);
        let imp = *self.trait_impls(of).by_head.get(&head)?.first()?;
        self.assoc_items(imp).next()
    }

    /// Whether dropping a value of the type may do something. What is not known may.
    pub fn needs_drop(&self, param_env: ParamEnv, ty: Ty) -> bool {
        let ty = self.erase_regions(ty);
        let mut visiting = Vec::new();
        self.may_drop(param_env, ty, &mut visiting)
    }

    fn may_drop(&self, param_env: ParamEnv, ty: Ty, visiting: &mut Vec<Ty>) -> bool {
        let key = (param_env, ty);
        if let Some(known) = self.queries.solver.needs_drop.borrow().get(&key) {
            return *known;
        }
        // A type that holds itself drops nothing but what else it holds.
        if visiting.contains(&ty) {
            return false;
        }
        if visiting.len() > MAX_DROP_DEPTH {
            return true;
        }
        visiting.push(ty);
        let result = self.may_drop_parts(param_env, ty, visiting);
        visiting.pop();
        // Within a cycle the answer may depend on what is still being asked.
        if result || visiting.is_empty() {
            self.queries
                .solver
                .needs_drop
                .borrow_mut()
                .insert(key, result);
        }
        result
    }

    fn may_drop_parts(&self, param_env: ParamEnv, ty: Ty, visiting: &mut Vec<Ty>) -> bool {
        let mut any = |parts: &[Ty]| {
            parts
                .iter()
                .any(|part| self.may_drop(param_env, *part, visiting))
        };
        match self.types.kind(ty) {
            TyKind::Bool
            | TyKind::Char
            | TyKind::Str
            | TyKind::Never
            | TyKind::Int(_)
            | TyKind::Float(_)
            | TyKind::Ref(..)
            | TyKind::RawPtr(..)
            | TyKind::FnDef(..)
            | TyKind::FnPtr(..)
            | TyKind::Error => false,
            TyKind::Slice(inner) => any(&[inner]),
            TyKind::Array(inner, len) => self.types.as_usize(len) != Some(0) && any(&[inner]),
            TyKind::Tuple(list) => any(self.types.list(list)),
            TyKind::Closure(id, args) => match InferCtxt::new(self).closure_upvars(id, args) {
                Some(upvars) => any(&upvars),
                None => true,
            },
            TyKind::Adt(def, args) => {
                let adt = self.adt_def(def);
                if adt.is_manually_drop || adt.is_phantom_data {
                    return false;
                }
                if adt.is_box || self.adt_destructor(def).is_some() {
                    return true;
                }
                let fields = adt.variants.iter().flat_map(|variant| &variant.fields);
                let parts: Vec<Ty> = fields
                    .map(|field| {
                        let ty = self.subst_erased(self.type_of(field.def), args);
                        self.try_normalize(param_env, ty).unwrap_or(ty)
                    })
                    .collect();
                any(&parts)
            }
            TyKind::Dynamic(..) | TyKind::Coroutine(..) => true,
            TyKind::Param(_) | TyKind::Projection(..) | TyKind::Opaque(..) | TyKind::Infer(_) => {
                !self.type_is_copy(param_env, ty)
            }
        }
    }

    /// All projections replaced with what they are, opaque types with what is behind them,
    /// and constants with their values; all regions are erased.
    pub fn normalize_erasing_regions<T: TypeFoldable>(&self, param_env: ParamEnv, value: T) -> T {
        let erased = self.erase_regions(value);
        let aliases = TypeFlags::PROJECTION | TypeFlags::OPAQUE | TypeFlags::UNEVALUATED;
        if !erased.flags(&self.types).intersects(aliases) {
            return erased;
        }
        erased.fold_with(&mut Revealer {
            tcx: self,
            param_env,
            aliases,
        })
    }

    /// All projections of a type replaced with what they are; nothing if one of them is
    /// not anything.
    pub fn try_normalize<T: TypeFoldable>(&self, param_env: ParamEnv, value: T) -> Option<T> {
        let infcx = InferCtxt::new(self);
        infcx.normalize_fully(param_env, self.erase_regions(value))
    }

    /// The value of a constant, if it is no variable and does not depend on parameters.
    pub fn try_eval_const(&self, constant: Const) -> Const {
        let flags = constant.flags(&self.types);
        if !flags.intersects(TypeFlags::UNEVALUATED)
            || flags.intersects(TypeFlags::INFER | TypeFlags::PARAM)
        {
            return constant;
        }
        let ConstKind::Unevaluated(body, args) = self.types.const_kind(constant) else {
            return constant;
        };
        let ty = self.anon_const_type(body);
        let ty = ty.unwrap_or(self.types.common.usize);
        match self.eval_const_body(body, args, ty) {
            Some(bits) => self.types.mk_const(ConstKind::Value { ty, bits }),
            None if self.const_eval.is_some() => self.types.mk_const(ConstKind::Error),
            None => constant,
        }
    }
}

/// How deep types may hold types before we say that dropping one does something.
const MAX_DROP_DEPTH: usize = 200;

/// Replaces aliases, type by type, so that answers are kept.
struct Revealer<'t> {
    tcx: &'t Tcx,
    param_env: ParamEnv,
    aliases: TypeFlags,
}

impl<'t> TypeFolder<'t> for Revealer<'t> {
    fn types(&self) -> &'t Types {
        &self.tcx.types
    }

    fn fold_ty(&mut self, ty: Ty) -> Ty {
        let types = &self.tcx.types;
        if !types.ty_flags(ty).intersects(self.aliases) {
            return ty;
        }
        if !matches!(types.kind(ty), TyKind::Projection(..) | TyKind::Opaque(..)) {
            return super_fold_ty(self, ty);
        }
        let key = (self.param_env, ty);
        let known = &self.tcx.queries.solver.normalized;
        if let Some(known) = known.borrow().get(&key) {
            return *known;
        }
        let infcx = InferCtxt::new(self.tcx).revealing();
        let normal = infcx.normalize_fully(self.param_env, ty);
        let normal = normal.unwrap_or(types.common.error);
        known.borrow_mut().insert(key, normal);
        normal
    }

    fn fold_const(&mut self, constant: Const) -> Const {
        self.tcx.try_eval_const(constant)
    }
}

impl InferCtxt<'_> {
    /// All projections replaced with what they are. What is not known yet becomes a
    /// variable; what has to hold then is in the list.
    pub fn normalize<T: TypeFoldable>(
        &self,
        param_env: ParamEnv,
        cause: Cause,
        value: T,
    ) -> (T, Vec<Obligation>) {
        let mut nested = Vec::new();
        let value = SelectionContext::new(self).normalize(param_env, cause, 0, value, &mut nested);
        (value, nested)
    }

    /// The same, if nothing is left to be known.
    fn normalize_fully<T: TypeFoldable>(&self, param_env: ParamEnv, value: T) -> Option<T> {
        let cause = Cause::misc(Span::default());
        let (value, nested) = self.normalize(param_env, cause, value);
        let mut value = self.resolve_vars(value);
        if self.has_vars(value) {
            let mut fulfillment = FulfillmentCtxt::new();
            fulfillment.register_all(self, nested);
            fulfillment.select_where_possible(self);
            value = self.resolve_vars(value);
        }
        (!self.has_vars(value)).then_some(value)
    }

    /// Whether something holds, as far as that is known. Nothing is bound.
    pub fn predicate_may_hold(&self, obligation: &Obligation) -> bool {
        let evaluation = SelectionContext::new(self).evaluate_root(obligation);
        evaluation.is_ok_and(Evaluation::may_apply) || evaluation.is_err()
    }

    /// Whether something holds for certain. Nothing is bound.
    pub fn predicate_must_hold(&self, obligation: &Obligation) -> bool {
        SelectionContext::new(self).evaluate_root(obligation) == Ok(Evaluation::Ok)
    }

    /// Whether a type is `Copy` for certain; variables may occur.
    pub fn type_is_copy_modulo_vars(&self, param_env: ParamEnv, ty: Ty) -> bool {
        let ty = self.resolve_vars(ty);
        if !self.has_vars(ty) && !self.tcx.types.ty_flags(ty).intersects(TypeFlags::CLOSURE) {
            return self.tcx.type_is_copy(param_env, ty);
        }
        self.tcx.known().copy.is_some_and(|copy| {
            let predicate = Predicate::Trait(self.tcx.trait_of_ty(copy, ty));
            let cause = Cause::misc(Span::default());
            self.predicate_must_hold(&Obligation::new(predicate, cause, param_env))
        })
    }

    /// Whether a type is `Sized` for certain; variables may occur.
    pub fn type_is_sized_modulo_vars(&self, param_env: ParamEnv, ty: Ty) -> bool {
        self.tcx.known().sized.is_some_and(|sized| {
            let predicate = Predicate::Trait(self.tcx.trait_of_ty(sized, self.resolve_vars(ty)));
            let cause = Cause::misc(Span::default());
            self.predicate_must_hold(&Obligation::new(predicate, cause, param_env))
        })
    }
}
