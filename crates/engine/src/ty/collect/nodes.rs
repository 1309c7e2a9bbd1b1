//! From definitions to the tree.

use crate::resolve::{CrateId, DefId, DefKind, Node};
use crate::syntax::ast::{
    self, AssocItem, AssocItemKind, Ast, Attr, Field, Fields, GenericParam, Item, ItemKind, TypeId,
    TypeKind, Variant,
};
use crate::syntax::span::Span;
use crate::ty::Tcx;

impl Tcx {
    /// The tree of a definition's crate.
    pub(crate) fn ast_of(&self, def: DefId) -> Option<&Ast> {
        self.ast(self.def(def).krate)
    }

    /// A definition that is an item.
    pub(crate) fn item_node(&self, def: DefId) -> Option<&Item> {
        match self.def(def).node {
            Node::Item(id) => self.ast_of(def).map(|ast| &ast.items[id]),
            _ => None,
        }
    }

    /// A definition that is an item of a trait or an impl.
    pub(crate) fn assoc_node(&self, def: DefId) -> Option<&AssocItem> {
        let Node::Assoc(index) = self.def(def).node else {
            return None;
        };
        let items = match &self.item_node(self.def(def).parent?)?.kind {
            ItemKind::Trait(data) => &data.items,
            ItemKind::Impl(data) => &data.items,
            _ => return None,
        };
        items.get(index)
    }

    /// A definition that is a function, in whatever it stands.
    pub(crate) fn fn_node(&self, def: DefId) -> Option<&ast::Fn> {
        if let Some(item) = self.item_node(def) {
            return match &item.kind {
                ItemKind::Fn(function) => Some(function),
                _ => None,
            };
        }
        match &self.assoc_node(def)?.kind {
            AssocItemKind::Fn(function) => Some(function),
            _ => None,
        }
    }

    /// An impl.
    pub(crate) fn impl_node(&self, def: DefId) -> Option<&ast::Impl> {
        match &self.item_node(def)?.kind {
            ItemKind::Impl(data) => Some(data),
            _ => None,
        }
    }

    /// A trait.
    pub(crate) fn trait_node(&self, def: DefId) -> Option<&ast::Trait> {
        match &self.item_node(def)?.kind {
            ItemKind::Trait(data) => Some(data),
            _ => None,
        }
    }

    /// The generic parameters that a definition writes down.
    pub(crate) fn ast_generics(&self, def: DefId) -> Option<&ast::Generics> {
        if let Some(item) = self.item_node(def) {
            return match &item.kind {
                ItemKind::Fn(function) => Some(&function.sig.generics),
                ItemKind::Struct(data) => Some(&data.generics),
                ItemKind::Enum(data) => Some(&data.generics),
                ItemKind::Trait(data) => Some(&data.generics),
                ItemKind::Impl(data) => Some(&data.generics),
                ItemKind::TypeAlias(data) => Some(&data.generics),
                _ => None,
            };
        }
        match &self.assoc_node(def)?.kind {
            AssocItemKind::Fn(function) => Some(&function.sig.generics),
            AssocItemKind::Const { generics, .. } | AssocItemKind::Type { generics, .. } => {
                Some(generics)
            }
        }
    }

    /// A generic parameter.
    pub(crate) fn param_node(&self, def: DefId) -> Option<&GenericParam> {
        let Node::Param(index) = self.def(def).node else {
            return None;
        };
        self.ast_generics(self.def(def).parent?)?.params.get(index)
    }

    /// A variant.
    pub(crate) fn variant_node(&self, def: DefId) -> Option<&Variant> {
        let Node::Variant(index) = self.def(def).node else {
            return None;
        };
        match &self.item_node(self.def(def).parent?)?.kind {
            ItemKind::Enum(data) => data.variants.get(index),
            _ => None,
        }
    }

    /// The fields of a struct or of a variant.
    pub(crate) fn fields_node(&self, def: DefId) -> Option<&Fields> {
        if let Some(variant) = self.variant_node(def) {
            return Some(&variant.fields);
        }
        match &self.item_node(def)?.kind {
            ItemKind::Struct(data) => Some(&data.fields),
            _ => None,
        }
    }

    /// A field.
    pub(crate) fn field_node(&self, def: DefId) -> Option<&Field> {
        let Node::Field(index) = self.def(def).node else {
            return None;
        };
        match self.fields_node(self.def(def).parent?)? {
            Fields::Unit => None,
            Fields::Tuple(list) | Fields::Named(list) => list.get(index),
        }
    }

    /// The attributes of a definition.
    pub(crate) fn attrs(&self, def: DefId) -> &[Attr] {
        match self.def(def).node {
            Node::Crate => self.ast_of(def).map_or(&[], |ast| &ast.attrs),
            Node::Item(_) => self.item_node(def).map_or(&[], |item| &item.attrs),
            Node::Assoc(_) => self.assoc_node(def).map_or(&[], |item| &item.attrs),
            Node::Variant(_) => self.variant_node(def).map_or(&[], |node| &node.attrs),
            Node::Field(_) => self.field_node(def).map_or(&[], |node| &node.attrs),
            Node::Param(_) => self.param_node(def).map_or(&[], |node| &node.attrs),
            Node::Ctor => &[],
        }
    }

    /// Where the whole of a definition stands; its name alone is the definition's span.
    pub(crate) fn full_span(&self, def: DefId) -> Span {
        let node = match self.def(def).node {
            Node::Item(_) => self.item_node(def).map(|item| item.span),
            Node::Assoc(_) => self.assoc_node(def).map(|item| item.span),
            Node::Variant(_) => self.variant_node(def).map(|node| node.span),
            Node::Field(_) => self.field_node(def).map(|node| node.span),
            Node::Crate | Node::Param(_) | Node::Ctor => None,
        };
        node.unwrap_or(self.def(def).span)
    }

    /// What paths and lifetimes within a definition are found by in the tables: the item
    /// or associated item that it is or stands in.
    pub(crate) fn table_owner(&self, def: DefId) -> DefId {
        let mut owner = def;
        loop {
            let data = self.def(owner);
            match (data.node, data.parent) {
                (Node::Item(_) | Node::Assoc(_) | Node::Crate, _) | (_, None) => return owner,
                (_, Some(parent)) => owner = parent,
            }
        }
    }

    /// Whether a definition is of the user's crate.
    #[must_use]
    pub fn is_local(&self, def: DefId) -> bool {
        self.def(def).krate.index() + 1 == self.asts.len()
    }

    /// The user's crate.
    #[must_use]
    pub fn local_crate(&self) -> Option<CrateId> {
        self.resolution.crate_id(self.asts.len().checked_sub(1)?)
    }

    /// The definitions of a crate, in the order of the source.
    pub fn defs_of(&self, krate: CrateId) -> impl Iterator<Item = DefId> {
        let defs = self.resolution.defs.iter();
        defs.filter(move |(_, data)| data.krate == krate)
            .map(|(def, _)| def)
    }

    /// Whether a definition stands in a trait.
    #[must_use]
    pub fn trait_of_item(&self, def: DefId) -> Option<DefId> {
        let parent = self.def(def).parent?;
        (self.is_assoc(def) && self.def_kind(parent) == DefKind::Trait).then_some(parent)
    }

    /// Whether a definition stands in an impl.
    #[must_use]
    pub fn impl_of_item(&self, def: DefId) -> Option<DefId> {
        let parent = self.def(def).parent?;
        (self.is_assoc(def) && self.def_kind(parent) == DefKind::Impl).then_some(parent)
    }

    fn is_assoc(&self, def: DefId) -> bool {
        matches!(self.def(def).node, Node::Assoc(_))
    }
}

/// What is directly within a type of the tree, in order.
pub(crate) struct TypeParts;

impl TypeParts {
    /// Visits a type of the tree and all types within it, from the outside in. Bodies are
    /// not looked into.
    pub(crate) fn walk(ast: &Ast, ty: TypeId, each: &mut dyn FnMut(TypeId) -> bool) {
        if !each(ty) {
            return;
        }
        match &ast.types[ty].kind {
            TypeKind::Path(path) => Self::walk_path(ast, path, each),
            TypeKind::Ref { ty, .. }
            | TypeKind::Ptr { ty, .. }
            | TypeKind::Slice(ty)
            | TypeKind::Array(ty, _)
            | TypeKind::Paren(ty) => Self::walk(ast, *ty, each),
            TypeKind::Tuple(list) => list.iter().for_each(|ty| Self::walk(ast, *ty, each)),
            TypeKind::ImplTrait(bounds) | TypeKind::TraitObject(bounds) => {
                Self::walk_bounds(ast, bounds, each);
            }
            TypeKind::FnPtr { params, output, .. } => {
                for param in params {
                    Self::walk(ast, param.ty, each);
                }
                if let Some(output) = output {
                    Self::walk(ast, *output, each);
                }
            }
            TypeKind::Never | TypeKind::Infer | TypeKind::Error => {}
        }
    }

    /// Visits the types within a path.
    pub(crate) fn walk_path(ast: &Ast, path: &ast::Path, each: &mut dyn FnMut(TypeId) -> bool) {
        if let Some(qself) = path.qself {
            Self::walk(ast, qself.ty, each);
        }
        for segment in &path.segments {
            if let Some(args) = &segment.args {
                Self::walk_args(ast, args, each);
            }
        }
    }

    /// Visits the types within bounds.
    pub(crate) fn walk_bounds(
        ast: &Ast,
        bounds: &[ast::TypeBound],
        each: &mut dyn FnMut(TypeId) -> bool,
    ) {
        for bound in bounds {
            if let ast::BoundKind::Trait { path, .. } = &bound.kind {
                Self::walk_path(ast, path, each);
            }
        }
    }

    fn walk_args(ast: &Ast, args: &ast::GenericArgs, each: &mut dyn FnMut(TypeId) -> bool) {
        match args {
            ast::GenericArgs::Angle { args, assoc, .. } => {
                for arg in args {
                    if let ast::GenericArg::Type(ty) = arg {
                        Self::walk(ast, *ty, each);
                    }
                }
                for arg in assoc {
                    if let Some(args) = &arg.args {
                        Self::walk_args(ast, args, each);
                    }
                    match &arg.kind {
                        ast::AssocArgKind::Type(ty) => Self::walk(ast, *ty, each),
                        ast::AssocArgKind::Const(_) => {}
                        ast::AssocArgKind::Bounds(bounds) => Self::walk_bounds(ast, bounds, each),
                    }
                }
            }
            ast::GenericArgs::Parenthesized { inputs, output, .. } => {
                for ty in inputs.iter().chain(output) {
                    Self::walk(ast, *ty, each);
                }
            }
        }
    }
}
