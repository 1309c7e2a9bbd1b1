//! A folder of `.rs` files, each a whole program.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use walkdir::WalkDir;

use crate::extract::wrap::needs_nightly;
use crate::header::Header;
use crate::program::{Candidate, Edition, Mode, Program, Skip};

/// All programs below `folder`, each in every edition that its header names.
pub fn candidates(folder: &Path) -> Result<Vec<Candidate>> {
    let mut candidates = Vec::new();
    for file in files(folder)? {
        let name = file.strip_prefix(folder).unwrap_or(&file).display();
        let source = fs::read_to_string(&file);
        let source = source.with_context(|| format!("{} cannot be read", file.display()))?;
        let header = Header::parse(&source).with_context(|| format!("{name} has a bad header"))?;
        let editions = header.editions.iter();
        candidates.extend(
            editions.map(|&edition| candidate(format!("{name} ({edition})"), &source, edition)),
        );
    }
    Ok(candidates)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let files = WalkDir::new(folder).sort_by_file_name().into_iter();
    let files = files.filter_map(|entry| entry.ok().map(walkdir::DirEntry::into_path));
    let files: Vec<_> = files
        .filter(|file| file.extension().is_some_and(|it| it == "rs"))
        .collect();
    ensure!(
        !files.is_empty(),
        "there are no `.rs` files in {}",
        folder.display()
    );
    Ok(files)
}

fn candidate(name: String, source: &str, edition: Edition) -> Candidate {
    if !edition.is_ours() {
        return Candidate::skipped(name, Skip::OldEdition);
    }
    if needs_nightly(source) {
        return Candidate::skipped(name, Skip::Nightly);
    }
    Candidate::judged(Program {
        name,
        source: source.to_owned(),
        edition,
        mode: Mode::Run,
        fragment: false,
    })
}
