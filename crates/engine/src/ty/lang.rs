//! What the compiler itself knows of std: items marked `#[lang = "…"]`.

use std::collections::HashMap;

use crate::resolve::DefId;

/// The lang items of std by their names, which are rustc's.
#[derive(Debug, Default)]
pub struct LangItems {
    by_name: HashMap<String, DefId>,
    by_def: HashMap<DefId, String>,
}

impl LangItems {
    /// Records an item.
    pub(super) fn insert(&mut self, name: &str, def: DefId) {
        self.by_name.insert(name.to_owned(), def);
        self.by_def.insert(def, name.to_owned());
    }

    /// The item of this name, if std has it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<DefId> {
        self.by_name.get(name).copied()
    }

    /// The lang name of an item, if it has one.
    #[must_use]
    pub fn name_of(&self, def: DefId) -> Option<&str> {
        self.by_def.get(&def).map(String::as_str)
    }

    /// Whether the item is the one of this name.
    #[must_use]
    pub fn is(&self, def: DefId, name: &str) -> bool {
        self.get(name) == Some(def)
    }
}
