//! Changes of a text.

/// Some bytes of a text, and what stands there afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The offset of the first byte.
    pub start: u32,
    /// The offset after the last byte; the same as `start` if something is inserted.
    pub end: u32,
    /// What stands there afterwards.
    pub text: String,
}

impl Edit {
    /// Sets something in before an offset.
    #[must_use]
    pub(super) fn insert(at: u32, text: impl Into<String>) -> Self {
        Self {
            start: at,
            end: at,
            text: text.into(),
        }
    }

    /// Sets something in the place of something else.
    #[must_use]
    pub(super) fn replace((start, end): (u32, u32), text: impl Into<String>) -> Self {
        Self {
            start,
            end,
            text: text.into(),
        }
    }
}

/// The text after edits, which are in the order of their places and do not overlap.
/// Nothing if they do, or if one is not within the text.
#[must_use]
pub fn apply(text: &str, edits: &[Edit]) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        out.push_str(text.get(done..edit.start as usize)?);
        out.push_str(&edit.text);
        done = edit.end as usize;
    }
    out.push_str(text.get(done..)?);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::{Edit, apply};

    #[test]
    fn edits_are_applied_in_order() {
        let edits = [Edit::insert(0, "a"), Edit::replace((1, 2), "Y")];
        assert_eq!(apply("xyz", &edits).as_deref(), Some("axYz"));
    }

    #[test]
    fn edits_that_overlap_or_are_outside_are_refused() {
        let overlapping = [Edit::replace((0, 2), ""), Edit::replace((1, 3), "")];
        assert_eq!(apply("xyz", &overlapping), None);
        assert_eq!(apply("xyz", &[Edit::insert(9, "a")]), None);
    }
}
