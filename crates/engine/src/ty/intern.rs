//! The interner of types.

use std::cell::{Cell, RefCell};
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

#[allow(clippy::struct_field_names)]
/// All types, regions, constants and lists of them that have come up so far.
pub struct Types {
    types: Table<[TyKind]>,
    regions: Table<[RegionKind]>,
    consts: Table<[ConstKind]>,
    args: Table<[GenericArg]>,
    lists: Table<[Ty]>,
    existentials: Table<[ExistentialPredicate]>,
    pub(super) flags: FlagCache,
    /// How large each type is.
    extents: RefCell<Vec<Extent>>,
    /// Whether a type was asked for that is too large.
    overflowed: Cell<bool>,
    /// Types that are asked for all the time.
    pub common: Common,
}

/// How large a type is: whatever walks it takes stack for its depth, and time for its parts,
/// each as often as it occurs. rustc takes as long for types that are larger than these.
#[derive(Clone, Copy, Default)]
struct Extent {
    depth: u32,
    parts: u32,
}

impl Extent {
    /// The deepest type that is made.
    const MAX_DEPTH: u32 = 400;
    /// The largest type that is made.
    const MAX_PARTS: u32 = 60_000;
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
            extents: RefCell::default(),
            overflowed: Cell::new(false),
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

    /// The type of this kind. What nests too deep to be walked, or has too many parts, is
    /// [`TyKind::Error`]: see [`Types::overflowed`].
    pub fn mk(&self, kind: TyKind) -> Ty {
        let ty = Ty(self.types.intern(&[kind]));
        let extent = self.extent(ty);
        if extent.depth > Extent::MAX_DEPTH || extent.parts > Extent::MAX_PARTS {
            self.overflowed.set(true);
            return self.common.error;
        }
        ty
    }

    /// Whether a type was asked for that is too large: a limit of ours that the program
    /// reached, which has to be reported.
    #[must_use]
    pub fn overflowed(&self) -> bool {
        self.overflowed.get()
    }

    /// How large a type is. Those of its parts are known by now.
    fn extent(&self, ty: Ty) -> Extent {
        let index = ty.0 as usize;
        if let Some(known) = self.extents.borrow().get(index)
            && known.depth > 0
        {
            return *known;
        }
        let mut extent = Extent { depth: 1, parts: 1 };
        self.for_each_part(ty, &mut |part| {
            if let GenericArg::Ty(part) = part {
                let inner = self.extent(part);
                extent.depth = extent.depth.max(inner.depth.saturating_add(1));
                extent.parts = extent.parts.saturating_add(inner.parts);
            }
        });
        let mut extents = self.extents.borrow_mut();
        if extents.len() <= index {
            extents.resize(index + 1, Extent::default());
        }
        if let Some(place) = extents.get_mut(index) {
            *place = extent;
        }
        extent
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
