//! The program's file.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use refcellar_engine::syntax::MAX_SOURCE_BYTES;

/// What is in a file. Of one that is longer than the engine takes, so much is read that the
/// engine says so.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut source = Vec::new();
    let most = MAX_SOURCE_BYTES as u64 + 1;
    File::open(path)?.take(most).read_to_end(&mut source)?;
    Ok(source)
}
