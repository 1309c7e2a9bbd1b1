//! `cargo xtask conform`: our engine held against rustc, on thousands of programs.

use anyhow::Result;
use clap::Args;

use crate::process;
use crate::project::Project;

/// All options are those of `refcellar-conform`; `--help` lists them.
#[derive(Args)]
#[command(disable_help_flag = true)]
pub struct Options {
    /// Passed on to `refcellar-conform`
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

/// Builds the program that judges, and has it judge.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let mut cargo = project.cargo(["run", "--quiet", "--release"]);
    cargo.args(["--package", "refcellar-conform", "--"]);
    process::run(cargo.args(&options.arguments))
}
