//! `refcellar-conform`: asks rustc and our engine about the same programs.

mod limits;
mod options;
mod progress;

use std::io::Write;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Parser;

use options::Options;
use progress::Progress;
use refcellar_conform::bars::Bars;
use refcellar_conform::conform::Bench;
use refcellar_conform::judge::Judge;
use refcellar_conform::report::text::{self, Results};
use refcellar_conform::report::{records, tally::Tally};
use refcellar_conform::subject::{CommandLine, Subject};
use refcellar_conform::toolchain::{Toolchain, target_folder};

/// What it ends with if something could not be judged, rather than was judged to be wrong.
const TROUBLE: u8 = 2;

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(TROUBLE)
        }
    }
}

/// Judges what was asked for; whether all is well.
fn run(options: &Options) -> Result<bool> {
    limits::set()?;
    let target = target_folder().context("this program does not lie in Cargo's target folder")?;
    let folder = target.join("conform");
    let subject = options.subject(&folder)?;
    let toolchain = Toolchain::locate()?;
    let judge = Judge::new(&toolchain, &folder)?;
    let bench = Bench {
        judge: &judge,
        subject: subject.as_ref().map(|subject| subject as &dyn Subject),
        workers: options.jobs,
    };
    let all = judge_all(options, &toolchain, &bench)?;
    if let Some(file) = &options.json {
        records::write(&all, file)?;
    }
    print(&summary(
        options,
        subject.as_ref(),
        &all,
        toolchain.version(),
    ))?;
    verdict(options, &all)
}

fn judge_all(options: &Options, toolchain: &Toolchain, bench: &Bench<'_>) -> Result<Vec<Results>> {
    let mut all = Vec::new();
    for source in options.sources.chosen() {
        let mut candidates = source.candidates(toolchain)?;
        candidates.retain(|candidate| candidate.name.contains(&options.only));
        let progress = Progress::new(&source.to_string(), candidates.len());
        let results = bench.judge_all(&candidates, &|done| progress.show(done))?;
        progress.end();
        all.push((source.to_string(), results));
    }
    Ok(all)
}

fn summary(
    options: &Options,
    subject: Option<&CommandLine>,
    all: &[Results],
    version: &str,
) -> String {
    let skips = text::skips(all);
    if subject.is_none() {
        let table = text::reference_table(all);
        return format!("What {version} says:\n\n{table}\n{skips}");
    }
    let table = text::comparison_table(all);
    let wrong = text::wrong(all, options.verbose);
    let unsupported = text::unsupported(all);
    format!("Held against {version}:\n\n{table}\n{skips}\n{unsupported}\n{wrong}")
}

fn verdict(options: &Options, all: &[Results]) -> Result<bool> {
    let tally = |(source, results): &Results| (source.clone(), Tally::of(results));
    let tallies: Vec<_> = all.iter().map(tally).collect();
    let missed = match &options.bars {
        Some(file) => Bars::read(file)?.missed(&tallies),
        None => Vec::new(),
    };
    for sentence in &missed {
        eprintln!("{sentence}");
    }
    Ok(missed.is_empty() && tallies.iter().all(|(_, tally)| tally.wrong == 0))
}

/// Prints without panicking when the reader, such as `head`, has had enough.
fn print(text: &str) -> Result<()> {
    let written = std::io::stdout().write_all(text.as_bytes());
    match written {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => other.context("the report could not be printed"),
    }
}
