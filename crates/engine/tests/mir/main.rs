//! What MIR shows to be wrong, against rustc: the same errors, at the same places. And what
//! some bodies look like.
#![cfg(not(target_arch = "wasm32"))]

mod dump;

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use refcellar_engine::session::{CheckOptions, Session};
use refcellar_engine::syntax::DiagnosticKind;

/// A line, a column and a code.
type Complaint = (u32, u32, String);

fn cases() -> Vec<(String, String)> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mir/cases");
    let mut cases: Vec<(String, String)> = std::fs::read_dir(dir)
        .expect("there are cases")
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path.file_stem().expect("a name").to_string_lossy();
            let text = std::fs::read_to_string(&path).expect("a text");
            (name.into_owned(), text)
        })
        .collect();
    cases.sort();
    cases
}

fn ours(session: &Session, text: &str) -> Vec<Complaint> {
    let checked = session.check(text.as_bytes(), &CheckOptions::default());
    let mut found: Vec<Complaint> = checked
        .diagnostics
        .iter()
        .map(|diagnostic| {
            let place = checked.places.start(checked.user_span(diagnostic.span));
            let code = match diagnostic.kind {
                DiagnosticKind::Error(Some(code)) => code.0,
                DiagnosticKind::Error(None) => "",
                DiagnosticKind::Unsupported { .. } | DiagnosticKind::Limit => &diagnostic.message,
            };
            (place.line, place.column, code.to_owned())
        })
        .collect();
    found.sort();
    found.dedup();
    found
}

fn theirs(text: &str) -> Vec<Complaint> {
    let rustc = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let mut child = Command::new(rustc)
        .args(["-", "--emit=mir", "--error-format=short", "-o", "-"])
        .args(["--edition=2024", "-Awarnings"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("rustc is needed for this test");
    if let Some(mut input) = child.stdin.take() {
        let written = input.write_all(text.as_bytes());
        written.expect("rustc reads its input");
    }
    let output = child.wait_with_output().expect("rustc ends");
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let mut found: Vec<Complaint> = text.lines().filter_map(complaint).collect();
    found.sort();
    found.dedup();
    found
}

/// Reads `<anon>:1:2: error[E0425]: message`.
fn complaint(line: &str) -> Option<Complaint> {
    let rest = line.strip_prefix("<anon>:")?;
    let (line, rest) = rest.split_once(':')?;
    let (column, rest) = rest.split_once(": ")?;
    let rest = rest.strip_prefix("error")?;
    let code = match rest.strip_prefix('[') {
        Some(coded) => coded.split_once(']')?.0,
        None => "",
    };
    Some((line.parse().ok()?, column.parse().ok()?, code.to_owned()))
}

#[test]
fn rustc_says_the_same() {
    let session = Session::new();
    let mut wrong = Vec::new();
    for (name, text) in cases() {
        let (ours, theirs) = (ours(&session, &text), theirs(&text));
        assert!(!theirs.is_empty(), "{name} has no errors");
        if ours != theirs {
            let only = |a: &[Complaint], b: &[Complaint]| {
                let only = a.iter().filter(|each| !b.contains(each));
                only.cloned().collect::<Vec<_>>()
            };
            wrong.push(format!(
                "{name}\n  only ours: {:?}\n  only rustc's: {:?}",
                only(&ours, &theirs),
                only(&theirs, &ours)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
