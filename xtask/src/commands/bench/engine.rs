//! How fast the engine runs programs: natively and watched, as a ratio to Miri's rate on the
//! same file in the same run, and in wasm, as a ratio to its own native rate. A program is
//! run with two lengths of its loop; the difference leaves start-up out.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use crate::process;
use crate::project::Project;
use crate::tools::rust;

/// How often each is measured. The shortest time counts: nothing makes a program quicker than
/// it is.
const TIMES: usize = 3;

/// A program with the lengths of its loop: for the engine, for the engine when it records,
/// and for Miri.
struct Program {
    name: &'static str,
    engine: [u64; 2],
    watched: [u64; 2],
    miri: [u64; 2],
}

const PROGRAMS: [Program; 4] = [
    Program {
        name: "borrow_mut",
        engine: [100_000, 4_100_000],
        watched: [10_000, 210_000],
        miri: [1_000, 11_000],
    },
    Program {
        name: "fibonacci",
        engine: [500, 20_500],
        watched: [20, 420],
        miri: [5, 105],
    },
    Program {
        name: "sieve",
        engine: [100_000, 2_100_000],
        watched: [5_000, 105_000],
        miri: [1_000, 11_000],
    },
    Program {
        name: "hash_map",
        engine: [20_000, 620_000],
        watched: [5_000, 105_000],
        miri: [100, 1_100],
    },
];

/// What runs the programs.
struct Subjects {
    native: PathBuf,
    wasm: PathBuf,
    sysroot: PathBuf,
}

/// Prints a line for each program.
pub fn run(project: &Project) -> Result<()> {
    rust::miri()?;
    rust::wasm_target()?;
    let subjects = Subjects::build(project)?;
    println!("Iterations a second, start-up subtracted:");
    println!(
        "{:<12}{:>12}{:>12}{:>9}{:>12}{:>9}{:>12}{:>9}",
        "", "Miri", "engine", "ratio", "watched", "ratio", "wasm", "slower"
    );
    for program in &PROGRAMS {
        let miri = rate(project, program.name, program.miri, |file| {
            let mut command = project.command("rustup");
            command.args(["run", "nightly", "miri", "--edition", "2024", "--sysroot"]);
            command.arg(&subjects.sysroot).arg(file);
            process::output(&mut command).map(|_| ())
        })?;
        let native = |lengths, mode: &str| {
            rate(project, program.name, lengths, |file| {
                let mut command = project.command(&subjects.native);
                command.arg(file).arg(mode);
                process::output(&mut command).map(|_| ())
            })
        };
        let plain = native(program.engine, "plain")?;
        let watched = native(program.watched, "watched")?;
        let wasm = rate(project, program.name, program.engine, |file| {
            let mut command = project.command("node");
            command.arg("tests/bench/engine/wasm.js");
            command.arg(&subjects.wasm).arg(file).arg("plain");
            process::output(&mut command).map(|_| ())
        })?;
        println!(
            "{:<12}{miri:>12.0}{plain:>12.0}{:>8.0}×{watched:>12.0}{:>8.0}×{wasm:>12.0}{:>8.2}×",
            program.name,
            plain / miri,
            watched / miri,
            plain / wasm,
        );
    }
    println!("a recorded run:");
    let mut seek = project.cargo(["bench", "--quiet", "--package", "refcellar-engine"]);
    process::run(seek.args(["--bench", "seek"]))
}

impl Subjects {
    fn build(project: &Project) -> Result<Self> {
        let example = |name: &str, target: &[&str]| {
            let mut cargo = project.cargo(["build", "--quiet", "--release"]);
            cargo.args(["--package", "refcellar-engine", "--example", name]);
            process::run(cargo.args(target))
        };
        example("rate", &[])?;
        example("rate_wasm", &["--target", rust::WASM])?;
        Ok(Self {
            native: project.target("release/examples/rate"),
            wasm: project.target(format!("{}/release/examples/rate_wasm.wasm", rust::WASM)),
            sysroot: miri_sysroot(project)?,
        })
    }
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
    let mut seconds = [f64::INFINITY; 2];
    for (length, seconds) in lengths.iter().zip(&mut seconds) {
        let file = folder.join(format!("{name}.rs"));
        fs::write(&file, with_length(&source, *length)?)?;
        for _ in 0..TIMES {
            let start = Instant::now();
            run(&file)?;
            *seconds = seconds.min(start.elapsed().as_secs_f64());
        }
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
