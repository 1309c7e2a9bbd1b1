//! What `cargo xtask` can be told to do, a module each.

pub mod bench;
pub mod build;
pub mod conform;
pub mod miri;
pub mod serve;
pub mod test;
