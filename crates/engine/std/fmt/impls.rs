//! How the built-in types that are no numbers are written.

use super::{Debug, Display, Formatter, LowerHex, Pointer, Result, Write};
use crate::intrinsics;
use crate::marker::{FnPtr, PhantomData};

impl Debug for ! {
    fn fmt(&self, _: &mut Formatter<'_>) -> Result {
        *self
    }
}

impl Display for ! {
    fn fmt(&self, _: &mut Formatter<'_>) -> Result {
        *self
    }
}

impl Debug for bool {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Display::fmt(self, f)
    }
}

impl Display for bool {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad(if *self { "true" } else { "false" })
    }

    fn __to_string(&self) -> String {
        String::from(if *self { "true" } else { "false" })
    }
}

/// `\u{…}` for a character that cannot be seen, or that changes the one before it.
const UNSEEN: u8 = 6;

/// Writes a character as it stands in a literal.
fn write_escaped(c: char, quote: char, f: &mut Formatter<'_>) -> Result {
    let short = match c {
        '\0' => '0',
        '\t' => 't',
        '\r' => 'r',
        '\n' => 'n',
        '\\' => '\\',
        _ => {
            if c == quote {
                c
            } else if needs_code(c) {
                return write_code(c, f);
            } else {
                return f.write_char(c);
            }
        }
    };
    f.write_char('\\')?;
    f.write_char(short)
}

/// Whether a character is written as `\u{…}`.
fn needs_code(c: char) -> bool {
    if c.is_ascii() { c < ' ' || c == '\x7f' } else { intrinsics::char_property(c, UNSEEN) }
}

/// Writes `\u{…}`.
fn write_code(c: char, f: &mut Formatter<'_>) -> Result {
    f.write_str("\\u{")?;
    let code = c as u32;
    let mut shift = 20;
    while shift > 0 && code >> shift == 0 {
        shift -= 4;
    }
    loop {
        let digit = (code >> shift & 15) as u8;
        f.write_char((if digit < 10 { b'0' + digit } else { b'a' + (digit - 10) }) as char)?;
        if shift == 0 {
            break;
        }
        shift -= 4;
    }
    f.write_char('}')
}

impl Debug for str {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_char('"')?;
        let bytes = self.as_bytes();
        let mut written = 0;
        let mut at = 0;
        while at < bytes.len() {
            let byte = bytes[at];
            if byte >= b' ' && byte < 0x7f && byte != b'"' && byte != b'\\' {
                at += 1;
                continue;
            }
            let Some(c) = self[at..].chars().next() else { break };
            let end = at + c.len_utf8();
            if byte < 0x80 || needs_code(c) {
                f.write_str(&self[written..at])?;
                write_escaped(c, '"', f)?;
                written = end;
            }
            at = end;
        }
        f.write_str(&self[written..])?;
        f.write_char('"')
    }
}

impl Display for str {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad(self)
    }

    fn __to_string(&self) -> String {
        String::from(self)
    }
}

impl Debug for char {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_char('\'')?;
        write_escaped(*self, '\'', f)?;
        f.write_char('\'')
    }
}

impl Display for char {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let mut buffer = [0; 4];
        f.pad(self.encode_utf8(&mut buffer))
    }

    fn __to_string(&self) -> String {
        let mut buffer = [0; 4];
        String::from(self.encode_utf8(&mut buffer))
    }
}

/// Writes an address.
pub(crate) fn write_address(address: usize, f: &mut Formatter<'_>) -> Result {
    let options = f.options;
    f.set_pointer();
    let result = LowerHex::fmt(&address, f);
    f.options = options;
    result
}

/// An address, printed as one.
struct Address(usize);

impl Debug for Address {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write_address(self.0, f)
    }
}

/// A vtable, printed as std prints one.
struct Vtable(usize);

impl Debug for Vtable {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_tuple("DynMetadata").field(&Address(self.0)).finish()
    }
}

impl<T: ?Sized> Pointer for *const T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let address = *self as *const () as usize;
        if intrinsics::size_of::<*const T>() == intrinsics::size_of::<usize>() {
            return write_address(address, f);
        }
        // The second word of a wide pointer is a length or a vtable.
        let words = &raw const *self as *const usize;
        let metadata = unsafe { intrinsics::read(words.add(1)) };
        let is_object = intrinsics::type_name::<T>().as_bytes().starts_with(b"dyn ");
        let mut builder = f.debug_struct("Pointer");
        builder.field("addr", &Address(address));
        if is_object {
            builder.field("metadata", &Vtable(metadata));
        } else {
            builder.field("metadata", &metadata);
        }
        builder.finish()
    }
}

impl<T: ?Sized> Pointer for *mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Pointer::fmt(&(*self as *const T), f)
    }
}

impl<T: ?Sized> Pointer for &T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Pointer::fmt(&(*self as *const T), f)
    }
}

impl<T: ?Sized> Pointer for &mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Pointer::fmt(&(&**self as *const T), f)
    }
}

impl<T: ?Sized> Debug for *const T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Pointer::fmt(self, f)
    }
}

impl<T: ?Sized> Debug for *mut T {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Pointer::fmt(self, f)
    }
}

/// Functions are written as their addresses.
impl<F: FnPtr> Pointer for F {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write_address(self.addr() as usize, f)
    }
}

impl<F: FnPtr> Debug for F {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write_address(self.addr() as usize, f)
    }
}

macro_rules! tuple {
    ($(($($name:ident $index:tt),+);)*) => {$(
        impl<$($name: Debug),+> Debug for ($($name,)+) {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let mut builder = f.debug_tuple("");
                $(builder.field(&self.$index);)+
                builder.finish()
            }
        }
    )*};
}

tuple! {
    (A 0);
    (A 0, B 1);
    (A 0, B 1, C 2);
    (A 0, B 1, C 2, D 3);
    (A 0, B 1, C 2, D 3, E 4);
    (A 0, B 1, C 2, D 3, E 4, F 5);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10);
    (A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11);
}

impl<T: Debug> Debug for [T] {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.debug_list().entries(self).finish()
    }
}

impl Debug for () {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad("()")
    }
}

impl<T: ?Sized> Debug for PhantomData<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("PhantomData<")?;
        f.write_str(intrinsics::type_name::<T>())?;
        f.write_str(">")
    }
}
