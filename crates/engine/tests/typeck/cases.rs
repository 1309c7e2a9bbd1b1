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
