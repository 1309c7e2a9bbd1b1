//! The cases: files of small programs, each after a line `//= its name, and how to read it`.

use refcellar_engine::syntax::Edition;

/// A program.
pub struct Case {
    pub name: String,
    pub source: String,
    pub edition: Edition,
}

const FILES: &[(&str, &str)] = &[
    ("lowering", include_str!("cases/lowering.rs")),
    ("elision", include_str!("cases/elision.rs")),
    ("impls", include_str!("cases/impls.rs")),
    ("types", include_str!("cases/types.rs")),
    ("programs", include_str!("cases/programs.rs")),
    ("corners", include_str!("cases/corners.rs")),
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
