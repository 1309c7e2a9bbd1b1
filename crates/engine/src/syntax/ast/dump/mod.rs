//! The tree as text: an item a line, a statement a line, and everything smaller in
//! parentheses with its name in front. It is for people and for tests.

mod expr;
mod ty;

use super::{
    AssocItem, AssocItemKind, Ast, Fields, Fn, Generics, Ident, ItemId, ItemKind, UseTree,
    UseTreeKind, VisibilityKind,
};
use crate::syntax::symbol::Interner;

pub(super) fn dump(ast: &Ast, interner: &Interner) -> String {
    let mut dumper = Dumper {
        ast,
        interner,
        out: String::new(),
        depth: 0,
    };
    for item in &ast.root {
        dumper.item(*item);
    }
    dumper.out
}

pub(super) struct Dumper<'d> {
    ast: &'d Ast,
    interner: &'d Interner,
    out: String,
    depth: usize,
}

impl Dumper<'_> {
    fn line(&mut self, text: &str) {
        self.out.push_str(&"  ".repeat(self.depth));
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn indented(&mut self, write: impl FnOnce(&mut Self)) {
        self.depth += 1;
        write(self);
        self.depth -= 1;
    }

    /// A name; one that came out of a macro's body is followed by `#`.
    fn ident(&self, ident: Ident) -> String {
        let mark = if ident.span.ctxt.is_root() { "" } else { "#" };
        format!("{}{mark}", self.interner.text(ident.name))
    }

    fn item(&mut self, id: ItemId) {
        let item = &self.ast.items[id];
        let vis = match &item.vis.kind {
            VisibilityKind::Inherited => String::new(),
            VisibilityKind::Public => "pub ".to_owned(),
            VisibilityKind::Restricted(path) => format!("pub({}) ", self.path(path)),
        };
        let name = item
            .ident
            .map_or_else(String::new, |ident| self.ident(ident));
        for attr in &item.attrs {
            self.line(&format!("#[{}]", self.attr(attr)));
        }
        match &item.kind {
            ItemKind::Mod(module) => {
                self.line(&format!("{vis}mod {name}"));
                self.indented(|this| {
                    for item in &module.items {
                        this.item(*item);
                    }
                });
            }
            ItemKind::Use(tree) => {
                let tree = self.use_tree(tree);
                self.line(&format!("{vis}use {tree}"));
            }
            ItemKind::ExternCrate(from) => {
                let from = self.interner.text(*from).to_owned();
                self.line(&format!("{vis}extern crate {from} as {name}"));
            }
            ItemKind::Fn(function) => self.function(&format!("{vis}fn {name}"), function),
            ItemKind::Struct(item) => {
                let generics = self.generics(&item.generics);
                let fields = self.fields(&item.fields);
                self.line(&format!("{vis}struct {name}{generics} {fields}"));
            }
            ItemKind::Enum(item) => {
                let generics = self.generics(&item.generics);
                self.line(&format!("{vis}enum {name}{generics}"));
                self.indented(|this| {
                    for variant in &item.variants {
                        let fields = this.fields(&variant.fields);
                        let value = variant.discriminant.map(|body| this.body(body));
                        let value = value.map_or_else(String::new, |value| format!(" = {value}"));
                        let name = this.ident(variant.ident);
                        this.line(&format!("{name} {fields}{value}"));
                    }
                });
            }
            ItemKind::Trait(item) => {
                let generics = self.generics(&item.generics);
                let bounds = self.bounds(&item.supertraits);
                let keyword = if item.is_unsafe {
                    "unsafe trait"
                } else {
                    "trait"
                };
                self.line(&format!("{vis}{keyword} {name}{generics}: {bounds}"));
                self.members(&item.items);
            }
            ItemKind::Impl(item) => {
                let generics = self.generics(&item.generics);
                let of = item.of_trait.as_ref().map(|(path, negative)| {
                    let not = if *negative { "!" } else { "" };
                    format!("{not}{} for ", self.path(path))
                });
                let ty = self.ty(item.self_ty);
                let derived = if item.derived { "derived " } else { "" };
                let of = of.unwrap_or_default();
                self.line(&format!("{derived}impl{generics} {of}{ty}"));
                self.members(&item.items);
            }
            other => self.small_item(&vis, &name, other),
        }
    }

    fn small_item(&mut self, vis: &str, name: &str, kind: &ItemKind) {
        let text = match kind {
            ItemKind::TypeAlias(item) => {
                let generics = self.generics(&item.generics);
                format!("{vis}type {name}{generics} = {}", self.ty(item.ty))
            }
            ItemKind::Const(item) => {
                format!(
                    "{vis}const {name}: {} = {}",
                    self.ty(item.ty),
                    self.body(item.value)
                )
            }
            ItemKind::Static(item) => {
                let mutable = if item.mutable { "mut " } else { "" };
                let (ty, value) = (self.ty(item.ty), self.body(item.value));
                format!("{vis}static {mutable}{name}: {ty} = {value}")
            }
            ItemKind::ThreadLocal(item) => {
                let keyword = if item.is_const {
                    "const thread_local"
                } else {
                    "thread_local"
                };
                format!(
                    "{vis}{keyword} {name}: {} = {}",
                    self.ty(item.ty),
                    self.body(item.init)
                )
            }
            ItemKind::MacroDef(id) => {
                let name = self.ast.macro_def(*id).map(|def| self.ident(def.name));
                format!("macro {}", name.unwrap_or_default())
            }
            _ => String::new(),
        };
        self.line(&text);
    }

    fn function(&mut self, head: &str, function: &Fn) {
        let sig = &function.sig;
        let mut words = String::new();
        for (is_there, word) in [
            (sig.header.is_const, "const "),
            (sig.header.is_async, "async "),
            (sig.header.is_unsafe, "unsafe "),
        ] {
            if is_there {
                words.push_str(word);
            }
        }
        if let Some(abi) = sig.header.abi {
            words.push_str(&["extern \"", self.interner.text(abi), "\" "].concat());
        }
        let generics = self.generics(&sig.generics);
        let body = function.body.map(|body| &self.ast.bodies[body]);
        let params = sig.params.iter().map(|param| {
            let pat = match (param.pat, body) {
                (Some(pat), Some(body)) => self.pat(body, pat),
                _ => "_".to_owned(),
            };
            format!("{pat}: {}", self.ty(param.ty))
        });
        let params = params.collect::<Vec<_>>().join(", ");
        let output = sig
            .output
            .map(|ty| format!(" -> {}", self.ty(ty)))
            .unwrap_or_default();
        self.line(&format!("{words}{head}{generics}({params}){output}"));
        if let Some(body) = body {
            let value = self.expr(body, body.value);
            self.indented(|this| {
                for line in value.lines() {
                    this.line(line);
                }
            });
        }
    }

    fn members(&mut self, items: &[AssocItem]) {
        self.indented(|this| {
            for item in items {
                this.member(item);
            }
        });
    }

    fn member(&mut self, item: &AssocItem) {
        let name = self.ident(item.ident);
        match &item.kind {
            AssocItemKind::Fn(function) => self.function(&format!("fn {name}"), function),
            AssocItemKind::Const { ty, value, .. } => {
                let value = value.map(|body| format!(" = {}", self.body(body)));
                let text = format!(
                    "const {name}: {}{}",
                    self.ty(*ty),
                    value.unwrap_or_default()
                );
                self.line(&text);
            }
            AssocItemKind::Type {
                generics,
                bounds,
                ty,
            } => {
                let generics = self.generics(generics);
                let bounds = self.bounds(bounds);
                let ty = ty
                    .map(|ty| format!(" = {}", self.ty(ty)))
                    .unwrap_or_default();
                self.line(&format!("type {name}{generics}: {bounds}{ty}"));
            }
        }
    }

    fn fields(&self, fields: &Fields) -> String {
        let (open, fields, close) = match fields {
            Fields::Unit => return "unit".to_owned(),
            Fields::Tuple(fields) => ('(', fields, ')'),
            Fields::Named(fields) => ('{', fields, '}'),
        };
        let texts = fields.iter().map(|field| {
            let name = self.field_name(field.name);
            format!("{name}: {}", self.ty(field.ty))
        });
        format!("{open}{}{close}", texts.collect::<Vec<_>>().join(", "))
    }

    fn generics(&self, generics: &Generics) -> String {
        let params = generics
            .params
            .iter()
            .map(|param| self.generic_param(param));
        let params = params.collect::<Vec<_>>().join(", ");
        let predicates = generics.predicates.iter().map(|each| self.predicate(each));
        let predicates = predicates.collect::<Vec<_>>().join(", ");
        let params = if params.is_empty() {
            params
        } else {
            format!("<{params}>")
        };
        if predicates.is_empty() {
            params
        } else {
            format!("{params} where [{predicates}]")
        }
    }

    fn use_tree(&self, tree: &UseTree) -> String {
        let mut text = self.path(&tree.prefix);
        if !tree.prefix.segments.is_empty() {
            text.push_str("::");
        }
        match &tree.kind {
            UseTreeKind::Name { ident, rename } => {
                text.push_str(&self.ident(*ident));
                if let Some(rename) = rename {
                    text.push_str(&[" as ", &self.ident(*rename)].concat());
                }
            }
            UseTreeKind::Glob => text.push('*'),
            UseTreeKind::Group(trees) => {
                let trees: Vec<String> = trees.iter().map(|tree| self.use_tree(tree)).collect();
                text.push_str(&["{", &trees.join(", "), "}"].concat());
            }
        }
        text
    }
}
