//! Arenas that several programs stand on.

use std::ops::{Index, IndexMut};
use std::rc::Rc;

use la_arena::{Arena, Idx, RawIdx};

/// An arena of which the first elements are shared: those of std are the same for every
/// program, and too many to be copied for each.
#[derive(Clone, Debug)]
pub(super) struct Layered<T> {
    shared: Rc<Arena<T>>,
    own: Arena<T>,
}

impl<T> Default for Layered<T> {
    fn default() -> Self {
        Self {
            shared: Rc::default(),
            own: Arena::new(),
        }
    }
}

impl<T> From<Arena<T>> for Layered<T> {
    fn from(shared: Arena<T>) -> Self {
        Self {
            shared: Rc::new(shared),
            own: Arena::new(),
        }
    }
}

impl<T> Layered<T> {
    /// Adds an element.
    pub(super) fn alloc(&mut self, value: T) -> Idx<T> {
        let own = self.own.alloc(value).into_raw().into_u32();
        let shared = u32::try_from(self.shared.len()).unwrap_or(u32::MAX);
        Idx::from_raw(RawIdx::from_u32(shared.saturating_add(own)))
    }

    /// How many elements there are.
    pub(super) fn len(&self) -> usize {
        self.shared.len() + self.own.len()
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All elements, with their ids.
    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = (Idx<T>, &T)> {
        let ids = (0..u32::try_from(self.len()).unwrap_or(u32::MAX)).map(RawIdx::from_u32);
        ids.map(|id| {
            let id = Idx::from_raw(id);
            (id, &self[id])
        })
    }

    /// The elements from one on, with their ids.
    pub(super) fn iter_from(&self, first: usize) -> impl Iterator<Item = (Idx<T>, &T)> {
        let range = u32::try_from(first).unwrap_or(u32::MAX)..;
        let ids = range.take(self.len().saturating_sub(first));
        ids.map(|id| {
            let id = Idx::from_raw(RawIdx::from_u32(id));
            (id, &self[id])
        })
    }

    /// Makes all elements so far shared.
    pub(super) fn share(&mut self)
    where
        T: Clone,
    {
        let own = std::mem::take(&mut self.own);
        if !own.is_empty() {
            Rc::make_mut(&mut self.shared).extend(own.into_iter().map(|(_, value)| value));
        }
    }

    /// The place of an element that is not shared.
    fn own(&self, id: Idx<T>) -> Option<Idx<T>> {
        let shared = u32::try_from(self.shared.len()).ok()?;
        let own = id.into_raw().into_u32().checked_sub(shared)?;
        Some(Idx::from_raw(RawIdx::from_u32(own)))
    }
}

impl<T> Index<Idx<T>> for Layered<T> {
    type Output = T;

    fn index(&self, id: Idx<T>) -> &T {
        match self.own(id) {
            Some(own) => &self.own[own],
            None => &self.shared[id],
        }
    }
}

/// What is shared is never changed; if it were, it would be copied first.
impl<T: Clone> IndexMut<Idx<T>> for Layered<T> {
    fn index_mut(&mut self, id: Idx<T>) -> &mut T {
        match self.own(id) {
            Some(own) => &mut self.own[own],
            None => &mut Rc::make_mut(&mut self.shared)[id],
        }
    }
}
