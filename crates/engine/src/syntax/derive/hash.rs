//! `Hash`, and the discriminants that comparisons need too.

use super::Derive;
use super::fields::{OTHER, Whose};
use super::header::{Bounds, Method};
use super::input::VariantInput;
use super::name::Derived;
use crate::syntax::ast::{
    ExprId, ExprKind, GenericParam, GenericParamKind, Generics, IntType, Item, StmtId,
};

const STATE: &str = "#state";
const HASHER: &str = "#H";
const OWN_DISCRIMINANT: &str = "#self_discr";
const OTHER_DISCRIMINANT: &str = "#other_discr";

impl Derive<'_, '_> {
    pub(super) fn hash_impl(&mut self) -> Item {
        let ident = self.ident(HASHER, self.span);
        let bound = self.trait_bound("hash::Hasher");
        let hasher = self.path_type(Self::relative_path(&[ident], self.span));
        let state = self.ref_type(true, hasher);
        let param = GenericParam {
            ident,
            kind: GenericParamKind::Type {
                bounds: vec![bound],
                default: None,
            },
            attrs: Vec::new(),
        };
        let method = Method {
            name: "hash",
            generics: Generics {
                params: vec![param],
                predicates: Vec::new(),
                span: Some(self.span),
            },
            has_self: true,
            params: vec![(STATE, state)],
            output: None,
        };
        let method = self.method(method, Self::hash_body);
        self.trait_impl(Derived::Hash, Bounds::Yes, vec![method])
    }

    fn hash_body(&mut self) -> ExprId {
        let span = self.span;
        match self.variants() {
            [] => {
                let nothing = self.match_nothing();
                self.block(Vec::new(), Some(nothing), span)
            }
            [all] if !self.input.is_enum || all.fields.is_empty() => self.fields_hash(all),
            _ => self.variants_hash(),
        }
    }

    /// The discriminant, if there is more than one, and then the fields.
    fn variants_hash(&mut self) -> ExprId {
        let span = self.span;
        let mut stmts = Vec::new();
        if self.variants().len() > 1 {
            stmts.push(self.let_discriminant(Whose::Own));
            let own = self.local(OWN_DISCRIMINANT, span);
            let own = self.borrow(own, span);
            stmts.push(self.hash_stmt(own, span));
        }
        if !self.input.has_fields() {
            return self.block(stmts, None, span);
        }
        let mut arms = Vec::new();
        let mut is_complete = true;
        for variant in self.variants() {
            if variant.fields.is_empty() {
                is_complete = false;
            } else {
                arms.push((self.pattern(variant, Whose::Own), self.fields_hash(variant)));
            }
        }
        if !is_complete {
            arms.push((self.wild(span), self.block(Vec::new(), None, span)));
        }
        let value = self.self_value(span);
        let value = self.matching(value, arms, span);
        self.block(stmts, Some(value), span)
    }

    fn fields_hash(&mut self, variant: &VariantInput<'_>) -> ExprId {
        let mut stmts = Vec::new();
        for (index, field) in variant.fields.iter().enumerate() {
            let span = self.field_span(field);
            let value = self.reference(variant, index, Whose::Own, span);
            stmts.push(self.hash_stmt(value, span));
        }
        self.block(stmts, None, self.span)
    }

    fn hash_stmt(&mut self, value: ExprId, span: crate::syntax::Span) -> StmtId {
        let state = self.local(STATE, span);
        let call = self.call("hash::Hash::hash", vec![value, state], span);
        self.stmt(call, span)
    }

    /// Statements that read both discriminants, and the variables that hold them.
    pub(super) fn discriminants(&mut self) -> (Vec<StmtId>, ExprId, ExprId) {
        let stmts = vec![
            self.let_discriminant(Whose::Own),
            self.let_discriminant(Whose::Other),
        ];
        let own = self.local(OWN_DISCRIMINANT, self.span);
        let other = self.local(OTHER_DISCRIMINANT, self.span);
        (stmts, own, other)
    }

    /// `let discr = discriminant_value(self) as isize;`, or of the type of the `repr`.
    fn let_discriminant(&mut self, whose: Whose) -> StmtId {
        let span = self.span;
        let (name, value) = match whose {
            Whose::Own => (OWN_DISCRIMINANT, self.self_value(span)),
            Whose::Other => (OTHER_DISCRIMINANT, self.local(OTHER, span)),
        };
        let discr = self.call("intrinsics::discriminant_value", vec![value], span);
        let ident = self.ident(self.input.repr.unwrap_or(IntType::Isize).name(), span);
        let ty = self.path_type(Self::relative_path(&[ident], span));
        let discr = self.expr(ExprKind::Cast(discr, ty), span);
        let pat = self.binding(name, span);
        self.let_stmt(pat, None, Some(discr), span)
    }
}
