//! What a run prints.

use crate::trace::StreamKind;

/// Everything that was printed, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// The bytes of both streams.
    pub bytes: Vec<u8>,
    /// Where each piece ends, and which stream it went to. Neighbours differ in the stream.
    pub pieces: Vec<(StreamKind, usize)>,
    /// How many bytes came before these and are not kept.
    forgotten: usize,
}

impl Output {
    /// The bytes of one stream.
    #[must_use]
    pub fn stream(&self, wanted: StreamKind) -> Vec<u8> {
        let mut start = 0;
        let mut out = Vec::new();
        for (stream, end) in &self.pieces {
            if *stream == wanted {
                out.extend_from_slice(self.bytes.get(start..*end).unwrap_or_default());
            }
            start = *end;
        }
        out
    }

    /// How many bytes were printed.
    #[must_use]
    pub fn len(&self) -> usize {
        self.forgotten + self.bytes.len()
    }

    /// Whether nothing was printed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Keeps only how much was printed.
    pub(super) fn forget(&mut self) {
        *self = Self {
            forgotten: self.len(),
            ..Self::default()
        };
    }

    /// Adds bytes to a stream.
    pub(super) fn push(&mut self, stream: StreamKind, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        self.bytes.extend_from_slice(bytes);
        let end = self.bytes.len();
        match self.pieces.last_mut() {
            Some((last, piece_end)) if *last == stream => *piece_end = end,
            _ => self.pieces.push((stream, end)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_are_told_apart_and_kept_in_order() {
        let mut output = Output::default();
        output.push(StreamKind::Stdout, b"a");
        output.push(StreamKind::Stdout, b"b");
        output.push(StreamKind::Stderr, b"c");
        output.push(StreamKind::Stdout, b"d");
        assert_eq!(output.bytes, b"abcd");
        assert_eq!(output.pieces.len(), 3);
        assert_eq!(output.stream(StreamKind::Stdout), b"abd");
        assert_eq!(output.stream(StreamKind::Stderr), b"c");
    }
}
