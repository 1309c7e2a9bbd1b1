//! Runs a built program, and more than once: what differs from run to run cannot be compared.

use std::fs;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use super::JudgeError;
use crate::panics;
use crate::process::{self, End, Finished, Limits};
use crate::verdict::{Reference, Run};

const LIMITS: Limits = Limits {
    time: Duration::from_secs(10),
    output: 1 << 20,
};

/// Two runs of a map with two keys come out alike every other time. So a program is run more
/// often than twice, unless that would take long.
const RUNS: u32 = 8;

/// How long the runs beyond the second may take together.
const PATIENCE: Duration = Duration::from_millis(200);

/// What the program does, if that is the same each time.
pub fn observe(binary: &Path, folder: &Path) -> Result<Reference, JudgeError> {
    let start = Instant::now();
    let first = run(binary, &folder.join("run-0"))?;
    for again in 1..RUNS {
        if !matches!(first, Reference::Ran(_)) || (again > 1 && start.elapsed() > PATIENCE) {
            break;
        }
        if run(binary, &folder.join(format!("run-{again}")))? != first {
            return Ok(Reference::Nondeterministic);
        }
    }
    Ok(first)
}

/// Runs the program once, in a new folder: what one run leaves behind must not be in the
/// next one's way.
fn run(binary: &Path, folder: &Path) -> Result<Reference, JudgeError> {
    fs::create_dir(folder).map_err(JudgeError::io("make a folder for a run"))?;
    let mut command = Command::new(binary);
    command.current_dir(folder).env_clear();
    // A program that prints its own name says something that no other machine would say.
    command.arg0(folder.file_name().unwrap_or_default());
    let finished = process::run(&mut command, LIMITS).map_err(JudgeError::io("run a program"))?;
    Ok(reference(finished))
}

fn reference(finished: Finished) -> Reference {
    match finished.end {
        End::OutOfTime => Reference::Endless,
        End::TooMuchOutput => Reference::Verbose,
        End::Exited(exit) => Reference::Ran(Run {
            panics: panics::parse(&finished.stderr),
            stdout: finished.stdout,
            exit,
        }),
    }
}
