//! Traits: whether something is implemented and by what, and what associated types are.
//!
//! ```text
//! obligation  what has to hold, why, and how it failed
//! param_env   what may be taken for granted
//! project     what associated types are
//! select/     which impl, or what else, implements a trait
//! fulfill     many obligations, worked off as types become known
//! query       questions about types without variables of inference
//! instance    which function a call of a method comes to
//! vtable      the methods of trait objects
//! coherence   whether impls overlap
//! wf          what has to hold for a type to make sense
//! report      failures as rustc's errors
//! ```
//!
//! The rules are those of rustc's trait selection (the one that is stable, not the new
//! solver): candidates are assembled, winnowed and confirmed, and what confirming one asks
//! for becomes an obligation of its own.

mod coherence;
mod fulfill;
mod instance;
mod obligation;
mod param_env;
mod project;
mod query;
mod report;
mod select;
mod vtable;
mod wf;

pub use coherence::Overlap;
pub use fulfill::FulfillmentCtxt;
pub use instance::{Instance, InstanceKind};
pub use obligation::{Cause, CauseCode, FulfillmentError, FulfillmentErrorKind, Obligation};
pub use param_env::ParamEnv;
pub use report::{InferSource, ReportHooks};
pub use select::{Selection, SelectionError, Source};
pub use vtable::VtableEntry;

pub(super) use select::{ClosureState, LocalCache, Tables};
