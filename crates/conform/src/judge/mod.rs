//! The judge: the real rustc, and what the program that it builds really does.

mod build;
mod cache;
mod diagnostics;
mod runs;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

use crate::program::{Mode, Program};
use crate::toolchain::Toolchain;
use crate::verdict::{Diagnostic, Reference};
use build::{Build, Builder};
use cache::{Cache, Key};

/// What every program is called while it is judged, so that places compare.
pub const FILE: &str = "main.rs";

/// Builds and runs programs, and remembers what came of it.
pub struct Judge {
    builder: Builder,
    cache: Cache,
    work: PathBuf,
    version: String,
}

/// What keeps the judge from judging.
#[derive(Debug, Error)]
pub enum JudgeError {
    /// A file or a process could not be had.
    #[error("the judge could not {what}")]
    Io {
        /// What was tried.
        what: &'static str,
        /// What the system says.
        #[source]
        cause: io::Error,
    },
    /// rustc failed without an error about the program.
    #[error("rustc failed, and not because of the program: {0}")]
    Compiler(String),
}

impl JudgeError {
    fn io(what: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |cause| Self::Io { what, cause }
    }
}

impl Judge {
    /// A judge that works in `folder`, and keeps its answers there.
    ///
    /// # Errors
    /// [`JudgeError::Io`], if there can be no such folder.
    pub fn new(toolchain: &Toolchain, folder: &Path) -> Result<Self, JudgeError> {
        let work = folder.join("work");
        fs::create_dir_all(&work).map_err(JudgeError::io("make its folder"))?;
        Ok(Self {
            builder: Builder::new(toolchain),
            cache: Cache::new(folder.join("answers"))?,
            version: toolchain.version().to_owned(),
            work,
        })
    }

    /// What rustc says of `program`, and what it does: from memory, if this same text was
    /// judged before by this same compiler.
    ///
    /// # Errors
    /// [`JudgeError`], if that cannot be found out.
    pub fn reference(&self, program: &Program) -> Result<Reference, JudgeError> {
        self.remembered("reference", program, |folder| self.judge(program, folder))
    }

    /// What rustc warns of in `program`, which is not run for it.
    ///
    /// # Errors
    /// [`JudgeError`], if that cannot be found out.
    pub fn warnings(&self, program: &Program) -> Result<Vec<Diagnostic>, JudgeError> {
        let checked = Program {
            mode: Mode::Check,
            ..program.clone()
        };
        let ask = |folder: &Path| self.builder.warnings(&checked, folder);
        self.remembered("warnings", &checked, ask)
    }

    /// The answer to `question`, from memory if it was asked before.
    fn remembered<T: Serialize + DeserializeOwned>(
        &self,
        question: &str,
        program: &Program,
        answer: impl FnOnce(&Path) -> Result<T, JudgeError>,
    ) -> Result<T, JudgeError> {
        let key = Key::of(question, program, &self.version);
        if let Some(known) = self.cache.get(&key) {
            return Ok(known);
        }
        let answer = self.in_folder_of(&key, program, answer)?;
        self.cache.put(&key, &answer)?;
        Ok(answer)
    }

    fn judge(&self, program: &Program, folder: &Path) -> Result<Reference, JudgeError> {
        match self.builder.build(program, folder)? {
            Build::Rejected(errors) => Ok(Reference::Rejected { errors }),
            Build::Done(_) if program.mode == Mode::Check => Ok(Reference::Accepted),
            Build::Done(binary) => runs::observe(&binary, folder),
        }
    }

    /// Has `work` done in a folder that holds the program, and nothing else, and that is
    /// gone afterwards. Two threads may judge the same text, hence the thread in its name.
    fn in_folder_of<T>(
        &self,
        key: &Key,
        program: &Program,
        work: impl FnOnce(&Path) -> Result<T, JudgeError>,
    ) -> Result<T, JudgeError> {
        let thread = format!("{:?}", std::thread::current().id());
        let folder = self
            .work
            .join(format!("{key}-{}-{thread}", std::process::id()));
        fs::create_dir_all(&folder).map_err(JudgeError::io("make a folder for a program"))?;
        fs::write(folder.join(FILE), &program.source)
            .map_err(JudgeError::io("write a program down"))?;
        let done = work(&folder);
        // What is left behind is only disk space, and below Cargo's target folder.
        let _ = fs::remove_dir_all(&folder);
        done
    }
}
