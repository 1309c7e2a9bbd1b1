//! How much of each source has to be the same as rustc's.
//!
//! ```toml
//! [percent]
//! "core::cell" = 95
//! ```

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::report::tally::Tally;

/// The least percentage of each source.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bars {
    percent: BTreeMap<String, u32>,
}

impl Bars {
    /// Reads them from a file.
    ///
    /// # Errors
    /// If the file cannot be read, or says something else.
    pub fn read(file: &Path) -> Result<Self> {
        let text = fs::read_to_string(file);
        let text = text.with_context(|| format!("{} cannot be read", file.display()))?;
        toml::from_str(&text).with_context(|| format!("{} holds no bars", file.display()))
    }

    /// A sentence for each source that is below its bar.
    #[must_use]
    pub fn missed(&self, tallies: &[(String, Tally)]) -> Vec<String> {
        let below = |(source, tally): &(String, Tally)| {
            let bar = *self.percent.get(source)?;
            let percent = tally.percent_same()?;
            let missed = format!("{source} is {percent:.1} % same, and its bar is {bar} %");
            (percent < f64::from(bar)).then_some(missed)
        };
        tallies.iter().filter_map(below).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_below_its_bar_is_named() {
        let bars: Bars = toml::from_str("[percent]\na = 90\nb = 50\nc = 100").expect("bars");
        let tally = Tally {
            same: 3,
            unsupported: 1,
            ..Tally::default()
        };
        let tallies = [("a".to_owned(), tally.clone()), ("b".to_owned(), tally)];
        assert_eq!(
            bars.missed(&tallies),
            ["a is 75.0 % same, and its bar is 90 %"]
        );
    }
}
