//! The programs in `tests/scenarios/`.

use std::fs;
use std::path::{Path, PathBuf};

use refcellar_engine::syntax::Edition;

pub struct Scenario {
    pub name: String,
    pub edition: Edition,
    pub source: String,
}

/// All programs that the compiler takes, in the last edition that each names.
pub fn all() -> Vec<Scenario> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/scenarios");
    let mut files: Vec<PathBuf> = Vec::new();
    for folder in fs::read_dir(root).unwrap() {
        let folder = folder.unwrap().path();
        if folder.is_dir() {
            files.extend(
                fs::read_dir(folder)
                    .unwrap()
                    .map(|file| file.unwrap().path()),
            );
        }
    }
    files.sort();
    let scenarios: Vec<Scenario> = files.iter().filter_map(|file| scenario(file)).collect();
    assert!(scenarios.len() > 50, "{}", scenarios.len());
    scenarios
}

fn scenario(file: &Path) -> Option<Scenario> {
    let source = fs::read_to_string(file).ok()?;
    let editions = source
        .lines()
        .find(|line| line.starts_with("//@ edition"))?;
    let edition = if editions.contains("2024") {
        Edition::Edition2024
    } else {
        Edition::Edition2021
    };
    let compiles = !source.contains("//@ outcome: rejected");
    compiles.then(|| Scenario {
        name: file.display().to_string(),
        edition,
        source,
    })
}

/// One program.
pub fn one(name: &str) -> Scenario {
    let all = all();
    let found = all
        .into_iter()
        .find(|scenario| scenario.name.ends_with(name));
    found.unwrap_or_else(|| panic!("{name}"))
}
