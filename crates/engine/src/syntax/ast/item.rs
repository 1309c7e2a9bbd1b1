//! Items.

use super::{Attr, BodyId, Generics, Ident, ItemId, PatId, Path, ThreadLocal, TypeBound, TypeId};
use crate::syntax::hygiene::MacroId;
use crate::syntax::span::Span;
use crate::syntax::symbol::Symbol;

/// An item.
#[derive(Debug)]
pub struct Item {
    /// Its name; nothing for `use` and `impl`.
    pub ident: Option<Ident>,
    /// Who may name it.
    pub vis: Visibility,
    /// Its attributes.
    pub attrs: Vec<Attr>,
    /// What it is.
    pub kind: ItemKind,
    /// Where it stands, attributes not included.
    pub span: Span,
}

/// See [`Item`].
#[derive(Debug)]
pub enum ItemKind {
    /// `mod m { … }`
    Mod(Mod),
    /// `use a::{b, c as d, e::*};`
    Use(UseTree),
    /// `extern crate alloc as a;` for one of std's crates; the item's name is `a`.
    ExternCrate(Symbol),
    /// `fn f() { … }`
    Fn(Box<Fn>),
    /// `struct S { … }`
    Struct(Struct),
    /// `enum E { … }`
    Enum(Enum),
    /// `trait T { … }`
    Trait(Trait),
    /// `impl T for S { … }`
    Impl(Impl),
    /// `type A = B;`
    TypeAlias(TypeAlias),
    /// `const C: T = e;`; the name may be `_`.
    Const(Const),
    /// `static S: T = e;`
    Static(Static),
    /// One declaration of a `thread_local! { … }`; the item has its name and visibility.
    ThreadLocal(ThreadLocal),
    /// A `macro_rules!` definition, which every call of is expanded already.
    MacroDef(MacroId),
}

/// A module.
#[derive(Debug)]
pub struct Mod {
    /// In order.
    pub items: Vec<ItemId>,
}

/// `pub`, `pub(crate)`, …
#[derive(Debug)]
pub struct Visibility {
    /// What it is.
    pub kind: VisibilityKind,
    /// Where it stands; empty if nothing does.
    pub span: Span,
}

/// See [`Visibility`].
#[derive(Debug)]
pub enum VisibilityKind {
    /// Nothing: the module, or whatever the trait or the enum has.
    Inherited,
    /// `pub`
    Public,
    /// `pub(crate)`, `pub(super)`, `pub(in a::b)`
    Restricted(Path),
}

/// One tree of a `use` declaration.
#[derive(Debug)]
pub struct UseTree {
    /// What stands before the last part; possibly no segment at all.
    pub prefix: Path,
    /// The last part.
    pub kind: UseTreeKind,
    /// Where it stands.
    pub span: Span,
}

/// See [`UseTree`].
#[derive(Debug)]
pub enum UseTreeKind {
    /// `a` or `a as b`; `_` is a name here.
    Name {
        /// `a`, possibly `self`
        ident: Ident,
        /// `b`
        rename: Option<Ident>,
    },
    /// `*`
    Glob,
    /// `{a, b}`
    Group(Vec<UseTree>),
}

/// A function, in whatever it stands.
#[derive(Debug)]
pub struct Fn {
    /// Everything but the body.
    pub sig: FnSig,
    /// The body; nothing for a method that a trait only asks for.
    pub body: Option<BodyId>,
}

/// What a caller sees of a function.
#[derive(Debug)]
pub struct FnSig {
    /// The words before `fn`.
    pub header: FnHeader,
    /// Generic parameters.
    pub generics: Generics,
    /// Whether the first parameter is `self`, whose type is then written out: `&self` is of
    /// type `&Self`.
    pub has_self: bool,
    /// The parameters.
    pub params: Vec<Param>,
    /// The return type, if written.
    pub output: Option<TypeId>,
    /// From the first word to the return type, where rustc points to.
    pub span: Span,
}

/// The words before `fn`.
#[derive(Clone, Copy, Debug, Default)]
pub struct FnHeader {
    /// `const`
    pub is_const: bool,
    /// `async`
    pub is_async: bool,
    /// `unsafe`
    pub is_unsafe: bool,
    /// `extern "C"`; the symbol is the ABI's name.
    pub abi: Option<Symbol>,
}

/// A parameter.
#[derive(Debug)]
pub struct Param {
    /// Its pattern, in the function's body; nothing where there is no body.
    pub pat: Option<PatId>,
    /// Its type.
    pub ty: TypeId,
    /// Where it stands.
    pub span: Span,
}

/// A struct.
#[derive(Debug)]
pub struct Struct {
    /// Generic parameters.
    pub generics: Generics,
    /// Its fields.
    pub fields: Fields,
}

/// The fields of a struct or of a variant.
#[derive(Debug)]
pub enum Fields {
    /// `struct S;`
    Unit,
    /// `struct S(A, B);`
    Tuple(Vec<Field>),
    /// `struct S { a: A }`
    Named(Vec<Field>),
}

/// A field.
#[derive(Debug)]
pub struct Field {
    /// Its name, or its number.
    pub name: super::FieldName,
    /// Who may use it.
    pub vis: Visibility,
    /// Its attributes.
    pub attrs: Vec<Attr>,
    /// Its type.
    pub ty: TypeId,
    /// Where it stands.
    pub span: Span,
}

/// An enum.
#[derive(Debug)]
pub struct Enum {
    /// Generic parameters.
    pub generics: Generics,
    /// Its variants.
    pub variants: Vec<Variant>,
}

/// A variant.
#[derive(Debug)]
pub struct Variant {
    /// Its name.
    pub ident: Ident,
    /// Its attributes.
    pub attrs: Vec<Attr>,
    /// Its fields.
    pub fields: Fields,
    /// `= 3`
    pub discriminant: Option<BodyId>,
    /// Where it stands.
    pub span: Span,
}

/// A trait.
#[derive(Debug)]
pub struct Trait {
    /// `unsafe`
    pub is_unsafe: bool,
    /// Generic parameters.
    pub generics: Generics,
    /// What stands after the colon.
    pub supertraits: Vec<TypeBound>,
    /// Its items.
    pub items: Vec<AssocItem>,
}

/// An impl.
#[derive(Debug)]
pub struct Impl {
    /// `unsafe`
    pub is_unsafe: bool,
    /// Generic parameters.
    pub generics: Generics,
    /// The trait, and whether `!` stands before it.
    pub of_trait: Option<(Path, bool)>,
    /// The type.
    pub self_ty: TypeId,
    /// Its items.
    pub items: Vec<AssocItem>,
    /// Whether a `#[derive(…)]` wrote it.
    pub derived: bool,
}

/// An item of a trait or of an impl.
#[derive(Debug)]
pub struct AssocItem {
    /// Its name.
    pub ident: Ident,
    /// Who may name it; within a trait always inherited.
    pub vis: Visibility,
    /// Its attributes.
    pub attrs: Vec<Attr>,
    /// What it is.
    pub kind: AssocItemKind,
    /// Where it stands, attributes not included.
    pub span: Span,
}

/// See [`AssocItem`].
#[derive(Debug)]
pub enum AssocItemKind {
    /// A function or a method.
    Fn(Box<Fn>),
    /// A constant; a trait may leave its value open.
    Const {
        /// Generic parameters, which stable Rust has none of.
        generics: Generics,
        /// Its type.
        ty: TypeId,
        /// Its value.
        value: Option<BodyId>,
    },
    /// A type; a trait may leave it open and say what it implements.
    Type {
        /// Generic parameters.
        generics: Generics,
        /// What it implements.
        bounds: Vec<TypeBound>,
        /// What it is.
        ty: Option<TypeId>,
    },
}

/// A type alias.
#[derive(Debug)]
pub struct TypeAlias {
    /// Generic parameters.
    pub generics: Generics,
    /// What it stands for.
    pub ty: TypeId,
}

/// A constant.
#[derive(Debug)]
pub struct Const {
    /// Its type.
    pub ty: TypeId,
    /// Its value.
    pub value: BodyId,
}

/// A static.
#[derive(Debug)]
pub struct Static {
    /// `mut`
    pub mutable: bool,
    /// Its type.
    pub ty: TypeId,
    /// Its value.
    pub value: BodyId,
}
