//! `#[derive(…)]`: the impls that rustc makes, as items beside the type.
//!
//! The derives of std are part of the language as rustc sees it: it writes an impl for each,
//! before it resolves a name. So do we, in the same shape, so that no later room has to know
//! what a derive is. Paths into std start at [`PathRoot::DollarCrate`] with std's file, and
//! local variables have names that no program can write, so that nothing of the visitor's
//! is ever captured. Whatever is written for a field has the span of the field, and all of
//! it is of one expansion, whose call site is the word in the attribute: rustc reports
//! errors and panics in derived code there.
//!
//! Unlike rustc's, comparisons are written as statements in a row and not nested, so that a
//! type may have as many fields as it likes. No `StructuralPartialEq` is written: an impl of
//! `PartialEq` that is [`derived`](super::ast::Impl::derived) says the same.
//!
//! [`PathRoot::DollarCrate`]: super::ast::PathRoot::DollarCrate

mod build;
mod clone;
mod debug;
mod default;
mod eq;
mod fields;
mod hash;
mod header;
mod input;
mod name;
mod order;

pub(crate) use name::Unsettled;

use super::ast::{Item, ItemId, Path};
use super::hygiene::{Expansion, MacroId, SyntaxContext};
use super::lower::Lower;
use super::span::{FileId, Span};
use super::{Origin, ParseOptions};
use input::Input;
use name::Derived;

impl ParseOptions {
    /// The file that holds std, if it is known: derives are expanded only then.
    fn std(&self) -> Option<FileId> {
        match self.origin {
            Origin::Std => Some(self.file),
            Origin::User => self.std_file,
        }
    }
}

impl Lower<'_> {
    /// Adds the impls that the last of these items, a struct, derives.
    #[inline(never)]
    pub(crate) fn derive_struct(&mut self, item: &syn::ItemStruct, out: &mut Vec<ItemId>) {
        let Some(id) = out.last() else { return };
        let input = self.struct_input(*id, item);
        self.derives(&input, out);
    }

    /// Adds the impls that the last of these items, an enum, derives.
    #[inline(never)]
    pub(crate) fn derive_enum(&mut self, item: &syn::ItemEnum, out: &mut Vec<ItemId>) {
        let Some(id) = out.last() else { return };
        let input = self.enum_input(*id, item);
        self.derives(&input, out);
    }

    fn derives(&mut self, input: &Input<'_>, out: &mut Vec<ItemId>) {
        let Some(std) = self.options.std() else {
            return;
        };
        let mut is_copy = false;
        let mut has_default = false;
        for paths in &input.derives {
            let derived: Vec<(Derived, &Path)> = paths
                .iter()
                .filter_map(|path| Some((self.derived(path)?, path)))
                .collect();
            // As in rustc, `Clone` knows of a `Copy` in the same attribute or before it.
            is_copy |= derived.iter().any(|(derived, _)| *derived == Derived::Copy);
            for (derived, path) in derived {
                has_default |= derived == Derived::Default;
                let item = self.derived_impl(std, input, derived, path.span, is_copy);
                out.push(self.ast.items.alloc(item));
            }
        }
        self.check_default_attrs(input, has_default);
    }

    fn derived_impl(
        &mut self,
        std: FileId,
        input: &Input<'_>,
        derived: Derived,
        call_site: Span,
        is_copy: bool,
    ) -> Item {
        let name = self.interner.intern(derived.name());
        let expn = self.ast.hygiene.expand(Expansion {
            name,
            definition: MacroId::DERIVE,
            call_site,
        });
        let ctxt = self.ast.hygiene.apply_mark(SyntaxContext::ROOT, expn);
        let span = Span { ctxt, ..call_site };
        let mut derive = Derive {
            lower: self,
            input,
            std,
            span,
        };
        match derived {
            Derived::Clone => derive.clone_impl(is_copy),
            Derived::Copy => derive.copy_impl(),
            Derived::Debug => derive.debug_impl(),
            Derived::Default => derive.default_impl(),
            Derived::Eq => derive.eq_impl(),
            Derived::Hash => derive.hash_impl(),
            Derived::Ord => derive.ord_impl(),
            Derived::PartialEq => derive.partial_eq_impl(),
            Derived::PartialOrd => derive.partial_ord_impl(),
        }
    }
}

/// The expansion of one derive of one type.
struct Derive<'d, 's> {
    lower: &'d mut Lower<'s>,
    input: &'d Input<'d>,
    std: FileId,
    /// The word in the attribute, of the expansion's context.
    span: Span,
}

impl Derive<'_, '_> {
    /// A span of the source as one of the expansion.
    fn at(&self, span: Span) -> Span {
        Span {
            ctxt: self.span.ctxt,
            ..span
        }
    }
}
