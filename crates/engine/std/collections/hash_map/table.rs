//! The table of a hash map: a list of entries, and where in it the entry of a hash is.

use crate::borrow::Borrow;
use crate::collections::TryReserveError;
use crate::vec::Vec;

/// An entry.
#[derive(Clone)]
pub(crate) struct Bucket<K, V> {
    pub(crate) hash: u64,
    pub(crate) key: K,
    pub(crate) value: V,
}

/// A place that leads to no entry.
const NOWHERE: usize = usize::MAX;

#[derive(Clone)]
pub(crate) struct Table<K, V> {
    pub(crate) entries: Vec<Bucket<K, V>>,
    /// The indices of entries. Each stands at the place that its hash says, or behind it
    /// with no `NOWHERE` between. The length is zero or a power of two.
    places: Vec<usize>,
}

/// How many entries so many places are enough for, which is what hashbrown says.
fn capacity_of(places: usize) -> usize {
    if places == 0 {
        0
    } else if places < 8 {
        places - 1
    } else {
        places / 8 * 7
    }
}

/// How many places so many entries need.
fn places_for(capacity: usize) -> Option<usize> {
    if capacity == 0 {
        return Some(0);
    }
    if capacity < 15 {
        return Some(if capacity < 4 {
            4
        } else if capacity < 8 {
            8
        } else {
            16
        });
    }
    match capacity.checked_mul(8) {
        None => None,
        Some(eighths) => (eighths / 7).checked_next_power_of_two(),
    }
}

impl<K, V> Table<K, V> {
    pub(crate) const fn new() -> Table<K, V> {
        Table { entries: Vec::new(), places: Vec::new() }
    }

    pub(crate) fn with_capacity(capacity: usize) -> Table<K, V> {
        let mut table = Table::new();
        table.reserve(capacity);
        table
    }

    pub(crate) fn capacity(&self) -> usize {
        capacity_of(self.places.len())
    }

    pub(crate) fn reserve(&mut self, additional: usize) {
        if self.try_reserve(additional).is_err() {
            panic!("Hash table capacity overflow");
        }
    }

    pub(crate) fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        let overflow = Err(TryReserveError::capacity_overflow());
        let len = self.entries.len();
        let Some(needed) = len.checked_add(additional) else {
            return overflow;
        };
        let capacity = self.capacity();
        if needed <= capacity {
            return Ok(());
        }
        let wanted = if needed > capacity + 1 { needed } else { capacity + 1 };
        let Some(places) = places_for(wanted) else {
            return overflow;
        };
        if places > (isize::MAX as usize) / 16 {
            return overflow;
        }
        self.entries.try_reserve(additional)?;
        self.resize_places(places);
        Ok(())
    }

    pub(crate) fn shrink_to(&mut self, min_capacity: usize) {
        let len = self.entries.len();
        let wanted = if len > min_capacity { len } else { min_capacity };
        if let Some(places) = places_for(wanted) {
            if places < self.places.len() {
                self.resize_places(places);
                self.entries.shrink_to(wanted);
            }
        }
    }

    fn resize_places(&mut self, count: usize) {
        self.places = Vec::with_capacity(count);
        let mut i = 0;
        while i < count {
            self.places.push(NOWHERE);
            i += 1;
        }
        self.place_entries();
    }

    /// Makes the list one that nothing leads to, before it is emptied.
    pub(crate) fn forget_places(&mut self) {
        self.places.fill(NOWHERE);
    }

    /// Finds the places of all entries anew.
    pub(crate) fn place_all(&mut self) {
        self.forget_places();
        self.place_entries();
    }

    fn place_entries(&mut self) {
        let mut index = 0;
        while index < self.entries.len() {
            let hash = self.entries[index].hash;
            self.place(hash, index);
            index += 1;
        }
    }

    /// Notes where an entry is.
    fn place(&mut self, hash: u64, index: usize) {
        let mask = self.places.len() - 1;
        let mut at = hash as usize & mask;
        while self.places[at] != NOWHERE {
            at = (at + 1) & mask;
        }
        self.places[at] = index;
    }

    /// The entry of a key.
    pub(crate) fn find<Q: ?Sized>(&self, hash: u64, key: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
        Q: Eq,
    {
        if self.places.is_empty() {
            return None;
        }
        let mask = self.places.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let index = self.places[at];
            if index == NOWHERE {
                return None;
            }
            let bucket = &self.entries[index];
            if bucket.hash == hash && *key == *bucket.key.borrow() {
                return Some(index);
            }
            at = (at + 1) & mask;
        }
    }

    /// Adds an entry whose key is not there.
    pub(crate) fn insert(&mut self, hash: u64, key: K, value: V) -> usize {
        self.reserve(1);
        let index = self.entries.len();
        self.entries.push(Bucket { hash, key, value });
        self.place(hash, index);
        index
    }

    /// The place that leads to an entry.
    fn place_of(&self, index: usize) -> usize {
        let mask = self.places.len() - 1;
        let mut at = self.entries[index].hash as usize & mask;
        while self.places[at] != index {
            at = (at + 1) & mask;
        }
        at
    }

    /// Removes an entry. The last one is where it was.
    pub(crate) fn remove(&mut self, index: usize) -> (K, V) {
        let at = self.place_of(index);
        let last = self.entries.len() - 1;
        if index != last {
            let moved = self.place_of(last);
            self.places[moved] = index;
        }
        let bucket = self.entries.swap_remove(index);
        self.empty_place(at);
        (bucket.key, bucket.value)
    }

    /// Empties a place, and moves up what stands behind it only because it was taken.
    fn empty_place(&mut self, place: usize) {
        let mask = self.places.len() - 1;
        let mut hole = place;
        let mut at = (hole + 1) & mask;
        loop {
            let index = self.places[at];
            if index == NOWHERE {
                break;
            }
            let home = self.entries[index].hash as usize & mask;
            if (at.wrapping_sub(home) & mask) >= (at.wrapping_sub(hole) & mask) {
                self.places[hole] = index;
                hole = at;
            }
            at = (at + 1) & mask;
        }
        self.places[hole] = NOWHERE;
    }
}

/// What `get_disjoint_mut` ends with when two keys lead to one value.
#[inline(never)]
pub(super) fn duplicate_keys() -> ! {
    panic!("duplicate keys found")
}
