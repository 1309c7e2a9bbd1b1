//! The first lines of a program of our own: which editions it is for, and what it does.
//!
//! ```text
//! //@ edition: 2021, 2024
//! //@ outcome: panic "RefCell already borrowed" at 23:27
//! //@ stdout: 3 windows resized
//! ```
//!
//! | outcome | what it says |
//! |---|---|
//! | `exit 0` | it ends with this code, and without a panic |
//! | `panic "TEXT" at LINE:COLUMN` | it ends by a panic with this text, at this place of its own |
//! | `panic "TEXT" at FILE:LINE:COLUMN` | the same, at a place in the standard library |
//! | `rejected CODE at LINE:COLUMN` | rustc's first error is this one |
//! | `leak` | it ends with 0, and what it owned was never dropped: its output shows that |
//!
//! Each `stdout` line is one line of all that the program prints, and each `panic` line, as in
//! `panic: "TEXT" at LINE:COLUMN`, is a panic before the outcome that the program survives.
//! Without an `edition` line a program is for the newest edition alone.

use thiserror::Error;

use crate::program::{Edition, UnknownEdition};
use crate::verdict::{Place, Position};

/// What the first lines say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The editions that the program is for; never none.
    pub editions: Vec<Edition>,
    /// What it does, if its header says so.
    pub outcome: Option<Outcome>,
    /// The panics that it survives.
    pub survived: Vec<StatedPanic>,
    /// All that it prints, if it has an outcome.
    pub stdout: String,
}

/// A panic as a header states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedPanic {
    /// The text.
    pub message: String,
    /// The place, in `main.rs` unless it names another file.
    pub place: Place,
}

/// What a program is said to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It ends by itself with this code.
    Exit(i32),
    /// It ends by this panic.
    Panic(StatedPanic),
    /// rustc rejects it.
    Rejected {
        /// The error's code.
        code: String,
        /// Where its primary span begins.
        position: Position,
    },
    /// It ends with 0, and loses what it owned.
    Leak,
}

/// A header that cannot be read.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum HeaderError {
    /// The edition is not one.
    #[error(transparent)]
    Edition(#[from] UnknownEdition),
    /// The outcome is not of a known form.
    #[error("`{0}` is no outcome; one is `exit 0`, another `panic \"text\" at 3:7`")]
    Outcome(String),
    /// The word before the colon is not known.
    #[error("`//@ {0}` is not known; there are `edition`, `outcome`, `panic` and `stdout`")]
    Key(String),
}

impl Header {
    /// Reads the `//@` lines at the top of `source`.
    ///
    /// # Errors
    /// [`HeaderError`], if one of them says nothing that is known.
    pub fn parse(source: &str) -> Result<Self, HeaderError> {
        let mut header = Self {
            editions: Vec::new(),
            outcome: None,
            survived: Vec::new(),
            stdout: String::new(),
        };
        for line in source.lines().map_while(|line| line.strip_prefix("//@ ")) {
            header.read(line)?;
        }
        if header.editions.is_empty() {
            header.editions.push(Edition::default());
        }
        Ok(header)
    }

    fn read(&mut self, line: &str) -> Result<(), HeaderError> {
        // `stdout:` alone is an empty line that the program prints.
        let (key, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match key {
            "edition" => {
                for year in value.split(',') {
                    self.editions.push(year.trim().parse()?);
                }
            }
            "outcome" => self.outcome = Some(Outcome::parse(value)?),
            "panic" => {
                let panic = panic(value);
                self.survived
                    .push(panic.ok_or_else(|| HeaderError::Outcome(value.to_owned()))?);
            }
            "stdout" => {
                self.stdout.push_str(value);
                self.stdout.push('\n');
            }
            _ => return Err(HeaderError::Key(key.to_owned())),
        }
        Ok(())
    }
}

impl Outcome {
    fn parse(text: &str) -> Result<Self, HeaderError> {
        let outcome = match text.split_once(' ') {
            None if text == "leak" => Some(Self::Leak),
            Some(("exit", code)) => code.parse().ok().map(Self::Exit),
            Some(("panic", rest)) => panic(rest).map(Self::Panic),
            Some(("rejected", rest)) => rejected(rest),
            _ => None,
        };
        outcome.ok_or_else(|| HeaderError::Outcome(text.to_owned()))
    }
}

fn panic(rest: &str) -> Option<StatedPanic> {
    let (message, place) = rest.rsplit_once(" at ")?;
    let message = message.strip_prefix('"')?.strip_suffix('"')?.to_owned();
    let (before, column) = place.rsplit_once(':')?;
    let (file, line) = before.rsplit_once(':').unwrap_or(("main.rs", before));
    let place = Place {
        file: file.to_owned(),
        line: line.parse().ok()?,
        column: column.parse().ok()?,
    };
    Some(StatedPanic { message, place })
}

fn rejected(rest: &str) -> Option<Outcome> {
    let (code, place) = rest.split_once(" at ")?;
    let (line, column) = place.split_once(':')?;
    let (line, column) = (line.parse().ok()?, column.parse().ok()?);
    Some(Outcome::Rejected {
        code: code.to_owned(),
        position: Position { line, column },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_says_editions_outcome_and_output() {
        let source =
            "//@ edition: 2021, 2024\n//@ outcome: exit 0\n//@ stdout: a\n//@ stdout:\n\n//@ no";
        let header = Header::parse(source).expect("a header");
        assert_eq!(header.editions, [Edition::E2021, Edition::E2024]);
        assert_eq!(header.outcome, Some(Outcome::Exit(0)));
        assert_eq!(header.stdout, "a\n\n");
    }

    #[test]
    fn a_panic_has_a_text_and_a_place() {
        let place = |file: &str, line, column| Place {
            file: file.to_owned(),
            line,
            column,
        };
        let cases = [
            (r#"panic "not at home" at 3:7"#, place("main.rs", 3, 7)),
            (
                r#"panic "not at home" at library/a.rs:1:2"#,
                place("library/a.rs", 1, 2),
            ),
        ];
        for (text, place) in cases {
            let message = "not at home".to_owned();
            assert_eq!(
                Outcome::parse(text),
                Ok(Outcome::Panic(StatedPanic { message, place }))
            );
        }
    }

    #[test]
    fn a_panic_that_is_survived_is_no_outcome() {
        let header = Header::parse("//@ panic: \"no\" at 3:7\n//@ outcome: exit 0");
        let header = header.expect("a header");
        assert_eq!(header.survived[0].message, "no");
        assert_eq!(header.outcome, Some(Outcome::Exit(0)));
    }

    #[test]
    fn a_rejection_has_a_code_and_a_place() {
        let expected = Outcome::Rejected {
            code: "E0596".to_owned(),
            position: Position { line: 7, column: 5 },
        };
        assert_eq!(Outcome::parse("rejected E0596 at 7:5"), Ok(expected));
    }

    #[test]
    fn without_a_header_a_program_is_for_the_newest_edition() {
        let header = Header::parse("fn main() {}").expect("no header is one");
        assert_eq!(
            (header.editions, header.outcome),
            (vec![Edition::E2024], None)
        );
    }

    #[test]
    fn a_word_that_is_not_known_is_an_error() {
        assert!(Header::parse("//@ output: a").is_err());
        assert!(Header::parse("//@ outcome: boom").is_err());
    }
}
