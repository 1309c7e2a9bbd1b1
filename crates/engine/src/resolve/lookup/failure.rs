//! What is wrong with a path, in rustc's words.

use super::{Failure, Start, Why};
use crate::resolve::Resolver;
use crate::resolve::def::{CtorKind, DefKind, Res};
use crate::resolve::def_map::{Binding, ModuleId};
use crate::resolve::error::{Error, ErrorKind};
use crate::syntax::ast::{Ident, Path, PathRoot};
use crate::syntax::span::Span;
use crate::syntax::symbol::Symbol;

impl Resolver<'_> {
    /// The error that something may not be named from here.
    pub(in crate::resolve) fn private(&self, ident: Ident, binding: Binding) -> Error {
        let mut descr = binding.res.descr(&self.defs).to_owned();
        if let Some(DefKind::Ctor(_, CtorKind::Fn)) = binding.res.def_kind(&self.defs) {
            descr.push_str(" constructor");
        }
        if binding.origin.is_import() {
            descr.push_str(" import");
        }
        Error::new(
            ident.span,
            ErrorKind::Private {
                descr,
                name: self.text(ident.name),
            },
        )
    }

    /// The error of a path that leads nowhere, if that is not the last segment's fault.
    pub(in crate::resolve) fn path_error(
        &self,
        path: &[Ident],
        start: Start,
        failure: &Failure,
    ) -> Error {
        let ident = path.get(failure.at).copied();
        let span = ident.map_or_else(Span::default, |ident| ident.span);
        let name = ident.map_or_else(String::new, |ident| self.text(ident.name));
        let before = failure.at.checked_sub(1).and_then(|at| path.get(at));
        let before = before.map(|before| self.text(before.name));
        let message = match failure.why {
            Why::TooManySuper => "too many leading `super` keywords".to_owned(),
            Why::Keyword => format!("`{name}` in paths can only be used in start position"),
            Why::NotAModule(_) => match before {
                Some(before) => format!("cannot find module `{name}` in `{before}`"),
                None => format!("cannot find module `{name}` in this scope"),
            },
            Why::NotFound => match (before, start) {
                (Some(before), _) => format!("cannot find `{name}` in `{before}`"),
                (None, Start::Crates) => format!("cannot find `{name}` in the crate root"),
                (None, Start::CrateOf(_)) => format!("cannot find `{name}` in `$crate`"),
                (None, Start::Scope(_)) => not_in_scope(&name),
            },
        };
        Error::new(span, ErrorKind::PathFailed { message })
    }

    /// A path as rustc quotes it.
    pub(in crate::resolve) fn path_text(&self, path: &Path) -> String {
        let root = match path.root {
            PathRoot::Relative => "",
            PathRoot::Global => "::",
            PathRoot::DollarCrate(_) => "$crate::",
        };
        let names: Vec<String> = path
            .segments
            .iter()
            .map(|segment| self.text(segment.ident.name))
            .collect();
        format!("{root}{}", names.join("::"))
    }

    /// The text of a name.
    pub(in crate::resolve) fn text(&self, name: Symbol) -> String {
        self.names.text(name).to_owned()
    }

    /// What rustc calls a module in a message.
    pub(in crate::resolve) fn module_descr(&self, module: ModuleId) -> Option<&'static str> {
        Some(Res::Def(self.map.module(module).def()?).descr(&self.defs))
    }
}

fn not_in_scope(name: &str) -> String {
    if name == "Self" {
        return "cannot find `Self` in this scope".to_owned();
    }
    let is_type = name.chars().next().is_some_and(char::is_uppercase);
    let what = if is_type { "type" } else { "module or crate" };
    format!("cannot find {what} `{name}` in this scope")
}
