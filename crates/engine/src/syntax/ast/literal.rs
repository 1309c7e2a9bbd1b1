//! Values that are written out.

use std::rc::Rc;

use crate::syntax::symbol::Symbol;

/// A literal. A minus sign is an operator and no part of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// `1`, `0xffu8`.
    Int {
        /// The value, which may be more than its type holds.
        value: u128,
        /// The type, if it is written.
        suffix: Option<IntType>,
    },
    /// `1.5`, `1e3f32`, `1f64`.
    Float {
        /// The digits without underscores, as `str::parse` reads them.
        digits: Symbol,
        /// The type, if it is written.
        suffix: Option<FloatType>,
    },
    /// `true`, `false`.
    Bool(bool),
    /// `'a'`.
    Char(char),
    /// `b'a'`.
    Byte(u8),
    /// `"a"`, `r"a"`.
    Str(Symbol),
    /// `b"a"`, `br"a"`.
    ByteStr(Rc<[u8]>),
    /// `c"a"`, `cr"a"`, without the zero byte at the end.
    CStr(Rc<[u8]>),
}

/// An integer type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum IntType {
    I8,
    I16,
    I32,
    I64,
    I128,
    Isize,
    U8,
    U16,
    U32,
    U64,
    U128,
    Usize,
}

/// A floating point type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum FloatType {
    F32,
    F64,
}

impl IntType {
    /// The type of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "i8" => Self::I8,
            "i16" => Self::I16,
            "i32" => Self::I32,
            "i64" => Self::I64,
            "i128" => Self::I128,
            "isize" => Self::Isize,
            "u8" => Self::U8,
            "u16" => Self::U16,
            "u32" => Self::U32,
            "u64" => Self::U64,
            "u128" => Self::U128,
            "usize" => Self::Usize,
            _ => return None,
        })
    }

    /// The name of the type.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::I8 => "i8",
            Self::I16 => "i16",
            Self::I32 => "i32",
            Self::I64 => "i64",
            Self::I128 => "i128",
            Self::Isize => "isize",
            Self::U8 => "u8",
            Self::U16 => "u16",
            Self::U32 => "u32",
            Self::U64 => "u64",
            Self::U128 => "u128",
            Self::Usize => "usize",
        }
    }
}

impl FloatType {
    /// The type of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "f32" => Some(Self::F32),
            "f64" => Some(Self::F64),
            _ => None,
        }
    }

    /// The name of the type.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::F32 => "f32",
            Self::F64 => "f64",
        }
    }
}
