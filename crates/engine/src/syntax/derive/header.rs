//! What all derived impls have: their generic parameters, their bounds, their methods.

use super::Derive;
use super::name::Derived;
use crate::syntax::ast::{
    AssocItem, AssocItemKind, Ast, BodyKind, BoundKind, ExprId, Fn, FnHeader, FnSig, GenericArg,
    GenericArgs, GenericParamKind, Generics, Impl, Item, ItemKind, Lifetime, Param, Path, PathRoot,
    PathSegment, TypeBound, TypeId, TypeKind, Visibility, VisibilityKind, WherePredicate,
    WherePredicateKind,
};
use crate::syntax::span::Span;
use crate::syntax::symbol::Symbol;

/// A method that is to be written.
pub(super) struct Method<'m> {
    pub name: &'m str,
    pub generics: Generics,
    pub has_self: bool,
    /// The parameters after `self`.
    pub params: Vec<(&'m str, TypeId)>,
    pub output: Option<TypeId>,
}

/// Whether the generic parameters have to implement the trait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bounds {
    Yes,
    No,
}

impl Derive<'_, '_> {
    /// `impl<T: Trait> Trait for S<T> { … }`
    pub(super) fn trait_impl(
        &mut self,
        derived: Derived,
        bounds: Bounds,
        items: Vec<AssocItem>,
    ) -> Item {
        let path = derived.path();
        let generics = self.impl_generics(&path, bounds);
        let self_ty = self.implementing_type(&generics);
        let of_trait = self.std_path(&path, self.span);
        let span = self.span;
        Item {
            ident: None,
            vis: inherited(span),
            attrs: Vec::new(),
            kind: ItemKind::Impl(Impl {
                is_unsafe: false,
                generics,
                of_trait: Some((of_trait, false)),
                self_ty,
                items,
                derived: true,
            }),
            span,
        }
    }

    fn impl_generics(&mut self, path: &str, bounds: Bounds) -> Generics {
        let input = self.input;
        let mut generics = self
            .lower
            .quietly(|lower| lower.generics_without_defaults(input.generics));
        if bounds == Bounds::No {
            return generics;
        }
        let mut names = Vec::new();
        for param in &mut generics.params {
            if let GenericParamKind::Type { bounds, .. } = &mut param.kind {
                names.push(param.ident.name);
                bounds.insert(0, self.trait_bound(path));
            }
        }
        for (lifetimes, ty) in self.projections(&names) {
            let bounds = vec![self.trait_bound(path)];
            generics.predicates.push(WherePredicate {
                kind: WherePredicateKind::Type {
                    lifetimes,
                    ty,
                    bounds,
                },
                span: self.span,
            });
        }
        generics
    }

    /// The types of fields that are associated with a parameter, such as `T::Item`, with the
    /// lifetimes that are bound around them.
    fn projections(&mut self, params: &[Symbol]) -> Vec<(Vec<Lifetime>, TypeId)> {
        let mut found = Vec::new();
        if params.is_empty() {
            return found;
        }
        for variant in self.variants() {
            for field in &variant.fields {
                if !may_project(field.ty) {
                    continue;
                }
                let ty = self.lower.quietly(|lower| lower.ty(field.ty));
                let mut search = Search {
                    ast: &self.lower.ast,
                    params,
                    lifetimes: Vec::new(),
                    found: Vec::new(),
                };
                search.ty(ty);
                found.append(&mut search.found);
            }
        }
        found
    }

    /// `S<'a, T, N>`. rustc reports a missing supertrait at it, which is the type's name.
    fn implementing_type(&mut self, generics: &Generics) -> TypeId {
        let span = self.at(self.input.ident.span);
        let mut args = Vec::new();
        for param in &generics.params {
            args.push(match param.kind {
                GenericParamKind::Lifetime { .. } => GenericArg::Lifetime(param.ident),
                GenericParamKind::Type { .. } | GenericParamKind::Const { .. } => {
                    let path = Self::relative_path(&[param.ident], span);
                    GenericArg::Type(self.path_type(path))
                }
            });
        }
        let assoc = Vec::new();
        let args = (!args.is_empty()).then_some(GenericArgs::Angle { args, assoc, span });
        let ident = self.input.ident;
        self.path_type(Path {
            root: PathRoot::Relative,
            qself: None,
            segments: vec![PathSegment { ident, args }],
            span,
        })
    }

    /// Writes a method. `body` gives the value of its block, after the statements.
    pub(super) fn method(
        &mut self,
        method: Method<'_>,
        body: impl FnOnce(&mut Self) -> ExprId,
    ) -> AssocItem {
        let span = self.span;
        let outer = self.lower.begin_body();
        let mut params = Vec::new();
        if method.has_self {
            let ty = self.self_type();
            let ty = self.ref_type(false, ty);
            params.push(self.param("self", ty));
        }
        for (name, ty) in &method.params {
            params.push(self.param(name, *ty));
        }
        let value = body(self);
        let pats = params.iter().filter_map(|param| param.pat).collect();
        let body = self.lower.end_body(outer, BodyKind::Fn, pats, value);
        let sig = FnSig {
            header: FnHeader::default(),
            generics: method.generics,
            has_self: method.has_self,
            params,
            output: method.output,
            span,
        };
        AssocItem {
            ident: self.ident(method.name, span),
            vis: inherited(span),
            attrs: Vec::new(),
            kind: AssocItemKind::Fn(Box::new(Fn {
                sig,
                body: Some(body),
            })),
            span,
        }
    }

    fn param(&mut self, name: &str, ty: TypeId) -> Param {
        let pat = self.binding(name, self.span);
        Param {
            pat: Some(pat),
            ty,
            span: self.span,
        }
    }
}

fn inherited(at: Span) -> Visibility {
    Visibility {
        kind: VisibilityKind::Inherited,
        span: Span {
            end: at.start,
            ..at
        },
    }
}

/// Whether there is any use in looking for `T::Item` in a type: it is lowered for that.
fn may_project(ty: &syn::Type) -> bool {
    match ty {
        syn::Type::Path(path) => {
            path.path.segments.len() > 1
                || path
                    .path
                    .segments
                    .iter()
                    .any(|segment| !matches!(segment.arguments, syn::PathArguments::None))
        }
        syn::Type::Reference(reference) => may_project(&reference.elem),
        syn::Type::Paren(paren) => may_project(&paren.elem),
        syn::Type::Group(group) => may_project(&group.elem),
        syn::Type::Never(_) => false,
        _ => true,
    }
}

/// A search for types that are associated with a parameter.
struct Search<'s> {
    ast: &'s Ast,
    params: &'s [Symbol],
    lifetimes: Vec<Lifetime>,
    found: Vec<(Vec<Lifetime>, TypeId)>,
}

impl Search<'_> {
    fn ty(&mut self, id: TypeId) {
        match &self.ast.types[id].kind {
            TypeKind::Path(path) => {
                if path.qself.is_none() && self.is_projection(path) {
                    self.found.push((self.lifetimes.clone(), id));
                }
                self.path(path);
            }
            TypeKind::Ref { ty, .. }
            | TypeKind::Ptr { ty, .. }
            | TypeKind::Slice(ty)
            | TypeKind::Array(ty, _)
            | TypeKind::Paren(ty) => self.ty(*ty),
            TypeKind::Tuple(types) => self.types(types),
            TypeKind::ImplTrait(bounds) | TypeKind::TraitObject(bounds) => self.bounds(bounds),
            TypeKind::FnPtr {
                lifetimes,
                params,
                output,
                ..
            } => {
                let outer = self.lifetimes.len();
                let names = lifetimes.iter().map(|lifetime| lifetime.ident);
                self.lifetimes.extend(names);
                for param in params {
                    self.ty(param.ty);
                }
                if let Some(output) = output {
                    self.ty(*output);
                }
                self.lifetimes.truncate(outer);
            }
            TypeKind::Never | TypeKind::Infer | TypeKind::Error => {}
        }
    }

    fn is_projection(&self, path: &Path) -> bool {
        let first = path.segments.first();
        path.root == PathRoot::Relative
            && path.segments.len() > 1
            && first.is_some_and(|first| self.params.contains(&first.ident.name))
    }

    fn types(&mut self, types: &[TypeId]) {
        for ty in types {
            self.ty(*ty);
        }
    }

    fn path(&mut self, path: &Path) {
        if let Some(qself) = path.qself {
            self.ty(qself.ty);
        }
        for segment in &path.segments {
            match &segment.args {
                Some(GenericArgs::Angle { args, .. }) => {
                    for arg in args {
                        if let GenericArg::Type(ty) = arg {
                            self.ty(*ty);
                        }
                    }
                }
                Some(GenericArgs::Parenthesized { inputs, output, .. }) => {
                    self.types(inputs);
                    self.types(output.as_slice());
                }
                None => {}
            }
        }
    }

    fn bounds(&mut self, bounds: &[TypeBound]) {
        for bound in bounds {
            if let BoundKind::Trait {
                lifetimes, path, ..
            } = &bound.kind
            {
                let outer = self.lifetimes.len();
                self.lifetimes.extend(lifetimes);
                self.path(path);
                self.lifetimes.truncate(outer);
            }
        }
    }
}
