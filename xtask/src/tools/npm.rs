//! The npm packages in `node_modules/`.

use std::fs;

use anyhow::{Context, Result};

use super::node;
use crate::process;
use crate::project::Project;

/// A copy of the package-lock.json that `node_modules/` was filled from. `npm ci`
/// empties the folder first, so the copy is there only after a whole installation.
const STAMP: &str = "node_modules/.refcellar-lock";

/// Fills `node_modules/` if it does not hold what package-lock.json lists.
pub fn packages(project: &Project) -> Result<()> {
    node::ensure()?;
    let lock = fs::read(project.path("package-lock.json"))
        .context("package-lock.json is missing, and the npm packages' versions with it")?;
    let stamp = project.path(STAMP);
    if fs::read(&stamp).is_ok_and(|stamped| stamped == lock) {
        return Ok(());
    }
    println!("Installing the npm packages");
    let arguments = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
    process::run(project.command("npm").args(arguments))
        .context("the npm packages could not be installed")?;
    fs::write(stamp, lock)?;
    Ok(())
}
