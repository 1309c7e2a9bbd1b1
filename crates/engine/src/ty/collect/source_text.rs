//! Types of the tree as text, the way rustc names an `impl Trait` parameter.

use crate::syntax::ast::{
    AssocArgKind, Ast, BoundKind, BoundModifier, GenericArg, GenericArgs, Path, PathRoot,
    TypeBound, TypeId, TypeKind,
};
use crate::syntax::symbol::Interner;

/// `impl A + B`
pub(super) fn impl_text(ast: &Ast, names: &Interner, bounds: &[TypeBound]) -> String {
    let printer = Printer { ast, names };
    format!("impl {}", printer.bounds(bounds))
}

struct Printer<'a> {
    ast: &'a Ast,
    names: &'a Interner,
}

impl Printer<'_> {
    fn bounds(&self, bounds: &[TypeBound]) -> String {
        let texts: Vec<String> = bounds.iter().map(|bound| self.bound(bound)).collect();
        texts.join(" + ")
    }

    fn bound(&self, bound: &TypeBound) -> String {
        match &bound.kind {
            BoundKind::Trait {
                lifetimes,
                modifier,
                path,
            } => {
                let names: Vec<&str> = lifetimes
                    .iter()
                    .map(|lifetime| self.names.text(lifetime.name))
                    .collect();
                let binder = if names.is_empty() {
                    String::new()
                } else {
                    format!("for<{}> ", names.join(", "))
                };
                let maybe = match modifier {
                    BoundModifier::None => "",
                    BoundModifier::Maybe => "?",
                };
                format!("{binder}{maybe}{}", self.path(path))
            }
            BoundKind::Lifetime(lifetime) => self.names.text(lifetime.name).to_owned(),
            BoundKind::Use(_) => "use<..>".to_owned(),
        }
    }

    fn path(&self, path: &Path) -> String {
        let mut text = match path.root {
            PathRoot::Relative => String::new(),
            PathRoot::Global => "::".to_owned(),
            PathRoot::DollarCrate(_) => "$crate::".to_owned(),
        };
        let mut rest = path.segments.as_slice();
        if let Some(qself) = path.qself {
            let (of, after) = rest
                .split_at_checked(qself.trait_segments)
                .unwrap_or((rest, &[]));
            text.push('<');
            text.push_str(&self.ty(qself.ty));
            if !of.is_empty() {
                text.push_str(" as ");
                text.push_str(&self.segments(of));
            }
            text.push_str(">::");
            rest = after;
        }
        text.push_str(&self.segments(rest));
        text
    }

    fn segments(&self, segments: &[crate::syntax::ast::PathSegment]) -> String {
        let texts: Vec<String> = segments
            .iter()
            .map(|segment| {
                let name = self.names.text(segment.ident.name);
                let args = segment
                    .args
                    .as_ref()
                    .map_or(String::new(), |args| self.args(args));
                format!("{name}{args}")
            })
            .collect();
        texts.join("::")
    }

    fn args(&self, args: &GenericArgs) -> String {
        match args {
            GenericArgs::Angle { args, assoc, .. } => {
                let mut texts: Vec<String> = args.iter().map(|arg| self.arg(*arg)).collect();
                for arg in assoc {
                    let name = self.names.text(arg.ident.name);
                    texts.push(match &arg.kind {
                        AssocArgKind::Type(ty) => format!("{name} = {}", self.ty(*ty)),
                        AssocArgKind::Const(_) => format!("{name} = _"),
                        AssocArgKind::Bounds(bounds) => format!("{name}: {}", self.bounds(bounds)),
                    });
                }
                format!("<{}>", texts.join(", "))
            }
            GenericArgs::Parenthesized { inputs, output, .. } => {
                let inputs: Vec<String> = inputs.iter().map(|ty| self.ty(*ty)).collect();
                let output = output.map_or(String::new(), |ty| format!(" -> {}", self.ty(ty)));
                format!("({}){output}", inputs.join(", "))
            }
        }
    }

    fn arg(&self, arg: GenericArg) -> String {
        match arg {
            GenericArg::Lifetime(lifetime) => self.names.text(lifetime.name).to_owned(),
            GenericArg::Type(ty) => self.ty(ty),
            GenericArg::Const(_) => "_".to_owned(),
        }
    }

    fn ty(&self, ty: TypeId) -> String {
        match &self.ast.types[ty].kind {
            TypeKind::Path(path) => self.path(path),
            TypeKind::Ref {
                lifetime,
                mutable,
                ty,
            } => {
                let lifetime = lifetime.map_or(String::new(), |lifetime| {
                    format!("{} ", self.names.text(lifetime.name))
                });
                let mutable = if *mutable { "mut " } else { "" };
                format!("&{lifetime}{mutable}{}", self.ty(*ty))
            }
            TypeKind::Ptr { mutable, ty } => {
                let word = if *mutable { "mut" } else { "const" };
                format!("*{word} {}", self.ty(*ty))
            }
            TypeKind::Slice(ty) => format!("[{}]", self.ty(*ty)),
            TypeKind::Array(ty, _) => format!("[{}; _]", self.ty(*ty)),
            TypeKind::Tuple(parts) => {
                let texts: Vec<String> = parts.iter().map(|ty| self.ty(*ty)).collect();
                match texts.as_slice() {
                    [only] => format!("({only},)"),
                    _ => format!("({})", texts.join(", ")),
                }
            }
            TypeKind::Paren(ty) => format!("({})", self.ty(*ty)),
            TypeKind::Never => "!".to_owned(),
            TypeKind::Infer | TypeKind::Error => "_".to_owned(),
            TypeKind::ImplTrait(bounds) => format!("impl {}", self.bounds(bounds)),
            TypeKind::TraitObject(bounds) => format!("dyn {}", self.bounds(bounds)),
            TypeKind::FnPtr { params, output, .. } => {
                let inputs: Vec<String> = params.iter().map(|param| self.ty(param.ty)).collect();
                let output = output.map_or(String::new(), |ty| format!(" -> {}", self.ty(ty)));
                format!("fn({}){output}", inputs.join(", "))
            }
        }
    }
}
