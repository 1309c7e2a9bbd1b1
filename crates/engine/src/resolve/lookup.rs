//! Looking up names and paths in modules.
//!
//! A path is walked segment by segment through modules, enums and traits. Where it comes
//! to a type, the rest is left for typeck. What a look-up did that is wrong although it
//! found something, such as going through a private module, comes beside the result: the
//! caller decides whether this is the look-up that counts.

use super::Resolver;
use super::def::{CrateId, DefKind, Namespace, PathRes, Res};
use super::def_map::{Binding, ModuleId, Origin};
use super::error::{Error, ErrorKind};
use super::imports::ImportId;
use super::visibility::Vis;
use crate::syntax::ast::{Ident, Path, PathRoot};
use crate::syntax::span::{FileId, Span};
use crate::syntax::symbol::{Symbol, sym};

/// Where the first segment of a path is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// In scope, as seen from this module or block.
    Scope(ModuleId),
    /// Among the crates.
    Crates,
    /// In the crate that this file belongs to.
    CrateOf(FileId),
}

/// What a path led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PathResult {
    /// A module, an enum or a trait.
    Module(ModuleId),
    /// No segment at all was given, and the path starts at the crates.
    Crates,
    /// Something else; possibly a type, with segments left.
    Partial(PathRes),
    /// Nothing.
    Failed(Failure),
}

/// Why a path led to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    /// The segment.
    pub(super) at: usize,
    /// Whether it is the last one.
    pub(super) is_last: bool,
    pub(super) why: Why,
}

/// See [`Failure`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// There is no such name.
    NotFound,
    /// `super` of a crate.
    TooManySuper,
    /// `crate` and the like after the first segment.
    Keyword,
    /// It is no module, and there are segments left.
    NotAModule(Res),
}

/// A look-up: its result, and what is wrong although there is one.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) result: PathResult,
    pub(super) issues: Vec<Error>,
}

/// What the first segment was found to be by whoever knows about local scopes.
pub(super) enum First {
    Binding(Binding),
    Res(Res),
    Nothing,
}

impl Start {
    pub(super) fn of(root: PathRoot, module: ModuleId) -> Self {
        match root {
            PathRoot::Relative => Self::Scope(module),
            PathRoot::Global => Self::Crates,
            PathRoot::DollarCrate(file) => Self::CrateOf(file),
        }
    }
}

/// Where a walk along a path has come to.
enum At {
    /// The first segment is still to be looked up in scope.
    Scope,
    Crates,
    Module(ModuleId),
}

impl Resolver<'_> {
    /// Walks along a path, from `module`, by what is in modules alone. `ns` is that of the
    /// last segment; without it every segment has to be a module.
    pub(super) fn resolve_path(
        &self,
        path: &[Ident],
        start: Start,
        ns: Option<Namespace>,
        module: ModuleId,
    ) -> Found {
        self.resolve_path_from(path, start, ns, module, |this, ident, ns| {
            match this.lookup_in_scope(module, ident.name, ns, None) {
                Some(binding) => First::Binding(binding),
                None => First::Nothing,
            }
        })
    }

    /// The same, with a way of one's own to look up the first segment.
    pub(super) fn resolve_path_from(
        &self,
        path: &[Ident],
        start: Start,
        ns: Option<Namespace>,
        module: ModuleId,
        first: impl FnOnce(&Self, Ident, Namespace) -> First,
    ) -> Found {
        let mut issues = Vec::new();
        let result = self.walk(path, start, ns, module, first, &mut issues);
        Found { result, issues }
    }

    fn walk(
        &self,
        path: &[Ident],
        start: Start,
        ns: Option<Namespace>,
        module: ModuleId,
        first: impl FnOnce(&Self, Ident, Namespace) -> First,
        issues: &mut Vec<Error>,
    ) -> PathResult {
        let mut at = match start {
            Start::Scope(_) => At::Scope,
            Start::Crates => At::Crates,
            Start::CrateOf(file) => match self.root_of_file(file) {
                Some(root) => At::Module(root),
                None => return PathResult::Partial(PathRes::full(Res::Err)),
            },
        };
        let mut first = Some(first);
        let mut super_allowed = true;
        for (index, ident) in path.iter().enumerate() {
            let is_last = index + 1 == path.len();
            let failed = |why| {
                PathResult::Failed(Failure {
                    at: index,
                    is_last,
                    why,
                })
            };
            let segment_ns = if is_last {
                ns.unwrap_or(Namespace::Type)
            } else {
                Namespace::Type
            };
            super_allowed &=
                segment_ns == Namespace::Type && matches!(ident.name, sym::SELF_VALUE | sym::SUPER);
            if segment_ns == Namespace::Type {
                match self.keyword(ident.name, index, &at, super_allowed, module) {
                    Keyword::Module(module) => {
                        at = At::Module(module);
                        continue;
                    }
                    Keyword::TooManySuper => return failed(Why::TooManySuper),
                    Keyword::No => {}
                }
            }
            if index != 0 && is_path_keyword(ident.name) {
                return failed(Why::Keyword);
            }
            let found = match at {
                At::Module(inside) => self.binding_in(inside, *ident, segment_ns, module, issues),
                At::Crates => self
                    .extern_crate(ident.name)
                    .filter(|_| segment_ns == Namespace::Type),
                At::Scope => match first.take().map(|first| first(self, *ident, segment_ns)) {
                    Some(First::Binding(binding)) => {
                        self.note_ambiguity(*ident, binding, issues);
                        Some(binding)
                    }
                    Some(First::Res(res)) => {
                        let unresolved = path.len() - 1;
                        return PathResult::Partial(PathRes {
                            base: res,
                            unresolved,
                        });
                    }
                    Some(First::Nothing) | None => None,
                },
            };
            let Some(binding) = found else {
                return match at {
                    At::Module(inside) if ns.is_some() && !self.map.module(inside).is_mod() => {
                        let base = self.map.module(inside).def().map_or(Res::Err, Res::Def);
                        PathResult::Partial(PathRes {
                            base,
                            unresolved: path.len() - index,
                        })
                    }
                    _ => failed(Why::NotFound),
                };
            };
            match self.module_of(binding.res) {
                Some(next) => at = At::Module(next),
                None if binding.res == Res::Err => {
                    return PathResult::Partial(PathRes::full(Res::Err));
                }
                None if ns.is_some() && (is_last || self.may_have_assoc(binding.res)) => {
                    let unresolved = path.len() - index - 1;
                    return PathResult::Partial(PathRes {
                        base: binding.res,
                        unresolved,
                    });
                }
                None => return failed(Why::NotAModule(binding.res)),
            }
        }
        match at {
            At::Module(module) => PathResult::Module(module),
            At::Crates => PathResult::Crates,
            At::Scope => PathResult::Module(module),
        }
    }

    fn keyword(
        &self,
        name: Symbol,
        index: usize,
        at: &At,
        super_allowed: bool,
        module: ModuleId,
    ) -> Keyword {
        match name {
            sym::SUPER if super_allowed => {
                let from = match at {
                    At::Module(module) => *module,
                    At::Scope | At::Crates => self.map.module(module).nearest,
                };
                match self.map.module(from).parent {
                    Some(parent) => Keyword::Module(self.map.module(parent).nearest),
                    None => Keyword::TooManySuper,
                }
            }
            sym::SELF_VALUE if index == 0 => Keyword::Module(self.map.module(module).nearest),
            sym::CRATE if index == 0 => match self.map.root(self.map.module(module).krate) {
                Some(root) => Keyword::Module(root),
                None => Keyword::No,
            },
            _ => Keyword::No,
        }
    }

    /// A name in a module that a path names, with what is wrong about using it.
    fn binding_in(
        &self,
        inside: ModuleId,
        ident: Ident,
        ns: Namespace,
        from: ModuleId,
        issues: &mut Vec<Error>,
    ) -> Option<Binding> {
        let binding = self.lookup_in_module(inside, ident.name, ns)?;
        // Of a path's private segments, rustc reports the first.
        let reported = issues
            .iter()
            .any(|issue| matches!(issue.kind, ErrorKind::Private { .. }));
        if !reported && !binding.vis.is_visible_from(from, &self.map) {
            issues.push(self.private(ident, binding));
        }
        self.note_ambiguity(ident, binding, issues);
        Some(binding)
    }

    fn note_ambiguity(&self, ident: Ident, binding: Binding, issues: &mut Vec<Error>) {
        if binding.ambiguous {
            let name = self.text(ident.name);
            issues.push(Error::new(ident.span, ErrorKind::Ambiguous { name }));
        }
    }

    /// A name in a module, an enum or a trait, std's built-in macros included.
    pub(super) fn lookup_in_module(
        &self,
        module: ModuleId,
        name: Symbol,
        ns: Namespace,
    ) -> Option<Binding> {
        let found = self.map.lookup(module, name, ns);
        found.or_else(|| (ns == Namespace::Macro).then(|| self.std_macro(module, name))?)
    }

    fn std_macro(&self, module: ModuleId, name: Symbol) -> Option<Binding> {
        let data = self.map.module(module);
        let def = self.defs.get(data.def()?);
        let is_std = self.std == Some(data.krate);
        let of_root = data.parent.is_none() || data.parent == self.map.root(data.krate);
        let within = if data.parent.is_none() {
            sym::EMPTY
        } else {
            def.name?
        };
        if is_std && of_root && self.known.is_std_macro(within, name) {
            return Some(builtin(Res::BuiltinMacro(name)));
        }
        None
    }

    /// A name in scope in a module or block: what the blocks and the module around hold,
    /// then the preludes. `skip` is an import that must not find itself.
    pub(super) fn lookup_in_scope(
        &self,
        module: ModuleId,
        name: Symbol,
        ns: Namespace,
        skip: Option<ImportId>,
    ) -> Option<Binding> {
        self.candidates(module, name, ns, skip).next()
    }

    /// All that a name could mean in scope, the innermost first.
    pub(super) fn candidates(
        &self,
        module: ModuleId,
        name: Symbol,
        ns: Namespace,
        skip: Option<ImportId>,
    ) -> impl Iterator<Item = Binding> {
        let in_modules = self.map.lexical(module).filter_map(move |scope| {
            self.map.lookup(scope, name, ns).filter(|found| {
                skip.is_none() || !matches!(found.origin, Origin::Single(id) if Some(id) == skip)
            })
        });
        in_modules.chain(self.lookup_in_preludes(module, name, ns))
    }

    /// A name that no module has to declare.
    pub(super) fn lookup_in_preludes(
        &self,
        module: ModuleId,
        name: Symbol,
        ns: Namespace,
    ) -> Option<Binding> {
        if ns == Namespace::Type
            && let Some(found) = self.extern_crate(name)
        {
            return Some(found);
        }
        if let Some(found) = self.lookup_in_std_prelude(module, name, ns) {
            return Some(found);
        }
        match ns {
            Namespace::Type => self.known.prim(name).map(|prim| builtin(Res::Prim(prim))),
            Namespace::Macro => {
                let root = self.map.root(self.std?)?;
                self.std_macro(root, name)
            }
            Namespace::Value => None,
        }
    }

    fn lookup_in_std_prelude(
        &self,
        module: ModuleId,
        name: Symbol,
        ns: Namespace,
    ) -> Option<Binding> {
        let prelude = self.prelude_of(self.map.module(module).krate)?;
        self.map.lookup(prelude, name, ns)
    }

    /// The module whose names are in scope in every module of a crate.
    pub(super) fn prelude_of(&self, krate: CrateId) -> Option<ModuleId> {
        let edition = self.crates.get(krate.index())?.ast.edition;
        let root = self.map.root(self.std?)?;
        let prelude = self.submodule(root, self.known.prelude)?;
        self.submodule(prelude, self.known.edition(edition))
    }

    fn submodule(&self, module: ModuleId, name: Symbol) -> Option<ModuleId> {
        self.module_of(self.map.lookup(module, name, Namespace::Type)?.res)
    }

    /// A crate by its name. `std`, `core` and, once it was declared, `alloc` are one.
    pub(super) fn extern_crate(&self, name: Symbol) -> Option<Binding> {
        let krate = *self.extern_prelude.get(&name)?;
        let def = self.map.module(self.map.root(krate)?).def()?;
        Some(builtin(Res::Def(def)))
    }

    /// The crate that `extern crate name` means.
    pub(super) fn loadable_crate(&self, name: Symbol) -> Option<CrateId> {
        if matches!(name, sym::STD | sym::CORE | sym::ALLOC) {
            return self.std;
        }
        self.extern_prelude.get(&name).copied()
    }

    fn root_of_file(&self, file: FileId) -> Option<ModuleId> {
        let index = self
            .crates
            .iter()
            .position(|krate| krate.ast.file == file)?;
        self.map.root(CrateId(u32::try_from(index).ok()?))
    }

    /// The module that something is, if names can be looked up in it.
    pub(super) fn module_of(&self, res: Res) -> Option<ModuleId> {
        match res {
            Res::Def(id) => self.defs.get(id).module,
            _ => None,
        }
    }

    /// Whether typeck may find a segment after this: whether it is a type.
    fn may_have_assoc(&self, res: Res) -> bool {
        match res {
            Res::Prim(_) | Res::SelfTy(_) => true,
            Res::Def(id) => matches!(
                self.defs.kind(id),
                DefKind::Struct
                    | DefKind::Enum
                    | DefKind::Trait
                    | DefKind::TyAlias
                    | DefKind::AssocTy
                    | DefKind::TyParam
            ),
            Res::Local(_) | Res::SelfCtor(_) | Res::BuiltinMacro(_) | Res::Err => false,
        }
    }

    /// The error that something may not be named from here.
    pub(super) fn private(&self, ident: Ident, binding: Binding) -> Error {
        let mut descr = binding.res.descr(&self.defs).to_owned();
        if let Some(DefKind::Ctor(_, super::def::CtorKind::Fn)) = binding.res.def_kind(&self.defs) {
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
    pub(super) fn path_error(&self, path: &[Ident], start: Start, failure: &Failure) -> Error {
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
    pub(super) fn path_text(&self, path: &Path) -> String {
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
    pub(super) fn text(&self, name: Symbol) -> String {
        self.names.text(name).to_owned()
    }

    /// What rustc calls a module in a message.
    pub(super) fn module_descr(&self, module: ModuleId) -> Option<&'static str> {
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

enum Keyword {
    No,
    Module(ModuleId),
    TooManySuper,
}

fn is_path_keyword(name: Symbol) -> bool {
    matches!(
        name,
        sym::SELF_VALUE | sym::SELF_TYPE | sym::SUPER | sym::CRATE
    )
}

/// What is there without a declaration.
fn builtin(res: Res) -> Binding {
    let span = Span::default();
    Binding {
        res,
        vis: Vis::Public,
        origin: Origin::Item,
        ambiguous: false,
        span,
    }
}
