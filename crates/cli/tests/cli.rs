//! The binary, asked as people and programs ask it.

// A test that cannot go on says so by panicking.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

/// Runs `refcellar` in a folder that holds `main.rs`.
fn refcellar(source: &[u8], args: &[&str]) -> Output {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("main.rs"), source).unwrap();
    in_folder(folder.path(), args)
}

fn in_folder(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_refcellar"));
    command.current_dir(folder).args(args);
    command.output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The first lines of the error stream.
fn head(output: &Output, lines: usize) -> String {
    let all = stderr(output);
    all.lines().take(lines).collect::<Vec<_>>().join("\n")
}

fn answer(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

const UNRESOLVED: &[u8] = b"fn main() {\n    let s = \"\xc3\xa9\"; foo(s);\n}\n";

#[test]
fn an_error_is_drawn_at_its_place() {
    for command in ["check", "run", "trace"] {
        let output = refcellar(UNRESOLVED, &[command, "main.rs"]);
        assert_eq!(output.status.code(), Some(65));
        assert!(output.stdout.is_empty());
        let expected = "error[E0425]: cannot find function `foo` in this scope\n --> main.rs:2:18";
        assert_eq!(head(&output, 2), expected);
    }
}

#[test]
fn an_error_is_told_to_programs() {
    let output = refcellar(UNRESOLVED, &["run", "--json", "main.rs"]);
    assert_eq!(output.status.code(), Some(65));
    assert!(output.stderr.is_empty());
    let message = "cannot find function `foo` in this scope";
    let error = json!({ "code": "E0425", "line": 2, "column": 18, "message": message });
    let expected = json!({ "verdict": "rejected", "errors": [error] });
    assert_eq!(answer(&output), expected);
}

#[test]
fn what_is_not_supported_is_named_and_what_follows_from_it_is_not() {
    let source = b"union U { a: u8 }\nfn main() { let u = U { a: 1 }; }";
    let output = refcellar(source, &["check", "main.rs"]);
    assert_eq!(output.status.code(), Some(69));
    assert_eq!(head(&output, 2), "unsupported: union\n --> main.rs:1:1");
    assert!(!stderr(&output).contains("error"), "{}", stderr(&output));
    let output = refcellar(source, &["check", "--json", "main.rs"]);
    let expected =
        json!({ "verdict": "unsupported", "construct": "union", "line": 1, "column": 1 });
    assert_eq!(answer(&output), expected);
}

#[test]
fn a_reached_limit_has_an_exit_code_of_its_own() {
    let source = vec![b' '; 5 << 20];
    let output = refcellar(&source, &["run", "--json", "main.rs"]);
    assert_eq!(output.status.code(), Some(75));
    assert_eq!(answer(&output)["verdict"], "limit");
    assert_eq!(answer(&output)["limit"], "source");
}

#[test]
fn a_file_that_cannot_be_read_is_a_sentence() {
    let folder = TempDir::new().unwrap();
    for file in ["none.rs", "."] {
        let output = in_folder(folder.path(), &["run", file]);
        assert_eq!(output.status.code(), Some(66));
        let sentence = format!("error: couldn't read `{file}`: ");
        assert!(
            stderr(&output).starts_with(&sentence),
            "{}",
            stderr(&output)
        );
    }
}

#[test]
fn wrong_arguments_are_a_sentence() {
    for args in [
        &[] as &[&str],
        &["run"],
        &["run", "--edition", "2018", "main.rs"],
    ] {
        let output = refcellar(b"", args);
        assert_eq!(output.status.code(), Some(64), "{args:?}");
    }
    let help = refcellar(b"", &["--help"]);
    assert_eq!(help.status.code(), Some(0));
    assert!(!help.stdout.is_empty());
}

#[test]
fn bytes_that_are_no_text_are_an_error_of_the_program() {
    let output = refcellar(b"fn main() { // \xff\n", &["check", "main.rs"]);
    assert_eq!(output.status.code(), Some(65));
    let expected = "error: the source is not valid UTF-8\n --> main.rs:1:16";
    assert_eq!(head(&output, 2), expected);
}

#[test]
fn the_edition_is_that_which_is_named() {
    let source = b"fn main() { let gen = nothing; }";
    let of_2021 = refcellar(source, &["check", "--json", "--edition", "2021", "main.rs"]);
    assert_eq!(answer(&of_2021)["errors"][0]["code"], "E0425");
    let of_2024 = refcellar(source, &["check", "--json", "main.rs"]);
    assert_eq!(answer(&of_2024)["errors"][0]["code"], Value::Null);
}

/// rustc points to the end of the last token.
#[test]
fn a_program_needs_a_main() {
    let places = [
        ("struct S;\n\n// end\n", 1, 10),
        ("mod m { pub fn main() {} }\nfn f() {}", 2, 10),
        ("struct main;", 1, 13),
    ];
    for (source, line, column) in places {
        let output = refcellar(source.as_bytes(), &["check", "--json", "main.rs"]);
        let error = &answer(&output)["errors"][0];
        assert_eq!(error["code"], "E0601", "{source}");
        let place = json!([error["line"], error["column"]]);
        assert_eq!(place, json!([line, column]), "{source}");
    }
    let imported = "mod m { pub fn main() {} }\nuse m::main;";
    let output = refcellar(imported.as_bytes(), &["check", "--json", "main.rs"]);
    assert_ne!(answer(&output)["verdict"], "rejected");
}
