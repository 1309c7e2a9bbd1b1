//! `PartialOrd` and `Ord`: variants by their discriminants, fields from first to last.

use super::Derive;
use super::fields::Whose;
use super::header::Bounds;
use super::input::VariantInput;
use super::name::Derived;
use crate::syntax::ast::{ExprId, ExprKind, Item, PatId, PatKind, StmtId};
use crate::syntax::span::Span;

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Partial,
    Total,
}

impl Order {
    fn method(self) -> &'static str {
        match self {
            Self::Partial => "cmp::PartialOrd::partial_cmp",
            Self::Total => "cmp::Ord::cmp",
        }
    }
}

/// What a comparison gives if the operands are not equal.
const UNEQUAL: &str = "#unequal";

const EQUAL: &str = "cmp::Ordering::Equal";
const SOME: &str = "option::Option::Some";

impl Derive<'_, '_> {
    pub(super) fn partial_ord_impl(&mut self) -> Item {
        let method = self.comparison("partial_cmp", |this| {
            let ordering = this.std_type("cmp::Ordering");
            let mut path = this.std_path("option::Option", this.span);
            if let Some(last) = path.segments.last_mut() {
                last.args = Some(crate::syntax::ast::GenericArgs::Angle {
                    args: vec![crate::syntax::ast::GenericArg::Type(ordering)],
                    assoc: Vec::new(),
                    span: this.span,
                });
            }
            this.path_type(path)
        });
        let method = self.method(method, |this| this.order_body(Order::Partial));
        self.trait_impl(Derived::PartialOrd, Bounds::Yes, vec![method])
    }

    pub(super) fn ord_impl(&mut self) -> Item {
        let method = self.comparison("cmp", |this| this.std_type("cmp::Ordering"));
        let method = self.method(method, |this| this.order_body(Order::Total));
        self.trait_impl(Derived::Ord, Bounds::Yes, vec![method])
    }

    fn order_body(&mut self, order: Order) -> ExprId {
        let span = self.span;
        match self.variants() {
            [] => {
                let nothing = self.match_nothing();
                self.block(Vec::new(), Some(nothing), span)
            }
            [all] if !self.input.is_enum || all.fields.is_empty() => self.fields_order(all, order),
            [only] => {
                let arm = (self.both_patterns(only), self.fields_order(only, order));
                let both = self.both_values();
                let value = self.matching(both, vec![arm], span);
                self.block(Vec::new(), Some(value), span)
            }
            _ => self.variants_order(order),
        }
    }

    /// Fields decide if both are of one variant, discriminants if not.
    fn variants_order(&mut self, order: Order) -> ExprId {
        let span = self.span;
        let (stmts, own, other) = self.discriminants();
        let (own, other) = (self.borrow(own, span), self.borrow(other, span));
        let by_variant = self.call(order.method(), vec![own, other], span);
        if !self.input.has_fields() {
            return self.block(stmts, Some(by_variant), span);
        }
        let mut arms = Vec::new();
        for variant in self.variants() {
            if !variant.fields.is_empty() {
                arms.push((
                    self.both_patterns(variant),
                    self.fields_order(variant, order),
                ));
            }
        }
        arms.push((self.wild(span), by_variant));
        let both = self.both_values();
        let value = self.matching(both, arms, span);
        self.block(stmts, Some(value), span)
    }

    /// Returns at the first field that is not equal; the last decides.
    fn fields_order(&mut self, variant: &VariantInput<'_>, order: Order) -> ExprId {
        let mut stmts: Vec<StmtId> = Vec::new();
        let mut last = None;
        for (index, field) in variant.fields.iter().enumerate() {
            let span = self.field_span(field);
            let own = self.reference(variant, index, Whose::Own, span);
            let other = self.reference(variant, index, Whose::Other, span);
            let compared = self.call(order.method(), vec![own, other], span);
            if index + 1 == variant.fields.len() {
                last = Some(compared);
            } else {
                stmts.push(self.return_if_unequal(compared, order, span));
            }
        }
        let value = match last {
            Some(last) => last,
            None => self.equal_value(order, self.span),
        };
        self.block(stmts, Some(value), self.span)
    }

    /// `match compared { Equal => {} unequal => return unequal }`
    fn return_if_unequal(&mut self, compared: ExprId, order: Order, span: Span) -> StmtId {
        let equal = self.equal_pattern(order, span);
        let go_on = self.block(Vec::new(), None, span);
        let unequal = self.binding(UNEQUAL, span);
        let value = self.local(UNEQUAL, span);
        let leave = self.expr(ExprKind::Return(Some(value)), span);
        let value = self.matching(compared, vec![(equal, go_on), (unequal, leave)], span);
        self.stmt(value, span)
    }

    fn equal_pattern(&mut self, order: Order, span: Span) -> PatId {
        let equal = self.std_path(EQUAL, span);
        let equal = self.lower.new_pat(PatKind::Path(equal), span);
        match order {
            Order::Total => equal,
            Order::Partial => {
                let some = self.std_path(SOME, span);
                let kind = PatKind::TupleStruct(some, vec![equal]);
                self.lower.new_pat(kind, span)
            }
        }
    }

    fn equal_value(&mut self, order: Order, span: Span) -> ExprId {
        let equal = self.std_path(EQUAL, span);
        let equal = self.path_expr(equal);
        match order {
            Order::Total => equal,
            Order::Partial => self.call(SOME, vec![equal], span),
        }
    }
}
