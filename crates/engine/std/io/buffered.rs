//! Streams with a buffer in front of them.

use crate::error;
use crate::fmt;
use crate::io::{BufRead, Error, Read, Result, Write};
use crate::mem::{self, ManuallyDrop};
use crate::ptr;
use crate::result;
use crate::vec::Vec;

const DEFAULT_CAPACITY: usize = 8 * 1024;

pub struct BufReader<R: ?Sized> {
    buf: Vec<u8>,
    pos: usize,
    capacity: usize,
    inner: R,
}

impl<R: Read> BufReader<R> {
    pub fn new(inner: R) -> BufReader<R> {
        BufReader::with_capacity(DEFAULT_CAPACITY, inner)
    }

    pub fn with_capacity(capacity: usize, inner: R) -> BufReader<R> {
        BufReader { buf: Vec::new(), pos: 0, capacity, inner }
    }
}

impl<R> BufReader<R> {
    pub fn get_ref(&self) -> &R {
        &self.inner
    }

    pub fn get_mut(&mut self) -> &mut R {
        &mut self.inner
    }

    pub fn buffer(&self) -> &[u8] {
        &self.buf[self.pos..]
    }

    pub fn capacity(&self) -> usize {
        self.capacity
    }

    pub fn into_inner(self) -> R {
        self.inner
    }
}

impl<R: Read> Read for BufReader<R> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let mut available = self.fill_buf()?;
        let count = available.read(buf)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for BufReader<R> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if self.pos >= self.buf.len() {
            self.buf.clear();
            self.pos = 0;
            self.buf.resize(self.capacity, 0);
            let read = self.inner.read(&mut self.buf);
            self.buf.truncate(match &read {
                Ok(count) => *count,
                Err(_) => 0,
            });
            read?;
        }
        Ok(&self.buf[self.pos..])
    }

    fn consume(&mut self, amount: usize) {
        let pos = self.pos + amount;
        self.pos = if pos < self.buf.len() { pos } else { self.buf.len() };
    }
}

impl<R: fmt::Debug> fmt::Debug for BufReader<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BufReader")
            .field("reader", &self.inner)
            .field("buffer", &format_args!("{}/{}", self.buf.len() - self.pos, self.capacity))
            .finish()
    }
}

/// What the writers with a buffer have in common; they differ in when they write it.
macro_rules! writers {
    ($($name:ident, $capacity:expr, |$this:ident, $buf:ident| $after:expr;)*) => {$(
        pub struct $name<W: Write> {
            buf: Vec<u8>,
            capacity: usize,
            is_panicked: bool,
            inner: W,
        }

        impl<W: Write> $name<W> {
            pub fn new(inner: W) -> $name<W> {
                $name::with_capacity($capacity, inner)
            }

            pub fn with_capacity(capacity: usize, inner: W) -> $name<W> {
                $name { buf: Vec::new(), capacity, is_panicked: false, inner }
            }

            pub fn get_ref(&self) -> &W {
                &self.inner
            }

            pub fn get_mut(&mut self) -> &mut W {
                &mut self.inner
            }

            pub fn buffer(&self) -> &[u8] {
                &self.buf
            }

            pub fn capacity(&self) -> usize {
                self.capacity
            }

            pub fn into_inner(mut self) -> result::Result<W, IntoInnerError<$name<W>>> {
                match self.flush_buf() {
                    Err(error) => Err(IntoInnerError(self, error)),
                    Ok(()) => {
                        let mut this = ManuallyDrop::new(self);
                        unsafe {
                            ptr::drop_in_place(&raw mut this.buf);
                            Ok(ptr::read(&raw const this.inner))
                        }
                    }
                }
            }

            pub fn into_parts(self) -> (W, result::Result<Vec<u8>, WriterPanicked>) {
                let mut this = ManuallyDrop::new(self);
                let buf = mem::take(&mut this.buf);
                let buf = if this.is_panicked { Err(WriterPanicked { buf }) } else { Ok(buf) };
                (unsafe { ptr::read(&raw const this.inner) }, buf)
            }

            fn flush_buf(&mut self) -> Result<()> {
                if self.buf.is_empty() {
                    return Ok(());
                }
                self.is_panicked = true;
                let written = self.inner.write_all(&self.buf);
                self.is_panicked = false;
                self.buf.clear();
                written
            }
        }

        impl<W: Write> Write for $name<W> {
            fn write(&mut self, $buf: &[u8]) -> Result<usize> {
                if self.buf.len() + $buf.len() > self.capacity {
                    self.flush_buf()?;
                }
                if $buf.len() >= self.capacity {
                    return self.inner.write($buf);
                }
                self.buf.extend_from_slice($buf);
                let $this = &mut *self;
                $after;
                Ok($buf.len())
            }

            fn flush(&mut self) -> Result<()> {
                self.flush_buf()?;
                self.inner.flush()
            }
        }

        impl<W: Write> Drop for $name<W> {
            fn drop(&mut self) {
                if !self.is_panicked {
                    let _ = self.flush_buf();
                }
            }
        }

        impl<W: Write + fmt::Debug> fmt::Debug for $name<W> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name))
                    .field("writer", &self.inner)
                    .field("buffer", &format_args!("{}/{}", self.buf.len(), self.capacity))
                    .finish()
            }
        }
    )*};
}

writers! {
    BufWriter, DEFAULT_CAPACITY, |_this, buf| ();
    LineWriter, 1024, |this, buf| if buf.contains(&b'\n') { this.flush_buf()? };
}

#[derive(Debug)]
pub struct IntoInnerError<W>(W, Error);

impl<W> IntoInnerError<W> {
    pub fn error(&self) -> &Error {
        &self.1
    }

    pub fn into_inner(self) -> W {
        self.0
    }

    pub fn into_error(self) -> Error {
        self.1
    }

    pub fn into_parts(self) -> (Error, W) {
        (self.1, self.0)
    }
}

impl<W> From<IntoInnerError<W>> for Error {
    fn from(error: IntoInnerError<W>) -> Error {
        error.1
    }
}

impl<W: Send + fmt::Debug> error::Error for IntoInnerError<W> {}

impl<W> fmt::Display for IntoInnerError<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.1, f)
    }
}

/// What a writer had in its buffer when the one behind it panicked.
pub struct WriterPanicked {
    buf: Vec<u8>,
}

impl WriterPanicked {
    pub fn into_inner(self) -> Vec<u8> {
        self.buf
    }
}

impl error::Error for WriterPanicked {}

impl fmt::Display for WriterPanicked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BufWriter inner writer panicked, what data remains unwritten is not known")
    }
}

impl fmt::Debug for WriterPanicked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WriterPanicked")
            .field("buffer", &format_args!("{}/{}", self.buf.len(), self.buf.capacity()))
            .finish()
    }
}
