//! Items and their types against rustc: the same errors, at the same places.
#![cfg(not(target_arch = "wasm32"))]

mod cases;
mod engine;
mod oracle;
mod std_signatures;

use cases::Case;

/// What is compared of an error.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Complaint {
    line: u32,
    column: u32,
    code: String,
    message: String,
}

#[test]
fn rustc_says_the_same_of_items() {
    let cases = cases::all();
    let only = std::env::var("CASE").unwrap_or_default();
    let differing: Vec<String> = cases
        .iter()
        .filter(|case| case.name.contains(&only))
        .filter_map(difference)
        .collect();
    let (count, all) = (differing.len(), cases.len());
    assert!(
        differing.is_empty(),
        "{count} of {all} differ:\n\n{}",
        differing.join("\n")
    );
}

fn difference(case: &Case) -> Option<String> {
    let ours = engine::complaints(case);
    let theirs = oracle::complaints(case);
    if same(&ours, &theirs) {
        return None;
    }
    let list = |complaints: &[Complaint]| {
        let line =
            |c: &Complaint| format!("    {}:{} {} {}\n", c.line, c.column, c.code, c.message);
        complaints.iter().map(line).collect::<String>()
    };
    Some(format!(
        "{}\n{}\n  ours:\n{}  rustc:\n{}",
        case.name,
        case.source.trim_end(),
        list(&ours),
        list(&theirs)
    ))
}

/// The code and the line have to agree, and the column where it is asked for.
fn same(ours: &[Complaint], theirs: &[Complaint]) -> bool {
    ours.len() == theirs.len()
        && ours
            .iter()
            .zip(theirs)
            .all(|(ours, theirs)| (ours.line, &ours.code) == (theirs.line, &theirs.code))
}
