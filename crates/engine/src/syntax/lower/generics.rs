//! Generic parameters, bounds and where clauses.

use syn::punctuated::Punctuated;

use super::Lower;
use crate::syntax::ast::{
    BodyKind, BoundKind, BoundModifier, CaptureArg, GenericParam, GenericParamKind, Generics,
    Lifetime, TypeBound, WherePredicate, WherePredicateKind,
};
use crate::syntax::span::Span;

type SynBounds = Punctuated<syn::TypeParamBound, syn::Token![+]>;

impl Lower<'_> {
    pub(crate) fn generics(&mut self, generics: &syn::Generics) -> Generics {
        self.generics_with(generics, Self::generic_param)
    }

    /// The generic parameters as those of an impl.
    pub(crate) fn generics_without_defaults(&mut self, generics: &syn::Generics) -> Generics {
        self.generics_with(generics, Self::param_without_default)
    }

    fn generics_with(
        &mut self,
        generics: &syn::Generics,
        lower: impl Fn(&mut Self, &syn::GenericParam) -> Option<GenericParam>,
    ) -> Generics {
        let span = match (&generics.lt_token, &generics.gt_token) {
            (Some(from), Some(to)) => Some(self.between(from.span, to.span)),
            _ => None,
        };
        let params: Vec<_> = generics
            .params
            .iter()
            .filter_map(|param| lower(self, param))
            .collect();
        self.check_param_order(&params);
        let predicates = match &generics.where_clause {
            Some(clause) => clause
                .predicates
                .iter()
                .filter_map(|each| self.predicate(each))
                .collect(),
            None => Vec::new(),
        };
        Generics {
            params,
            predicates,
            span,
        }
    }

    /// Lifetimes come first; types and constants may mix.
    fn check_param_order(&mut self, params: &[GenericParam]) {
        let is_lifetime =
            |param: &&GenericParam| matches!(param.kind, GenericParamKind::Lifetime { .. });
        let late = params.iter().skip_while(is_lifetime).find(is_lifetime);
        if let Some(late) = late {
            let message = "lifetime parameters must be declared prior to type and const parameters";
            self.error(late.ident.span, message);
        }
    }

    fn generic_param(&mut self, param: &syn::GenericParam) -> Option<GenericParam> {
        let mut lowered = self.param_without_default(param)?;
        match (param, &mut lowered.kind) {
            (syn::GenericParam::Type(param), GenericParamKind::Type { default, .. }) => {
                *default = param.default.as_ref().map(|(_, ty)| self.ty(ty));
            }
            (syn::GenericParam::Const(param), GenericParamKind::Const { default, .. }) => {
                let value = param.default.as_ref();
                *default = value.map(|(_, expr)| self.const_body(BodyKind::AnonConst, expr));
            }
            _ => {}
        }
        Some(lowered)
    }

    fn param_without_default(&mut self, param: &syn::GenericParam) -> Option<GenericParam> {
        let (attrs, ident, kind) = match param {
            syn::GenericParam::Lifetime(param) => return self.lifetime_param(param),
            syn::GenericParam::Type(param) => {
                let attrs = self.attrs(&param.attrs)?;
                let ident = self.ident(&param.ident);
                let bounds = self.bounds(&param.bounds);
                let default = None;
                (attrs, ident, GenericParamKind::Type { bounds, default })
            }
            syn::GenericParam::Const(param) => {
                let attrs = self.attrs(&param.attrs)?;
                let ident = self.ident(&param.ident);
                let ty = self.ty(&param.ty);
                let default = None;
                (attrs, ident, GenericParamKind::Const { ty, default })
            }
        };
        Some(GenericParam { ident, kind, attrs })
    }

    fn lifetime_param(&mut self, param: &syn::LifetimeParam) -> Option<GenericParam> {
        let attrs = self.attrs(&param.attrs)?;
        let ident = self.lifetime(&param.lifetime);
        let bounds = param
            .bounds
            .iter()
            .map(|bound| self.lifetime(bound))
            .collect();
        Some(GenericParam {
            ident,
            kind: GenericParamKind::Lifetime { bounds },
            attrs,
        })
    }

    /// The lifetimes of `for<'a>`, as parameters.
    pub(crate) fn bound_params(
        &mut self,
        lifetimes: Option<&syn::BoundLifetimes>,
    ) -> Vec<GenericParam> {
        let Some(lifetimes) = lifetimes else {
            return Vec::new();
        };
        let mut params = Vec::new();
        for param in &lifetimes.lifetimes {
            let Some(param) = self.generic_param(param) else {
                continue;
            };
            match &param.kind {
                GenericParamKind::Lifetime { bounds } if bounds.is_empty() => params.push(param),
                GenericParamKind::Lifetime { .. } => {
                    let message = "bounds cannot be used in this context";
                    self.error(param.ident.span, message);
                }
                _ => {
                    let message = "only lifetime parameters can be used in this context";
                    self.coded("E0658", param.ident.span, message);
                }
            }
        }
        params
    }

    /// The names in `for<'a>`.
    pub(crate) fn bound_lifetimes(
        &mut self,
        lifetimes: Option<&syn::BoundLifetimes>,
    ) -> Vec<Lifetime> {
        self.bound_params(lifetimes)
            .into_iter()
            .map(|param| param.ident)
            .collect()
    }

    pub(crate) fn bounds(&mut self, bounds: &SynBounds) -> Vec<TypeBound> {
        bounds
            .iter()
            .filter_map(|bound| self.bound(bound))
            .collect()
    }

    /// From `start` to the end of the last bound.
    pub(crate) fn bounds_span(&self, start: Span, bounds: &[TypeBound]) -> Span {
        bounds
            .last()
            .map_or(start, |last| self.join(start, last.span))
    }

    fn bound(&mut self, bound: &syn::TypeParamBound) -> Option<TypeBound> {
        match bound {
            syn::TypeParamBound::Trait(bound) => Some(self.trait_bound(bound)),
            syn::TypeParamBound::Lifetime(lifetime) => {
                let lifetime = self.lifetime(lifetime);
                Some(TypeBound {
                    kind: BoundKind::Lifetime(lifetime),
                    span: lifetime.span,
                })
            }
            syn::TypeParamBound::PreciseCapture(capture) => {
                let span = self.between(capture.use_token.span, capture.gt_token.span);
                let args = capture
                    .params
                    .iter()
                    .filter_map(|each| self.captured(each))
                    .collect();
                Some(TypeBound {
                    kind: BoundKind::Use(args),
                    span,
                })
            }
            syn::TypeParamBound::Verbatim(tokens) => {
                let span = self.stream_span(tokens);
                self.unsupported(span, "bound of this form");
                None
            }
            _ => {
                self.unsupported(Span::default(), "bound of this form");
                None
            }
        }
    }

    fn captured(&mut self, param: &syn::CapturedParam) -> Option<CaptureArg> {
        match param {
            syn::CapturedParam::Lifetime(lifetime) => {
                Some(CaptureArg::Lifetime(self.lifetime(lifetime)))
            }
            syn::CapturedParam::Ident(ident) => Some(CaptureArg::Param(self.ident(ident))),
            _ => None,
        }
    }

    fn trait_bound(&mut self, bound: &syn::TraitBound) -> TypeBound {
        let lifetimes = self.bound_lifetimes(bound.lifetimes.as_ref());
        let modifier = match bound.maybe {
            Some(_) => BoundModifier::Maybe,
            None => BoundModifier::None,
        };
        let path = self.path(&bound.path);
        let for_token = bound
            .lifetimes
            .as_ref()
            .map(|lifetimes| lifetimes.for_token.span);
        let maybe = bound.maybe.as_ref().map(|token| token.span);
        let start = maybe
            .or(for_token)
            .map_or(path.span, |token| self.span(token));
        let mut span = self.join(start, path.span);
        if let Some(paren) = &bound.paren_token {
            span = self.delimited(paren.span);
        }
        TypeBound {
            kind: BoundKind::Trait {
                lifetimes,
                modifier,
                path,
            },
            span,
        }
    }

    fn predicate(&mut self, predicate: &syn::WherePredicate) -> Option<WherePredicate> {
        match predicate {
            syn::WherePredicate::Lifetime(predicate) => {
                self.attrs(&predicate.attrs)?;
                let lifetime = self.lifetime(&predicate.lifetime);
                let bounds: Vec<_> = predicate
                    .bounds
                    .iter()
                    .map(|bound| self.lifetime(bound))
                    .collect();
                let end = bounds.last().map_or(lifetime.span, |last| last.span);
                let span = self.join(lifetime.span, end);
                Some(WherePredicate {
                    kind: WherePredicateKind::Lifetime { lifetime, bounds },
                    span,
                })
            }
            syn::WherePredicate::Type(predicate) => {
                self.attrs(&predicate.attrs)?;
                let lifetimes = self.bound_lifetimes(predicate.lifetimes.as_ref());
                let ty = self.ty(&predicate.bounded_ty);
                let bounds = self.bounds(&predicate.bounds);
                let span = self.bounds_span(self.type_span(ty), &bounds);
                Some(WherePredicate {
                    kind: WherePredicateKind::Type {
                        lifetimes,
                        ty,
                        bounds,
                    },
                    span,
                })
            }
            _ => {
                self.unsupported(Span::default(), "where predicate of this form");
                None
            }
        }
    }
}
