//! The heap: a persistent table of allocations.
//!
//! A copy of the heap shares everything with the original. What either then writes to is
//! copied first: a part of the table, and the bytes of the one allocation.

use std::rc::Rc;

use super::{Fault, HEAP};

/// How many allocations are in one part of the table.
const PART: usize = 64;

/// One allocation.
#[derive(Clone, Debug)]
struct Slot {
    /// The bytes; nothing if it was freed.
    bytes: Option<Rc<[u8]>>,
    align: u32,
}

/// See the module.
#[derive(Clone, Debug)]
pub struct Heap {
    /// A part of which all is freed is nothing.
    parts: Vec<Option<Rc<Part>>>,
    /// How many allocations there ever were.
    count: usize,
    live_bytes: u64,
    limit: u64,
}

#[derive(Clone, Debug, Default)]
struct Part {
    slots: Vec<Slot>,
    live: usize,
}

/// Why memory cannot be freed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FreeError {
    /// It is freed already.
    Twice,
    /// It is not what an allocation of the heap begins with.
    NotAllocated,
    /// It is of another size or alignment.
    Layout,
}

impl FreeError {
    /// What is said about it.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::Twice => "memory is freed twice",
            Self::NotAllocated => "memory is freed that was not allocated",
            Self::Layout => "memory is freed with another layout than it was allocated with",
        }
    }
}

impl Heap {
    /// A heap on which nothing is.
    pub(super) fn new(limit: u64) -> Self {
        Self {
            parts: Vec::new(),
            count: 0,
            live_bytes: 0,
            limit,
        }
    }

    /// How many bytes are allocated.
    #[must_use]
    pub fn live_bytes(&self) -> u64 {
        self.live_bytes
    }

    /// All that is allocated: the numbers, and the bytes.
    pub(in crate::interp) fn live(&self) -> impl Iterator<Item = (u32, &[u8])> {
        let parts = self.parts.iter().enumerate();
        parts.flat_map(|(part_index, part)| {
            let slots = part.iter().flat_map(|part| part.slots.iter().enumerate());
            slots.filter_map(move |(index, slot)| {
                let number = u32::try_from(part_index * PART + index).ok()?;
                Some((HEAP.checked_add(number)?, slot.bytes.as_deref()?))
            })
        })
    }

    /// How many bytes this heap takes that the other one does not share.
    #[must_use]
    pub(super) fn bytes_beside(&self, other: Option<&Self>) -> usize {
        let mut bytes = std::mem::size_of_val(self.parts.as_slice());
        for (index, part) in self.parts.iter().enumerate() {
            let Some(part) = part else { continue };
            let same = other.and_then(|other| other.parts.get(index)?.as_ref());
            if same.is_some_and(|same| Rc::ptr_eq(same, part)) {
                continue;
            }
            bytes += std::mem::size_of_val(part.slots.as_slice());
            for (index, slot) in part.slots.iter().enumerate() {
                let Some(own) = &slot.bytes else { continue };
                let same = same.and_then(|same| same.slots.get(index)?.bytes.as_ref());
                if !same.is_some_and(|same| Rc::ptr_eq(same, own)) {
                    bytes += own.len() + 16;
                }
            }
        }
        bytes
    }

    /// Allocates bytes, all zero: the number of the allocation. Nothing if that is more
    /// than the limit.
    pub fn allocate(&mut self, size: usize, align: u32) -> Option<u32> {
        let total = self.live_bytes.checked_add(size as u64)?;
        if total > self.limit || size > u32::MAX as usize {
            return None;
        }
        let number = HEAP.checked_add(u32::try_from(self.count).ok()?)?;
        if number >= super::GLOBAL {
            return None;
        }
        if self.count.is_multiple_of(PART) {
            self.parts.push(Some(Rc::new(Part::default())));
        }
        let part = self.parts.last_mut()?.get_or_insert_default();
        let part = Rc::make_mut(part);
        part.slots.push(Slot {
            bytes: Some(zeroed(size)),
            align,
        });
        part.live += 1;
        self.count += 1;
        self.live_bytes = total;
        Some(number)
    }

    /// Ends an allocation.
    ///
    /// # Errors
    /// If there is no such allocation.
    pub fn free(&mut self, address: u64, size: usize, align: u32) -> Result<(), FreeError> {
        let allocation = super::allocation(address);
        if super::offset(address) != 0 || !(HEAP..super::GLOBAL).contains(&allocation) {
            return Err(FreeError::NotAllocated);
        }
        let index = (allocation - HEAP) as usize;
        if index >= self.count {
            return Err(FreeError::NotAllocated);
        }
        let last = index / PART + 1 == self.parts.len();
        let entry = self.parts.get_mut(index / PART);
        let entry = entry.ok_or(FreeError::NotAllocated)?;
        let part = Rc::make_mut(entry.as_mut().ok_or(FreeError::Twice)?);
        let slot = part.slots.get_mut(index % PART);
        let slot = slot.ok_or(FreeError::NotAllocated)?;
        let bytes = slot.bytes.as_ref().ok_or(FreeError::Twice)?;
        if bytes.len() != size || slot.align != align {
            return Err(FreeError::Layout);
        }
        slot.bytes = None;
        part.live -= 1;
        if part.live == 0 && !last {
            *entry = None;
        }
        self.live_bytes -= size as u64;
        Ok(())
    }

    /// The bytes of an allocation.
    #[inline]
    pub(super) fn bytes(&self, allocation: u32) -> Result<&[u8], Fault> {
        let index = (allocation - HEAP) as usize;
        match self.parts.get(index / PART) {
            Some(Some(part)) => match part.slots.get(index % PART) {
                Some(slot) => slot.bytes.as_deref().ok_or(Fault::Dead),
                None => Err(Fault::Dangling),
            },
            Some(None) => Err(Fault::Dead),
            None => Err(Fault::Dangling),
        }
    }

    /// The bytes of an allocation, to be written.
    #[inline]
    pub(super) fn bytes_mut(&mut self, allocation: u32) -> Result<&mut [u8], Fault> {
        let index = (allocation - HEAP) as usize;
        let entry = self.parts.get_mut(index / PART).ok_or(Fault::Dangling)?;
        let part = Rc::make_mut(entry.as_mut().ok_or(Fault::Dead)?);
        let slot = part.slots.get_mut(index % PART).ok_or(Fault::Dangling)?;
        slot.bytes.as_mut().map(unshare).ok_or(Fault::Dead)
    }
}

/// The bytes, of which there is then no other owner.
#[inline]
pub(super) fn unshare(bytes: &mut Rc<[u8]>) -> &mut [u8] {
    Rc::make_mut(bytes)
}

/// Bytes that are all zero.
fn zeroed(size: usize) -> Rc<[u8]> {
    match size {
        // Most allocations are small, and are made without a detour.
        0..=16 => {
            let zeros = [0u8; 16];
            Rc::from(zeros.get(..size).unwrap_or(&[]))
        }
        17..=64 => {
            let zeros = [0u8; 64];
            Rc::from(zeros.get(..size).unwrap_or(&[]))
        }
        _ => Rc::from(vec![0u8; size]),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Fault, Globals, Memory, address};
    use super::{FreeError, HEAP, PART};

    #[test]
    fn a_copy_does_not_see_what_is_written_later() {
        let globals = Globals::default();
        let mut memory = Memory::new(1 << 20);
        let first = memory.heap.allocate(8, 8).map(|id| address(id, 0));
        let at = first.unwrap_or(0);
        let copy = memory.fork(0);
        if let Ok(bytes) = memory.write(at, 8) {
            bytes.fill(7);
        }
        assert_eq!(memory.read(&globals, at, 8), Ok(&[7; 8][..]));
        assert_eq!(copy.read(&globals, at, 8), Ok(&[0; 8][..]));
    }

    #[test]
    fn what_is_freed_is_dead_for_ever() {
        let globals = Globals::default();
        let mut memory = Memory::new(1 << 20);
        for _ in 0..3 * PART {
            let at = memory.heap.allocate(4, 4).map_or(0, |id| address(id, 0));
            assert_eq!(memory.heap.free(at, 4, 8), Err(FreeError::Layout));
            assert_eq!(memory.heap.free(at, 4, 4), Ok(()));
            assert_eq!(memory.heap.free(at, 4, 4), Err(FreeError::Twice));
            assert_eq!(memory.read(&globals, at, 1), Err(Fault::Dead));
        }
        assert_eq!(memory.heap.live_bytes(), 0);
        let beyond = address(HEAP + 1000, 0);
        assert_eq!(memory.read(&globals, beyond, 1), Err(Fault::Dangling));
    }

    #[test]
    fn bounds_and_the_limit_are_kept() {
        let globals = Globals::default();
        let mut memory = Memory::new(100);
        let at = memory.heap.allocate(60, 1).map_or(0, |id| address(id, 0));
        assert!(memory.heap.allocate(60, 1).is_none());
        assert!(memory.read(&globals, at + 59, 1).is_ok());
        assert_eq!(memory.read(&globals, at + 59, 2), Err(Fault::OutOfBounds));
        assert_eq!(memory.write(at + 61, 1), Err(Fault::OutOfBounds));
    }
}
