//! Attributes: which are kept, which say nothing here, which are not carried.

use super::Lower;
use crate::syntax::Origin;
use crate::syntax::ast::{Attr, AttrKind, Ident, IntType, LintLevel, ReprHint};
use crate::syntax::span::Span;
use crate::syntax::token::print::is_keyword;
use crate::syntax::token::{Delimiter, Tree};

/// Attributes that change nothing that we show. `rustfmt` and `clippy` ones do not either.
const IGNORED: &[&str] = &[
    // Reported for the file as a whole; anywhere else it is not looked at by rustc either.
    "feature",
    "doc",
    "deprecated",
    "cold",
    "rustfmt",
    "clippy",
    "ignore",
    "should_panic",
    "diagnostic",
    "automatically_derived",
    "debugger_visualizer",
    "type_length_limit",
];

/// Attributes of rustc's that mean something that we do not carry.
const UNSUPPORTED: &[(&str, &str)] = &[
    ("deny", "deny attribute"),
    ("forbid", "forbid attribute"),
    ("no_std", "no_std attribute"),
    ("no_core", "no_core attribute"),
    ("no_main", "no_main attribute"),
    ("no_implicit_prelude", "no_implicit_prelude attribute"),
    ("crate_name", "crate_name attribute"),
    ("recursion_limit", "recursion_limit attribute"),
    ("global_allocator", "global_allocator attribute"),
    ("panic_handler", "panic_handler attribute"),
    ("no_mangle", "no_mangle attribute"),
    ("unsafe", "unsafe attribute"),
    ("export_name", "export_name attribute"),
    ("link", "link attribute"),
    ("link_name", "link_name attribute"),
    ("link_section", "link_section attribute"),
    ("no_link", "no_link attribute"),
    ("used", "used attribute"),
    ("naked", "naked attribute"),
    ("target_feature", "target_feature attribute"),
    ("instruction_set", "instruction_set attribute"),
    ("path", "path attribute"),
    ("proc_macro", "proc_macro attribute"),
    ("proc_macro_derive", "proc_macro_derive attribute"),
    ("proc_macro_attribute", "proc_macro_attribute attribute"),
    ("bench", "bench attribute"),
    ("windows_subsystem", "windows_subsystem attribute"),
    ("collapse_debuginfo", "collapse_debuginfo attribute"),
];

impl Lower<'_> {
    /// The attributes that mean something, or nothing if a `cfg` among them is false. They
    /// stand where no macro may, such as before a field.
    pub(crate) fn attrs(&mut self, attrs: &[syn::Attribute]) -> Option<Vec<Attr>> {
        let kept = self.item_attrs(attrs)?;
        for attr in derives(&kept) {
            // The name stands behind `#[`.
            let name = attr.span.part(2, u32::MAX);
            let message = "expected non-macro attribute, found attribute macro `derive`";
            self.error(name, message);
        }
        Some(kept)
    }

    /// The same for what stands before an item or a statement.
    pub(crate) fn item_attrs(&mut self, attrs: &[syn::Attribute]) -> Option<Vec<Attr>> {
        let mut kept = Vec::new();
        let mut is_deprecated = false;
        for attr in attrs {
            if attr.path().is_ident("deprecated") && std::mem::replace(&mut is_deprecated, true) {
                let span = self.span(attr.pound_token.span);
                self.error(span, "multiple `deprecated` attributes");
            }
            let span = self.join(
                self.span(attr.pound_token.span),
                self.span(attr.bracket_token.span.close()),
            );
            let trees = self.attr_trees(attr);
            if !self.attr(&trees, span, &mut kept) {
                return None;
            }
        }
        Some(kept)
    }

    /// The same for an item of a trait or an impl, which cannot derive.
    pub(crate) fn member_attrs(&mut self, attrs: &[syn::Attribute]) -> Option<Vec<Attr>> {
        let kept = self.item_attrs(attrs)?;
        self.reject_derives(&kept);
        Some(kept)
    }

    /// Whether the `cfg` attributes among these leave in what they stand before.
    pub(crate) fn is_kept(&mut self, attrs: &[syn::Attribute]) -> bool {
        if attrs.is_empty() {
            return true;
        }
        let kept = self.item_attrs(attrs);
        self.reject_derives(kept.as_deref().unwrap_or_default());
        kept.is_some()
    }

    /// Reports derives before something that is no type.
    pub(crate) fn reject_derives(&mut self, attrs: &[Attr]) {
        for attr in derives(attrs) {
            let message = "`derive` may only be applied to `struct`s, `enum`s and `union`s";
            self.coded("E0774", attr.span, message);
        }
    }

    /// Reports attributes where there is nothing for them to say.
    pub(crate) fn no_attrs(&mut self, attrs: &[syn::Attribute]) {
        if let Some(attr) = attrs.first() {
            let span = self.span(attr.pound_token.span);
            self.unsupported(span, "attribute in this place");
        }
    }

    pub(crate) fn expr_attrs(&mut self, expr: &syn::Expr, allowed: bool) {
        let attrs = of_expr(expr);
        let Some(attr) = attrs
            .iter()
            .find(|attr| matches!(attr.style, syn::AttrStyle::Outer))
        else {
            return;
        };
        if !allowed {
            let span = self.span(attr.pound_token.span);
            self.coded("E0658", span, "attributes on expressions are experimental");
        }
    }

    /// Whether this marks a test, which is no part of the program.
    pub(crate) fn is_test(&self, attr: &Attr) -> bool {
        matches!(&attr.kind, AttrKind::Engine(ident, _) if self.name(ident.name) == "test")
    }

    fn attr_trees(&self, attr: &syn::Attribute) -> Vec<Tree> {
        let origins = self.origins.as_ref();
        let open = origins.and_then(|origins| origins.tree(attr.bracket_token.span.open()));
        match open {
            Some(Tree::Group(group)) => group.trees.to_vec(),
            _ => Vec::new(),
        }
    }

    /// Keeps what an attribute says. Gives whether what it stands before is left in.
    fn attr(&mut self, trees: &[Tree], span: Span, kept: &mut Vec<Attr>) -> bool {
        let Some((ident, path_len)) = attr_name(trees) else {
            self.unsupported(span, "attribute of this form");
            return true;
        };
        let path = trees.get(..path_len).unwrap_or_default();
        let args = trees.get(path_len..).unwrap_or_default();
        // Our own attributes are known by the name behind `engine::`.
        if self.options.origin == Origin::Std
            && self.name(ident.name) == "engine"
            && let Some(last) = path.last()
            && let Some(name) = last.ident()
        {
            let span = last.span();
            let kind = AttrKind::Engine(Ident { name, span }, words(args));
            kept.push(Attr { kind, span });
            return true;
        }
        let name = self.name(ident.name).to_owned();
        match name.as_str() {
            "cfg" => return self.cfg_attr_arg(args, span),
            "cfg_attr" => return self.conditional_attrs(args, span, kept),
            _ => {
                if let Some(kind) = self.attr_kind(&name, ident, args, span) {
                    kept.push(Attr { kind, span });
                }
            }
        }
        true
    }

    fn attr_kind(
        &mut self,
        name: &str,
        ident: Ident,
        args: &[Tree],
        span: Span,
    ) -> Option<AttrKind> {
        match name {
            "derive" => self.derive(args, span),
            "default" => {
                if !args.is_empty() {
                    self.error(span, "`#[default]` attribute does not accept a value");
                }
                Some(AttrKind::Default)
            }
            "repr" => self.repr(args, span),
            "must_use" => Some(AttrKind::MustUse),
            "non_exhaustive" => Some(AttrKind::NonExhaustive),
            "track_caller" => Some(AttrKind::TrackCaller),
            "inline" => {
                self.check_inline(args, span);
                Some(AttrKind::Inline)
            }
            "macro_use" => Some(AttrKind::MacroUse),
            "macro_export" => Some(AttrKind::MacroExport),
            "allow" => self.lint(LintLevel::Allow, args, span),
            "warn" => self.lint(LintLevel::Warn, args, span),
            "expect" => self.lint(LintLevel::Expect, args, span),
            "test" => Some(AttrKind::Engine(ident, Vec::new())),
            _ => self.other_attr(name, ident, args, span),
        }
    }

    fn other_attr(
        &mut self,
        name: &str,
        ident: Ident,
        args: &[Tree],
        span: Span,
    ) -> Option<AttrKind> {
        if IGNORED.contains(&name) {
            if self.check_words(args, span) && name == "deprecated" {
                self.check_deprecated(args, span);
            }
            return None;
        }
        if name == "crate_type" {
            self.check_crate_type(args, span);
            return None;
        }
        if let Some((_, construct)) = UNSUPPORTED.iter().find(|(each, _)| *each == name) {
            self.unsupported(span, construct);
            return None;
        }
        if self.options.origin == Origin::Std {
            return Some(AttrKind::Engine(ident, words(args)));
        }
        self.error(
            ident.span,
            format!("cannot find attribute `{name}` in this scope"),
        );
        None
    }

    /// `#[inline]`, `#[inline(always)]` or `#[inline(never)]`.
    fn check_inline(&mut self, args: &[Tree], span: Span) {
        if args.is_empty() {
            return;
        }
        let list = single_group(args).unwrap_or_default();
        let code = match list {
            [only] => {
                let word = only.ident().map(|name| self.name(name));
                if matches!(word, Some("always" | "never")) {
                    return;
                }
                "E0539"
            }
            [] => "E0539",
            _ => "E0805",
        };
        self.coded(code, span, "malformed `inline` attribute input");
    }

    /// `#[deprecated]`, `#[deprecated = "…"]` or `#[deprecated(since = "…", note = "…")]`.
    fn check_deprecated(&mut self, args: &[Tree], span: Span) {
        let list = single_group(args).unwrap_or_default();
        let mut known = Vec::new();
        for part in list.split(|tree| tree.is_punct(',')) {
            let is_fine = match part {
                [] => true,
                [name, equals, value] if equals.is_punct('=') && is_value(value) => {
                    let name = name.ident().map(|name| self.name(name).to_owned());
                    let is_new = !known.contains(&name);
                    let is_key = matches!(name.as_deref(), Some("since" | "note"));
                    known.push(name);
                    is_key && is_new
                }
                _ => false,
            };
            if !is_fine {
                self.unsupported(span, "attribute of this form");
                return;
            }
        }
    }

    /// `#![crate_type = "…"]`: a program is built as one whatever it says.
    fn check_crate_type(&mut self, args: &[Tree], span: Span) {
        let value = match args {
            [equals, value] if equals.is_punct('=') => value.literal(),
            _ => None,
        };
        let value = value.map(|(text, _)| self.name(text).trim_matches('"').to_owned());
        if !matches!(
            value.as_deref(),
            Some("bin" | "lib" | "rlib" | "dylib" | "staticlib" | "cdylib")
        ) {
            self.unsupported(span, "crate_type attribute");
        }
    }

    /// Tools that lints may be of.
    fn check_lint_tools(&mut self, list: &[Tree]) {
        for part in list.split(|tree| tree.is_punct(',')) {
            if let [tool, colon, ..] = part
                && colon.is_punct(':')
                && let Some(name) = tool.ident()
            {
                let name = self.name(name).to_owned();
                if !matches!(
                    name.as_str(),
                    "clippy"
                        | "rustc"
                        | "rustdoc"
                        | "miri"
                        | "rustfmt"
                        | "diagnostic"
                        | "rust_analyzer"
                ) {
                    let message = format!("unknown tool name `{name}` found in scoped lint");
                    self.coded("E0710", tool.span(), message);
                }
            }
        }
    }

    fn lint(&mut self, level: LintLevel, args: &[Tree], span: Span) -> Option<AttrKind> {
        let is_list = single_group(args).is_some_and(|list| !list.is_empty());
        if !is_list {
            self.unsupported(span, "attribute of this form");
            return None;
        }
        if let Some(list) = single_group(args) {
            let is_value_only = |part: &[Tree]| {
                matches!(part, [name, equals, _] if equals.is_punct('=')
                    && name.ident().is_some_and(|name| self.name(name) != "reason"))
            };
            if list.split(|tree| tree.is_punct(',')).any(is_value_only) {
                self.unsupported(span, "attribute of this form");
            }
            self.check_lint_tools(list);
        }
        let lints = words(args);
        self.ast.lints.extend(&lints);
        self.check_words(args, span)
            .then_some(AttrKind::Lint(level, lints))
    }

    /// Whether an attribute's arguments are words, values and lists of them. rustc has a
    /// grammar for each attribute; what might not be in it is not carried.
    fn check_words(&mut self, args: &[Tree], span: Span) -> bool {
        let is_fine = match args {
            [] => true,
            [equals, value] => equals.is_punct('=') && is_value(value),
            [group] => match group.group(Delimiter::Parenthesis) {
                Some(group) => self.is_word_list(&group.trees),
                None => false,
            },
            _ => false,
        };
        if !is_fine {
            self.unsupported(span, "attribute of this form");
        }
        is_fine
    }

    fn is_word_list(&self, trees: &[Tree]) -> bool {
        let trees = match trees {
            [rest @ .., comma] if comma.is_punct(',') => rest,
            trees => trees,
        };
        trees.is_empty()
            || trees
                .split(|tree| tree.is_punct(','))
                .all(|part| self.is_word(part))
    }

    fn is_word(&self, trees: &[Tree]) -> bool {
        match trees {
            [name] => self.is_name(name),
            [name, group] => {
                let list = group.group(Delimiter::Parenthesis);
                self.is_name(name) && list.is_some_and(|list| self.is_word_list(&list.trees))
            }
            [name, equals, value] => self.is_name(name) && equals.is_punct('=') && is_value(value),
            [name, first, second, rest @ ..] => {
                self.is_name(name)
                    && first.is_punct(':')
                    && first.is_joint()
                    && second.is_punct(':')
                    && self.is_word(rest)
            }
            [] => false,
        }
    }

    pub(crate) fn is_name(&self, tree: &Tree) -> bool {
        tree.ident()
            .is_some_and(|name| !is_keyword(self.name(name)))
    }

    fn derive(&mut self, args: &[Tree], span: Span) -> Option<AttrKind> {
        let Some(group) = single_group(args) else {
            self.error(span, "malformed `derive` attribute input");
            return None;
        };
        if let Some((_, span)) = group.iter().find_map(Tree::literal)
            && !group.iter().any(|tree| tree.is_punct('='))
        {
            self.coded("E0777", span, "expected path to a trait, found literal");
            return None;
        }
        let parser = syn::punctuated::Punctuated::<syn::Path, syn::Token![,]>::parse_terminated;
        self.parse_and_lower(parser, group, span, |this, paths| {
            AttrKind::Derive(paths.iter().map(|path| this.path(path)).collect())
        })
    }

    fn repr(&mut self, args: &[Tree], span: Span) -> Option<AttrKind> {
        let Some(group) = single_group(args) else {
            self.unsupported(span, "attribute of this form");
            return None;
        };
        let mut hints = Vec::new();
        for tree in group.iter().filter(|tree| !tree.is_punct(',')) {
            let word = tree.ident().map(|word| self.name(word).to_owned());
            match word.as_deref() {
                Some("C") => hints.push(ReprHint::C),
                Some("transparent") => hints.push(ReprHint::Transparent),
                Some(word) if IntType::from_name(word).is_some() => {
                    hints.extend(IntType::from_name(word).map(ReprHint::Int));
                }
                _ => self.unsupported(span, "repr of this kind"),
            }
        }
        Some(AttrKind::Repr(hints))
    }

    /// `cfg_attr(predicate, attribute, …)`.
    fn conditional_attrs(&mut self, args: &[Tree], span: Span, kept: &mut Vec<Attr>) -> bool {
        let Some(group) = single_group(args) else {
            self.error(span, "malformed `cfg_attr` attribute input");
            return true;
        };
        let mut parts = group.split(|tree| tree.is_punct(','));
        let predicate = parts.next().unwrap_or_default();
        if !self.cfg_predicate(predicate, span) {
            return true;
        }
        let parts: Vec<&[Tree]> = parts.filter(|part| !part.is_empty()).collect();
        parts.into_iter().all(|part| self.attr(part, span, kept))
    }
}

fn derives(attrs: &[Attr]) -> impl Iterator<Item = &Attr> {
    attrs
        .iter()
        .filter(|attr| matches!(attr.kind, AttrKind::Derive(_)))
}

/// The first name of an attribute's path, and how many trees the path takes.
fn attr_name(trees: &[Tree]) -> Option<(Ident, usize)> {
    if let [Tree::Fragment(fragment), ..] = trees {
        return attr_name(&fragment.trees);
    }
    let first = trees.first()?;
    let ident = Ident {
        name: first.ident()?,
        span: first.span(),
    };
    let rest = trees.get(1..)?;
    let path = rest
        .iter()
        .take_while(|tree| tree.is_punct(':') || tree.ident().is_some())
        .count();
    Some((ident, 1 + path))
}

/// What stands in the only group.
pub(crate) fn single_group(trees: &[Tree]) -> Option<&[Tree]> {
    match trees {
        [only] => only
            .group(Delimiter::Parenthesis)
            .map(|group| &*group.trees),
        _ => None,
    }
}

/// A string, or the fragment that a macro matched in its place.
fn is_value(tree: &Tree) -> bool {
    tree.literal().is_some() || matches!(tree, Tree::Fragment(_))
}

fn words(args: &[Tree]) -> Vec<crate::syntax::Symbol> {
    let group = single_group(args).unwrap_or(args);
    group.iter().filter_map(word).collect()
}

/// A word, or what a macro's fragment stands for in its place.
fn word(tree: &Tree) -> Option<crate::syntax::Symbol> {
    match tree {
        Tree::Fragment(fragment) => fragment.trees.iter().find_map(word),
        _ => tree.ident().or(tree.literal().map(|(text, _)| text)),
    }
}

pub(crate) fn of_item(item: &syn::Item) -> &[syn::Attribute] {
    match item {
        syn::Item::Const(item) => &item.attrs,
        syn::Item::Enum(item) => &item.attrs,
        syn::Item::ExternCrate(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::ForeignMod(item) => &item.attrs,
        syn::Item::Impl(item) => &item.attrs,
        syn::Item::Macro(item) => &item.attrs,
        syn::Item::Mod(item) => &item.attrs,
        syn::Item::Static(item) => &item.attrs,
        syn::Item::Struct(item) => &item.attrs,
        syn::Item::Trait(item) => &item.attrs,
        syn::Item::TraitAlias(item) => &item.attrs,
        syn::Item::Type(item) => &item.attrs,
        syn::Item::Union(item) => &item.attrs,
        syn::Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// The attributes before an expression. In a statement they stand before the leftmost part
/// of it, which is where syn keeps them.
pub(crate) fn of_expr(expr: &syn::Expr) -> &[syn::Attribute] {
    match expr {
        syn::Expr::Array(e) => &e.attrs,
        syn::Expr::Assign(e) => of_expr(&e.left),
        syn::Expr::Async(e) => &e.attrs,
        syn::Expr::Await(e) => &e.attrs,
        syn::Expr::Binary(e) => of_expr(&e.left),
        syn::Expr::Block(e) => &e.attrs,
        syn::Expr::Break(e) => &e.attrs,
        syn::Expr::Call(e) => &e.attrs,
        syn::Expr::Cast(e) => of_expr(&e.expr),
        syn::Expr::Closure(e) => &e.attrs,
        syn::Expr::Const(e) => &e.attrs,
        syn::Expr::Continue(e) => &e.attrs,
        syn::Expr::Field(e) => &e.attrs,
        syn::Expr::ForLoop(e) => &e.attrs,
        syn::Expr::Group(e) => &e.attrs,
        syn::Expr::If(e) => &e.attrs,
        syn::Expr::Index(e) => &e.attrs,
        syn::Expr::Infer(e) => &e.attrs,
        syn::Expr::Let(e) => &e.attrs,
        syn::Expr::Lit(e) => &e.attrs,
        syn::Expr::Loop(e) => &e.attrs,
        syn::Expr::Macro(e) => &e.attrs,
        syn::Expr::Match(e) => &e.attrs,
        syn::Expr::MethodCall(e) => &e.attrs,
        syn::Expr::Paren(e) => &e.attrs,
        syn::Expr::Path(e) => &e.attrs,
        syn::Expr::Range(e) => &e.attrs,
        syn::Expr::RawAddr(e) => &e.attrs,
        syn::Expr::Reference(e) => &e.attrs,
        syn::Expr::Repeat(e) => &e.attrs,
        syn::Expr::Return(e) => &e.attrs,
        syn::Expr::Struct(e) => &e.attrs,
        syn::Expr::Try(e) => &e.attrs,
        syn::Expr::TryBlock(e) => &e.attrs,
        syn::Expr::Tuple(e) => &e.attrs,
        syn::Expr::Unary(e) => &e.attrs,
        syn::Expr::Unsafe(e) => &e.attrs,
        syn::Expr::While(e) => &e.attrs,
        syn::Expr::Yield(e) => &e.attrs,
        _ => &[],
    }
}
