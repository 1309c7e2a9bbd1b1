//! The modules as indented text, for people and for tests.

use std::fmt::{self, Write};

use super::Resolution;
use super::def::{CrateId, Namespace, Res};
use super::def_map::{Binding, Key, ModuleId, ModuleKind, Origin};
use super::visibility::Vis;
use crate::syntax::symbol::Interner;

impl Resolution {
    /// The modules of a crate, and what each name in them stands for.
    #[must_use]
    pub fn dump(&self, krate: CrateId, interner: &Interner) -> String {
        let mut dump = Dump {
            of: self,
            interner,
            out: String::new(),
        };
        if let Some(root) = self.map.root(krate) {
            // Writing to a text does not fail.
            let _ = dump.module(root, 0);
        }
        dump.out
    }

    /// The id of the n-th crate that was resolved.
    #[must_use]
    pub fn crate_id(&self, index: usize) -> Option<CrateId> {
        (index < self.crates.len()).then_some(())?;
        u32::try_from(index).ok().map(CrateId)
    }
}

struct Dump<'r> {
    of: &'r Resolution,
    interner: &'r Interner,
    out: String,
}

impl Dump<'_> {
    fn module(&mut self, id: ModuleId, depth: usize) -> fmt::Result {
        let names: Vec<(Key, Binding)> = self.of.map.names(id).collect();
        for ((name, ns), binding) in names {
            let name = self.interner.text(name);
            let ns = match ns {
                Namespace::Type => "type",
                Namespace::Value => "value",
                Namespace::Macro => "macro",
            };
            let descr = binding.res.descr(&self.of.defs);
            let path = self.path(binding.res);
            let how = match binding.origin {
                Origin::Item => "",
                Origin::ExternCrate => " by extern crate",
                Origin::Single(_) => " by use",
                Origin::Glob(_) => " by glob",
            };
            let ambiguous = if binding.ambiguous { ", ambiguous" } else { "" };
            let vis = self.vis(binding.vis);
            let indent = "  ".repeat(depth);
            writeln!(
                self.out,
                "{indent}{vis}{name}: {ns} = {descr} {path}{how}{ambiguous}"
            )?;
            let inside = match binding.res {
                Res::Def(def) if binding.origin == Origin::Item => self.of.defs.get(def).module,
                _ => None,
            };
            if let Some(inside) = inside {
                self.module(inside, depth + 1)?;
            }
        }
        Ok(())
    }

    fn vis(&self, vis: Vis) -> String {
        match vis {
            Vis::Public => "pub ".to_owned(),
            Vis::Within(module) => format!("in({}) ", self.module_path(module)),
        }
    }

    fn module_path(&self, module: ModuleId) -> String {
        match self.of.map.module(module).kind {
            ModuleKind::Mod(def) | ModuleKind::Type(def) => self.path(Res::Def(def)),
            ModuleKind::Block => "{block}".to_owned(),
        }
    }

    fn path(&self, res: Res) -> String {
        let Res::Def(id) = res else {
            return String::new();
        };
        let parents = std::iter::successors(Some(id), |id| self.of.defs.get(*id).parent);
        let name = |id| {
            self.of
                .defs
                .get(id)
                .name
                .map_or("_", |name| self.interner.text(name))
        };
        let mut names: Vec<&str> = parents.map(name).collect();
        names.reverse();
        names.join("::")
    }
}
