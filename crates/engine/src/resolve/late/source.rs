//! What a path may stand for, by where it stands.

use crate::resolve::def::{CtorKind, DefKind, Defs, Namespace, Res};

/// Where a path stands. The names are rustc's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PathSource {
    Type,
    Trait,
    Expr(Callee),
    Pat,
    Struct,
    TupleStruct,
    /// `B` in `<T as A>::B`.
    TraitItem(Namespace),
}

/// Whether an expression is what a call calls, which only changes words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Callee {
    No,
    Yes,
}

impl PathSource {
    pub(super) fn namespace(self) -> Namespace {
        match self {
            Self::Type | Self::Trait | Self::Struct => Namespace::Type,
            Self::Expr(_) | Self::Pat | Self::TupleStruct => Namespace::Value,
            Self::TraitItem(ns) => ns,
        }
    }

    /// Whether segments may be left for typeck.
    pub(super) fn defers_to_typeck(self) -> bool {
        !matches!(self, Self::Trait | Self::TraitItem(_))
    }

    pub(super) fn is_expected(self, res: Res, defs: &Defs) -> bool {
        let Some(kind) = res.def_kind(defs) else {
            return self.is_expected_other(res);
        };
        match self {
            Self::Type => matches!(
                kind,
                DefKind::Struct
                    | DefKind::Enum
                    | DefKind::Trait
                    | DefKind::TyAlias
                    | DefKind::AssocTy
                    | DefKind::TyParam
            ),
            Self::Trait => kind == DefKind::Trait,
            Self::Expr(_) => matches!(
                kind,
                DefKind::Ctor(..)
                    | DefKind::Const
                    | DefKind::Static
                    | DefKind::Fn
                    | DefKind::AssocFn
                    | DefKind::AssocConst
                    | DefKind::ConstParam
            ),
            Self::Pat => matches!(
                kind,
                DefKind::Ctor(_, CtorKind::Const)
                    | DefKind::Const
                    | DefKind::AssocConst
                    | DefKind::Static
            ),
            Self::TupleStruct => matches!(kind, DefKind::Ctor(_, CtorKind::Fn)),
            Self::Struct => matches!(
                kind,
                DefKind::Struct | DefKind::Variant | DefKind::TyAlias | DefKind::AssocTy
            ),
            Self::TraitItem(Namespace::Type) => kind == DefKind::AssocTy,
            Self::TraitItem(_) => matches!(kind, DefKind::AssocFn | DefKind::AssocConst),
        }
    }

    fn is_expected_other(self, res: Res) -> bool {
        match self {
            Self::Type => matches!(res, Res::Prim(_) | Res::SelfTy(_)),
            Self::Expr(_) => matches!(res, Res::Local(_) | Res::SelfCtor(_)),
            Self::Pat | Self::TupleStruct => matches!(res, Res::SelfCtor(_)),
            Self::Struct => matches!(res, Res::SelfTy(_)),
            Self::Trait | Self::TraitItem(_) => false,
        }
    }

    /// What rustc says it expected. `name` is that of the last segment.
    pub(super) fn descr(self, name: &str) -> &'static str {
        match self {
            Self::Type => "type",
            Self::Trait => "trait",
            Self::Expr(Callee::No) => "value",
            Self::Expr(Callee::Yes) if name.chars().next().is_some_and(char::is_uppercase) => {
                "function, tuple struct or tuple variant"
            }
            Self::Expr(Callee::Yes) => "function",
            Self::Pat => "unit struct, unit variant or constant",
            Self::Struct => "struct, variant or union type",
            Self::TupleStruct => "tuple struct or tuple variant",
            Self::TraitItem(Namespace::Type) => "associated type",
            Self::TraitItem(_) => "method or associated constant",
        }
    }

    /// The code of the error that there is nothing of this name.
    pub(super) fn missing_code(self) -> &'static str {
        match self {
            Self::Type | Self::Expr(_) => "E0425",
            Self::Trait => "E0405",
            Self::Pat | Self::TupleStruct => "E0531",
            Self::Struct => "E0422",
            Self::TraitItem(_) => "E0576",
        }
    }

    /// The code of the error that the name stands for something of another kind.
    pub(super) fn unexpected_code(self) -> &'static str {
        match self {
            Self::Type => "E0573",
            Self::Trait => "E0404",
            Self::Expr(_) => "E0423",
            Self::Pat | Self::TupleStruct => "E0532",
            Self::Struct => "E0574",
            Self::TraitItem(_) => "E0575",
        }
    }
}
