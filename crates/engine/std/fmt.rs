//! Formatting: the traits, the formatter, and what `format_args!` becomes.

pub use self::arguments::{Arguments, format, write};
pub use self::builders::{DebugMap, DebugSet, DebugStruct, DebugTuple, DebugList, FromFn, from_fn};
pub use self::formatter::{Alignment, Formatter};

pub type Result = crate::result::Result<(), Error>;

#[derive(Copy, Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[engine::path("core::fmt::Error")]
pub struct Error;

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad("an error occurred when formatting an argument")
    }
}

/// Something that text can be written to.
pub trait Write {
    fn write_str(&mut self, s: &str) -> Result;

    fn write_char(&mut self, c: char) -> Result {
        let mut buffer = [0; 4];
        self.write_str(c.encode_utf8(&mut buffer))
    }

    fn write_fmt(&mut self, args: Arguments<'_>) -> Result {
        let mut this = self;
        write(&mut this, args)
    }
}

impl<W: Write + ?Sized> Write for &mut W {
    fn write_str(&mut self, s: &str) -> Result {
        (**self).write_str(s)
    }

    fn write_char(&mut self, c: char) -> Result {
        (**self).write_char(c)
    }

    fn write_fmt(&mut self, args: Arguments<'_>) -> Result {
        (**self).write_fmt(args)
    }
}

#[lang = "Debug"]
pub trait Debug {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

#[lang = "Display"]
pub trait Display {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;

    /// What `to_string` gives. Text has a shorter way to it.
    fn __to_string(&self) -> String {
        let mut text = String::new();
        let mut formatter = Formatter { options: formatter::FormattingOptions::PLAIN, buf: &mut text };
        match self.fmt(&mut formatter) {
            Ok(()) => text,
            Err(error) => {
                panic!("a Display implementation returned an error unexpectedly: {error:?}")
            }
        }
    }
}

pub trait Octal {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

pub trait Binary {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

pub trait LowerHex {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

pub trait UpperHex {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

pub trait Pointer {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

pub trait LowerExp {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

pub trait UpperExp {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// A reference is printed as what it refers to.
macro_rules! through_references {
    ($($name:ident $({ $($more:tt)* })?),*) => {$(
        impl<T: ?Sized + $name> $name for &T {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                $name::fmt(&**self, f)
            }

            $($($more)*)?
        }

        impl<T: ?Sized + $name> $name for &mut T {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                $name::fmt(&**self, f)
            }
        }
    )*};
}

through_references!(
    Debug,
    Display {
        fn __to_string(&self) -> String {
            (**self).__to_string()
        }
    },
    Octal,
    Binary,
    LowerHex,
    UpperHex,
    LowerExp,
    UpperExp
);
