//! What `format_args!` becomes, and how it is written out.

use super::formatter::FormattingOptions;
use super::{Debug, Display, Formatter, Result, Write};

/// Texts, and what is written between them.
#[lang = "format_arguments"]
#[derive(Copy, Clone)]
pub struct Arguments<'a> {
    /// One more than there are placeholders, or as many; any of them may be empty.
    pieces: &'a [&'static str],
    args: &'a [rt::Argument<'a>],
    specs: &'a [rt::Placeholder],
}

impl<'a> Arguments<'a> {
    pub const fn new(
        pieces: &'a [&'static str],
        args: &'a [rt::Argument<'a>],
        specs: &'a [rt::Placeholder],
    ) -> Arguments<'a> {
        Arguments { pieces, args, specs }
    }

    pub const fn as_str(&self) -> Option<&'static str> {
        if self.specs.is_empty() {
            match self.pieces.len() {
                0 => return Some(""),
                1 => return Some(self.pieces[0]),
                _ => {}
            }
        }
        None
    }
}

impl !Send for Arguments<'_> {}
impl !Sync for Arguments<'_> {}

impl Debug for Arguments<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Display::fmt(self, f)
    }
}

impl Display for Arguments<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write(f.buf, *self)
    }
}

/// Writes all of it.
pub fn write(output: &mut dyn Write, args: Arguments<'_>) -> Result {
    let specs = args.specs;
    let mut i = 0;
    while i < specs.len() {
        let piece = args.pieces[i];
        if piece.len() > 0 {
            output.write_str(piece)?;
        }
        let spec = &specs[i];
        let options = FormattingOptions {
            flags: spec.flags,
            fill: spec.fill,
            align: spec.align,
            width: count(&spec.width, args.args),
            precision: count(&spec.precision, args.args),
        };
        let mut formatter = Formatter { options, buf: &mut *output };
        args.args[spec.position].fmt(&mut formatter)?;
        i += 1;
    }
    while i < args.pieces.len() {
        output.write_str(args.pieces[i])?;
        i += 1;
    }
    Ok(())
}

/// A width or a precision, which may be an argument.
fn count(count: &rt::Count, args: &[rt::Argument<'_>]) -> Option<u16> {
    match count {
        rt::Count::Is(n) => Some(*n),
        rt::Count::Implied => None,
        rt::Count::Param(i) => args[*i].as_count(),
    }
}

/// A string out of what `format_args!` gives.
pub fn format(args: Arguments<'_>) -> String {
    if let Some(text) = args.as_str() {
        return String::from(text);
    }
    let mut output = String::new();
    match write(&mut output, args) {
        Ok(()) => output,
        Err(_) => {
            panic!("a formatting trait implementation returned an error when the underlying stream did not")
        }
    }
}

/// What the compiler names.
pub mod rt {
    use crate::fmt::{
        Binary, Debug, Display, Formatter, LowerExp, LowerHex, Octal, Pointer, Result, UpperExp,
        UpperHex,
    };
    use crate::intrinsics;
    use crate::marker::PhantomData;

    /// A value and how it is written.
    #[lang = "format_argument"]
    #[derive(Copy, Clone)]
    pub struct Argument<'a> {
        kind: ArgumentKind,
        marker: PhantomData<&'a ()>,
    }

    #[derive(Copy, Clone)]
    enum ArgumentKind {
        /// A value whose type is known to the function only.
        Value(*const (), fn(*const (), &mut Formatter<'_>) -> Result),
        /// A width or a precision.
        Count(u16),
    }

    /// Makes an argument of a value for each of the traits.
    macro_rules! arguments_of {
        ($($name:ident: $bound:ident),* $(,)?) => {$(
            pub const fn $name<T: $bound>(value: &'a T) -> Argument<'a> {
                let write: fn(&T, &mut Formatter<'_>) -> Result = <T as $bound>::fmt;
                unsafe { Argument::new(value, write) }
            }
        )*};
    }

    impl<'a> Argument<'a> {
        const unsafe fn new<T>(
            value: &'a T,
            write: fn(&T, &mut Formatter<'_>) -> Result,
        ) -> Argument<'a> {
            let write = unsafe {
                intrinsics::transmute::<
                    fn(&T, &mut Formatter<'_>) -> Result,
                    fn(*const (), &mut Formatter<'_>) -> Result,
                >(write)
            };
            let value = value as *const T as *const ();
            Argument { kind: ArgumentKind::Value(value, write), marker: PhantomData }
        }

        arguments_of!(
            new_display: Display,
            new_debug: Debug,
            new_lower_hex: LowerHex,
            new_upper_hex: UpperHex,
            new_octal: Octal,
            new_binary: Binary,
            new_lower_exp: LowerExp,
            new_upper_exp: UpperExp,
            new_pointer: Pointer,
        );

        /// A width or a precision.
        #[track_caller]
        pub const fn from_usize(value: &'a usize) -> Argument<'a> {
            if *value > u16::MAX as usize {
                panic!("Formatting argument out of range");
            }
            Argument { kind: ArgumentKind::Count(*value as u16), marker: PhantomData }
        }

        pub(crate) fn fmt(&self, f: &mut Formatter<'_>) -> Result {
            match self.kind {
                ArgumentKind::Value(value, write) => write(value, f),
                ArgumentKind::Count(count) => Display::fmt(&count, f),
            }
        }

        pub(crate) fn as_count(&self) -> Option<u16> {
            match self.kind {
                ArgumentKind::Count(count) => Some(count),
                ArgumentKind::Value(..) => None,
            }
        }
    }

    /// `{:>8}`: which argument, and how it is written.
    #[lang = "format_placeholder"]
    #[derive(Copy, Clone)]
    pub struct Placeholder {
        pub(crate) position: usize,
        pub(crate) fill: char,
        /// 0 left, 1 right, 2 center, 3 none
        pub(crate) align: u8,
        /// 1 for `+`, 2 for `-`, 4 for `#`, 8 for `0`, 16 for `x?`, 32 for `X?`.
        pub(crate) flags: u32,
        pub(crate) precision: Count,
        pub(crate) width: Count,
    }

    impl Placeholder {
        pub const fn new(
            position: usize,
            fill: char,
            align: u8,
            flags: u32,
            precision: Count,
            width: Count,
        ) -> Placeholder {
            Placeholder { position, fill, align, flags, precision, width }
        }
    }

    /// A width or a precision.
    #[lang = "format_count"]
    #[derive(Copy, Clone)]
    pub enum Count {
        /// A number.
        Is(u16),
        /// The argument at this place.
        Param(usize),
        /// None.
        Implied,
    }
}
