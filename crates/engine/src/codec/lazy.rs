//! What is read from an image only when it is asked for.

use std::fmt;
use std::ops::Index;
use std::rc::Rc;

use la_arena::{ArenaMap, Idx, RawIdx};

/// Where values come from that are not there yet.
pub trait Source<T> {
    /// How many ids there are.
    fn len(&self) -> u32;

    /// What belongs to an id, if there is anything.
    fn get(&self, id: u32) -> Option<&T>;
}

/// What belongs to each body of a crate. All of it is there already, or it is read from an
/// image when it is first asked for.
pub struct Lazy<K, T> {
    known: ArenaMap<Idx<K>, T>,
    /// How many ids there are.
    len: u32,
    source: Option<Rc<dyn Source<T>>>,
}

impl<K, T: Clone> Clone for Lazy<K, T> {
    fn clone(&self) -> Self {
        Self {
            known: self.known.clone(),
            len: self.len,
            source: self.source.clone(),
        }
    }
}

impl<K, T> Default for Lazy<K, T> {
    fn default() -> Self {
        Self {
            known: ArenaMap::new(),
            len: 0,
            source: None,
        }
    }
}

impl<K, T: fmt::Debug> fmt::Debug for Lazy<K, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.known.iter()).finish()
    }
}

impl<K, T> Lazy<K, T> {
    /// What is in an image.
    pub fn unread(source: Rc<dyn Source<T>>) -> Self {
        Self {
            known: ArenaMap::new(),
            len: source.len(),
            source: Some(source),
        }
    }

    /// Adds what belongs to an id.
    pub fn insert(&mut self, id: Idx<K>, value: T) {
        self.len = self.len.max(id.into_raw().into_u32().saturating_add(1));
        self.known.insert(id, value);
    }

    /// What belongs to an id, if there is anything.
    #[must_use]
    pub fn find(&self, id: Idx<K>) -> Option<&T> {
        match &self.source {
            None => self.known.get(id),
            Some(source) => source.get(id.into_raw().into_u32()),
        }
    }

    /// Everything that there is, in the order of the ids.
    pub fn iter(&self) -> impl Iterator<Item = (Idx<K>, &T)> {
        self.ids().filter_map(|id| Some((id, self.find(id)?)))
    }

    /// The same without the ids.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.iter().map(|(_, value)| value)
    }

    /// All ids.
    pub fn ids(&self) -> impl Iterator<Item = Idx<K>> + use<K, T> {
        (0..self.len).map(id_of)
    }

    /// How many ids there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len as usize
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
}

#[allow(clippy::mismatching_type_param_order)]
impl<K> Lazy<K, K> {
    /// Adds something; its id.
    pub fn alloc(&mut self, value: K) -> Idx<K> {
        let id = id_of(self.len);
        self.insert(id, value);
        id
    }
}

fn id_of<K>(id: u32) -> Idx<K> {
    Idx::from_raw(RawIdx::from_u32(id))
}

/// As in the arenas of what is always there, an id of another tree is a mistake.
#[allow(clippy::mismatching_type_param_order)]
impl<K> Index<Idx<K>> for Lazy<K, K> {
    type Output = K;

    fn index(&self, id: Idx<K>) -> &K {
        let read = self.source.as_ref().and_then(|_| self.find(id));
        read.unwrap_or_else(|| &self.known[id])
    }
}
