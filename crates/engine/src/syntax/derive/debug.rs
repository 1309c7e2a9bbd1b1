//! `Debug`, by the helpers of `Formatter` that rustc uses.

use super::Derive;
use super::fields::Whose;
use super::header::{Bounds, Method};
use super::input::{Style, VariantInput};
use super::name::Derived;
use crate::syntax::ast::{ExprId, ExprKind, FieldName, Generics, Item, TypeKind};

const FORMATTER: &str = "#f";

/// So many fields have helpers of their own; more are handed over as slices.
const SMALL: usize = 5;

impl Derive<'_, '_> {
    pub(super) fn debug_impl(&mut self) -> Item {
        let formatter = self.std_type("fmt::Formatter");
        let formatter = self.ref_type(true, formatter);
        let output = self.std_type("fmt::Result");
        let method = Method {
            name: "fmt",
            generics: Generics::default(),
            has_self: true,
            params: vec![(FORMATTER, formatter)],
            output: Some(output),
        };
        let method = self.method(method, |this| {
            let value = this.debug_value();
            this.block(Vec::new(), Some(value), this.span)
        });
        self.trait_impl(Derived::Debug, Bounds::Yes, vec![method])
    }

    fn debug_value(&mut self) -> ExprId {
        match self.variants() {
            [] => self.match_nothing(),
            [all] if !self.input.is_enum => self.debug_variant(all),
            variants => {
                let mut arms = Vec::new();
                for variant in variants {
                    let pat = self.pattern(variant, Whose::Own);
                    arms.push((pat, self.debug_variant(variant)));
                }
                let value = self.self_value(self.span);
                self.matching(value, arms, self.span)
            }
        }
    }

    fn debug_variant(&mut self, variant: &VariantInput<'_>) -> ExprId {
        let span = self.span;
        let formatter = self.local(FORMATTER, span);
        let name = self.str(variant.ident.name, span);
        let mut args = vec![formatter, name];
        let count = variant.fields.len();
        let kind = match variant.style {
            _ if count == 0 => return self.call("fmt::Formatter::write_str", args, span),
            Style::Named => "struct",
            Style::Unit | Style::Tuple => "tuple",
        };
        if count > SMALL {
            return self.debug_many(variant, kind, args);
        }
        for (index, field) in variant.fields.iter().enumerate() {
            args.extend(self.name_of(field.name));
            args.push(self.debug_field(variant, index));
        }
        let path = format!("fmt::Formatter::debug_{kind}_field{count}_finish");
        self.call(&path, args, span)
    }

    /// `debug_struct_fields_finish(f, "S", &["a", …], values)`
    fn debug_many(
        &mut self,
        variant: &VariantInput<'_>,
        kind: &str,
        mut args: Vec<ExprId>,
    ) -> ExprId {
        let span = self.span;
        let mut names = Vec::new();
        let mut values = Vec::new();
        for (index, field) in variant.fields.iter().enumerate() {
            names.extend(self.name_of(field.name));
            values.push(self.debug_field(variant, index));
        }
        if !names.is_empty() {
            let names = self.expr(ExprKind::Array(names), span);
            args.push(self.borrow(names, span));
        }
        let values = self.expr(ExprKind::Array(values), span);
        let values = self.borrow(values, span);
        let object = vec![self.trait_bound("fmt::Debug")];
        let object = self.lower.new_type(TypeKind::TraitObject(object), span);
        let object = self.ref_type(false, object);
        let slice = self.lower.new_type(TypeKind::Slice(object), span);
        let slice = self.ref_type(false, slice);
        let pat = self.binding("#values", span);
        let stmt = self.let_stmt(pat, Some(slice), Some(values), span);
        args.push(self.local("#values", span));
        let path = format!("fmt::Formatter::debug_{kind}_fields_finish");
        let call = self.call(&path, args, span);
        self.block(vec![stmt], Some(call), span)
    }

    /// A reference to a field. The last may be unsized, so that there is one more around it.
    fn debug_field(&mut self, variant: &VariantInput<'_>, index: usize) -> ExprId {
        let span = match variant.fields.get(index) {
            Some(field) => self.field_span(field),
            None => self.span,
        };
        let reference = self.reference(variant, index, Whose::Own, span);
        if index + 1 == variant.fields.len() {
            self.borrow(reference, span)
        } else {
            reference
        }
    }

    fn name_of(&mut self, name: FieldName) -> Option<ExprId> {
        match name {
            FieldName::Named(ident) => Some(self.str(ident.name, self.span)),
            FieldName::Index(..) => None,
        }
    }
}
