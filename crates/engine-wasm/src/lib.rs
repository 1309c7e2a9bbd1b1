//! The engine as JavaScript sees it: a program's text goes in, JSON text comes out. Nothing
//! is decided here.
//!
//! The page runs this in a worker of its own. If a call traps (a defect of ours, or a stack
//! or a memory that is used up) the worker is ended and another one started, so that nothing
//! here has to survive.

mod answer;
mod json;
mod lab;
mod picture;
mod rewrites;
mod step;

pub use lab::EngineLab;
