//! What is told of it all.

pub mod records;
mod table;
pub mod tally;
pub mod text;
