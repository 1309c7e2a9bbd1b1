//! The formatter: where it writes to, and how it is asked to write.

use super::arguments::{Arguments, write};
use super::builders::{DebugList, DebugMap, DebugSet, DebugStruct, DebugTuple};
use super::{Debug, Result, Write};

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Alignment {
    Left,
    Right,
    Center,
}

/// `+`
const SIGN_PLUS: u32 = 1;
/// `-`
const SIGN_MINUS: u32 = 1 << 1;
/// `#`
const ALTERNATE: u32 = 1 << 2;
/// `0`
const ZERO_PAD: u32 = 1 << 3;
/// `x?`
const DEBUG_LOWER_HEX: u32 = 1 << 4;
/// `X?`
const DEBUG_UPPER_HEX: u32 = 1 << 5;

const LEFT: u8 = 0;
const RIGHT: u8 = 1;
const CENTER: u8 = 2;
const UNKNOWN: u8 = 3;

/// How something is to be written.
#[derive(Copy, Clone)]
pub(crate) struct FormattingOptions {
    pub(crate) flags: u32,
    pub(crate) fill: char,
    pub(crate) align: u8,
    pub(crate) width: Option<u16>,
    pub(crate) precision: Option<u16>,
}

impl FormattingOptions {
    /// Those of `{}`.
    pub(crate) const PLAIN: FormattingOptions =
        FormattingOptions { flags: 0, fill: ' ', align: UNKNOWN, width: None, precision: None };
}

#[lang = "Formatter"]
#[engine::path("core::fmt::Formatter")]
pub struct Formatter<'a> {
    pub(crate) options: FormattingOptions,
    pub(crate) buf: &'a mut (dyn Write + 'a),
}

impl<'a> Formatter<'a> {
    pub fn write_str(&mut self, data: &str) -> Result {
        self.buf.write_str(data)
    }

    pub fn write_fmt(&mut self, fmt: Arguments<'_>) -> Result {
        match fmt.as_str() {
            Some(text) => self.buf.write_str(text),
            None => write(self.buf, fmt),
        }
    }

    /// Writes the digits of an integer with its sign, its prefix and its padding.
    pub fn pad_integral(&mut self, is_nonnegative: bool, prefix: &str, buf: &str) -> Result {
        let sign = if !is_nonnegative {
            "-"
        } else if self.sign_plus() {
            "+"
        } else {
            ""
        };
        let prefix = if self.alternate() { prefix } else { "" };
        let Some(width) = self.options.width else {
            return self.write_integral(sign, prefix, buf);
        };
        let width = width as usize;
        let len = sign.len() + prefix.chars().count() + buf.len();
        if width <= len {
            self.write_integral(sign, prefix, buf)
        } else if self.sign_aware_zero_pad() {
            self.buf.write_str(sign)?;
            self.buf.write_str(prefix)?;
            self.write_fill('0', width - len)?;
            self.buf.write_str(buf)
        } else {
            let (before, after) = self.split_padding(width - len, RIGHT);
            let fill = self.options.fill;
            self.write_fill(fill, before)?;
            self.write_integral(sign, prefix, buf)?;
            self.write_fill(fill, after)
        }
    }

    fn write_integral(&mut self, sign: &str, prefix: &str, buf: &str) -> Result {
        if sign.len() > 0 {
            self.buf.write_str(sign)?;
        }
        if prefix.len() > 0 {
            self.buf.write_str(prefix)?;
        }
        self.buf.write_str(buf)
    }

    /// Writes text, cut off at the precision and padded to the width.
    pub fn pad(&mut self, s: &str) -> Result {
        if self.options.width.is_none() && self.options.precision.is_none() {
            return self.buf.write_str(s);
        }
        let mut text = s;
        if let Some(max) = self.options.precision {
            if let Some((end, _)) = s.char_indices().nth(max as usize) {
                text = &s[..end];
            }
        }
        let width = match self.options.width {
            None => 0,
            Some(width) => width as usize,
        };
        let len = if width == 0 { 0 } else { text.chars().count() };
        if width <= len {
            return self.buf.write_str(text);
        }
        let (before, after) = self.split_padding(width - len, LEFT);
        let fill = self.options.fill;
        self.write_fill(fill, before)?;
        self.buf.write_str(text)?;
        self.write_fill(fill, after)
    }

    /// Writes a float's sign and digits, with padding.
    pub(crate) fn pad_number(&mut self, sign: &str, digits: &str) -> Result {
        let width = match self.options.width {
            None => 0,
            Some(width) => width as usize,
        };
        let len = sign.len() + digits.len();
        if width <= len {
            self.buf.write_str(sign)?;
            self.buf.write_str(digits)
        } else if self.sign_aware_zero_pad() {
            self.buf.write_str(sign)?;
            self.write_fill('0', width - len)?;
            self.buf.write_str(digits)
        } else {
            let (before, after) = self.split_padding(width - len, RIGHT);
            let fill = self.options.fill;
            self.write_fill(fill, before)?;
            self.buf.write_str(sign)?;
            self.buf.write_str(digits)?;
            self.write_fill(fill, after)
        }
    }

    /// How much of the padding stands before, and how much behind.
    fn split_padding(&self, padding: usize, default: u8) -> (usize, usize) {
        let align = if self.options.align == UNKNOWN { default } else { self.options.align };
        let before = match align {
            LEFT => 0,
            RIGHT => padding,
            _ => padding / 2,
        };
        (before, padding - before)
    }

    fn write_fill(&mut self, fill: char, count: usize) -> Result {
        let mut i = 0;
        while i < count {
            self.buf.write_char(fill)?;
            i += 1;
        }
        Ok(())
    }

    pub fn flags(&self) -> u32 {
        self.options.flags
    }

    pub fn fill(&self) -> char {
        self.options.fill
    }

    pub fn align(&self) -> Option<Alignment> {
        match self.options.align {
            LEFT => Some(Alignment::Left),
            RIGHT => Some(Alignment::Right),
            CENTER => Some(Alignment::Center),
            _ => None,
        }
    }

    pub fn width(&self) -> Option<usize> {
        match self.options.width {
            None => None,
            Some(width) => Some(width as usize),
        }
    }

    pub fn precision(&self) -> Option<usize> {
        match self.options.precision {
            None => None,
            Some(precision) => Some(precision as usize),
        }
    }

    pub fn sign_plus(&self) -> bool {
        self.options.flags & SIGN_PLUS != 0
    }

    pub fn sign_minus(&self) -> bool {
        self.options.flags & SIGN_MINUS != 0
    }

    pub fn alternate(&self) -> bool {
        self.options.flags & ALTERNATE != 0
    }

    pub fn sign_aware_zero_pad(&self) -> bool {
        self.options.flags & ZERO_PAD != 0
    }

    pub(crate) fn debug_lower_hex(&self) -> bool {
        self.options.flags & DEBUG_LOWER_HEX != 0
    }

    pub(crate) fn debug_upper_hex(&self) -> bool {
        self.options.flags & DEBUG_UPPER_HEX != 0
    }

    /// Asks for what a pointer is written with: a prefix always, and zeros with `#`.
    pub(crate) fn set_pointer(&mut self) {
        if self.alternate() {
            self.options.flags |= ZERO_PAD;
            if self.options.width.is_none() {
                self.options.width = Some(18);
            }
        }
        self.options.flags |= ALTERNATE;
    }

    pub fn debug_struct<'b>(&'b mut self, name: &str) -> DebugStruct<'b, 'a> {
        DebugStruct::new(self, name)
    }

    pub fn debug_tuple<'b>(&'b mut self, name: &str) -> DebugTuple<'b, 'a> {
        DebugTuple::new(self, name)
    }

    pub fn debug_list<'b>(&'b mut self) -> DebugList<'b, 'a> {
        DebugList::new(self)
    }

    pub fn debug_set<'b>(&'b mut self) -> DebugSet<'b, 'a> {
        DebugSet::new(self)
    }

    pub fn debug_map<'b>(&'b mut self) -> DebugMap<'b, 'a> {
        DebugMap::new(self)
    }
}

impl Write for Formatter<'_> {
    fn write_str(&mut self, s: &str) -> Result {
        self.buf.write_str(s)
    }

    fn write_char(&mut self, c: char) -> Result {
        self.buf.write_char(c)
    }

    fn write_fmt(&mut self, args: Arguments<'_>) -> Result {
        match args.as_str() {
            Some(text) => self.buf.write_str(text),
            None => write(self.buf, args),
        }
    }
}

/// What `#[derive(Debug)]` calls.
macro_rules! derived {
    ($($structure:ident $tuple:ident: $($name:ident $value:ident),+;)*) => {
        impl Formatter<'_> {
            $(
                pub fn $structure(
                    &mut self,
                    name: &str,
                    $($name: &str, $value: &dyn Debug,)+
                ) -> Result {
                    let mut builder = DebugStruct::new(self, name);
                    $(builder.field($name, $value);)+
                    builder.finish()
                }

                pub fn $tuple(&mut self, name: &str, $($value: &dyn Debug,)+) -> Result {
                    let mut builder = DebugTuple::new(self, name);
                    $(builder.field($value);)+
                    builder.finish()
                }
            )*
        }
    };
}

derived! {
    debug_struct_field1_finish debug_tuple_field1_finish: name1 value1;
    debug_struct_field2_finish debug_tuple_field2_finish: name1 value1, name2 value2;
    debug_struct_field3_finish debug_tuple_field3_finish:
        name1 value1, name2 value2, name3 value3;
    debug_struct_field4_finish debug_tuple_field4_finish:
        name1 value1, name2 value2, name3 value3, name4 value4;
    debug_struct_field5_finish debug_tuple_field5_finish:
        name1 value1, name2 value2, name3 value3, name4 value4, name5 value5;
}

impl Formatter<'_> {
    pub fn debug_struct_fields_finish(
        &mut self,
        name: &str,
        names: &[&str],
        values: &[&dyn Debug],
    ) -> Result {
        let mut builder = DebugStruct::new(self, name);
        let mut i = 0;
        while i < names.len() {
            builder.field(names[i], values[i]);
            i += 1;
        }
        builder.finish()
    }

    pub fn debug_tuple_fields_finish(&mut self, name: &str, values: &[&dyn Debug]) -> Result {
        let mut builder = DebugTuple::new(self, name);
        for value in values {
            builder.field(*value);
        }
        builder.finish()
    }
}
