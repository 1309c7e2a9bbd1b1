//! How fast the engine runs programs, as a ratio to Miri's rate on the same file in the same
//! run. A program is run with two lengths of its loop; the difference leaves start-up out.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use crate::process;
use crate::project::Project;
use crate::tools::rust;

/// A program with the lengths of its loop: for the engine, and for Miri.
struct Program {
    name: &'static str,
    engine: [u64; 2],
    miri: [u64; 2],
}

const PROGRAMS: [Program; 4] = [
    Program {
        name: "borrow_mut",
        engine: [100_000, 1_100_000],
        miri: [1_000, 11_000],
    },
    Program {
        name: "fibonacci",
        engine: [100, 1_100],
        miri: [2, 12],
    },
    Program {
        name: "sieve",
        engine: [100_000, 1_100_000],
        miri: [1_000, 11_000],
    },
    Program {
        name: "hash_map",
        engine: [20_000, 220_000],
        miri: [500, 5_500],
    },
];

/// Prints a line for each program.
pub fn run(project: &Project) -> Result<()> {
    rust::miri()?;
    let mut cargo = project.cargo(["build", "--quiet", "--release"]);
    process::run(cargo.args(["--package", "refcellar-cli"]))?;
    let engine = project.target("release/refcellar");
    let sysroot = miri_sysroot(project)?;
    println!("iterations a second, start-up subtracted:");
    for program in &PROGRAMS {
        let ours = rate(project, program.name, program.engine, |file| {
            let mut command = project.command(&engine);
            command.arg("run").arg(file);
            process::output(&mut command).map(|_| ())
        })?;
        let miri = rate(project, program.name, program.miri, |file| {
            let mut command = project.command("rustup");
            command.args(["run", "nightly", "miri", "--edition", "2024", "--sysroot"]);
            command.arg(&sysroot).arg(file);
            process::output(&mut command).map(|_| ())
        })?;
        let ratio = ours / miri;
        let name = program.name;
        println!("  {name:<12} engine {ours:>12.0}   Miri {miri:>10.0}   {ratio:>6.0} times");
    }
    println!("a recorded run:");
    let mut seek = project.cargo(["bench", "--quiet", "--package", "refcellar-engine"]);
    process::run(seek.args(["--bench", "seek"]))
}

fn miri_sysroot(project: &Project) -> Result<PathBuf> {
    let mut cargo = project.command("rustup");
    cargo.args([
        "run",
        "nightly",
        "cargo",
        "miri",
        "setup",
        "--print-sysroot",
    ]);
    let printed = process::output(&mut cargo).context("Miri's sysroot was not built")?;
    Ok(PathBuf::from(printed.trim()))
}

/// How many iterations a second: from the times of two lengths.
fn rate(
    project: &Project,
    name: &str,
    lengths: [u64; 2],
    run: impl Fn(&Path) -> Result<()>,
) -> Result<f64> {
    let source = fs::read_to_string(project.path(format!("tests/bench/engine/{name}.rs")))?;
    let folder = project.target("bench");
    fs::create_dir_all(&folder)?;
    let mut seconds = [0.0; 2];
    for (length, seconds) in lengths.iter().zip(&mut seconds) {
        let file = folder.join(format!("{name}.rs"));
        fs::write(&file, with_length(&source, *length)?)?;
        let start = Instant::now();
        run(&file)?;
        *seconds = start.elapsed().as_secs_f64();
    }
    let [short, long] = seconds;
    ensure!(long > short, "{name} was too short to be measured");
    #[allow(clippy::cast_precision_loss)]
    let iterations = (lengths[1] - lengths[0]) as f64;
    Ok(iterations / (long - short))
}

/// The program with another length of its loop.
fn with_length(source: &str, length: u64) -> Result<String> {
    let (before, rest) = source
        .split_once("const N: u64 = ")
        .context("the program has no `const N`")?;
    let (_, after) = rest
        .split_once(';')
        .context("the program has no `const N`")?;
    Ok(format!("{before}const N: u64 = {length};{after}"))
}
