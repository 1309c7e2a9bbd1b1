//! `use` declarations, taken apart into names and globs.

use super::{Import, ImportKind};
use crate::resolve::Resolver;
use crate::resolve::collect::Place;
use crate::resolve::error::{Error, ErrorKind};
use crate::resolve::visibility::Vis;
use crate::syntax::ast::{Ident, PathRoot, PathSegment, UseTree, UseTreeKind};
use crate::syntax::span::Span;
use crate::syntax::symbol::sym;

/// What stands around a tree of a `use` declaration.
#[derive(Clone, Copy)]
struct Outer<'p> {
    root: PathRoot,
    prefix: &'p [Ident],
    nested: bool,
    top: Span,
}

impl<'a> Resolver<'a> {
    /// Takes a `use` declaration apart.
    pub(in crate::resolve) fn collect_imports(
        &mut self,
        place: Place<'a>,
        tree: &'a UseTree,
        vis: Vis,
    ) {
        let outer = Outer {
            root: PathRoot::Relative,
            prefix: &[],
            nested: false,
            top: tree.span,
        };
        self.collect_tree(place, tree, vis, outer);
    }

    fn collect_tree(&mut self, place: Place<'a>, tree: &'a UseTree, vis: Vis, outer: Outer) {
        let mut prefix = outer.prefix.to_vec();
        prefix.extend(
            tree.prefix
                .segments
                .iter()
                .map(|PathSegment { ident, .. }| *ident),
        );
        let root = match tree.prefix.root {
            PathRoot::Relative => outer.root,
            written => written,
        };
        let kind = match &tree.kind {
            UseTreeKind::Group(trees) => {
                let outer = Outer {
                    root,
                    prefix: &prefix,
                    nested: true,
                    top: outer.top,
                };
                for tree in trees {
                    self.collect_tree(place, tree, vis, outer);
                }
                return;
            }
            UseTreeKind::Glob => ImportKind::Glob,
            UseTreeKind::Name { ident, rename } => {
                let written = !tree.prefix.segments.is_empty();
                match self.single(&mut prefix, *ident, *rename, outer.nested && !written) {
                    Some(kind) => kind,
                    None => return,
                }
            }
        };
        self.imports.alloc(Import {
            module: place.module,
            vis,
            prefix,
            root,
            kind,
            span: tree.span,
            declaration: outer.top,
        });
    }

    /// `self` at the end of a path stands for the module before it.
    fn single(
        &mut self,
        prefix: &mut Vec<Ident>,
        ident: Ident,
        rename: Option<Ident>,
        in_braces: bool,
    ) -> Option<ImportKind> {
        let needs_name = ErrorKind::ImportNeedsName;
        if ident.name == sym::SELF_VALUE {
            let Some(module) = prefix.pop() else {
                if rename.is_none() {
                    self.errors.push(Error::new(ident.span, needs_name));
                    return None;
                }
                return Some(ImportKind::Single {
                    source: ident,
                    target: rename?,
                    only_type: true,
                });
            };
            if !in_braces {
                let span = Span {
                    start: module.span.end,
                    ..ident.span
                };
                self.errors
                    .push(Error::new(span, ErrorKind::SelfImportOutsideBraces));
            }
            let target = rename.unwrap_or(Ident {
                name: module.name,
                ..ident
            });
            return Some(ImportKind::Single {
                source: module,
                target,
                only_type: true,
            });
        }
        if matches!(ident.name, sym::CRATE | sym::SUPER) && rename.is_none() {
            self.errors.push(Error::new(ident.span, needs_name));
            return None;
        }
        let target = rename.unwrap_or(ident);
        Some(ImportKind::Single {
            source: ident,
            target,
            only_type: false,
        })
    }
}
