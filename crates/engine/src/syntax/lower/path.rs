//! Paths and generic arguments.

use super::Lower;
use crate::syntax::ast::{
    AssocArg, AssocArgKind, BodyKind, GenericArg, GenericArgs, Ident, Path, PathRoot, PathSegment,
    QSelf,
};
use crate::syntax::span::Span;
use crate::syntax::token::{Token, TokenKind, Tree};

impl Lower<'_> {
    pub(crate) fn path(&mut self, path: &syn::Path) -> Path {
        self.qualified_path(None, path)
    }

    pub(crate) fn qualified_path(&mut self, qself: Option<&syn::QSelf>, path: &syn::Path) -> Path {
        let start = self.path_start(qself, path);
        let mut root = match qself {
            // syn sees the `::` after `<T>` as one in front of the path.
            Some(_) => PathRoot::Relative,
            None => self.path_root(path),
        };
        let mut segments: Vec<_> = path
            .segments
            .iter()
            .map(|each| self.segment(each))
            .collect();
        let mut span = start;
        if let Some(last) = segments.last() {
            span = self.join(start, segment_end(last));
        }
        if let PathRoot::DollarCrate(_) = root
            && !segments.is_empty()
        {
            segments.remove(0);
        } else if segments.is_empty() {
            root = PathRoot::Relative;
        }
        let qself = qself.map(|qself| QSelf {
            ty: self.ty(&qself.ty),
            trait_segments: qself.position,
        });
        Path {
            root,
            qself,
            segments,
            span,
        }
    }

    /// A path of one name.
    pub(crate) fn path_of_ident(ident: Ident) -> Path {
        let segments = vec![PathSegment { ident, args: None }];
        Path {
            root: PathRoot::Relative,
            qself: None,
            segments,
            span: ident.span,
        }
    }

    fn path_start(&self, qself: Option<&syn::QSelf>, path: &syn::Path) -> Span {
        if let Some(qself) = qself {
            return self.span(qself.lt_token.span);
        }
        if let Some(colon) = &path.leading_colon {
            return self.span(colon.spans[0]);
        }
        path.segments
            .first()
            .map_or_else(Span::default, |first| self.span(first.ident.span()))
    }

    fn path_root(&self, path: &syn::Path) -> PathRoot {
        if path.leading_colon.is_some() {
            return PathRoot::Global;
        }
        let Some(first) = path.segments.first() else {
            return PathRoot::Relative;
        };
        self.root_of(&first.ident)
    }

    /// The root that a path has if it begins with this name.
    pub(crate) fn root_of(&self, first: &syn::Ident) -> PathRoot {
        let token = self
            .origins
            .as_ref()
            .and_then(|origins| origins.tree(first.span()));
        match token {
            Some(Tree::Token(Token {
                kind: TokenKind::DollarCrate,
                span,
                ..
            })) => PathRoot::DollarCrate(span.file),
            _ => PathRoot::Relative,
        }
    }

    fn segment(&mut self, segment: &syn::PathSegment) -> PathSegment {
        let ident = self.ident(&segment.ident);
        let args = match &segment.arguments {
            syn::PathArguments::None => None,
            syn::PathArguments::AngleBracketed(args) => Some(self.angle_args(args)),
            syn::PathArguments::Parenthesized(args) => Some(self.parenthesized_args(args)),
        };
        PathSegment { ident, args }
    }

    pub(crate) fn angle_args(&mut self, args: &syn::AngleBracketedGenericArguments) -> GenericArgs {
        let span = self.between(args.lt_token.span, args.gt_token.span);
        let mut plain = Vec::new();
        let mut assoc = Vec::new();
        for arg in &args.args {
            match self.generic_arg(arg) {
                Arg::Plain(arg) => {
                    if !assoc.is_empty() {
                        self.error(
                            span,
                            "generic arguments must come before the first constraint",
                        );
                    }
                    plain.push(arg);
                }
                Arg::Assoc(arg) => assoc.push(arg),
                Arg::Reported => {}
            }
        }
        GenericArgs::Angle {
            args: plain,
            assoc,
            span,
        }
    }

    fn generic_arg(&mut self, arg: &syn::GenericArgument) -> Arg {
        match arg {
            syn::GenericArgument::Lifetime(lifetime) => {
                Arg::Plain(GenericArg::Lifetime(self.lifetime(lifetime)))
            }
            syn::GenericArgument::Type(ty) => Arg::Plain(GenericArg::Type(self.ty(ty))),
            syn::GenericArgument::Const(expr) => Arg::Plain(GenericArg::Const(
                self.const_body(BodyKind::AnonConst, expr),
            )),
            syn::GenericArgument::AssocType(assoc) => {
                let kind = AssocArgKind::Type(self.ty(&assoc.ty));
                self.assoc_arg(&assoc.ident, assoc.generics.as_ref(), kind)
            }
            syn::GenericArgument::AssocConst(assoc) => {
                let kind = AssocArgKind::Const(self.const_body(BodyKind::AnonConst, &assoc.value));
                self.assoc_arg(&assoc.ident, assoc.generics.as_ref(), kind)
            }
            syn::GenericArgument::Constraint(assoc) => {
                let kind = AssocArgKind::Bounds(self.bounds(&assoc.bounds));
                self.assoc_arg(&assoc.ident, assoc.generics.as_ref(), kind)
            }
            _ => {
                self.unsupported(Span::default(), "generic argument");
                Arg::Reported
            }
        }
    }

    fn assoc_arg(
        &mut self,
        ident: &syn::Ident,
        args: Option<&syn::AngleBracketedGenericArguments>,
        kind: AssocArgKind,
    ) -> Arg {
        let ident = self.ident(ident);
        let args = args.map(|args| self.angle_args(args));
        Arg::Assoc(AssocArg { ident, args, kind })
    }

    fn parenthesized_args(&mut self, args: &syn::ParenthesizedGenericArguments) -> GenericArgs {
        let mut span = self.delimited(args.paren_token.span);
        let mut inputs = Vec::new();
        for input in &args.inputs {
            if let Some((name, _)) = &input.name {
                let span = self.span(name.span());
                self.error(span, "parameters of `Fn` bounds have no names");
            }
            self.no_attrs(&input.attrs);
            inputs.push(self.ty(&input.ty));
        }
        let output = match &args.output {
            syn::ReturnType::Default => None,
            syn::ReturnType::Type(_, ty) => Some(self.ty(ty)),
        };
        if let Some(output) = output {
            span = self.join(span, self.type_span(output));
        }
        GenericArgs::Parenthesized {
            inputs,
            output,
            span,
        }
    }
}

/// A generic argument.
enum Arg {
    Plain(GenericArg),
    Assoc(AssocArg),
    Reported,
}

fn segment_end(segment: &PathSegment) -> Span {
    match &segment.args {
        None => segment.ident.span,
        Some(GenericArgs::Angle { span, .. } | GenericArgs::Parenthesized { span, .. }) => *span,
    }
}
