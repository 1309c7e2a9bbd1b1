//! Whole programs, judged by rustc: what they print, and how they end.

use std::path::Path;

use refcellar_engine::interp::{Machine, Options, Program, SourceFile};
use refcellar_engine::session::{CheckOptions, Session};
use refcellar_engine::trace::StreamKind;

use crate::rustc::{self, Ran};

/// Runs a program with the machine.
fn ours(session: &Session, text: &str, observed: bool) -> Ran {
    let options = CheckOptions {
        name: "main.rs".to_owned(),
        ..CheckOptions::default()
    };
    let checked = session.check(text.as_bytes(), &options);
    let errors: Vec<&String> = checked
        .diagnostics
        .iter()
        .map(|each| &each.message)
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    let source = SourceFile::new("main.rs", text);
    let program = if observed {
        Program::observed(checked.tcx.clone(), source)
    } else {
        Program::new(checked.tcx.clone(), source)
    };
    let mut machine = Machine::new(program, Options::default());
    let end = machine.run();
    let text = |stream| {
        let bytes = machine.output().stream(stream);
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let mut stderr = text(StreamKind::Stderr);
    if end.status().is_none() {
        let end = format!("{end:?}");
        stderr.push_str(&end);
    }
    Ran {
        stdout: text(StreamKind::Stdout),
        stderr,
        status: end.status(),
    }
}

/// The error output without the number of the thread, the place of a file of the library,
/// and the calls that rustc's std lists on its own account.
fn normalised(stderr: &str) -> String {
    let mut out = String::new();
    let mut in_backtrace = false;
    for line in stderr.lines() {
        if line == "stack backtrace:" {
            in_backtrace = true;
            continue;
        }
        if in_backtrace && (line.starts_with(' ') || line.starts_with("note: Some details")) {
            continue;
        }
        in_backtrace = false;
        let mut line = line.to_owned();
        if let Some((start, rest)) = line.split_once("' (")
            && let Some((_, rest)) = rest.split_once(')')
        {
            line = format!("{start}' (ID){rest}");
        }
        if let Some((start, rest)) = line.split_once("panicked at ")
            && rest.contains("library/")
        {
            line = format!("{start}panicked at the library:");
        }
        out += &line;
        out.push('\n');
    }
    out
}

fn programs() -> Vec<(String, String)> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interp/programs");
    let mut programs: Vec<(String, String)> = std::fs::read_dir(dir)
        .expect("there are programs")
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path.file_stem().expect("a name").to_string_lossy();
            let text = std::fs::read_to_string(&path).expect("a text");
            (name.into_owned(), text)
        })
        .collect();
    programs.sort();
    programs
}

#[test]
fn programs_do_what_rustc_makes_them_do() {
    let session = Session::new();
    let mut wrong = Vec::new();
    for (name, text) in programs() {
        let mut expected = rustc::run(&text);
        expected.stderr = normalised(&expected.stderr);
        for observed in [false, true] {
            let mut found = ours(&session, &text, observed);
            found.stderr = normalised(&found.stderr);
            if found != expected {
                wrong.push(format!(
                    "{name}, observed: {observed}\n{found:#?}\nrustc: {expected:#?}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
