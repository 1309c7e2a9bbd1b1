//! Whatever is done to a program, resolution ends, and says the same when asked again.

use proptest::prelude::*;
use refcellar_engine::syntax::Edition;

/// What is put in the place of a piece of a program.
const PIECES: &[&str] = &[
    "self",
    "Self",
    "super",
    "crate",
    "::",
    "use a::*;",
    "use super::*;",
    "x",
    "T",
    "<",
    ">",
    "{",
    "}",
    "(",
    ")",
    "|",
    "'a",
    "*",
    "fn f() {}",
    "mod m {}",
    "use self::x as x;",
    "let x = x;",
    "struct S;",
    "enum E { A }",
    "use E::*;",
    "pub(in crate::m)",
    "_",
    "macro_rules! m { () => {} }",
];

/// A change of a program: where, in thousandths of it, how much is taken, what is put there.
type Change = (usize, usize, usize);

fn changed(source: &str, changes: &[Change]) -> String {
    let mut words: Vec<&str> = source
        .split_inclusive([' ', ':', '(', ')', '{', '}', ';'])
        .collect();
    for (at, length, piece) in changes {
        let start = at * words.len() / 1000;
        let end = (start + length).min(words.len());
        words.splice(start..end, [PIECES[piece % PIECES.len()]]);
    }
    words.concat()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn no_program_makes_it_panic(
        case in any::<prop::sample::Index>(),
        changes in prop::collection::vec((0usize..1000, 0usize..4, 0usize..PIECES.len()), 1..6),
    ) {
        let cases = crate::cases::all();
        let source = changed(&case.get(&cases).source, &changes);
        let first = crate::engine::run(&source, Edition::Edition2024, false);
        let second = crate::engine::run(&source, Edition::Edition2024, false);
        prop_assert_eq!(first, second);
    }
}

#[test]
fn depth_is_no_danger() {
    let nested = |open: &str, close: &str, count: usize| {
        format!(
            "fn f() {{ let x = {}1{}; }}",
            open.repeat(count),
            close.repeat(count)
        )
    };
    let sources = [
        nested("(", ")", 190),
        nested("{ fn g() {} ", "}", 190),
        nested("-", "", 2900),
        nested("1 + ", "", 2900),
        nested("", ".m()", 2900),
        nested("", " + x", 2900),
        nested("&", "", 2900),
        nested("|| ", "", 2900),
        nested("if true { 1 } else ", " ", 900),
        format!("fn f(x: {}u8) {{}}", "&".repeat(2900)),
        format!("{}{}", "mod m { ".repeat(190), "}".repeat(190)),
        format!("use {}x{};", "a::{".repeat(190), "}".repeat(190)),
        format!("fn f() {{ let {}x = 1; }}", "&".repeat(2900)),
    ];
    for source in sources {
        let first = crate::engine::run(&source, Edition::Edition2024, false);
        let second = crate::engine::run(&source, Edition::Edition2024, false);
        assert_eq!(first, second);
    }
}
