//! What makes an iterator of an iterator.

pub use self::chain::{Chain, chain};
pub use self::cloned::{Cloned, Copied};
pub use self::enumerate::Enumerate;
pub use self::flatten::{FlatMap, Flatten};
pub use self::fuse::{Cycle, Fuse};
pub use self::map::{Filter, FilterMap, Inspect, Map};
pub use self::peekable::Peekable;
pub use self::rev::Rev;
pub use self::scan::{MapWhile, Scan};
pub use self::skip::{Skip, SkipWhile};
pub use self::step_by::StepBy;
pub use self::take::{Take, TakeWhile};
pub use self::zip::{Zip, zip};

/// The next item of an iterator that is forgotten once it has ended.
pub(crate) fn next_or_clear<I: Iterator>(slot: &mut Option<I>) -> Option<I::Item> {
    match slot {
        None => None,
        Some(iter) => match iter.next() {
            None => {
                *slot = None;
                None
            }
            item => item,
        },
    }
}

/// The same from the back.
pub(crate) fn next_back_or_clear<I: DoubleEndedIterator>(slot: &mut Option<I>) -> Option<I::Item> {
    match slot {
        None => None,
        Some(iter) => match iter.next_back() {
            None => {
                *slot = None;
                None
            }
            item => item,
        },
    }
}
