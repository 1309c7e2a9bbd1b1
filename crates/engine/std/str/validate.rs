//! Which bytes are UTF-8.

use super::Utf8Error;

/// How many bytes a character has that begins with this one, and between which bytes the
/// second one is; zero for a byte that begins none.
const fn first_byte(byte: u8) -> (usize, u8, u8) {
    match byte {
        0x00..=0x7F => (1, 0, 0),
        0xC2..=0xDF => (2, 0x80, 0xBF),
        0xE0 => (3, 0xA0, 0xBF),
        0xE1..=0xEC | 0xEE..=0xEF => (3, 0x80, 0xBF),
        0xED => (3, 0x80, 0x9F),
        0xF0 => (4, 0x90, 0xBF),
        0xF1..=0xF3 => (4, 0x80, 0xBF),
        0xF4 => (4, 0x80, 0x8F),
        _ => (0, 0, 0),
    }
}

/// Whether bytes are text, and where they are not.
pub(crate) const fn validate(bytes: &[u8]) -> Result<(), Utf8Error> {
    let len = bytes.len();
    let mut at = 0;
    while at < len {
        let first = bytes[at];
        if first < 0x80 {
            at += 1;
            continue;
        }
        let (width, low, high) = first_byte(first);
        if width == 0 {
            return Err(Utf8Error { valid_up_to: at, error_len: Some(1) });
        }
        let mut i = 1;
        while i < width {
            if at + i >= len {
                return Err(Utf8Error { valid_up_to: at, error_len: None });
            }
            let byte = bytes[at + i];
            let is_fine = if i == 1 {
                low <= byte && byte <= high
            } else {
                0x80 <= byte && byte <= 0xBF
            };
            if !is_fine {
                return Err(Utf8Error { valid_up_to: at, error_len: Some(i as u8) });
            }
            i += 1;
        }
        at += width;
    }
    Ok(())
}
