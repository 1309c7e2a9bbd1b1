//! `PartialEq` and `Eq`.

use super::Derive;
use super::clone::plain_name;
use super::fields::{OTHER, Whose};
use super::header::{Bounds, Method};
use super::input::VariantInput;
use super::name::Derived;
use crate::syntax::ast::{ExprId, Generics, Item, StmtId, TypeId};

/// Types that rustc compares before all others, because it is cheap.
const SCALARS: &[&str] = &[
    "i8", "i16", "i32", "i64", "i128", "u8", "u16", "u32", "u64", "u128", "f16", "f32", "f64",
    "f128", "bool", "char",
];

impl Derive<'_, '_> {
    pub(super) fn partial_eq_impl(&mut self) -> Item {
        let method = self.comparison("eq", |this| {
            let path = this.lower.interner.intern("bool");
            let ident = crate::syntax::ast::Ident {
                name: path,
                span: this.span,
            };
            // rustc writes the plain name too: whoever hides `bool` hides it from both.
            this.path_type(Self::relative_path(&[ident], this.span))
        });
        let method = self.method(method, Self::eq_body);
        self.trait_impl(Derived::PartialEq, Bounds::Yes, vec![method])
    }

    pub(super) fn eq_impl(&mut self) -> Item {
        let method = Method {
            name: "assert_receiver_is_total_eq",
            generics: Generics::default(),
            has_self: true,
            params: Vec::new(),
            output: None,
        };
        let method = self.method(method, |this| {
            let stmts = this.assertions("cmp::AssertParamIsEq");
            this.block(stmts, None, this.span)
        });
        self.trait_impl(Derived::Eq, Bounds::Yes, vec![method])
    }

    /// A method that takes another `&Self`.
    pub(super) fn comparison(
        &mut self,
        name: &'static str,
        output: impl FnOnce(&mut Self) -> TypeId,
    ) -> Method<'static> {
        let other = self.self_type();
        let other = self.ref_type(false, other);
        let output = output(self);
        Method {
            name,
            generics: Generics::default(),
            has_self: true,
            params: vec![(OTHER, other)],
            output: Some(output),
        }
    }

    fn eq_body(&mut self) -> ExprId {
        let span = self.span;
        match self.variants() {
            [] => {
                let nothing = self.match_nothing();
                self.block(Vec::new(), Some(nothing), span)
            }
            [all] if !self.input.is_enum || all.fields.is_empty() => self.fields_equal(all),
            [only] => {
                let arm = (self.both_patterns(only), self.fields_equal(only));
                let both = self.both_values();
                let value = self.matching(both, vec![arm], span);
                self.block(Vec::new(), Some(value), span)
            }
            _ => self.variants_equal(),
        }
    }

    fn variants_equal(&mut self) -> ExprId {
        let span = self.span;
        let (mut stmts, own, other) = self.discriminants();
        let same = self.equal(own, other, span);
        if !self.input.has_fields() {
            return self.block(stmts, Some(same), span);
        }
        let different = self.bool(false, span);
        stmts.push(self.return_unless(same, different, span));
        let mut arms = Vec::new();
        for variant in self.variants() {
            if !variant.fields.is_empty() {
                arms.push((self.both_patterns(variant), self.fields_equal(variant)));
            }
        }
        arms.push((self.wild(span), self.bool(true, span)));
        let both = self.both_values();
        let value = self.matching(both, arms, span);
        self.block(stmts, Some(value), span)
    }

    /// Returns at the first field that differs; the last decides.
    fn fields_equal(&mut self, variant: &VariantInput<'_>) -> ExprId {
        let order = scalars_first(variant);
        let mut stmts: Vec<StmtId> = Vec::new();
        let mut last = None;
        for (position, index) in order.iter().copied().enumerate() {
            let span = match variant.fields.get(index) {
                Some(field) => self.field_span(field),
                None => self.span,
            };
            let own = self.place(variant, index, Whose::Own, span);
            let other = self.place(variant, index, Whose::Other, span);
            let same = self.equal(own, other, span);
            if position + 1 == order.len() {
                last = Some(same);
            } else {
                let different = self.bool(false, span);
                stmts.push(self.return_unless(same, different, span));
            }
        }
        let value = match last {
            Some(last) => last,
            None => self.bool(true, self.span),
        };
        self.block(stmts, Some(value), self.span)
    }
}

/// The fields in the order in which they are compared.
fn scalars_first(variant: &VariantInput<'_>) -> Vec<usize> {
    let is_scalar_at = |index: &usize| {
        let field = variant.fields.get(*index);
        field.is_some_and(|field| is_scalar(field.ty))
    };
    let all = 0..variant.fields.len();
    let (mut order, others): (Vec<usize>, Vec<usize>) = all.partition(is_scalar_at);
    order.extend(others);
    order
}

fn is_scalar(ty: &syn::Type) -> bool {
    match ty {
        syn::Type::Reference(reference) => is_scalar(&reference.elem),
        syn::Type::Ptr(ptr) => is_scalar(&ptr.elem),
        syn::Type::Group(group) => is_scalar(&group.elem),
        _ => plain_name(ty).is_some_and(|name| {
            let name = name.to_string();
            SCALARS.contains(&name.trim_start_matches("r#"))
        }),
    }
}
