//! Taking values apart and putting them together, field by field.

use super::Derive;
use super::input::{FieldInput, Style, VariantInput};
use crate::syntax::ast::{ExprId, ExprKind, FieldExpr, FieldPat, PatId, PatKind, Path, StructRest};
use crate::syntax::span::Span;

/// The value whose fields are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// Those of `self`.
    Own,
    /// Those of the other operand.
    Other,
}

/// The other operand.
pub(super) const OTHER: &str = "#other";

impl Whose {
    /// What a variant's field is bound to.
    fn binding(self, index: usize) -> String {
        match self {
            Self::Own => format!("#self_{index}"),
            Self::Other => format!("#other_{index}"),
        }
    }
}

impl<'d> Derive<'d, '_> {
    /// The variants, for as long as the input lives.
    pub(super) fn variants(&self) -> &'d [VariantInput<'d>] {
        &self.input.variants
    }

    /// Where a field stands.
    pub(super) fn field_span(&self, field: &FieldInput<'_>) -> Span {
        self.at(field.span)
    }

    /// `S` or `E::V`.
    fn variant_path(&self, variant: &VariantInput<'_>, span: Span) -> Path {
        if self.input.is_enum {
            Self::relative_path(&[self.input.ident, variant.ident], span)
        } else {
            Self::relative_path(&[self.input.ident], span)
        }
    }

    /// A field as a place: `self.x`, or what a pattern bound a reference to.
    pub(super) fn place(
        &mut self,
        variant: &VariantInput<'_>,
        index: usize,
        whose: Whose,
        span: Span,
    ) -> ExprId {
        match variant.fields.get(index) {
            Some(field) if !self.input.is_enum => {
                let base = match whose {
                    Whose::Own => self.self_value(span),
                    Whose::Other => self.local(OTHER, span),
                };
                self.field(base, field.name, span)
            }
            _ => self.local(&whose.binding(index), span),
        }
    }

    /// A reference to a field.
    pub(super) fn reference(
        &mut self,
        variant: &VariantInput<'_>,
        index: usize,
        whose: Whose,
        span: Span,
    ) -> ExprId {
        let place = self.place(variant, index, whose, span);
        if self.input.is_enum {
            place
        } else {
            self.borrow(place, span)
        }
    }

    /// A pattern that binds all of a variant's fields.
    pub(super) fn pattern(&mut self, variant: &VariantInput<'_>, whose: Whose) -> PatId {
        let span = self.at(variant.ident.span);
        let mut bound = Vec::new();
        for (index, field) in variant.fields.iter().enumerate() {
            let span = self.field_span(field);
            bound.push(self.binding(&whose.binding(index), span));
        }
        let path = self.variant_path(variant, span);
        let kind = match variant.style {
            Style::Unit => PatKind::Path(path),
            Style::Tuple => PatKind::TupleStruct(path, bound),
            Style::Named => {
                let fields = variant.fields.iter().zip(bound);
                let fields = fields.map(|(field, pat)| FieldPat {
                    name: field.name,
                    pat,
                    shorthand: false,
                    span: self.field_span(field),
                });
                PatKind::Struct {
                    path,
                    fields: fields.collect(),
                    rest: false,
                }
            }
        };
        self.lower.new_pat(kind, span)
    }

    /// A value of a variant, of a value for each field.
    pub(super) fn construct(&mut self, variant: &VariantInput<'_>, values: Vec<ExprId>) -> ExprId {
        let span = self.span;
        let path = self.variant_path(variant, span);
        match variant.style {
            Style::Unit => self.path_expr(path),
            Style::Tuple => {
                let callee = self.path_expr(path);
                let args = values;
                self.expr(ExprKind::Call { callee, args }, span)
            }
            Style::Named => {
                let fields = variant.fields.iter().zip(values);
                let fields = fields.map(|(field, expr)| FieldExpr {
                    name: field.name,
                    expr,
                    shorthand: false,
                    span: self.field_span(field),
                });
                let fields = fields.collect();
                let rest = StructRest::None;
                self.expr(ExprKind::Struct { path, fields, rest }, span)
            }
        }
    }

    /// `match *self {}`, of an enum that has no value.
    pub(super) fn match_nothing(&mut self) -> ExprId {
        let value = self.self_value(self.span);
        let value = self.deref(value, self.span);
        self.matching(value, Vec::new(), self.span)
    }

    /// `(self, other)`
    pub(super) fn both_values(&mut self) -> ExprId {
        let values = vec![self.self_value(self.span), self.local(OTHER, self.span)];
        self.expr(ExprKind::Tuple(values), self.span)
    }

    /// The pattern of two values that are of the same variant.
    pub(super) fn both_patterns(&mut self, variant: &VariantInput<'_>) -> PatId {
        let pats = vec![
            self.pattern(variant, Whose::Own),
            self.pattern(variant, Whose::Other),
        ];
        self.lower.new_pat(PatKind::Tuple(pats), self.span)
    }
}
