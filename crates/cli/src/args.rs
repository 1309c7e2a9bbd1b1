//! What can be asked for.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use refcellar_engine::syntax::Edition;

/// Checks, runs and traces a Rust program, exactly as rustc and its machine code would.
///
/// Exit codes, where they are not the program's own: 64 wrong arguments, 65 the program is
/// rejected, 66 the file cannot be read, 69 the program uses what is not supported, 75 a
/// limit was reached.
#[derive(Debug, Parser)]
#[command(name = "refcellar", version)]
pub struct Args {
    /// What to do with the program
    #[command(subcommand)]
    pub command: Command,
}

/// What to do with the program.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say what is wrong with it
    Check(Input),
    /// Run it
    Run(Input),
    /// Run it and tell each step
    Trace {
        /// Which program
        #[command(flatten)]
        input: Input,
        /// Tell the steps within std too
        #[arg(long)]
        std_steps: bool,
    },
}

/// Which program, and how to answer.
#[derive(Debug, clap::Args)]
pub struct Input {
    /// The program
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Answer with one JSON object on the output stream
    #[arg(long)]
    pub json: bool,
    /// The edition of Rust
    #[arg(long, value_name = "YEAR", value_enum, default_value_t = Year::Y2024)]
    pub edition: Year,
}

/// An edition.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Year {
    /// 2021
    #[value(name = "2021")]
    Y2021,
    /// 2024
    #[value(name = "2024")]
    Y2024,
}

impl Command {
    /// Which program, and how to answer.
    pub fn input(&self) -> &Input {
        match self {
            Self::Check(input) | Self::Run(input) | Self::Trace { input, .. } => input,
        }
    }
}

impl From<Year> for Edition {
    fn from(year: Year) -> Self {
        match year {
            Year::Y2021 => Self::Edition2021,
            Year::Y2024 => Self::Edition2024,
        }
    }
}
