//! `cargo xtask build`: the package, and the static site.

use anyhow::Result;

use crate::package::Package;
use crate::process;
use crate::project::Project;

/// Leaves the package in `pkg/` and the site in `dist/`.
pub fn run(project: &Project) -> Result<()> {
    Package::prepare(project)?.build()?;
    page(project)?;
    println!("The site is in dist/, the npm package in pkg/.");
    Ok(())
}

/// Leaves the site in `dist/`, from the package as it is.
pub fn page(project: &Project) -> Result<()> {
    let build = |arguments: &[&str]| {
        let mut vite = project.npm_program("vite");
        process::run(vite.arg("build").args(arguments))
    };
    build(&[])?;
    // The Program lab's page is a bundle of its own; it goes beside what is there already.
    build(&["--mode", "program"])
}
