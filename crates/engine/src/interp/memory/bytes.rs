//! Access to parts of slices, without panics.

/// `N` bytes at an offset.
#[inline(always)]
#[allow(clippy::inline_always)]
#[must_use]
pub fn get<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..)?.first_chunk::<N>().copied()
}

/// Sets `N` bytes at an offset.
#[inline(always)]
#[allow(clippy::inline_always)]
pub fn put<const N: usize>(bytes: &mut [u8], at: usize, value: [u8; N]) -> Option<()> {
    *bytes.get_mut(at..)?.first_chunk_mut::<N>()? = value;
    Some(())
}

/// A part of a slice.
#[inline(always)]
#[allow(clippy::inline_always)]
#[must_use]
pub fn range(bytes: &[u8], at: usize, len: usize) -> Option<&[u8]> {
    bytes.get(at..)?.get(..len)
}

/// A part of a slice, to be written.
#[inline(always)]
#[allow(clippy::inline_always)]
pub fn range_mut(bytes: &mut [u8], at: usize, len: usize) -> Option<&mut [u8]> {
    bytes.get_mut(at..)?.get_mut(..len)
}

/// Copies as many bytes as both have.
pub fn fill(to: &mut [u8], from: &[u8]) {
    let len = to.len().min(from.len());
    if let (Some(to), Some(from)) = (to.get_mut(..len), from.get(..len)) {
        to.copy_from_slice(from);
    }
}
