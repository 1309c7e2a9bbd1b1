//! From Cargo's module to the one browsers get, and the JavaScript that loads it.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::files;
use crate::process;
use crate::project::Project;
use crate::tools::rust;

/// What rustc and wasm-bindgen use beyond the first WebAssembly. wasm-opt refuses a
/// module with a feature it was not told of, and emits nothing beyond these.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// A module of ours for the browser.
pub struct Module {
    /// What Cargo calls its file.
    pub name: &'static str,
    /// The folder below Cargo's that it is built in, which is named by the profile.
    pub profile: &'static str,
    /// Where its glue is kept, below Cargo's folder.
    pub folder: &'static str,
    /// How wasm-opt is to work on it, if it is.
    pub level: Option<&'static str>,
}

/// Makes the glue from `module`, unless that was done already, and returns the folder
/// that holds it.
pub fn build(project: &Project, bindgen: &Path, module: &Module) -> Result<PathBuf> {
    let folder = project.target(module.folder);
    let stamp = folder.with_extension("stamp");
    let built = project.target(rust::WASM).join(module.profile);
    let built = built.join(module.name).with_extension("wasm");
    let state = state(project, bindgen, &built, module.level)?;
    if fs::read_to_string(&stamp).is_ok_and(|done| done == state) && folder.is_dir() {
        return Ok(folder);
    }
    // Without the old stamp, a build that breaks off is not taken for a finished one.
    let _ = fs::remove_file(&stamp);
    files::empty(&folder)?;
    bind(project, bindgen, &built, &folder)?;
    if let Some(level) = module.level {
        let name = format!("{}_bg.wasm", module.name);
        optimise(project, &folder.join(name), level)?;
    }
    fs::write(stamp, state)?;
    Ok(folder)
}

/// The names go because nothing may depend on them, and the producers because they
/// say nothing a browser needs. Cargo's `strip` would take the list of features with
/// them, which wasm-bindgen reads.
fn bind(project: &Project, bindgen: &Path, module: &Path, folder: &Path) -> Result<()> {
    let mut command = project.command(bindgen);
    command.args(["--target", "web"]);
    command.args(["--remove-name-section", "--remove-producers-section"]);
    command.arg("--out-dir").arg(folder).arg(module);
    process::run(&mut command)
}

fn optimise(project: &Project, module: &Path, level: &str) -> Result<()> {
    let mut command = project.npm_program("wasm-opt");
    command.arg(level).args(FEATURES);
    command.arg(module).arg("--output").arg(module);
    process::run(&mut command)
}

/// Everything that decides what the glue looks like, in one line.
fn state(project: &Project, bindgen: &Path, module: &Path, level: Option<&str>) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    let module = fs::read(module).context("Cargo left no module for the browser")?;
    module.hash(&mut hasher);
    // The path names the version; the lock file does so for wasm-opt.
    bindgen.hash(&mut hasher);
    fs::read(project.path("package-lock.json"))?.hash(&mut hasher);
    FEATURES.hash(&mut hasher);
    level.hash(&mut hasher);
    Ok(format!("{:016x}", hasher.finish()))
}
