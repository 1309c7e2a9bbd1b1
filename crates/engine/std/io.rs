//! Input and output, as far as there is any: the standard streams, and memory.

pub use self::buffered::{BufReader, BufWriter, IntoInnerError, LineWriter, WriterPanicked};
pub use self::cursor::Cursor;
pub use self::error::{Error, ErrorKind, Result};
pub use self::slices::{IoSlice, IoSliceMut};
pub use self::read::{BufRead, Bytes, Chain, Lines, Read, Split, Take, read_to_string};
pub use self::stdio::{
    Stderr, StderrLock, Stdin, StdinLock, Stdout, StdoutLock, _eprint, _print, stderr, stdin,
    stdout,
};
pub use self::util::{Empty, Repeat, Sink, copy, empty, repeat, sink};
pub use self::write::Write;

/// A place in a stream, and from where it is counted.
#[derive(PartialEq, Eq, Clone, Copy, Debug)]
pub enum SeekFrom {
    Start(u64),
    End(i64),
    Current(i64),
}

/// A stream in which one can go to and fro.
pub trait Seek {
    fn seek(&mut self, pos: SeekFrom) -> Result<u64>;

    fn rewind(&mut self) -> Result<()> {
        self.seek(SeekFrom::Start(0))?;
        Ok(())
    }

    fn stream_position(&mut self) -> Result<u64> {
        self.seek(SeekFrom::Current(0))
    }

    fn seek_relative(&mut self, offset: i64) -> Result<()> {
        self.seek(SeekFrom::Current(offset))?;
        Ok(())
    }
}

/// A stream that may be a terminal. None of ours is.
pub trait IsTerminal {
    fn is_terminal(&self) -> bool;
}

macro_rules! no_terminals {
    ($($t:ty),*) => {$(
        impl IsTerminal for $t {
            fn is_terminal(&self) -> bool {
                false
            }
        }
    )*};
}

no_terminals!(Stdin, StdinLock<'_>, Stdout, StdoutLock<'_>, Stderr, StderrLock<'_>);

/// What most who read and write need.
pub mod prelude {
    pub use super::{BufRead, Read, Seek, Write};
}
