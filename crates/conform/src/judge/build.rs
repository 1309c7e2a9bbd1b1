//! Builds a program as a developer's `cargo run` would.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::{FILE, JudgeError, diagnostics};
use crate::process::{self, End, Finished, Limits};
use crate::program::{Mode, Program};
use crate::toolchain::Toolchain;
use crate::verdict::Diagnostic;

/// rustc is given time enough for a busy machine; its own limits end the rest.
const LIMITS: Limits = Limits {
    time: Duration::from_mins(2),
    output: 16 << 20,
};

/// What the built program is called.
const BINARY: &str = "program";

/// Calls rustc.
pub struct Builder {
    rustc: PathBuf,
}

/// What rustc made of a program.
pub enum Build {
    /// It was accepted, and is here.
    Done(PathBuf),
    /// It was rejected.
    Rejected(Vec<Diagnostic>),
}

impl Builder {
    pub fn new(toolchain: &Toolchain) -> Self {
        Self {
            rustc: toolchain.rustc(),
        }
    }

    /// Builds the program in `folder`, or only checks it if it must not run.
    pub fn build(&self, program: &Program, folder: &Path) -> Result<Build, JudgeError> {
        let finished = self.call(program, folder)?;
        let errors = diagnostics::of_level("error", &finished.stderr);
        match finished.end {
            End::Exited(0) => Ok(Build::Done(folder.join(BINARY))),
            End::Exited(1) if !errors.is_empty() => Ok(Build::Rejected(errors)),
            _ => Err(JudgeError::Compiler(first_line(&finished))),
        }
    }

    /// What rustc warns of.
    pub fn warnings(
        &self,
        program: &Program,
        folder: &Path,
    ) -> Result<Vec<Diagnostic>, JudgeError> {
        let finished = self.call(program, folder)?;
        Ok(diagnostics::of_level("warning", &finished.stderr))
    }

    fn call(&self, program: &Program, folder: &Path) -> Result<Finished, JudgeError> {
        let mut rustc = Command::new(&self.rustc);
        rustc.current_dir(folder).arg(FILE);
        rustc.args(["--edition", program.edition.year(), "--error-format=json"]);
        // As rustdoc does: an example that calls itself a library is a program all the same.
        rustc.args(["--crate-type", "bin"]);
        rustc.args(["-C", "debuginfo=0", "-C", "debug-assertions=on"]);
        // Linking the library dynamically takes half the time; the program does the same.
        rustc.args(["-C", "prefer-dynamic", "-C", "rpath"]);
        match program.mode {
            Mode::Run => rustc.args(["-o", BINARY]),
            Mode::Check => rustc.arg("--emit=metadata"),
        };
        process::run(&mut rustc, LIMITS).map_err(JudgeError::io("start rustc"))
    }
}

fn first_line(finished: &Finished) -> String {
    let line = finished.stderr.lines().next();
    line.map_or_else(|| format!("{:?}", finished.end), str::to_owned)
}
