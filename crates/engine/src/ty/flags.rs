//! What occurs in a type, so that most walks through types end before they begin.

use std::cell::RefCell;
use std::ops::{BitOr, BitOrAssign};

use super::fold::TypeFoldable;
use super::intern::Types;
use super::kind::{
    Const, ConstKind, ExistentialPredicate, GenericArg, Region, RegionKind, Ty, TyKind,
};

/// What occurs in something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TypeFlags(u16);

impl TypeFlags {
    /// Variables of inference.
    pub const INFER: Self = Self(1);
    /// Type and constant parameters.
    pub const PARAM: Self = Self(1 << 1);
    /// Lifetime parameters.
    pub const REGION_PARAM: Self = Self(1 << 2);
    /// Any region that is not erased.
    pub const REGION: Self = Self(1 << 3);
    /// Regions that `for<'a>` or a signature binds.
    pub const BOUND: Self = Self(1 << 4);
    /// Projections.
    pub const PROJECTION: Self = Self(1 << 5);
    /// `impl Trait`.
    pub const OPAQUE: Self = Self(1 << 6);
    /// Something that was reported.
    pub const ERROR: Self = Self(1 << 7);
    /// Constants that are not evaluated.
    pub const UNEVALUATED: Self = Self(1 << 8);
    /// Closures and coroutines.
    pub const CLOSURE: Self = Self(1 << 9);
    /// A variable of inference that is a constant.
    const KNOWN: Self = Self(1 << 15);

    /// Whether any of the others is among these.
    #[must_use]
    pub fn intersects(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

impl BitOr for TypeFlags {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for TypeFlags {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// The flags of the types that were asked about, by the types' numbers.
#[derive(Debug, Default)]
pub(super) struct FlagCache(RefCell<Vec<TypeFlags>>);

impl FlagCache {
    fn get(&self, index: usize) -> Option<TypeFlags> {
        let flags = self.0.borrow().get(index).copied()?;
        flags.intersects(TypeFlags::KNOWN).then_some(flags)
    }

    fn set(&self, index: usize, flags: TypeFlags) {
        let mut known = self.0.borrow_mut();
        if known.len() <= index {
            known.resize(index + 1, TypeFlags::default());
        }
        if let Some(place) = known.get_mut(index) {
            *place = flags | TypeFlags::KNOWN;
        }
    }
}

impl Types {
    /// What occurs in a type.
    #[must_use]
    pub fn ty_flags(&self, ty: Ty) -> TypeFlags {
        if let Some(flags) = self.flags.get(ty.0 as usize) {
            return flags;
        }
        let flags = self.compute_flags(ty);
        self.flags.set(ty.0 as usize, flags);
        flags
    }

    fn compute_flags(&self, ty: Ty) -> TypeFlags {
        let mut flags = match self.kind(ty) {
            TyKind::Infer(_) => TypeFlags::INFER,
            TyKind::Param(_) => TypeFlags::PARAM,
            TyKind::Projection(..) => TypeFlags::PROJECTION,
            TyKind::Opaque(..) => TypeFlags::OPAQUE,
            TyKind::Error => TypeFlags::ERROR,
            TyKind::Closure(..) | TyKind::Coroutine(..) => TypeFlags::CLOSURE,
            _ => TypeFlags::default(),
        };
        self.for_each_part(ty, &mut |part| flags |= self.arg_flags(part));
        flags
    }

    /// What occurs in a region.
    #[must_use]
    pub fn region_flags(&self, region: Region) -> TypeFlags {
        match self.region_kind(region) {
            RegionKind::Erased => TypeFlags::default(),
            RegionKind::Static => TypeFlags::REGION,
            RegionKind::Param { .. } => TypeFlags::REGION | TypeFlags::REGION_PARAM,
            RegionKind::Bound { .. } => TypeFlags::REGION | TypeFlags::BOUND,
        }
    }

    /// What occurs in a constant.
    #[must_use]
    pub fn const_flags(&self, constant: Const) -> TypeFlags {
        match self.const_kind(constant) {
            ConstKind::Value { .. } => TypeFlags::default(),
            ConstKind::Param(_) => TypeFlags::PARAM,
            ConstKind::Infer(_) => TypeFlags::INFER,
            ConstKind::Error => TypeFlags::ERROR,
            ConstKind::Unevaluated(_, args) => {
                let args = self.args(args).iter();
                args.fold(TypeFlags::UNEVALUATED, |all, arg| {
                    all | self.arg_flags(*arg)
                })
            }
        }
    }

    /// What occurs in a generic argument.
    #[must_use]
    pub fn arg_flags(&self, arg: GenericArg) -> TypeFlags {
        match arg {
            GenericArg::Ty(ty) => self.ty_flags(ty),
            GenericArg::Region(region) => self.region_flags(region),
            GenericArg::Const(constant) => self.const_flags(constant),
        }
    }

    /// Whether variables of inference occur.
    #[must_use]
    pub fn has_infer(&self, value: impl TypeFoldable) -> bool {
        value.flags(self).intersects(TypeFlags::INFER)
    }

    /// Whether type or constant parameters occur.
    #[must_use]
    pub fn has_params(&self, value: impl TypeFoldable) -> bool {
        value.flags(self).intersects(TypeFlags::PARAM)
    }

    /// Whether something occurs that was reported.
    #[must_use]
    pub fn has_error(&self, value: impl TypeFoldable) -> bool {
        value.flags(self).intersects(TypeFlags::ERROR)
    }

    /// Whether projections or opaque types occur, or constants that are not evaluated:
    /// what normalising may change.
    #[must_use]
    pub fn has_aliases(&self, value: impl TypeFoldable) -> bool {
        let aliases = TypeFlags::PROJECTION | TypeFlags::OPAQUE | TypeFlags::UNEVALUATED;
        value.flags(self).intersects(aliases)
    }

    /// What a type is directly made of.
    pub fn for_each_part(&self, ty: Ty, each: &mut dyn FnMut(GenericArg)) {
        match self.kind(ty) {
            TyKind::Bool
            | TyKind::Char
            | TyKind::Str
            | TyKind::Never
            | TyKind::Int(_)
            | TyKind::Float(_)
            | TyKind::Param(_)
            | TyKind::Infer(_)
            | TyKind::Error => {}
            TyKind::Adt(_, args)
            | TyKind::FnDef(_, args)
            | TyKind::Closure(_, args)
            | TyKind::Coroutine(_, args)
            | TyKind::Projection(_, args)
            | TyKind::Opaque(_, args) => self.args(args).iter().copied().for_each(each),
            TyKind::Ref(region, ty, _) => {
                each(GenericArg::Region(region));
                each(GenericArg::Ty(ty));
            }
            TyKind::RawPtr(ty, _) | TyKind::Slice(ty) => each(GenericArg::Ty(ty)),
            TyKind::Array(ty, len) => {
                each(GenericArg::Ty(ty));
                each(GenericArg::Const(len));
            }
            TyKind::Tuple(list) | TyKind::FnPtr(list, _) => {
                self.list(list)
                    .iter()
                    .for_each(|ty| each(GenericArg::Ty(*ty)));
            }
            TyKind::Dynamic(list, region) => {
                for predicate in self.existentials(list) {
                    self.existential_parts(*predicate, each);
                }
                each(GenericArg::Region(region));
            }
        }
    }

    fn existential_parts(&self, predicate: ExistentialPredicate, each: &mut dyn FnMut(GenericArg)) {
        match predicate {
            ExistentialPredicate::Trait(_, args) => self.args(args).iter().copied().for_each(each),
            ExistentialPredicate::Projection { args, ty, .. } => {
                self.args(args).iter().copied().for_each(&mut *each);
                each(GenericArg::Ty(ty));
            }
            ExistentialPredicate::AutoTrait(_) => {}
        }
    }

    /// Visits a type and all types within it, from the outside in. What `each` is false of
    /// is not looked into.
    pub fn walk(&self, ty: Ty, each: &mut dyn FnMut(Ty) -> bool) {
        if !each(ty) {
            return;
        }
        self.for_each_part(ty, &mut |part| match part {
            GenericArg::Ty(ty) => self.walk(ty, each),
            GenericArg::Const(constant) => self.walk_const(constant, each),
            GenericArg::Region(_) => {}
        });
    }

    fn walk_const(&self, constant: Const, each: &mut dyn FnMut(Ty) -> bool) {
        if let ConstKind::Unevaluated(_, args) = self.const_kind(constant) {
            for arg in self.args(args) {
                match arg {
                    GenericArg::Ty(ty) => self.walk(*ty, each),
                    GenericArg::Const(constant) => self.walk_const(*constant, each),
                    GenericArg::Region(_) => {}
                }
            }
        }
    }
}
