//! What definitions say about their parameters, fields and items.

use crate::resolve::{CtorKind, DefId};
use crate::syntax::ast::IntType;
use crate::syntax::span::Span;
use crate::syntax::symbol::Symbol;

use super::body::BodyRef;
use super::kind::{Predicate, TraitRef, Ty};

/// The generic parameters of a definition; those of its parent come before them.
#[derive(Clone, Debug, Default)]
pub struct Generics {
    /// The impl or trait around an associated item, the enum around a variant.
    pub parent: Option<DefId>,
    /// How many the parent has, its own parents' included.
    pub parent_count: usize,
    /// Whether the first of all is the `Self` of a trait.
    pub has_self: bool,
    /// The definition's own; a trait's `Self` is among them.
    pub params: Vec<GenericParamDef>,
}

/// One generic parameter.
#[derive(Clone, Copy, Debug)]
pub struct GenericParamDef {
    /// Its name.
    pub name: Symbol,
    /// Its definition; nothing for `Self` and for `impl Trait` in argument position.
    pub def: Option<DefId>,
    /// Its place among all the arguments.
    pub index: u32,
    /// What it stands for.
    pub kind: ParamKind,
    /// Where it is declared.
    pub span: Span,
}

/// What a generic parameter stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParamKind {
    /// A lifetime.
    Lifetime,
    /// A type.
    Type {
        /// Whether it has a default: see [`super::Tcx::param_default`].
        has_default: bool,
        /// `impl Trait` in argument position, which cannot be given.
        synthetic: bool,
    },
    /// A constant.
    Const {
        /// Whether it has a default.
        has_default: bool,
    },
}

impl Generics {
    /// How many there are, the parent's included.
    #[must_use]
    pub fn count(&self) -> usize {
        self.parent_count + self.params.len()
    }
}

/// A predicate, and where it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause {
    /// What has to hold.
    pub predicate: Predicate,
    /// Where that is said.
    pub span: Span,
}

/// A struct or an enum.
#[derive(Clone, Debug)]
pub struct AdtDef {
    /// Its definition.
    pub def: DefId,
    /// Whether it is an enum.
    pub is_enum: bool,
    /// Its variants; a struct has exactly one.
    pub variants: Vec<VariantDef>,
    /// `#[repr(…)]`
    pub repr: Repr,
    /// `Box`, whose dereference is built in.
    pub is_box: bool,
    /// `PhantomData`
    pub is_phantom_data: bool,
    /// `ManuallyDrop`
    pub is_manually_drop: bool,
    /// `UnsafeCell`
    pub is_unsafe_cell: bool,
}

/// See [`AdtDef::repr`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Repr {
    /// `C`
    pub c: bool,
    /// `transparent`
    pub transparent: bool,
    /// `u8`, `isize`, …
    pub int: Option<IntType>,
}

/// A variant; a struct is one too.
#[derive(Clone, Debug)]
pub struct VariantDef {
    /// The variant, or the struct.
    pub def: DefId,
    /// What constructs it as a value.
    pub ctor: Option<(CtorKind, DefId)>,
    /// Its name.
    pub name: Symbol,
    /// What stands after `=`.
    pub discr: Option<BodyRef>,
    /// Its fields, in order.
    pub fields: Vec<FieldDef>,
    /// `#[non_exhaustive]`
    pub non_exhaustive: bool,
}

/// A field. Its type is [`super::Tcx::type_of`] of its definition.
#[derive(Clone, Copy, Debug)]
pub struct FieldDef {
    /// Its definition.
    pub def: DefId,
    /// Its name; the number for a field of a tuple.
    pub name: Symbol,
}

impl AdtDef {
    /// The variant of a struct.
    #[must_use]
    pub fn struct_variant(&self) -> Option<&VariantDef> {
        match self.variants.as_slice() {
            [only] if !self.is_enum => Some(only),
            _ => None,
        }
    }

    /// The number of the variant with this definition or this constructor.
    #[must_use]
    pub fn variant_index(&self, def: DefId) -> Option<usize> {
        self.variants.iter().position(|variant| {
            variant.def == def || variant.ctor.is_some_and(|(_, ctor)| ctor == def)
        })
    }
}

/// The head of an impl.
#[derive(Clone, Copy, Debug)]
pub struct ImplHeader {
    /// The impl.
    pub def: DefId,
    /// The trait; nothing for an inherent impl.
    pub trait_ref: Option<TraitRef>,
    /// The type.
    pub self_ty: Ty,
    /// `impl !Trait for T`
    pub negative: bool,
    /// `#[engine::inherent]`: methods of all types that its parameter may stand for.
    pub blanket_inherent: bool,
}

/// What a trait is.
#[derive(Clone, Copy, Debug)]
pub struct TraitDef {
    /// The trait.
    pub def: DefId,
    /// `unsafe trait`
    pub is_unsafe: bool,
    /// `Send` and its like.
    pub is_auto: bool,
}

/// What attributes say about a function.
#[derive(Clone, Debug, Default)]
pub struct FnAttrs {
    /// `#[track_caller]`
    pub track_caller: bool,
    /// `#[engine::intrinsic]`
    pub intrinsic: bool,
    /// `const fn`
    pub is_const: bool,
    /// `async fn`
    pub is_async: bool,
    /// `self` is the first parameter.
    pub has_self: bool,
}
