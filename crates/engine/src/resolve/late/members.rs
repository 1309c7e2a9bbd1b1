//! The items of an impl against those of its trait, as far as names go.

use super::Late;
use crate::resolve::collect::assoc_namespace;
use crate::resolve::def::{DefId, DefKind, Namespace, Res};
use crate::resolve::def_map::ModuleId;
use crate::resolve::error::ErrorKind;
use crate::syntax::ast::{AssocItem, AssocItemKind};

impl Late<'_, '_> {
    /// Reports items that the trait does not have. `path` is the trait as it is written.
    pub(super) fn check_members(&mut self, of: DefId, path: &str, items: &[AssocItem]) {
        let Some(module) = self.r.defs.get(of).module else {
            return;
        };
        let mut seen = Vec::new();
        for item in items {
            if let Some(error) = self.member_error(module, path, item, &mut seen) {
                self.error(item.span, error);
            }
        }
    }

    fn member_error(
        &self,
        module: ModuleId,
        path: &str,
        item: &AssocItem,
        seen: &mut Vec<DefId>,
    ) -> Option<ErrorKind> {
        let name = item.ident.name;
        let ns = assoc_namespace(&item.kind);
        let other = if ns == Namespace::Type {
            Namespace::Value
        } else {
            Namespace::Type
        };
        let found = self.r.map.lookup(module, name, ns);
        let found = found.or_else(|| self.r.map.lookup(module, name, other));
        let (name, of) = (self.text(item.ident), path.to_owned());
        let Some(Res::Def(id)) = found.map(|found| found.res) else {
            let (code, what) = match item.kind {
                AssocItemKind::Fn(_) => ("E0407", "method"),
                AssocItemKind::Type { .. } => ("E0437", "type"),
                AssocItemKind::Const { .. } => ("E0438", "const"),
            };
            return Some(ErrorKind::NotInTrait {
                code,
                what,
                name,
                of,
            });
        };
        if seen.contains(&id) {
            return Some(ErrorKind::DuplicateInImpl { name });
        }
        seen.push(id);
        let (fits, code, what) = match item.kind {
            AssocItemKind::Fn(_) => (DefKind::AssocFn, "E0324", "method"),
            AssocItemKind::Type { .. } => (DefKind::AssocTy, "E0325", "type"),
            AssocItemKind::Const { .. } => (DefKind::AssocConst, "E0323", "const"),
        };
        let differs = self.r.defs.kind(id) != fits;
        differs.then_some(ErrorKind::KindDiffersFromTrait {
            code,
            name,
            what,
            of,
        })
    }
}
