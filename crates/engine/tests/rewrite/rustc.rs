//! rustc as the judge.

use std::path::Path;
use std::process::Command;

use refcellar_engine::syntax::Edition;

/// What becomes of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// rustc rejects it: the codes of its errors.
    Rejected(Vec<String>),
    /// It ran: what it printed, and its exit code.
    Ran(String, i32),
}

/// Compiles and runs a program.
pub fn judge(program: &str, edition: Edition) -> Outcome {
    let folder = tempfile::tempdir().expect("a folder");
    let source = folder.path().join("main.rs");
    std::fs::write(&source, program).expect("the folder can be written");
    let edition = match edition {
        Edition::Edition2021 => "2021",
        Edition::Edition2024 => "2024",
    };
    let compiled = Command::new("rustc")
        .args([
            "--edition",
            edition,
            "--error-format",
            "short",
            "-Awarnings",
        ])
        .arg("main.rs")
        .current_dir(folder.path())
        .output()
        .expect("rustc runs");
    if !compiled.status.success() {
        return Outcome::Rejected(codes(&String::from_utf8_lossy(&compiled.stderr)));
    }
    run(folder.path())
}

fn run(folder: &Path) -> Outcome {
    let ran = Command::new(folder.join("main"))
        .output()
        .expect("the program runs");
    let printed = String::from_utf8_lossy(&ran.stdout).into_owned();
    Outcome::Ran(printed, ran.status.code().unwrap_or(134))
}

fn codes(errors: &str) -> Vec<String> {
    let mut codes: Vec<String> = errors
        .lines()
        .filter_map(|line| line.split_once("error[")?.1.split_once(']'))
        .map(|(code, _)| code.to_owned())
        .collect();
    codes.sort();
    codes.dedup();
    codes
}
