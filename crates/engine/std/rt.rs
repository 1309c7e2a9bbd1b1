//! What runs around `main`.

use crate::process::Termination;

/// Calls `main`, and gives the program's exit code: 101 if it panicked.
#[lang = "start"]
fn lang_start<T: Termination + 'static>(main: fn() -> T) -> i32 {
    let code = match crate::panicking::catch_unwind(|| main().report().to_i32()) {
        Ok(code) => code,
        Err(_) => 101,
    };
    at_exit();
    code
}

/// What happens at the end of a program that does not abort: thread locals are dropped.
pub(crate) fn at_exit() {
    crate::thread::drop_locals();
}
