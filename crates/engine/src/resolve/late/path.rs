//! Paths in signatures and bodies.

use super::Late;
use super::source::{Callee, PathSource};
use crate::resolve::def::{DefKind, Namespace, PathRes, Res};
use crate::resolve::def_map::{Binding, ModuleKind};
use crate::resolve::error::{Error, ErrorKind};
use crate::resolve::lookup::{First, Found, PathResult, Start};
use crate::resolve::scope::{RibKind, check_crossing};
use crate::syntax::ast::{Ident, Path, PathRoot};
use crate::syntax::span::Span;
use crate::syntax::symbol::sym;

/// What a name without a path stands for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Lexical {
    /// Something that a module declares.
    Item(Binding),
    /// A local variable or a generic parameter; or what is wrong with using it here.
    Res(Res),
}

/// The path is wrong before its last segment, or not to be used: what to report.
type Wrong = Vec<Error>;

impl Late<'_, '_> {
    /// What a path stands for where it stands; whatever is wrong is reported. Its generic
    /// arguments are resolved as well.
    pub(super) fn path(&mut self, path: &Path, source: PathSource) -> PathRes {
        self.path_args(path);
        if path.segments.is_empty() {
            return PathRes::full(Res::Err);
        }
        match path.qself {
            Some(qself) => self.qualified_path(path, qself.trait_segments, source),
            None => self.plain_path(path, source),
        }
    }

    fn qualified_path(&mut self, path: &Path, of_trait: usize, source: PathSource) -> PathRes {
        let count = path.segments.len();
        if of_trait == 0 {
            // `<T>::a::b`: the type is beside the path, and all of it is for typeck.
            let base = self.r.map.module(self.module).def().unwrap_or(self.owner);
            return PathRes {
                base: Res::Def(base),
                unresolved: count,
            };
        }
        let idents: Vec<Ident> = path.segments.iter().map(|segment| segment.ident).collect();
        let trait_part = idents.get(..of_trait).unwrap_or(&idents);
        let first = trait_part.first().map_or(path.span, |first| first.span);
        let span = self.part_span(first, trait_part);
        let of = self.smart(trait_part, path.root, span, PathSource::Trait);
        if of.base == Res::Err {
            return of;
        }
        let item_part = idents.get(..=of_trait).unwrap_or(&idents);
        let is_whole = of_trait + 1 >= count;
        let ns = if is_whole {
            source.namespace()
        } else {
            Namespace::Type
        };
        let span = self.part_span(path.span, item_part);
        let found = self.smart(item_part, path.root, span, PathSource::TraitItem(ns));
        let rest = count.saturating_sub(of_trait + 1);
        PathRes {
            base: found.base,
            unresolved: found.unresolved + rest,
        }
    }

    /// The first segments' place; that of the path as rustc points to it.
    fn part_span(&self, start: Span, part: &[Ident]) -> Span {
        match part.last() {
            Some(last) => self.ast.hygiene.join(start, last.span),
            None => start,
        }
    }

    fn plain_path(&mut self, path: &Path, source: PathSource) -> PathRes {
        let idents: Vec<Ident> = path.segments.iter().map(|segment| segment.ident).collect();
        self.smart(&idents, path.root, path.span, source)
    }

    /// rustc's `smart_resolve_path_fragment`.
    fn smart(&mut self, path: &[Ident], root: PathRoot, span: Span, source: PathSource) -> PathRes {
        let found = match self.anywhere(path, root, source) {
            Ok(found) => found,
            Err(errors) => {
                for error in errors {
                    self.error(error.span, error.kind);
                }
                return PathRes::full(Res::Err);
            }
        };
        match found {
            Some(found) => match found.full_res() {
                Some(res) if res == Res::Err || source.is_expected(res, &self.r.defs) => found,
                Some(res) => self.unexpected(path, root, span, source, res),
                None if source.defers_to_typeck() => found,
                None => self.missing(path, root, source),
            },
            None => self.missing(path, root, source),
        }
    }

    /// Looks in the namespace that is asked for, then in the others, so that an error can
    /// say what was found instead.
    fn anywhere(
        &mut self,
        path: &[Ident],
        root: PathRoot,
        source: PathSource,
    ) -> Result<Option<PathRes>, Wrong> {
        let primary = source.namespace();
        let mut partial = None;
        for ns in [primary, Namespace::Type, Namespace::Value, Namespace::Macro] {
            if ns == primary && partial.is_some() {
                continue;
            }
            let is_primary = ns == primary;
            let found = self.in_namespace(path, root, ns, is_primary)?;
            match found {
                Some(found) if found.unresolved == 0 || source.defers_to_typeck() => {
                    return Ok(Some(found));
                }
                other => partial = partial.or(other),
            }
        }
        Ok(partial)
    }

    /// rustc's `resolve_qpath`, for a path without a type in front.
    fn in_namespace(
        &mut self,
        path: &[Ident],
        root: PathRoot,
        ns: Namespace,
        counts: bool,
    ) -> Result<Option<PathRes>, Wrong> {
        let Found { result, issues } = self.walk(path, root, ns)?;
        let prim = path.first().and_then(|first| self.r.known.prim(first.name));
        let prim = prim.filter(|_| ns == Namespace::Type || path.len() > 1);
        let found = match result {
            PathResult::Partial(found) => Some(found),
            PathResult::Module(module) => {
                let data = self.r.map.module(module);
                match (prim, data.kind) {
                    (Some(prim), ModuleKind::Mod(_)) if root == PathRoot::Relative => {
                        let unresolved = path.len() - 1;
                        return Ok(Some(PathRes {
                            base: Res::Prim(prim),
                            unresolved,
                        }));
                    }
                    _ => data.def().map(|def| PathRes::full(Res::Def(def))),
                }
            }
            PathResult::Failed(_) if prim.is_some() && root == PathRoot::Relative => {
                let base = prim.map_or(Res::Err, Res::Prim);
                return Ok(Some(PathRes {
                    base,
                    unresolved: path.len() - 1,
                }));
            }
            PathResult::Failed(failure) if !failure.is_last => {
                return Err(vec![self.r.path_error(
                    path,
                    Start::of(root, self.module),
                    &failure,
                )]);
            }
            PathResult::Failed(_) | PathResult::Crates => None,
        };
        if counts || found.is_some() {
            self.r.late_errors.extend(issues);
        }
        Ok(found)
    }

    fn walk(&mut self, path: &[Ident], root: PathRoot, ns: Namespace) -> Result<Found, Wrong> {
        let start = Start::of(root, self.module);
        let first = match (start, path.first()) {
            (Start::Scope(_), Some(first)) => {
                let first_ns = if path.len() == 1 { ns } else { Namespace::Type };
                self.lexical(*first, first_ns)
                    .map_err(|kind| vec![Error::new(first.span, kind)])?
            }
            _ => None,
        };
        if let Some(Lexical::Res(Res::Local(local))) = first
            && path.len() == 1
        {
            self.mention(local);
        }
        let module = self.module;
        if first.is_none()
            && let [only] = path
            && root == PathRoot::Relative
            && let Some(found) = self.r.textual_macro(self.module, only.name, ns)
        {
            let result = PathResult::Partial(PathRes::full(found.res));
            return Ok(Found {
                result,
                issues: Vec::new(),
            });
        }
        Ok(self
            .r
            .resolve_path_from(path, start, Some(ns), module, |_, _, _| match first {
                Some(Lexical::Item(binding)) => First::Binding(binding),
                Some(Lexical::Res(res)) => First::Res(res),
                None => First::Nothing,
            }))
    }

    /// What a name stands for in the scopes around it.
    pub(super) fn lexical(
        &self,
        ident: Ident,
        ns: Namespace,
    ) -> Result<Option<Lexical>, ErrorKind> {
        let name = ident.name;
        let mut ctxt = ident.span.ctxt;
        for (index, rib) in self.ribs.iter().enumerate().rev() {
            let found = match ns {
                Namespace::Type => rib.type_named(name),
                Namespace::Value => rib.value_named(name, ctxt),
                Namespace::Macro => None,
            };
            if let Some(res) = found {
                let crossed = self.ribs.get(index + 1..).unwrap_or_default();
                check_crossing(rib.kind, crossed, name, res, &self.r.defs)?;
                return Ok(Some(Lexical::Res(res)));
            }
            match rib.kind {
                RibKind::MacroDef(definition) => {
                    ctxt = self.ast.hygiene.leave_definition(ctxt, definition);
                }
                RibKind::Module(module) => {
                    if let Some(binding) = self.r.map.lookup(module, name, ns) {
                        return Ok(Some(Lexical::Item(binding)));
                    }
                    if self.r.map.module(module).is_mod() {
                        let found = self.r.lookup_in_preludes(module, name, ns);
                        return Ok(found.map(Lexical::Item));
                    }
                }
                _ => {}
            }
        }
        Ok(None)
    }

    fn unexpected(
        &mut self,
        path: &[Ident],
        root: PathRoot,
        span: Span,
        source: PathSource,
        res: Res,
    ) -> PathRes {
        let name = path
            .last()
            .map_or_else(String::new, |last| self.text(*last));
        let expected = source.descr(&name);
        let is_self = source.namespace() == Namespace::Value && is_plain(path, sym::SELF_VALUE);
        let code = if is_self {
            "E0424"
        } else {
            source.unexpected_code()
        };
        let is_fn = matches!(
            res.def_kind(&self.r.defs),
            Some(DefKind::Fn | DefKind::AssocFn)
        );
        let kind = match self.private_ctor(source, res) {
            None if is_fn && source == PathSource::TupleStruct => ErrorKind::CallInPattern,
            Some(verb) => ErrorKind::PrivateFields { code, verb },
            None => {
                let found = res.descr(&self.r.defs);
                ErrorKind::Unexpected {
                    code,
                    expected,
                    found,
                    path: self.quoted(path, root),
                }
            }
        };
        self.error(span, kind);
        PathRes::full(Res::Err)
    }

    /// A tuple struct that is no function here, because its fields are private.
    fn private_ctor(&self, source: PathSource, res: Res) -> Option<&'static str> {
        let Res::Def(id) = res else { return None };
        if self.r.defs.kind(id) != DefKind::Struct {
            return None;
        }
        let ctor = self.r.defs.get(self.r.defs.ctor(id)?);
        let fits = source.is_expected(Res::Def(self.r.defs.ctor(id)?), &self.r.defs);
        if !fits || ctor.vis.is_visible_from(self.module, &self.r.map) {
            return None;
        }
        match source {
            PathSource::TupleStruct => Some("match against"),
            PathSource::Expr(Callee::Yes) => Some("initialize"),
            _ => None,
        }
    }

    fn missing(&mut self, path: &[Ident], root: PathRoot, source: PathSource) -> PathRes {
        let Some(last) = path.last().copied() else {
            return PathRes::full(Res::Err);
        };
        let name = self.text(last);
        let mut expected = source.descr(&name);
        let is_self_type = source.namespace() == Namespace::Type && is_plain(path, sym::SELF_TYPE);
        let code = if is_self_type {
            "E0411"
        } else {
            source.missing_code()
        };
        if let (PathRoot::Relative, [only]) = (root, path)
            && source.namespace() == Namespace::Type
            && DERIVES.contains(&name.as_str())
        {
            let kind = ErrorKind::Unexpected {
                code: source.unexpected_code(),
                expected,
                found: "derive macro",
                path: name,
            };
            self.error(only.span, kind);
            return PathRes::full(Res::Err);
        }
        let before = path.get(..path.len() - 1).unwrap_or_default();
        let place = match (root, before) {
            (PathRoot::Relative, []) => "this scope".to_owned(),
            (PathRoot::Global, []) => {
                expected = "crate";
                "the list of imported crates".to_owned()
            }
            (PathRoot::DollarCrate(_), []) => "module `$crate`".to_owned(),
            (PathRoot::Relative, [only]) if only.name == sym::CRATE => "the crate root".to_owned(),
            _ => self.place(before, root),
        };
        self.error(
            last.span,
            ErrorKind::NotFound {
                code,
                expected,
                name,
                place,
            },
        );
        PathRes::full(Res::Err)
    }

    /// What a path was looked up in, with rustc's word for it.
    fn place(&mut self, path: &[Ident], root: PathRoot) -> String {
        let quoted = self.quoted(path, root);
        let module = match self.walk(path, root, Namespace::Type) {
            Ok(Found {
                result: PathResult::Module(module),
                issues,
            }) if issues.is_empty() => self.r.module_descr(module),
            _ => None,
        };
        match module {
            Some(descr) => format!("{descr} `{quoted}`"),
            None => format!("`{quoted}`"),
        }
    }

    fn quoted(&self, path: &[Ident], root: PathRoot) -> String {
        let names: Vec<String> = path.iter().map(|ident| self.text(*ident)).collect();
        let root = match root {
            PathRoot::Relative => "",
            PathRoot::Global => "::",
            PathRoot::DollarCrate(_) => "$crate::",
        };
        format!("{root}{}", names.join("::"))
    }
}

/// The derives whose traits are in no prelude: their names are known, but not as traits.
const DERIVES: [&str; 2] = ["Debug", "Hash"];

fn is_plain(path: &[Ident], name: crate::syntax::symbol::Symbol) -> bool {
    matches!(path, [only] if only.name == name)
}
