//! `cargo xtask test`: every test there is, the fast ones first.

mod browsers;
mod stage;

use std::time::Instant;

use anyhow::{Context, Result};
use clap::Args;

use crate::project::Project;
use stage::Stage;

/// Which tests to pass, and how.
#[derive(Args)]
pub struct Options {
    /// Pass only this stage, and those whose output it tests; may be repeated
    #[arg(long, value_name = "STAGE")]
    only: Vec<Stage>,
    /// Have the browser tests renew the picture in the README
    #[arg(long)]
    bless: bool,
}

/// Passes the stages in order, and stops at the first that fails.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let stages = stage::selected(&options.only);
    let start = Instant::now();
    for (passed, stage) in stages.iter().enumerate() {
        let failed = || format!("{passed} passed, 1 failed: the stage `{stage}` did not pass");
        pass(*stage, project, options.bless).with_context(failed)?;
    }
    println!("\nAll took {:.1} s.", start.elapsed().as_secs_f32());
    println!("{} passed, 0 failed", stages.len());
    Ok(())
}

fn pass(stage: Stage, project: &Project, bless: bool) -> Result<()> {
    println!("\n── {stage}: {}", stage.summary());
    let start = Instant::now();
    stage.pass(project, bless)?;
    println!(
        "── {stage} passed in {:.1} s",
        start.elapsed().as_secs_f32()
    );
    Ok(())
}
