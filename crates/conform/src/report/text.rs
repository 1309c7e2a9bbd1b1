//! The report that is printed.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::table::Table;
use super::tally::{ReferenceTally, Tally};
use crate::compare::Comparison;
use crate::conform::Judged;
use crate::program::Skip;

/// The results of one source.
pub type Results = (String, Vec<Judged>);

/// How the subject did: a line for each source, and one for all.
#[must_use]
pub fn comparison_table(all: &[Results]) -> String {
    let mut table = Table::new(&[
        "source",
        "same %",
        "same",
        "unsupported",
        "wrong",
        "borrowck only",
        "nondeterministic",
        "skipped",
    ]);
    let mut total = Tally::default();
    for (source, results) in all {
        let tally = Tally::of(results);
        table.add(source, comparison_cells(&tally));
        total = total.plus(&tally);
    }
    table.add("all", comparison_cells(&total));
    table.to_string()
}

fn comparison_cells(tally: &Tally) -> Vec<String> {
    let percent = tally.percent_same();
    let percent = percent.map_or_else(|| "–".to_owned(), |percent| format!("{percent:.1}"));
    let counts = [
        tally.same,
        tally.unsupported,
        tally.wrong,
        tally.borrowck_only,
        tally.nondeterministic,
        tally.skipped,
    ];
    let counts = counts.iter().map(ToString::to_string);
    std::iter::once(percent).chain(counts).collect()
}

/// What rustc says: a line for each source, and one for all.
#[must_use]
pub fn reference_table(all: &[Results]) -> String {
    let mut table = Table::new(&[
        "source",
        "found",
        "runs",
        "panics",
        "checked only",
        "rejected",
        "nondeterministic",
        "skipped",
    ]);
    let mut total = ReferenceTally::default();
    for (source, results) in all {
        let tally = ReferenceTally::of(results);
        table.add(source, reference_cells(&tally));
        total = total.plus(&tally);
    }
    table.add("all", reference_cells(&total));
    table.to_string()
}

fn reference_cells(tally: &ReferenceTally) -> Vec<String> {
    let counts = [
        tally.runs,
        tally.panics,
        tally.accepted,
        tally.rejected,
        tally.nondeterministic,
        tally.skipped,
    ];
    let found = counts.iter().sum::<usize>();
    let counts = std::iter::once(found).chain(counts);
    counts.map(|count| count.to_string()).collect()
}

/// Why programs were left out, and how many for each reason.
#[must_use]
pub fn skips(all: &[Results]) -> String {
    let mut counts: BTreeMap<Skip, usize> = BTreeMap::new();
    for judged in all.iter().flat_map(|(_, results)| results) {
        if let Some(Comparison::Skipped { why }) = &judged.comparison {
            *counts.entry(*why).or_default() += 1;
        }
    }
    let reasons: Vec<_> = counts
        .iter()
        .map(|(why, count)| format!("{count} {why}"))
        .collect();
    if reasons.is_empty() {
        return String::new();
    }
    format!("skipped: {}\n", reasons.join(", "))
}

/// What the subject does not know, the most frequent first.
#[must_use]
pub fn unsupported(all: &[Results]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for judged in all.iter().flat_map(|(_, results)| results) {
        if let Some(Comparison::Unsupported { construct }) = &judged.comparison {
            *counts.entry(construct).or_default() += 1;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut text = String::new();
    for (construct, count) in counts {
        let _ = writeln!(text, "{count:>5}  {construct}");
    }
    text
}

/// What is wrong: two lines for each program, or all that differs and the program itself.
#[must_use]
pub fn wrong(all: &[Results], verbose: bool) -> String {
    let mut text = String::new();
    for judged in all.iter().flat_map(|(_, results)| results) {
        let Some(Comparison::Wrong { differences }) = &judged.comparison else {
            continue;
        };
        let shown = if verbose { differences.len() } else { 1 };
        let _ = writeln!(text, "wrong: {}", judged.name);
        for difference in differences.iter().take(shown) {
            let _ = writeln!(text, "    {difference}");
        }
        if verbose {
            text.push_str(&numbered(&judged.source));
        }
    }
    text
}

fn numbered(source: &str) -> String {
    let mut text = String::new();
    for (at, line) in source.lines().enumerate() {
        let _ = writeln!(text, "{:>5} | {line}", at + 1);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(comparison: Comparison) -> Judged {
        Judged {
            name: "a.rs:1".to_owned(),
            judgement: None,
            source: "fn main() {}".to_owned(),
            reference: None,
            subject: None,
            comparison: Some(comparison),
        }
    }

    fn results() -> Vec<Results> {
        let unsupported = |construct: &str| {
            let construct = construct.to_owned();
            judged(Comparison::Unsupported { construct })
        };
        let differences = vec!["output: no".to_owned(), "panics: no".to_owned()];
        let results = vec![
            judged(Comparison::Same),
            unsupported("`async`"),
            unsupported("`dyn`"),
            unsupported("`dyn`"),
            judged(Comparison::Wrong { differences }),
            judged(Comparison::Skipped { why: Skip::Nightly }),
        ];
        vec![("docs".to_owned(), results)]
    }

    #[test]
    fn each_source_has_a_line_and_all_have_one() {
        let table = comparison_table(&results());
        let lines: Vec<Vec<_>> = table
            .lines()
            .map(|line| line.split_whitespace().collect())
            .collect();
        assert_eq!(lines[1], ["docs", "20.0", "1", "3", "1", "0", "0", "1"]);
        assert_eq!(lines[2][1..], lines[1][1..]);
    }

    #[test]
    fn the_most_frequent_construct_comes_first() {
        assert_eq!(unsupported(&results()), "    2  `dyn`\n    1  `async`\n");
    }

    #[test]
    fn a_wrong_program_is_named_and_explained() {
        let all = "wrong: a.rs:1\n    output: no\n    panics: no\n    1 | fn main() {}\n";
        assert_eq!(wrong(&results(), true), all);
        assert_eq!(wrong(&results(), false), "wrong: a.rs:1\n    output: no\n");
    }

    #[test]
    fn what_is_skipped_is_counted() {
        assert_eq!(skips(&results()), "skipped: 1 needs nightly\n");
    }
}
