//! Writing.

use std::cell::RefCell;
use std::cmp::Reverse;

use super::ids::{KINDS, Kind};
use super::trail::{Extent, Trail};
use crate::syntax::span::Span;
use crate::syntax::symbol::Symbol;

/// The numbers that symbols have in an image: the more often one is written, the smaller is
/// its number, and those that are not written have none.
#[derive(Debug, Default)]
pub struct Symbols {
    counts: RefCell<Vec<u32>>,
    /// The number of each symbol; itself if there is none.
    numbers: Vec<u32>,
    /// The symbols in the order of their numbers.
    pub order: Vec<u32>,
}

impl Symbols {
    /// What is right after something was written with this. The first few stay where they
    /// are.
    pub fn ordered(self, fixed: u32) -> Self {
        let counts = self.counts.into_inner();
        let mut order: Vec<u32> = (0..).zip(&counts).map(|(symbol, _)| symbol).collect();
        let count = |symbol: u32| counts.get(symbol as usize).copied().unwrap_or(0);
        order.retain(|symbol| *symbol >= fixed && count(*symbol) > 0);
        order.sort_by_key(|symbol| (Reverse(count(*symbol)), *symbol));
        order.splice(0..0, 0..fixed);
        let mut numbers = vec![0; counts.len().max(fixed as usize)];
        for (number, symbol) in (0..).zip(&order) {
            if let Some(place) = numbers.get_mut(*symbol as usize) {
                *place = number;
            }
        }
        Self {
            counts: RefCell::default(),
            numbers,
            order,
        }
    }

    /// Counts a symbol that is written; its number.
    fn count(&self, symbol: u32) -> u32 {
        let mut counts = self.counts.borrow_mut();
        let index = symbol as usize;
        if counts.len() <= index {
            counts.resize(index + 1, 0);
        }
        if let Some(count) = counts.get_mut(index) {
            *count += 1;
        }
        self.number(symbol)
    }

    fn number(&self, symbol: u32) -> u32 {
        let index = symbol as usize;
        self.numbers.get(index).copied().unwrap_or(symbol)
    }
}

/// Bytes that grow.
pub struct Writer<'s> {
    pub bytes: Vec<u8>,
    symbols: &'s Symbols,
    pub(super) trail: Trail,
    /// The id of each kind that is expected next.
    pub(super) next: [u32; KINDS],
    /// What is covered by that which has an id, as far as it is written.
    pub(super) extents: [Vec<Option<Extent>>; KINDS],
    /// The first id of each kind that was written.
    pub(super) first: [Option<u32>; KINDS],
    /// The spans that were written, with what stands instead of them.
    pub spans: Vec<(Span, Extent)>,
}

impl<'s> Writer<'s> {
    pub fn new(symbols: &'s Symbols) -> Self {
        Self {
            bytes: Vec::new(),
            symbols,
            trail: Trail::default(),
            next: [0; KINDS],
            extents: std::array::from_fn(|_| Vec::new()),
            first: [None; KINDS],
            spans: Vec::new(),
        }
    }

    /// Begins apart from what was written before: with the number of the next leaf, and the
    /// ids that are expected.
    pub fn begin(&mut self, leaf: u32, next: &[(Kind, u32)]) {
        self.trail = Trail::beginning_at(leaf);
        for (kind, id) in next {
            self.next[*kind as usize] = *id;
        }
        self.first = [None; KINDS];
    }

    /// The number of the next leaf.
    pub fn next_leaf(&self) -> u32 {
        self.trail.next
    }

    /// The first id of a kind that was written since [`Self::begin`].
    pub fn first(&self, kind: Kind) -> Option<u32> {
        self.first[kind as usize]
    }

    pub fn byte(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    /// A number: seven bits a byte, the lowest first.
    #[allow(clippy::cast_possible_truncation)]
    pub fn number(&mut self, number: u64) {
        let mut rest = number;
        while rest >= 0x80 {
            self.bytes.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        self.bytes.push(rest as u8);
    }

    pub fn len(&mut self, len: usize) {
        self.number(len as u64);
    }

    pub fn symbol(&mut self, symbol: u32) {
        self.number(self.symbols.count(symbol).into());
    }

    /// The number that a symbol has in the image.
    pub fn number_of(&self, symbol: Symbol) -> u32 {
        self.symbols.number(symbol.number())
    }

    /// A number that may be negative.
    pub fn signed(&mut self, number: i64) {
        self.number(zigzag(number));
    }

    /// A span that does not consist of parts.
    pub fn leaf(&mut self, span: Span) {
        let leaf = self.trail.leaf();
        self.spans.push((span, leaf));
    }

    /// Begins something that consists of parts and ends with its span, or something apart.
    pub fn enter(&mut self) -> Option<Extent> {
        self.trail.enter()
    }

    /// The span of what consists of the parts that were written.
    pub fn leave(&mut self, outer: Option<Extent>, span: Span) {
        let whole = self.trail.leave(outer);
        self.spans.push((span, whole));
    }

    /// Goes on with what an attribute stands before.
    pub fn resume(&mut self, outer: Option<Extent>) {
        self.trail.resume(outer);
    }
}

fn zigzag(number: i64) -> u64 {
    #[allow(clippy::cast_sign_loss)]
    let bits = ((number << 1) ^ (number >> 63)) as u64;
    bits
}
