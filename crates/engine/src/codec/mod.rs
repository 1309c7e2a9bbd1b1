//! Values as bytes: what an image of std is written in.
//!
//! The trees and tables of std are written when the engine is built and read when it starts,
//! so that no one has to wait until a megabyte of Rust is parsed. What is written has to be
//! small and quick to read; it is never kept, so that nothing has to stay readable from one
//! version of the engine to the next.
//!
//! A number takes as many bytes as it needs. An id is written as its distance from the one
//! that is to be expected. Spans, of which there are more than of anything else, are not
//! written (see [`trail`]).
//!
//! A codec from outside would do the numbers, but not this: that ids are written by what
//! stands before them, that one which leads nowhere is noticed as it is read, and that spans
//! are made up on the way.

// A table that is indexed has one row for each `Kind`.
#![allow(clippy::indexing_slicing)]

mod ids;
mod lazy;
mod plain;
mod reader;
mod schema;
mod trail;
mod writer;

pub use ids::{Kind, Limits, Numbered, arena_of, write_arena};
pub use lazy::{Lazy, Source};
pub use reader::Reader;
pub(crate) use schema::coded;
pub use trail::Extent;
pub use writer::{Symbols, Writer};

/// Why an image cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageError {
    /// It is of another version of the engine, or no image at all.
    Foreign,
    /// Its bytes are not those that were written.
    Damaged,
}

impl std::fmt::Display for ImageError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Foreign => "this is no image of std for this version of the engine",
            Self::Damaged => "the image of std is damaged",
        })
    }
}

impl std::error::Error for ImageError {}

/// What can be written as bytes and read again.
pub trait Coded: Sized {
    /// Writes the value.
    fn write(&self, to: &mut Writer<'_>);

    /// Reads what [`Self::write`] wrote. It is safe for any bytes: what is wrong is noticed,
    /// and no more memory is taken than there are bytes for.
    fn read(from: &mut Reader<'_>) -> Result<Self, ImageError>;
}
