//! Types, and the generic arguments of paths.

use super::Late;
use super::source::{Callee, PathSource};
use crate::resolve::def::{Namespace, PathRes};
use crate::resolve::scope::{ConstGenerics, Rib, RibKind};
use crate::syntax::ast::{
    AssocArgKind, GenericArg, GenericArgs, GenericParamKind, Lifetime, Path, TypeId, TypeKind,
};

impl Late<'_, '_> {
    pub(super) fn ty(&mut self, id: TypeId) {
        let ast = self.ast;
        match &ast.types[id].kind {
            TypeKind::Path(path) => {
                if let Some(qself) = path.qself {
                    self.ty(qself.ty);
                }
                let found = self.path(path, PathSource::Type);
                self.record_type(id, found);
            }
            TypeKind::Ref { lifetime, ty, .. } => {
                if let Some(lifetime) = lifetime {
                    self.lifetime(*lifetime);
                }
                self.ty(*ty);
            }
            TypeKind::Ptr { ty, .. } | TypeKind::Slice(ty) | TypeKind::Paren(ty) => self.ty(*ty),
            TypeKind::Array(ty, len) => {
                self.ty(*ty);
                self.anon_const(*len);
            }
            TypeKind::Tuple(types) => {
                for ty in types {
                    self.ty(*ty);
                }
            }
            TypeKind::ImplTrait(bounds) | TypeKind::TraitObject(bounds) => self.bounds(bounds),
            TypeKind::FnPtr {
                lifetimes,
                params,
                output,
                ..
            } => {
                let names: Vec<Lifetime> = lifetimes.iter().map(|param| param.ident).collect();
                let binder = self.binder(&names);
                self.within(binder, |this| {
                    for lifetime in lifetimes {
                        if let GenericParamKind::Lifetime { bounds } = &lifetime.kind {
                            for bound in bounds {
                                this.lifetime(*bound);
                            }
                        }
                    }
                    for param in params {
                        this.ty(param.ty);
                    }
                    if let Some(output) = output {
                        this.ty(*output);
                    }
                });
            }
            TypeKind::Never | TypeKind::Infer | TypeKind::Error => {}
        }
    }

    fn record_type(&mut self, id: TypeId, found: PathRes) {
        if let Some(tables) = self.tables() {
            tables.types.insert(id, found);
        }
    }

    /// The generic arguments of all segments of a path.
    pub(super) fn path_args(&mut self, path: &Path) {
        for segment in &path.segments {
            if let Some(args) = &segment.args {
                self.generic_args(args);
            }
        }
    }

    pub(super) fn generic_args(&mut self, args: &GenericArgs) {
        match args {
            GenericArgs::Angle { args, assoc, .. } => {
                for arg in args {
                    match arg {
                        GenericArg::Lifetime(lifetime) => self.lifetime(*lifetime),
                        GenericArg::Type(ty) => self.type_or_const(*ty),
                        GenericArg::Const(body) => self.anon_const(*body),
                    }
                }
                for arg in assoc {
                    if let Some(args) = &arg.args {
                        self.generic_args(args);
                    }
                    match &arg.kind {
                        AssocArgKind::Type(ty) => self.type_or_const(*ty),
                        AssocArgKind::Const(body) => self.anon_const(*body),
                        AssocArgKind::Bounds(bounds) => self.bounds(bounds),
                    }
                }
            }
            GenericArgs::Parenthesized { inputs, output, .. } => {
                inputs.iter().chain(output).for_each(|ty| self.ty(*ty));
            }
        }
    }

    /// An argument that is written like a type. If there is no type of this name, but a
    /// value, it is a constant.
    fn type_or_const(&mut self, id: TypeId) {
        let ast = self.ast;
        if let TypeKind::Path(path) = &ast.types[id].kind
            && let Some(ident) = path.as_ident()
            && matches!(self.lexical(ident, Namespace::Type), Ok(None))
            && !matches!(self.lexical(ident, Namespace::Value), Ok(None))
        {
            let rib = Rib::new(RibKind::Const(ConstGenerics::Yes));
            let source = PathSource::Expr(Callee::No);
            let found = self.within(rib, |this| this.path(path, source));
            self.record_type(id, found);
        } else {
            self.ty(id);
        }
    }
}
