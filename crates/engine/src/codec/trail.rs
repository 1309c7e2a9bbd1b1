//! What stands instead of spans: numbers that are not written at all.
//!
//! Nothing that is done with std asks where in a file something stands; what is asked is
//! which of two things stands within the other, and whether two are the same. So the names,
//! literals and other leaves of a tree are counted as they are read, and whatever consists
//! of parts goes from the first of them to the last.

/// The numbers that something covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    pub start: u32,
    pub end: u32,
}

/// What was counted: the same for who writes and who reads.
#[derive(Clone, Debug, Default)]
pub struct Trail {
    /// The number of the next leaf.
    pub next: u32,
    /// What the parts cover of that which is being read.
    parts: Option<Extent>,
}

impl Trail {
    /// A trail that begins with a number.
    pub fn beginning_at(next: u32) -> Self {
        Self { next, parts: None }
    }

    /// Counts a leaf.
    pub fn leaf(&mut self) -> Extent {
        let leaf = Extent {
            start: self.next,
            end: self.next.wrapping_add(1),
        };
        self.next = leaf.end;
        self.note(leaf);
        leaf
    }

    /// Begins something that consists of parts, or something apart. What is given is to be
    /// handed to [`Self::leave`] or to [`Self::resume`].
    pub fn enter(&mut self) -> Option<Extent> {
        self.parts.take()
    }

    /// Ends what consists of parts, and makes it a part of what it stands in. What has none
    /// is a leaf itself.
    pub fn leave(&mut self, outer: Option<Extent>) -> Extent {
        let whole = self.parts.unwrap_or_else(|| self.leaf());
        self.parts = outer;
        self.note(whole);
        whole
    }

    /// Takes up again what was being read before something apart from it.
    pub fn resume(&mut self, outer: Option<Extent>) {
        self.parts = outer;
    }

    /// Takes something in as a part.
    pub fn note(&mut self, part: Extent) {
        self.parts = Some(match self.parts {
            None => part,
            Some(known) => Extent {
                start: known.start.min(part.start),
                end: known.end.max(part.end),
            },
        });
    }
}
