//! The engine's command line as it is called, by a stand-in that follows the rules and one
//! that does not. This is one test: while a second one starts a process, that process could
//! keep the first one's script open, and an open script cannot be run.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use refcellar_conform::program::{Edition, Mode, Program};
use refcellar_conform::subject::{CommandLine, Subject};
use refcellar_conform::verdict::{Position, Verdict};
use tempfile::TempDir;

/// Says how it was called, and that it does not know it.
const HONEST: &str = r#"#!/bin/sh
test -f main.rs || exit 66
echo "{\"verdict\":\"unsupported\",\"construct\":\"$*\",\"line\":1,\"column\":4}"
exit 69
"#;

const BROKEN: &str = "#!/bin/sh\necho \"thread 'main' panicked\" >&2\nexit 101\n";

fn stand_in(folder: &Path, name: &str, script: &str) -> PathBuf {
    let file = folder.join(name);
    fs::write(&file, script).expect("the script can be written");
    fs::set_permissions(&file, Permissions::from_mode(0o755)).expect("and made executable");
    file
}

fn program(mode: Mode) -> Program {
    Program {
        name: "inline".to_owned(),
        source: "fn main() {}".to_owned(),
        edition: Edition::E2021,
        mode,
        fragment: false,
    }
}

#[test]
fn an_engine_is_asked_in_the_programs_folder_and_its_defects_are_defects() {
    let folder = TempDir::new().expect("there is room for a folder");
    let subject = |name, script| {
        let binary = stand_in(folder.path(), name, script);
        CommandLine::new(binary, folder.path()).expect("the script is there")
    };
    let unsupported = |construct: &str| Verdict::Unsupported {
        construct: construct.to_owned(),
        position: Some(Position { line: 1, column: 4 }),
    };

    let honest = subject("honest", HONEST);
    let run = unsupported("run --json --edition 2021 main.rs");
    assert_eq!(honest.judge(&program(Mode::Run)), run);
    let check = unsupported("check --json --edition 2021 main.rs");
    assert_eq!(honest.judge(&program(Mode::Check)), check);

    let broken = subject("broken", BROKEN);
    let verdict = broken.judge(&program(Mode::Run));
    assert!(matches!(verdict, Verdict::Defect { .. }), "{verdict:?}");
}
