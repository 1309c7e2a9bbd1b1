//! What rustc says of a source, remembered under `target/`.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::PathBuf;
use std::process::Command;

use refcellar_engine::syntax::Edition;

/// rustc's verdict: nothing if it accepts the program, else its first error.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict(pub Option<RustcError>);

#[derive(Debug, Clone, PartialEq)]
pub struct RustcError {
    /// `E0308`; empty if the error has none.
    pub code: String,
    pub message: String,
    pub line: u32,
}

fn cache_dir() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target"),
        PathBuf::from,
    );
    target.join("engine-syntax")
}

pub fn edition_flag(edition: Edition) -> &'static str {
    match edition {
        Edition::Edition2021 => "2021",
        Edition::Edition2024 => "2024",
    }
}

/// Has rustc check a program, unless it did so before.
pub fn judge(source: &str, edition: Edition) -> Verdict {
    let dir = cache_dir();
    fs::create_dir_all(&dir).expect("the target directory can be written to");
    let mut hasher = DefaultHasher::new();
    (source, edition_flag(edition), "1.95").hash(&mut hasher);
    let stem = dir.join(format!("{:016x}", hasher.finish()));
    let cached = stem.with_extension("verdict");
    if let Ok(text) = fs::read_to_string(&cached) {
        return read_verdict(&text);
    }
    let text = ask_rustc(source, edition, &stem);
    fs::write(&cached, &text).expect("the target directory can be written to");
    read_verdict(&text)
}

fn ask_rustc(source: &str, edition: Edition, stem: &std::path::Path) -> String {
    let file = stem.with_extension("rs");
    let output = stem.with_extension("rmeta");
    fs::write(&file, source).expect("the target directory can be written to");
    let run = Command::new("rustc")
        .args([
            "--edition",
            edition_flag(edition),
            "--emit=metadata",
            "-A",
            "warnings",
        ])
        .args(["--crate-name", "judged", "--error-format=short", "-o"])
        .arg(&output)
        .arg(&file)
        .output()
        .expect("rustc runs");
    let _ = fs::remove_file(&output);
    let _ = fs::remove_file(&file);
    if run.status.success() {
        return String::new();
    }
    let errors = String::from_utf8_lossy(&run.stderr);
    errors
        .lines()
        .find(|line| line.contains(": error"))
        .unwrap_or("::0:0: error: unknown")
        .to_owned()
}

/// Reads `file:line:column: error[code]: message`.
fn read_verdict(text: &str) -> Verdict {
    let Some((place, rest)) = text.split_once(": error") else {
        return Verdict(None);
    };
    let (code, message) = rest.split_once(": ").unwrap_or(("", rest));
    let line = place
        .rsplit(':')
        .nth(1)
        .and_then(|line| line.parse().ok())
        .unwrap_or(0);
    Verdict(Some(RustcError {
        code: code.trim_matches(['[', ']']).to_owned(),
        message: message.to_owned(),
        line,
    }))
}

/// What a program prints, built by rustc.
pub fn run(source: &str) -> String {
    let dir = cache_dir();
    fs::create_dir_all(&dir).expect("the target directory can be written to");
    let mut hasher = DefaultHasher::new();
    source.hash(&mut hasher);
    let stem = dir.join(format!("run-{:016x}", hasher.finish()));
    let cached = stem.with_extension("stdout");
    if let Ok(text) = fs::read_to_string(&cached) {
        return text;
    }
    let file = stem.with_extension("rs");
    let program = stem.with_extension("out");
    fs::write(&file, source).expect("the target directory can be written to");
    let built = Command::new("rustc")
        .args(["--edition", "2024", "-A", "warnings", "-o"])
        .args([&program, &file])
        .status()
        .expect("rustc runs");
    assert!(built.success(), "rustc builds {source}");
    let output = Command::new(&program).output().expect("the program runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    fs::write(&cached, &text).expect("the target directory can be written to");
    text
}
