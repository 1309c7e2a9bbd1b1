//! `Clone` and `Copy`, and the assertions of `Clone` and `Eq`.

use std::collections::HashSet;

use super::Derive;
use super::fields::Whose;
use super::header::{Bounds, Method};
use super::input::VariantInput;
use super::name::Derived;
use crate::syntax::ast::{ExprId, GenericArg, GenericArgs, Generics, Item, StmtId};

impl Derive<'_, '_> {
    /// `*self` for a type that is `Copy` whatever its parameters are, else field by field.
    pub(super) fn clone_impl(&mut self, is_copy: bool) -> Item {
        let is_shallow = is_copy && !self.input.has_type_params();
        let output = self.self_type();
        let method = Method {
            name: "clone",
            generics: Generics::default(),
            has_self: true,
            params: Vec::new(),
            output: Some(output),
        };
        let method = self.method(method, |this| {
            if is_shallow {
                let stmts = this.assertions("clone::AssertParamIsClone");
                let value = this.self_value(this.span);
                let copy = this.deref(value, this.span);
                return this.block(stmts, Some(copy), this.span);
            }
            let value = this.deep_clone();
            this.block(Vec::new(), Some(value), this.span)
        });
        self.trait_impl(Derived::Clone, Bounds::Yes, vec![method])
    }

    pub(super) fn copy_impl(&mut self) -> Item {
        self.trait_impl(Derived::Copy, Bounds::Yes, Vec::new())
    }

    fn deep_clone(&mut self) -> ExprId {
        if !self.input.is_enum {
            return match self.variants() {
                [all] => self.cloned(all),
                _ => self.expr(crate::syntax::ast::ExprKind::Error, self.span),
            };
        }
        if self.variants().is_empty() {
            return self.match_nothing();
        }
        let mut arms = Vec::new();
        for variant in self.variants() {
            arms.push((self.pattern(variant, Whose::Own), self.cloned(variant)));
        }
        let value = self.self_value(self.span);
        self.matching(value, arms, self.span)
    }

    fn cloned(&mut self, variant: &VariantInput<'_>) -> ExprId {
        let mut values = Vec::new();
        for (index, field) in variant.fields.iter().enumerate() {
            let span = self.field_span(field);
            let value = self.reference(variant, index, Whose::Own, span);
            values.push(self.call("clone::Clone::clone", vec![value], span));
        }
        self.construct(variant, values)
    }

    /// `let _: Assert<T>;` for the type of each field, and once for each plain name.
    pub(super) fn assertions(&mut self, assert: &str) -> Vec<StmtId> {
        let mut stmts = Vec::new();
        let mut seen = HashSet::new();
        for variant in self.variants() {
            for field in &variant.fields {
                if plain_name(field.ty).is_some_and(|name| !seen.insert(name)) {
                    continue;
                }
                let span = self.field_span(field);
                let ty = self.lower.quietly(|lower| lower.ty(field.ty));
                let mut path = self.std_path(assert, span);
                if let Some(last) = path.segments.last_mut() {
                    last.args = Some(GenericArgs::Angle {
                        args: vec![GenericArg::Type(ty)],
                        assoc: Vec::new(),
                        span,
                    });
                }
                let ty = self.path_type(path);
                let pat = self.wild(span);
                stmts.push(self.let_stmt(pat, Some(ty), None, span));
            }
        }
        stmts
    }
}

/// The name, if the type is nothing but a name.
pub(super) fn plain_name(ty: &syn::Type) -> Option<&syn::Ident> {
    match ty {
        syn::Type::Path(path) if path.qself.is_none() => path.path.get_ident(),
        syn::Type::Group(group) => plain_name(&group.elem),
        _ => None,
    }
}
