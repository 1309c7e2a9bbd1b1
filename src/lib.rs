//! The Store lab's crate: real [`std::cell::RefCell`] borrows that JavaScript holds, with
//! every borrow, release, refusal and panic recorded as it happens.
//!
//! Read in this order: what happened is an [`event`], a [`history`] of events gives a
//! [`state`], `guard` keeps a real `Ref` or `RefMut` alive, `call` is what may panic,
//! `lab` is one cell with all of these, and [`Store`] and the guards are what a visitor
//! holds. `rim` hands them to JavaScript and decides nothing.

#![allow(
    clippy::len_without_is_empty,
    reason = "each method here is a borrow of the cell and an event, and one such is enough"
)]

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
pub mod rim;

#[cfg(all(test, not(target_arch = "wasm32")))]
mod types;

pub use call::{depth, recover};
pub use cells::{CellBench, Number};
pub use guard::Map;
pub use guards::{ReadGuard, WriteGuard};
pub use ids::{CallId, GuardId, HandleId, WeakId};
pub use lab::{Clock, MAX_CONTENT};
pub use report::install_hook;
pub use store::{Store, WeakStore};
