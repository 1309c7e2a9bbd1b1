//! The Rust toolchain: the compiler that judges, and the documentation beside it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use thiserror::Error;

/// Where the compiler is, and which it is.
#[derive(Clone, Debug)]
pub struct Toolchain {
    sysroot: PathBuf,
    version: String,
}

/// What a toolchain may lack.
#[derive(Debug, Error)]
pub enum ToolchainError {
    /// There is no rustc.
    #[error("rustc did not say what it is; is Rust installed, and on the PATH?")]
    NoCompiler,
    /// A component is neither there nor to be had.
    #[error(
        "the toolchain lacks its `{0}`, and it could not be added; try `rustup component add {0}`"
    )]
    NoComponent(&'static str),
}

impl Toolchain {
    /// Asks the rustc on the `PATH` who it is.
    ///
    /// # Errors
    /// [`ToolchainError::NoCompiler`]
    pub fn locate() -> Result<Self, ToolchainError> {
        Ok(Self {
            sysroot: ask("--print=sysroot")?.trim().into(),
            version: ask("--version")?.trim().to_owned(),
        })
    }

    /// The compiler itself: rustup's `rustc` would decide anew, at each call, which it is.
    #[must_use]
    pub fn rustc(&self) -> PathBuf {
        self.sysroot.join("bin/rustc")
    }

    /// The version, as `rustc --version` says it.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The standard library's sources.
    ///
    /// # Errors
    /// [`ToolchainError::NoComponent`]
    pub fn library(&self) -> Result<PathBuf, ToolchainError> {
        self.component("rust-src", "lib/rustlib/src/rust/library")
    }

    /// The documentation's pages.
    ///
    /// # Errors
    /// [`ToolchainError::NoComponent`]
    pub fn pages(&self) -> Result<PathBuf, ToolchainError> {
        self.component("rust-docs", "share/doc/rust/html")
    }

    fn component(&self, name: &'static str, below: &str) -> Result<PathBuf, ToolchainError> {
        let folder = self.sysroot.join(below);
        if folder.is_dir() || (add(name) && folder.is_dir()) {
            return Ok(folder);
        }
        Err(ToolchainError::NoComponent(name))
    }
}

fn ask(question: &str) -> Result<String, ToolchainError> {
    let answer = Command::new("rustc").arg(question).output();
    let answer = answer.map_err(|_| ToolchainError::NoCompiler)?;
    if !answer.status.success() {
        return Err(ToolchainError::NoCompiler);
    }
    Ok(String::from_utf8_lossy(&answer.stdout).into_owned())
}

fn add(component: &str) -> bool {
    eprintln!("Adding the Rust component {component}");
    let mut rustup = Command::new("rustup");
    rustup.args(["component", "add", component]);
    let status = rustup.stdin(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// Cargo's target folder, which the running program lies in. Cargo marks it with a
/// `CACHEDIR.TAG`.
#[must_use]
pub fn target_folder() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let marked = |folder: &&Path| folder.join("CACHEDIR.TAG").is_file();
    program.ancestors().skip(1).find(marked).map(Path::to_owned)
}
