//! Memory: bytes, at addresses.
//!
//! An address is `(allocation << 32) | offset`, so that it says by itself what it leads to,
//! and no access can stray from one allocation into another. The number of an allocation
//! says of which kind it is:
//!
//! | number | what |
//! |---|---|
//! | 0 | nothing: small numbers are addresses of values without size |
//! | 1 | the stack |
//! | 16 … | the heap; a number is never given twice |
//! | `GLOBAL` … | constants, shared by all machines and never written |
//! | `STATIC` … | statics, in each machine its own |
//! | `FUNCTION` … | functions, which have no bytes |
//!
//! What a frame of the stack does not use any more can still be read; all other accesses
//! to what is not there are [`Fault`]s.

mod bytes;
mod heap;

pub use bytes::{fill, get, put, range, range_mut};
pub use heap::Heap;

use std::rc::Rc;

use elsa::FrozenVec;

/// The stack.
pub const STACK: u32 = 1;
/// The first allocation of the heap.
pub const HEAP: u32 = 16;
/// The first constant.
pub const GLOBAL: u32 = 0x4000_0000;
/// The first static.
pub const STATIC: u32 = 0x5000_0000;
/// The first function.
pub const FUNCTION: u32 = 0x6000_0000;

/// The address of an offset into an allocation.
#[must_use]
pub const fn address(allocation: u32, offset: u32) -> u64 {
    ((allocation as u64) << 32) | offset as u64
}

/// The allocation that an address is in.
#[must_use]
#[allow(clippy::cast_possible_truncation)]
pub const fn allocation(address: u64) -> u32 {
    (address >> 32) as u32
}

/// The offset into its allocation.
#[must_use]
#[allow(clippy::cast_possible_truncation)]
pub const fn offset(address: u64) -> usize {
    address as u32 as usize
}

/// Why an access is not possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no allocation at the address.
    Dangling,
    /// The allocation was freed.
    Dead,
    /// The access leaves the allocation.
    OutOfBounds,
    /// A constant was to be written.
    ReadOnly,
    /// This static has to be evaluated first. The access can then be made again.
    Static(u32),
}

impl Fault {
    /// What is said about it.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::Dangling => "a pointer that leads nowhere is followed",
            Self::Dead => "memory that was freed is accessed",
            Self::OutOfBounds => "a pointer is followed out of the bounds of its allocation",
            Self::ReadOnly => "memory that may not be written is written",
            Self::Static(_) => "a static is accessed before it is evaluated",
        }
    }
}

/// Bytes that are never written again, and how they are aligned.
#[derive(Clone, Debug)]
pub struct Global {
    /// The bytes.
    pub bytes: Box<[u8]>,
    /// The alignment.
    pub align: u64,
}

/// All constants. They only become more.
#[derive(Default)]
pub struct Globals {
    all: FrozenVec<Box<Global>>,
}

impl std::fmt::Debug for Globals {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Globals").finish_non_exhaustive()
    }
}

impl Globals {
    /// Keeps bytes: their address.
    pub fn add(&self, bytes: Vec<u8>, align: u64) -> u64 {
        let number = u32::try_from(self.all.len()).unwrap_or(0x0fff_ffff);
        let bytes = bytes.into_boxed_slice();
        self.all.push(Box::new(Global { bytes, align }));
        address(GLOBAL | number, 0)
    }

    /// The constant that an allocation is.
    #[must_use]
    pub fn get(&self, allocation: u32) -> Option<&Global> {
        self.all.get(allocation.wrapping_sub(GLOBAL) as usize)
    }
}

/// The memory of one machine.
#[derive(Debug)]
pub struct Memory {
    /// The stack, as far as it was ever used.
    pub stack: Vec<u8>,
    /// The heap.
    pub heap: Heap,
    statics: Vec<Option<Rc<[u8]>>>,
}

impl Memory {
    /// Memory in which nothing is.
    #[must_use]
    pub fn new(limit: u64) -> Self {
        Self {
            stack: Vec::new(),
            heap: Heap::new(limit),
            statics: Vec::new(),
        }
    }

    /// The same memory, without what of the stack lies above `top`.
    #[must_use]
    pub fn fork(&self, top: usize) -> Self {
        Self {
            stack: self.stack.get(..top).unwrap_or(&self.stack).to_vec(),
            heap: self.heap.clone(),
            statics: self.statics.clone(),
        }
    }

    /// The bytes of the statics that were evaluated.
    pub(super) fn statics(&self) -> impl Iterator<Item = &[u8]> {
        self.statics.iter().filter_map(Option::as_deref)
    }

    /// How many bytes this memory takes that the other one does not share.
    #[must_use]
    pub fn bytes_beside(&self, other: Option<&Self>) -> usize {
        let statics = self.statics.iter().flatten().map(|bytes| bytes.len());
        let heap = self.heap.bytes_beside(other.map(|other| &other.heap));
        self.stack.len() + heap + statics.sum::<usize>()
    }

    /// The bytes of an allocation, to be read.
    ///
    /// # Errors
    /// If there are none.
    #[inline]
    pub fn bytes<'m>(&'m self, globals: &'m Globals, allocation: u32) -> Result<&'m [u8], Fault> {
        if allocation == STACK {
            return Ok(&self.stack);
        }
        if (HEAP..GLOBAL).contains(&allocation) {
            return self.heap.bytes(allocation);
        }
        self.other(globals, allocation)
    }

    #[cold]
    fn other<'m>(&'m self, globals: &'m Globals, allocation: u32) -> Result<&'m [u8], Fault> {
        match allocation {
            GLOBAL..STATIC => globals
                .get(allocation)
                .map(|global| &*global.bytes)
                .ok_or(Fault::Dangling),
            STATIC..FUNCTION => {
                let number = allocation - STATIC;
                let slot = self.statics.get(number as usize);
                slot.and_then(Option::as_deref).ok_or(Fault::Static(number))
            }
            _ => Err(Fault::Dangling),
        }
    }

    /// The bytes of an allocation, to be written.
    ///
    /// # Errors
    /// If there are none, or if they may not be written.
    #[inline]
    pub fn bytes_mut(&mut self, allocation: u32) -> Result<&mut [u8], Fault> {
        if allocation == STACK {
            return Ok(&mut self.stack);
        }
        if (HEAP..GLOBAL).contains(&allocation) {
            return self.heap.bytes_mut(allocation);
        }
        self.other_mut(allocation)
    }

    #[cold]
    fn other_mut(&mut self, allocation: u32) -> Result<&mut [u8], Fault> {
        match allocation {
            GLOBAL..STATIC => Err(Fault::ReadOnly),
            STATIC..FUNCTION => {
                let number = allocation - STATIC;
                let slot = self.statics.get_mut(number as usize);
                let bytes = slot.and_then(Option::as_mut).ok_or(Fault::Static(number))?;
                Ok(heap::unshare(bytes))
            }
            _ => Err(Fault::Dangling),
        }
    }

    /// Gives a static its first value.
    pub fn init_static(&mut self, number: u32, bytes: &[u8]) {
        let number = number as usize;
        if self.statics.len() <= number {
            self.statics.resize(number + 1, None);
        }
        if let Some(slot) = self.statics.get_mut(number) {
            *slot = Some(bytes.into());
        }
    }

    /// Some bytes, to be read.
    ///
    /// # Errors
    /// If they are not there.
    #[inline]
    pub fn read<'m>(
        &'m self,
        globals: &'m Globals,
        address: u64,
        len: usize,
    ) -> Result<&'m [u8], Fault> {
        if len == 0 {
            return Ok(&[]);
        }
        let bytes = self.bytes(globals, allocation(address))?;
        range(bytes, offset(address), len).ok_or(Fault::OutOfBounds)
    }

    /// Some bytes, to be written.
    ///
    /// # Errors
    /// If they are not there, or may not be written.
    #[inline]
    pub fn write(&mut self, address: u64, len: usize) -> Result<&mut [u8], Fault> {
        if len == 0 {
            return Ok(&mut []);
        }
        let bytes = self.bytes_mut(allocation(address))?;
        range_mut(bytes, offset(address), len).ok_or(Fault::OutOfBounds)
    }

    /// Copies bytes; the two places may overlap.
    ///
    /// # Errors
    /// If they are not there, or may not be written.
    pub fn copy(&mut self, globals: &Globals, from: u64, to: u64, len: usize) -> Result<(), Fault> {
        if len == 0 {
            return Ok(());
        }
        if allocation(from) == allocation(to) {
            let bytes = self.bytes_mut(allocation(to))?;
            let (from, to) = (offset(from), offset(to));
            if range(bytes, from, len).is_none() || range(bytes, to, len).is_none() {
                return Err(Fault::OutOfBounds);
            }
            bytes.copy_within(from..from + len, to);
            return Ok(());
        }
        if len <= 32 {
            let mut buffer = [0; 32];
            fill(&mut buffer, self.read(globals, from, len)?);
            fill(self.write(to, len)?, buffer.get(..len).unwrap_or(&[]));
            return Ok(());
        }
        let buffer = self.read(globals, from, len)?.to_vec();
        fill(self.write(to, len)?, &buffer);
        Ok(())
    }

    /// How many bytes of an allocation there are from an address on, and how many before.
    ///
    /// # Errors
    /// If there is no allocation.
    pub fn extent(&self, globals: &Globals, address: u64) -> Result<(usize, usize), Fault> {
        let bytes = self.bytes(globals, allocation(address))?;
        let offset = offset(address);
        let after = bytes.len().checked_sub(offset).ok_or(Fault::OutOfBounds)?;
        Ok((offset, after))
    }
}
