//! From documentation to programs: text in, text out, nothing read from disk.

pub mod doc_comment;
pub mod fence;
pub mod hidden;
pub mod html;
pub mod markdown;
pub mod wrap;
