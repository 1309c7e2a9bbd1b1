//! What rustc, or our engine, says of a program.

use serde::{Deserialize, Serialize};

/// What a program did when it ran.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// Everything it printed; bytes that are not UTF-8 became U+FFFD.
    pub stdout: String,
    /// Its exit code; 128 and the signal's number if a signal ended it, as in a shell.
    pub exit: i32,
    /// Its panics, in the order in which they were reported.
    pub panics: Vec<Panic>,
}

/// A panic, as the default hook reports it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Panic {
    /// The thread's name, without the id that differs from run to run.
    pub thread: String,
    /// The file, the line and the column that it names.
    pub place: Place,
    /// The text, which may have several lines.
    pub message: String,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// `main.rs`, or from `library/` on if it is in the standard library.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1.
    pub column: usize,
}

/// A place in the program's only file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

/// One error, or one warning.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Such as `E0382`, or a lint's name; syntax errors have none.
    pub code: Option<String>,
    /// Where its primary span begins; the linker's errors have no place.
    pub position: Option<Position>,
    /// Its headline. It is shown, and never compared.
    #[serde(default)]
    pub message: String,
}

/// What rustc says, and what the program that it built did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Reference {
    /// It was accepted, and ran the same each time.
    Ran(Run),
    /// It was accepted, and not run.
    Accepted,
    /// It was rejected.
    Rejected {
        /// Why, in rustc's order.
        errors: Vec<Diagnostic>,
    },
    /// It was accepted, and did not do the same each time.
    Nondeterministic,
    /// It ran for too long.
    Endless,
    /// It printed too much.
    Verbose,
}

/// What our engine says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// It was accepted, and did this.
    Ran(Run),
    /// It was accepted, and not run.
    Accepted,
    /// It was rejected.
    Rejected {
        /// Why.
        errors: Vec<Diagnostic>,
    },
    /// It holds something that the engine does not know.
    Unsupported {
        /// What, in words that group the same things together.
        construct: String,
        /// Where.
        position: Option<Position>,
    },
    /// It reached a limit of the engine.
    Limit {
        /// Which, such as `steps`, `memory` or `stack`.
        limit: String,
    },
    /// The engine broke its own rules: it crashed, hung, or answered what cannot be read.
    Defect {
        /// How, as a sentence.
        what: String,
    },
}
