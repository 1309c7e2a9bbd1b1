//! What closures capture, against rustc: which places, how, and in which order.
//!
//! rustc tells what it found out about a closure that carries an attribute of its own
//! tests. The cases have a mark where that attribute goes; to the engine it is a comment.

use std::io::Write;
use std::process::{Command, Stdio};

use refcellar_engine::ty::results::{Capture, CaptureMode, CaptureStep};
use refcellar_engine::ty::{BodyRef, Tcx};

use crate::engine;

const CASES: &str = include_str!("cases/captures.rs");
const MARK: &str = "/*c*/";
const ATTRIBUTE: &str = "#[rustc_capture_analysis] ";
const FEATURES: &str = "#![feature(rustc_attrs, stmt_expr_attributes)]";

/// What each of the marked closures captures.
type Captured = Vec<Vec<String>>;

#[test]
fn closures_capture_what_rustc_says() {
    let mut differing = Vec::new();
    let mut count = 0;
    for part in CASES.split("//= ").skip(1) {
        let (name, source) = part.split_once('\n').unwrap_or((part, ""));
        let (ours, theirs) = (ours(source), theirs(source));
        for (index, (ours, theirs)) in ours.iter().zip(&theirs).enumerate() {
            count += usize::from(!theirs.is_empty());
            if ours != theirs {
                differing.push(format!(
                    "{}, closure {index}: {ours:?}, and rustc {theirs:?}",
                    name.trim()
                ));
            }
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
    assert!(count >= 150, "rustc told of {count} closures only");
}

fn ours(source: &str) -> Captured {
    engine::with_program(source, |tcx| {
        let mut captured = vec![Vec::new(); source.matches(MARK).count()];
        let krate = tcx.local_crate().expect("there is a program");
        let ast = tcx.ast(krate).expect("it has a tree");
        for (body, _) in ast.bodies.iter() {
            let body = BodyRef { krate, body };
            for (index, captures) in of_body(tcx, body, source) {
                captured[index] = captures;
            }
        }
        captured
    })
}

fn of_body(tcx: &Tcx, body: BodyRef, source: &str) -> Vec<(usize, Vec<String>)> {
    let results = tcx.typeck(body);
    let tree = tcx.body(body).expect("the body is in the tree");
    let mut found = Vec::new();
    for (expr, id) in results.closures.iter() {
        let before = &source[..tree.exprs[expr].span.start as usize];
        if let (Some(before), Some(closure)) =
            (before.strip_suffix(MARK), results.closure_types.get(id))
        {
            let describe = |capture: &Capture| describe(tcx, body, capture);
            let captures = closure.captures.iter().map(describe).collect();
            found.push((before.matches(MARK).count(), captures));
        }
    }
    found
}

/// A capture in rustc's words.
fn describe(tcx: &Tcx, body: BodyRef, capture: &Capture) -> String {
    let tables = tcx
        .tables(body.krate)
        .and_then(|tables| tables.body(body.body));
    let local = &tables.expect("the body is resolved").locals[capture.local];
    let step = |step: &CaptureStep| match step {
        CaptureStep::Field(index, _) => format!("({index}, 0)"),
        CaptureStep::Deref(_) => "Deref".to_owned(),
    };
    let steps: Vec<String> = capture.path.iter().map(step).collect();
    let mode = match capture.by {
        CaptureMode::Ref => "Immutable",
        CaptureMode::UniqueRef => "UniqueImmutable",
        CaptureMode::MutRef => "Mutable",
        CaptureMode::Value => "ByValue",
    };
    let name = tcx.text(local.ident.name);
    format!("{name}[{}] -> {mode}", steps.join(","))
}

fn theirs(source: &str) -> Captured {
    let marked = format!("{FEATURES}{}", source.replace(MARK, ATTRIBUTE));
    let output = ask(&marked);
    let mut captured = vec![Vec::new(); source.matches(MARK).count()];
    let mut current = None;
    for line in output.lines() {
        if line.starts_with("error") {
            current = None;
        }
        if line.starts_with("error: Min Capture analysis") {
            current = Some(None);
        } else if let Some(place) = line.trim_start().strip_prefix("--> ")
            && current == Some(None)
        {
            current = closure_at(&marked, place).map(Some);
        } else if let Some(capture) = line.strip_prefix("note: Min Capture ")
            && let Some(Some(index)) = current
        {
            captured[index].push(capture.to_owned());
        }
    }
    captured
}

/// The number of the closure at a place that rustc names: `<anon>:1:2`.
fn closure_at(marked: &str, place: &str) -> Option<usize> {
    let mut parts = place.rsplit(':');
    let column: usize = parts.next()?.parse().ok()?;
    let line: usize = parts.next()?.parse().ok()?;
    let lines = marked.split_inclusive('\n');
    let offset: usize = lines.clone().take(line - 1).map(str::len).sum();
    let text = lines.clone().nth(line - 1)?;
    let before: usize = text.chars().take(column - 1).map(char::len_utf8).sum();
    let before = &marked[..offset + before];
    before.matches(ATTRIBUTE).count().checked_sub(1)
}

fn ask(source: &str) -> String {
    let rustc = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let mut child = Command::new(rustc)
        .env("RUSTC_BOOTSTRAP", "1")
        .args(["-", "--emit=metadata", "--crate-type=lib", "--edition=2024"])
        .args(["--crate-name=user", "--cap-lints=allow", "-o", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("rustc is needed for this test");
    if let Some(mut input) = child.stdin.take() {
        input
            .write_all(source.as_bytes())
            .expect("rustc reads its input");
    }
    let output = child.wait_with_output().expect("rustc ends");
    String::from_utf8_lossy(&output.stderr).into_owned()
}
