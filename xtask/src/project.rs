//! Where things are in this repository.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::process;

/// The checkout that `cargo xtask` was called in.
pub struct Project {
    root: PathBuf,
    target: PathBuf,
}

impl Project {
    /// Asks Cargo, which knows even a target folder that was moved elsewhere.
    pub fn locate() -> Result<Self> {
        let mut cargo = Command::new("cargo");
        cargo.args(["metadata", "--format-version=1", "--no-deps"]);
        let metadata = process::output(&mut cargo).context("Cargo could not read the workspace")?;
        let metadata: Value = serde_json::from_str(&metadata)?;
        let folder = |key: &str| {
            let folder = metadata[key].as_str().map(PathBuf::from);
            folder.with_context(|| format!("`cargo metadata` does not name `{key}`"))
        };
        Ok(Self {
            root: folder("workspace_root")?,
            target: folder("target_directory")?,
        })
    }

    /// The repository's root folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path below the root.
    pub fn path(&self, below: impl AsRef<Path>) -> PathBuf {
        self.root.join(below)
    }

    /// A path below Cargo's target folder.
    pub fn target(&self, below: impl AsRef<Path>) -> PathBuf {
        self.target.join(below)
    }

    /// `program`, to be run in the root folder.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    /// Cargo, to be run in the root folder.
    pub fn cargo<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Command {
        let mut command = self.command("cargo");
        command.args(arguments);
        command
    }

    /// A program that an npm package brought, to be run in the root folder.
    pub fn npm_program(&self, name: &str) -> Command {
        self.command(self.path("node_modules/.bin").join(name))
    }
}
