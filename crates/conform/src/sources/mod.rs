//! Where programs come from.

mod docs;
mod example;
mod folder;
mod pages;

use std::collections::HashSet;
use std::fmt::{self, Display, Formatter};
use std::path::PathBuf;

use anyhow::Result;

use crate::program::Candidate;
use crate::toolchain::Toolchain;

/// The modules of the standard library that are judged unless others are asked for.
pub const USUAL_MODULES: [&str; 21] = [
    "core::cell",
    "alloc::rc",
    "alloc::boxed",
    "core::option",
    "core::result",
    "alloc::vec",
    "alloc::string",
    "core::iter",
    "std::collections::hash",
    "alloc::collections::btree",
    "alloc::collections::vec_deque",
    "core::str",
    "alloc::str",
    "core::slice",
    "alloc::slice",
    "core::fmt",
    "alloc::fmt",
    "core::mem",
    "core::ops",
    "core::convert",
    "core::borrow",
];

/// A source of programs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The documentation tests of a module of the standard library.
    Docs(String),
    /// The Rust Book, as far as the engine means to go.
    Book,
    /// Rust by Example.
    ByExample,
    /// A folder of `.rs` files.
    Folder {
        /// What it is called.
        name: String,
        /// Where it is.
        path: PathBuf,
    },
}

impl Source {
    /// All that the source holds. The same text in the same edition is one candidate, however
    /// often a page repeats it.
    ///
    /// # Errors
    /// If it is not there, or cannot be read.
    pub fn candidates(&self, toolchain: &Toolchain) -> Result<Vec<Candidate>> {
        let mut candidates = match self {
            Self::Docs(module) => docs::candidates(&toolchain.library()?, module)?,
            Self::Book => pages::book(&toolchain.pages()?)?,
            Self::ByExample => pages::by_example(&toolchain.pages()?)?,
            Self::Folder { path, .. } => folder::candidates(path)?,
        };
        let mut seen = HashSet::new();
        candidates.retain(|candidate| match &candidate.program {
            Ok(program) => seen.insert((program.source.clone(), program.edition)),
            Err(_) => true,
        });
        Ok(candidates)
    }
}

impl Display for Source {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Docs(module) => module,
            Self::Book => "book",
            Self::ByExample => "rust-by-example",
            Self::Folder { name, .. } => name,
        })
    }
}
