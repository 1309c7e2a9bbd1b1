//! The machine that runs MIR.
//!
//! ```text
//! mir::Body ─▶ compile ─▶ Code ─▶ Machine ─▶ Output, Termination, events
//!   generic     mono       flat      ▲
//!              layout ───────────────┘
//! ```
//!
//! A [`Program`] is what all runs of one program share: the types, the code that was
//! compiled so far, the constants. A [`Machine`] is one run at one moment. It is a value:
//! to clone it is cheap, and a clone goes on exactly as the original does.
//!
//! The machine never chooses anything: the same program with the same input does the same.

pub mod abi;
pub mod code;
mod compile;
pub mod const_eval;
pub mod instance;
pub mod layout;
pub mod machine;
pub mod memory;
mod mentioned;
mod mono;
pub mod num;
pub mod outcome;
pub mod program;
mod view;

pub use const_eval::Evaluator;
pub use machine::{Detail, LiveGuard, Machine, Options, Output};
pub use outcome::{LimitKind, Limits, Termination};
pub use program::{Program, SourceFile};
pub use view::{Handle, Unfreed};
