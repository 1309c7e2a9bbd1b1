//! The engine's own standard library.
//!
//! It has the public names, signatures and texts of Rust's std, and is written anew over a
//! small set of intrinsics. A program that runs in the engine runs this code, and whoever
//! steps into `borrow_mut` reads it. `core` and `alloc` are this crate, too.
