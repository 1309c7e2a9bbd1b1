//! Reading.

use super::ImageError;
use super::ids::{KINDS, Kind, Limits};
use super::trail::{Extent, Trail};
use crate::syntax::span::{FileId, Span};

/// How deep lists may stand in each other. Trees are not deep: what is, is behind an id.
const MAX_DEPTH: u32 = 64;

type Result<T> = std::result::Result<T, ImageError>;

/// Bytes that are read one after the other.
pub struct Reader<'i> {
    bytes: &'i [u8],
    /// The file of all spans.
    pub file: FileId,
    depth: u32,
    pub(super) trail: Trail,
    pub(super) next: [u32; KINDS],
    limits: Limits,
    pub(super) extents: [Vec<Option<Extent>>; KINDS],
}

impl<'i> Reader<'i> {
    pub fn new(bytes: &'i [u8], file: FileId) -> Self {
        Self {
            bytes,
            file,
            depth: 0,
            trail: Trail::default(),
            next: [0; KINDS],
            limits: Limits::default(),
            extents: std::array::from_fn(|_| Vec::new()),
        }
    }

    /// Begins apart from what was read before, as [`super::Writer::begin`].
    pub fn begin(&mut self, leaf: u32, next: &[(Kind, u32)]) {
        self.trail = Trail::beginning_at(leaf);
        for (kind, id) in next {
            self.next[*kind as usize] = *id;
        }
    }

    /// Reads how many ids of a kind there are.
    pub fn limit(&mut self, kind: Kind) -> Result<()> {
        let count = self.len()?;
        self.set_limit(kind, u32::try_from(count).map_err(|_| ImageError::Damaged)?);
        Ok(())
    }

    pub fn set_limit(&mut self, kind: Kind, count: u32) {
        self.limits.set(kind, count);
    }

    /// How many ids of each kind there are.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    pub fn set_limits(&mut self, limits: Limits) {
        self.limits = limits;
    }

    /// What is not read yet.
    pub fn rest(&self) -> &'i [u8] {
        self.bytes
    }

    pub fn take(&mut self, len: usize) -> Result<&'i [u8]> {
        let (taken, rest) = self
            .bytes
            .split_at_checked(len)
            .ok_or(ImageError::Damaged)?;
        self.bytes = rest;
        Ok(taken)
    }

    pub fn byte(&mut self) -> Result<u8> {
        let (first, rest) = self.bytes.split_first().ok_or(ImageError::Damaged)?;
        self.bytes = rest;
        Ok(*first)
    }

    pub fn number(&mut self) -> Result<u64> {
        let first = self.byte()?;
        if first < 0x80 {
            return Ok(u64::from(first));
        }
        let mut number = u64::from(first & 0x7f);
        let mut shift = 7;
        loop {
            let byte = self.byte()?;
            if shift > 63 {
                return Err(ImageError::Damaged);
            }
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
            shift += 7;
        }
    }

    pub fn number_u32(&mut self) -> Result<u32> {
        u32::try_from(self.number()?).map_err(|_| ImageError::Damaged)
    }

    /// How many elements follow, each of a byte at least.
    pub fn len(&mut self) -> Result<usize> {
        let len = usize::try_from(self.number()?).map_err(|_| ImageError::Damaged)?;
        if len > self.bytes.len() {
            return Err(ImageError::Damaged);
        }
        Ok(len)
    }

    pub fn signed(&mut self) -> Result<i64> {
        Ok(unzigzag(self.number()?))
    }

    /// Reads the elements of a list.
    pub fn list<T>(&mut self, mut element: impl FnMut(&mut Self) -> Result<T>) -> Result<Vec<T>> {
        let len = self.len()?;
        if len == 0 {
            return Ok(Vec::new());
        }
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(ImageError::Damaged);
        }
        let mut list = Vec::with_capacity(len);
        for _ in 0..len {
            list.push(element(self)?);
        }
        self.depth -= 1;
        Ok(list)
    }

    pub fn leaf(&mut self) -> Span {
        let leaf = self.trail.leaf();
        self.span(leaf)
    }

    pub fn enter(&mut self) -> Option<Extent> {
        self.trail.enter()
    }

    pub fn leave(&mut self, outer: Option<Extent>) -> Span {
        let whole = self.trail.leave(outer);
        self.span(whole)
    }

    pub fn resume(&mut self, outer: Option<Extent>) {
        self.trail.resume(outer);
    }

    /// What stands instead of a span.
    pub fn span(&self, extent: Extent) -> Span {
        Span::new(self.file, extent.start, extent.end)
    }
}

fn unzigzag(bits: u64) -> i64 {
    (bits >> 1).cast_signed() ^ -(bits & 1).cast_signed()
}
