//! A real `Ref` or `RefMut` that outlives the call that took it.

use std::cell::{Ref, RefCell, RefMut};
use std::collections::{BinaryHeap, HashMap};
use std::rc::Rc;

use self_cell::self_cell;

use crate::event::Access;
use crate::ids::HandleId;

/// What the store keeps.
pub type Map = HashMap<String, String>;

/// A map's entries in key order, which is what a person wants to see of it.
#[must_use]
pub fn sorted(map: Map) -> Vec<(String, String)> {
    // A heap's sort is a tenth of the code of the one for slices, which every visitor of
    // the page would have to load.
    let entries: BinaryHeap<_> = map.into_iter().collect();
    entries.into_sorted_vec()
}

/// One `Rc<RefCell<HashMap<String, String>>>` of a visitor's.
///
/// A guard keeps the *handle* that it was taken through alive, and not an `Rc` of its
/// own, so that the strong count is what it is in a Rust program: the number of handles.
#[derive(Debug)]
pub(crate) struct Handle {
    pub(crate) id: HandleId,
    pub(crate) data: Rc<RefCell<Map>>,
}

/// The guard proper.
pub(crate) enum Guard<'cell> {
    Read(Ref<'cell, Map>),
    Write(RefMut<'cell, Map>),
}

self_cell!(
    /// A guard together with the handle that it borrows from, which is what lets it be
    /// kept in a table: Rust's lifetimes end where JavaScript begins.
    pub(crate) struct HeldGuard {
        owner: Rc<Handle>,
        #[not_covariant]
        dependent: Guard,
    }
);

impl HeldGuard {
    /// Takes the guard if the cell is free for it, and gives std's error text otherwise.
    pub(crate) fn take(handle: Rc<Handle>, access: Access) -> Result<Self, String> {
        Self::try_new(handle, |handle| match access {
            Access::Read => handle
                .data
                .try_borrow()
                .map(Guard::Read)
                .map_err(|error| error.to_string()),
            Access::Write => handle
                .data
                .try_borrow_mut()
                .map(Guard::Write)
                .map_err(|error| error.to_string()),
        })
    }

    /// The handle it borrows from.
    pub(crate) fn handle(&self) -> HandleId {
        self.borrow_owner().id
    }

    /// Reads through `Deref`, which both kinds of guard have.
    pub(crate) fn read<R>(&self, f: impl FnOnce(&Map) -> R) -> R {
        self.with_dependent(|_, guard| match guard {
            Guard::Read(map) => f(map),
            Guard::Write(map) => f(map),
        })
    }

    /// Writes through `DerefMut`, which only a `RefMut` has; a `Ref` gives nothing.
    pub(crate) fn write<R>(&mut self, f: impl FnOnce(&mut Map) -> R) -> Option<R> {
        self.with_dependent_mut(|_, guard| match guard {
            Guard::Read(_) => None,
            Guard::Write(map) => Some(f(map)),
        })
    }
}
