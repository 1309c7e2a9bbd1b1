//! What happened while a program ran, as plain data.
//!
//! ```text
//! event    what the machine says as it happens
//! picture  everything that is alive at one moment
//! step     what the program does from one place to the next, and whole-run questions
//! words    why a guard is alive, as sentences
//! ```
//!
//! This room does not know the machine.

pub mod event;
pub mod picture;
pub mod step;
pub mod words;

pub use event::{BorrowChange, Event, EventKind, FrameId, FunctionName, StreamKind};
pub use picture::{Guard, Picture, Range, Value, Why, WhyKind};
pub use step::{
    Bar, Conflict, Lane, Leak, Progress, Refusal, StdStep, Step, StepEvent, StepKind, What,
};
