//! The judge, with the real rustc: each kind of answer once.

use refcellar_conform::judge::Judge;
use refcellar_conform::program::{Edition, Mode, Program};
use refcellar_conform::toolchain::Toolchain;
use refcellar_conform::verdict::{Diagnostic, Panic, Place, Position, Reference, Run};
use tempfile::TempDir;

/// A judge that remembers nothing from before, so that it has to judge.
struct Court {
    judge: Judge,
    _folder: TempDir,
}

impl Court {
    fn new() -> Self {
        let toolchain = Toolchain::locate().expect("rustc is there");
        let folder = TempDir::new().expect("there is room for a folder");
        let judge = Judge::new(&toolchain, folder.path()).expect("the judge can work");
        Self {
            judge,
            _folder: folder,
        }
    }

    fn says(&self, program: &Program) -> Reference {
        self.judge.reference(program).expect("rustc can be asked")
    }
}

fn program(source: &str) -> Program {
    Program {
        name: "inline".to_owned(),
        source: source.to_owned(),
        edition: Edition::E2024,
        mode: Mode::Run,
        fragment: false,
    }
}

fn ran(stdout: &str, exit: i32, panics: Vec<Panic>) -> Reference {
    let stdout = stdout.to_owned();
    Reference::Ran(Run {
        stdout,
        exit,
        panics,
    })
}

#[test]
fn a_program_runs_and_exits() {
    let program = program("fn main() { println!(\"in\"); std::process::exit(7) }");
    assert_eq!(Court::new().says(&program), ran("in\n", 7, vec![]));
}

#[test]
fn a_panic_has_a_place_and_the_same_one_from_memory() {
    let court = Court::new();
    let program = program("fn main() {\n    panic!(\"no\\nmore\");\n}");
    let (file, line, column) = ("main.rs".to_owned(), 2, 5);
    let panic = Panic {
        thread: "main".to_owned(),
        place: Place { file, line, column },
        message: "no\nmore".to_owned(),
    };
    let expected = ran("", 101, vec![panic]);
    assert_eq!(court.says(&program), expected);
    assert_eq!(court.says(&program), expected);
}

#[test]
fn arithmetic_is_checked_as_in_a_debug_build() {
    let source = "fn main() { let a: u8 = std::env::args().count() as u8; dbg!(a - 2); }";
    let Reference::Ran(run) = Court::new().says(&program(source)) else {
        panic!("the program runs")
    };
    assert_eq!(run.panics[0].message, "attempt to subtract with overflow");
}

#[test]
fn a_rejection_has_its_codes_and_places() {
    let source = "fn main() {\n    let a: u8 = \"\";\n    b();\n}";
    let Reference::Rejected { errors } = Court::new().says(&program(source)) else {
        panic!("rustc rejects the program")
    };
    let places: Vec<_> = errors.iter().map(place).collect();
    let expected = [
        (Some("E0308"), Some((2, 17))),
        (Some("E0425"), Some((3, 5))),
    ];
    assert_eq!(places, expected);
}

fn place(error: &Diagnostic) -> (Option<&str>, Option<(usize, usize)>) {
    let place = |position: Position| (position.line, position.column);
    (error.code.as_deref(), error.position.map(place))
}

#[test]
fn hash_order_and_addresses_are_nondeterministic() {
    let court = Court::new();
    for source in [
        "fn main() { println!(\"{:?}\", std::collections::HashSet::from([1, 2, 3, 4, 5])); }",
        "fn main() { println!(\"{:p}\", &0); println!(\"{:p}\", Box::new(0)); }",
    ] {
        assert_eq!(court.says(&program(source)), Reference::Nondeterministic);
    }
}

#[test]
fn what_is_only_checked_does_not_run() {
    let endless = Program {
        mode: Mode::Check,
        ..program("fn main() { loop {} }")
    };
    assert_eq!(Court::new().says(&endless), Reference::Accepted);
}

#[test]
fn an_edition_makes_a_difference() {
    let court = Court::new();
    let newest = program("fn gen() {}\nfn main() { gen() }");
    assert!(matches!(court.says(&newest), Reference::Rejected { .. }));
    let older = Program {
        edition: Edition::E2021,
        ..newest
    };
    assert_eq!(court.says(&older), ran("", 0, vec![]));
}

#[test]
fn a_program_that_prints_for_ever_is_cut_short() {
    let source = "fn main() { loop { println!(\"{}\", \"-\".repeat(1000)) } }";
    assert_eq!(Court::new().says(&program(source)), Reference::Verbose);
}
