//! What `char` and `u8` know of ASCII.

/// The methods that both have. `$n` is the value as a number.
macro_rules! ascii {
    ($($ty:ident $number:ident;)*) => ($(
        impl $ty {
            /// Whether it is ASCII.
            pub const fn is_ascii(&self) -> bool {
                (*self as $number) < 128
            }

            /// In upper case, if it is an ASCII letter.
            pub const fn to_ascii_uppercase(&self) -> $ty {
                if self.is_ascii_lowercase() { (*self as u8 - 32) as $ty } else { *self }
            }

            /// In lower case, if it is an ASCII letter.
            pub const fn to_ascii_lowercase(&self) -> $ty {
                if self.is_ascii_uppercase() { (*self as u8 + 32) as $ty } else { *self }
            }

            /// Whether two are equal but for the case of ASCII letters.
            pub const fn eq_ignore_ascii_case(&self, other: &$ty) -> bool {
                self.to_ascii_lowercase() as $number == other.to_ascii_lowercase() as $number
            }

            /// Changes it to upper case, if it is an ASCII letter.
            pub const fn make_ascii_uppercase(&mut self) {
                *self = self.to_ascii_uppercase();
            }

            /// Changes it to lower case, if it is an ASCII letter.
            pub const fn make_ascii_lowercase(&mut self) {
                *self = self.to_ascii_lowercase();
            }

            /// Whether it is an ASCII letter.
            pub const fn is_ascii_alphabetic(&self) -> bool {
                matches!(*self as $number, 0x41..=0x5a | 0x61..=0x7a)
            }

            /// Whether it is an ASCII letter in upper case.
            pub const fn is_ascii_uppercase(&self) -> bool {
                matches!(*self as $number, 0x41..=0x5a)
            }

            /// Whether it is an ASCII letter in lower case.
            pub const fn is_ascii_lowercase(&self) -> bool {
                matches!(*self as $number, 0x61..=0x7a)
            }

            /// Whether it is an ASCII letter or digit.
            pub const fn is_ascii_alphanumeric(&self) -> bool {
                matches!(*self as $number, 0x30..=0x39 | 0x41..=0x5a | 0x61..=0x7a)
            }

            /// Whether it is an ASCII digit.
            pub const fn is_ascii_digit(&self) -> bool {
                matches!(*self as $number, 0x30..=0x39)
            }

            /// Whether it is an ASCII hexadecimal digit.
            pub const fn is_ascii_hexdigit(&self) -> bool {
                matches!(*self as $number, 0x30..=0x39 | 0x41..=0x46 | 0x61..=0x66)
            }

            /// Whether it is ASCII and neither a letter, a digit, a space nor a control character.
            pub const fn is_ascii_punctuation(&self) -> bool {
                matches!(*self as $number, 0x21..=0x2f | 0x3a..=0x40 | 0x5b..=0x60 | 0x7b..=0x7e)
            }

            /// Whether it is ASCII and shows something.
            pub const fn is_ascii_graphic(&self) -> bool {
                matches!(*self as $number, 0x21..=0x7e)
            }

            /// Whether it is ASCII white space.
            pub const fn is_ascii_whitespace(&self) -> bool {
                matches!(*self as $number, 0x20 | 0x09 | 0x0a | 0x0c | 0x0d)
            }

            /// Whether it is an ASCII control character.
            pub const fn is_ascii_control(&self) -> bool {
                matches!(*self as $number, 0x00..=0x1f | 0x7f)
            }
        }
    )*)
}

ascii! {
    char u32;
    u8 u8;
}

impl u8 {
    /// Goes over what the byte is written as.
    pub fn escape_ascii(self) -> crate::ascii::EscapeDefault {
        crate::ascii::escape_default(self)
    }

    /// Whether a character may begin with it in UTF-8.
    pub(crate) const fn is_utf8_char_boundary(self) -> bool {
        (self as i8) >= -0x40
    }
}
