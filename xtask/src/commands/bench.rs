//! `cargo xtask bench`: measurements in a real browser.

use anyhow::Result;
use clap::Args;

use super::build;
use crate::package::Package;
use crate::process;
use crate::project::Project;
use crate::tools::browser;

/// The benchmark's own options.
#[derive(Args)]
pub struct Options {
    /// Passed on to tests/bench/run.js
    #[arg(last = true)]
    arguments: Vec<String>,
}

/// Builds what is measured, and measures it.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    Package::prepare(project)?.build()?;
    build::page(project)?;
    let chromium = browser::obtain(project)?.chromium;
    let mut node = project.command("node");
    node.arg("tests/bench/run.js").args(&options.arguments);
    process::run(node.env("REFCELLAR_CHROMIUM", chromium))
}
