//! `Default`, and what is wrong with `#[default]`.

use super::Derive;
use super::header::{Bounds, Method};
use super::input::{Input, Style, VariantInput};
use super::name::Derived;
use crate::syntax::ast::{ExprId, ExprKind, Generics, Item};
use crate::syntax::lower::Lower;

const ONLY_ON_UNITS: &str = "the `#[default]` attribute may only be used on unit enum variants";

impl<'d> Derive<'d, '_> {
    pub(super) fn default_impl(&mut self) -> Item {
        let output = self.self_type();
        let method = Method {
            name: "default",
            generics: Generics::default(),
            has_self: false,
            params: Vec::new(),
            output: Some(output),
        };
        let method = self.method(method, |this| {
            let value = this.default_value();
            this.block(Vec::new(), Some(value), this.span)
        });
        // The default of an enum holds nothing.
        let variants = self.variants();
        let has_default = variants.iter().any(|variant| !variant.defaults.is_empty());
        let bounds = if has_default { Bounds::No } else { Bounds::Yes };
        self.trait_impl(Derived::Default, bounds, vec![method])
    }

    fn default_value(&mut self) -> ExprId {
        if self.input.is_enum {
            return match self.default_variant() {
                Some(variant) => self.construct(variant, Vec::new()),
                None => self.expr(ExprKind::Error, self.span),
            };
        }
        let [all] = self.variants() else {
            return self.expr(ExprKind::Error, self.span);
        };
        let mut values = Vec::new();
        for field in &all.fields {
            let span = self.field_span(field);
            values.push(self.call("default::Default::default", Vec::new(), span));
        }
        self.construct(all, values)
    }

    /// The only variant that is `#[default]`; nothing after it was said what is wrong.
    fn default_variant(&mut self) -> Option<&'d VariantInput<'d>> {
        let variants = self.variants().iter();
        let mut chosen = variants.filter(|variant| !variant.defaults.is_empty());
        let Some(variant) = chosen.next() else {
            let message = "`#[derive(Default)]` on enum with no `#[default]`";
            self.lower.coded("E0665", self.span, message);
            return None;
        };
        let at = self.at(variant.ident.span);
        if chosen.next().is_some() {
            self.lower.error(self.span, "multiple declared defaults");
        } else if variant.style != Style::Unit {
            self.lower.error(at, ONLY_ON_UNITS);
        } else if variant.is_non_exhaustive {
            self.lower.error(at, "default variant must be exhaustive");
        } else if variant.defaults.len() > 1 {
            self.lower.error(at, "multiple `#[default]` attributes");
        } else {
            return Some(variant);
        }
        None
    }
}

impl Lower<'_> {
    /// Reports `#[default]` where `Default` is not derived, and where it is no variant's.
    pub(super) fn check_default_attrs(&mut self, input: &Input<'_>, is_derived: bool) {
        if is_derived {
            for span in &input.stray_defaults {
                self.error(*span, ONLY_ON_UNITS);
            }
            return;
        }
        let on_variants = input.variants.iter().flat_map(|variant| &variant.defaults);
        for span in input.stray_defaults.iter().chain(on_variants) {
            // The name stands behind `#[`.
            let name = span.part(2, u32::MAX);
            self.error(name, "cannot find attribute `default` in this scope");
        }
    }
}
