//! Type-checking against rustc: the same errors, at the same places.
#![cfg(not(target_arch = "wasm32"))]

mod captures;
mod cases;
mod engine;
mod oracle;
mod std_bodies;

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
    assert!(cases.len() > 200, "only {} cases", cases.len());
    compare(cases);
}

#[test]
fn rustc_says_the_same_of_scenarios() {
    let cases = cases::scenarios();
    assert!(cases.len() > 50, "only {} scenarios", cases.len());
    compare(cases);
}

fn compare(cases: Vec<Case>) {
    let only = std::env::var("CASE").unwrap_or_default();
    let cases: Vec<Case> = cases
        .into_iter()
        .filter(|case| case.name.contains(&only))
        .collect();
    let half = cases.len().div_ceil(2).max(1);
    let differing: Vec<String> = std::thread::scope(|scope| {
        let workers: Vec<_> = cases
            .chunks(half)
            .map(|some| {
                let work = || some.iter().filter_map(difference).collect::<Vec<_>>();
                std::thread::Builder::new()
                    .stack_size(64 << 20)
                    .spawn_scoped(scope, work)
            })
            .collect();
        workers
            .into_iter()
            .flatten()
            .flat_map(|worker| worker.join().expect("no case makes the engine panic"))
            .collect()
    });
    let (count, all) = (differing.len(), cases.len());
    assert!(
        differing.is_empty(),
        "{count} of {all} differ:\n\n{}",
        differing.join("\n")
    );
}

fn difference(case: &Case) -> Option<String> {
    let mut theirs = oracle::complaints(case);
    theirs.dedup_by(|a, b| (a.line, a.column, &a.code) == (b.line, b.column, &b.code));
    let Ok(ours) = std::panic::catch_unwind(|| engine::complaints(case)) else {
        return Some(format!("{}\n{}  the engine panics", case.name, case.source));
    };
    if same(&ours, &theirs) {
        return None;
    }
    let list = |complaints: &[Complaint]| {
        let line =
            |c: &Complaint| format!("    {}:{} {} {}\n", c.line, c.column, c.code, c.message);
        complaints.iter().map(line).collect::<String>()
    };
    Some(format!(
        "{}\n{}  ours:\n{}  rustc:\n{}",
        case.name,
        case.source,
        list(&ours),
        list(&theirs)
    ))
}

fn same(ours: &[Complaint], theirs: &[Complaint]) -> bool {
    ours.len() == theirs.len()
        && ours.iter().zip(theirs).all(|(ours, theirs)| {
            (ours.line, ours.column, &ours.code) == (theirs.line, theirs.column, &theirs.code)
        })
}
