//! rustc as the judge: what a program does that it compiles.

use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What a program has printed, and how it ended.
#[derive(Debug, PartialEq, Eq)]
pub struct Ran {
    pub stdout: String,
    pub stderr: String,
    pub status: Option<i32>,
}

/// Compiles a program and runs it.
pub fn run(text: &str) -> Ran {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("refcellar-interp-{}-{number}", std::process::id());
    let dir = std::env::temp_dir().join(name);
    std::fs::create_dir_all(&dir).expect("a directory for a program");
    let source = dir.join("main.rs");
    std::fs::write(&source, text).expect("the program is written");
    let compiled = Command::new("rustc")
        .current_dir(&dir)
        .args(["--edition", "2024", "-Awarnings", "main.rs", "-o", "main"])
        .output()
        .expect("rustc runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let ran = if compiled.status.success() {
        let output = Command::new(dir.join("main"))
            .env_remove("RUST_BACKTRACE")
            .output();
        let output = output.expect("the program runs");
        Ran {
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
            status: output.status.code().or_else(|| {
                use std::os::unix::process::ExitStatusExt as _;
                output.status.signal().map(|signal| 128 + signal)
            }),
        }
    } else {
        Ran {
            stdout: String::new(),
            stderr: text(&compiled.stderr),
            status: None,
        }
    };
    let _ = std::fs::remove_dir_all(&dir);
    ran
}
