//! The traits that the language knows, by their definitions.

use crate::resolve::DefId;
use crate::ty::Tcx;

/// What the language itself implements or asks about.
#[derive(Clone, Copy, Debug, Default)]
#[allow(missing_docs)]
pub(in crate::ty::traits) struct Known {
    pub sized: Option<DefId>,
    pub copy: Option<DefId>,
    pub clone: Option<DefId>,
    pub unsize: Option<DefId>,
    pub tuple: Option<DefId>,
    pub fn_ptr: Option<DefId>,
    pub callable: Option<DefId>,
    pub r#fn: Option<DefId>,
    pub fn_mut: Option<DefId>,
    pub fn_once: Option<DefId>,
    pub fn_once_output: Option<DefId>,
    pub future: Option<DefId>,
    pub future_output: Option<DefId>,
    pub destruct: Option<DefId>,
    pub pointee: Option<DefId>,
    pub drop: Option<DefId>,
}

impl Tcx {
    /// The traits that the language knows.
    pub(in crate::ty::traits) fn known(&self) -> &Known {
        self.queries.solver.known.get_or_init(|| Known {
            sized: self.lang_item("sized"),
            copy: self.lang_item("copy"),
            clone: self.lang_item("clone"),
            unsize: self.lang_item("unsize"),
            tuple: self.lang_item("tuple_trait"),
            fn_ptr: self.lang_item("fn_ptr_trait"),
            callable: self.lang_item("callable_trait"),
            r#fn: self.lang_item("fn"),
            fn_mut: self.lang_item("fn_mut"),
            fn_once: self.lang_item("fn_once"),
            fn_once_output: self.lang_item("fn_once_output"),
            future: self.lang_item("future_trait"),
            future_output: self.lang_item("future_output"),
            destruct: self.lang_item("destruct"),
            pointee: self.lang_item("pointee_trait"),
            drop: self.lang_item("drop"),
        })
    }
}
