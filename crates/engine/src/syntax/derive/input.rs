//! The type that is derived for.

use crate::syntax::ast::{
    AttrKind, Field, FieldName, Fields, Ident, IntType, ItemId, ItemKind, Path, ReprHint,
};
use crate::syntax::lower::Lower;
use crate::syntax::span::Span;

/// A struct or an enum.
pub(super) struct Input<'i> {
    pub ident: Ident,
    pub is_enum: bool,
    /// The paths of each `#[derive(…)]`.
    pub derives: Vec<Vec<Path>>,
    pub generics: &'i syn::Generics,
    /// The variants of an enum. A struct has one, whose name is that of the struct.
    pub variants: Vec<VariantInput<'i>>,
    /// `#[repr(u8)]`
    pub repr: Option<IntType>,
    /// The places of `#[default]` on the type and on the fields, where it says nothing.
    pub stray_defaults: Vec<Span>,
}

/// A variant, or all of a struct.
pub(super) struct VariantInput<'i> {
    pub ident: Ident,
    pub style: Style,
    pub fields: Vec<FieldInput<'i>>,
    /// The places of `#[default]`.
    pub defaults: Vec<Span>,
    pub is_non_exhaustive: bool,
}

/// How the fields are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Unit,
    Tuple,
    Named,
}

/// A field.
pub(super) struct FieldInput<'i> {
    pub name: FieldName,
    pub span: Span,
    /// To be lowered again wherever it is written again.
    pub ty: &'i syn::Type,
}

impl Input<'_> {
    /// Whether any type is a generic parameter.
    pub(super) fn has_type_params(&self) -> bool {
        self.generics.type_params().next().is_some()
    }

    /// Whether any variant has a field.
    pub(super) fn has_fields(&self) -> bool {
        self.variants
            .iter()
            .any(|variant| !variant.fields.is_empty())
    }
}

impl Lower<'_> {
    pub(super) fn struct_input<'i>(&mut self, id: ItemId, item: &'i syn::ItemStruct) -> Input<'i> {
        let types = self.kept_types(&item.fields);
        let ident = self.ident(&item.ident);
        let mut input = self.empty_input(id, ident, &item.generics);
        if let ItemKind::Struct(data) = &self.ast.items[id].kind {
            let all = input.variant(ident, &data.fields, types);
            input.variants.push(all);
        }
        input
    }

    pub(super) fn enum_input<'i>(&mut self, id: ItemId, item: &'i syn::ItemEnum) -> Input<'i> {
        let mut types = Vec::new();
        for variant in &item.variants {
            if self.quietly(|this| this.is_kept(&variant.attrs)) {
                types.push(self.kept_types(&variant.fields));
            }
        }
        let ident = self.ident(&item.ident);
        let mut input = self.empty_input(id, ident, &item.generics);
        input.is_enum = true;
        if let ItemKind::Enum(data) = &self.ast.items[id].kind {
            for (variant, types) in data.variants.iter().zip(types) {
                let mut added = input.variant(variant.ident, &variant.fields, types);
                for attr in &variant.attrs {
                    match attr.kind {
                        AttrKind::Default => added.defaults.push(attr.span),
                        AttrKind::NonExhaustive => added.is_non_exhaustive = true,
                        _ => {}
                    }
                }
                input.variants.push(added);
            }
        }
        input
    }

    fn empty_input<'i>(
        &mut self,
        id: ItemId,
        ident: Ident,
        generics: &'i syn::Generics,
    ) -> Input<'i> {
        let mut input = Input {
            ident,
            is_enum: false,
            derives: Vec::new(),
            generics,
            variants: Vec::new(),
            repr: None,
            stray_defaults: Vec::new(),
        };
        for attr in &self.ast.items[id].attrs {
            match &attr.kind {
                AttrKind::Derive(paths) => input.derives.push(paths.clone()),
                AttrKind::Default => input.stray_defaults.push(attr.span),
                AttrKind::Repr(hints) => {
                    input.repr = hints.iter().copied().find_map(int_repr).or(input.repr);
                }
                _ => {}
            }
        }
        input
    }

    /// The types of the fields that no `cfg` takes out.
    fn kept_types<'i>(&mut self, fields: &'i syn::Fields) -> Vec<&'i syn::Type> {
        let mut types = Vec::new();
        for field in fields {
            if self.quietly(|this| this.is_kept(&field.attrs)) {
                types.push(&field.ty);
            }
        }
        types
    }

    /// Lowers something for a second time, whose errors are reported already.
    pub(super) fn quietly<R>(&mut self, lower: impl FnOnce(&mut Self) -> R) -> R {
        let reported = self.diagnostics.len();
        let result = lower(self);
        self.diagnostics.truncate(reported);
        result
    }
}

impl<'i> Input<'i> {
    fn variant(
        &mut self,
        ident: Ident,
        fields: &Fields,
        types: Vec<&'i syn::Type>,
    ) -> VariantInput<'i> {
        let (style, list): (Style, &[Field]) = match fields {
            Fields::Unit => (Style::Unit, &[]),
            Fields::Tuple(list) => (Style::Tuple, list),
            Fields::Named(list) => (Style::Named, list),
        };
        for field in list {
            let defaults = field.attrs.iter();
            let defaults = defaults.filter(|attr| matches!(attr.kind, AttrKind::Default));
            self.stray_defaults.extend(defaults.map(|attr| attr.span));
        }
        let fields = list.iter().zip(types).map(|(field, ty)| FieldInput {
            name: field.name,
            span: field.span,
            ty,
        });
        VariantInput {
            ident,
            style,
            fields: fields.collect(),
            defaults: Vec::new(),
            is_non_exhaustive: false,
        }
    }
}

fn int_repr(hint: ReprHint) -> Option<IntType> {
    match hint {
        ReprHint::Int(ty) => Some(ty),
        ReprHint::C | ReprHint::Transparent => None,
    }
}
