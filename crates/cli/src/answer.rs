//! The answer as one JSON object, for programs.
//!
//! | answer | keys beside `"verdict"` | exit code |
//! |---|---|---|
//! | `"ran"` | `"stdout"`, `"stderr"`, `"exit"` | the program's own |
//! | `"accepted"` (`check` only) | | 0 |
//! | `"rejected"` | `"errors"`: a list of `"code"` or null, `"line"`, `"column"`, `"message"` | 65 |
//! | `"unsupported"` | `"construct"`, `"line"`, `"column"` | 69 |
//! | `"limit"` | `"limit"`, `"message"` | 75 |
//!
//! `trace` adds `"steps"` to whatever a run gives. Lines and columns count from 1, columns
//! in characters. Output that is no UTF-8 has its bad bytes replaced.

use refcellar_engine::session::{Checked, End, Run, Stream, Verdict};
use refcellar_engine::syntax::{Diagnostic, DiagnosticKind};
use serde::Serialize;

use crate::exit;
use crate::steps::JsonStep;

/// See the module.
#[derive(Debug, Serialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Answer {
    /// The program ran to its end.
    Ran {
        stdout: String,
        stderr: String,
        exit: i32,
        #[serde(skip_serializing_if = "Option::is_none")]
        steps: Option<Vec<JsonStep>>,
    },
    /// Nothing is wrong with it.
    Accepted,
    /// rustc rejects it too.
    Rejected { errors: Vec<AnswerError> },
    /// It uses what the engine does not carry.
    Unsupported {
        construct: String,
        line: u32,
        column: u32,
    },
    /// It reached a limit.
    Limit { limit: String, message: String },
}

/// What is wrong with a program.
#[derive(Debug, Serialize)]
pub struct AnswerError {
    code: Option<&'static str>,
    line: u32,
    column: u32,
    message: String,
}

impl Answer {
    /// What is said of a program before it is run.
    pub fn of_check(checked: &Checked) -> Self {
        match checked.verdict() {
            Verdict::Accepted => Self::Accepted,
            Verdict::Rejected => {
                let errors = checked.diagnostics.iter();
                let errors = errors.map(|each| error(checked, each)).collect();
                Self::Rejected { errors }
            }
            Verdict::Unsupported(diagnostic) => unsupported(checked, diagnostic),
            Verdict::Limit(diagnostic) => Self::Limit {
                limit: "source".to_owned(),
                message: diagnostic.message.clone(),
            },
        }
    }

    /// What is said of a program that was run.
    pub fn of_run(checked: &Checked, run: &Run) -> Self {
        let printed = |stream| String::from_utf8_lossy(&run.printed(stream)).into_owned();
        match &run.end {
            End::Exited(exit) => Self::Ran {
                stdout: printed(Stream::Stdout),
                stderr: printed(Stream::Stderr),
                exit: i32::from(exit::of_program(*exit)),
                steps: None,
            },
            End::Unsupported(diagnostic) => unsupported(checked, diagnostic),
            End::Limit(limit) => Self::Limit {
                limit: (*limit).to_owned(),
                message: format!("the program reached the limit of {limit}"),
            },
        }
    }

    /// The same with the steps of a trace, if the program ran.
    pub fn with_steps(mut self, all: Vec<JsonStep>) -> Self {
        if let Self::Ran { steps, .. } = &mut self {
            *steps = Some(all);
        }
        self
    }

    /// What the process ends with.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Ran { exit, .. } => exit::of_program(*exit),
            Self::Accepted => 0,
            Self::Rejected { .. } => exit::REJECTED,
            Self::Unsupported { .. } => exit::UNSUPPORTED,
            Self::Limit { .. } => exit::LIMIT,
        }
    }
}

fn error(checked: &Checked, diagnostic: &Diagnostic) -> AnswerError {
    let place = checked.places.start(checked.user_span(diagnostic.span));
    let code = match diagnostic.kind {
        DiagnosticKind::Error(code) => code.map(|code| code.0),
        DiagnosticKind::Unsupported { .. } | DiagnosticKind::Limit => None,
    };
    AnswerError {
        code,
        line: place.line,
        column: place.column,
        message: diagnostic.message.clone(),
    }
}

fn unsupported(checked: &Checked, diagnostic: &Diagnostic) -> Answer {
    let place = checked.places.start(checked.user_span(diagnostic.span));
    let construct = match diagnostic.kind {
        DiagnosticKind::Unsupported { construct } => construct.to_owned(),
        DiagnosticKind::Error(_) | DiagnosticKind::Limit => diagnostic.message.clone(),
    };
    Answer::Unsupported {
        construct,
        line: place.line,
        column: place.column,
    }
}
