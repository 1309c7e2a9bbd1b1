//! Memory as a stream.

use crate::boxed::Box;
use crate::cmp;
use crate::io::{BufRead, Error, ErrorKind, Read, Result, Seek, SeekFrom, Write};
use crate::vec::Vec;

#[derive(Debug, Default, Eq, PartialEq)]
pub struct Cursor<T> {
    inner: T,
    pos: u64,
}

impl<T> Cursor<T> {
    pub const fn new(inner: T) -> Cursor<T> {
        Cursor { pos: 0, inner }
    }

    pub fn into_inner(self) -> T {
        self.inner
    }

    pub const fn get_ref(&self) -> &T {
        &self.inner
    }

    pub const fn get_mut(&mut self) -> &mut T {
        &mut self.inner
    }

    pub const fn position(&self) -> u64 {
        self.pos
    }

    pub const fn set_position(&mut self, pos: u64) {
        self.pos = pos;
    }
}

impl<T: Clone> Clone for Cursor<T> {
    fn clone(&self) -> Self {
        Cursor { inner: self.inner.clone(), pos: self.pos }
    }
}

impl<T: AsRef<[u8]>> Cursor<T> {
    fn rest(&self) -> &[u8] {
        let bytes = self.inner.as_ref();
        &bytes[cmp::min(self.pos, bytes.len() as u64) as usize..]
    }
}

impl<T: AsRef<[u8]>> Seek for Cursor<T> {
    fn seek(&mut self, style: SeekFrom) -> Result<u64> {
        let (base, offset) = match style {
            SeekFrom::Start(n) => {
                self.pos = n;
                return Ok(n);
            }
            SeekFrom::End(n) => (self.inner.as_ref().len() as u64, n),
            SeekFrom::Current(n) => (self.pos, n),
        };
        match base.checked_add_signed(offset) {
            Some(n) => {
                self.pos = n;
                Ok(n)
            }
            None => Err(Error::message(
                ErrorKind::InvalidInput,
                "invalid seek to a negative or overflowing position",
            )),
        }
    }
}

impl<T: AsRef<[u8]>> Read for Cursor<T> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let mut rest = self.rest();
        let count = rest.read(buf)?;
        self.pos += count as u64;
        Ok(count)
    }
}

impl<T: AsRef<[u8]>> BufRead for Cursor<T> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        Ok(self.rest())
    }

    fn consume(&mut self, amount: usize) {
        self.pos += amount as u64;
    }
}

/// Writes over what is in a vector, and adds what goes beyond.
fn write_vec(pos: &mut u64, vec: &mut Vec<u8>, buf: &[u8]) -> Result<usize> {
    let start = *pos as usize;
    if start > vec.len() {
        vec.resize(start, 0);
    }
    let over = cmp::min(vec.len() - start, buf.len());
    vec[start..start + over].copy_from_slice(&buf[..over]);
    vec.extend_from_slice(&buf[over..]);
    *pos += buf.len() as u64;
    Ok(buf.len())
}

/// Writes over what is in a slice, as far as it goes.
fn write_slice(pos: &mut u64, slice: &mut [u8], buf: &[u8]) -> Result<usize> {
    let start = cmp::min(*pos, slice.len() as u64) as usize;
    let mut rest = &mut slice[start..];
    let count = rest.write(buf)?;
    *pos += count as u64;
    Ok(count)
}

macro_rules! writable {
    ($([$($generics:tt)*] $t:ty: |$inner:ident, $pos:ident, $buf:ident| $write:expr;)*) => {$(
        impl<$($generics)*> Write for Cursor<$t> {
            fn write(&mut self, $buf: &[u8]) -> Result<usize> {
                let $pos = &mut self.pos;
                let $inner = &mut self.inner;
                $write
            }

            fn flush(&mut self) -> Result<()> {
                Ok(())
            }
        }
    )*};
}

writable! {
    [] Vec<u8>: |inner, pos, buf| write_vec(pos, inner, buf);
    ['a] &'a mut Vec<u8>: |inner, pos, buf| write_vec(pos, &mut **inner, buf);
    ['a] &'a mut [u8]: |inner, pos, buf| write_slice(pos, &mut **inner, buf);
    [] Box<[u8]>: |inner, pos, buf| write_slice(pos, &mut **inner, buf);
    [const N: usize] [u8; N]: |inner, pos, buf| write_slice(pos, inner, buf);
}
