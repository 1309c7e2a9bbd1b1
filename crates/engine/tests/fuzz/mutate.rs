//! Changes of programs, token by token.

use proptest::prelude::*;
use proptest::sample::Index;

/// What is put in where nothing else is at hand.
const TOKENS: &[&str] = &[
    "&",
    "&mut",
    "*",
    "?",
    ".await",
    "..",
    "=",
    "==",
    "->",
    "=>",
    "::",
    ";",
    ",",
    "|",
    "'a",
    "_",
    "0",
    "1",
    "-1",
    "usize::MAX",
    "\"s\"",
    "self",
    "Self",
    "dyn",
    "impl",
    "async",
    "move",
    "ref",
    "mut",
    "loop",
    "return",
    "break",
    "unsafe",
    "const",
    "static",
    "let",
    "as",
    "u8",
    "String",
    "Vec",
    "Box",
    "Rc",
    "RefCell",
    "Option",
    "Some",
    "None",
    "Ok",
    "Fn()",
    "T",
    "()",
    "{}",
    "[]",
    "<",
    ">",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    "#[derive(Clone)]",
    "where",
    "for<'b>",
    "clone()",
];

/// A change of a program.
#[derive(Clone, Debug)]
pub enum Change {
    /// Leaves tokens out.
    Drop(Index, usize),
    /// Says tokens again somewhere else.
    Repeat(Index, usize, Index),
    /// Puts tokens of another program in.
    Splice(Index, usize, Index),
    /// Puts one token in another's place.
    Replace(Index, &'static str),
    /// Exchanges two tokens.
    Swap(Index, Index),
}

/// Any change.
pub fn change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    prop_oneof![
        (at(), 1..12usize).prop_map(|(from, len)| Change::Drop(from, len)),
        (at(), 1..24usize, at()).prop_map(|(from, len, to)| Change::Repeat(from, len, to)),
        (at(), 1..24usize, at()).prop_map(|(from, len, to)| Change::Splice(from, len, to)),
        (at(), prop::sample::select(TOKENS)).prop_map(|(from, new)| Change::Replace(from, new)),
        (at(), at()).prop_map(|(one, other)| Change::Swap(one, other)),
    ]
}

/// The program with the changes made.
pub fn apply(seed: &str, other: &str, changes: &[Change]) -> String {
    let mut tokens = tokens(seed);
    let others = self::tokens(other);
    for change in changes {
        if tokens.is_empty() {
            break;
        }
        make(change, &mut tokens, &others);
    }
    tokens.concat()
}

fn make<'s>(change: &Change, tokens: &mut Vec<&'s str>, others: &[&'s str]) {
    let count = tokens.len();
    let range = |from: &Index, len: usize, count: usize| {
        let start = from.index(count);
        start..(start + len).min(count)
    };
    match change {
        Change::Drop(from, len) => drop(tokens.drain(range(from, *len, count))),
        Change::Repeat(from, len, to) => {
            let part = tokens[range(from, *len, count)].to_vec();
            let at = to.index(count);
            tokens.splice(at..at, part);
        }
        Change::Splice(from, len, to) => {
            let part = others[range(from, *len, others.len())].to_vec();
            let at = to.index(count);
            tokens.splice(at..at, part);
        }
        Change::Replace(from, new) => tokens[from.index(count)] = new,
        Change::Swap(one, other) => tokens.swap(one.index(count), other.index(count)),
    }
}

/// The start of one program and the end of another.
pub fn join(first: &str, second: &str, at: Index, from: Index) -> String {
    let (first, second) = (tokens(first), tokens(second));
    let (at, from) = (at.index(first.len()), from.index(second.len()));
    [&first[..at], &second[from..]].concat().concat()
}

/// Words, strings, spaces and single signs: near enough to tokens.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if first == '"' {
            rest[1..].find('"').map_or(rest.len(), |end| end + 2)
        } else {
            let class = |c: char| (c.is_alphanumeric() || c == '_', c.is_whitespace());
            let is_alone = class(first) == (false, false);
            let differs = |c: char| is_alone || class(c) != class(first);
            let after = first.len_utf8();
            rest[after..]
                .find(differs)
                .map_or(rest.len(), |end| after + end)
        };
        let (token, after) = rest.split_at(end);
        tokens.push(token);
        rest = after;
    }
    tokens
}
