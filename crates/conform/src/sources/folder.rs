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
        let bytes = fs::read(&file);
        let bytes = bytes.with_context(|| format!("{} cannot be read", file.display()))?;
        candidates.extend(in_file(&name.to_string(), bytes));
    }
    Ok(candidates)
}

fn in_file(name: &str, bytes: Vec<u8>) -> Vec<Candidate> {
    let Ok(source) = String::from_utf8(bytes) else {
        return vec![Candidate::skipped(name.to_owned(), Skip::NotText)];
    };
    let editions = editions(&source).into_iter();
    editions
        .map(|edition| candidate(format!("{name} ({edition})"), &source, edition))
        .collect()
}

/// Somebody else's folder may say other things in its first lines, which is no fault.
fn editions(source: &str) -> Vec<Edition> {
    let header = Header::parse(source);
    header.map_or_else(|_| vec![Edition::default()], |header| header.editions)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_judged_in_each_of_its_editions() {
        let candidates = in_file("a.rs", b"//@ edition: 2021, 2024\nfn main() {}".to_vec());
        let names: Vec<_> = candidates.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["a.rs (2021)", "a.rs (2024)"]);
    }

    #[test]
    fn somebody_elses_header_is_no_fault() {
        let candidates = in_file("a.rs", b"//@ run-pass\nfn main() {}".to_vec());
        assert_eq!(candidates[0].name, "a.rs (2024)");
    }

    #[test]
    fn what_is_no_text_is_left_out() {
        assert_eq!(in_file("a.rs", vec![0xff])[0].program, Err(Skip::NotText));
    }
}
