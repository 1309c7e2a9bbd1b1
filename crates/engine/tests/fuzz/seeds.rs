//! Programs to change.

use std::path::Path;
use std::sync::OnceLock;

/// The scenarios and the programs of the machine's tests.
pub fn all() -> &'static [String] {
    static SEEDS: OnceLock<Vec<String>> = OnceLock::new();
    let read = || {
        let engine = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut texts = Vec::new();
        collect(&engine.join("tests/interp/programs"), &mut texts);
        collect(&engine.join("../../tests/scenarios"), &mut texts);
        texts.sort();
        texts
    };
    SEEDS.get_or_init(read)
}

fn collect(folder: &Path, texts: &mut Vec<String>) {
    let entries = std::fs::read_dir(folder).expect("a folder of programs");
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, texts);
        } else if path.extension().is_some_and(|name| name == "rs") {
            texts.push(std::fs::read_to_string(&path).expect("a text"));
        }
    }
}
