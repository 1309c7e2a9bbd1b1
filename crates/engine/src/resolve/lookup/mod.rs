//! Looking up names and paths in modules.
//!
//! A path is walked segment by segment through modules, enums and traits. Where it comes
//! to a type, the rest is left for typeck. What a look-up did that is wrong although it
//! found something, such as going through a private module, comes beside the result: the
//! caller decides whether this is the look-up that counts.

mod failure;
mod names;

use super::Resolver;
use super::def::{DefKind, Namespace, PathRes, Res};
use super::def_map::{Binding, ModuleId};
use super::error::{Error, ErrorKind};
use crate::syntax::ast::{Ident, PathRoot};
use crate::syntax::span::FileId;
use crate::syntax::symbol::{Symbol, sym};

/// Where the first segment of a path is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::resolve) enum Start {
    /// In scope, as seen from this module or block.
    Scope(ModuleId),
    /// Among the crates.
    Crates,
    /// In the crate that this file belongs to.
    CrateOf(FileId),
}

/// What a path led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::resolve) enum PathResult {
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
pub(in crate::resolve) struct Failure {
    /// The segment.
    pub(in crate::resolve) at: usize,
    /// Whether it is the last one.
    pub(in crate::resolve) is_last: bool,
    pub(in crate::resolve) why: Why,
}

/// See [`Failure`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::resolve) enum Why {
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
pub(in crate::resolve) struct Found {
    pub(in crate::resolve) result: PathResult,
    pub(in crate::resolve) issues: Vec<Error>,
}

/// What the first segment was found to be by whoever knows about local scopes.
pub(in crate::resolve) enum First {
    Binding(Binding),
    Res(Res),
    Nothing,
}

impl Start {
    pub(in crate::resolve) fn of(root: PathRoot, module: ModuleId) -> Self {
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
    pub(in crate::resolve) fn resolve_path(
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
    pub(in crate::resolve) fn resolve_path_from(
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
        let viewer = self.viewer(start, module);
        let mut first = Some(first);
        let mut only_supers = true;
        for (index, ident) in path.iter().copied().enumerate() {
            let is_last = index + 1 == path.len();
            let failed = |why| {
                PathResult::Failed(Failure {
                    at: index,
                    is_last,
                    why,
                })
            };
            let last_ns = ns.unwrap_or(Namespace::Type);
            let segment_ns = if is_last { last_ns } else { Namespace::Type };
            only_supers &= matches!(ident.name, sym::SELF_VALUE | sym::SUPER);
            if segment_ns == Namespace::Type {
                match self.keyword(ident.name, index, &at, only_supers, module) {
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
                At::Module(inside) => self.binding_in(inside, ident, segment_ns, viewer, issues),
                At::Crates if segment_ns == Namespace::Type => self.extern_crate(ident.name),
                At::Crates => None,
                At::Scope => match first.take().map(|first| first(self, ident, segment_ns)) {
                    Some(First::Res(res)) => {
                        let unresolved = path.len() - 1;
                        return PathResult::Partial(PathRes {
                            base: res,
                            unresolved,
                        });
                    }
                    Some(First::Binding(binding)) => {
                        self.note_ambiguity(ident, binding, issues);
                        Some(binding)
                    }
                    Some(First::Nothing) | None => None,
                },
            };
            if let (None, At::Module(inside)) = (found, &at)
                && let Some(absent) = self.absent_from_std(*inside, ident, viewer)
            {
                issues.push(absent);
                return PathResult::Partial(PathRes::full(Res::Err));
            }
            if let Some(binding) = found {
                let from = path.first().map_or(ident.span, |first| first.span);
                let span = from.cover(ident.span);
                issues.extend(self.unstable_in_std(binding.res, viewer, span));
            }
            let left = path.len() - index;
            let step = match found {
                Some(binding) => self.step(binding.res, left - 1, ns.is_some()),
                None => self
                    .left_to_typeck(&at, left, ns.is_some())
                    .ok_or(Why::NotFound),
            };
            match step {
                Ok(PathResult::Module(next)) => at = At::Module(next),
                Ok(found) => return found,
                Err(why) => return failed(why),
            }
        }
        match at {
            At::Module(module) => PathResult::Module(module),
            At::Crates => PathResult::Crates,
            At::Scope => PathResult::Module(module),
        }
    }

    /// The module that a path sees private things from. The `$crate` of another crate is in
    /// what a derive expands to, which sees all of std's that std itself does.
    fn viewer(&self, start: Start, module: ModuleId) -> ModuleId {
        let Start::CrateOf(file) = start else {
            return module;
        };
        match self.root_of_file(file) {
            Some(root) if self.map.module(root).krate != self.map.module(module).krate => root,
            _ => module,
        }
    }

    /// Where a segment leads that stands for this, with so many segments left.
    fn step(&self, res: Res, left: usize, has_ns: bool) -> Result<PathResult, Why> {
        if let Some(next) = self.module_of(res) {
            return Ok(PathResult::Module(next));
        }
        if res == Res::Err {
            return Ok(PathResult::Partial(PathRes::full(res)));
        }
        if has_ns && (left == 0 || self.may_have_assoc(res)) {
            return Ok(PathResult::Partial(PathRes {
                base: res,
                unresolved: left,
            }));
        }
        Err(Why::NotAModule(res))
    }

    /// What is not found in an enum or a trait may be an associated item of it.
    fn left_to_typeck(&self, at: &At, left: usize, has_ns: bool) -> Option<PathResult> {
        match at {
            At::Module(inside) if has_ns && !self.map.module(*inside).is_mod() => {
                let base = self.map.module(*inside).def().map_or(Res::Err, Res::Def);
                Some(PathResult::Partial(PathRes {
                    base,
                    unresolved: left,
                }))
            }
            _ => None,
        }
    }

    fn keyword(
        &self,
        name: Symbol,
        index: usize,
        at: &At,
        only_supers: bool,
        module: ModuleId,
    ) -> Keyword {
        match name {
            sym::SUPER if only_supers => {
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

    /// The module that something is, if names can be looked up in it.
    pub(in crate::resolve) fn module_of(&self, res: Res) -> Option<ModuleId> {
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
