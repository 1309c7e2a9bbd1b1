//! Types, paths, bounds and attributes as text.

use super::Dumper;
use crate::syntax::ast::{
    AssocArgKind, Attr, AttrKind, BoundKind, BoundModifier, CaptureArg, FieldName, GenericArg,
    GenericArgs, GenericParam, GenericParamKind, Path, PathRoot, TypeBound, TypeId, TypeKind,
    WherePredicate, WherePredicateKind,
};

impl Dumper<'_> {
    pub(super) fn ty(&self, id: TypeId) -> String {
        match &self.ast.types[id].kind {
            TypeKind::Path(path) => self.path(path),
            TypeKind::Ref {
                lifetime,
                mutable,
                ty,
            } => {
                let lifetime = lifetime.map(|lifetime| format!("{} ", self.ident(lifetime)));
                let mutable = if *mutable { "mut " } else { "" };
                format!("&{}{mutable}{}", lifetime.unwrap_or_default(), self.ty(*ty))
            }
            TypeKind::Ptr { mutable, ty } => {
                let mutable = if *mutable { "mut" } else { "const" };
                format!("*{mutable} {}", self.ty(*ty))
            }
            TypeKind::Slice(ty) => format!("[{}]", self.ty(*ty)),
            TypeKind::Array(ty, len) => format!("[{}; {}]", self.ty(*ty), self.body(*len)),
            TypeKind::Tuple(types) => format!("(tuple {})", self.types(types)),
            TypeKind::Paren(ty) => format!("({})", self.ty(*ty)),
            TypeKind::Never => "!".to_owned(),
            TypeKind::Infer => "_".to_owned(),
            TypeKind::ImplTrait(bounds) => format!("impl {}", self.bounds(bounds)),
            TypeKind::TraitObject(bounds) => format!("dyn {}", self.bounds(bounds)),
            TypeKind::FnPtr {
                lifetimes,
                is_unsafe,
                abi,
                params,
                output,
            } => {
                let params: Vec<String> = params.iter().map(|param| self.ty(param.ty)).collect();
                let lifetimes = lifetimes.iter().map(|param| self.ident(param.ident));
                let lifetimes = lifetimes.collect::<Vec<_>>().join(", ");
                let binder = if lifetimes.is_empty() {
                    lifetimes
                } else {
                    format!("for<{lifetimes}> ")
                };
                let is_unsafe = if *is_unsafe { "unsafe " } else { "" };
                let abi = abi.map(|abi| format!("extern {:?} ", self.interner.text(abi)));
                let abi = abi.unwrap_or_default();
                let output = output
                    .map(|ty| format!(" -> {}", self.ty(ty)))
                    .unwrap_or_default();
                format!("{binder}{is_unsafe}{abi}fn({}){output}", params.join(", "))
            }
            TypeKind::Error => "(error)".to_owned(),
        }
    }

    pub(super) fn types(&self, types: &[TypeId]) -> String {
        let types: Vec<String> = types.iter().map(|ty| self.ty(*ty)).collect();
        types.join(", ")
    }

    pub(super) fn path(&self, path: &Path) -> String {
        let mut text = match path.root {
            PathRoot::Relative => String::new(),
            PathRoot::Global => "::".to_owned(),
            PathRoot::DollarCrate(_) => "$crate::".to_owned(),
        };
        if let Some(qself) = path.qself {
            let ty = self.ty(qself.ty);
            let segments = qself.trait_segments.to_string();
            text.push_str(&["<", &ty, " as ", &segments, ">"].concat());
        }
        let segments = path.segments.iter().map(|segment| {
            let args = segment.args.as_ref().map(|args| self.generic_args(args));
            format!("{}{}", self.ident(segment.ident), args.unwrap_or_default())
        });
        text.push_str(&segments.collect::<Vec<_>>().join("::"));
        text
    }

    pub(super) fn generic_args(&self, args: &GenericArgs) -> String {
        match args {
            GenericArgs::Angle { args, assoc, .. } => {
                let args = args.iter().map(|arg| match arg {
                    GenericArg::Lifetime(lifetime) => self.ident(*lifetime),
                    GenericArg::Type(ty) => self.ty(*ty),
                    GenericArg::Const(body) => format!("(const {})", self.body(*body)),
                });
                let assoc = assoc.iter().map(|arg| {
                    let name = self.ident(arg.ident);
                    match &arg.kind {
                        AssocArgKind::Type(ty) => format!("{name} = {}", self.ty(*ty)),
                        AssocArgKind::Const(body) => format!("{name} = {}", self.body(*body)),
                        AssocArgKind::Bounds(bounds) => format!("{name}: {}", self.bounds(bounds)),
                    }
                });
                format!("<{}>", args.chain(assoc).collect::<Vec<_>>().join(", "))
            }
            GenericArgs::Parenthesized { inputs, output, .. } => {
                let output = output
                    .map(|ty| format!(" -> {}", self.ty(ty)))
                    .unwrap_or_default();
                format!("({}){output}", self.types(inputs))
            }
        }
    }

    pub(super) fn bounds(&self, bounds: &[TypeBound]) -> String {
        let bounds = bounds.iter().map(|bound| match &bound.kind {
            BoundKind::Trait {
                lifetimes,
                modifier,
                path,
            } => {
                let lifetimes: Vec<String> = lifetimes
                    .iter()
                    .map(|lifetime| self.ident(*lifetime))
                    .collect();
                let lifetimes = lifetimes.join(", ");
                let binder = if lifetimes.is_empty() {
                    lifetimes
                } else {
                    format!("for<{lifetimes}> ")
                };
                let maybe = if *modifier == BoundModifier::Maybe {
                    "?"
                } else {
                    ""
                };
                format!("{maybe}{binder}{}", self.path(path))
            }
            BoundKind::Lifetime(lifetime) => self.ident(*lifetime),
            BoundKind::Use(args) => {
                let args = args.iter().map(|arg| match arg {
                    CaptureArg::Lifetime(ident) | CaptureArg::Param(ident) => self.ident(*ident),
                });
                format!("use<{}>", args.collect::<Vec<_>>().join(", "))
            }
        });
        bounds.collect::<Vec<_>>().join(" + ")
    }

    pub(super) fn generic_param(&self, param: &GenericParam) -> String {
        let name = self.ident(param.ident);
        match &param.kind {
            GenericParamKind::Lifetime { bounds } => {
                let bounds: Vec<String> = bounds.iter().map(|each| self.ident(*each)).collect();
                format!("{name}: {}", bounds.join(" + "))
            }
            GenericParamKind::Type { bounds, default } => {
                let default = default.map(|ty| format!(" = {}", self.ty(ty)));
                format!(
                    "{name}: {}{}",
                    self.bounds(bounds),
                    default.unwrap_or_default()
                )
            }
            GenericParamKind::Const { ty, default } => {
                let default = default.map(|body| format!(" = {}", self.body(body)));
                format!(
                    "const {name}: {}{}",
                    self.ty(*ty),
                    default.unwrap_or_default()
                )
            }
        }
    }

    pub(super) fn predicate(&self, predicate: &WherePredicate) -> String {
        match &predicate.kind {
            WherePredicateKind::Lifetime { lifetime, bounds } => {
                let bounds: Vec<String> = bounds.iter().map(|each| self.ident(*each)).collect();
                format!("{}: {}", self.ident(*lifetime), bounds.join(" + "))
            }
            WherePredicateKind::Type { ty, bounds, .. } => {
                format!("{}: {}", self.ty(*ty), self.bounds(bounds))
            }
        }
    }

    pub(super) fn field_name(&self, name: FieldName) -> String {
        match name {
            FieldName::Named(ident) => self.ident(ident),
            FieldName::Index(index, _) => index.to_string(),
        }
    }

    pub(super) fn attr(&self, attr: &Attr) -> String {
        match &attr.kind {
            AttrKind::Derive(paths) => {
                let paths: Vec<String> = paths.iter().map(|path| self.path(path)).collect();
                format!("derive {}", paths.join(", "))
            }
            other => format!("{other:?}"),
        }
    }
}
