//! The answer as text, for people.

use std::io::{IsTerminal, Write};

use annotate_snippets::Renderer;
use refcellar_engine::session::{Checked, Run, Stream};
use refcellar_engine::syntax::Diagnostic;

use crate::draw::draw;

/// Says something on the error stream. There is nobody to tell if that fails.
pub fn complain(sentence: &str) {
    let _ = std::io::stderr().write_all(sentence.as_bytes());
}

/// Draws what is wrong with a program. An error that is not certain, because the engine
/// does not carry all of the program, is not shown.
pub fn diagnostics(checked: &Checked, diagnostics: &[Diagnostic]) {
    let coloured = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let renderer = if coloured {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let all_certain = diagnostics.iter().all(Diagnostic::is_error);
    for diagnostic in diagnostics {
        if all_certain || !diagnostic.is_error() {
            complain(&draw(checked, diagnostic, &renderer));
        }
    }
}

/// Prints what a program printed, to the same streams and in the same order.
pub fn output(run: &Run) {
    for chunk in &run.output {
        // Whoever does not read to the end does not want to.
        let _ = match chunk.stream {
            Stream::Stdout => std::io::stdout().write_all(&chunk.bytes),
            Stream::Stderr => std::io::stderr().write_all(&chunk.bytes),
        };
    }
    let _ = std::io::stdout().flush();
}

/// Prints what is told of the steps of a trace.
pub fn steps(told: &str) {
    let _ = std::io::stdout().write_all(told.as_bytes());
}
