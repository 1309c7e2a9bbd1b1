//! Name resolution against rustc: the same errors, at the same places, in the same words.
#![cfg(not(target_arch = "wasm32"))]

mod cases;
mod engine;
mod mutants;
mod oracle;
mod snapshot;
mod tables;

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
fn rustc_says_the_same() {
    let cases = cases::all();
    assert!(cases.len() >= 150, "only {} cases", cases.len());
    let half = cases.len().div_ceil(2);
    let differing: Vec<String> = std::thread::scope(|scope| {
        let workers: Vec<_> = cases
            .chunks(half)
            .map(|some| scope.spawn(|| differences(some)))
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_default())
            .collect()
    });
    let (count, all) = (differing.len(), cases.len());
    assert!(
        differing.is_empty(),
        "{count} of {all} differ:\n\n{}",
        differing.join("\n")
    );
}

fn differences(cases: &[Case]) -> Vec<String> {
    cases.iter().filter_map(difference).collect()
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
        "{}\n  ours:\n{}  rustc:\n{}",
        case.name,
        list(&ours),
        list(&theirs)
    ))
}

/// rustc's short format puts the label behind the message.
fn same(ours: &[Complaint], theirs: &[Complaint]) -> bool {
    ours.len() == theirs.len()
        && ours.iter().zip(theirs).all(|(ours, theirs)| {
            (ours.line, ours.column, &ours.code) == (theirs.line, theirs.column, &theirs.code)
                && theirs.message.starts_with(&ours.message)
        })
}
