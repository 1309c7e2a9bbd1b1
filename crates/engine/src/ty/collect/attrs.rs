//! What attributes say.

use crate::resolve::DefId;
use crate::syntax::ast::AttrKind;
use crate::syntax::symbol::Symbol;
use crate::ty::Tcx;
use crate::ty::generics::{FnAttrs, Repr, TraitDef};

impl Tcx {
    /// Records the items of std that are marked `#[lang = "…"]`.
    pub(super) fn collect_lang_items(&mut self) {
        let mut found = Vec::new();
        let Some(std) = self.resolution.crate_id(0) else {
            return;
        };
        if self.asts.len() < 2 {
            return;
        }
        for def in self.defs_of(std) {
            for attr in self.attrs(def) {
                if let AttrKind::Engine(name, args) = &attr.kind
                    && engine_name(self.text(name.name)) == "lang"
                    && let Some(arg) = args.last()
                {
                    found.push((self.text(*arg).trim_matches('"').to_owned(), def));
                }
            }
        }
        for (name, def) in found {
            self.lang.insert(&name, def);
        }
    }

    /// The arguments of `#[engine::name(…)]` on a definition of std, if it is there.
    #[must_use]
    pub fn engine_attr(&self, def: DefId, name: &str) -> Option<&[Symbol]> {
        self.attrs(def).iter().find_map(|attr| match &attr.kind {
            AttrKind::Engine(ident, args) if engine_name(self.text(ident.name)) == name => {
                Some(args.as_slice())
            }
            _ => None,
        })
    }

    /// The one argument of such an attribute, quotes left out.
    #[must_use]
    pub fn engine_attr_text(&self, def: DefId, name: &str) -> Option<&str> {
        let arg = self.engine_attr(def, name)?.last()?;
        Some(self.text(*arg).trim_matches('"'))
    }

    /// What attributes and the words before `fn` say about a function.
    pub fn fn_attrs(&self, def: DefId) -> &FnAttrs {
        if let Some(attrs) = self.queries.fn_attrs.get(&def) {
            return attrs;
        }
        let mut attrs = FnAttrs::default();
        if let Some(node) = self.fn_node(def) {
            attrs.is_const = node.sig.header.is_const;
            attrs.is_async = node.sig.header.is_async;
            attrs.has_self = node.sig.has_self;
        } else {
            // What constructs a struct or a variant is a constant function.
            attrs.is_const = true;
        }
        for attr in self.attrs(def) {
            match &attr.kind {
                AttrKind::TrackCaller => attrs.track_caller = true,
                AttrKind::Engine(name, _) if engine_name(self.text(name.name)) == "intrinsic" => {
                    attrs.intrinsic = true;
                }
                _ => {}
            }
        }
        // A method of an impl is tracked if the trait's is.
        if !attrs.track_caller
            && let Some(of) = self.trait_item_of_impl_item(def)
        {
            attrs.track_caller = self.fn_attrs(of).track_caller;
        }
        self.queries.fn_attrs.insert(def, Box::new(attrs))
    }

    /// `#[repr(…)]`
    pub(super) fn repr_of(&self, def: DefId) -> Repr {
        let mut repr = Repr::default();
        for attr in self.attrs(def) {
            let AttrKind::Repr(hints) = &attr.kind else {
                continue;
            };
            for hint in hints {
                match hint {
                    crate::syntax::ast::ReprHint::C => repr.c = true,
                    crate::syntax::ast::ReprHint::Transparent => repr.transparent = true,
                    crate::syntax::ast::ReprHint::Int(int) => repr.int = Some(*int),
                }
            }
        }
        repr
    }

    /// Whether a struct, an enum or a variant is `#[non_exhaustive]`.
    #[must_use]
    pub fn is_non_exhaustive(&self, def: DefId) -> bool {
        self.attrs(def)
            .iter()
            .any(|attr| matches!(attr.kind, AttrKind::NonExhaustive))
    }

    /// What a trait is.
    #[must_use]
    pub fn trait_def(&self, def: DefId) -> TraitDef {
        TraitDef {
            def,
            is_unsafe: self.trait_node(def).is_some_and(|node| node.is_unsafe),
            is_auto: self.is_auto_trait(def),
        }
    }

    /// Whether a trait is implemented by itself wherever its parts allow it.
    #[must_use]
    pub fn is_auto_trait(&self, def: DefId) -> bool {
        !self.is_local(def) && self.engine_attr(def, "auto_trait").is_some()
    }
}

/// The name of one of our own attributes, without `engine::`.
pub(super) fn engine_name(name: &str) -> &str {
    name.strip_prefix("engine::").unwrap_or(name)
}
