//! The parts of a text between matches, and the matches.

use super::pattern::{DoubleEndedPattern, Matcher, Pattern, ReversePattern};
use crate::fmt;
use crate::iter::FusedIterator;

/// What the kinds of splitting have in common.
#[derive(Clone)]
struct SplitInternal<'a, P> {
    start: usize,
    end: usize,
    matcher: Matcher<'a, P>,
    /// Whether an empty part at the end is one.
    allow_trailing_empty: bool,
    finished: bool,
}

impl<'a, P> SplitInternal<'a, P> {
    fn new(haystack: &'a str, pattern: P, allow_trailing_empty: bool) -> Self {
        SplitInternal {
            start: 0,
            end: haystack.len(),
            matcher: Matcher::new(haystack, pattern),
            allow_trailing_empty,
            finished: false,
        }
    }

    fn part(&self, start: usize, end: usize) -> &'a str {
        unsafe { self.matcher.haystack.part(start, end) }
    }

    /// What is left, as the last part.
    fn get_end(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        self.finished = true;
        if self.allow_trailing_empty || self.end - self.start > 0 {
            Some(self.part(self.start, self.end))
        } else {
            None
        }
    }

}

impl<'a, P: Pattern> SplitInternal<'a, P> {
    fn next(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        match self.matcher.next_match() {
            Some((start, end)) => {
                let part = self.part(self.start, start);
                self.start = end;
                Some(part)
            }
            None => self.get_end(),
        }
    }

    fn next_inclusive(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        match self.matcher.next_match() {
            Some((_, end)) => {
                let part = self.part(self.start, end);
                self.start = end;
                Some(part)
            }
            None => self.get_end(),
        }
    }
}

impl<'a, P: ReversePattern> SplitInternal<'a, P> {
    fn next_back(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        if !self.allow_trailing_empty {
            self.allow_trailing_empty = true;
            match self.next_back() {
                Some(part) if !part.is_empty() => return Some(part),
                _ => {
                    if self.finished {
                        return None;
                    }
                }
            }
        }
        match self.matcher.next_match_back() {
            Some((start, end)) => {
                let part = self.part(end, self.end);
                self.end = start;
                Some(part)
            }
            None => {
                self.finished = true;
                Some(self.part(self.start, self.end))
            }
        }
    }

    fn next_back_inclusive(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        if !self.allow_trailing_empty {
            self.allow_trailing_empty = true;
            match self.next_back_inclusive() {
                Some(part) if !part.is_empty() => return Some(part),
                _ => {
                    if self.finished {
                        return None;
                    }
                }
            }
        }
        match self.matcher.next_match_back() {
            Some((_, end)) => {
                let part = self.part(end, self.end);
                self.end = end;
                Some(part)
            }
            None => {
                self.finished = true;
                Some(self.part(self.start, self.end))
            }
        }
    }
}

/// The matches themselves.
#[derive(Clone)]
struct MatchesInternal<'a, P>(Matcher<'a, P>);

impl<'a, P> MatchesInternal<'a, P> {
    fn new(haystack: &'a str, pattern: P) -> Self {
        MatchesInternal(Matcher::new(haystack, pattern))
    }
}

impl<'a, P: Pattern> MatchesInternal<'a, P> {
    fn next(&mut self) -> Option<(usize, &'a str)> {
        match self.0.next_match() {
            None => None,
            Some((start, end)) => Some((start, unsafe { self.0.haystack.part(start, end) })),
        }
    }
}

impl<'a, P: ReversePattern> MatchesInternal<'a, P> {
    fn next_back(&mut self) -> Option<(usize, &'a str)> {
        match self.0.next_match_back() {
            None => None,
            Some((start, end)) => Some((start, unsafe { self.0.haystack.part(start, end) })),
        }
    }
}

/// Parts or matches from one end or the other, in pairs of which each is the other reversed.
macro_rules! both_ways {
    (
        $forward:ident, $reverse:ident, $internal:ident($($extra:expr)?), $item:ty,
        |$found:ident| $value:expr
    ) => {
        #[derive(Clone)]
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        pub struct $forward<'a, P: Pattern>($internal<'a, P>);

        impl<'a, P: Pattern> $forward<'a, P> {
            pub(crate) fn new(haystack: &'a str, pattern: P) -> Self {
                $forward($internal::new(haystack, pattern $(, $extra)?))
            }
        }

        impl<'a, P: Pattern> Iterator for $forward<'a, P> {
            type Item = $item;

            fn next(&mut self) -> Option<$item> {
                match self.0.next() {
                    None => None,
                    Some($found) => Some($value),
                }
            }
        }

        impl<'a, P: DoubleEndedPattern> DoubleEndedIterator for $forward<'a, P> {
            fn next_back(&mut self) -> Option<$item> {
                match self.0.next_back() {
                    None => None,
                    Some($found) => Some($value),
                }
            }
        }

        impl<'a, P: Pattern> FusedIterator for $forward<'a, P> {}

        impl<'a, P: Pattern> fmt::Debug for $forward<'a, P> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($forward)).finish_non_exhaustive()
            }
        }

        #[derive(Clone)]
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        pub struct $reverse<'a, P: Pattern>($internal<'a, P>);

        impl<'a, P: Pattern> $reverse<'a, P> {
            pub(crate) fn new(haystack: &'a str, pattern: P) -> Self {
                $reverse($internal::new(haystack, pattern $(, $extra)?))
            }
        }

        impl<'a, P: ReversePattern> Iterator for $reverse<'a, P> {
            type Item = $item;

            fn next(&mut self) -> Option<$item> {
                match self.0.next_back() {
                    None => None,
                    Some($found) => Some($value),
                }
            }
        }

        impl<'a, P: DoubleEndedPattern> DoubleEndedIterator for $reverse<'a, P> {
            fn next_back(&mut self) -> Option<$item> {
                match self.0.next() {
                    None => None,
                    Some($found) => Some($value),
                }
            }
        }

        impl<'a, P: ReversePattern> FusedIterator for $reverse<'a, P> {}

        impl<'a, P: Pattern> fmt::Debug for $reverse<'a, P> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($reverse)).finish_non_exhaustive()
            }
        }
    };
}

both_ways!(Split, RSplit, SplitInternal(true), &'a str, |part| part);
both_ways!(SplitTerminator, RSplitTerminator, SplitInternal(false), &'a str, |part| part);
both_ways!(MatchIndices, RMatchIndices, MatchesInternal(), (usize, &'a str), |found| found);
both_ways!(Matches, RMatches, MatchesInternal(), &'a str, |found| found.1);

#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitInclusive<'a, P: Pattern>(SplitInternal<'a, P>);

impl<'a, P: Pattern> SplitInclusive<'a, P> {
    pub(crate) fn new(haystack: &'a str, pattern: P) -> Self {
        SplitInclusive(SplitInternal::new(haystack, pattern, false))
    }
}

impl<'a, P: Pattern> Iterator for SplitInclusive<'a, P> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        self.0.next_inclusive()
    }
}

impl<'a, P: DoubleEndedPattern> DoubleEndedIterator for SplitInclusive<'a, P> {
    fn next_back(&mut self) -> Option<&'a str> {
        self.0.next_back_inclusive()
    }
}

impl<'a, P: Pattern> FusedIterator for SplitInclusive<'a, P> {}

impl<'a, P: Pattern> fmt::Debug for SplitInclusive<'a, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SplitInclusive").finish_non_exhaustive()
    }
}

/// So many parts, the last of which is all that is left.
macro_rules! limited {
    ($name:ident, $pattern:ident, $next:ident) => {
        #[derive(Clone)]
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        pub struct $name<'a, P: Pattern> {
            iter: SplitInternal<'a, P>,
            count: usize,
        }

        impl<'a, P: Pattern> $name<'a, P> {
            pub(crate) fn new(haystack: &'a str, pattern: P, count: usize) -> Self {
                $name { iter: SplitInternal::new(haystack, pattern, true), count }
            }
        }

        impl<'a, P: $pattern> Iterator for $name<'a, P> {
            type Item = &'a str;

            fn next(&mut self) -> Option<&'a str> {
                match self.count {
                    0 => None,
                    1 => {
                        self.count = 0;
                        self.iter.get_end()
                    }
                    _ => {
                        self.count -= 1;
                        self.iter.$next()
                    }
                }
            }
        }

        impl<'a, P: $pattern> FusedIterator for $name<'a, P> {}

        impl<'a, P: Pattern> fmt::Debug for $name<'a, P> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    };
}

limited!(SplitN, Pattern, next);
limited!(RSplitN, ReversePattern, next_back);
