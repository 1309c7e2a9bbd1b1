//! Has the engine read its std, and leaves what it knows then as a file.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let folder = env::var_os("OUT_DIR").ok_or("cargo does not say where to write to")?;
    fs::write(PathBuf::from(folder).join("std.image"), image()?)?;
    Ok(())
}

#[cfg(feature = "image")]
fn image() -> Result<Vec<u8>, String> {
    let session = refcellar_engine::session::Session::new();
    session.image().map_err(|diagnostic| {
        let at = diagnostic.span.start;
        format!("std is at fault at byte {at}: {}", diagnostic.message)
    })
}

// With an image it can fail.
#[cfg(not(feature = "image"))]
#[allow(clippy::unnecessary_wraps)]
fn image() -> Result<Vec<u8>, String> {
    Ok(Vec::new())
}
