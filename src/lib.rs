//! The Store lab's crate: real [`std::cell::RefCell`] borrows that JavaScript holds, with
//! every borrow, release, refusal and panic recorded as it happens.
//!
//! Read in this order: what happened is an [`event`], a [`history`] of events gives a
//! [`state`], a [`guard`] is a real `Ref` or `RefMut` kept alive, a [`call`] is what may
//! panic, a [`lab`] is one cell with all of these, and [`store`] and [`guards`] are what a
//! visitor holds. [`rim`] hands them to JavaScript and decides nothing.

mod ids;
mod table;

pub mod counters;
pub mod error;
pub mod event;
pub mod report;
pub mod state;

pub mod history;
pub mod view;

mod call;
mod cells;
mod guard;
mod guards;
mod lab;
mod store;

#[cfg(target_arch = "wasm32")]
mod rim;

#[cfg(test)]
mod types;

pub use call::{depth, recover};
pub use cells::{CellBench, Number};
pub use guard::Map;
pub use guards::{ReadGuard, WriteGuard};
pub use ids::{CallId, GuardId, HandleId, WeakId};
pub use lab::{Clock, MAX_CONTENT};
pub use report::install_hook;
pub use store::{Store, WeakStore};
