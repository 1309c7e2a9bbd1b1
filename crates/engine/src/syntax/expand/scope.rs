//! Which macro a name means.
//!
//! Macros have two kinds of scope. By *textual* scope, a definition is known to what
//! follows it in the same module or block, modules within included. By *path*, a
//! `#[macro_export]` macro is known as `crate::m`, and whatever is imported by `use`.
//! Names are not resolved yet when macros are expanded, so of the second we know what a
//! `use` declaration before the call says; see [`MacroScopes::imported`].

use std::collections::HashMap;
use std::rc::Rc;

use super::MacroRules;
use crate::syntax::ast::{UseTree, UseTreeKind};
use crate::syntax::symbol::Symbol;

/// The macros that are known at a point of the file.
#[derive(Default)]
pub(crate) struct MacroScopes {
    /// Innermost last.
    textual: Vec<Rc<MacroRules>>,
    exported: HashMap<Symbol, Rc<MacroRules>>,
    /// Every definition so far, by name.
    defined: HashMap<Symbol, Rc<MacroRules>>,
    imports: HashMap<Symbol, Import>,
    /// How many expansions are under way.
    pub depth: u32,
    /// How many tokens the expansions gave so far.
    pub expanded_tokens: usize,
    /// How many steps matching took so far.
    pub match_steps: usize,
}

/// What a `use` declaration says about a name.
#[derive(Clone)]
pub(crate) struct Import {
    /// The last name of the path.
    pub name: Symbol,
    /// The first name of the path, if it has more than one.
    pub from: Option<Symbol>,
}

impl MacroScopes {
    /// Where the innermost scope begins.
    pub(crate) fn mark(&self) -> usize {
        self.textual.len()
    }

    /// Leaves the scope that began there.
    pub(crate) fn leave(&mut self, mark: usize) {
        self.textual.truncate(mark);
    }

    pub(crate) fn define(&mut self, rules: Rc<MacroRules>) {
        self.defined.insert(rules.name.name, Rc::clone(&rules));
        self.textual.push(rules);
    }

    pub(crate) fn export(&mut self, rules: Rc<MacroRules>) {
        self.exported.insert(rules.name.name, rules);
    }

    /// The macro that a plain name means by textual scope.
    pub(crate) fn textual(&self, name: Symbol) -> Option<Rc<MacroRules>> {
        self.textual
            .iter()
            .rev()
            .find(|rules| rules.name.name == name)
            .cloned()
    }

    /// The macro that `crate::name` means.
    pub(crate) fn exported(&self, name: Symbol) -> Option<Rc<MacroRules>> {
        self.exported.get(&name).cloned()
    }

    /// A macro of the file that was brought under this name by `use`.
    pub(crate) fn imported(&self, name: Symbol) -> Option<Rc<MacroRules>> {
        let import = self.imports.get(&name)?;
        self.exported(import.name)
            .or_else(|| self.defined.get(&import.name).cloned())
    }

    /// What `use` says about a name.
    pub(crate) fn import_of(&self, name: Symbol) -> Option<&Import> {
        self.imports.get(&name)
    }

    /// Takes note of a `use` declaration; `outer` is what the path begins with that stands
    /// before the group that this is in.
    pub(crate) fn import(&mut self, tree: &UseTree, outer: Option<Symbol>) {
        let first = tree.prefix.segments.first();
        let from = outer.or(first.map(|first| first.ident.name));
        match &tree.kind {
            UseTreeKind::Name { ident, rename } => {
                let alias = rename.unwrap_or(*ident).name;
                let name = ident.name;
                self.imports.insert(alias, Import { name, from });
            }
            UseTreeKind::Group(trees) => {
                for tree in trees {
                    self.import(tree, from);
                }
            }
            UseTreeKind::Glob => {}
        }
    }
}
