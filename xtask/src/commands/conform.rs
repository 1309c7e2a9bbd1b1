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

/// What says that the engine as it is here is not asked.
const OTHER_SUBJECTS: [&str; 2] = ["--reference-only", "--subject"];

/// Builds the engine's command line and the program that judges it, and has it judge.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    if options.asks_our_engine() {
        let mut cargo = project.cargo(["build", "--quiet", "--release"]);
        process::run(cargo.args(["--package", "refcellar-cli"]))?;
    }
    let mut cargo = project.cargo(["run", "--quiet", "--release"]);
    cargo.args(["--package", "refcellar-conform", "--"]);
    process::run(cargo.args(&options.arguments))
}

impl Options {
    fn asks_our_engine(&self) -> bool {
        let is_other = |argument: &String| {
            let name = argument.split('=').next().unwrap_or_default();
            OTHER_SUBJECTS.contains(&name) || name == "--help"
        };
        !self.arguments.iter().any(is_other)
    }
}
