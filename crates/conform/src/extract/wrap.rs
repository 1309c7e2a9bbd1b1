//! Makes a whole program of an example, by rustdoc's rules.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The attribute that rustdoc puts before every example.
const PREFIX: &str = "#![allow(unused)]\n";

/// The example as a program. One without a `main` is put into one, below its attributes for
/// the whole crate and its `extern crate` items; one that ends in `(())` may use `?`.
#[must_use]
pub fn wrap(example: &str) -> String {
    let tokens = tokens(example);
    if has_main(example, &tokens) {
        return format!("{PREFIX}{example}");
    }
    let (head, body) = example.split_at(head_length(&tokens));
    let head = head.trim();
    let gap = if head.is_empty() { "" } else { "\n" };
    let body = body.trim();
    let (before, after) = if body.ends_with("(())") {
        (
            "fn main() { fn _inner() -> core::result::Result<(), impl core::fmt::Debug> {",
            "} _inner().unwrap() }",
        )
    } else {
        ("fn main() {", "}")
    };
    format!("{PREFIX}{head}{gap}{before}\n{body}\n{after}\n")
}

/// Whether the example asks for what only the nightly compiler has.
#[must_use]
pub fn needs_nightly(example: &str) -> bool {
    let tokens = tokens(example);
    let inner = tokens.windows(3).filter(|window| is_inner(window));
    inner.filter_map(|window| group(&window[2])).any(|stream| {
        let first = stream.into_iter().next();
        first.is_some_and(|token| is_word(&token, "feature"))
    })
}

/// The top level of the text; nothing if it is not Rust's tokens.
fn tokens(example: &str) -> Vec<TokenTree> {
    let stream: TokenStream = example.parse().unwrap_or_default();
    stream.into_iter().collect()
}

/// Whether there is an `fn main` at the top level, or among the arguments of a macro there.
/// Of a text that cannot be cut into tokens, the text has to do.
fn has_main(example: &str, tokens: &[TokenTree]) -> bool {
    if tokens.is_empty() {
        return example.contains("fn main");
    }
    declares_main(tokens) || macro_arguments(tokens).any(|inside| declares_main(&inside))
}

fn declares_main(tokens: &[TokenTree]) -> bool {
    let is_main = |pair: &[TokenTree]| is_word(&pair[0], "fn") && is_word(&pair[1], "main");
    tokens.windows(2).any(is_main)
}

fn macro_arguments(tokens: &[TokenTree]) -> impl Iterator<Item = Vec<TokenTree>> {
    let calls = tokens
        .windows(3)
        .filter(|window| matches!(window[0], TokenTree::Ident(_)) && is_mark(&window[1], '!'));
    calls
        .filter_map(|window| group(&window[2]))
        .map(|stream| stream.into_iter().collect())
}

/// How many bytes the attributes for the whole crate and the `extern crate` items take.
fn head_length(tokens: &[TokenTree]) -> usize {
    let (mut at, mut length) = (0, 0);
    while let Some(count) = head_item(&tokens[at..]) {
        at += count;
        length = tokens[at - 1].span().byte_range().end;
    }
    length
}

/// How many tokens the item at the front takes, if it belongs to the head.
fn head_item(tokens: &[TokenTree]) -> Option<usize> {
    if tokens.len() >= 3 && is_inner(&tokens[..3]) {
        return Some(3);
    }
    let mut at = 0;
    while let [mark, TokenTree::Group(_), ..] = &tokens[at..]
        && is_mark(mark, '#')
    {
        at += 2;
    }
    match &tokens[at..] {
        [first, second, ..] if is_word(first, "extern") && is_word(second, "crate") => {
            let end = tokens[at..].iter().position(|token| is_mark(token, ';'))?;
            Some(at + end + 1)
        }
        _ => None,
    }
}

fn is_inner(window: &[TokenTree]) -> bool {
    is_mark(&window[0], '#')
        && is_mark(&window[1], '!')
        && matches!(&window[2], TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket)
}

fn is_mark(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

fn group(token: &TokenTree) -> Option<TokenStream> {
    match token {
        TokenTree::Group(group) => Some(group.stream()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_put_into_main() {
        assert_eq!(
            wrap("let a = 1;\n"),
            "#![allow(unused)]\nfn main() {\nlet a = 1;\n}\n"
        );
    }

    #[test]
    fn a_main_of_its_own_is_kept() {
        let example = "use std::rc::Rc;\nfn main() {}";
        assert_eq!(wrap(example), format!("{PREFIX}{example}"));
        assert!(wrap("my_macro! { fn main() {} }").ends_with("fn main() {} }"));
    }

    #[test]
    fn a_main_in_words_or_further_in_does_not_count() {
        assert!(wrap("// fn main\nlet a = 1;").contains("fn main() {\n"));
        assert!(wrap("mod m { fn main() {} }").contains("fn main() {\nmod m"));
    }

    #[test]
    fn attributes_and_extern_crates_stay_outside() {
        let example = "#![allow(dead_code)]\n#[macro_use]\nextern crate std;\nlet a = 1;";
        let head = "#![allow(dead_code)]\n#[macro_use]\nextern crate std;";
        assert_eq!(
            wrap(example),
            format!("{PREFIX}{head}\nfn main() {{\nlet a = 1;\n}}\n")
        );
    }

    #[test]
    fn an_example_that_ends_in_ok_may_use_question_marks() {
        let program = wrap("\"1\".parse::<i32>()?;\nOk::<(), std::num::ParseIntError>(())");
        assert!(program.contains("-> core::result::Result<(), impl core::fmt::Debug> {\n"));
        assert!(program.ends_with("\n} _inner().unwrap() }\n"));
    }

    #[test]
    fn a_feature_is_nightlys() {
        assert!(needs_nightly("#![feature(cell_update)]\nlet a = 1;"));
        assert!(!needs_nightly("#![allow(unused)]\n// #![feature(a)]"));
    }
}
