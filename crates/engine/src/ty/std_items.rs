//! Items of std that sugar names by their paths.

use super::context::Tcx;
use crate::resolve::{DefId, Namespace, Res};
use crate::syntax::symbol::Symbol;

impl Tcx {
    /// The value of std at a path, such as `fmt::format`.
    #[must_use]
    pub fn std_path(&self, path: &[&str]) -> Option<DefId> {
        let krate = self.resolution.crate_id(0)?;
        let mut module = self.resolution.map.root(krate)?;
        let (last, modules) = path.split_last()?;
        for name in modules {
            let def = self.lookup_in(module, name, Namespace::Type)?;
            module = self.def(def).module?;
        }
        self.lookup_in(module, last, Namespace::Value)
    }

    fn lookup_in(
        &self,
        module: crate::resolve::ModuleId,
        name: &str,
        ns: Namespace,
    ) -> Option<DefId> {
        let name = self.names.get(name)?;
        match self.resolution.map.lookup(module, name, ns)?.res {
            Res::Def(def) => Some(def),
            _ => None,
        }
    }

    /// The associated function of this name in the impls of a type's own.
    #[must_use]
    pub fn inherent_assoc_fn(&self, adt: DefId, name: Symbol) -> Option<DefId> {
        let head = super::collect::SimpleType::Adt(adt);
        self.inherent_impls(head)
            .iter()
            .find_map(|imp| self.assoc_item(*imp, name, Namespace::Value))
    }
}
