//! No source makes the engine panic. Bounded runs: 2000 inputs of each kind.

use proptest::prelude::*;
use refcellar_engine::syntax::{Edition, Interner, ParseOptions, parse_bytes};

use crate::fixture::{has_silent_error, read};

const TOKENS: &[&str] = &[
    "fn",
    "main",
    "let",
    "mut",
    "if",
    "else",
    "match",
    "loop",
    "while",
    "for",
    "in",
    "impl",
    "trait",
    "struct",
    "enum",
    "pub",
    "use",
    "mod",
    "self",
    "Self",
    "crate",
    "super",
    "async",
    "await",
    "move",
    "return",
    "break",
    "continue",
    "as",
    "where",
    "const",
    "static",
    "unsafe",
    "dyn",
    "ref",
    "a",
    "b",
    "T",
    "x",
    "_",
    "'a",
    "'static",
    "1",
    "1.5",
    "0x1f",
    "\"s\"",
    "'c'",
    "b'x'",
    "r#\"raw\"#",
    "c\"c\"",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    "<",
    ">",
    "::",
    "->",
    "=>",
    "=",
    "==",
    "+",
    "-",
    "*",
    "/",
    "&",
    "&&",
    "|",
    "||",
    "!",
    "?",
    ".",
    "..",
    "..=",
    ",",
    ";",
    ":",
    "@",
    "#",
    "$",
    "$x",
    "$x:expr",
    "$($x:tt)*",
    "macro_rules!",
    "m!",
    "println!",
    "\"{} {a:?}\"",
    "format!",
    "vec!",
    "assert_eq!",
    "matches!",
    "concat!",
    "stringify!",
    "thread_local!",
    "dbg!",
    "#[derive(Debug)]",
    "#[cfg(test)]",
    "#![allow(x)]",
    "/// doc\n",
    "//! doc\n",
    "true",
    "union",
    "m",
    "$crate",
    "'a:",
    "|x|",
    "é",
    "0..=",
    "r#fn",
    "raw",
];

/// Programs to cut up.
const SEEDS: &[&str] = &[
    include_str!("../../src/syntax/token/nesting.rs"),
    include_str!("../../src/syntax/expand/matcher.rs"),
    include_str!("../../src/syntax/symbol.rs"),
    include_str!("macros.rs"),
    include_str!("ast.rs"),
];

fn read_bytes(source: &[u8]) {
    for edition in [Edition::Edition2021, Edition::Edition2024] {
        let options = ParseOptions {
            edition,
            ..ParseOptions::default()
        };
        let parsed = parse_bytes(source, options, &mut Interner::default());
        assert!(!has_silent_error(&parsed));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes(source in proptest::collection::vec(any::<u8>(), 0..400)) {
        read_bytes(&source);
    }

    #[test]
    fn arbitrary_text(source in "\\PC{0,200}") {
        read_bytes(source.as_bytes());
    }

    #[test]
    fn token_soup(tokens in proptest::collection::vec(proptest::sample::select(TOKENS), 0..60)) {
        read_bytes(tokens.join(" ").as_bytes());
        read_bytes(format!("fn main() {{ {} }}", tokens.join(" ")).as_bytes());
    }

    #[test]
    fn macro_soup(
        matcher in proptest::collection::vec(proptest::sample::select(TOKENS), 0..8),
        body in proptest::collection::vec(proptest::sample::select(TOKENS), 0..12),
        call in proptest::collection::vec(proptest::sample::select(TOKENS), 0..8),
    ) {
        let (matcher, body, call) = (matcher.join(" "), body.join(" "), call.join(" "));
        let source = format!(
            "macro_rules! m {{ ({matcher}) => {{ {body} }}; ($($x:tt)*) => {{ {body} }}; }} fn main() {{ m!({call}); m!{{{call}}} }}"
        );
        read_bytes(source.as_bytes());
    }

    #[test]
    fn mutated_programs(
        seed in proptest::sample::select(SEEDS),
        from in any::<proptest::sample::Index>(),
        len in 0..600usize,
        cut in any::<proptest::sample::Index>(),
        put in proptest::sample::select(TOKENS),
    ) {
        let chars: Vec<char> = seed.chars().collect();
        let start = from.index(chars.len());
        let mut part: Vec<char> = chars.iter().skip(start).take(len).copied().collect();
        if !part.is_empty() {
            let at = cut.index(part.len());
            let width = usize::min(3, part.len() - at);
            part.splice(at..at + width, put.chars());
        }
        let part: String = part.into_iter().collect();
        read_bytes(part.as_bytes());
    }

    #[test]
    fn format_strings(text in "[{}:?#<>^+.*$a0-9x\\\\n é]{0,20}") {
        read_bytes(format!("fn main() {{ println!({text:?}, a, b = 1); print!(r\"{text}\"); }}").as_bytes());
    }
}

#[test]
fn whole_seeds_are_read() {
    for seed in SEEDS {
        let (parsed, _) = read(seed, Edition::Edition2024);
        assert!(!has_silent_error(&parsed));
    }
}
