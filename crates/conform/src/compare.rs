//! Holds a verdict against the reference.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::program::{Program, Skip};
use crate::verdict::{Diagnostic, Panic, Reference, Run, Verdict};

/// How the subject did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "comparison", rename_all = "snake_case")]
pub enum Comparison {
    /// It says what rustc says.
    Same,
    /// It says that it does not know something.
    Unsupported {
        /// What.
        construct: String,
    },
    /// It says something else.
    Wrong {
        /// What differs, a sentence each.
        differences: Vec<String>,
    },
    /// rustc rejects the program, and only its borrow checker could know why.
    BorrowckOnly,
    /// rustc's own program does not do the same twice.
    Nondeterministic,
    /// There is nothing to compare with.
    Skipped {
        /// For this reason.
        why: Skip,
    },
}

/// The errors that follow from loans and regions alone, which our engine does not look at.
/// What the borrow checker says of moves and of mutability, such as E0382 and E0596, the
/// engine says too.
const BORROWCK: [&str; 21] = [
    "E0309", "E0310", "E0373", "E0499", "E0500", "E0501", "E0502", "E0503", "E0505", "E0506",
    "E0510", "E0515", "E0521", "E0524", "E0597", "E0621", "E0626", "E0700", "E0712", "E0713",
    "E0716",
];

/// How the borrow checker begins the errors that it gives no code.
const BORROWCK_TEXTS: [&str; 2] = [
    "lifetime may not live long enough",
    "captured variable cannot escape",
];

/// Compares what rustc and the subject say of `program`.
#[must_use]
pub fn compare(program: &Program, reference: &Reference, verdict: &Verdict) -> Comparison {
    if let Some(settled) = settled(program, reference) {
        return settled;
    }
    match (reference, verdict) {
        (_, Verdict::Unsupported { construct, .. }) => Comparison::Unsupported {
            construct: construct.clone(),
        },
        // A program that is cut short was not misjudged; it was not judged.
        (_, Verdict::Limit { limit }) => Comparison::Unsupported {
            construct: format!("limit: {limit}"),
        },
        (_, Verdict::Defect { what }) => wrong(vec![what.clone()]),
        (Reference::Ran(expected), Verdict::Ran(actual)) => {
            judged(run_differences(expected, actual))
        }
        (Reference::Accepted, Verdict::Accepted) => Comparison::Same,
        (Reference::Rejected { errors: expected }, Verdict::Rejected { errors }) => {
            match judged(error_differences(expected, errors)) {
                Comparison::Same if misses_loans(expected, errors) => Comparison::BorrowckOnly,
                other => other,
            }
        }
        (Reference::Rejected { errors }, _) if errors.iter().all(is_borrowck) => {
            Comparison::BorrowckOnly
        }
        (Reference::Rejected { errors }, _) => {
            wrong(vec![format!("rustc rejects it: {}", list(errors))])
        }
        (_, Verdict::Rejected { errors }) => {
            wrong(vec![format!("rustc accepts it: {}", list(errors))])
        }
        _ => wrong(vec!["one ran it, and the other only checked it".to_owned()]),
    }
}

/// What the reference alone decides; then the subject need not be asked.
#[must_use]
pub fn settled(program: &Program, reference: &Reference) -> Option<Comparison> {
    match reference {
        Reference::Nondeterministic => Some(Comparison::Nondeterministic),
        Reference::Endless => Some(skipped(Skip::Endless)),
        Reference::Verbose => Some(skipped(Skip::Verbose)),
        Reference::Rejected { .. } if program.fragment => Some(skipped(Skip::Fragment)),
        _ => None,
    }
}

fn judged(differences: Vec<String>) -> Comparison {
    if differences.is_empty() {
        Comparison::Same
    } else {
        wrong(differences)
    }
}

fn skipped(why: Skip) -> Comparison {
    Comparison::Skipped { why }
}

fn wrong(differences: Vec<String>) -> Comparison {
    Comparison::Wrong { differences }
}

fn run_differences(expected: &Run, actual: &Run) -> Vec<String> {
    let mut differences = Vec::new();
    let mut differ = |what: &str, expected: String, actual: String| {
        if expected != actual {
            differences.push(format!("{what}: rustc {expected}, we {actual}"));
        }
    };
    differ(
        "exit code",
        expected.exit.to_string(),
        actual.exit.to_string(),
    );
    let (theirs, ours) = first_difference(&expected.stdout, &actual.stdout);
    differ("output", theirs, ours);
    let panics = |run: &Run| run.panics.iter().map(describe).collect::<Vec<_>>();
    differ(
        "panics",
        panics(expected).join("; "),
        panics(actual).join("; "),
    );
    differences
}

/// The first line in which two texts differ, with its number.
fn first_difference(expected: &str, actual: &str) -> (String, String) {
    if expected == actual {
        return (String::new(), String::new());
    }
    let pairs = || expected.split('\n').zip(actual.split('\n'));
    let at = pairs().position(|(left, right)| left != right);
    let at = at.unwrap_or_else(|| pairs().count());
    let line = |text: &str| match text.split('\n').nth(at) {
        Some(line) => format!("line {}: {line:?}", at + 1),
        None => "nothing more".to_owned(),
    };
    (line(expected), line(actual))
}

/// A panic as it is compared. The line of a place in the library is left out: our library is
/// another text.
fn describe(panic: &Panic) -> String {
    let place = &panic.place;
    let (thread, message) = (&panic.thread, &panic.message);
    // The tables of hash maps are a crate of their own, which the library is built with.
    if place.file.starts_with("library/") || place.file.starts_with("/rust/deps/") {
        return format!("{message:?} in `{thread}` at {}", place.file);
    }
    let (file, line, column) = (&place.file, place.line, place.column);
    format!("{message:?} in `{thread}` at {file}:{line}:{column}")
}

/// Two rejections are the same if they have the same errors: the code, and the line of the
/// primary span. What only the borrow checker sees may be missing beside errors that come
/// before it.
fn error_differences(expected: &[Diagnostic], actual: &[Diagnostic]) -> Vec<String> {
    let ours: BTreeSet<_> = actual.iter().map(place_of).collect();
    let all: BTreeSet<_> = expected.iter().map(place_of).collect();
    let early = expected.iter().filter(|error| !is_borrowck(error));
    let required: BTreeSet<_> = if expected.iter().all(is_borrowck) {
        all.clone()
    } else {
        early.map(place_of).collect()
    };
    let missing = required
        .difference(&ours)
        .map(|error| format!("rustc has {error}"));
    let extra = ours
        .difference(&all)
        .map(|error| format!("we have {error}"));
    missing.chain(extra).collect()
}

/// Whether there is an error that only the borrow checker sees, and the subject has it not.
fn misses_loans(expected: &[Diagnostic], actual: &[Diagnostic]) -> bool {
    let ours: BTreeSet<_> = actual.iter().map(place_of).collect();
    let mut loans = expected.iter().filter(|error| is_borrowck(error));
    loans.any(|error| !ours.contains(&place_of(error)))
}

/// Whether only the borrow checker could have found this error.
fn is_borrowck(error: &Diagnostic) -> bool {
    match &error.code {
        Some(code) => BORROWCK.contains(&code.as_str()),
        None => BORROWCK_TEXTS
            .iter()
            .any(|text| error.message.starts_with(text)),
    }
}

fn place_of(error: &Diagnostic) -> String {
    // A lint is named in rustc's JSON where an error has its code. It has none.
    let code = error.code.as_deref().filter(|code| is_error_code(code));
    let code = code.unwrap_or("an error without a code");
    match error.position {
        Some(position) => format!("{code} at line {}", position.line),
        None => code.to_owned(),
    }
}

fn is_error_code(code: &str) -> bool {
    let digits = code.strip_prefix('E');
    digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

fn list(errors: &[Diagnostic]) -> String {
    let errors: Vec<_> = errors.iter().map(place_of).collect();
    errors.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::{Edition, Mode};
    use crate::verdict::{Place, Position};

    fn program(fragment: bool) -> Program {
        Program {
            name: "a".to_owned(),
            source: String::new(),
            edition: Edition::E2024,
            mode: Mode::Run,
            fragment,
        }
    }

    fn run(stdout: &str, exit: i32) -> Run {
        Run {
            stdout: stdout.to_owned(),
            exit,
            panics: Vec::new(),
        }
    }

    fn panicking(file: &str, line: usize) -> Run {
        let mut run = run("", 101);
        let (file, column) = (file.to_owned(), 1);
        run.panics.push(Panic {
            thread: "main".to_owned(),
            place: Place { file, line, column },
            message: "no".to_owned(),
        });
        run
    }

    fn errors(places: &[(&str, usize)]) -> Vec<Diagnostic> {
        let error = |&(code, line): &(&str, usize)| Diagnostic {
            code: Some(code.to_owned()),
            position: Some(Position { line, column: 1 }),
            message: String::new(),
        };
        places.iter().map(error).collect()
    }

    fn rejected(places: &[(&str, usize)]) -> (Reference, Verdict) {
        let errors = errors(places);
        let verdict = Verdict::Rejected {
            errors: errors.clone(),
        };
        (Reference::Rejected { errors }, verdict)
    }

    fn compared(reference: &Reference, verdict: &Verdict) -> Comparison {
        compare(&program(false), reference, verdict)
    }

    fn differences(comparison: Comparison) -> Vec<String> {
        match comparison {
            Comparison::Wrong { differences } => differences,
            other => panic!("{other:?} is not wrong"),
        }
    }

    #[test]
    fn the_same_run_is_the_same() {
        let (reference, verdict) = (Reference::Ran(run("a", 0)), Verdict::Ran(run("a", 0)));
        assert_eq!(compared(&reference, &verdict), Comparison::Same);
    }

    #[test]
    fn another_output_is_wrong_and_its_line_is_named() {
        let reference = Reference::Ran(run("a\nb\n", 0));
        let wrong = differences(compared(&reference, &Verdict::Ran(run("a\nc\n", 1))));
        assert_eq!(wrong[0], "exit code: rustc 0, we 1");
        assert_eq!(wrong[1], "output: rustc line 2: \"b\", we line 2: \"c\"");
    }

    #[test]
    fn a_panic_elsewhere_is_wrong_unless_both_are_in_the_library() {
        let at = |file, line| panicking(file, line);
        let same = |a, b| compared(&Reference::Ran(a), &Verdict::Ran(b)) == Comparison::Same;
        assert!(!same(at("main.rs", 1), at("main.rs", 2)));
        assert!(same(at("library/a.rs", 1), at("library/a.rs", 2)));
        assert!(!same(at("library/a.rs", 1), at("library/b.rs", 1)));
    }

    #[test]
    fn unsupported_is_honest_whatever_rustc_says() {
        let construct = "`async`".to_owned();
        let position = None;
        let verdict = Verdict::Unsupported {
            construct: construct.clone(),
            position,
        };
        let expected = Comparison::Unsupported { construct };
        assert_eq!(compared(&Reference::Accepted, &verdict), expected);
        assert_eq!(compared(&rejected(&[("E0308", 1)]).0, &verdict), expected);
    }

    #[test]
    fn what_only_the_borrow_checker_sees_is_counted_apart() {
        let ran = Verdict::Ran(run("", 0));
        let borrowed = rejected(&[("E0502", 2)]).0;
        assert_eq!(compared(&borrowed, &ran), Comparison::BorrowckOnly);
        let moved = rejected(&[("E0382", 2)]).0;
        assert_eq!(
            differences(compared(&moved, &ran)),
            ["rustc rejects it: E0382 at line 2"]
        );
        let both = rejected(&[("E0502", 2), ("E0308", 3)]).0;
        assert_eq!(
            differences(compared(&both, &ran)),
            ["rustc rejects it: E0502 at line 2, E0308 at line 3"]
        );
    }

    #[test]
    fn rejections_are_compared_by_code_and_line() {
        let (reference, verdict) = rejected(&[("E0308", 3)]);
        assert_eq!(compared(&reference, &verdict), Comparison::Same);
        let elsewhere = rejected(&[("E0308", 4)]).1;
        assert_eq!(
            differences(compared(&reference, &elsewhere)),
            ["rustc has E0308 at line 3", "we have E0308 at line 4"]
        );
        let both = rejected(&[("E0502", 2), ("E0308", 3)]).0;
        assert_eq!(compared(&both, &verdict), Comparison::BorrowckOnly);
    }

    #[test]
    fn a_rejected_fragment_says_nothing() {
        let (reference, _) = rejected(&[("E0425", 1)]);
        let verdict = Verdict::Accepted;
        assert_eq!(
            compare(&program(true), &reference, &verdict),
            skipped(Skip::Fragment)
        );
    }

    #[test]
    fn a_defect_is_wrong() {
        let what = "it hung".to_owned();
        let defect = Verdict::Defect { what };
        assert_eq!(
            differences(compared(&Reference::Accepted, &defect)),
            ["it hung"]
        );
    }
}
