//! `cargo xtask bench`: measurements, of the page in a real browser and of the engine beside
//! Miri.

mod engine;

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
    /// Measure only the engine
    #[arg(long)]
    engine: bool,
    /// Passed on to tests/bench/run.js
    #[arg(last = true)]
    arguments: Vec<String>,
}

/// Builds what is measured, and measures it.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    engine::run(project)?;
    if options.engine {
        return Ok(());
    }
    Package::prepare(project)?.build()?;
    build::page(project)?;
    let chromium = browser::obtain(project)?.chromium;
    let mut node = project.command("node");
    node.arg("tests/bench/run.js").args(&options.arguments);
    process::run(node.env("REFCELLAR_CHROMIUM", chromium))
}
