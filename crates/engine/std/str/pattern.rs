//! What can be looked for in text: a character, some characters, a text, a closure.

use crate::intrinsics;

/// Something that can be found in a text.
pub trait Pattern: Sized {
    /// Where the first match begins and ends that is between `from` and `to`.
    fn find_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)>;

    /// Where a match ends that begins at the start.
    fn match_at_start(&mut self, haystack: &str) -> Option<usize>;
}

/// Something that can be found from the back as well.
pub trait ReversePattern: Pattern {
    /// Where the last match begins and ends that is between `from` and `to`.
    fn rfind_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)>;

    /// Where a match begins that ends at the end.
    fn match_at_end(&mut self, haystack: &str) -> Option<usize>;
}

/// Something of which the same matches are found from both ends.
pub trait DoubleEndedPattern: ReversePattern {}

/// Something that matches single characters.
trait CharPattern {
    fn matches(&mut self, c: char) -> bool;
}

/// Says for what matches single characters how it is found.
macro_rules! char_pattern {
    ([$($generics:tt)*] $t:ty $(, $bounded:ty: $($bound:tt)+)?) => {
        impl<$($generics)*> Pattern for $t
        $(where $bounded: $($bound)+)?
        {
            fn find_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> {
                let mut chars = unsafe { haystack.part(from, to) }.char_indices();
                while let Some((at, c)) = chars.next() {
                    if self.matches(c) {
                        let start = from + at;
                        return Some((start, start + c.len_utf8()));
                    }
                }
                None
            }

            fn match_at_start(&mut self, haystack: &str) -> Option<usize> {
                match haystack.chars().next() {
                    None => None,
                    Some(c) => if self.matches(c) { Some(c.len_utf8()) } else { None },
                }
            }
        }

        impl<$($generics)*> ReversePattern for $t
        $(where $bounded: $($bound)+)?
        {
            fn rfind_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> {
                let mut chars = unsafe { haystack.part(from, to) }.char_indices();
                while let Some((at, c)) = chars.next_back() {
                    if self.matches(c) {
                        let start = from + at;
                        return Some((start, start + c.len_utf8()));
                    }
                }
                None
            }

            fn match_at_end(&mut self, haystack: &str) -> Option<usize> {
                match haystack.chars().next_back() {
                    None => None,
                    Some(c) => {
                        if self.matches(c) {
                            Some(haystack.len() - c.len_utf8())
                        } else {
                            None
                        }
                    }
                }
            }
        }

        impl<$($generics)*> DoubleEndedPattern for $t
        $(where $bounded: $($bound)+)?
        {
        }
    };
}

impl<F> CharPattern for F
where
    F: FnMut(char) -> bool,
{
    fn matches(&mut self, c: char) -> bool {
        self(c)
    }
}

impl<const N: usize> CharPattern for [char; N] {
    fn matches(&mut self, c: char) -> bool {
        self.contains(&c)
    }
}

impl<const N: usize> CharPattern for &[char; N] {
    fn matches(&mut self, c: char) -> bool {
        self.contains(&c)
    }
}

impl CharPattern for &[char] {
    fn matches(&mut self, c: char) -> bool {
        self.contains(&c)
    }
}

char_pattern!([F] F, F: FnMut(char) -> bool);
char_pattern!([const N: usize] [char; N]);
char_pattern!(['b, const N: usize] &'b [char; N]);
char_pattern!(['b] &'b [char]);

/// A character is found by its bytes.
impl Pattern for char {
    fn find_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        let mut buffer = [0; 4];
        let needle: &str = self.encode_utf8(&mut buffer);
        find(haystack, needle, from, to)
    }

    fn match_at_start(&mut self, haystack: &str) -> Option<usize> {
        if haystack.chars().next() == Some(*self) { Some(self.len_utf8()) } else { None }
    }
}

impl ReversePattern for char {
    fn rfind_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> {
        let mut buffer = [0; 4];
        let needle: &str = self.encode_utf8(&mut buffer);
        rfind(haystack, needle, from, to)
    }

    fn match_at_end(&mut self, haystack: &str) -> Option<usize> {
        if haystack.chars().next_back() == Some(*self) {
            Some(haystack.len() - self.len_utf8())
        } else {
            None
        }
    }
}

impl DoubleEndedPattern for char {}

/// Finds a text between two places. The empty one is found before each character.
fn find(haystack: &str, needle: &str, from: usize, to: usize) -> Option<(usize, usize)> {
    let len = needle.len();
    if len == 0 {
        return Some((from, from));
    }
    if len > to - from {
        return None;
    }
    let bytes = haystack.as_ptr();
    let pattern = needle.as_ptr();
    let last = to - len;
    let mut at = from;
    unsafe {
        let first = *pattern;
        while at <= last {
            let candidate = intrinsics::offset(bytes, at as isize);
            if *candidate == first && intrinsics::compare_bytes(candidate, pattern, len) == 0 {
                return Some((at, at + len));
            }
            at += 1;
        }
    }
    None
}

/// The same from the back.
fn rfind(haystack: &str, needle: &str, from: usize, to: usize) -> Option<(usize, usize)> {
    let len = needle.len();
    if len == 0 {
        return Some((to, to));
    }
    if len > to - from {
        return None;
    }
    let bytes = haystack.as_ptr();
    let pattern = needle.as_ptr();
    let mut after = to - len + 1;
    unsafe {
        let first = *pattern;
        while after > from {
            after -= 1;
            let candidate = intrinsics::offset(bytes, after as isize);
            if *candidate == first && intrinsics::compare_bytes(candidate, pattern, len) == 0 {
                return Some((after, after + len));
            }
        }
    }
    None
}

/// Says for what is a text that it is found as one.
macro_rules! str_pattern {
    ($(|$this:ident: $t:ty| $text:expr;)*) => {$(
        impl<'b, 'c> Pattern for $t {
            fn find_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> {
                let $this = self;
                find(haystack, $text, from, to)
            }

            fn match_at_start(&mut self, haystack: &str) -> Option<usize> {
                let $this = self;
                let needle: &str = $text;
                if haystack.as_bytes().starts_with(needle.as_bytes()) {
                    Some(needle.len())
                } else {
                    None
                }
            }
        }

        impl<'b, 'c> ReversePattern for $t {
            fn rfind_in(&mut self, haystack: &str, from: usize, to: usize) -> Option<(usize, usize)> {
                let $this = self;
                rfind(haystack, $text, from, to)
            }

            fn match_at_end(&mut self, haystack: &str) -> Option<usize> {
                let $this = self;
                let needle: &str = $text;
                if haystack.as_bytes().ends_with(needle.as_bytes()) {
                    Some(haystack.len() - needle.len())
                } else {
                    None
                }
            }
        }
    )*};
}

str_pattern! {
    |this: &'b str| *this;
    |this: &'b String| this.as_str();
    |this: &'c &'b str| **this;
}

/// The matches in a text that were not found yet, from both ends.
#[derive(Clone)]
pub(crate) struct Matcher<'a, P> {
    pub(crate) haystack: &'a str,
    pattern: P,
    front: usize,
    back: usize,
    is_done: bool,
}

impl<'a, P> Matcher<'a, P> {
    pub(crate) fn new(haystack: &'a str, pattern: P) -> Matcher<'a, P> {
        Matcher { haystack, pattern, front: 0, back: haystack.len(), is_done: false }
    }
}

impl<'a, P: Pattern> Matcher<'a, P> {
    /// The next match. An empty one is followed by one behind the next character.
    pub(crate) fn next_match(&mut self) -> Option<(usize, usize)> {
        if self.is_done {
            return None;
        }
        match self.pattern.find_in(self.haystack, self.front, self.back) {
            None => {
                self.is_done = true;
                None
            }
            Some((start, end)) => {
                if start < end {
                    self.front = end;
                } else if end >= self.back {
                    self.is_done = true;
                } else {
                    self.front = self.haystack.ceil_char_boundary(end + 1);
                }
                Some((start, end))
            }
        }
    }
}

impl<'a, P: ReversePattern> Matcher<'a, P> {
    pub(crate) fn next_match_back(&mut self) -> Option<(usize, usize)> {
        if self.is_done {
            return None;
        }
        match self.pattern.rfind_in(self.haystack, self.front, self.back) {
            None => {
                self.is_done = true;
                None
            }
            Some((start, end)) => {
                if start < end {
                    self.back = start;
                } else if start <= self.front {
                    self.is_done = true;
                } else {
                    self.back = self.haystack.floor_char_boundary(start - 1);
                }
                Some((start, end))
            }
        }
    }
}
