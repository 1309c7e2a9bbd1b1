//! Every program in `tests/scenarios/` does what its first lines say, in every edition that
//! they name, and rustc warns of nothing in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use refcellar_conform::header::{Header, Outcome, StatedPanic};
use refcellar_conform::judge::Judge;
use refcellar_conform::program::{Edition, Mode, Program};
use refcellar_conform::toolchain::{Toolchain, target_folder};
use refcellar_conform::verdict::{Reference, Run};

/// What a panic that nobody catches exits with.
const PANICKED: i32 = 101;

fn scenarios() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/scenarios")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut paths: Vec<_> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    paths.sort();
    paths
}

/// The folders of the scenarios; beside them is only a page that lists them.
fn folders() -> Vec<PathBuf> {
    let mut folders = entries(&scenarios());
    folders.retain(|path| path.is_dir());
    folders
}

fn files() -> Vec<PathBuf> {
    folders()
        .iter()
        .flat_map(|folder| entries(folder))
        .collect()
}

fn name(path: &Path) -> String {
    let mut parts = path.iter().rev().take(2).map(|part| part.to_string_lossy());
    let (file, folder) = (parts.next(), parts.next());
    format!(
        "{}/{}",
        folder.unwrap_or_default(),
        file.unwrap_or_default()
    )
}

#[test]
fn every_scenario_is_broken_once_and_has_a_fix() {
    for folder in folders() {
        let mut kinds: BTreeMap<_, usize> = BTreeMap::new();
        for file in entries(&folder) {
            let file = file
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let kind = file.split(['-', '.']).next().unwrap_or_default().to_owned();
            *kinds.entry(kind).or_default() += 1;
        }
        let kinds: Vec<_> = kinds.into_keys().collect();
        assert_eq!(kinds, ["broken", "fix"], "in {}", name(&folder));
    }
}

#[test]
fn every_scenario_is_explained() {
    for file in files() {
        let source = fs::read_to_string(&file).expect("the program can be read");
        let is_fix = name(&file).contains("/fix-");
        for part in ["What happens:", "What to watch:", "Reports:"] {
            assert!(source.contains(part), "{} lacks `{part}`", name(&file));
        }
        let cost = source.contains("Cost of this fix:");
        assert_eq!(cost, is_fix, "{} is about its cost", name(&file));
    }
}

#[test]
fn every_scenario_does_what_it_says() {
    let toolchain = Toolchain::locate().expect("rustc is there");
    let folder = target_folder().expect("tests lie in Cargo's target folder");
    let judge = Judge::new(&toolchain, &folder.join("conform")).expect("the judge can work");
    let files = files();
    let half = files.len().div_ceil(2);
    let untrue = thread::scope(|scope| {
        let halves: Vec<_> = files
            .chunks(half)
            .map(|files| scope.spawn(|| untruths(&judge, files)))
            .collect();
        let found = halves
            .into_iter()
            .map(|half| half.join().expect("no worker panics"));
        found.flatten().collect::<Vec<_>>()
    });
    assert!(untrue.is_empty(), "\n{}", untrue.join("\n"));
}

fn untruths(judge: &Judge, files: &[PathBuf]) -> Vec<String> {
    let of_file = |file: &PathBuf| {
        let source = fs::read_to_string(file).expect("the program can be read");
        let header = Header::parse(&source).expect("the header can be read");
        let editions = header.editions.clone();
        let untruths = editions.into_iter().filter_map(move |edition| {
            let program = program(&source, edition);
            let untruth = untruth(judge, &program, &header)?;
            Some(format!("{} in edition {edition}: {untruth}", name(file)))
        });
        untruths.collect::<Vec<_>>()
    };
    files.iter().flat_map(of_file).collect()
}

fn program(source: &str, edition: Edition) -> Program {
    Program {
        name: String::new(),
        source: source.to_owned(),
        edition,
        mode: Mode::Run,
        fragment: false,
    }
}

/// What is not as the header says; nothing if all is.
fn untruth(judge: &Judge, program: &Program, header: &Header) -> Option<String> {
    let warnings = judge.warnings(program).expect("rustc can be asked");
    if let Some(warning) = warnings.first() {
        return Some(format!("rustc warns: {}", warning.message));
    }
    let reference = judge.reference(program).expect("rustc can be asked");
    let outcome = header
        .outcome
        .as_ref()
        .expect("every scenario has an outcome");
    (!holds(outcome, header, &reference)).then(|| format!("{outcome:?}, but rustc: {reference:?}"))
}

fn holds(outcome: &Outcome, header: &Header, reference: &Reference) -> bool {
    match (outcome, reference) {
        (Outcome::Rejected { code, position }, Reference::Rejected { errors }) => {
            let first = &errors[0];
            first.code.as_ref() == Some(code) && first.position == Some(*position)
        }
        (Outcome::Exit(exit), Reference::Ran(run)) => ran(run, *exit, header, None),
        (Outcome::Leak, Reference::Ran(run)) => ran(run, 0, header, None),
        (Outcome::Panic(last), Reference::Ran(run)) => ran(run, PANICKED, header, Some(last)),
        _ => false,
    }
}

fn ran(run: &Run, exit: i32, header: &Header, last: Option<&StatedPanic>) -> bool {
    let stated = header.survived.iter().chain(last);
    let actual = run
        .panics
        .iter()
        .map(|panic| (&panic.message, &panic.place));
    run.exit == exit
        && run.stdout == header.stdout
        && actual.eq(stated.map(|panic| (&panic.message, &panic.place)))
}
