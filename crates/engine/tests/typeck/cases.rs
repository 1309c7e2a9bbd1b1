//! The cases: files of small programs, each after a line `//= its name, and how to read it`.

use refcellar_engine::syntax::Edition;

/// A program.
pub struct Case {
    pub name: String,
    pub source: String,
    pub edition: Edition,
}

const FILES: &[(&str, &str)] = &[
    ("blocks", include_str!("cases/blocks.rs")),
    ("calls", include_str!("cases/calls.rs")),
    ("casts", include_str!("cases/casts.rs")),
    ("closures", include_str!("cases/closures.rs")),
    ("coercions", include_str!("cases/coercions.rs")),
    ("control", include_str!("cases/control.rs")),
    ("lints", include_str!("cases/lints.rs")),
    ("macros", include_str!("cases/macros.rs")),
    ("methods", include_str!("cases/methods.rs")),
    ("operators", include_str!("cases/operators.rs")),
    ("paths", include_str!("cases/paths.rs")),
    ("patterns", include_str!("cases/patterns.rs")),
    ("structs", include_str!("cases/structs.rs")),
    ("sugar", include_str!("cases/sugar.rs")),
    ("unknown", include_str!("cases/unknown.rs")),
];

pub fn all() -> Vec<Case> {
    FILES
        .iter()
        .flat_map(|(file, text)| of_file(file, text))
        .collect()
}

fn of_file(file: &str, text: &str) -> Vec<Case> {
    text.split("//= ")
        .skip(1)
        .map(|part| of_part(file, part))
        .collect()
}

fn of_part(file: &str, part: &str) -> Case {
    let (head, source) = part.split_once('\n').unwrap_or((part, ""));
    let (name, flags) = head.split_once(',').unwrap_or((head, ""));
    let edition = if flags.contains("2021") {
        Edition::Edition2021
    } else {
        Edition::Edition2024
    };
    Case {
        name: format!("{file}: {}", name.trim()),
        source: source.to_owned(),
        edition,
    }
}

/// The programs of the scenarios, in each edition that they are of.
pub fn scenarios() -> Vec<Case> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/scenarios");
    let mut files = Vec::new();
    for folder in std::fs::read_dir(root).into_iter().flatten().flatten() {
        let inside = std::fs::read_dir(folder.path()).into_iter().flatten();
        files.extend(inside.flatten().map(|file| file.path()));
    }
    files.sort();
    let programs = files
        .iter()
        .filter(|file| file.extension().is_some_and(|extension| extension == "rs"));
    programs.flat_map(|file| of_scenario(file)).collect()
}

fn of_scenario(file: &std::path::Path) -> Vec<Case> {
    let source = std::fs::read_to_string(file).unwrap_or_default();
    let head = source
        .lines()
        .find_map(|line| line.strip_prefix("//@ edition:"));
    let head = head.unwrap_or("2024");
    [
        ("2021", Edition::Edition2021),
        ("2024", Edition::Edition2024),
    ]
    .into_iter()
    .filter(|(name, _)| head.contains(name))
    .map(|(name, edition)| Case {
        name: format!("{} in {name}", file.display()),
        source: source.clone(),
        edition,
    })
    .collect()
}
