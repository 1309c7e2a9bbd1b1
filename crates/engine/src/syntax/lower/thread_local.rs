//! `thread_local!`.

use syn::Token;
use syn::parse::{Parse, ParseStream};

use super::Lower;
use super::macro_call::Call;
use crate::syntax::ast::{BodyKind, Item, ItemId, ItemKind, ThreadLocal};

impl Lower<'_> {
    pub(crate) fn thread_local(&mut self, call: &Call, out: &mut Vec<ItemId>) {
        let input = |input: ParseStream| {
            let mut statics = Vec::new();
            while !input.is_empty() {
                statics.push(input.parse::<LocalStatic>()?);
                if !input.is_empty() {
                    input.parse::<Token![;]>()?;
                }
            }
            Ok(statics)
        };
        self.parse_and_lower(input, &call.args, call.end, |this, statics| {
            for local in &statics {
                this.local_static(local, out);
            }
        });
    }

    fn local_static(&mut self, local: &LocalStatic, out: &mut Vec<ItemId>) {
        let Some(attrs) = self.attrs(&local.attrs) else {
            return;
        };
        let start = self.span(local.keyword.span);
        let ident = self.ident(&local.ident);
        let vis = self.visibility(&local.vis, start);
        let ty = self.ty(&local.ty);
        let is_const = matches!(local.init, syn::Expr::Const(_));
        let kind = if is_const {
            BodyKind::Const
        } else {
            BodyKind::Fn
        };
        let init = self.const_body(kind, &local.init);
        let span = self.join(vis.span, self.ast.bodies[init].span);
        let kind = ItemKind::ThreadLocal(ThreadLocal { ty, init, is_const });
        out.push(self.ast.items.alloc(Item {
            ident: Some(ident),
            vis,
            attrs,
            kind,
            span,
        }));
    }
}

/// `static NAME: Ty = init`, as `thread_local!` takes it.
struct LocalStatic {
    attrs: Vec<syn::Attribute>,
    vis: syn::Visibility,
    keyword: Token![static],
    ident: syn::Ident,
    ty: syn::Type,
    init: syn::Expr,
}

impl Parse for LocalStatic {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let attrs = input.call(syn::Attribute::parse_outer)?;
        let vis = input.parse()?;
        let keyword = input.parse()?;
        let ident = input.parse()?;
        input.parse::<Token![:]>()?;
        let ty = input.parse()?;
        input.parse::<Token![=]>()?;
        let init = input.parse()?;
        Ok(Self {
            attrs,
            vis,
            keyword,
            ident,
            ty,
            init,
        })
    }
}
