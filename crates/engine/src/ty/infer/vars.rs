//! The variables, in the union-find tables that rustc uses.

use ena::unify::{
    EqUnifyValue, InPlaceUnificationTable, NoError, UnificationTable, UnifyKey, UnifyValue,
};

use crate::resolve::DefId;
use crate::syntax::ast::{FloatType, IntType};
use crate::syntax::span::Span;
use crate::ty::{Const, Ty};

/// Declares keys of tables.
macro_rules! keys {
    ($($name:ident: $value:ty),* $(,)?) => {$(
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(super) struct $name(pub(super) u32);

        impl UnifyKey for $name {
            type Value = $value;

            fn index(&self) -> u32 {
                self.0
            }

            fn from_index(index: u32) -> Self {
                Self(index)
            }

            fn tag() -> &'static str {
                stringify!($name)
            }
        }
    )*};
}

keys! {
    TyVid: Known<Ty>,
    IntVid: Option<IntType>,
    FloatVid: Option<FloatType>,
    ConstVid: Known<Const>,
}

impl EqUnifyValue for IntType {}
impl EqUnifyValue for FloatType {}

/// What a variable stands for, if that is known. Two that are known are never joined:
/// what they stand for is related first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known<T>(pub(super) Option<T>);

impl<T: Copy + std::fmt::Debug> UnifyValue for Known<T> {
    type Error = NoError;

    fn unify_values(a: &Self, b: &Self) -> Result<Self, NoError> {
        Ok(Self(a.0.or(b.0)))
    }
}

/// Where a variable comes from, for messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Origin {
    /// The place.
    pub span: Span,
    /// The generic parameter that it stands for: of which definition, and its index.
    pub param: Option<(DefId, u32)>,
}

/// What sort of thing a variable stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum VarKind {
    Ty,
    Int,
    Float,
    Const,
}

/// All variables.
#[derive(Default)]
pub(super) struct Vars {
    pub types: InPlaceUnificationTable<TyVid>,
    pub ints: InPlaceUnificationTable<IntVid>,
    pub floats: InPlaceUnificationTable<FloatVid>,
    pub consts: InPlaceUnificationTable<ConstVid>,
    pub ty_origins: Vec<Origin>,
    pub const_origins: Vec<Origin>,
}

impl Vars {
    pub fn new_ty(&mut self, span: Span, param: Option<(DefId, u32)>) -> u32 {
        self.ty_origins.push(Origin { span, param });
        self.types.new_key(Known(None)).0
    }

    pub fn new_int(&mut self) -> u32 {
        self.ints.new_key(None).0
    }

    pub fn new_float(&mut self) -> u32 {
        self.floats.new_key(None).0
    }

    pub fn new_const(&mut self, span: Span, param: Option<(DefId, u32)>) -> u32 {
        self.const_origins.push(Origin { span, param });
        self.consts.new_key(Known(None)).0
    }

    /// How many there are of each sort.
    pub fn counts(&self) -> Counts {
        Counts {
            types: len(&self.types),
            ints: len(&self.ints),
            floats: len(&self.floats),
            consts: len(&self.consts),
        }
    }
}

fn len<K: UnifyKey>(table: &UnificationTable<ena::unify::InPlace<K>>) -> u32 {
    u32::try_from(table.len()).unwrap_or(u32::MAX)
}

/// How many variables there were at some time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counts {
    pub types: u32,
    pub ints: u32,
    pub floats: u32,
    pub consts: u32,
}
