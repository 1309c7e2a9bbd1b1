//! Reads panics back out of a program's error stream.
//!
//! The default hook prints an empty line, a header and the message, and after the first
//! panic a note about backtraces:
//!
//! ```text
//!
//! thread 'main' (4711) panicked at main.rs:3:7:
//! RefCell already borrowed
//! note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
//! ```
//!
//! Thread ids and library paths differ from machine to machine, so both are normalised.
//! Nothing else is.

use crate::verdict::{Panic, Place};

/// What follows the first panic's message.
const NOTE: &str = "note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace";

/// What the runtime says once it gives up unwinding; it belongs to no message.
const ABORTING: &str = "thread caused non-unwinding panic. aborting.";

/// Every panic that `stderr` reports. A message reaches up to the note, to the next report
/// or to the end: what a program itself prints behind its second panic cannot be told from
/// that panic's text.
#[must_use]
pub fn parse(stderr: &str) -> Vec<Panic> {
    let mut panics = Vec::new();
    let mut open = false;
    for line in stderr.lines() {
        if let Some(panic) = header(line) {
            panics.push(panic);
            open = true;
        } else if line == NOTE || line == ABORTING {
            open = false;
        } else if let Some(panic) = panics.last_mut().filter(|_| open) {
            panic.message.push_str(line);
            panic.message.push('\n');
        }
    }
    for panic in &mut panics {
        // The empty line before the next header is the hook's, not the message's.
        panic.message.truncate(panic.message.trim_end().len());
    }
    panics
}

fn header(line: &str) -> Option<Panic> {
    let line = line.strip_prefix("thread ")?.strip_suffix(':')?;
    let (thread, place) = line.rsplit_once(" panicked at ")?;
    Some(Panic {
        thread: thread_name(thread).to_owned(),
        place: parse_place(place)?,
        message: String::new(),
    })
}

/// `'main' (4711)` is `main`, and `<unnamed> (4712)` is `<unnamed>`.
fn thread_name(thread: &str) -> &str {
    let name = match thread.rsplit_once(" (") {
        Some((name, id)) if id.ends_with(')') => name,
        _ => thread,
    };
    name.trim_matches('\'')
}

fn parse_place(place: &str) -> Option<Place> {
    let (rest, column) = place.rsplit_once(':')?;
    let (file, line) = rest.rsplit_once(':')?;
    Some(Place {
        file: normalised(file).to_owned(),
        line: line.parse().ok()?,
        column: column.parse().ok()?,
    })
}

/// A file of the standard library is named from `library/` on: what is before it is where
/// the library was built, or where rustup put its sources.
fn normalised(file: &str) -> &str {
    let foreign = file.starts_with("/rustc/") || file.contains("/lib/rustlib/src/rust/");
    let library = file.find("/library/").filter(|_| foreign);
    library.map_or(file, |at| &file[at + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn panic(message: &str, file: &str, line: usize, column: usize) -> Panic {
        let file = file.to_owned();
        Panic {
            thread: "main".to_owned(),
            place: Place { file, line, column },
            message: message.to_owned(),
        }
    }

    #[test]
    fn a_panic_is_its_thread_its_place_and_its_text() {
        let stderr = format!("\nthread 'main' (4711) panicked at main.rs:3:7:\nno\n{NOTE}\n");
        assert_eq!(parse(&stderr), [panic("no", "main.rs", 3, 7)]);
    }

    #[test]
    fn a_text_of_several_lines_is_kept_whole() {
        let stderr = "\nthread 'main' panicked at main.rs:1:2:\nleft\n\n  right\n";
        assert_eq!(parse(stderr), [panic("left\n\n  right", "main.rs", 1, 2)]);
    }

    #[test]
    fn what_the_program_prints_around_its_first_panic_is_not_part_of_it() {
        let stderr =
            format!("before\n\nthread 'main' (1) panicked at main.rs:3:7:\nno\n{NOTE}\nafter\n");
        assert_eq!(parse(&stderr), [panic("no", "main.rs", 3, 7)]);
    }

    #[test]
    fn a_panic_while_unwinding_is_three_reports() {
        let stderr = format!(
            "\nthread 'main' (1) panicked at main.rs:1:2:\nfirst\n{NOTE}\n\
             \nthread 'main' (1) panicked at main.rs:3:4:\nsecond\n\
             \nthread 'main' (1) panicked at /rustc/0a1b/library/core/src/panicking.rs:233:5:\n\
             panic in a destructor during cleanup\n{ABORTING}\n"
        );
        let library = "library/core/src/panicking.rs";
        let expected = [
            panic("first", "main.rs", 1, 2),
            panic("second", "main.rs", 3, 4),
            panic("panic in a destructor during cleanup", library, 233, 5),
        ];
        assert_eq!(parse(&stderr), expected);
    }

    #[test]
    fn the_librarys_installed_sources_are_the_library_too() {
        let installed = "/anywhere/lib/rustlib/src/rust/library/core/src/cell/once.rs";
        assert_eq!(normalised(installed), "library/core/src/cell/once.rs");
        assert_eq!(normalised("src/library/mod.rs"), "src/library/mod.rs");
    }

    #[test]
    fn an_unnamed_thread_keeps_its_brackets() {
        assert_eq!(thread_name("<unnamed> (17)"), "<unnamed>");
        assert_eq!(thread_name("'a (b)' (17)"), "a (b)");
    }

    #[test]
    fn a_sentence_about_panics_is_no_panic() {
        assert_eq!(parse("thread safety panicked at nothing:\n"), []);
    }
}
