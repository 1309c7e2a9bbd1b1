//! The programs of Rust's own documentation, read where the toolchain has them installed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use refcellar_engine::syntax::{Diagnostic, DiagnosticKind, Edition};

use crate::fixture::{diagnostics, has_silent_error, read};
use crate::judge::judge;

const STD_FILES: &[&str] = &[
    "core/src/cell.rs",
    "alloc/src/rc.rs",
    "core/src/option.rs",
    "core/src/result.rs",
    "alloc/src/vec/mod.rs",
    "alloc/src/string.rs",
];

/// rustc is asked about every such program, so that the test takes less than a minute.
const JUDGED_STEP: usize = 12;

struct Program {
    name: String,
    source: String,
    edition: Edition,
}

#[test]
fn documentation_is_read_as_rustc_reads_it() {
    let programs = programs();
    if programs.is_empty() {
        println!("neither rust-docs nor rust-src is installed, so nothing was read");
        return;
    }
    let mut whole = 0;
    let mut constructs: BTreeMap<&str, usize> = BTreeMap::new();
    let mut rejected = 0;
    let mut judged = 0;
    let mut wrong = Vec::new();
    for (index, program) in programs.iter().enumerate() {
        let (parsed, _) = read(&program.source, program.edition);
        assert!(!has_silent_error(&parsed), "{}", program.name);
        let is_rejected = parsed.diagnostics.iter().any(Diagnostic::is_error);
        for diagnostic in &parsed.diagnostics {
            if let DiagnosticKind::Unsupported { construct } = diagnostic.kind {
                *constructs.entry(construct).or_default() += 1;
            }
        }
        whole += usize::from(parsed.diagnostics.is_empty());
        rejected += usize::from(is_rejected);
        // Each program that we reject is judged, and a sample of the others.
        if is_rejected || index.is_multiple_of(JUDGED_STEP) {
            judged += 1;
            let theirs = judge(&program.source, program.edition).0;
            let is_wrong = match &theirs {
                None => is_rejected,
                Some(error) => !is_rejected && parsed.diagnostics.is_empty() && is_syntax(error),
            };
            if is_wrong {
                let ours = diagnostics(&program.source, &parsed);
                wrong.push(format!("{}: rustc: {theirs:?}, ours: {ours}", program.name));
            }
        }
    }
    println!(
        "{} programs: {whole} read whole, {rejected} rejected, {judged} judged by rustc",
        programs.len()
    );
    println!("not carried: {constructs:#?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether rustc found this before it knew any name. Errors of that kind have no code, and
/// some of those without are found later.
fn is_syntax(error: &crate::judge::RustcError) -> bool {
    error.code.is_empty() && !error.message.starts_with("cannot find")
}

fn programs() -> Vec<Program> {
    let Some(sysroot) = sysroot() else {
        return Vec::new();
    };
    let mut programs = Vec::new();
    for book in ["book", "rust-by-example"] {
        let mut pages = Vec::new();
        find_pages(&sysroot.join("share/doc/rust/html").join(book), &mut pages);
        pages.sort();
        for page in pages {
            let text = fs::read_to_string(&page).unwrap_or_default();
            programs.extend(code_of_page(&page, &text));
        }
    }
    for file in STD_FILES {
        let path = sysroot.join("lib/rustlib/src/rust/library").join(file);
        let text = fs::read_to_string(path).unwrap_or_default();
        programs.extend(code_of_comments(file, &text));
    }
    programs
}

fn sysroot() -> Option<PathBuf> {
    let output = Command::new("rustc")
        .args(["--print", "sysroot"])
        .output()
        .ok()?;
    Some(PathBuf::from(String::from_utf8(output.stdout).ok()?.trim()))
}

fn find_pages(folder: &Path, pages: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            find_pages(&path, pages);
        } else if path.extension().is_some_and(|end| end == "html")
            && path.file_stem().is_some_and(|name| name != "print")
        {
            pages.push(path);
        }
    }
}

fn code_of_page(page: &Path, text: &str) -> Vec<Program> {
    let mut programs = Vec::new();
    for (index, part) in text.split("<code class=\"").skip(1).enumerate() {
        let Some((classes, rest)) = part.split_once("\">") else {
            continue;
        };
        let Some((code, _)) = rest.split_once("</code>") else {
            continue;
        };
        if !classes.contains("language-rust") {
            continue;
        }
        let is_2024 = classes.contains("edition2024");
        programs.push(Program {
            name: format!("{}#{index}", page.display()),
            source: wrapped(&unescaped(code)),
            edition: if is_2024 {
                Edition::Edition2024
            } else {
                Edition::Edition2021
            },
        });
    }
    programs
}

/// Text of a page without its marks.
fn unescaped(html: &str) -> String {
    let mut text = String::new();
    let mut in_mark = false;
    for char in html.chars() {
        match char {
            '<' => in_mark = true,
            '>' => in_mark = false,
            char if !in_mark => text.push(char),
            _ => {}
        }
    }
    for (escape, char) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&amp;", "&"),
    ] {
        text = text.replace(escape, char);
    }
    text
}

fn code_of_comments(file: &str, text: &str) -> Vec<Program> {
    let mut programs = Vec::new();
    let mut block: Option<(bool, String)> = None;
    for (line, number) in text.lines().zip(1..) {
        let comment = line.trim_start();
        let comment = comment
            .strip_prefix("///")
            .or_else(|| comment.strip_prefix("//!"));
        let Some(comment) = comment else { continue };
        let comment = comment.strip_prefix(' ').unwrap_or(comment);
        if let Some(tags) = comment.trim_start().strip_prefix("```") {
            block = match block.take() {
                None => Some((
                    !tags.contains("text") && !tags.contains("ignore"),
                    String::new(),
                )),
                Some((is_rust, source)) => {
                    if is_rust {
                        let name = format!("{file}:{number}");
                        let source = wrapped(&source);
                        programs.push(Program {
                            name,
                            source,
                            edition: Edition::Edition2021,
                        });
                    }
                    None
                }
            };
        } else if let Some((_, source)) = &mut block {
            let hidden = comment.trim_start();
            let shown = if hidden == "#" {
                ""
            } else {
                hidden.strip_prefix("# ").unwrap_or(comment)
            };
            source.push_str(shown);
            source.push('\n');
        }
    }
    programs
}

fn wrapped(code: &str) -> String {
    if code.contains("fn main(") {
        code.to_owned()
    } else {
        format!("fn main() {{\n{code}\n}}\n")
    }
}
