//! Which derive a path means.
//!
//! Derives are expanded before names are resolved. So a path is understood if it is one of
//! the usual ones, and what speaks against that understanding is looked for when the whole
//! file is lowered: a `use … as …` may give a derive another name.

use crate::syntax::ast::{Ident, ItemKind, Path, PathRoot, UseTree, UseTreeKind};
use crate::syntax::lower::Lower;
use crate::syntax::symbol::{Symbol, sym};

/// A derive of std.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Derived {
    Clone,
    Copy,
    Debug,
    Default,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd,
}

/// What is to be looked at again when all of a file is known.
#[derive(Debug)]
pub(crate) enum Unsettled {
    /// No derive has this name, unless a `use` gives it to one.
    Unknown(Ident),
    /// `fmt::Debug`: the module has to be imported from std.
    Within(Symbol, Path),
}

impl Derived {
    const ALL: [Self; 9] = [
        Self::Clone,
        Self::Copy,
        Self::Debug,
        Self::Default,
        Self::Eq,
        Self::Hash,
        Self::Ord,
        Self::PartialEq,
        Self::PartialOrd,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Clone => "Clone",
            Self::Copy => "Copy",
            Self::Debug => "Debug",
            Self::Default => "Default",
            Self::Eq => "Eq",
            Self::Hash => "Hash",
            Self::Ord => "Ord",
            Self::PartialEq => "PartialEq",
            Self::PartialOrd => "PartialOrd",
        }
    }

    /// The module of std that it is in.
    fn module(self) -> &'static str {
        match self {
            Self::Clone => "clone",
            Self::Copy => "marker",
            Self::Debug => "fmt",
            Self::Default => "default",
            Self::Hash => "hash",
            Self::Eq | Self::Ord | Self::PartialEq | Self::PartialOrd => "cmp",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.name() == name)
    }

    /// The path of the trait, from the root of std.
    pub(super) fn path(self) -> String {
        format!("{}::{}", self.module(), self.name())
    }
}

impl Lower<'_> {
    /// The derive that a path means; nothing after it was reported or put off.
    pub(super) fn derived(&mut self, path: &Path) -> Option<Derived> {
        let has_args = path.segments.iter().any(|segment| segment.args.is_some());
        let idents: Vec<Ident> = path.segments.iter().map(|segment| segment.ident).collect();
        let last = *idents.last()?;
        let derived = Derived::from_name(self.name(last.name));
        match (idents.as_slice(), derived, path.root) {
            _ if has_args => {}
            ([_], Some(derived), PathRoot::Relative) => return Some(derived),
            ([only], None, PathRoot::Relative) => {
                self.unsettled_derives.push(Unsettled::Unknown(*only));
                return None;
            }
            ([module, _], Some(derived), PathRoot::Relative)
                if self.name(module.name) == derived.module() =>
            {
                let unsettled = Unsettled::Within(module.name, path.clone());
                self.unsettled_derives.push(unsettled);
                return Some(derived);
            }
            ([krate, module, _], Some(derived), PathRoot::Relative | PathRoot::Global)
                if matches!(krate.name, sym::STD | sym::CORE)
                    && self.name(module.name) == derived.module() =>
            {
                return Some(derived);
            }
            _ => {}
        }
        self.unsupported(path.span, "derive macro by this path");
        None
    }

    /// Reports the derives that are not what they seemed to be, or that are nothing.
    pub(crate) fn settle_derives(&mut self) {
        let mut names = Imports::default();
        for item in self.ast.items.values() {
            if let ItemKind::Use(tree) = &item.kind {
                names.tree(tree, true);
            }
        }
        for unsettled in std::mem::take(&mut self.unsettled_derives) {
            match unsettled {
                Unsettled::Unknown(ident) if names.renames.contains(&ident.name) => {
                    self.unsupported(ident.span, "derive macro by another name");
                }
                Unsettled::Unknown(ident) => {
                    let name = self.name(ident.name);
                    let message = format!("cannot find derive macro `{name}` in this scope");
                    self.error(ident.span, message);
                }
                Unsettled::Within(module, path) => {
                    if !names.of_std.contains(&module) {
                        self.unsupported(path.span, "derive macro by this path");
                    }
                }
            }
        }
    }
}

/// What the `use` declarations of a file say.
#[derive(Default)]
struct Imports {
    /// All new names.
    renames: Vec<Symbol>,
    /// All modules of std that are imported under their own name.
    of_std: Vec<Symbol>,
}

impl Imports {
    fn tree(&mut self, tree: &UseTree, is_outermost: bool) {
        let first = tree.prefix.segments.first();
        let is_std = |name| matches!(name, sym::STD | sym::CORE);
        let of_std = !is_outermost || first.is_some_and(|first| is_std(first.ident.name));
        match &tree.kind {
            UseTreeKind::Name { ident, rename } => {
                self.renames.extend(rename.map(|rename| rename.name));
                let name = match ident.name {
                    sym::SELF_VALUE => tree.prefix.segments.last().map(|last| last.ident.name),
                    name => Some(name),
                };
                if of_std && rename.is_none() {
                    self.of_std.extend(name);
                }
            }
            UseTreeKind::Glob => {}
            UseTreeKind::Group(trees) => {
                for tree in trees {
                    self.tree(tree, is_outermost && !of_std);
                }
            }
        }
    }
}
