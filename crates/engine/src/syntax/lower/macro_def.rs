//! Macro definitions, and which of them a path means.

use std::rc::Rc;

use super::Lower;
use super::macro_call::Callee;
use super::std_name::StdName;
use crate::syntax::ast::{Attr, AttrKind, Ident, ItemId, ItemKind, MacroDef};
use crate::syntax::expand::{MacroRules, follow, rules};
use crate::syntax::hygiene::MacroId;
use crate::syntax::symbol::sym;

impl Lower<'_> {
    /// Finds the macro that a path means.
    #[inline(never)]
    pub(crate) fn callee(&mut self, path: &crate::syntax::ast::Path) -> Option<Callee> {
        let last = path.segments.last()?.ident;
        let name = last.name;
        let is_plain = path.as_ident().is_some();
        if is_plain && let Some(rules) = self.macros.textual(name) {
            return Some(Callee::User(rules));
        }
        let is_std = path
            .segments
            .first()
            .is_some_and(|first| [sym::STD, sym::CORE, sym::ALLOC].contains(&first.ident.name));
        // `ptr::addr_of!` and its like are named by the module that they live in.
        let is_std =
            is_std || StdName::from_name(self.name(name)).is_some_and(|std| !std.is_in_prelude());
        if !is_plain && is_std {
            return self.std_callee(last, true);
        }
        let found = self
            .macros
            .exported(name)
            .or_else(|| self.macros.imported(name));
        if let Some(rules) = found {
            return Some(Callee::User(rules));
        }
        if !is_plain && self.macros.import_of(name).is_none() {
            self.unsupported(path.span, "macro that is named by a path");
            return None;
        }
        self.std_callee(last, !is_plain)
    }

    /// One of std's macros. Some of them are in scope only if they are imported.
    #[inline(never)]
    fn std_callee(&mut self, name: Ident, is_path: bool) -> Option<Callee> {
        let import = self.macros.import_of(name.name).cloned();
        let std_import = import.filter(|import| {
            import
                .from
                .is_some_and(|from| [sym::STD, sym::CORE, sym::ALLOC].contains(&from))
        });
        let original = std_import.as_ref().map_or(name.name, |import| import.name);
        let text = self.name(original).to_owned();
        match StdName::from_name(&text) {
            Some(std) if std.is_in_prelude() || is_path || std_import.is_some() => {
                Some(Callee::Std(std))
            }
            _ if StdName::is_known_but_unsupported(&text) => {
                self.unsupported(name.span, "std macro of this name");
                None
            }
            _ => {
                let text = self.name(name.name).to_owned();
                self.error(
                    name.span,
                    format!("cannot find macro `{text}` in this scope"),
                );
                None
            }
        }
    }

    /// Makes all `#[macro_export]` macros known, which they are before their definition.
    pub(crate) fn collect_exported(&mut self, items: &[syn::Item]) {
        for item in items {
            match item {
                syn::Item::Mod(item) => {
                    if let Some((_, items)) = &item.content {
                        self.collect_exported(items);
                    }
                }
                syn::Item::Macro(item) if has_word(&item.attrs, "macro_export") => {
                    if let Some(name) = &item.ident {
                        let before = self.diagnostics.len();
                        let rules = self.read_definition(item, name);
                        // What is wrong is reported where the definition is met.
                        self.diagnostics.truncate(before);
                        if let Some(rules) = rules {
                            self.macros.export(Rc::new(rules));
                        }
                    }
                }
                _ => {}
            }
        }
    }

    pub(crate) fn macro_definition(
        &mut self,
        item: &syn::ItemMacro,
        name: &syn::Ident,
        attrs: &[Attr],
        out: &mut Vec<ItemId>,
    ) {
        let is_macro_rules = item.mac.path.is_ident("macro_rules");
        let span = self.span(name.span());
        if !is_macro_rules {
            self.error(span, "macros that are called take no name");
            return;
        }
        if !matches!(item.mac.delimiter, syn::MacroDelimiter::Brace(_)) && item.semi_token.is_none()
        {
            let message = "macros that expand to items must be delimited with braces or followed by a semicolon";
            self.error(span, message);
        }
        let Some(mut rules) = self.read_definition(item, name) else {
            return;
        };
        let exported = attrs
            .iter()
            .any(|attr| matches!(attr.kind, AttrKind::MacroExport));
        let earlier = self
            .macros
            .exported(rules.name.name)
            .filter(|earlier| earlier.name == rules.name);
        let id = match &earlier {
            Some(earlier) => earlier.id,
            None => rules.id,
        };
        rules.id = id;
        for rule in &rules.rules {
            follow::check_rule(rule, self.interner, &mut self.diagnostics);
        }
        let rules = Rc::new(rules);
        if exported {
            self.macros.export(Rc::clone(&rules));
        }
        if let Some(def) = self.ast.macros.get_mut(id.0 as usize) {
            def.exported = exported;
        }
        self.macros.define(rules);
        self.push_unnamed(ItemKind::MacroDef(id), span, out);
    }

    fn read_definition(&mut self, item: &syn::ItemMacro, name: &syn::Ident) -> Option<MacroRules> {
        let name = self.ident(name);
        let trees = self.trees(item.mac.tokens.clone());
        let is_2024 = self.is_2024();
        let rules = rules::read_rules(&trees, name.span, is_2024, self.interner);
        let rules = self.accept(rules)?;
        let id = MacroId(u32::try_from(self.ast.macros.len()).unwrap_or(u32::MAX));
        self.ast.macros.push(MacroDef {
            name,
            exported: false,
        });
        Some(MacroRules { id, name, rules })
    }
}

fn has_word(attrs: &[syn::Attribute], word: &str) -> bool {
    attrs.iter().any(|attr| attr.path().is_ident(word))
}
