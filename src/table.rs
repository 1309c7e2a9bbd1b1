//! A table of the few things that are alive at once, in the order of their birth.

/// A vector sorted by id. Ids only ever grow, so a new row goes to the end; there are
/// rarely more than a dozen rows, for which this is quicker than a tree, and a tenth of
/// its code.
#[derive(Debug)]
pub(crate) struct Table<Id, Row>(Vec<(Id, Row)>);

impl<Id, Row> Default for Table<Id, Row> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<Id: Copy + Ord, Row> Table<Id, Row> {
    /// Adds a row. `id` is larger than every id before it.
    pub(crate) fn push(&mut self, id: Id, row: Row) {
        debug_assert!(self.0.last().is_none_or(|(last, _)| *last < id));
        self.0.push((id, row));
    }

    pub(crate) fn get(&self, id: Id) -> Option<&Row> {
        let at = self.position(id)?;
        self.0.get(at).map(|(_, row)| row)
    }

    pub(crate) fn get_mut(&mut self, id: Id) -> Option<&mut Row> {
        let at = self.position(id)?;
        self.0.get_mut(at).map(|(_, row)| row)
    }

    pub(crate) fn remove(&mut self, id: Id) -> Option<Row> {
        let at = self.position(id)?;
        Some(self.0.remove(at).1)
    }

    /// The rows, oldest first.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Id, &Row)> {
        self.0.iter().map(|(id, row)| (*id, row))
    }

    pub(crate) fn first(&self) -> Option<&Row> {
        self.0.first().map(|(_, row)| row)
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    fn position(&self, id: Id) -> Option<usize> {
        self.0.binary_search_by_key(&id, |(id, _)| *id).ok()
    }
}
