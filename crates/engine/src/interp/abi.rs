//! Where the result and the arguments of a call are in the callee's frame.
//!
//! Caller and callee find this from the types alone, each for itself.

use super::layout::Layout;
use super::program::Cx;
use crate::ty::traits::{Instance, InstanceKind};

/// The places of a call's values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Abi {
    /// The arguments' offsets. The result is at zero.
    pub args: Vec<u32>,
    /// The offset of the place that a `#[track_caller]` function was called from.
    pub location: u32,
    /// How many bytes all of it takes.
    pub end: u32,
}

impl Abi {
    /// The places for values of these layouts.
    #[must_use]
    pub fn new<'l>(result: &Layout, args: impl IntoIterator<Item = &'l Layout>) -> Self {
        let args = args.into_iter().map(|layout| (layout.size, layout.align));
        Self::of_sizes(result.size, args)
    }

    /// The places for values of these sizes and alignments.
    #[must_use]
    pub fn of_sizes(result: u64, args: impl IntoIterator<Item = (u64, u64)>) -> Self {
        let mut at = result;
        let mut offsets = Vec::new();
        for (size, align) in args {
            at = at.next_multiple_of(align.clamp(1, 16));
            offsets.push(u32::try_from(at).unwrap_or(u32::MAX >> 4));
            at = at.saturating_add(size);
        }
        let location = u32::try_from(at.next_multiple_of(8)).unwrap_or(u32::MAX >> 4);
        Self {
            args: offsets,
            location,
            end: location.saturating_add(8),
        }
    }
}

impl Cx<'_> {
    /// Whether a function is told the place that it is called from.
    #[must_use]
    pub fn tracks_caller(self, instance: Instance) -> bool {
        match instance.kind {
            InstanceKind::Item(def) => self.tcx.fn_attrs(def).track_caller,
            _ => false,
        }
    }
}
