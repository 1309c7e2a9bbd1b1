//! `cargo xtask`: everything that is done to RefCellar, from a fresh clone on.
//!
//! A command first gets the tools it lacks (see [`tools`]) and then works. Whatever
//! goes wrong ends as one sentence on the error stream, and as an exit code.

mod commands;
mod package;
mod process;
mod project;
mod tools;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use commands::{bench, build, conform, miri, serve, test};
use project::Project;

/// Gets what RefCellar needs, builds it, serves it and tests it.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the playground, and rebuild it whenever a source changes
    Serve(serve::Options),
    /// Leave the static site in `dist/` and the npm package in `pkg/`
    Build,
    /// Pass every test, stage by stage
    Test(test::Options),
    /// Measure, in a real browser
    Bench(bench::Options),
    /// Hold our engine against rustc, on the programs of Rust's documentation
    Conform(conform::Options),
    /// Run the crate's unit tests under Miri, on the nightly compiler
    Miri,
}

fn main() -> ExitCode {
    match run(CommandLine::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // `{:#}` puts the causes behind the sentence; `main` returning the error
            // itself would add a backtrace wherever RUST_BACKTRACE is set.
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<()> {
    process::end_children_on_signals()?;
    let project = Project::locate()?;
    match command {
        Command::Serve(options) => serve::run(&project, &options),
        Command::Build => build::run(&project),
        Command::Test(options) => test::run(&project, &options),
        Command::Bench(options) => bench::run(&project, &options),
        Command::Conform(options) => conform::run(&project, &options),
        Command::Miri => miri::run(&project),
    }
}
