//! Making two types the same.
//!
//! Types are normalised before: a projection that is left is of a type parameter (or of
//! something that is as unknown), and the same as another only if its parts are.

use super::vars::{ConstVid, FloatVid, IntVid, Known, TyVid};
use super::{InferCtxt, TypeError};
use crate::ty::{
    Args, Const, ConstKind, ExistentialPredicate, Existentials, GenericArg, InferTy, TraitRef, Ty,
    TyKind, TyList,
};

type Related = Result<(), TypeError>;

/// What can be made the same.
pub trait Relate: Copy {
    /// Makes two the same, or says how they differ. What was bound before the difference
    /// was found stays bound: see [`InferCtxt::eq`].
    ///
    /// # Errors
    /// The innermost difference.
    fn relate(infcx: &InferCtxt<'_>, a: Self, b: Self) -> Result<(), TypeError>;
}

impl InferCtxt<'_> {
    /// Makes two the same. If they cannot be, nothing is bound.
    ///
    /// # Errors
    /// How they differ.
    pub fn eq<T: Relate>(&self, expected: T, found: T) -> Result<(), TypeError> {
        self.commit_if_ok(|| T::relate(self, expected, found))
    }

    /// Makes `found` a subtype of `expected`: without regions, makes them the same.
    ///
    /// # Errors
    /// How they differ.
    pub fn sub<T: Relate>(&self, expected: T, found: T) -> Result<(), TypeError> {
        self.eq(expected, found)
    }

    /// The least type that both are subtypes of: without regions, both are the same.
    ///
    /// # Errors
    /// How they differ.
    pub fn lub(&self, a: Ty, b: Ty) -> Result<Ty, TypeError> {
        self.eq(a, b).map(|()| self.resolve_vars(a))
    }

    /// Whether two could be made the same. Nothing is bound.
    pub fn can_eq<T: Relate>(&self, a: T, b: T) -> bool {
        self.probe(|| T::relate(self, a, b).is_ok())
    }

    fn bind_ty(&self, var: u32, ty: Ty) -> Related {
        if self.occurs_ty(var, ty) {
            return Err(TypeError::Cyclic(ty));
        }
        let vars = &mut self.vars.borrow_mut().types;
        vars.union_value(TyVid(var), Known(Some(ty)));
        Ok(())
    }

    /// Whether a type holds this variable, which is its own root.
    fn occurs_ty(&self, var: u32, ty: Ty) -> bool {
        let resolved = self.resolve_vars(ty);
        self.holds(resolved, &|infer| infer == InferTy::Ty(var), &|_| false)
    }

    fn occurs_const(&self, var: u32, constant: Const) -> bool {
        let resolved = self.resolve_vars(constant);
        self.const_holds(resolved, &|_| false, &|id| id == var)
    }

    fn holds(
        &self,
        ty: Ty,
        wanted: &dyn Fn(InferTy) -> bool,
        wanted_const: &dyn Fn(u32) -> bool,
    ) -> bool {
        if !self.has_vars(ty) {
            return false;
        }
        let types = &self.tcx.types;
        let each = |ty: Ty| self.holds(ty, wanted, wanted_const);
        let of_args = |args: Args| {
            types.args(args).iter().any(|arg| match arg {
                GenericArg::Ty(ty) => each(*ty),
                GenericArg::Region(_) => false,
                GenericArg::Const(constant) => self.const_holds(*constant, wanted, wanted_const),
            })
        };
        match types.kind(ty) {
            TyKind::Infer(infer) => wanted(infer),
            TyKind::Adt(_, args)
            | TyKind::FnDef(_, args)
            | TyKind::Closure(_, args)
            | TyKind::Coroutine(_, args)
            | TyKind::Projection(_, args)
            | TyKind::Opaque(_, args) => of_args(args),
            TyKind::Ref(_, ty, _) | TyKind::RawPtr(ty, _) | TyKind::Slice(ty) => each(ty),
            TyKind::Array(ty, len) => each(ty) || self.const_holds(len, wanted, wanted_const),
            TyKind::Tuple(list) | TyKind::FnPtr(list, _) => {
                types.list(list).iter().any(|ty| each(*ty))
            }
            TyKind::Dynamic(list, _) => types.existentials(list).iter().any(|part| match part {
                ExistentialPredicate::Trait(_, args) => of_args(*args),
                ExistentialPredicate::Projection { args, ty, .. } => of_args(*args) || each(*ty),
                ExistentialPredicate::AutoTrait(_) => false,
            }),
            _ => false,
        }
    }

    fn const_holds(
        &self,
        constant: Const,
        wanted: &dyn Fn(InferTy) -> bool,
        wanted_const: &dyn Fn(u32) -> bool,
    ) -> bool {
        match self.tcx.types.const_kind(constant) {
            ConstKind::Infer(id) => wanted_const(id),
            ConstKind::Unevaluated(_, args) => {
                self.tcx.types.args(args).iter().any(|arg| match arg {
                    GenericArg::Ty(ty) => self.holds(*ty, wanted, wanted_const),
                    GenericArg::Region(_) => false,
                    GenericArg::Const(inner) => self.const_holds(*inner, wanted, wanted_const),
                })
            }
            _ => false,
        }
    }

    fn relate_vars(&self, a: Ty, b: Ty) -> Option<Related> {
        let types = &self.tcx.types;
        let related = match (types.kind(a), types.kind(b)) {
            (TyKind::Infer(InferTy::Ty(a)), TyKind::Infer(InferTy::Ty(b))) => {
                let vars = &mut self.vars.borrow_mut().types;
                vars.union(TyVid(a), TyVid(b));
                Ok(())
            }
            (TyKind::Infer(InferTy::Ty(var)), _) => self.bind_ty(var, b),
            (_, TyKind::Infer(InferTy::Ty(var))) => self.bind_ty(var, a),
            (TyKind::Infer(InferTy::Int(x)), TyKind::Infer(InferTy::Int(y))) => {
                let vars = &mut self.vars.borrow_mut().ints;
                let joined = vars.unify_var_var(IntVid(x), IntVid(y));
                joined.map_err(|_| TypeError::Sorts(a, b))
            }
            (TyKind::Infer(InferTy::Float(x)), TyKind::Infer(InferTy::Float(y))) => {
                let vars = &mut self.vars.borrow_mut().floats;
                let joined = vars.unify_var_var(FloatVid(x), FloatVid(y));
                joined.map_err(|_| TypeError::Sorts(a, b))
            }
            (TyKind::Infer(InferTy::Int(var)), TyKind::Int(int))
            | (TyKind::Int(int), TyKind::Infer(InferTy::Int(var))) => {
                let vars = &mut self.vars.borrow_mut().ints;
                let bound = vars.unify_var_value(IntVid(var), Some(int));
                bound.map_err(|_| TypeError::Sorts(a, b))
            }
            (TyKind::Infer(InferTy::Float(var)), TyKind::Float(float))
            | (TyKind::Float(float), TyKind::Infer(InferTy::Float(var))) => {
                let vars = &mut self.vars.borrow_mut().floats;
                let bound = vars.unify_var_value(FloatVid(var), Some(float));
                bound.map_err(|_| TypeError::Sorts(a, b))
            }
            (TyKind::Infer(_), TyKind::Error) | (TyKind::Error, TyKind::Infer(_)) => Ok(()),
            (TyKind::Infer(_), _) | (_, TyKind::Infer(_)) => Err(TypeError::Sorts(a, b)),
            _ => return None,
        };
        Some(related)
    }

    /// An opaque type that this body defines stands for what is behind it.
    fn relate_opaque(&self, a: Ty, b: Ty) -> Option<Related> {
        let types = &self.tcx.types;
        let hidden = |ty: Ty| match types.kind(ty) {
            TyKind::Opaque(id, args) => self.hidden_type(id, self.resolve_vars(args)),
            _ => None,
        };
        if let Some(hidden) = hidden(a) {
            return Some(Ty::relate(self, hidden, b));
        }
        hidden(b).map(|hidden| Ty::relate(self, a, hidden))
    }
}

impl Relate for Ty {
    fn relate(infcx: &InferCtxt<'_>, a: Self, b: Self) -> Related {
        let a = infcx.shallow_resolve(a);
        let b = infcx.shallow_resolve(b);
        if a == b {
            return Ok(());
        }
        if let Some(related) = infcx.relate_vars(a, b) {
            return related;
        }
        let types = &infcx.tcx.types;
        let different = Err(TypeError::Sorts(a, b));
        match (types.kind(a), types.kind(b)) {
            (TyKind::Error, _) | (_, TyKind::Error) => Ok(()),
            (TyKind::Opaque(x, x_args), TyKind::Opaque(y, y_args))
                if x == y && infcx.can_eq(x_args, y_args) =>
            {
                Args::relate(infcx, x_args, y_args)
            }
            (TyKind::Opaque(..), _) | (_, TyKind::Opaque(..)) => {
                infcx.relate_opaque(a, b).unwrap_or(different)
            }
            (TyKind::Adt(x, x_args), TyKind::Adt(y, y_args)) if x == y => {
                Args::relate(infcx, x_args, y_args)
            }
            (TyKind::FnDef(x, x_args), TyKind::FnDef(y, y_args)) if x == y => {
                Args::relate(infcx, x_args, y_args)
            }
            (TyKind::Projection(x, x_args), TyKind::Projection(y, y_args)) if x == y => {
                Args::relate(infcx, x_args, y_args)
            }
            (TyKind::Closure(x, x_args), TyKind::Closure(y, y_args)) if x == y => {
                Args::relate(infcx, x_args, y_args)
            }
            (TyKind::Coroutine(x, x_args), TyKind::Coroutine(y, y_args)) if x == y => {
                Args::relate(infcx, x_args, y_args)
            }
            (TyKind::Ref(_, x, x_mut), TyKind::Ref(_, y, y_mut))
            | (TyKind::RawPtr(x, x_mut), TyKind::RawPtr(y, y_mut)) => {
                if x_mut != y_mut {
                    return Err(TypeError::Mutability(x_mut, y_mut));
                }
                Self::relate(infcx, x, y)
            }
            (TyKind::Slice(x), TyKind::Slice(y)) => Self::relate(infcx, x, y),
            (TyKind::Array(x, x_len), TyKind::Array(y, y_len)) => {
                Self::relate(infcx, x, y)?;
                Const::relate(infcx, x_len, y_len).map_err(|error| match error {
                    TypeError::Consts(x, y) => TypeError::ArraySize(x, y),
                    other => other,
                })
            }
            (TyKind::Tuple(x), TyKind::Tuple(y)) => {
                let (x_len, y_len) = (types.list(x).len(), types.list(y).len());
                if x_len != y_len {
                    return Err(TypeError::TupleSize(x_len, y_len));
                }
                TyList::relate(infcx, x, y)
            }
            (TyKind::FnPtr(x, x_safety), TyKind::FnPtr(y, y_safety)) => {
                if x_safety != y_safety {
                    return Err(TypeError::Safety);
                }
                TyList::relate(infcx, x, y)
            }
            (TyKind::Dynamic(x, _), TyKind::Dynamic(y, _)) => relate_dyn(infcx, a, b, x, y),
            // A region that is not erased is the only difference left that is none.
            (x, y) if x == y => Ok(()),
            _ => different,
        }
    }
}

/// Trait objects implement the same if they list the same, auto traits in any order.
fn relate_dyn(
    infcx: &InferCtxt<'_>,
    a: Ty,
    b: Ty,
    a_list: Existentials,
    b_list: Existentials,
) -> Related {
    let types = &infcx.tcx.types;
    let (a_list, b_list) = (types.existentials(a_list), types.existentials(b_list));
    let different = Err(TypeError::Existentials(a, b));
    if a_list.len() != b_list.len() {
        return different;
    }
    for part in a_list {
        let matched = b_list.iter().find(|other| match (part, other) {
            (ExistentialPredicate::Trait(x, _), ExistentialPredicate::Trait(y, _))
            | (ExistentialPredicate::AutoTrait(x), ExistentialPredicate::AutoTrait(y)) => x == y,
            (
                ExistentialPredicate::Projection {
                    assoc: x,
                    args: x_args,
                    ..
                },
                ExistentialPredicate::Projection {
                    assoc: y,
                    args: y_args,
                    ..
                },
            ) => x == y && infcx.can_eq(*x_args, *y_args),
            _ => false,
        });
        match (part, matched) {
            (_, None) => return different,
            (ExistentialPredicate::Trait(_, x), Some(ExistentialPredicate::Trait(_, y))) => {
                Args::relate(infcx, *x, *y)?;
            }
            (
                ExistentialPredicate::Projection {
                    args: x_args,
                    ty: x,
                    ..
                },
                Some(ExistentialPredicate::Projection {
                    args: y_args,
                    ty: y,
                    ..
                }),
            ) => {
                Args::relate(infcx, *x_args, *y_args)?;
                Ty::relate(infcx, *x, *y)?;
            }
            _ => {}
        }
    }
    Ok(())
}

impl Relate for Const {
    fn relate(infcx: &InferCtxt<'_>, a: Self, b: Self) -> Related {
        let types = &infcx.tcx.types;
        let known = |constant: Self| {
            let constant = infcx.shallow_resolve_const(constant);
            infcx.tcx.try_eval_const(infcx.resolve_vars(constant))
        };
        let (a, b) = (known(a), known(b));
        if a == b {
            return Ok(());
        }
        match (types.const_kind(a), types.const_kind(b)) {
            (ConstKind::Infer(x), ConstKind::Infer(y)) => {
                let vars = &mut infcx.vars.borrow_mut().consts;
                vars.union(ConstVid(x), ConstVid(y));
                Ok(())
            }
            (ConstKind::Infer(var), _) => bind_const(infcx, var, b),
            (_, ConstKind::Infer(var)) => bind_const(infcx, var, a),
            (ConstKind::Error, _) | (_, ConstKind::Error) => Ok(()),
            (ConstKind::Value { bits: x, .. }, ConstKind::Value { bits: y, .. }) if x == y => {
                Ok(())
            }
            (ConstKind::Unevaluated(x, x_args), ConstKind::Unevaluated(y, y_args)) if x == y => {
                Args::relate(infcx, x_args, y_args)
            }
            _ => Err(TypeError::Consts(a, b)),
        }
    }
}

fn bind_const(infcx: &InferCtxt<'_>, var: u32, constant: Const) -> Related {
    if infcx.occurs_const(var, constant) {
        return Err(TypeError::Consts(constant, constant));
    }
    let vars = &mut infcx.vars.borrow_mut().consts;
    vars.union_value(ConstVid(var), Known(Some(constant)));
    Ok(())
}

impl Relate for GenericArg {
    fn relate(infcx: &InferCtxt<'_>, a: Self, b: Self) -> Related {
        match (a, b) {
            (Self::Ty(a), Self::Ty(b)) => Ty::relate(infcx, a, b),
            (Self::Const(a), Self::Const(b)) => Const::relate(infcx, a, b),
            (Self::Region(_), Self::Region(_)) => Ok(()),
            // Only after an error is there one sort where another is expected.
            _ => Ok(()),
        }
    }
}

impl Relate for Args {
    fn relate(infcx: &InferCtxt<'_>, a: Self, b: Self) -> Related {
        if a == b {
            return Ok(());
        }
        let types = &infcx.tcx.types;
        let pairs = types.args(a).iter().zip(types.args(b));
        for (a, b) in pairs {
            GenericArg::relate(infcx, *a, *b)?;
        }
        Ok(())
    }
}

impl Relate for TyList {
    fn relate(infcx: &InferCtxt<'_>, a: Self, b: Self) -> Related {
        if a == b {
            return Ok(());
        }
        let types = &infcx.tcx.types;
        let (a, b) = (types.list(a), types.list(b));
        if a.len() != b.len() {
            // Of functions; the return type is in the list.
            let count = |list: &[Ty]| list.len().saturating_sub(1);
            return Err(TypeError::ArgCount(count(a), count(b)));
        }
        for (a, b) in a.iter().zip(b) {
            Ty::relate(infcx, *a, *b)?;
        }
        Ok(())
    }
}

impl Relate for TraitRef {
    fn relate(infcx: &InferCtxt<'_>, a: Self, b: Self) -> Related {
        if a.def == b.def {
            Args::relate(infcx, a.args, b.args)
        } else {
            Err(TypeError::Traits(a.def, b.def))
        }
    }
}
