//! The three standard streams.

use crate::cell::UnsafeCell;
use crate::fmt;
use crate::intrinsics;
use crate::io::{BufRead, Lines, Read, Result, Write};
use crate::marker::PhantomData;
use crate::string::String;
use crate::vec::Vec;

/// A stream that is written to, and what it is while it is locked. Nobody else writes in
/// the meantime, as there is but one thread.
macro_rules! output {
    ($stream:ident, $lock:ident, $make:ident, $write:ident) => {
        pub struct $stream {
            _private: (),
        }

        pub struct $lock<'a> {
            marker: PhantomData<&'a ()>,
        }

        pub fn $make() -> $stream {
            $stream { _private: () }
        }

        impl $stream {
            pub fn lock(&self) -> $lock<'static> {
                $lock { marker: PhantomData }
            }
        }

        impl fmt::Write for $stream {
            fn write_str(&mut self, s: &str) -> fmt::Result {
                unsafe { intrinsics::$write(s.as_ptr(), s.len()) }
                Ok(())
            }
        }

        impl Write for $stream {
            fn write(&mut self, buf: &[u8]) -> Result<usize> {
                unsafe { intrinsics::$write(buf.as_ptr(), buf.len()) }
                Ok(buf.len())
            }

            fn flush(&mut self) -> Result<()> {
                Ok(())
            }
        }

        impl Write for &$stream {
            fn write(&mut self, buf: &[u8]) -> Result<usize> {
                unsafe { intrinsics::$write(buf.as_ptr(), buf.len()) }
                Ok(buf.len())
            }

            fn flush(&mut self) -> Result<()> {
                Ok(())
            }
        }

        impl Write for $lock<'_> {
            fn write(&mut self, buf: &[u8]) -> Result<usize> {
                unsafe { intrinsics::$write(buf.as_ptr(), buf.len()) }
                Ok(buf.len())
            }

            fn flush(&mut self) -> Result<()> {
                Ok(())
            }
        }

        impl fmt::Debug for $stream {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($stream)).finish_non_exhaustive()
            }
        }

        impl fmt::Debug for $lock<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($lock)).finish_non_exhaustive()
            }
        }
    };
}

output!(Stdout, StdoutLock, stdout, write_stdout);
output!(Stderr, StderrLock, stderr, write_stderr);

/// `print!` and `println!`
#[lang = "io_print"]
pub fn _print(args: fmt::Arguments<'_>) {
    if let Some(text) = args.as_str() {
        unsafe { intrinsics::write_stdout(text.as_ptr(), text.len()) }
        return;
    }
    if fmt::write(&mut stdout(), args).is_err() {
        panic!("failed printing to stdout: formatter error");
    }
}

/// `eprint!` and `eprintln!`
#[lang = "io_eprint"]
pub fn _eprint(args: fmt::Arguments<'_>) {
    if fmt::write(&mut stderr(), args).is_err() {
        panic!("failed printing to stderr: formatter error");
    }
}

/// What was read of the standard input and not yet taken.
struct Input {
    bytes: UnsafeCell<Vec<u8>>,
    pos: UnsafeCell<usize>,
}

unsafe impl Sync for Input {}

static INPUT: Input = Input { bytes: UnsafeCell::new(Vec::new()), pos: UnsafeCell::new(0) };

pub struct Stdin {
    _private: (),
}

pub struct StdinLock<'a> {
    marker: PhantomData<&'a ()>,
}

pub fn stdin() -> Stdin {
    Stdin { _private: () }
}

impl Stdin {
    pub fn lock(&self) -> StdinLock<'static> {
        StdinLock { marker: PhantomData }
    }

    pub fn read_line(&self, buf: &mut String) -> Result<usize> {
        self.lock().read_line(buf)
    }

    pub fn lines(self) -> Lines<StdinLock<'static>> {
        self.lock().lines()
    }
}

impl Read for Stdin {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        self.lock().read(buf)
    }
}

impl Read for &Stdin {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        self.lock().read(buf)
    }
}

impl Read for StdinLock<'_> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let mut available = self.fill_buf()?;
        let count = available.read(buf)?;
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for StdinLock<'_> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        unsafe {
            let bytes = &mut *INPUT.bytes.get();
            let pos = &mut *INPUT.pos.get();
            if *pos >= bytes.len() {
                bytes.clear();
                *pos = 0;
                bytes.reserve(1024);
                let count = intrinsics::read_stdin(bytes.as_mut_ptr(), 1024);
                bytes.set_len(count);
            }
            Ok(&bytes[*pos..])
        }
    }

    fn consume(&mut self, amount: usize) {
        unsafe { *INPUT.pos.get() += amount }
    }
}

impl fmt::Debug for Stdin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stdin").finish_non_exhaustive()
    }
}

impl fmt::Debug for StdinLock<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StdinLock").finish_non_exhaustive()
    }
}
