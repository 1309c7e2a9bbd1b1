//! What rustc says of a case, remembered from run to run by the hash of the case.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use refcellar_engine::syntax::Edition;

use crate::Complaint;
use crate::cases::Case;

/// The errors of other rooms, which the cases may have as well: those of the borrow checker,
/// of exhaustiveness and of constants.
const OF_OTHER_ROOMS: &[&str] = &[
    "E0004", "E0005", "E0010", "E0015", "E0133", "E0373", "E0381", "E0382", "E0384", "E0492",
    "E0493", "E0499", "E0502", "E0503", "E0505", "E0506", "E0507", "E0508", "E0509", "E0515",
    "E0521", "E0594", "E0596", "E0597", "E0621", "E0712", "E0713", "E0716",
];

/// rustc's errors, in the order of their places.
pub fn complaints(case: &Case) -> Vec<Complaint> {
    let output = cached(case);
    let mut complaints: Vec<Complaint> = output.lines().filter_map(complaint).collect();
    complaints.retain(|complaint| {
        !is_of_another_room(&complaint.code) && !is_another_lint(&complaint.message)
    });
    complaints.sort();
    complaints
}

/// Lints of MIR, which are errors unless something is said.
fn is_another_lint(message: &str) -> bool {
    ["this operation will panic", "this arithmetic operation"]
        .iter()
        .any(|start| message.starts_with(start))
}

/// Whether an error is for another room to find.
fn is_of_another_room(code: &str) -> bool {
    OF_OTHER_ROOMS.contains(&code)
}

fn cached(case: &Case) -> String {
    let path = cache_path(case);
    if let Ok(known) = std::fs::read_to_string(&path) {
        return known;
    }
    let output = ask(case);
    // Without the cache the test is slower, and no less true.
    let _ = std::fs::create_dir_all(path.with_file_name(""))
        .and_then(|()| std::fs::write(&path, &output));
    output
}

fn cache_path(case: &Case) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    (edition(case), &case.source).hash(&mut hasher);
    let name = format!("{:016x}.txt", hasher.finish());
    PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
        .join("typeck-oracle-with-lints")
        .join(name)
}

fn edition(case: &Case) -> &'static str {
    match case.edition {
        Edition::Edition2021 => "2021",
        Edition::Edition2024 => "2024",
    }
}

fn ask(case: &Case) -> String {
    let rustc = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let mut child = Command::new(rustc)
        .args([
            "-",
            "--emit=metadata",
            "--error-format=short",
            "--crate-type=lib",
        ])
        .args(["--crate-name=user", "-o", "-"])
        .arg(format!("--edition={}", edition(case)))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("rustc is needed for this test");
    if let Some(mut input) = child.stdin.take() {
        input
            .write_all(case.source.as_bytes())
            .expect("rustc reads its input");
    }
    let output = child.wait_with_output().expect("rustc ends");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Reads `<anon>:1:2: error[E0425]: message`.
fn complaint(line: &str) -> Option<Complaint> {
    let rest = line.strip_prefix("<anon>:")?;
    let (line, rest) = rest.split_once(':')?;
    let (column, rest) = rest.split_once(": ")?;
    let rest = rest.strip_prefix("error")?;
    let (code, message) = match rest.strip_prefix('[') {
        Some(coded) => coded.split_once("]: ")?,
        None => ("", rest.strip_prefix(": ")?),
    };
    Some(Complaint {
        line: line.parse().ok()?,
        column: column.parse().ok()?,
        code: code.to_owned(),
        message: message.to_owned(),
    })
}
