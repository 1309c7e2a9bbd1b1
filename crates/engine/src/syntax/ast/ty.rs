//! Types as they are written.

use super::{BodyId, GenericParam, Lifetime, Param, Path, TypeBound, TypeId};
use crate::syntax::span::Span;

/// A type.
#[derive(Debug)]
pub struct Type {
    /// What it is.
    pub kind: TypeKind,
    /// Where it stands.
    pub span: Span,
}

/// See [`Type`].
#[derive(Debug)]
pub enum TypeKind {
    /// `Vec<T>`, `Self`, `u8`; also a bare trait, which edition 2021 rejects later.
    Path(Path),
    /// `&'a mut T`
    Ref {
        /// `'a`
        lifetime: Option<Lifetime>,
        /// `mut`
        mutable: bool,
        /// `T`
        ty: TypeId,
    },
    /// `*const T`, `*mut T`
    Ptr {
        /// `mut`
        mutable: bool,
        /// `T`
        ty: TypeId,
    },
    /// `[T]`
    Slice(TypeId),
    /// `[T; N]`
    Array(TypeId, BodyId),
    /// `()`, `(A,)`, `(A, B)`
    Tuple(Vec<TypeId>),
    /// `(T)`
    Paren(TypeId),
    /// `!`
    Never,
    /// `_`
    Infer,
    /// `impl A + 'a`
    ImplTrait(Vec<TypeBound>),
    /// `dyn A + 'a`
    TraitObject(Vec<TypeBound>),
    /// `for<'a> unsafe extern "C" fn(A) -> B`
    FnPtr {
        /// `for<'a>`
        lifetimes: Vec<GenericParam>,
        /// `unsafe`
        is_unsafe: bool,
        /// `extern "C"`; the symbol is the ABI's name.
        abi: Option<crate::syntax::symbol::Symbol>,
        /// The parameters, whose names mean nothing.
        params: Vec<Param>,
        /// `B`
        output: Option<TypeId>,
    },
    /// Something that was reported.
    Error,
}
