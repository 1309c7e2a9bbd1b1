//! What a literal token says: checked when it is read, decoded when it is used.
//!
//! The two are apart because a macro may take a literal that no expression could hold:
//! `1_parsec` is a token, and an error only once it is an expression.

use rustc_lexer::{Base, LiteralKind};
use rustc_literal_escaper as escaper;
use rustc_literal_escaper::{EscapeError, MixedUnit};

use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;

/// The value and the suffix of a literal.
#[derive(Debug, PartialEq)]
pub(crate) struct Decoded {
    pub value: Value,
    pub suffix: Option<String>,
}

#[derive(Debug, PartialEq)]
pub(crate) enum Value {
    /// Nothing if it does not fit.
    Int {
        value: Option<u128>,
        decimal: bool,
    },
    /// The digits without underscores, which is what `str::parse` reads.
    Float(String),
    Char(char),
    Byte(u8),
    Str(String),
    ByteStr(Vec<u8>),
    /// Without the zero byte at the end.
    CStr(Vec<u8>),
}

/// Whether a literal token is well-formed, in rustc's words if it is not.
pub(crate) fn check(
    kind: LiteralKind,
    text: &str,
    suffix_start: u32,
    span: Span,
) -> Result<(), Diagnostic> {
    if let Some((code, message)) = unterminated(kind) {
        return Err(Diagnostic::coded(code, span, message));
    }
    match kind {
        LiteralKind::Int {
            empty_int: true, ..
        } => Err(Diagnostic::coded(
            "E0768",
            span,
            "no valid digits found for number",
        )),
        LiteralKind::Int { base, .. } => check_digits(base, text, suffix_start, span),
        LiteralKind::Float {
            empty_exponent: true,
            ..
        } => Err(Diagnostic::error(
            span,
            "expected at least one digit in exponent",
        )),
        LiteralKind::Float { base, .. } => check_float_base(base, span),
        _ => check_escapes(text, span),
    }
}

fn unterminated(kind: LiteralKind) -> Option<(&'static str, &'static str)> {
    match kind {
        LiteralKind::Char { terminated: false } => {
            Some(("E0762", "unterminated character literal"))
        }
        LiteralKind::Byte { terminated: false } => Some(("E0763", "unterminated byte constant")),
        LiteralKind::Str { terminated: false } => {
            Some(("E0765", "unterminated double quote string"))
        }
        LiteralKind::ByteStr { terminated: false } => {
            Some(("E0766", "unterminated double quote byte string"))
        }
        LiteralKind::CStr { terminated: false } => Some(("E0767", "unterminated C string")),
        LiteralKind::RawStr { n_hashes: None }
        | LiteralKind::RawByteStr { n_hashes: None }
        | LiteralKind::RawCStr { n_hashes: None } => Some(("E0748", "unterminated raw string")),
        _ => None,
    }
}

fn check_digits(base: Base, text: &str, suffix_start: u32, span: Span) -> Result<(), Diagnostic> {
    let radix = base as u32;
    if radix >= 10 {
        return Ok(());
    }
    for (offset, digit) in text.char_indices().take(suffix_start as usize).skip(2) {
        if digit != '_' && digit.to_digit(radix).is_none() {
            let at = u32::try_from(offset).unwrap_or(u32::MAX);
            let message = format!("invalid digit for a base {radix} literal");
            return Err(Diagnostic::error(
                span.part(at, at.saturating_add(1)),
                message,
            ));
        }
    }
    Ok(())
}

fn check_float_base(base: Base, span: Span) -> Result<(), Diagnostic> {
    let name = match base {
        Base::Decimal => return Ok(()),
        Base::Hexadecimal => "hexadecimal",
        Base::Octal => "octal",
        Base::Binary => "binary",
    };
    Err(Diagnostic::error(
        span,
        format!("{name} float literal is not supported"),
    ))
}

fn check_escapes(text: &str, span: Span) -> Result<(), Diagnostic> {
    match decode(text) {
        Ok(_) => Ok(()),
        Err(error) => Err(Diagnostic::error(span, escape_message(&error))),
    }
}

fn escape_message(error: &EscapeError) -> &'static str {
    match error {
        EscapeError::ZeroChars => "empty character literal",
        EscapeError::MoreThanOneChar => "character literal may only contain one codepoint",
        EscapeError::LoneSlash => "invalid trailing slash in literal",
        EscapeError::InvalidEscape => "unknown character escape",
        EscapeError::BareCarriageReturn => "bare CR not allowed in string, use `\\r` instead",
        EscapeError::BareCarriageReturnInRawString => "bare CR not allowed in raw string",
        EscapeError::EscapeOnlyChar => "character constant must be escaped",
        EscapeError::TooShortHexEscape => "numeric character escape is too short",
        EscapeError::InvalidCharInHexEscape => "invalid character in numeric character escape",
        EscapeError::OutOfRangeHexEscape => "out of range hex escape",
        EscapeError::NoBraceInUnicodeEscape => "incorrect unicode escape sequence",
        EscapeError::InvalidCharInUnicodeEscape => "invalid character in unicode escape",
        EscapeError::EmptyUnicodeEscape => "empty unicode escape",
        EscapeError::UnclosedUnicodeEscape => "unterminated unicode escape",
        EscapeError::LeadingUnderscoreUnicodeEscape => "invalid start of unicode escape: `_`",
        EscapeError::OverlongUnicodeEscape => "overlong unicode escape",
        EscapeError::LoneSurrogateUnicodeEscape | EscapeError::OutOfRangeUnicodeEscape => {
            "invalid unicode character escape"
        }
        EscapeError::UnicodeEscapeInByte => "unicode escape in byte string",
        EscapeError::NonAsciiCharInByte => "non-ASCII character in byte literal",
        EscapeError::NulInCStr => "null characters in C string literals are not supported",
        EscapeError::UnskippedWhitespaceWarning | EscapeError::MultipleSkippedLinesWarning => {
            "a warning, and no error"
        }
    }
}

/// Reads a literal token that is well-formed.
pub(crate) fn decode(text: &str) -> Result<Decoded, EscapeError> {
    let first = rustc_lexer::tokenize(text, rustc_lexer::FrontmatterAllowed::No).next();
    let Some(rustc_lexer::TokenKind::Literal { kind, suffix_start }) = first.map(|raw| raw.kind)
    else {
        return Err(EscapeError::InvalidEscape);
    };
    let body = text.get(..suffix_start as usize).unwrap_or(text);
    let suffix = text
        .get(suffix_start as usize..)
        .filter(|suffix| !suffix.is_empty());
    let value = value(kind, body)?;
    Ok(Decoded {
        value,
        suffix: suffix.map(str::to_owned),
    })
}

fn value(kind: LiteralKind, body: &str) -> Result<Value, EscapeError> {
    Ok(match kind {
        LiteralKind::Int { base, .. } => int(base, body),
        LiteralKind::Float { .. } => Value::Float(body.replace('_', "")),
        LiteralKind::Char { .. } => Value::Char(escaper::unescape_char(quoted(body, '\''))?),
        LiteralKind::Byte { .. } => Value::Byte(escaper::unescape_byte(quoted(body, '\''))?),
        LiteralKind::Str { .. } => Value::Str(collect(|each| {
            escaper::unescape_str(quoted(body, '"'), each);
        })?),
        LiteralKind::RawStr { .. } => Value::Str(collect(|each| {
            escaper::check_raw_str(quoted(body, '"'), each);
        })?),
        LiteralKind::ByteStr { .. } => Value::ByteStr(collect(|each| {
            escaper::unescape_byte_str(quoted(body, '"'), each);
        })?),
        LiteralKind::RawByteStr { .. } => Value::ByteStr(collect(|each| {
            escaper::check_raw_byte_str(quoted(body, '"'), each);
        })?),
        LiteralKind::CStr { .. } => Value::CStr(c_str(body)?),
        LiteralKind::RawCStr { .. } => {
            let chars: Vec<std::num::NonZero<char>> =
                collect(|each| escaper::check_raw_c_str(quoted(body, '"'), each))?;
            Value::CStr(
                chars
                    .iter()
                    .map(|char| char.get())
                    .collect::<String>()
                    .into_bytes(),
            )
        }
    })
}

fn int(base: Base, body: &str) -> Value {
    let digits = body.replace('_', "");
    let digits = if base == Base::Decimal {
        digits.as_str()
    } else {
        digits.get(2..).unwrap_or("")
    };
    Value::Int {
        value: u128::from_str_radix(digits, base as u32).ok(),
        decimal: base == Base::Decimal,
    }
}

fn c_str(body: &str) -> Result<Vec<u8>, EscapeError> {
    let units: Vec<MixedUnit> = collect(|each| escaper::unescape_c_str(quoted(body, '"'), each))?;
    let mut bytes = Vec::new();
    for unit in units {
        match unit {
            MixedUnit::Char(char) => {
                bytes.extend_from_slice(char.get().encode_utf8(&mut [0; 4]).as_bytes());
            }
            MixedUnit::HighByte(byte) => bytes.push(byte.get()),
        }
    }
    Ok(bytes)
}

/// What is between the first and the last quote.
fn quoted(body: &str, quote: char) -> &str {
    let inside = body.split_once(quote).map_or("", |(_, inside)| inside);
    inside
        .rsplit_once(quote)
        .map_or(inside, |(inside, _)| inside)
}

type Unescaped<'c, T> = &'c mut dyn FnMut(std::ops::Range<usize>, Result<T, EscapeError>);

/// Gathers what an unescaper calls back with. Warnings give no character and no error.
fn collect<T, C: FromIterator<T>>(unescape: impl FnOnce(Unescaped<T>)) -> Result<C, EscapeError> {
    let mut units = Vec::new();
    unescape(&mut |_, unit| match unit {
        Err(warning) if !warning.is_fatal() => {}
        unit => units.push(unit),
    });
    units.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, value: Value, suffix: Option<&str>) {
        let decoded = Decoded {
            value,
            suffix: suffix.map(str::to_owned),
        };
        assert_eq!(decode(text), Ok(decoded), "{text}");
    }

    #[test]
    fn literals_are_decoded() {
        check(
            "0xff_u8",
            Value::Int {
                value: Some(255),
                decimal: false,
            },
            Some("u8"),
        );
        check(
            "1_000i64",
            Value::Int {
                value: Some(1000),
                decimal: true,
            },
            Some("i64"),
        );
        check("1_0.5e3f32", Value::Float("10.5e3".into()), Some("f32"));
        check(r"'\u{e9}'", Value::Char('é'), None);
        check(r"b'\xff'", Value::Byte(255), None);
        check("\"a\\\n   b\"", Value::Str("ab".into()), None);
        check("r#\"a\"\\n\"#", Value::Str("a\"\\n".into()), None);
        check(r#"c"é\xff""#, Value::CStr(vec![0xc3, 0xa9, 0xff]), None);
    }
}
