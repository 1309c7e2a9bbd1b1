//! What happened while a program ran, as plain data.
//!
//! The machine says what happens, event by event; this room says what an event is, and
//! later what can be made of many. It does not know the machine.

pub mod event;
pub mod moment;
pub mod transcript;

pub use event::{BorrowChange, Event, EventKind, FrameId, FunctionName, StreamKind};
pub use moment::{CellView, GuardView, Holder, Moment};
pub use transcript::{Names, Told, Transcript};
