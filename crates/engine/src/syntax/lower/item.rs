//! Items.

use super::Lower;
use crate::syntax::ast::{
    Attr, AttrKind, BodyKind, Const, Enum, Field, FieldName, Fields, Generics, Ident, Item, ItemId,
    ItemKind, Mod, Path, PathRoot, Static, Struct, Trait, TypeAlias, Variant, Visibility,
    VisibilityKind,
};
use crate::syntax::span::Span;
use crate::syntax::symbol::sym;
use crate::syntax::token::Tree;

/// What every item has, before it is known what it is.
struct Head {
    ident: Option<Ident>,
    vis: Visibility,
    attrs: Vec<Attr>,
    start: Span,
}

impl Lower<'_> {
    pub(crate) fn root(&mut self, file: &syn::File) {
        self.reject_features(&file.attrs);
        let Some(attrs) = self.attrs(&file.attrs) else {
            return;
        };
        self.ast.attrs = attrs;
        self.collect_exported(&file.items);
        let mut items = Vec::new();
        self.items(&file.items, &mut items);
        self.ast.root = items;
    }

    fn reject_features(&mut self, attrs: &[syn::Attribute]) {
        let feature = attrs.iter().find(|attr| attr.path().is_ident("feature"));
        if let Some(feature) = feature
            && self.options.origin == crate::syntax::Origin::User
        {
            let span = self.span(feature.pound_token.span);
            let message = "`#![feature]` may not be used on the stable release channel";
            self.coded("E0554", span, message);
        }
    }

    pub(crate) fn items(&mut self, items: &[syn::Item], out: &mut Vec<ItemId>) {
        for item in items {
            self.item(item, out);
        }
    }

    /// Lowers an item, or the items that a macro call expands to.
    pub(crate) fn item(&mut self, item: &syn::Item, out: &mut Vec<ItemId>) {
        let Some(attrs) = self.item_attrs(super::attr::of_item(item)) else {
            return;
        };
        if !matches!(
            item,
            syn::Item::Struct(_) | syn::Item::Enum(_) | syn::Item::Union(_)
        ) {
            self.reject_derives(&attrs);
        }
        if attrs.iter().any(|attr| self.is_test(attr)) {
            return;
        }
        match item {
            syn::Item::Const(item) => self.const_item(item, attrs, out),
            syn::Item::Enum(item) => self.enum_item(item, attrs, out),
            syn::Item::ExternCrate(item) => self.extern_crate(item, attrs, out),
            syn::Item::Fn(item) => self.fn_item(item, attrs, out),
            syn::Item::Impl(item) => self.impl_item(item, attrs, out),
            syn::Item::Macro(item) => self.item_macro(item, &attrs, out),
            syn::Item::Mod(item) => self.mod_item(item, attrs, out),
            syn::Item::Static(item) => self.static_item(item, attrs, out),
            syn::Item::Struct(item) => self.struct_item(item, attrs, out),
            syn::Item::Trait(item) => self.trait_item(item, attrs, out),
            syn::Item::Type(item) => self.type_item(item, attrs, out),
            syn::Item::Use(item) => self.use_item(item, attrs, out),
            other => self.other_item(other),
        }
    }

    #[inline(never)]
    fn other_item(&mut self, item: &syn::Item) {
        let (span, construct) = match item {
            syn::Item::ForeignMod(item) => (self.span(item.abi.extern_token.span), "extern block"),
            syn::Item::TraitAlias(item) => (self.span(item.trait_token.span), "trait alias"),
            syn::Item::Union(item) => (self.span(item.union_token.span), "union"),
            syn::Item::Verbatim(tokens) => (self.stream_span(tokens), "item of this form"),
            _ => (Span::default(), "item of this form"),
        };
        self.unsupported(span, construct);
    }

    fn head(
        &mut self,
        ident: &syn::Ident,
        vis: &syn::Visibility,
        attrs: Vec<Attr>,
        keyword: Span,
    ) -> Head {
        let vis = self.visibility(vis, keyword);
        let start = self.join(vis.span, keyword);
        Head {
            ident: Some(self.ident(ident)),
            vis,
            attrs,
            start,
        }
    }

    fn finish(&mut self, head: Head, end: Span, kind: ItemKind, out: &mut Vec<ItemId>) {
        let Head {
            ident,
            vis,
            attrs,
            start,
        } = head;
        let span = self.join(start, end);
        out.push(self.ast.items.alloc(Item {
            ident,
            vis,
            attrs,
            kind,
            span,
        }));
    }

    /// Adds an item that is neither named nor visible to anyone.
    pub(crate) fn push_unnamed(&mut self, kind: ItemKind, span: Span, out: &mut Vec<ItemId>) {
        let vis = inherited(span);
        let attrs = Vec::new();
        out.push(self.ast.items.alloc(Item {
            ident: None,
            vis,
            attrs,
            kind,
            span,
        }));
    }

    /// `keyword` is where a visibility that is not written would stand.
    pub(crate) fn visibility(&mut self, vis: &syn::Visibility, keyword: Span) -> Visibility {
        match vis {
            syn::Visibility::Public(token) => Visibility {
                kind: VisibilityKind::Public,
                span: self.span(token.span),
            },
            syn::Visibility::Restricted(vis) => {
                let end = self.span(vis.paren_token.span.close());
                let span = self.join(self.span(vis.pub_token.span), end);
                let path: Path = self.path(&vis.path);
                Visibility {
                    kind: VisibilityKind::Restricted(path),
                    span,
                }
            }
            syn::Visibility::Inherited => inherited(keyword),
        }
    }

    #[inline(never)]
    fn const_item(&mut self, item: &syn::ItemConst, attrs: Vec<Attr>, out: &mut Vec<ItemId>) {
        let keyword = self.span(item.const_token.span);
        let head = self.head(&item.ident, &item.vis, attrs, keyword);
        if item.modifiers.defaultness.is_some() {
            self.unsupported(keyword, "default item");
        }
        if item.generics.lt_token.is_some() || item.generics.where_clause.is_some() {
            self.coded("E0658", keyword, "generic const items are experimental");
        }
        let ty = self.ty(&item.ty);
        let value = self.const_body(BodyKind::Const, &item.expr);
        let end = self.span(item.semi_token.span);
        self.finish(head, end, ItemKind::Const(Const { ty, value }), out);
    }

    #[inline(never)]
    fn static_item(&mut self, item: &syn::ItemStatic, attrs: Vec<Attr>, out: &mut Vec<ItemId>) {
        let keyword = self.span(item.static_token.span);
        let head = self.head(&item.ident, &item.vis, attrs, keyword);
        let mutable = matches!(item.mutability, syn::StaticMutability::Mut(_));
        let ty = self.ty(&item.ty);
        let value = self.const_body(BodyKind::Static, &item.expr);
        let end = self.span(item.semi_token.span);
        self.finish(
            head,
            end,
            ItemKind::Static(Static { mutable, ty, value }),
            out,
        );
    }

    #[inline(never)]
    fn type_item(&mut self, item: &syn::ItemType, attrs: Vec<Attr>, out: &mut Vec<ItemId>) {
        let keyword = self.span(item.type_token.span);
        let head = self.head(&item.ident, &item.vis, attrs, keyword);
        if item.modifiers.defaultness.is_some() {
            self.unsupported(keyword, "default item");
        }
        let generics = self.generics(&item.generics);
        let ty = self.ty(&item.ty);
        let end = self.span(item.semi_token.span);
        self.finish(
            head,
            end,
            ItemKind::TypeAlias(TypeAlias { generics, ty }),
            out,
        );
    }

    #[inline(never)]
    fn fn_item(&mut self, item: &syn::ItemFn, attrs: Vec<Attr>, out: &mut Vec<ItemId>) {
        let function = self.function(&item.sig, Some(&item.block));
        let start = function.sig.span;
        let head = self.head(&item.sig.ident, &item.vis, attrs, start);
        if item.modifiers.defaultness.is_some() {
            self.unsupported(start, "default item");
        }
        let end = self.span(item.block.brace_token.span.close());
        if let Some(syn::FnArg::Receiver(receiver)) = item.sig.inputs.first() {
            let span = self.span(receiver.self_token.span);
            self.error(
                span,
                "`self` parameter is only allowed in associated functions",
            );
        }
        self.finish(head, end, ItemKind::Fn(Box::new(function)), out);
    }

    #[inline(never)]
    fn mod_item(&mut self, item: &syn::ItemMod, attrs: Vec<Attr>, out: &mut Vec<ItemId>) {
        let keyword = self.span(item.mod_token.span);
        let head = self.head(&item.ident, &item.vis, attrs, keyword);
        if item.unsafety.is_some() {
            self.error(keyword, "module cannot be declared unsafe");
        }
        let Some((brace, content)) = &item.content else {
            self.unsupported(keyword, "module in another file");
            return;
        };
        let keeps_macros = head
            .attrs
            .iter()
            .any(|attr| matches!(attr.kind, AttrKind::MacroUse));
        let mut items = Vec::new();
        self.modules.extend(head.ident.map(|ident| ident.name));
        if keeps_macros {
            self.items(content, &mut items);
        } else {
            self.in_macro_scope(|this| this.items(content, &mut items));
        }
        self.modules.pop();
        let end = self.span(brace.span.close());
        self.finish(head, end, ItemKind::Mod(Mod { items }), out);
    }

    #[inline(never)]
    fn extern_crate(
        &mut self,
        item: &syn::ItemExternCrate,
        attrs: Vec<Attr>,
        out: &mut Vec<ItemId>,
    ) {
        let keyword = self.span(item.extern_token.span);
        let name = self.ident(&item.ident);
        let ident = item
            .rename
            .as_ref()
            .map_or(&item.ident, |(_, rename)| rename);
        let head = self.head(ident, &item.vis, attrs, keyword);
        if let Some(attr) = head
            .attrs
            .iter()
            .find(|attr| matches!(attr.kind, AttrKind::MacroUse))
        {
            self.unsupported(attr.span, "macro_use of a crate");
        }
        let known = [sym::STD, sym::CORE, sym::ALLOC, sym::SELF_VALUE];
        if !known.contains(&name.name) {
            self.unsupported(name.span, "crate other than std, core and alloc");
        }
        let end = self.span(item.semi_token.span);
        self.finish(head, end, ItemKind::ExternCrate(name.name), out);
    }

    #[inline(never)]
    fn struct_item(&mut self, item: &syn::ItemStruct, attrs: Vec<Attr>, out: &mut Vec<ItemId>) {
        let keyword = self.span(item.struct_token.span);
        let head = self.head(&item.ident, &item.vis, attrs, keyword);
        let generics = self.generics(&item.generics);
        let fields = self.fields(&item.fields);
        let end = match (&item.semi_token, &item.fields) {
            (Some(semi), _) => self.span(semi.span),
            (None, syn::Fields::Named(fields)) => self.span(fields.brace_token.span.close()),
            _ => keyword,
        };
        self.finish(
            head,
            end,
            ItemKind::Struct(Struct { generics, fields }),
            out,
        );
        self.derive_struct(item, out);
    }

    #[inline(never)]
    fn enum_item(&mut self, item: &syn::ItemEnum, attrs: Vec<Attr>, out: &mut Vec<ItemId>) {
        let keyword = self.span(item.enum_token.span);
        let head = self.head(&item.ident, &item.vis, attrs, keyword);
        let generics = self.generics(&item.generics);
        self.reject_variant_visibility(item);
        let variants = item
            .variants
            .iter()
            .filter_map(|each| self.variant(each))
            .collect();
        let end = self.span(item.brace_token.span.close());
        self.finish(head, end, ItemKind::Enum(Enum { generics, variants }), out);
        self.derive_enum(item, out);
    }

    /// `pub` before a variant, which syn reads and forgets.
    fn reject_variant_visibility(&mut self, item: &syn::ItemEnum) {
        let origins = self.origins.as_ref();
        let open = origins.and_then(|origins| origins.tree(item.brace_token.span.open()));
        let Some(Tree::Group(group)) = open else {
            return;
        };
        let is_pub = |tree: &&Tree| tree.ident().is_some_and(|name| self.name(name) == "pub");
        let spans: Vec<Span> = group.trees.iter().filter(is_pub).map(Tree::span).collect();
        for span in spans {
            let message = "visibility qualifiers are not permitted here";
            self.coded("E0449", span, message);
        }
    }

    fn variant(&mut self, variant: &syn::Variant) -> Option<Variant> {
        let attrs = self.attrs(&variant.attrs)?;
        let ident = self.ident(&variant.ident);
        let fields = self.fields(&variant.fields);
        let discriminant = variant.discriminant.as_ref();
        let discriminant = discriminant.map(|(_, expr)| self.const_body(BodyKind::AnonConst, expr));
        let mut span = match &variant.fields {
            syn::Fields::Unit => ident.span,
            syn::Fields::Named(fields) => {
                self.join(ident.span, self.span(fields.brace_token.span.close()))
            }
            syn::Fields::Unnamed(fields) => {
                self.join(ident.span, self.span(fields.paren_token.span.close()))
            }
        };
        if let Some(body) = discriminant {
            span = self.join(span, self.ast.bodies[body].span);
        }
        Some(Variant {
            ident,
            attrs,
            fields,
            discriminant,
            span,
        })
    }

    fn fields(&mut self, fields: &syn::Fields) -> Fields {
        match fields {
            syn::Fields::Unit => Fields::Unit,
            syn::Fields::Named(fields) => Fields::Named(
                fields
                    .named
                    .iter()
                    .filter_map(|each| self.field_def(each, 0))
                    .collect(),
            ),
            syn::Fields::Unnamed(fields) => {
                let mut kept = Vec::new();
                for field in &fields.unnamed {
                    let index = u32::try_from(kept.len()).unwrap_or(u32::MAX);
                    kept.extend(self.field_def(field, index));
                }
                Fields::Tuple(kept)
            }
        }
    }

    fn field_def(&mut self, field: &syn::Field, index: u32) -> Option<Field> {
        let attrs = self.attrs(&field.attrs)?;
        let ty = self.ty(&field.ty);
        let ty_span = self.type_span(ty);
        let name = match &field.ident {
            Some(ident) => FieldName::Named(self.ident(ident)),
            None => FieldName::Index(index, ty_span),
        };
        let name_span = super::pat::name_span(name);
        let vis = self.visibility(&field.vis, name_span);
        if field.default.is_some() {
            self.coded(
                "E0658",
                ty_span,
                "default values on `struct` fields are experimental and unstable",
            );
        }
        let span = self.join(vis.span, ty_span);
        Some(Field {
            name,
            vis,
            attrs,
            ty,
            span,
        })
    }

    #[inline(never)]
    fn trait_item(&mut self, item: &syn::ItemTrait, attrs: Vec<Attr>, out: &mut Vec<ItemId>) {
        let keyword = self.span(item.trait_token.span);
        let first = item
            .unsafety
            .as_ref()
            .map_or(keyword, |token| self.span(token.span));
        let head = self.head(&item.ident, &item.vis, attrs, first);
        let is_std = self.options.origin == crate::syntax::Origin::Std;
        if item.modifiers.auto_token.is_some() && !is_std {
            self.coded(
                "E0658",
                keyword,
                "auto traits are experimental and possibly buggy",
            );
        }
        let generics: Generics = self.generics(&item.generics);
        let supertraits = self.bounds(&item.supertraits);
        let items = self.trait_members(&item.items);
        let end = self.span(item.brace_token.span.close());
        let is_unsafe = item.unsafety.is_some();
        let kind = ItemKind::Trait(Trait {
            is_unsafe,
            generics,
            supertraits,
            items,
        });
        self.finish(head, end, kind, out);
    }

    #[inline(never)]
    fn impl_item(&mut self, item: &syn::ItemImpl, attrs: Vec<Attr>, out: &mut Vec<ItemId>) {
        let keyword = self.span(item.impl_token.span);
        let start = item
            .unsafety
            .as_ref()
            .map_or(keyword, |token| self.span(token.span));
        let head = Head {
            ident: None,
            vis: inherited(start),
            attrs,
            start,
        };
        let end = self.span(item.brace_token.span.close());
        let item = self.implementation(item);
        self.finish(head, end, ItemKind::Impl(item), out);
    }

    #[inline(never)]
    fn use_item(&mut self, item: &syn::ItemUse, attrs: Vec<Attr>, out: &mut Vec<ItemId>) {
        let start = self.span(item.use_token.span);
        let vis = self.visibility(&item.vis, start);
        let start = self.join(vis.span, start);
        let head = Head {
            ident: None,
            vis,
            attrs,
            start,
        };
        let root = match item.leading_colon {
            Some(_) => PathRoot::Global,
            None => PathRoot::Relative,
        };
        let tree = self.use_tree(&item.tree, root);
        self.macros.import(&tree, None);
        let end = self.span(item.semi_token.span);
        self.finish(head, end, ItemKind::Use(tree), out);
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
