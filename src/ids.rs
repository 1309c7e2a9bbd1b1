//! Names for the things a visitor can hold: small numbers, given out in order and never
//! used again within one lab, so that an event can speak of a guard that is long gone.

use serde::Serialize;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
        #[cfg_attr(all(test, not(target_arch = "wasm32")), derive(ts_rs::TS))]
        pub struct $name(pub u32);
    };
}

id! {
    /// One `Rc<RefCell<_>>`: counted by the strong count while it lives.
    HandleId
}
id! {
    /// One `Weak<RefCell<_>>`.
    WeakId
}
id! {
    /// One `Ref` or `RefMut`, whether JavaScript holds it or a single call does.
    GuardId
}
id! {
    /// One call into the lab. A call has one or more events.
    CallId
}

/// Gives out the ids of one kind, from 1 upwards.
#[derive(Debug, Default)]
pub(crate) struct Counter(std::cell::Cell<u32>);

impl Counter {
    pub(crate) fn next(&self) -> u32 {
        let id = self.0.get().saturating_add(1);
        self.0.set(id);
        id
    }
}
