//! The lifetimes that are written in bounds and types.

use crate::syntax::ast::{
    AssocArgKind, Ast, BoundKind, GenericArg, GenericArgs, Param, Path, TypeBound, TypeId,
    TypeKind, WherePredicateKind,
};
use crate::syntax::span::Span;

/// Finds them, by their places.
pub(super) struct Mentioned<'a> {
    pub(super) ast: &'a Ast,
    pub(super) lifetimes: Vec<Span>,
}

impl Mentioned<'_> {
    pub(super) fn predicate(&mut self, predicate: &WherePredicateKind) {
        match predicate {
            WherePredicateKind::Lifetime { lifetime, bounds } => {
                self.lifetimes.push(lifetime.span);
                self.lifetimes.extend(bounds.iter().map(|each| each.span));
            }
            WherePredicateKind::Type { ty, bounds, .. } => {
                self.ty(*ty);
                self.bounds(bounds);
            }
        }
    }

    pub(super) fn bounds(&mut self, bounds: &[TypeBound]) {
        for bound in bounds {
            match &bound.kind {
                BoundKind::Trait { path, .. } => self.path(path),
                BoundKind::Lifetime(lifetime) => self.lifetimes.push(lifetime.span),
                BoundKind::Use(_) => {}
            }
        }
    }

    fn path(&mut self, path: &Path) {
        if let Some(qself) = path.qself {
            self.ty(qself.ty);
        }
        for segment in &path.segments {
            if let Some(args) = &segment.args {
                self.args(args);
            }
        }
    }

    fn args(&mut self, args: &GenericArgs) {
        match args {
            GenericArgs::Angle { args, assoc, .. } => {
                for arg in args {
                    match arg {
                        GenericArg::Lifetime(lifetime) => self.lifetimes.push(lifetime.span),
                        GenericArg::Type(ty) => self.ty(*ty),
                        GenericArg::Const(_) => {}
                    }
                }
                for each in assoc {
                    if let Some(args) = &each.args {
                        self.args(args);
                    }
                    match &each.kind {
                        AssocArgKind::Type(ty) => self.ty(*ty),
                        AssocArgKind::Const(_) => {}
                        AssocArgKind::Bounds(bounds) => self.bounds(bounds),
                    }
                }
            }
            GenericArgs::Parenthesized { inputs, output, .. } => {
                self.types(inputs);
                self.types(output.as_slice());
            }
        }
    }

    fn types(&mut self, types: &[TypeId]) {
        for ty in types {
            self.ty(*ty);
        }
    }

    fn ty(&mut self, ty: TypeId) {
        match &self.ast.types[ty].kind {
            TypeKind::Path(path) => self.path(path),
            TypeKind::Ref { lifetime, ty, .. } => {
                self.lifetimes.extend(lifetime.map(|each| each.span));
                self.ty(*ty);
            }
            TypeKind::Ptr { ty, .. }
            | TypeKind::Slice(ty)
            | TypeKind::Array(ty, _)
            | TypeKind::Paren(ty) => self.ty(*ty),
            TypeKind::Tuple(parts) => self.types(parts),
            TypeKind::ImplTrait(bounds) | TypeKind::TraitObject(bounds) => self.bounds(bounds),
            TypeKind::FnPtr { params, output, .. } => {
                self.params(params);
                self.types(output.as_slice());
            }
            TypeKind::Never | TypeKind::Infer | TypeKind::Error => {}
        }
    }

    fn params(&mut self, params: &[Param]) {
        for param in params {
            self.ty(param.ty);
        }
    }
}
