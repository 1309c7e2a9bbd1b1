//! Generic parameters and their places.

use crate::resolve::{DefId, DefKind};
use crate::syntax::ast::{GenericParamKind, ItemKind, TypeId, TypeKind};
use crate::syntax::symbol::sym;
use crate::ty::Tcx;
use crate::ty::generics::{GenericParamDef, Generics, ParamKind};
use crate::ty::kind::{
    Args, Const, ConstKind, GenericArg, ParamTy, Region, RegionKind, Ty, TyKind,
};

use super::TypeParts;

impl Tcx {
    /// The generic parameters of a definition. Fields, variants and constructors have those
    /// of their type.
    pub fn generics_of(&self, def: DefId) -> &Generics {
        if let Some(generics) = self.queries.generics.get(&def) {
            return generics;
        }
        let generics = self.compute_generics(def);
        self.queries.generics.insert(def, Box::new(generics))
    }

    fn compute_generics(&self, def: DefId) -> Generics {
        let data = self.def(def);
        let parent = match data.kind {
            DefKind::AssocFn
            | DefKind::AssocConst
            | DefKind::AssocTy
            | DefKind::Variant
            | DefKind::Field
            | DefKind::Ctor(..)
            | DefKind::TyParam
            | DefKind::ConstParam
            | DefKind::LifetimeParam => data.parent,
            _ => None,
        };
        let (parent_count, parent_self) = parent.map_or((0, false), |parent| {
            let generics = self.generics_of(parent);
            (generics.count(), generics.has_self)
        });
        let mut generics = Generics {
            parent,
            parent_count,
            has_self: parent_self || data.kind == DefKind::Trait,
            params: Vec::new(),
        };
        if data.kind == DefKind::Trait {
            generics.params.push(GenericParamDef {
                name: sym::SELF_TYPE,
                def: None,
                index: 0,
                kind: ParamKind::Type {
                    has_default: false,
                    synthetic: false,
                },
                span: data.span,
            });
        }
        self.add_written_params(def, &mut generics);
        self.add_synthetic_params(def, &mut generics);
        generics
    }

    fn add_written_params(&self, def: DefId, generics: &mut Generics) {
        let Some(written) = self.ast_generics(def) else {
            return;
        };
        let ids: Vec<DefId> = self.resolution.defs.generics(def).collect();
        let is_lifetime =
            |kind: &GenericParamKind| matches!(kind, GenericParamKind::Lifetime { .. });
        for lifetimes in [true, false] {
            for (param, id) in written.params.iter().zip(&ids) {
                if is_lifetime(&param.kind) != lifetimes {
                    continue;
                }
                let kind = match &param.kind {
                    GenericParamKind::Lifetime { .. } => ParamKind::Lifetime,
                    GenericParamKind::Type { default, .. } => ParamKind::Type {
                        has_default: default.is_some(),
                        synthetic: false,
                    },
                    GenericParamKind::Const { default, .. } => ParamKind::Const {
                        has_default: default.is_some(),
                    },
                };
                generics.params.push(GenericParamDef {
                    name: param.ident.name,
                    def: Some(*id),
                    index: to_u32(generics.count()),
                    kind,
                    span: param.ident.span,
                });
            }
        }
    }

    fn add_synthetic_params(&self, def: DefId, generics: &mut Generics) {
        let Some(ast) = self.ast_of(def) else { return };
        for ty in self.synthetic_params(def) {
            let krate = self.def(def).krate;
            let name = self.index.impl_names.get(&(krate, *ty));
            generics.params.push(GenericParamDef {
                name: name.copied().unwrap_or(sym::UNDERSCORE),
                def: None,
                index: to_u32(generics.count()),
                kind: ParamKind::Type {
                    has_default: false,
                    synthetic: true,
                },
                span: ast.types[*ty].span,
            });
        }
    }

    /// The `impl Trait`s among the types of a function's parameters, in the order of their
    /// places among the generic parameters.
    pub(super) fn synthetic_params(&self, def: DefId) -> &[TypeId] {
        if let Some(known) = self.queries.collect.synthetic.get(&def) {
            return known;
        }
        let mut found = Vec::new();
        if let (Some(node), Some(ast)) = (self.fn_node(def), self.ast_of(def)) {
            for param in &node.sig.params {
                TypeParts::walk(ast, param.ty, &mut |ty| {
                    if matches!(ast.types[ty].kind, TypeKind::ImplTrait(_)) {
                        found.push(ty);
                    }
                    true
                });
            }
        }
        self.queries.collect.synthetic.insert(def, Box::new(found))
    }

    /// The place of an `impl Trait` among the generic parameters of a function.
    pub(super) fn synthetic_index(&self, def: DefId, ty: TypeId) -> Option<u32> {
        let position = self.synthetic_params(def).iter().position(|id| *id == ty)?;
        let generics = self.generics_of(def);
        let first = generics.count() - self.synthetic_params(def).len();
        Some(to_u32(first + position))
    }

    /// The place of a generic parameter among the arguments.
    pub fn param_index(&self, param: DefId) -> u32 {
        if let Some(index) = self.queries.collect.param_index.borrow().get(&param) {
            return *index;
        }
        let Some(parent) = self.def(param).parent else {
            return 0;
        };
        let generics = self.generics_of(parent);
        let mut known = self.queries.collect.param_index.borrow_mut();
        for each in &generics.params {
            if let Some(def) = each.def {
                known.insert(def, each.index);
            }
        }
        known.get(&param).copied().unwrap_or(0)
    }

    /// A generic parameter of a definition or of its parents, by its place.
    #[must_use]
    pub fn param_at(&self, def: DefId, index: u32) -> Option<&GenericParamDef> {
        let generics = self.generics_of(def);
        match (index as usize).checked_sub(generics.parent_count) {
            Some(own) => generics.params.get(own),
            None => self.param_at(generics.parent?, index),
        }
    }

    /// All generic parameters of a definition, those of its parents first.
    #[must_use]
    pub fn all_params(&self, def: DefId) -> Vec<GenericParamDef> {
        let generics = self.generics_of(def);
        let mut params = match generics.parent {
            Some(parent) => self.all_params(parent),
            None => Vec::new(),
        };
        params.extend(generics.params.iter().copied());
        params
    }

    /// The parameters of a definition as arguments for themselves.
    pub fn identity_args(&self, def: DefId) -> Args {
        let params = self.all_params(def);
        let args: Vec<GenericArg> = params.iter().map(|param| self.mk_param(param)).collect();
        self.types.mk_args(&args)
    }

    /// The same with lifetimes erased: what bodies see.
    pub fn identity_args_erased(&self, def: DefId) -> Args {
        self.types.erase_regions(self.identity_args(def))
    }

    /// A generic parameter as an argument.
    pub fn mk_param(&self, param: &GenericParamDef) -> GenericArg {
        let (index, name) = (param.index, param.name);
        match param.kind {
            ParamKind::Lifetime => {
                GenericArg::Region(self.types.region(RegionKind::Param { index, name }))
            }
            ParamKind::Type { .. } => GenericArg::Ty(self.mk_ty_param(index, name)),
            ParamKind::Const { .. } => {
                let param = ConstKind::Param(ParamTy { index, name });
                GenericArg::Const(self.types.mk_const(param))
            }
        }
    }

    pub(super) fn mk_ty_param(&self, index: u32, name: crate::syntax::symbol::Symbol) -> Ty {
        self.types.mk(TyKind::Param(ParamTy { index, name }))
    }

    /// `Self` of a trait.
    pub fn mk_self_param(&self) -> Ty {
        self.mk_ty_param(0, sym::SELF_TYPE)
    }

    /// A type parameter by its definition.
    pub fn ty_of_param(&self, param: DefId) -> Ty {
        let name = self.def(param).name.unwrap_or(sym::EMPTY);
        self.mk_ty_param(self.param_index(param), name)
    }

    /// A constant parameter by its definition.
    pub fn const_of_param(&self, param: DefId) -> Const {
        let name = self.def(param).name.unwrap_or(sym::EMPTY);
        let index = self.param_index(param);
        self.types
            .mk_const(ConstKind::Param(ParamTy { index, name }))
    }

    /// A lifetime parameter by its definition.
    pub fn region_of_param(&self, param: DefId) -> Region {
        let name = self.def(param).name.unwrap_or(sym::EMPTY);
        let index = self.param_index(param);
        self.types.region(RegionKind::Param { index, name })
    }

    /// Whether a definition is an item whose own generic parameters nothing can be said
    /// about because there are none: a constant, a static, a module.
    pub(super) fn is_thread_local(&self, def: DefId) -> bool {
        self.item_node(def)
            .is_some_and(|item| matches!(item.kind, ItemKind::ThreadLocal(_)))
    }
}

pub(super) fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
