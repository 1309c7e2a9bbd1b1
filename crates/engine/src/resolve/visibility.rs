//! Who may name what.

use super::Resolver;
use super::def::Res;
use super::def_map::{DefMap, ModuleId};
use super::error::{Error, ErrorKind};
use super::lookup::{PathResult, Start};
use crate::syntax::ast::{Ident, Path, Visibility, VisibilityKind};
use crate::syntax::symbol::sym;

/// Who may name something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vis {
    /// Everyone.
    Public,
    /// What stands within this module.
    Within(ModuleId),
}

impl Vis {
    /// Whether something may be named from within `module`.
    #[must_use]
    pub fn is_visible_from(self, module: ModuleId, map: &DefMap) -> bool {
        match self {
            Self::Public => true,
            Self::Within(outer) => map.is_within(module, outer),
        }
    }

    /// Whether all who may name what is of the other visibility may name this too.
    #[must_use]
    pub fn is_at_least(self, other: Self, map: &DefMap) -> bool {
        match other {
            Self::Public => self == Self::Public,
            Self::Within(module) => self.is_visible_from(module, map),
        }
    }

    /// The narrower of two, one of which has to hold the other.
    #[must_use]
    pub fn min(self, other: Self, map: &DefMap) -> Self {
        if self.is_at_least(other, map) {
            other
        } else {
            self
        }
    }
}

impl Resolver<'_> {
    /// The visibility that is written, in `module`. As in rustc this is asked while
    /// definitions are collected: only ancestors are of use, and they are there already.
    pub(super) fn visibility(&mut self, vis: &Visibility, module: ModuleId) -> Vis {
        let nearest = self.map.module(module).nearest;
        match &vis.kind {
            VisibilityKind::Inherited => Vis::Within(nearest),
            VisibilityKind::Public => Vis::Public,
            VisibilityKind::Restricted(path) => match self.restriction(path, module) {
                Ok(outer) => Vis::Within(outer),
                Err(error) => {
                    self.errors.push(*error);
                    Vis::Public
                }
            },
        }
    }

    /// The module that a restricted visibility names.
    fn restriction(&self, path: &Path, module: ModuleId) -> Result<ModuleId, Box<Error>> {
        let wrong = |kind| Err(Box::new(Error::new(path.span, kind)));
        let segments: Vec<Ident> = path.segments.iter().map(|segment| segment.ident).collect();
        let keyword = segments
            .first()
            .is_some_and(|first| matches!(first.name, sym::CRATE | sym::SELF_VALUE | sym::SUPER));
        let start = Start::of(path.root, module);
        if !keyword && matches!(start, Start::Scope(_)) {
            return wrong(ErrorKind::RelativeVisibility);
        }
        match self.resolve_path(&segments, start, None, module).result {
            PathResult::Module(outer) if !self.map.module(outer).is_mod() => {
                let res = self.map.module(outer).def().map_or(Res::Err, Res::Def);
                wrong(self.expected_module(res, path))
            }
            PathResult::Module(outer) if self.map.is_within(module, outer) => Ok(outer),
            PathResult::Module(_) => wrong(ErrorKind::VisibilityNotAncestor),
            PathResult::Partial(partial) => wrong(self.expected_module(partial.base, path)),
            PathResult::Failed(failure) => {
                Err(Box::new(self.path_error(&segments, start, &failure)))
            }
            PathResult::Crates => wrong(ErrorKind::RelativeVisibility),
        }
    }

    fn expected_module(&self, res: Res, path: &Path) -> ErrorKind {
        let found = res.descr(&self.defs);
        let path = self.path_text(path);
        ErrorKind::ExpectedModule { found, path }
    }
}
