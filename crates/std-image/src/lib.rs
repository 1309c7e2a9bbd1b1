//! The engine's std, ready for programs: what whoever shows the engine begins with.
//!
//! With the feature `image` std is read and its names are resolved when this crate is built,
//! by the engine itself; what comes of it is there in a few milliseconds, where std's sources
//! take the better part of a second. An image is good for the very engine that made it, so
//! that it is made anew with each build and never kept.

use refcellar_engine::image::ImageError;
use refcellar_engine::session::Session;

/// The image; empty without the feature `image`.
static IMAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/std.image"));

/// Std out of the image; without one out of its sources.
///
/// # Errors
///
/// If there is neither, or the image is damaged.
pub fn session() -> Result<Session, ImageError> {
    if IMAGE.is_empty() {
        from_sources()
    } else {
        Session::from_image(IMAGE)
    }
}

// Without sources it fails.
#[cfg(feature = "sources")]
#[allow(clippy::unnecessary_wraps)]
fn from_sources() -> Result<Session, ImageError> {
    Ok(Session::new())
}

#[cfg(not(feature = "sources"))]
fn from_sources() -> Result<Session, ImageError> {
    Err(ImageError::Foreign)
}
