//! Making new types out of old ones: substitution, erasing of regions.
//!
//! A signature, a function pointer, a trait object and a predicate each bind lifetimes: a
//! region that is bound counts how many of these are between it and its own.

use super::context::Tcx;
use super::flags::TypeFlags;
use super::generics::{Clause, ImplHeader};
use super::intern::Types;
use super::kind::{
    Args, Const, ConstKind, ExistentialPredicate, Existentials, FnSig, GenericArg, Predicate,
    Region, RegionKind, TraitRef, Ty, TyKind, TyList,
};

/// Something that makes new types out of old ones.
pub trait TypeFolder<'t> {
    /// The interner.
    fn types(&self) -> &'t Types;

    /// The new type. What is not of interest goes to [`super_fold_ty`].
    fn fold_ty(&mut self, ty: Ty) -> Ty {
        super_fold_ty(self, ty)
    }

    /// The new region.
    fn fold_region(&mut self, region: Region) -> Region {
        region
    }

    /// The new constant.
    fn fold_const(&mut self, constant: Const) -> Const {
        super_fold_const(self, constant)
    }

    /// What follows is within something that binds lifetimes.
    fn enter_binder(&mut self) {}

    /// The opposite of [`TypeFolder::enter_binder`].
    fn exit_binder(&mut self) {}
}

/// Something that consists of types.
pub trait TypeFoldable: Copy {
    /// The same with other types.
    #[must_use]
    fn fold_with<'t, F: TypeFolder<'t> + ?Sized>(self, folder: &mut F) -> Self;

    /// What occurs in it.
    fn flags(self, types: &Types) -> TypeFlags;
}

/// Folds what a type is made of.
pub fn super_fold_ty<'t, F: TypeFolder<'t> + ?Sized>(folder: &mut F, ty: Ty) -> Ty {
    let types = folder.types();
    let old = types.kind(ty);
    let new = match old {
        TyKind::Bool
        | TyKind::Char
        | TyKind::Str
        | TyKind::Never
        | TyKind::Int(_)
        | TyKind::Float(_)
        | TyKind::Param(_)
        | TyKind::Infer(_)
        | TyKind::Error => return ty,
        TyKind::Adt(def, args) => TyKind::Adt(def, args.fold_with(folder)),
        TyKind::FnDef(def, args) => TyKind::FnDef(def, args.fold_with(folder)),
        TyKind::Closure(id, args) => TyKind::Closure(id, args.fold_with(folder)),
        TyKind::Coroutine(id, args) => TyKind::Coroutine(id, args.fold_with(folder)),
        TyKind::Projection(def, args) => TyKind::Projection(def, args.fold_with(folder)),
        TyKind::Opaque(id, args) => TyKind::Opaque(id, args.fold_with(folder)),
        TyKind::Ref(region, inner, mutability) => TyKind::Ref(
            folder.fold_region(region),
            folder.fold_ty(inner),
            mutability,
        ),
        TyKind::RawPtr(inner, mutability) => TyKind::RawPtr(folder.fold_ty(inner), mutability),
        TyKind::Slice(inner) => TyKind::Slice(folder.fold_ty(inner)),
        TyKind::Array(inner, len) => TyKind::Array(folder.fold_ty(inner), folder.fold_const(len)),
        TyKind::Tuple(list) => TyKind::Tuple(list.fold_with(folder)),
        TyKind::FnPtr(list, safety) => {
            folder.enter_binder();
            let list = list.fold_with(folder);
            folder.exit_binder();
            TyKind::FnPtr(list, safety)
        }
        TyKind::Dynamic(list, region) => {
            TyKind::Dynamic(list.fold_with(folder), folder.fold_region(region))
        }
    };
    if new == old { ty } else { types.mk(new) }
}

/// Folds what a constant is made of.
pub fn super_fold_const<'t, F: TypeFolder<'t> + ?Sized>(folder: &mut F, constant: Const) -> Const {
    let types = folder.types();
    match types.const_kind(constant) {
        ConstKind::Unevaluated(body, args) => {
            let new = args.fold_with(folder);
            if new == args {
                constant
            } else {
                types.mk_const(ConstKind::Unevaluated(body, new))
            }
        }
        ConstKind::Value { .. } | ConstKind::Param(_) | ConstKind::Infer(_) | ConstKind::Error => {
            constant
        }
    }
}

/// Folds all of a list; nothing if none of it changes.
fn fold_list<'t, T: TypeFoldable + PartialEq, F: TypeFolder<'t> + ?Sized>(
    list: &[T],
    folder: &mut F,
) -> Option<Vec<T>> {
    let mut changed: Option<Vec<T>> = None;
    for (index, old) in list.iter().enumerate() {
        let new = old.fold_with(folder);
        match &mut changed {
            Some(changed) => changed.push(new),
            None if new == *old => {}
            None => {
                let mut copy = Vec::with_capacity(list.len());
                copy.extend(list.iter().take(index));
                copy.push(new);
                changed = Some(copy);
            }
        }
    }
    changed
}

fn list_flags<T: TypeFoldable>(list: &[T], types: &Types) -> TypeFlags {
    let flags = list.iter().map(|part| part.flags(types));
    flags.fold(TypeFlags::default(), |all, flags| all | flags)
}

impl TypeFoldable for Ty {
    fn fold_with<'t, F: TypeFolder<'t> + ?Sized>(self, folder: &mut F) -> Self {
        folder.fold_ty(self)
    }

    fn flags(self, types: &Types) -> TypeFlags {
        types.ty_flags(self)
    }
}

impl TypeFoldable for Region {
    fn fold_with<'t, F: TypeFolder<'t> + ?Sized>(self, folder: &mut F) -> Self {
        folder.fold_region(self)
    }

    fn flags(self, types: &Types) -> TypeFlags {
        types.region_flags(self)
    }
}

impl TypeFoldable for Const {
    fn fold_with<'t, F: TypeFolder<'t> + ?Sized>(self, folder: &mut F) -> Self {
        folder.fold_const(self)
    }

    fn flags(self, types: &Types) -> TypeFlags {
        types.const_flags(self)
    }
}

impl TypeFoldable for GenericArg {
    fn fold_with<'t, F: TypeFolder<'t> + ?Sized>(self, folder: &mut F) -> Self {
        match self {
            Self::Ty(ty) => Self::Ty(folder.fold_ty(ty)),
            Self::Region(region) => Self::Region(folder.fold_region(region)),
            Self::Const(constant) => Self::Const(folder.fold_const(constant)),
        }
    }

    fn flags(self, types: &Types) -> TypeFlags {
        types.arg_flags(self)
    }
}

impl TypeFoldable for Args {
    fn fold_with<'t, F: TypeFolder<'t> + ?Sized>(self, folder: &mut F) -> Self {
        let types = folder.types();
        fold_list(types.args(self), folder).map_or(self, |args| types.mk_args(&args))
    }

    fn flags(self, types: &Types) -> TypeFlags {
        list_flags(types.args(self), types)
    }
}

impl TypeFoldable for TyList {
    fn fold_with<'t, F: TypeFolder<'t> + ?Sized>(self, folder: &mut F) -> Self {
        let types = folder.types();
        fold_list(types.list(self), folder).map_or(self, |list| types.mk_list(&list))
    }

    fn flags(self, types: &Types) -> TypeFlags {
        list_flags(types.list(self), types)
    }
}

impl TypeFoldable for Existentials {
    fn fold_with<'t, F: TypeFolder<'t> + ?Sized>(self, folder: &mut F) -> Self {
        let types = folder.types();
        let list = types.existentials(self);
        fold_list(list, folder).map_or(self, |list| types.mk_existentials(&list))
    }

    fn flags(self, types: &Types) -> TypeFlags {
        list_flags(types.existentials(self), types)
    }
}

impl TypeFoldable for ExistentialPredicate {
    fn fold_with<'t, F: TypeFolder<'t> + ?Sized>(self, folder: &mut F) -> Self {
        folder.enter_binder();
        let new = match self {
            Self::Trait(def, args) => Self::Trait(def, args.fold_with(folder)),
            Self::Projection { assoc, args, ty } => Self::Projection {
                assoc,
                args: args.fold_with(folder),
                ty: folder.fold_ty(ty),
            },
            Self::AutoTrait(_) => self,
        };
        folder.exit_binder();
        new
    }

    fn flags(self, types: &Types) -> TypeFlags {
        match self {
            Self::Trait(_, args) => args.flags(types),
            Self::Projection { args, ty, .. } => args.flags(types) | ty.flags(types),
            Self::AutoTrait(_) => TypeFlags::default(),
        }
    }
}

impl TypeFoldable for TraitRef {
    fn fold_with<'t, F: TypeFolder<'t> + ?Sized>(self, folder: &mut F) -> Self {
        Self {
            def: self.def,
            args: self.args.fold_with(folder),
        }
    }

    fn flags(self, types: &Types) -> TypeFlags {
        self.args.flags(types)
    }
}

impl TypeFoldable for Predicate {
    fn fold_with<'t, F: TypeFolder<'t> + ?Sized>(self, folder: &mut F) -> Self {
        folder.enter_binder();
        let new = match self {
            Self::Trait(trait_ref) => Self::Trait(trait_ref.fold_with(folder)),
            Self::Projection { assoc, args, ty } => Self::Projection {
                assoc,
                args: args.fold_with(folder),
                ty: folder.fold_ty(ty),
            },
            Self::TypeOutlives(ty, region) => {
                Self::TypeOutlives(folder.fold_ty(ty), folder.fold_region(region))
            }
            Self::RegionOutlives(long, short) => {
                Self::RegionOutlives(folder.fold_region(long), folder.fold_region(short))
            }
        };
        folder.exit_binder();
        new
    }

    fn flags(self, types: &Types) -> TypeFlags {
        match self {
            Self::Trait(trait_ref) => trait_ref.flags(types),
            Self::Projection { args, ty, .. } => args.flags(types) | ty.flags(types),
            Self::TypeOutlives(ty, region) => ty.flags(types) | region.flags(types),
            Self::RegionOutlives(long, short) => long.flags(types) | short.flags(types),
        }
    }
}

impl TypeFoldable for Clause {
    fn fold_with<'t, F: TypeFolder<'t> + ?Sized>(self, folder: &mut F) -> Self {
        Self {
            predicate: self.predicate.fold_with(folder),
            span: self.span,
        }
    }

    fn flags(self, types: &Types) -> TypeFlags {
        self.predicate.flags(types)
    }
}

impl TypeFoldable for FnSig {
    fn fold_with<'t, F: TypeFolder<'t> + ?Sized>(self, folder: &mut F) -> Self {
        folder.enter_binder();
        let inputs_and_output = self.inputs_and_output.fold_with(folder);
        folder.exit_binder();
        Self {
            inputs_and_output,
            safety: self.safety,
        }
    }

    fn flags(self, types: &Types) -> TypeFlags {
        self.inputs_and_output.flags(types)
    }
}

impl TypeFoldable for ImplHeader {
    fn fold_with<'t, F: TypeFolder<'t> + ?Sized>(self, folder: &mut F) -> Self {
        Self {
            trait_ref: self.trait_ref.map(|of| of.fold_with(folder)),
            self_ty: folder.fold_ty(self.self_ty),
            ..self
        }
    }

    fn flags(self, types: &Types) -> TypeFlags {
        let of = self.trait_ref.map(|of| of.flags(types));
        self.self_ty.flags(types) | of.unwrap_or_default()
    }
}

/// Puts arguments into the places of parameters.
struct Subst<'t> {
    types: &'t Types,
    args: &'t [GenericArg],
    binders: u32,
}

const SUBSTITUTED: TypeFlags = TypeFlags::PARAM;

impl<'t> TypeFolder<'t> for Subst<'t> {
    fn types(&self) -> &'t Types {
        self.types
    }

    fn fold_ty(&mut self, ty: Ty) -> Ty {
        let flags = self.types.ty_flags(ty);
        if !flags.intersects(SUBSTITUTED | TypeFlags::REGION_PARAM) {
            return ty;
        }
        match self.types.kind(ty) {
            TyKind::Param(param) => match self.args.get(param.index as usize) {
                Some(GenericArg::Ty(arg)) => self.types.shift_bound(*arg, self.binders),
                Some(_) => self.types.common.error,
                None => ty,
            },
            _ => super_fold_ty(self, ty),
        }
    }

    fn fold_region(&mut self, region: Region) -> Region {
        match self.types.region_kind(region) {
            RegionKind::Param { index, .. } => match self.args.get(index as usize) {
                Some(GenericArg::Region(arg)) => self.types.shift_bound(*arg, self.binders),
                Some(_) => Region::ERASED,
                None => region,
            },
            _ => region,
        }
    }

    fn fold_const(&mut self, constant: Const) -> Const {
        match self.types.const_kind(constant) {
            ConstKind::Param(param) => match self.args.get(param.index as usize) {
                Some(GenericArg::Const(arg)) => self.types.shift_bound(*arg, self.binders),
                Some(_) => self.types.mk_const(ConstKind::Error),
                None => constant,
            },
            _ => super_fold_const(self, constant),
        }
    }

    fn enter_binder(&mut self) {
        self.binders += 1;
    }

    fn exit_binder(&mut self) {
        self.binders = self.binders.saturating_sub(1);
    }
}

/// Makes what is bound further out reach over more binders.
struct Shift<'t> {
    types: &'t Types,
    by: u32,
    binders: u32,
}

impl<'t> TypeFolder<'t> for Shift<'t> {
    fn types(&self) -> &'t Types {
        self.types
    }

    fn fold_ty(&mut self, ty: Ty) -> Ty {
        if self.types.ty_flags(ty).intersects(TypeFlags::BOUND) {
            super_fold_ty(self, ty)
        } else {
            ty
        }
    }

    fn fold_region(&mut self, region: Region) -> Region {
        match self.types.region_kind(region) {
            RegionKind::Bound { depth, index } if depth >= self.binders => {
                let depth = depth + self.by;
                self.types.region(RegionKind::Bound { depth, index })
            }
            _ => region,
        }
    }

    fn enter_binder(&mut self) {
        self.binders += 1;
    }

    fn exit_binder(&mut self) {
        self.binders = self.binders.saturating_sub(1);
    }
}

/// Erases all regions.
struct Erase<'t>(&'t Types);

impl<'t> TypeFolder<'t> for Erase<'t> {
    fn types(&self) -> &'t Types {
        self.0
    }

    fn fold_ty(&mut self, ty: Ty) -> Ty {
        if self.0.ty_flags(ty).intersects(TypeFlags::REGION) {
            super_fold_ty(self, ty)
        } else {
            ty
        }
    }

    fn fold_region(&mut self, _: Region) -> Region {
        Region::ERASED
    }
}

impl Types {
    /// Puts arguments into the places of generic parameters. A parameter for which there
    /// is no argument stays.
    pub fn subst<T: TypeFoldable>(&self, value: T, args: Args) -> T {
        self.subst_list(value, self.args(args))
    }

    /// The same with arguments that are not interned.
    pub fn subst_list<T: TypeFoldable>(&self, value: T, args: &[GenericArg]) -> T {
        let flags = value.flags(self);
        if args.is_empty() || !flags.intersects(SUBSTITUTED | TypeFlags::REGION_PARAM) {
            return value;
        }
        value.fold_with(&mut Subst {
            types: self,
            args,
            binders: 0,
        })
    }

    /// Erases all regions, as is done within bodies.
    pub fn erase_regions<T: TypeFoldable>(&self, value: T) -> T {
        if !value.flags(self).intersects(TypeFlags::REGION) {
            return value;
        }
        value.fold_with(&mut Erase(self))
    }

    /// Makes what is bound outside of `value` reach over so many more binders.
    pub fn shift_bound<T: TypeFoldable>(&self, value: T, by: u32) -> T {
        if by == 0 || !value.flags(self).intersects(TypeFlags::BOUND) {
            return value;
        }
        value.fold_with(&mut Shift {
            types: self,
            by,
            binders: 0,
        })
    }
}

impl Tcx {
    /// Puts arguments into the places of generic parameters; see [`Types::subst`].
    pub fn subst<T: TypeFoldable>(&self, value: T, args: Args) -> T {
        self.types.subst(value, args)
    }

    /// The same, with all regions erased: what bodies see of a signature.
    pub fn subst_erased<T: TypeFoldable>(&self, value: T, args: Args) -> T {
        self.types.subst(self.types.erase_regions(value), args)
    }

    /// Erases all regions, as is done within bodies.
    pub fn erase_regions<T: TypeFoldable>(&self, value: T) -> T {
        self.types.erase_regions(value)
    }
}
