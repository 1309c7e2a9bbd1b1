//! Reads what rustc prints with `--error-format=json`: one object a line.

use serde::Deserialize;

use super::FILE;
use crate::verdict::{Diagnostic, Position};

#[derive(Deserialize)]
struct Printed {
    message: String,
    level: String,
    code: Option<Code>,
    spans: Vec<Span>,
}

#[derive(Deserialize)]
struct Code {
    code: String,
}

#[derive(Deserialize)]
struct Span {
    file_name: String,
    is_primary: bool,
    line_start: usize,
    column_start: usize,
    expansion: Option<Box<Expansion>>,
}

#[derive(Deserialize)]
struct Expansion {
    span: Span,
}

/// All diagnostics of one level, in rustc's order, without the closing words that count them.
pub fn of_level(level: &str, stderr: &str) -> Vec<Diagnostic> {
    let messages = stderr
        .lines()
        .filter_map(|line| serde_json::from_str::<Printed>(line).ok());
    messages
        .filter(|message| message.level == level && !message.is_summary())
        .map(Printed::into_diagnostic)
        .collect()
}

impl Printed {
    fn is_summary(&self) -> bool {
        let counts = self.message.starts_with("aborting due to")
            || self.message.ends_with("warning emitted")
            || self.message.ends_with("warnings emitted");
        counts && self.spans.is_empty()
    }

    fn into_diagnostic(self) -> Diagnostic {
        let primary = self.spans.iter().find(|span| span.is_primary);
        Diagnostic {
            code: self.code.map(|code| code.code),
            position: primary.and_then(Span::in_program),
            message: self.message,
        }
    }
}

impl Span {
    /// Where the program itself is meant: a span inside one of the library's macros is the
    /// place where the program calls that macro.
    fn in_program(&self) -> Option<Position> {
        if self.file_name == FILE {
            return Some(Position {
                line: self.line_start,
                column: self.column_start,
            });
        }
        self.expansion.as_ref()?.span.in_program()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOVED: &str = r#"{"message":"borrow of moved value: `a`","level":"error","code":{"code":"E0382","explanation":null},"spans":[{"file_name":"main.rs","is_primary":false,"line_start":2,"column_start":5,"expansion":null},{"file_name":"library/std/src/macros.rs","is_primary":true,"line_start":143,"column_start":28,"expansion":{"span":{"file_name":"main.rs","is_primary":false,"line_start":4,"column_start":20,"expansion":null}}}]}"#;
    const SUMMARY: &str =
        r#"{"message":"aborting due to 1 previous error","level":"error","code":null,"spans":[]}"#;

    #[test]
    fn an_error_is_placed_where_the_program_calls_the_macro() {
        let errors = of_level("error", &format!("{MOVED}\n{SUMMARY}\nnot json\n"));
        let (line, column) = (4, 20);
        let expected = Diagnostic {
            code: Some("E0382".to_owned()),
            position: Some(Position { line, column }),
            message: "borrow of moved value: `a`".to_owned(),
        };
        assert_eq!(errors, [expected]);
    }

    #[test]
    fn other_levels_are_left_out() {
        assert_eq!(of_level("warning", MOVED), []);
    }
}
