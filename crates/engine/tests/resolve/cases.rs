//! The cases: files of small programs, each after a line `//= its name, and how to read it`.

use refcellar_engine::syntax::Edition;

/// A program.
pub struct Case {
    pub name: String,
    pub source: String,
    pub edition: Edition,
    /// Whether it names something of std, of which the test has a small one.
    pub with_std: bool,
}

const FILES: &[(&str, &str)] = &[
    ("bodies", include_str!("cases/bodies.rs")),
    ("corners", include_str!("cases/corners.rs")),
    ("generics", include_str!("cases/generics.rs")),
    ("hygiene", include_str!("cases/hygiene.rs")),
    ("imports", include_str!("cases/imports.rs")),
    ("items", include_str!("cases/items.rs")),
    ("paths", include_str!("cases/paths.rs")),
    ("patterns", include_str!("cases/patterns.rs")),
    ("privacy", include_str!("cases/privacy.rs")),
    ("with_std", include_str!("cases/with_std.rs")),
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
        with_std: matches!(file, "with_std" | "corners"),
    }
}
