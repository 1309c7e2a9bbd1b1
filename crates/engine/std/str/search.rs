//! The methods of text that look for a pattern.

use super::pattern::{DoubleEndedPattern, Matcher, Pattern, ReversePattern};
use super::split::{
    MatchIndices, Matches, RMatchIndices, RMatches, RSplit, RSplitN, RSplitTerminator, Split,
    SplitInclusive, SplitN, SplitTerminator,
};

impl str {
    pub fn contains<P: Pattern>(&self, mut pat: P) -> bool {
        pat.find_in(self, 0, self.len()).is_some()
    }

    pub fn starts_with<P: Pattern>(&self, mut pat: P) -> bool {
        pat.match_at_start(self).is_some()
    }

    pub fn ends_with<P: Pattern>(&self, mut pat: P) -> bool
    where
        P: ReversePattern,
    {
        pat.match_at_end(self).is_some()
    }

    pub fn find<P: Pattern>(&self, mut pat: P) -> Option<usize> {
        match pat.find_in(self, 0, self.len()) {
            None => None,
            Some((start, _)) => Some(start),
        }
    }

    pub fn rfind<P: Pattern>(&self, mut pat: P) -> Option<usize>
    where
        P: ReversePattern,
    {
        match pat.rfind_in(self, 0, self.len()) {
            None => None,
            Some((start, _)) => Some(start),
        }
    }

    pub fn split<P: Pattern>(&self, pat: P) -> Split<'_, P> {
        Split::new(self, pat)
    }

    pub fn split_inclusive<P: Pattern>(&self, pat: P) -> SplitInclusive<'_, P> {
        SplitInclusive::new(self, pat)
    }

    pub fn rsplit<P: Pattern>(&self, pat: P) -> RSplit<'_, P>
    where
        P: ReversePattern,
    {
        RSplit::new(self, pat)
    }

    pub fn split_terminator<P: Pattern>(&self, pat: P) -> SplitTerminator<'_, P> {
        SplitTerminator::new(self, pat)
    }

    pub fn rsplit_terminator<P: Pattern>(&self, pat: P) -> RSplitTerminator<'_, P>
    where
        P: ReversePattern,
    {
        RSplitTerminator::new(self, pat)
    }

    pub fn splitn<P: Pattern>(&self, n: usize, pat: P) -> SplitN<'_, P> {
        SplitN::new(self, pat, n)
    }

    pub fn rsplitn<P: Pattern>(&self, n: usize, pat: P) -> RSplitN<'_, P>
    where
        P: ReversePattern,
    {
        RSplitN::new(self, pat, n)
    }

    pub fn split_once<P: Pattern>(&self, mut delimiter: P) -> Option<(&'_ str, &'_ str)> {
        let (start, end) = delimiter.find_in(self, 0, self.len())?;
        Some(unsafe { (self.part(0, start), self.part(end, self.len())) })
    }

    pub fn rsplit_once<P: Pattern>(&self, mut delimiter: P) -> Option<(&'_ str, &'_ str)>
    where
        P: ReversePattern,
    {
        let (start, end) = delimiter.rfind_in(self, 0, self.len())?;
        Some(unsafe { (self.part(0, start), self.part(end, self.len())) })
    }

    pub fn matches<P: Pattern>(&self, pat: P) -> Matches<'_, P> {
        Matches::new(self, pat)
    }

    pub fn rmatches<P: Pattern>(&self, pat: P) -> RMatches<'_, P>
    where
        P: ReversePattern,
    {
        RMatches::new(self, pat)
    }

    pub fn match_indices<P: Pattern>(&self, pat: P) -> MatchIndices<'_, P> {
        MatchIndices::new(self, pat)
    }

    pub fn rmatch_indices<P: Pattern>(&self, pat: P) -> RMatchIndices<'_, P>
    where
        P: ReversePattern,
    {
        RMatchIndices::new(self, pat)
    }

    pub fn trim(&self) -> &str {
        self.trim_start().trim_end()
    }

    pub fn trim_start(&self) -> &str {
        self.trim_start_matches(char::is_whitespace)
    }

    pub fn trim_end(&self) -> &str {
        self.trim_end_matches(char::is_whitespace)
    }

    pub fn trim_left(&self) -> &str {
        self.trim_start()
    }

    pub fn trim_right(&self) -> &str {
        self.trim_end()
    }

    pub fn trim_matches<P: Pattern>(&self, mut pat: P) -> &str
    where
        P: DoubleEndedPattern,
    {
        without_end(without_start(self, &mut pat), &mut pat)
    }

    pub fn trim_start_matches<P: Pattern>(&self, mut pat: P) -> &str {
        without_start(self, &mut pat)
    }

    pub fn trim_end_matches<P: Pattern>(&self, mut pat: P) -> &str
    where
        P: ReversePattern,
    {
        without_end(self, &mut pat)
    }

    pub fn trim_left_matches<P: Pattern>(&self, pat: P) -> &str {
        self.trim_start_matches(pat)
    }

    pub fn trim_right_matches<P: Pattern>(&self, pat: P) -> &str
    where
        P: ReversePattern,
    {
        self.trim_end_matches(pat)
    }

    pub fn strip_prefix<P: Pattern>(&self, mut prefix: P) -> Option<&str> {
        let end = prefix.match_at_start(self)?;
        Some(unsafe { self.part(end, self.len()) })
    }

    pub fn strip_suffix<P: Pattern>(&self, mut suffix: P) -> Option<&str>
    where
        P: ReversePattern,
    {
        let start = suffix.match_at_end(self)?;
        Some(unsafe { self.part(0, start) })
    }

    pub fn replace<P: Pattern>(&self, from: P, to: &str) -> String {
        let mut result = String::with_capacity(self.len());
        let mut matcher = Matcher::new(self, from);
        let mut last_end = 0;
        while let Some((start, end)) = matcher.next_match() {
            result.push_str(unsafe { self.part(last_end, start) });
            result.push_str(to);
            last_end = end;
        }
        result.push_str(unsafe { self.part(last_end, self.len()) });
        result
    }

    pub fn replacen<P: Pattern>(&self, pat: P, to: &str, count: usize) -> String {
        let mut result = String::with_capacity(32);
        let mut matcher = Matcher::new(self, pat);
        let mut last_end = 0;
        let mut left = count;
        while left > 0 {
            let Some((start, end)) = matcher.next_match() else { break };
            result.push_str(unsafe { self.part(last_end, start) });
            result.push_str(to);
            last_end = end;
            left -= 1;
        }
        result.push_str(unsafe { self.part(last_end, self.len()) });
        result
    }
}

/// The text without the matches at its start.
fn without_start<'a, P: Pattern>(text: &'a str, pattern: &mut P) -> &'a str {
    let mut rest = text;
    while let Some(end) = pattern.match_at_start(rest) {
        if end == 0 {
            break;
        }
        rest = unsafe { rest.part(end, rest.len()) };
    }
    rest
}

/// The text without the matches at its end.
fn without_end<'a, P: ReversePattern>(text: &'a str, pattern: &mut P) -> &'a str {
    let mut rest = text;
    while let Some(start) = pattern.match_at_end(rest) {
        if start == rest.len() {
            break;
        }
        rest = unsafe { rest.part(0, start) };
    }
    rest
}
