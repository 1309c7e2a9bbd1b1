//! Recordings: that what they say of a run is so, wherever one looks.

// A test that cannot go on says so by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]
// What is expected is written by `expect-test`, in a style of its own.
#![allow(clippy::needless_raw_string_hashes, clippy::format_push_string)]

mod narration;
mod properties;
mod reasons;
mod scenarios;
mod values;

use refcellar_engine::session::{CheckOptions, RecordLimits, Recording, Session, Verdict};
use refcellar_engine::syntax::Edition;

/// A recording of a program that was run to its end.
fn record_with(session: &Session, source: &str, edition: Edition) -> Recording {
    let options = CheckOptions {
        edition,
        name: "main.rs".to_owned(),
    };
    let checked = session.check(source.as_bytes(), &options);
    assert_eq!(checked.verdict(), Verdict::Accepted, "{source}");
    let mut recording = checked.record(&RecordLimits::default());
    recording.finish_run();
    recording
}

/// The same in edition 2024.
fn record(session: &Session, source: &str) -> Recording {
    record_with(session, source, Edition::Edition2024)
}
