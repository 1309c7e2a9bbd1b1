//! Programs that come from crates: wasm-bindgen's command line and wasm-pack.
//!
//! Each is wanted in one exact version, so a copy of another version on PATH is
//! passed over, and ours are kept apart by version in this user's cache.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{cache_folder, machine};
use crate::process;
use crate::project::Project;

/// The version this repository's tests were written for.
const WASM_PACK: &str = "0.15.1";

/// A crate, what it installs, and the version that is wanted.
struct CargoTool {
    krate: &'static str,
    programs: &'static [&'static str],
    version: String,
}

/// The folder with `wasm-bindgen` and its test runner, in the very version of the
/// library: glue and module only fit when both come from one version.
pub fn wasm_bindgen(project: &Project) -> Result<PathBuf> {
    let lock = fs::read_to_string(project.path("Cargo.lock")).context("Cargo.lock is missing")?;
    let version = locked_version(&lock, "wasm-bindgen")
        .context("Cargo.lock does not list wasm-bindgen, so its version is unknown")?;
    obtain(&CargoTool {
        krate: "wasm-bindgen-cli",
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        version: version.to_owned(),
    })
}

/// The folder with `wasm-pack`.
pub fn wasm_pack() -> Result<PathBuf> {
    obtain(&CargoTool {
        krate: "wasm-pack",
        programs: &["wasm-pack"],
        version: WASM_PACK.to_owned(),
    })
}

/// Finds the tool on PATH or in the cache, or installs it there.
fn obtain(tool: &CargoTool) -> Result<PathBuf> {
    if let Some(folder) = on_path(tool) {
        return Ok(folder);
    }
    let root = cache_folder(&format!("{}-{}", tool.krate, tool.version))?;
    let folder = root.join("bin");
    if !holds(&folder, tool) {
        println!("Installing {} {}", tool.krate, tool.version);
        install(tool, &root)?;
    }
    Ok(folder)
}

fn on_path(tool: &CargoTool) -> Option<PathBuf> {
    let program = machine::find(tool.programs[0])?;
    let answer = process::ask(Command::new(&program).arg("--version"))?;
    let folder = program.parent()?;
    let fits = answer.split_whitespace().nth(1) == Some(&tool.version) && holds(folder, tool);
    fits.then(|| folder.to_owned())
}

fn holds(folder: &Path, tool: &CargoTool) -> bool {
    tool.programs.iter().all(|name| folder.join(name).is_file())
}

/// Installs with the dependencies its authors tested, if the registry has them all;
/// one that lags behind that list may still have a set that builds.
fn install(tool: &CargoTool, root: &Path) -> Result<()> {
    if process::run(install_command(tool, root).arg("--locked")).is_ok() {
        return Ok(());
    }
    println!("Trying again without the tool's own Cargo.lock");
    process::run(&mut install_command(tool, root)).with_context(|| {
        let (krate, version) = (tool.krate, &tool.version);
        format!("{krate} {version} is missing and could not be installed")
    })
}

fn install_command(tool: &CargoTool, root: &Path) -> Command {
    let mut command = Command::new("cargo");
    command.args(["install", tool.krate, "--version"]);
    command.arg(format!("={}", tool.version));
    command.arg("--root").arg(root);
    // Unoptimised they are compiled in a third of the time, which is minutes before
    // the first page. wasm-bindgen then takes a fifth of a second instead of a
    // twentieth, and the browser tests of the crate start some seconds later.
    command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
    command
}

/// The version of `name` in the text of a Cargo.lock, whose layout Cargo keeps so
/// regular that no parser is needed.
fn locked_version<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
    let heading = format!("name = \"{name}\"");
    let mut lines = lock.lines().skip_while(|line| *line != heading);
    lines
        .nth(1)?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-shared\"\n\
        version = \"0.2.1\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";

    #[test]
    fn the_locked_version_is_that_of_the_crate_with_this_very_name() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(LOCK, "wasm"), None);
    }
}
