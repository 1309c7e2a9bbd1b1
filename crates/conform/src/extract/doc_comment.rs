//! The documentation comments of a Rust file.
//!
//! The file is cut into tokens and not parsed: the standard library's own syntax is ahead
//! of every parser, while its tokens are Rust's.

use std::iter::Peekable;

use proc_macro2::{Delimiter, Group, LexError, TokenStream, TokenTree, token_stream};
use syn::LitStr;

/// All the documentation of one item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocComment {
    /// Its lines, in order.
    pub lines: Vec<DocLine>,
}

/// One line of documentation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocLine {
    /// The text; nothing if a macro computes it, as `#[doc = concat!(…)]` does.
    pub text: Option<String>,
    /// Its line in the file, from 1.
    pub line: usize,
}

impl DocComment {
    /// The text, without the indentation that all its lines share. Each line of it is one
    /// of [`lines`](Self::lines); one that a macro computes is empty here.
    #[must_use]
    pub fn text(&self) -> String {
        let texts = || self.lines.iter().filter_map(|line| line.text.as_deref());
        let written = texts().filter(|text| !text.trim().is_empty());
        let shared = written.map(indentation).min().unwrap_or(0);
        let cut = |line: &DocLine| {
            let text = line.text.as_deref().unwrap_or_default();
            text.get(shared..).unwrap_or_default().to_owned()
        };
        self.lines.iter().map(cut).collect::<Vec<_>>().join("\n")
    }
}

fn indentation(text: &str) -> usize {
    text.len() - text.trim_start_matches(' ').len()
}

/// Every documentation comment in `source`, those in the bodies of macros included.
///
/// # Errors
/// If `source` is not even made of Rust's tokens.
pub fn doc_comments(source: &str) -> Result<Vec<DocComment>, LexError> {
    let mut found = Vec::new();
    walk(source.parse()?, &mut found);
    Ok(found)
}

fn walk(tokens: TokenStream, found: &mut Vec<DocComment>) {
    let mut tokens = tokens.into_iter().peekable();
    let mut open = Open::default();
    while let Some(token) = tokens.next() {
        if is_punct(&token, '#')
            && let Some((inner, attribute)) = attribute(&mut tokens)
        {
            open.add(inner, &attribute, found);
            continue;
        }
        open.close(found);
        if let TokenTree::Group(group) = token {
            walk(group.stream(), found);
        }
    }
    open.close(found);
}

/// The comment that is being put together: adjacent attributes of one kind are one comment.
#[derive(Default)]
struct Open {
    inner: bool,
    comment: DocComment,
}

impl Open {
    fn add(&mut self, inner: bool, attribute: &Group, found: &mut Vec<DocComment>) {
        if self.inner != inner {
            self.close(found);
        }
        self.inner = inner;
        self.comment.lines.extend(doc_lines(attribute));
    }

    fn close(&mut self, found: &mut Vec<DocComment>) {
        if !self.comment.lines.is_empty() {
            found.push(std::mem::take(&mut self.comment));
        }
    }
}

/// What follows a `#`, if that makes it an attribute; and whether it is an inner one.
fn attribute(tokens: &mut Peekable<token_stream::IntoIter>) -> Option<(bool, Group)> {
    let inner = tokens.next_if(|token| is_punct(token, '!')).is_some();
    let bracket = |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket);
    match tokens.next_if(bracket)? {
        TokenTree::Group(group) => Some((inner, group)),
        _ => None,
    }
}

/// The lines of a `doc = …`; no other attribute has any.
fn doc_lines(attribute: &Group) -> Vec<DocLine> {
    let mut tokens = attribute.stream().into_iter();
    let is_doc = matches!(tokens.next(), Some(TokenTree::Ident(name)) if name == "doc");
    let assigns = tokens.next().is_some_and(|token| is_punct(&token, '='));
    let (true, true, Some(value)) = (is_doc, assigns, tokens.next()) else {
        return Vec::new();
    };
    let first = value.span().start().line;
    match syn::parse2::<LitStr>(value.into()) {
        Ok(text) => split(&text.value(), first),
        Err(_) => vec![DocLine {
            text: None,
            line: first,
        }],
    }
}

fn split(text: &str, first: usize) -> Vec<DocLine> {
    let line = |(at, text): (usize, &str)| DocLine {
        text: Some(text.to_owned()),
        line: first + at,
    };
    text.split('\n').enumerate().map(line).collect()
}

fn is_punct(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<String> {
        let comments = doc_comments(source).expect("the source is Rust's tokens");
        comments.iter().map(DocComment::text).collect()
    }

    #[test]
    fn lines_of_one_item_are_one_comment() {
        let source = "/// one\n///   two\nfn a() {}\n/// three\nfn b() {}";
        assert_eq!(texts(source), ["one\n  two", "three"]);
    }

    #[test]
    fn other_attributes_do_not_interrupt_a_comment() {
        assert_eq!(
            texts("/// one\n#[inline]\n/// two\nfn a() {}"),
            ["one\ntwo"]
        );
    }

    #[test]
    fn a_modules_comment_and_its_first_items_are_two() {
        assert_eq!(texts("//! module\n/// item\nfn a() {}"), ["module", "item"]);
    }

    #[test]
    fn comments_inside_macros_and_blocks_count() {
        let source = "macro_rules! m { () => { /// deep\n fn a() {} } }";
        assert_eq!(texts(source), ["deep"]);
    }

    #[test]
    fn a_line_knows_its_line_in_the_file() {
        let comments = doc_comments("\n\n/// one\n/// two\nfn a() {}").expect("tokens");
        let lines: Vec<_> = comments[0].lines.iter().map(|line| line.line).collect();
        assert_eq!(lines, [3, 4]);
    }

    #[test]
    fn what_a_macro_computes_has_no_text() {
        let comments = doc_comments("/// a\n#[doc = concat!(\"b\", 1)]\nfn a() {}");
        let lines = &comments.expect("tokens")[0].lines;
        assert_eq!((lines.len(), &lines[1].text), (2, &None));
    }
}
