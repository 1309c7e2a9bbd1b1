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
