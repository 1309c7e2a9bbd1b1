//! The subject: our engine, asked through its command line.
//!
//! `refcellar run --json FILE` and, for what must not run, `refcellar check --json FILE`
//! print one JSON object on the output stream. `--edition YEAR` comes before the file, which
//! is called `main.rs` and lies in the working directory. Keys beyond these are welcome and
//! not read.
//!
//! | answer | keys beside `"verdict"` | exit code |
//! |---|---|---|
//! | `"ran"` | `"stdout"`, `"stderr"`: all that the program prints; `"exit"`: its exit code | the program's own |
//! | `"accepted"` (`check` only) | | 0 |
//! | `"rejected"` | `"errors"`: `[{"code": "E0382" or null, "line": 4, "column": 20}]`, in order | 65 |
//! | `"unsupported"` | `"construct"`: words that group the same things together; `"line"`, `"column"` | 69 |
//! | `"limit"` | `"limit"`: `"steps"`, `"memory"`, `"stack"`, `"output"`, … | 75 |
//!
//! The error stream of the program is given as it is, headers of panics included: panics are
//! read from it exactly as they are read from what rustc's program prints. Lines and columns
//! count from 1, columns in characters. An answer of another shape, an exit code that does
//! not fit it, exit code 70 or a signal is a defect, and a defect is wrong.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde::Deserialize;
use thiserror::Error;

use crate::judge::FILE;
use crate::panics;
use crate::process::{self, End, Finished, Limits};
use crate::program::{Mode, Program};
use crate::verdict::{Diagnostic, Position, Run, Verdict};

/// Whoever can be asked about a program, and is then compared with rustc.
pub trait Subject: Sync {
    /// What it says of `program`.
    fn judge(&self, program: &Program) -> Verdict;
}

/// The engine has limits of its own; this one is for when they fail.
const LIMITS: Limits = Limits {
    time: Duration::from_secs(30),
    output: 16 << 20,
};

/// The engine's command line.
#[derive(Debug)]
pub struct CommandLine {
    binary: PathBuf,
    work: PathBuf,
}

/// There is nobody to ask.
#[derive(Debug, Error)]
#[error(
    "there is no engine at {0} to hold against rustc; build the command line `refcellar` with `cargo build --release --package refcellar-cli`, name another with --subject, or look at rustc alone with --reference-only"
)]
pub struct NoSubject(PathBuf);

impl CommandLine {
    /// The engine at `binary`, which works in `folder`.
    ///
    /// # Errors
    /// [`NoSubject`], if it is not there.
    pub fn new(binary: PathBuf, folder: &Path) -> Result<Self, NoSubject> {
        // Its working directory will be another, so a relative path would lead elsewhere.
        let Ok(binary) = binary.canonicalize() else {
            return Err(NoSubject(binary));
        };
        let work = folder.join("subject");
        Ok(Self { binary, work })
    }

    fn ask(&self, program: &Program) -> io::Result<Finished> {
        // Each thread asks about one program at a time.
        let folder = self.work.join(format!("{:?}", std::thread::current().id()));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(FILE), &program.source)?;
        let mut command = Command::new(&self.binary);
        command.current_dir(&folder);
        command.arg(match program.mode {
            Mode::Run => "run",
            Mode::Check => "check",
        });
        command.args(["--json", "--edition", program.edition.year(), FILE]);
        process::run(&mut command, LIMITS)
    }
}

impl Subject for CommandLine {
    fn judge(&self, program: &Program) -> Verdict {
        let defect = |what: String| Verdict::Defect { what };
        match self.ask(program) {
            Ok(finished) => verdict(&finished).unwrap_or_else(defect),
            Err(error) => defect(format!("it could not be started: {error}")),
        }
    }
}

#[derive(Deserialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
enum Answer {
    Ran {
        stdout: String,
        stderr: String,
        exit: i32,
    },
    Accepted,
    Rejected {
        errors: Vec<AnswerError>,
    },
    Unsupported {
        construct: String,
        line: usize,
        column: usize,
    },
    Limit {
        limit: String,
    },
}

#[derive(Deserialize)]
struct AnswerError {
    code: Option<String>,
    line: usize,
    column: usize,
    #[serde(default)]
    message: String,
}

impl Answer {
    fn exit_code(&self) -> i32 {
        match self {
            Self::Ran { exit, .. } => *exit,
            Self::Accepted => 0,
            Self::Rejected { .. } => 65,
            Self::Unsupported { .. } => 69,
            Self::Limit { .. } => 75,
        }
    }
}

fn verdict(finished: &Finished) -> Result<Verdict, String> {
    let exit = match finished.end {
        End::OutOfTime => return Err("it did not answer in time".to_owned()),
        End::TooMuchOutput => return Err("its answer did not end".to_owned()),
        End::Exited(exit) => exit,
    };
    let answer: Answer = serde_json::from_str(finished.stdout.trim()).map_err(|error| {
        format!("its answer cannot be read ({error}), and it exited with {exit}")
    })?;
    let expected = answer.exit_code();
    if exit == expected {
        Ok(answer.into())
    } else {
        Err(format!(
            "it exited with {exit}, where its answer means {expected}"
        ))
    }
}

impl From<Answer> for Verdict {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Ran {
                stdout,
                stderr,
                exit,
            } => Self::Ran(Run {
                panics: panics::parse(&stderr),
                stdout,
                exit,
            }),
            Answer::Accepted => Self::Accepted,
            Answer::Rejected { errors } => Self::Rejected {
                errors: errors.into_iter().map(Diagnostic::from).collect(),
            },
            Answer::Unsupported {
                construct,
                line,
                column,
            } => Self::Unsupported {
                construct,
                position: Some(Position { line, column }),
            },
            Answer::Limit { limit } => Self::Limit { limit },
        }
    }
}

impl From<AnswerError> for Diagnostic {
    fn from(error: AnswerError) -> Self {
        let (line, column) = (error.line, error.column);
        Self {
            code: error.code,
            position: Some(Position { line, column }),
            message: error.message,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(stdout: &str, exit: i32) -> Result<Verdict, String> {
        verdict(&Finished {
            end: End::Exited(exit),
            stdout: stdout.to_owned(),
            stderr: String::new(),
        })
    }

    #[test]
    fn a_run_has_its_panics_read_from_its_error_stream() {
        let json = r#"{"verdict":"ran","stdout":"a\n","stderr":"\nthread 'main' (1) panicked at main.rs:1:2:\nno\n","exit":101,"steps":7}"#;
        let Ok(Verdict::Ran(run)) = answered(json, 101) else {
            panic!("the answer is of the right shape")
        };
        assert_eq!((run.stdout.as_str(), run.exit), ("a\n", 101));
        assert_eq!(run.panics[0].message, "no");
    }

    #[test]
    fn an_exit_code_that_does_not_fit_is_a_defect() {
        let json = r#"{"verdict":"limit","limit":"steps"}"#;
        let limit = "steps".to_owned();
        assert_eq!(answered(json, 75), Ok(Verdict::Limit { limit }));
        assert!(answered(json, 0).is_err());
    }

    #[test]
    fn what_cannot_be_read_is_a_defect() {
        assert!(answered("thread 'main' panicked", 70).is_err());
    }

    #[test]
    fn without_a_binary_there_is_a_sentence() {
        let error = CommandLine::new("no/engine".into(), Path::new("."));
        let sentence = error.expect_err("there is none").to_string();
        assert!(sentence.contains("--reference-only"), "{sentence}");
    }
}
