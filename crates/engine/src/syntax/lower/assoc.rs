//! What stands in traits and impls.

use super::Lower;
use crate::syntax::ast::{
    AssocItem, AssocItemKind, BodyKind, Fn, Impl, Visibility, VisibilityKind,
};
use crate::syntax::span::Span;

impl Lower<'_> {
    pub(crate) fn implementation(&mut self, item: &syn::ItemImpl) -> Impl {
        let keyword = self.span(item.impl_token.span);
        if item.modifiers.defaultness.is_some() {
            self.coded("E0658", keyword, "specialization is experimental");
        }
        let generics = self.generics(&item.generics);
        let is_negative = item.modifiers.polarity.is_some();
        let is_std = self.options.origin == crate::syntax::Origin::Std;
        if let Some(bang) = &item.modifiers.polarity
            && !is_std
        {
            let message = "negative trait bounds are not fully implemented";
            self.coded("E0658", self.span(bang.span), message);
        }
        let of_trait = item
            .trait_
            .as_ref()
            .map(|(path, _)| (self.path(path), is_negative));
        let self_ty = self.ty(&item.self_ty);
        let in_trait_impl = of_trait.is_some();
        let items = self.impl_members(&item.items, in_trait_impl);
        Impl {
            is_unsafe: item.unsafety.is_some(),
            generics,
            of_trait,
            self_ty,
            items,
            derived: false,
        }
    }

    pub(crate) fn trait_members(&mut self, members: &[syn::TraitItem]) -> Vec<AssocItem> {
        let mut items = Vec::new();
        for member in members {
            self.trait_member(member, &mut items);
        }
        items
    }

    fn trait_member(&mut self, member: &syn::TraitItem, out: &mut Vec<AssocItem>) {
        match member {
            syn::TraitItem::Const(item) => {
                let Some(attrs) = self.member_attrs(&item.attrs) else {
                    return;
                };
                let start = self.span(item.const_token.span);
                let ident = self.ident(&item.ident);
                let generics = self.generics(&item.generics);
                let ty = self.ty(&item.ty);
                let value = item.default.as_ref();
                let value = value.map(|(_, expr)| self.const_body(BodyKind::Const, expr));
                let kind = AssocItemKind::Const {
                    generics,
                    ty,
                    value,
                };
                let span = self.join(start, self.span(item.semi_token.span));
                out.push(AssocItem {
                    ident,
                    vis: inherited(start),
                    attrs,
                    kind,
                    span,
                });
            }
            syn::TraitItem::Fn(item) => {
                let Some(attrs) = self.member_attrs(&item.attrs) else {
                    return;
                };
                let ident = self.ident(&item.sig.ident);
                let function = self.function(&item.sig, item.default.as_ref());
                let start = function.sig.span;
                let end = match (&item.default, &item.semi_token) {
                    (Some(block), _) => self.span(block.brace_token.span.close()),
                    (None, Some(semi)) => self.span(semi.span),
                    (None, None) => start,
                };
                let kind = AssocItemKind::Fn(Box::new(function));
                let span = self.join(start, end);
                out.push(AssocItem {
                    ident,
                    vis: inherited(start),
                    attrs,
                    kind,
                    span,
                });
            }
            syn::TraitItem::Type(item) => {
                let Some(attrs) = self.member_attrs(&item.attrs) else {
                    return;
                };
                let start = self.span(item.type_token.span);
                let ident = self.ident(&item.ident);
                let generics = self.generics(&item.generics);
                let bounds = self.bounds(&item.bounds);
                let ty = item.default.as_ref().map(|(_, ty)| self.ty(ty));
                if let Some(ty) = ty {
                    let span = self.type_span(ty);
                    self.coded("E0658", span, "associated type defaults are unstable");
                }
                let kind = AssocItemKind::Type {
                    generics,
                    bounds,
                    ty,
                };
                let span = self.join(start, self.span(item.semi_token.span));
                out.push(AssocItem {
                    ident,
                    vis: inherited(start),
                    attrs,
                    kind,
                    span,
                });
            }
            syn::TraitItem::Macro(call) => self.trait_member_macro(&call.mac, out),
            syn::TraitItem::Verbatim(tokens) => {
                let span = self.stream_span(tokens);
                self.unsupported(span, "trait item of this form");
            }
            _ => self.unsupported(Span::default(), "trait item of this form"),
        }
    }

    pub(crate) fn impl_members(
        &mut self,
        members: &[syn::ImplItem],
        in_trait_impl: bool,
    ) -> Vec<AssocItem> {
        let mut items = Vec::new();
        for member in members {
            self.impl_member(member, in_trait_impl, &mut items);
        }
        items
    }

    fn impl_member(
        &mut self,
        member: &syn::ImplItem,
        in_trait_impl: bool,
        out: &mut Vec<AssocItem>,
    ) {
        let before = out.len();
        match member {
            syn::ImplItem::Const(item) => self.impl_const(item, out),
            syn::ImplItem::Fn(item) => self.impl_fn(item, out),
            syn::ImplItem::Type(item) => self.impl_type(item, out),
            syn::ImplItem::Macro(call) => {
                self.impl_member_macro(&call.mac, in_trait_impl, out);
                return;
            }
            syn::ImplItem::Verbatim(tokens) => {
                let span = self.stream_span(tokens);
                self.unsupported(span, "impl item of this form");
            }
            _ => self.unsupported(Span::default(), "impl item of this form"),
        }
        let new = out.get(before..).and_then(<[_]>::first);
        let Some((vis, is_type)) =
            new.map(|new| (&new.vis, matches!(new.kind, AssocItemKind::Type { .. })))
        else {
            return;
        };
        let vis_span = vis.span;
        if in_trait_impl && !matches!(vis.kind, VisibilityKind::Inherited) {
            let message = "visibility qualifiers are not permitted here";
            self.coded("E0449", vis_span, message);
        }
        if is_type && !in_trait_impl {
            self.coded("E0658", vis_span, "inherent associated types are unstable");
        }
    }

    fn impl_const(&mut self, item: &syn::ImplItemConst, out: &mut Vec<AssocItem>) {
        let Some(attrs) = self.member_attrs(&item.attrs) else {
            return;
        };
        let start = self.span(item.const_token.span);
        self.reject_default(item.modifiers.defaultness.is_some(), start);
        let ident = self.ident(&item.ident);
        let vis = self.visibility(&item.vis, start);
        let generics = self.generics(&item.generics);
        let ty = self.ty(&item.ty);
        let value = Some(self.const_body(BodyKind::Const, &item.expr));
        let kind = AssocItemKind::Const {
            generics,
            ty,
            value,
        };
        let span = self.join(vis.span, self.span(item.semi_token.span));
        out.push(AssocItem {
            ident,
            vis,
            attrs,
            kind,
            span,
        });
    }

    fn impl_fn(&mut self, item: &syn::ImplItemFn, out: &mut Vec<AssocItem>) {
        let Some(attrs) = self.member_attrs(&item.attrs) else {
            return;
        };
        let ident = self.ident(&item.sig.ident);
        let function: Fn = self.function(&item.sig, Some(&item.block));
        let start = function.sig.span;
        self.reject_default(item.modifiers.defaultness.is_some(), start);
        let vis = self.visibility(&item.vis, start);
        let end = self.span(item.block.brace_token.span.close());
        let span = self.join(vis.span, end);
        let kind = AssocItemKind::Fn(Box::new(function));
        out.push(AssocItem {
            ident,
            vis,
            attrs,
            kind,
            span,
        });
    }

    fn impl_type(&mut self, item: &syn::ImplItemType, out: &mut Vec<AssocItem>) {
        let Some(attrs) = self.member_attrs(&item.attrs) else {
            return;
        };
        let start = self.span(item.type_token.span);
        self.reject_default(item.modifiers.defaultness.is_some(), start);
        let ident = self.ident(&item.ident);
        let vis = self.visibility(&item.vis, start);
        let generics = self.generics(&item.generics);
        let ty = Some(self.ty(&item.ty));
        let span = self.join(vis.span, self.span(item.semi_token.span));
        let kind = AssocItemKind::Type {
            generics,
            bounds: Vec::new(),
            ty,
        };
        out.push(AssocItem {
            ident,
            vis,
            attrs,
            kind,
            span,
        });
    }

    fn reject_default(&mut self, is_default: bool, at: Span) {
        if is_default {
            self.coded("E0658", at, "specialization is experimental");
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
