//! Text with characters escaped as in literals.

use crate::char;
use crate::fmt::{self, Write};
use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::str::Chars;

/// Characters, each of which is replaced by what another iterator gives for it.
macro_rules! escapes {
    ($name:ident, $escape:ty, |$this:ident, $c:ident| $value:expr) => {
        #[derive(Clone, Debug)]
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        pub struct $name<'a> {
            chars: Chars<'a>,
            current: Option<$escape>,
            is_first: bool,
        }

        impl<'a> $name<'a> {
            pub(crate) fn new(s: &'a str) -> Self {
                $name { chars: s.chars(), current: None, is_first: true }
            }
        }

        impl<'a> Iterator for $name<'a> {
            type Item = char;

            fn next(&mut self) -> Option<char> {
                loop {
                    if let Some(current) = &mut self.current {
                        if let Some(c) = current.next() {
                            return Some(c);
                        }
                    }
                    let $c = self.chars.next()?;
                    let $this = &mut *self;
                    let escaped = $value;
                    self.is_first = false;
                    self.current = Some(escaped);
                }
            }
        }

        impl<'a> FusedIterator for $name<'a> {}

        impl<'a> fmt::Display for $name<'a> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut rest = self.clone();
                while let Some(c) = rest.next() {
                    f.write_char(c)?;
                }
                Ok(())
            }
        }
    };
}

escapes!(EscapeDefault, char::EscapeDefault, |_this, c| c.escape_default());
escapes!(EscapeUnicode, char::EscapeUnicode, |_this, c| c.escape_unicode());
escapes!(EscapeDebug, EscapedOrNot, |this, c| EscapedOrNot::new(c, this.is_first));

/// A character as `{:?}` writes it, or as it is.
#[derive(Clone, Debug)]
enum EscapedOrNot {
    Escaped(char::EscapeDebug),
    As(Option<char>),
}

impl EscapedOrNot {
    /// What only changes the character before it is escaped if there is none.
    fn new(c: char, is_first: bool) -> EscapedOrNot {
        let escaped = c.escape_debug();
        let is_code = escaped.len() > 2;
        if is_code && !is_first && !intrinsics::char_property(c, 7) && !c.is_ascii() {
            EscapedOrNot::As(Some(c))
        } else {
            EscapedOrNot::Escaped(escaped)
        }
    }

    fn next(&mut self) -> Option<char> {
        match self {
            EscapedOrNot::Escaped(escaped) => escaped.next(),
            EscapedOrNot::As(c) => c.take(),
        }
    }
}
