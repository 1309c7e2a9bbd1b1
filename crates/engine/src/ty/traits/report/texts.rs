//! What rustc says if a trait of std is not implemented: the texts that real std gives it.

use crate::resolve::DefId;
use crate::ty::{InferTy, Tcx, TraitRef, Ty, TyKind};

/// The texts by the names of the traits: `{Self}` and `{A}` (the first argument) are the
/// types, `{This}` is the trait's name, and `{Trait}` is it with its arguments.
const TEXTS: &[(&str, &str)] = &[
    (
        "Sized",
        "the size for values of type `{Self}` cannot be known at compilation time",
    ),
    ("Send", "`{Self}` cannot be sent between threads safely"),
    ("Sync", "`{Self}` cannot be shared between threads safely"),
    ("Unpin", "`{Self}` cannot be unpinned"),
    (
        "UnwindSafe",
        "the type `{Self}` may not be safely transferred across an unwind boundary",
    ),
    (
        "RefUnwindSafe",
        "the type `{Self}` may contain interior mutability and a reference may not be safely transferrable across a catch_unwind boundary",
    ),
    ("Tuple", "`{Self}` is not a tuple"),
    ("Debug", "`{Self}` doesn't implement `{This}`"),
    ("Display", "`{Self}` doesn't implement `{This}`"),
    ("PartialEq", "can't compare `{Self}` with `{A}`"),
    ("PartialOrd", "can't compare `{Self}` with `{A}`"),
    ("Add", "cannot add `{A}` to `{Self}`"),
    ("Sub", "cannot subtract `{A}` from `{Self}`"),
    ("Mul", "cannot multiply `{Self}` by `{A}`"),
    ("Div", "cannot divide `{Self}` by `{A}`"),
    (
        "Rem",
        "cannot calculate the remainder of `{Self}` divided by `{A}`",
    ),
    ("AddAssign", "cannot add-assign `{A}` to `{Self}`"),
    ("SubAssign", "cannot subtract-assign `{A}` from `{Self}`"),
    ("MulAssign", "cannot multiply-assign `{Self}` by `{A}`"),
    ("DivAssign", "cannot divide-assign `{Self}` by `{A}`"),
    (
        "RemAssign",
        "cannot calculate and assign the remainder of `{Self}` divided by `{A}`",
    ),
    ("BitAnd", "no implementation for `{Self} & {A}`"),
    ("BitOr", "no implementation for `{Self} | {A}`"),
    ("BitXor", "no implementation for `{Self} ^ {A}`"),
    ("Shl", "no implementation for `{Self} << {A}`"),
    ("Shr", "no implementation for `{Self} >> {A}`"),
    ("BitAndAssign", "no implementation for `{Self} &= {A}`"),
    ("BitOrAssign", "no implementation for `{Self} |= {A}`"),
    ("BitXorAssign", "no implementation for `{Self} ^= {A}`"),
    ("ShlAssign", "no implementation for `{Self} <<= {A}`"),
    ("ShrAssign", "no implementation for `{Self} >>= {A}`"),
    ("Index", "the type `{Self}` cannot be indexed by `{A}`"),
    (
        "IndexMut",
        "the type `{Self}` cannot be mutably indexed by `{A}`",
    ),
    ("SliceIndex", "the type `{A}` cannot be indexed by `{Self}`"),
    ("Fn", "expected a `{Trait}` closure, found `{Self}`"),
    ("FnMut", "expected a `{Trait}` closure, found `{Self}`"),
    ("FnOnce", "expected a `{Trait}` closure, found `{Self}`"),
    ("Iterator", "`{Self}` is not an iterator"),
    ("IntoIterator", "`{Self}` is not an iterator"),
    ("Step", "`std::ops::Range<{Self}>` is not an iterator"),
    (
        "FromIterator",
        "a value of type `{Self}` cannot be built from an iterator over elements of type `{A}`",
    ),
    (
        "Sum",
        "a value of type `{Self}` cannot be made by summing an iterator over elements of type `{A}`",
    ),
    (
        "Product",
        "a value of type `{Self}` cannot be made by multiplying all elements of type `{A}` from an iterator",
    ),
    ("Future", "`{Self}` is not a future"),
    ("IntoFuture", "`{Self}` is not a future"),
    ("Termination", "`main` has invalid return type `{Self}`"),
];

impl Tcx {
    /// What std says if one of its traits is not implemented.
    pub(super) fn unimplemented_text(&self, trait_ref: TraitRef) -> Option<String> {
        if self.is_local(trait_ref.def) {
            return None;
        }
        let name = self.text(self.def(trait_ref.def).name?);
        let (_, text) = TEXTS.iter().find(|(of, _)| *of == name)?;
        let text = self.special_text(name, trait_ref).unwrap_or(text);
        let self_ty = self.ty_text(self.self_ty_of(trait_ref));
        let first = self.types.args(trait_ref.args).get(1);
        let first = first.map_or(String::new(), |arg| self.arg_text(*arg));
        let text = text.replace("{This}", &self.def_path(trait_ref.def));
        let text = if text.contains("{Trait}") {
            text.replace("{Trait}", &self.call_text(name, trait_ref))
        } else {
            text
        };
        Some(text.replace("{Self}", &self_ty).replace("{A}", &first))
    }

    /// `Fn(A, B)`
    fn call_text(&self, name: &str, trait_ref: TraitRef) -> String {
        let inputs = self.types.args(trait_ref.args).get(1);
        match inputs
            .and_then(|arg| arg.as_ty())
            .map(|ty| self.types.kind(ty))
        {
            Some(TyKind::Tuple(list)) => {
                let inputs = self.types.list(list).iter();
                let texts: Vec<String> = inputs.map(|ty| self.ty_text(*ty)).collect();
                format!("{name}({})", texts.join(", "))
            }
            _ => self.trait_text(trait_ref),
        }
    }

    /// Texts that depend on the types.
    fn special_text(&self, name: &str, trait_ref: TraitRef) -> Option<&'static str> {
        let self_ty = self.self_ty_of(trait_ref);
        let first = self.types.args(trait_ref.args).get(1)?.as_ty()?;
        match name {
            "Add" => match (self.number(self_ty), self.number(first)) {
                (Some(Number::SomeInt), Some(Number::SomeFloat)) => {
                    Some("cannot add a float to an integer")
                }
                (Some(Number::SomeFloat), Some(Number::SomeInt)) => {
                    Some("cannot add an integer to a float")
                }
                _ => None,
            },
            "FromIterator" => match self.types.kind(self_ty) {
                TyKind::Ref(_, inner, _) if self.is_slice_of(inner, first) => Some(
                    "a slice of type `{Self}` cannot be built since we need to store the elements somewhere",
                ),
                TyKind::Slice(_) if self.is_slice_of(self_ty, first) => Some(
                    "a slice of type `{Self}` cannot be built since `{Self}` has no definite size",
                ),
                TyKind::Array(inner, _) if inner == first || self.are_integers(inner, first) => {
                    Some("an array of type `{Self}` cannot be built directly from an iterator")
                }
                _ => None,
            },
            _ => None,
        }
    }

    fn is_slice_of(&self, ty: Ty, of: Ty) -> bool {
        match self.types.kind(ty) {
            TyKind::Slice(inner) => inner == of || self.are_integers(inner, of),
            _ => false,
        }
    }

    fn are_integers(&self, inner: Ty, of: Ty) -> bool {
        matches!(self.types.kind(inner), TyKind::Int(_)) && self.number(of) == Some(Number::SomeInt)
    }

    fn number(&self, ty: Ty) -> Option<Number> {
        match self.types.kind(ty) {
            TyKind::Infer(InferTy::Int(_)) => Some(Number::SomeInt),
            TyKind::Infer(InferTy::Float(_)) => Some(Number::SomeFloat),
            _ => None,
        }
    }

    /// Whether a definition is std's of this name.
    pub(super) fn is_std_named(&self, def: DefId, name: &str) -> bool {
        !self.is_local(def) && self.def(def).name.is_some_and(|own| self.text(own) == name)
    }
}

/// A number whose type is not determined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    SomeInt,
    SomeFloat,
}
