//! From text to new text.

use crate::borrow::ToOwned;
use crate::boxed::Box;
use crate::string::String;

impl str {
    pub fn into_boxed_bytes(self: Box<Self>) -> Box<[u8]> {
        unsafe { Box::from_raw(Box::into_raw(self) as *mut [u8]) }
    }

    pub fn into_string(self: Box<Self>) -> String {
        let bytes = self.into_boxed_bytes();
        unsafe { String::from_utf8_unchecked(bytes.into_vec()) }
    }

    pub fn repeat(&self, n: usize) -> String {
        unsafe { String::from_utf8_unchecked(self.as_bytes().repeat(n)) }
    }

    pub fn to_lowercase(&self) -> String {
        let mut lower = String::with_capacity(self.len());
        for (at, c) in self.char_indices() {
            if c == 'Σ' {
                // The one letter that is another at the end of a word.
                lower.push(if self.is_final_sigma(at) { 'ς' } else { 'σ' });
            } else {
                for l in c.to_lowercase() {
                    lower.push(l);
                }
            }
        }
        lower
    }

    /// Whether a letter comes before this sigma and none behind it.
    fn is_final_sigma(&self, at: usize) -> bool {
        let before = &self[..at];
        let behind = &self[at + 2..];
        let is_letter = |c: char| c.is_alphabetic();
        let last = before.chars().rev().find(|c| !is_case_ignorable(*c));
        let next = behind.chars().find(|c| !is_case_ignorable(*c));
        last.is_some_and(is_letter) && !next.is_some_and(is_letter)
    }

    pub fn to_uppercase(&self) -> String {
        let mut upper = String::with_capacity(self.len());
        for c in self.chars() {
            for u in c.to_uppercase() {
                upper.push(u);
            }
        }
        upper
    }

    pub fn to_ascii_uppercase(&self) -> String {
        let mut upper = self.to_owned();
        upper.make_ascii_uppercase();
        upper
    }

    pub fn to_ascii_lowercase(&self) -> String {
        let mut lower = self.to_owned();
        lower.make_ascii_lowercase();
        lower
    }
}

/// What stands between letters without ending a word: the common ones.
fn is_case_ignorable(c: char) -> bool {
    match c {
        '\'' | '.' | ':' | '^' | '`' | '\u{a8}' | '\u{ad}' | '\u{af}' | '\u{b4}' | '\u{b7}'
        | '\u{b8}' | '\u{2018}' | '\u{2019}' | '\u{300}'..='\u{36f}' => true,
        _ => false,
    }
}

impl ToOwned for str {
    type Owned = String;

    fn to_owned(&self) -> String {
        String::from(self)
    }

    fn clone_into(&self, target: &mut String) {
        target.clear();
        target.push_str(self);
    }
}
