//! The interner of types.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::Hash;

use elsa::FrozenVec;

use super::flags::FlagCache;
use super::kind::{
    Args, Const, ConstKind, ExistentialPredicate, Existentials, GenericArg, InferTy, Mutability,
    Region, RegionKind, Safety, Ty, TyKind, TyList,
};
use crate::resolve::DefId;
use crate::syntax::ast::{FloatType, IntType};

/// Values of one sort, each once.
struct Table<T: ?Sized> {
    values: FrozenVec<Box<T>>,
    ids: RefCell<HashMap<Box<T>, u32>>,
}

impl<T: ?Sized + Hash + Eq> Default for Table<T> {
    fn default() -> Self {
        Self {
            values: FrozenVec::new(),
            ids: RefCell::default(),
        }
    }
}

impl<T: ?Sized + Hash + Eq> Table<T> {
    fn intern<'k>(&self, key: &'k T) -> u32
    where
        Box<T>: From<&'k T>,
    {
        if let Some(id) = self.ids.borrow().get(key) {
            return *id;
        }
        let id = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        self.values.push(Box::from(key));
        self.ids.borrow_mut().insert(Box::from(key), id);
        id
    }
}

/// All types, regions, constants and lists of them that have come up so far.
pub struct Types {
    types: Table<[TyKind]>,
    regions: Table<[RegionKind]>,
    consts: Table<[ConstKind]>,
    args: Table<[GenericArg]>,
    lists: Table<[Ty]>,
    existentials: Table<[ExistentialPredicate]>,
    pub(super) flags: FlagCache,
    /// Types that are asked for all the time.
    pub common: Common,
}

/// See [`Types::common`].
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct Common {
    pub unit: Ty,
    pub never: Ty,
    pub bool: Ty,
    pub char: Ty,
    pub str: Ty,
    pub u8: Ty,
    pub i32: Ty,
    pub u32: Ty,
    pub f64: Ty,
    pub usize: Ty,
    pub isize: Ty,
    pub error: Ty,
}

impl Default for Types {
    fn default() -> Self {
        let types = Table::<[TyKind]>::default();
        let ty = |kind: TyKind| Ty(types.intern(&[kind]));
        let int = |int: IntType| ty(TyKind::Int(int));
        let common = Common {
            unit: ty(TyKind::Tuple(TyList::EMPTY)),
            never: ty(TyKind::Never),
            bool: ty(TyKind::Bool),
            char: ty(TyKind::Char),
            str: ty(TyKind::Str),
            u8: int(IntType::U8),
            i32: int(IntType::I32),
            u32: int(IntType::U32),
            f64: ty(TyKind::Float(FloatType::F64)),
            usize: int(IntType::Usize),
            isize: int(IntType::Isize),
            error: ty(TyKind::Error),
        };
        let this = Self {
            types,
            regions: Table::default(),
            consts: Table::default(),
            args: Table::default(),
            lists: Table::default(),
            existentials: Table::default(),
            flags: FlagCache::default(),
            common,
        };
        this.region(RegionKind::Erased);
        this.region(RegionKind::Static);
        this.mk_args(&[]);
        this.mk_list(&[]);
        this
    }
}

impl Types {
    /// What a type is.
    #[must_use]
    pub fn kind(&self, ty: Ty) -> TyKind {
        first(self.types.values.get(ty.0 as usize)).unwrap_or(TyKind::Error)
    }

    /// What a region is.
    #[must_use]
    pub fn region_kind(&self, region: Region) -> RegionKind {
        first(self.regions.values.get(region.0 as usize)).unwrap_or(RegionKind::Erased)
    }

    /// What a constant is.
    #[must_use]
    pub fn const_kind(&self, constant: Const) -> ConstKind {
        first(self.consts.values.get(constant.0 as usize)).unwrap_or(ConstKind::Error)
    }

    /// The arguments of a list.
    #[must_use]
    pub fn args(&self, args: Args) -> &[GenericArg] {
        self.args.values.get(args.0 as usize).unwrap_or_default()
    }

    /// The types of a list.
    #[must_use]
    pub fn list(&self, list: TyList) -> &[Ty] {
        self.lists.values.get(list.0 as usize).unwrap_or_default()
    }

    /// What a trait object implements.
    #[must_use]
    pub fn existentials(&self, list: Existentials) -> &[ExistentialPredicate] {
        self.existentials
            .values
            .get(list.0 as usize)
            .unwrap_or_default()
    }

    /// The type of this kind.
    pub fn mk(&self, kind: TyKind) -> Ty {
        Ty(self.types.intern(&[kind]))
    }

    /// The region of this kind.
    pub fn region(&self, kind: RegionKind) -> Region {
        Region(self.regions.intern(&[kind]))
    }

    /// The constant of this kind.
    pub fn mk_const(&self, kind: ConstKind) -> Const {
        Const(self.consts.intern(&[kind]))
    }

    /// The list of these arguments.
    pub fn mk_args(&self, args: &[GenericArg]) -> Args {
        Args(self.args.intern(args))
    }

    /// The list of these types.
    pub fn mk_list(&self, types: &[Ty]) -> TyList {
        TyList(self.lists.intern(types))
    }

    /// The list of these predicates.
    pub fn mk_existentials(&self, predicates: &[ExistentialPredicate]) -> Existentials {
        Existentials(self.existentials.intern(predicates))
    }

    /// `&T` or `&mut T`, the region erased.
    pub fn mk_ref(&self, ty: Ty, mutability: Mutability) -> Ty {
        self.mk(TyKind::Ref(Region::ERASED, ty, mutability))
    }

    /// `(A, B)`
    pub fn mk_tuple(&self, types: &[Ty]) -> Ty {
        self.mk(TyKind::Tuple(self.mk_list(types)))
    }

    /// A struct or an enum.
    pub fn mk_adt(&self, def: DefId, args: Args) -> Ty {
        self.mk(TyKind::Adt(def, args))
    }

    /// `fn(A) -> B`
    pub fn mk_fn_ptr(&self, inputs: &[Ty], output: Ty, safety: Safety) -> Ty {
        let mut list = inputs.to_vec();
        list.push(output);
        self.mk(TyKind::FnPtr(self.mk_list(&list), safety))
    }

    /// `[T; n]`
    pub fn mk_array(&self, ty: Ty, len: u64) -> Ty {
        self.mk(TyKind::Array(ty, self.mk_usize(len)))
    }

    /// A constant of type `usize`.
    pub fn mk_usize(&self, value: u64) -> Const {
        let ty = self.common.usize;
        self.mk_const(ConstKind::Value {
            ty,
            bits: value.into(),
        })
    }

    /// The value of a constant that is a known `usize`.
    #[must_use]
    pub fn as_usize(&self, constant: Const) -> Option<u64> {
        match self.const_kind(constant) {
            ConstKind::Value { bits, .. } => u64::try_from(bits).ok(),
            _ => None,
        }
    }

    /// A variable of inference.
    pub fn mk_infer(&self, infer: InferTy) -> Ty {
        self.mk(TyKind::Infer(infer))
    }

    /// The parameters and the return type of a list that ends with the latter.
    #[must_use]
    pub fn split_sig(&self, list: TyList) -> (&[Ty], Ty) {
        match self.list(list).split_last() {
            Some((output, inputs)) => (inputs, *output),
            None => (&[], self.common.error),
        }
    }
}

fn first<T: Copy>(slice: Option<&[T]>) -> Option<T> {
    slice.and_then(|slice| slice.first().copied())
}
