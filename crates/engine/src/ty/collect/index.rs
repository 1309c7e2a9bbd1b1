//! Which impls there are, by their trait and by the head of their type.
//!
//! This is all that is looked at of std before anything is asked. No type is lowered: the
//! head of a type is read off the tree, with what resolution says about its path.

use std::collections::HashMap;
use std::rc::Rc;

use crate::resolve::{CrateId, DefId, DefKind, Node, PrimTy, Res, Resolution};
use crate::syntax::ast::{Ast, AttrKind, FloatType, IntType, ItemKind, TypeId, TypeKind};
use crate::syntax::symbol::{Interner, Symbol};
use crate::syntax::{Edition, FileId};
use crate::ty::kind::{Ty, TyKind};
use crate::ty::{Tcx, Types};

use super::attrs::engine_name;
use super::source_text::impl_text;

/// The head of a type: what is enough to see that an impl cannot be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum SimpleType {
    Bool,
    Char,
    Str,
    Never,
    Int(IntType),
    Float(FloatType),
    Adt(DefId),
    /// `&T`, and whether it is `&mut T`.
    Ref(bool),
    /// `*const T`, and whether it is `*mut T`.
    Ptr(bool),
    Slice,
    Array,
    /// By the number of parts.
    Tuple(usize),
    /// By the number of parameters.
    FnPtr(usize),
    Dyn,
}

/// The impls of a trait.
#[derive(Debug, Default)]
pub struct TraitImpls {
    /// All of them, in the order of the source.
    pub all: Vec<DefId>,
    /// Those of a type parameter or of an alias: they may be meant whatever the type is.
    pub blanket: Vec<DefId>,
    /// The others by the heads of their types.
    pub by_head: HashMap<SimpleType, Vec<DefId>>,
}

/// See the module.
#[derive(Debug)]
pub(crate) struct Index {
    pub(super) of_traits: HashMap<DefId, TraitImpls>,
    /// What traits without impls have.
    pub(super) no_impls: TraitImpls,
    pub(super) inherent: HashMap<SimpleType, Vec<DefId>>,
    /// `#[engine::inherent] impl<T: Int> T`
    pub(super) blanket_inherent: Vec<DefId>,
    /// The names that rustc gives to `impl Trait` in argument position: their texts.
    pub(super) impl_names: HashMap<(CrateId, TypeId), Symbol>,
    /// The symbols of small numbers, by which the fields of tuples are called.
    pub(super) numbers: Vec<Symbol>,
    /// What a definition of a crate without a tree stands in, of which there is none.
    pub(super) no_ast: Ast,
}

impl Index {
    pub(super) fn new(asts: &[Rc<Ast>], resolution: &Resolution, names: &mut Interner) -> Self {
        let mut index = Self {
            of_traits: HashMap::new(),
            no_impls: TraitImpls::default(),
            inherent: HashMap::new(),
            blanket_inherent: Vec::new(),
            impl_names: HashMap::new(),
            numbers: (0..MAX_NUMBERED)
                .map(|number| names.intern(&number.to_string()))
                .collect(),
            no_ast: Ast::new(FileId(0), Edition::default()),
        };
        for (def, data) in resolution.defs.iter() {
            if data.kind != DefKind::Impl {
                continue;
            }
            let (Some(ast), Node::Item(item)) = (asts.get(data.krate.index()), data.node) else {
                continue;
            };
            index.add_impl((asts, ast), resolution, names, def, item);
        }
        for (number, ast) in asts.iter().enumerate() {
            let Some(krate) = resolution.crate_id(number) else {
                continue;
            };
            for (ty, node) in ast.types.iter() {
                if let TypeKind::ImplTrait(bounds) = &node.kind {
                    let text = impl_text(ast, names, bounds);
                    index.impl_names.insert((krate, ty), names.intern(&text));
                }
            }
        }
        index
    }

    /// The text of an `impl Trait`.
    pub(crate) fn impl_name(&self, krate: CrateId, ty: TypeId) -> Option<Symbol> {
        self.impl_names.get(&(krate, ty)).copied()
    }

    fn add_impl(
        &mut self,
        (asts, ast): (&[Rc<Ast>], &Ast),
        resolution: &Resolution,
        names: &Interner,
        def: DefId,
        item: crate::syntax::ast::ItemId,
    ) {
        let item = &ast.items[item];
        let ItemKind::Impl(data) = &item.kind else {
            return;
        };
        let krate = resolution.defs.get(def).krate;
        let Some(tables) = resolution.crates.get(krate.index()) else {
            return;
        };
        let head = Heads { asts, resolution }.of(krate, data.self_ty, 0);
        if let Some((path, _)) = &data.of_trait {
            let found = tables.traits.get(&(def, path.span));
            let Some(Res::Def(of)) = found.and_then(|found| found.full_res()) else {
                return;
            };
            let impls = self.of_traits.entry(of).or_default();
            impls.all.push(def);
            match head {
                Head::Known(head) => impls.by_head.entry(head).or_default().push(def),
                Head::Any => impls.blanket.push(def),
            }
        } else {
            let blanket = item.attrs.iter().any(|attr| {
                matches!(&attr.kind, AttrKind::Engine(name, _)
                    if engine_name(names.text(name.name)) == "inherent")
            });
            match head {
                _ if blanket => self.blanket_inherent.push(def),
                Head::Known(head) => self.inherent.entry(head).or_default().push(def),
                Head::Any => {}
            }
        }
    }
}

/// Fields of tuple structs with a greater number have no name to be found by.
const MAX_NUMBERED: usize = 256;

/// The head of a type of the tree.
enum Head {
    Known(SimpleType),
    /// A parameter, a projection, or something that is reported elsewhere.
    Any,
}

struct Heads<'a> {
    asts: &'a [Rc<Ast>],
    resolution: &'a Resolution,
}

/// How many aliases are followed.
const MAX_ALIASES: u32 = 32;

impl Heads<'_> {
    fn of(&self, krate: CrateId, ty: TypeId, depth: u32) -> Head {
        let Some(ast) = self.asts.get(krate.index()) else {
            return Head::Any;
        };
        let simple = match &ast.types[ty].kind {
            TypeKind::Path(_) => return self.of_path(krate, ty, depth),
            TypeKind::Paren(inner) => return self.of(krate, *inner, depth),
            TypeKind::Ref { mutable, .. } => SimpleType::Ref(*mutable),
            TypeKind::Ptr { mutable, .. } => SimpleType::Ptr(*mutable),
            TypeKind::Slice(_) => SimpleType::Slice,
            TypeKind::Array(..) => SimpleType::Array,
            TypeKind::Tuple(parts) => SimpleType::Tuple(parts.len()),
            TypeKind::Never => SimpleType::Never,
            TypeKind::FnPtr { params, .. } => SimpleType::FnPtr(params.len()),
            TypeKind::TraitObject(_) => SimpleType::Dyn,
            TypeKind::Infer | TypeKind::ImplTrait(_) | TypeKind::Error => return Head::Any,
        };
        Head::Known(simple)
    }

    fn of_path(&self, krate: CrateId, ty: TypeId, depth: u32) -> Head {
        let tables = self.resolution.crates.get(krate.index());
        let found = tables.and_then(|tables| tables.types.get(ty));
        match found.and_then(|found| found.full_res()) {
            Some(Res::Prim(prim)) => prim_head(prim).map_or(Head::Any, Head::Known),
            Some(Res::Def(def)) => match self.resolution.defs.kind(def) {
                DefKind::Struct | DefKind::Enum => Head::Known(SimpleType::Adt(def)),
                DefKind::TyAlias if depth < MAX_ALIASES => self.of_alias(def, depth),
                _ => Head::Any,
            },
            _ => Head::Any,
        }
    }

    fn of_alias(&self, def: DefId, depth: u32) -> Head {
        let data = self.resolution.defs.get(def);
        let (Node::Item(item), Some(ast)) = (data.node, self.asts.get(data.krate.index())) else {
            return Head::Any;
        };
        match &ast.items[item].kind {
            ItemKind::TypeAlias(alias) => self.of(data.krate, alias.ty, depth + 1),
            _ => Head::Any,
        }
    }
}

fn prim_head(prim: PrimTy) -> Option<SimpleType> {
    let head = match prim {
        PrimTy::Bool => SimpleType::Bool,
        PrimTy::Char => SimpleType::Char,
        PrimTy::Str => SimpleType::Str,
        _ => {
            return prim_int(prim)
                .map(SimpleType::Int)
                .or_else(|| prim_float(prim).map(SimpleType::Float));
        }
    };
    Some(head)
}

/// The integer type of this name.
pub(super) fn prim_int(prim: PrimTy) -> Option<IntType> {
    Some(match prim {
        PrimTy::I8 => IntType::I8,
        PrimTy::I16 => IntType::I16,
        PrimTy::I32 => IntType::I32,
        PrimTy::I64 => IntType::I64,
        PrimTy::I128 => IntType::I128,
        PrimTy::Isize => IntType::Isize,
        PrimTy::U8 => IntType::U8,
        PrimTy::U16 => IntType::U16,
        PrimTy::U32 => IntType::U32,
        PrimTy::U64 => IntType::U64,
        PrimTy::U128 => IntType::U128,
        PrimTy::Usize => IntType::Usize,
        _ => return None,
    })
}

/// The floating point type of this name, of those that are stable.
pub(super) fn prim_float(prim: PrimTy) -> Option<FloatType> {
    match prim {
        PrimTy::F32 => Some(FloatType::F32),
        PrimTy::F64 => Some(FloatType::F64),
        _ => None,
    }
}

impl Types {
    /// The head of a type; nothing if it is not known: of a parameter, a projection, a
    /// variable of inference.
    #[must_use]
    pub fn simplify(&self, ty: Ty) -> Option<SimpleType> {
        Some(match self.kind(ty) {
            TyKind::Bool => SimpleType::Bool,
            TyKind::Char => SimpleType::Char,
            TyKind::Str => SimpleType::Str,
            TyKind::Never => SimpleType::Never,
            TyKind::Int(int) => SimpleType::Int(int),
            TyKind::Float(float) => SimpleType::Float(float),
            TyKind::Adt(def, _) => SimpleType::Adt(def),
            TyKind::Ref(_, _, mutability) => SimpleType::Ref(mutability.is_mut()),
            TyKind::RawPtr(_, mutability) => SimpleType::Ptr(mutability.is_mut()),
            TyKind::Slice(_) => SimpleType::Slice,
            TyKind::Array(..) => SimpleType::Array,
            TyKind::Tuple(list) => SimpleType::Tuple(self.list(list).len()),
            TyKind::FnPtr(list, _) => SimpleType::FnPtr(self.list(list).len().saturating_sub(1)),
            TyKind::Dynamic(..) => SimpleType::Dyn,
            TyKind::FnDef(..)
            | TyKind::Closure(..)
            | TyKind::Coroutine(..)
            | TyKind::Param(_)
            | TyKind::Projection(..)
            | TyKind::Opaque(..)
            | TyKind::Infer(_)
            | TyKind::Error => return None,
        })
    }
}

impl Tcx {
    /// The impls of a trait, by the heads of their types. Nothing is lowered for this.
    #[must_use]
    pub fn trait_impls(&self, of: DefId) -> &TraitImpls {
        let index = &self.index;
        index.of_traits.get(&of).unwrap_or(&index.no_impls)
    }

    /// The impls of a trait, in the order of the source.
    #[must_use]
    pub fn impls_of_trait(&self, of: DefId) -> &[DefId] {
        &self.trait_impls(of).all
    }

    /// The inherent impls of the types with this head. Those of numbers are beside it: see
    /// [`Tcx::blanket_inherent_impls`].
    #[must_use]
    pub fn inherent_impls(&self, head: SimpleType) -> &[DefId] {
        self.index.inherent.get(&head).map_or(&[], Vec::as_slice)
    }

    /// The impls marked `#[engine::inherent]`: `impl<T: Int> T`, whose items are those of
    /// all types that the bound holds of.
    #[must_use]
    pub fn blanket_inherent_impls(&self) -> &[DefId] {
        &self.index.blanket_inherent
    }
}
