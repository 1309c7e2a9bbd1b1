//! What is wrong with imports, once all of them are resolved.

use std::collections::HashMap;

use super::failed::Unresolved;
use super::{Import, ImportId, ImportKind};
use crate::resolve::Resolver;
use crate::resolve::def::{DefKind, Namespace, Res};
use crate::resolve::def_map::{Binding, Key, ModuleId, Origin};
use crate::resolve::error::{Error, ErrorKind};
use crate::resolve::lookup::{Failure, PathResult, Start, Why};
use crate::resolve::visibility::Vis;
use crate::syntax::ast::{Ident, PathRoot};
use crate::syntax::symbol::sym;

impl Resolver<'_> {
    /// Reports what rustc reports, import by import, and puts what was reported in the
    /// place of what is not there, so that no use of it is reported again.
    pub(in crate::resolve) fn check_imports(&mut self) {
        let ids: Vec<ImportId> = self.new_imports().map(|(id, _)| id).collect();
        self.check_conflicts(&ids);
        let mut failed = Vec::new();
        for id in ids {
            let mut errors = Vec::new();
            if let Err(missing) = self.check_import(id, &self.imports[id], &mut errors) {
                match missing {
                    Some(missing) => failed.push((id, missing)),
                    None => self.import_error(id),
                }
            }
            let is_late = |error: &Error| {
                matches!(
                    error.kind,
                    ErrorKind::Private { .. } | ErrorKind::Ambiguous { .. }
                )
            };
            let (late, early): (Vec<_>, Vec<_>) = errors.into_iter().partition(is_late);
            self.errors.extend(early);
            self.late_errors.extend(late);
        }
        self.check_failed(failed);
    }

    pub(super) fn check_import(
        &self,
        id: ImportId,
        import: &Import,
        errors: &mut Vec<Error>,
    ) -> Result<(), Option<Unresolved>> {
        let found = self.prefix_found(id, import);
        errors.extend(found.issues);
        if import.root == PathRoot::Relative
            && let Some(first) = import.prefix.first()
        {
            errors.extend(self.glob_or_outer(import, *first, Namespace::Type));
        }
        let module = match found.result {
            PathResult::Module(module) => Some(module),
            PathResult::Crates => None,
            PathResult::Failed(failure) => {
                return Err(self.failed_prefix(import, &failure, errors));
            }
            PathResult::Partial(partial) if partial.base == Res::Err => return Err(None),
            PathResult::Partial(_) => {
                let last = import.prefix.len().saturating_sub(1);
                return Err(Some(self.unresolved_at(import, last)));
            }
        };
        match import.kind {
            ImportKind::Glob => self.check_glob(import, module, errors),
            ImportKind::Single { source, .. } => {
                let checked = self.check_single(id, import, source, errors);
                if checked.is_ok() && module.is_some_and(|module| self.is_trait(module)) {
                    errors.push(Error::new(import.span, ErrorKind::TraitItemImported));
                }
                checked
            }
        }
    }

    fn failed_prefix(
        &self,
        import: &Import,
        failure: &Failure,
        errors: &mut Vec<Error>,
    ) -> Option<Unresolved> {
        if matches!(failure.why, Why::TooManySuper) || !failure.is_last {
            let start = Start::of(import.root, import.module);
            errors.push(self.path_error(&import.prefix, start, failure));
            return None;
        }
        Some(self.unresolved_at(import, failure.at))
    }

    fn unresolved_at(&self, import: &Import, at: usize) -> Unresolved {
        let upto = import.prefix.get(..=at).unwrap_or(&import.prefix);
        let span = upto.last().map_or(import.span, |ident| ident.span);
        let path = self.import_text(import.root, upto);
        Unresolved {
            declaration: import.declaration,
            span,
            path,
        }
    }

    fn import_text(&self, root: PathRoot, path: &[Ident]) -> String {
        let names: Vec<String> = path.iter().map(|ident| self.text(ident.name)).collect();
        let root = match root {
            PathRoot::Relative | PathRoot::Global => "",
            PathRoot::DollarCrate(_) => "$crate::",
        };
        format!("{root}{}", names.join("::"))
    }

    fn check_glob(
        &self,
        import: &Import,
        module: Option<ModuleId>,
        errors: &mut Vec<Error>,
    ) -> Result<(), Option<Unresolved>> {
        if module == Some(import.module) {
            let path = format!("{}::*", self.import_text(import.root, &import.prefix));
            return Err(Some(Unresolved {
                declaration: import.declaration,
                span: import.span,
                path,
            }));
        }
        if module.is_some_and(|module| self.is_trait(module)) {
            errors.push(Error::new(import.span, ErrorKind::TraitItemImported));
        }
        Ok(())
    }

    fn is_trait(&self, module: ModuleId) -> bool {
        let def = self.map.module(module).def();
        def.is_some_and(|def| self.defs.kind(def) == DefKind::Trait)
    }

    fn check_single(
        &self,
        id: ImportId,
        import: &Import,
        source: Ident,
        errors: &mut Vec<Error>,
    ) -> Result<(), Option<Unresolved>> {
        let sources: Vec<(Namespace, Binding)> = Namespace::ALL
            .into_iter()
            .filter_map(|ns| Some((ns, self.single_source(id, import, ns)?)))
            .collect();
        let is_usable = |binding: &Binding| binding.vis.is_visible_from(import.module, &self.map);
        if sources.iter().any(|(_, binding)| binding.res == Res::Err) {
            return Err(None);
        }
        if sources.is_empty() {
            if let PathResult::Module(inside) = self.prefix_of(id, import)
                && let Some(absent) = self.absent_from_std(inside, source, import.module)
            {
                errors.push(absent);
                return Err(None);
            }
            let mut path = import.prefix.clone();
            path.push(source);
            let path = self.import_text(import.root, &path);
            return Err(Some(Unresolved {
                declaration: import.declaration,
                span: import.span,
                path,
            }));
        }
        if let Some((_, first)) = sources.first()
            && !sources.iter().any(|(_, binding)| is_usable(binding))
        {
            errors.push(self.private(source, *first));
            return Err(None);
        }
        let usable: Vec<(Namespace, Binding)> = sources
            .into_iter()
            .filter(|(_, binding)| is_usable(binding))
            .collect();
        for (ns, binding) in &usable {
            errors.extend(self.unstable_in_std(binding.res, import.module, import.span));
            if binding.ambiguous {
                let name = self.text(source.name);
                errors.push(Error::new(source.span, ErrorKind::Ambiguous { name }));
            } else if import.prefix.is_empty() && import.root == PathRoot::Relative {
                errors.extend(self.glob_or_outer(import, source, *ns));
            }
        }
        errors.extend(self.check_reexport(import, source, &usable));
        Ok(())
    }

    /// Whether a name that a path of an import begins with is brought in by a glob, and
    /// means something else further out. Other code may rely on the shadowing, not `use`.
    fn glob_or_outer(&self, import: &Import, ident: Ident, ns: Namespace) -> Option<Error> {
        if matches!(ident.name, sym::SELF_VALUE | sym::SUPER | sym::CRATE) {
            return None;
        }
        let mut candidates = self.candidates(import.module, ident.name, ns, None);
        let inner = candidates.next()?;
        let is_glob = matches!(inner.origin, Origin::Glob(_));
        let differs = candidates.any(|outer| outer.res != inner.res);
        let name = self.text(ident.name);
        (is_glob && differs).then(|| Error::new(ident.span, ErrorKind::Ambiguous { name }))
    }

    fn check_reexport(
        &self,
        import: &Import,
        source: Ident,
        sources: &[(Namespace, Binding)],
    ) -> Option<Error> {
        let enough = |binding: &Binding| binding.vis.is_at_least(import.vis, &self.map);
        if sources.iter().any(|(_, binding)| enough(binding)) {
            return None;
        }
        let (ns, last) = sources.last()?;
        let within_crate = sources
            .iter()
            .any(|(_, binding)| self.is_crate_wide(binding.vis));
        if last.origin == Origin::ExternCrate {
            return None;
        }
        let code = if *ns == Namespace::Type {
            "E0365"
        } else {
            "E0364"
        };
        let name = self.text(source.name);
        Some(Error::new(
            import.span,
            ErrorKind::Reexport {
                code,
                name,
                within_crate,
            },
        ))
    }

    fn is_crate_wide(&self, vis: Vis) -> bool {
        match vis {
            Vis::Public => false,
            Vis::Within(module) => self.map.module(module).parent.is_none(),
        }
    }

    /// Names that are imported although they are taken.
    fn check_conflicts(&mut self, ids: &[ImportId]) {
        let mut seen: HashMap<(ModuleId, Key), Binding> = HashMap::new();
        for id in ids {
            let import = &self.imports[*id];
            let ImportKind::Single { target, .. } = import.kind else {
                continue;
            };
            if self.names.text(target.name) == "_" {
                continue;
            }
            let module = import.module;
            for (ns, binding) in self.resolve_single(*id, import) {
                let key = (target.name, ns);
                let item = self.map.module(module).items.get(&key).copied();
                let old = item.or_else(|| seen.get(&(module, key)).copied());
                seen.entry((module, key)).or_insert(binding);
                if let Some(old) = old {
                    self.conflict(target.name, old, binding);
                }
            }
        }
    }
}
