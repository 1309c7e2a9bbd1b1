//! A program to be judged, and why some that were found are not.

use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use serde::Serialize;
use thiserror::Error;

/// A complete source text, as both the judge and the subject get to see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// Where it was found, such as `core/src/cell.rs:120`.
    pub name: String,
    /// The text, with its hidden lines and its `main`.
    pub source: String,
    /// The edition it is written in.
    pub edition: Edition,
    /// Whether it is run, or only checked.
    pub mode: Mode,
    /// Whether its page does not promise that it is whole: if rustc rejects it, nothing
    /// follows from that.
    pub fragment: bool,
}

/// What is done with a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// It is checked, and run if it is accepted.
    Run,
    /// It is checked only: running it would wait, reach outside or end badly.
    Check,
}

/// An edition of Rust.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Edition {
    /// Rust 2015
    #[serde(rename = "2015")]
    E2015,
    /// Rust 2018
    #[serde(rename = "2018")]
    E2018,
    /// Rust 2021
    #[serde(rename = "2021")]
    E2021,
    /// Rust 2024
    #[default]
    #[serde(rename = "2024")]
    E2024,
}

impl Edition {
    /// The year, as rustc's `--edition` takes it.
    #[must_use]
    pub fn year(self) -> &'static str {
        match self {
            Self::E2015 => "2015",
            Self::E2018 => "2018",
            Self::E2021 => "2021",
            Self::E2024 => "2024",
        }
    }

    /// Whether the engine promises to know this edition.
    #[must_use]
    pub fn is_ours(self) -> bool {
        self >= Self::E2021
    }
}

impl Display for Edition {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.year())
    }
}

/// A year that names no edition.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("`{0}` is no edition of Rust; there are 2015, 2018, 2021 and 2024")]
pub struct UnknownEdition(String);

impl FromStr for Edition {
    type Err = UnknownEdition;

    fn from_str(year: &str) -> Result<Self, UnknownEdition> {
        match year {
            "2015" => Ok(Self::E2015),
            "2018" => Ok(Self::E2018),
            "2021" => Ok(Self::E2021),
            "2024" => Ok(Self::E2024),
            _ => Err(UnknownEdition(year.to_owned())),
        }
    }
}

/// Something that a source holds: a program, or what looks like one and is not judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Where it was found.
    pub name: String,
    /// The program, or why it is left out.
    pub program: Result<Program, Skip>,
}

impl Candidate {
    /// A program that will be judged.
    #[must_use]
    pub fn judged(program: Program) -> Self {
        Self {
            name: program.name.clone(),
            program: Ok(program),
        }
    }

    /// Something that will be counted and left out.
    #[must_use]
    pub fn skipped(name: String, skip: Skip) -> Self {
        Self {
            name,
            program: Err(skip),
        }
    }
}

/// Why something is left out. Each is counted, so that nothing disappears.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Skip {
    /// Its author marked it `ignore`.
    Ignored,
    /// It asks for `#![feature]`.
    Nightly,
    /// Part of its text is computed by a macro, so it cannot be read from the source.
    Computed,
    /// It is a test for `cargo test`, without a `main` of its own.
    Test,
    /// It is written for edition 2015 or 2018.
    OldEdition,
    /// It is not UTF-8, which rustc rejects before it is a text at all.
    NotText,
    /// Its page shows a part only, and rustc rejects that part alone.
    Fragment,
    /// What rustc made of it ran for too long.
    Endless,
    /// What rustc made of it printed too much.
    Verbose,
}

impl Display for Skip {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ignored => "ignored by its author",
            Self::Nightly => "needs nightly",
            Self::Computed => "computed by a macro",
            Self::Test => "a test for `cargo test`",
            Self::OldEdition => "edition 2015 or 2018",
            Self::NotText => "not UTF-8",
            Self::Fragment => "only a part of a program",
            Self::Endless => "runs for too long",
            Self::Verbose => "prints too much",
        })
    }
}
