//! `use` declarations.

use super::Lower;
use crate::syntax::ast::{Path, PathRoot, PathSegment, UseTree, UseTreeKind};
use crate::syntax::span::Span;

impl Lower<'_> {
    pub(crate) fn use_tree(&mut self, tree: &syn::UseTree, root: PathRoot) -> UseTree {
        let (mut root, mut segments, mut tree) = (root, Vec::new(), tree);
        while let syn::UseTree::Path(path) = tree {
            match self.root_of(&path.ident) {
                crate_root @ PathRoot::DollarCrate(_) if segments.is_empty() => root = crate_root,
                _ => segments.push(PathSegment {
                    ident: self.ident(&path.ident),
                    args: None,
                }),
            }
            tree = &path.tree;
        }
        let (kind, end) = self.use_tree_kind(tree);
        let first = segments.first().map_or(end, |first| first.ident.span);
        let last = segments.last().map_or(first, |last| last.ident.span);
        let prefix = Path {
            root,
            qself: None,
            segments,
            span: self.join(first, last),
        };
        UseTree {
            prefix,
            kind,
            span: self.join(first, end),
        }
    }

    fn use_tree_kind(&mut self, tree: &syn::UseTree) -> (UseTreeKind, Span) {
        match tree {
            syn::UseTree::Path(path) => {
                // The caller has gone through all of these.
                let span = self.span(path.ident.span());
                (UseTreeKind::Group(Vec::new()), span)
            }
            syn::UseTree::Name(name) => {
                let ident = self.ident(&name.ident);
                (
                    UseTreeKind::Name {
                        ident,
                        rename: None,
                    },
                    ident.span,
                )
            }
            syn::UseTree::Rename(rename) => {
                let ident = self.ident(&rename.ident);
                let rename = self.ident(&rename.rename);
                let span = self.join(ident.span, rename.span);
                (
                    UseTreeKind::Name {
                        ident,
                        rename: Some(rename),
                    },
                    span,
                )
            }
            syn::UseTree::Glob(glob) => (UseTreeKind::Glob, self.span(glob.star_token.span)),
            syn::UseTree::Group(group) => {
                let span = self.delimited(group.brace_token.span);
                let relative = PathRoot::Relative;
                let trees = group
                    .items
                    .iter()
                    .map(|tree| self.use_tree(tree, relative))
                    .collect();
                (UseTreeKind::Group(trees), span)
            }
        }
    }
}
