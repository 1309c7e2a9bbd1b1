//! Ids, and what they lead to.

use la_arena::{Arena, ArenaMap, Idx, RawIdx};

use super::{Coded, ImageError, Reader, Writer};

/// What an id is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Kind {
    Item,
    Type,
    Body,
    Expr,
    Pat,
    Stmt,
    Def,
    Module,
    Import,
    Local,
    Symbol,
    Macro,
}

/// How many kinds there are.
pub(super) const KINDS: usize = Kind::Macro as usize + 1;

/// How many ids of each kind there are.
#[derive(Clone, Copy, Debug, Default)]
pub struct Limits([u32; KINDS]);

impl Limits {
    /// How many there are of a kind.
    pub fn of(&self, kind: Kind) -> u32 {
        self.0[kind as usize]
    }

    pub fn set(&mut self, kind: Kind, count: u32) {
        self.0[kind as usize] = count;
    }
}

/// What stands in an arena.
pub trait Numbered {
    /// What its ids are of.
    const KIND: Kind;
}

impl Writer<'_> {
    /// An id, by its distance from the one after the last.
    pub fn id(&mut self, kind: Kind, id: u32) {
        let next = self.next[kind as usize];
        self.signed(i64::from(id) - i64::from(next));
        self.next[kind as usize] = id.wrapping_add(1);
        self.first[kind as usize].get_or_insert(id);
        if let Some(Some(part)) = self.extents[kind as usize].get(id as usize) {
            self.trail.note(*part);
        }
    }

    /// The elements of an arena, the number of which is known to who reads.
    pub fn elements<'e, T: 'e>(
        &mut self,
        kind: Kind,
        elements: impl IntoIterator<Item = &'e T>,
        write: impl Fn(&T, &mut Self),
    ) {
        self.extents[kind as usize].clear();
        for (id, element) in (0..).zip(elements) {
            self.next[kind as usize] = id;
            self.enter();
            write(element, self);
            let whole = self.enter();
            self.extents[kind as usize].push(whole);
        }
    }
}

impl Reader<'_> {
    pub fn id(&mut self, kind: Kind) -> Result<u32, ImageError> {
        let step = self.signed()?;
        let id = i64::from(self.next[kind as usize]).wrapping_add(step);
        let id = u32::try_from(id).map_err(|_| ImageError::Damaged)?;
        if id >= self.limits().of(kind) {
            return Err(ImageError::Damaged);
        }
        self.next[kind as usize] = id.wrapping_add(1);
        if let Some(Some(part)) = self.extents[kind as usize].get(id as usize) {
            self.trail.note(*part);
        }
        Ok(id)
    }

    /// A number below how many there are of a kind.
    pub fn below(&mut self, kind: Kind) -> Result<u32, ImageError> {
        let id = self.number_u32()?;
        if id >= self.limits().of(kind) {
            return Err(ImageError::Damaged);
        }
        Ok(id)
    }

    /// The elements of an arena, as many as there are ids of the kind.
    pub fn elements<T>(
        &mut self,
        kind: Kind,
        read: impl Fn(&mut Self) -> Result<T, ImageError>,
    ) -> Result<Vec<T>, ImageError> {
        let count = self.limits().of(kind);
        let len = (count as usize).min(self.rest().len());
        let mut elements = Vec::with_capacity(len);
        self.extents[kind as usize].clear();
        for id in 0..count {
            self.next[kind as usize] = id;
            self.enter();
            elements.push(read(self)?);
            let whole = self.enter();
            self.extents[kind as usize].push(whole);
        }
        Ok(elements)
    }
}

/// Writes the elements of an arena.
pub fn write_arena<T: Coded + Numbered>(arena: &Arena<T>, to: &mut Writer<'_>) {
    to.elements(T::KIND, arena.values(), T::write);
}

/// Reads the elements of an arena, the number of which was said before.
pub fn arena_of<T: Coded + Numbered>(from: &mut Reader<'_>) -> Result<Arena<T>, ImageError> {
    Ok(from.elements(T::KIND, T::read)?.into_iter().collect())
}

impl<T: Numbered> Coded for Idx<T> {
    fn write(&self, to: &mut Writer<'_>) {
        to.id(T::KIND, self.into_raw().into_u32());
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ImageError> {
        let id = from.id(T::KIND)?;
        Ok(Self::from_raw(RawIdx::from_u32(id)))
    }
}

/// A map with few holes: each key by its distance from the one before.
impl<T: Numbered, V: Coded> Coded for ArenaMap<Idx<T>, V> {
    fn write(&self, to: &mut Writer<'_>) {
        to.len(self.iter().count());
        let mut next = 0;
        for (key, value) in self.iter() {
            let key = key.into_raw().into_u32();
            to.number(u64::from(key - next));
            value.write(to);
            next = key + 1;
        }
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ImageError> {
        let len = from.len()?;
        let limit = from.limits().of(T::KIND);
        let mut map = Self::new();
        let mut next: u32 = 0;
        for _ in 0..len {
            let step = from.number_u32()?;
            let key = next.checked_add(step).ok_or(ImageError::Damaged)?;
            if key >= limit {
                return Err(ImageError::Damaged);
            }
            map.insert(Idx::from_raw(RawIdx::from_u32(key)), V::read(from)?);
            next = key + 1;
        }
        Ok(map)
    }
}
