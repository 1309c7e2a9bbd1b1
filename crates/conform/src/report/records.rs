//! Every result as a line of JSON, for whoever wants to know more.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result};
use serde::Serialize;

use super::text::Results;
use crate::conform::Judged;

#[derive(Serialize)]
struct Record<'a> {
    source: &'a str,
    #[serde(flatten)]
    judged: &'a Judged,
}

/// Writes all results to `file`.
///
/// # Errors
/// If it cannot be written.
pub fn write(all: &[Results], file: &Path) -> Result<()> {
    let failed = || format!("{} cannot be written", file.display());
    let mut lines = BufWriter::new(File::create(file).with_context(failed)?);
    for (source, results) in all {
        for judged in results {
            serde_json::to_writer(&mut lines, &Record { source, judged }).with_context(failed)?;
            writeln!(lines).with_context(failed)?;
        }
    }
    lines.flush().with_context(failed)
}
