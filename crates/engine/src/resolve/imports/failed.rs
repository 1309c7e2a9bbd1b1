//! Imports that found nothing: which of them is to blame, and what becomes of the others.

use super::{Import, ImportId, ImportKind, MAX_ROUNDS};
use crate::resolve::Resolver;
use crate::resolve::def::{Namespace, Res};
use crate::resolve::def_map::{Binding, Key, Origin};
use crate::resolve::error::{Error, ErrorKind};
use crate::resolve::lookup::PathResult;
use crate::syntax::span::Span;

/// A failed import, until those of one declaration are reported together.
pub(super) struct Unresolved {
    pub(super) declaration: Span,
    pub(super) span: Span,
    pub(super) path: String,
}

impl Resolver<'_> {
    /// Reports imports that found nothing. One that names what another one should have
    /// brought in is not to blame; of a circle, the last is.
    pub(super) fn check_failed(&mut self, mut failed: Vec<(ImportId, Unresolved)>) {
        let mut reported = Vec::new();
        while !failed.is_empty() {
            let ids: Vec<ImportId> = failed.iter().map(|(id, _)| *id).collect();
            let (mut to_blame, mut rest): (Vec<_>, Vec<_>) = failed
                .into_iter()
                .partition(|(id, _)| !self.depends_on(*id, &ids));
            if to_blame.is_empty() {
                to_blame.extend(rest.pop());
            }
            for (id, missing) in to_blame {
                self.import_error(id);
                reported.push((id, missing));
            }
            self.spread_errors();
            failed = self.still_failing(rest);
        }
        reported.sort_by_key(|(id, _)| id.into_raw().into_u32());
        self.report_unresolved(reported.into_iter().map(|(_, missing)| missing).collect());
    }

    /// Those of some failed imports that do not lead to something that was reported.
    fn still_failing(
        &mut self,
        failed: Vec<(ImportId, Unresolved)>,
    ) -> Vec<(ImportId, Unresolved)> {
        let mut still = Vec::new();
        for (id, missing) in failed {
            match self.check_import(id, &self.imports[id], &mut Vec::new()) {
                Err(Some(_)) => still.push((id, missing)),
                Err(None) | Ok(()) => self.import_error(id),
            }
        }
        still
    }

    /// Whether an import names something that one of these should bring in.
    fn depends_on(&self, id: ImportId, others: &[ImportId]) -> bool {
        let import = &self.imports[id];
        let ImportKind::Single { source, .. } = import.kind else {
            return false;
        };
        let PathResult::Module(module) = self.prefix_of(id, import) else {
            return false;
        };
        let brings_in = |other: &Import| match other.kind {
            ImportKind::Single { target, .. } => target.name == source.name,
            ImportKind::Glob => false,
        };
        others.iter().any(|other| {
            let import = &self.imports[*other];
            *other != id && import.module == module && brings_in(import)
        })
    }

    /// Reports failed imports, those of a declaration together.
    fn report_unresolved(&mut self, unresolved: Vec<Unresolved>) {
        let mut groups: Vec<(Span, Error)> = Vec::new();
        for each in unresolved {
            let known = groups
                .iter_mut()
                .find(|(declaration, _)| *declaration == each.declaration);
            if let Some((_, error)) = known
                && let ErrorKind::UnresolvedImport { paths } = &mut error.kind
            {
                if error.span != each.span && !error.also.contains(&each.span) {
                    paths.push(each.path);
                    error.also.push(each.span);
                }
            } else {
                let kind = ErrorKind::UnresolvedImport {
                    paths: vec![each.path],
                };
                groups.push((each.declaration, Error::new(each.span, kind)));
            }
        }
        self.errors
            .extend(groups.into_iter().map(|(_, error)| error));
    }

    /// Makes the name of a failed import stand for something that was reported.
    pub(super) fn import_error(&mut self, id: ImportId) {
        let Import {
            module,
            vis,
            kind,
            span,
            ..
        } = &self.imports[id];
        let (module, vis, span) = (*module, *vis, *span);
        let ImportKind::Single { target, .. } = *kind else {
            // Anything could have come out of it.
            self.glob_failed = true;
            return;
        };
        for ns in Namespace::ALL {
            let (res, origin) = (Res::Err, Origin::Single(id));
            let binding = Binding {
                res,
                vis,
                origin,
                ambiguous: false,
                span,
            };
            let singles = &mut self.map.module_mut(module).singles;
            singles.entry((target.name, ns)).or_insert(binding);
        }
    }

    /// Lets what was reported through globs, as deep as they go.
    fn spread_errors(&mut self) {
        let ids: Vec<ImportId> = self.imports.iter().map(|(id, _)| id).collect();
        let mut changed = true;
        let mut rounds = 0;
        while std::mem::take(&mut changed) && rounds < MAX_ROUNDS {
            rounds += 1;
            for id in &ids {
                changed |= self.spread_error(*id);
            }
        }
    }

    fn spread_error(&mut self, id: ImportId) -> bool {
        let import = &self.imports[id];
        let (module, vis) = (import.module, import.vis);
        let PathResult::Module(source) = self.prefix_of(id, import) else {
            return false;
        };
        let new: Vec<(Key, Binding)> = match import.kind {
            ImportKind::Glob => self
                .map
                .names(source)
                .filter(|(_, b)| b.res == Res::Err)
                .collect(),
            ImportKind::Single { .. } => return false,
        };
        let mut changed = false;
        for (key, binding) in new {
            if self.map.lookup(module, key.0, key.1).is_none() {
                let binding = Binding {
                    vis,
                    origin: Origin::Glob(id),
                    ..binding
                };
                self.map.module_mut(module).globs.insert(key, binding);
                changed = true;
            }
        }
        changed
    }
}
