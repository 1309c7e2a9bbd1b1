//! SipHash-1-3, which is std's hasher.

use super::Hasher;
use crate::fmt;
use crate::intrinsics;

/// std's hasher, with zero as its keys.
#[derive(Clone)]
#[engine::path("std::hash::random::DefaultHasher")]
pub struct DefaultHasher {
    /// `v0` to `v3`
    state: [u64; 4],
    /// The bytes that do not fill a word yet, and how many they are.
    tail: u64,
    tail_len: usize,
    len: usize,
}

impl DefaultHasher {
    pub const fn new() -> DefaultHasher {
        DefaultHasher::with_keys(0, 0)
    }

    pub(crate) const fn with_keys(key0: u64, key1: u64) -> DefaultHasher {
        DefaultHasher {
            state: [
                key0 ^ 0x736f_6d65_7073_6575,
                key1 ^ 0x646f_7261_6e64_6f6d,
                key0 ^ 0x6c79_6765_6e65_7261,
                key1 ^ 0x7465_6462_7974_6573,
            ],
            tail: 0,
            tail_len: 0,
            len: 0,
        }
    }

    fn word(&mut self, word: u64) {
        self.state[3] ^= word;
        unsafe { intrinsics::sip_rounds(&raw mut self.state as *mut u64, 1) }
        self.state[0] ^= word;
    }

    /// Takes in the low `count` bytes of a word.
    fn short(&mut self, bytes: u64, count: usize) {
        self.len = self.len.wrapping_add(count);
        self.tail |= bytes << (8 * self.tail_len);
        let filled = self.tail_len + count;
        if filled < 8 {
            self.tail_len = filled;
            return;
        }
        let word = self.tail;
        self.word(word);
        let taken = 8 - self.tail_len;
        self.tail = if taken < 8 { bytes >> (8 * taken) } else { 0 };
        self.tail_len = filled - 8;
    }
}

impl Hasher for DefaultHasher {
    fn write(&mut self, bytes: &[u8]) {
        let len = bytes.len();
        let start = bytes.as_ptr();
        let mut at = 0;
        while at + 8 <= len {
            let word = unsafe { intrinsics::read(start.add(at) as *const u64) };
            self.short(word, 8);
            at += 8;
        }
        while at < len {
            self.short(unsafe { *start.add(at) } as u64, 1);
            at += 1;
        }
    }

    fn write_u8(&mut self, i: u8) {
        self.short(i as u64, 1);
    }

    fn write_u16(&mut self, i: u16) {
        self.short(i as u64, 2);
    }

    fn write_u32(&mut self, i: u32) {
        self.short(i as u64, 4);
    }

    fn write_u64(&mut self, i: u64) {
        self.short(i, 8);
    }

    fn write_usize(&mut self, i: usize) {
        self.short(i as u64, 8);
    }

    fn finish(&self) -> u64 {
        let mut state = self.state;
        let word = ((self.len as u64) & 0xff) << 56 | self.tail;
        state[3] ^= word;
        unsafe { intrinsics::sip_rounds(&raw mut state as *mut u64, 1) }
        state[0] ^= word;
        state[2] ^= 0xff;
        unsafe { intrinsics::sip_rounds(&raw mut state as *mut u64, 3) }
        state[0] ^ state[1] ^ state[2] ^ state[3]
    }
}

impl Default for DefaultHasher {
    fn default() -> DefaultHasher {
        DefaultHasher::new()
    }
}

impl fmt::Debug for DefaultHasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DefaultHasher(SipHasher13 { .. })")
    }
}
