//! What can be asked for.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Args, Parser};

use refcellar_conform::sources::{Source, USUAL_MODULES};
use refcellar_conform::subject::CommandLine;

/// Asks rustc and our engine about the same programs, and tells where they differ.
#[derive(Parser)]
#[command(name = "cargo xtask conform", bin_name = "cargo xtask conform")]
pub struct Options {
    #[command(flatten)]
    pub sources: Sources,
    /// Judge only those whose name holds this text, such as `cell.rs:120`
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "",
        hide_default_value = true
    )]
    pub only: String,
    /// Ask rustc alone
    #[arg(long)]
    reference_only: bool,
    /// The engine's command line, if it is not the one that Cargo built
    #[arg(long, value_name = "FILE", conflicts_with = "reference_only")]
    subject: Option<PathBuf>,
    /// Tell all that differs, and show the programs
    #[arg(long)]
    pub verbose: bool,
    /// Write every result to this file, a line of JSON each
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
    /// Fail if a source is below the percentage that this file asks for
    #[arg(long, value_name = "FILE", conflicts_with = "reference_only")]
    pub bars: Option<PathBuf>,
    /// How many programs to judge at once
    #[arg(long, value_name = "NUMBER", default_value_t = 2)]
    pub jobs: usize,
}

/// Where the programs come from; from everywhere if nothing is chosen.
#[derive(Args)]
pub struct Sources {
    /// The documentation of these modules of the standard library
    #[arg(long, value_name = "MODULES", value_delimiter = ',')]
    docs: Vec<String>,
    /// The Rust Book, chapters 3 to 10, 13, 15 and 18
    #[arg(long)]
    book: bool,
    /// Rust by Example
    #[arg(long)]
    rbe: bool,
    /// Our own scenarios
    #[arg(long)]
    scenarios: bool,
    /// Folders of `.rs` files
    #[arg(value_name = "FOLDER")]
    folders: Vec<PathBuf>,
}

impl Options {
    /// The engine, unless rustc alone is asked.
    pub fn subject(&self, folder: &Path) -> Result<Option<CommandLine>> {
        if self.reference_only {
            return Ok(None);
        }
        let binary = match &self.subject {
            Some(binary) => binary.clone(),
            None => beside_us()?,
        };
        Ok(Some(CommandLine::new(binary, folder)?))
    }
}

/// Cargo puts the engine's command line where it puts this program.
fn beside_us() -> Result<PathBuf> {
    let us = std::env::current_exe().context("this program does not know where it is")?;
    Ok(us.with_file_name("refcellar"))
}

impl Sources {
    /// The sources to judge.
    pub fn chosen(&self) -> Vec<Source> {
        let none = self.docs.is_empty() && self.folders.is_empty();
        if none && !(self.book || self.rbe || self.scenarios) {
            return all();
        }
        let docs = self.docs.iter().cloned().map(Source::Docs);
        let book = self.book.then_some(Source::Book);
        let examples = self.rbe.then_some(Source::ByExample);
        let ours = self.scenarios.then(scenarios);
        let folders = self.folders.iter().map(|path| folder(path));
        let named = book.into_iter().chain(examples).chain(ours);
        docs.chain(named).chain(folders).collect()
    }
}

fn all() -> Vec<Source> {
    let docs = USUAL_MODULES.map(|module| Source::Docs(module.to_owned()));
    let others = [Source::Book, Source::ByExample, scenarios()];
    docs.into_iter().chain(others).collect()
}

fn folder(path: &Path) -> Source {
    Source::Folder {
        name: path.display().to_string(),
        path: path.to_owned(),
    }
}

fn scenarios() -> Source {
    Source::Folder {
        name: "scenarios".to_owned(),
        path: "tests/scenarios".into(),
    }
}
