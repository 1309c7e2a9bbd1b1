//! `js/types.d.ts` says in TypeScript what the types of this crate say in Rust: derived,
//! and held against the file by this test. `REFCELLAR_BLESS=1 cargo test` writes it.

use std::fs;
use std::path::Path;

use ts_rs::{Config, TS};

use crate::{counters, error, event, ids, report, state, view};

const HEAD: &str = "\
// Derived from the Rust types by `src/types.rs`. To renew it after a change there:
// REFCELLAR_BLESS=1 cargo test -p refcellar --lib types
";

fn declaration<T: TS>(config: &Config) -> String {
    let docs = T::docs().unwrap_or_default();
    format!("\n{docs}export {}\n", T::decl(config))
}

fn declarations() -> String {
    let config = Config::new().with_large_int("number");
    macro_rules! all {
        ($($type:path),* $(,)?) => {
            [$(declaration::<$type>(&config)),*].concat()
        };
    }
    let all = all![
        ids::HandleId,
        ids::WeakId,
        ids::GuardId,
        ids::CallId,
        event::BorrowEvent,
        event::Happening,
        event::HandleOrigin,
        event::RcCounts,
        event::Access,
        event::BorrowMethod,
        event::Extent,
        event::Attempt,
        event::GuardInfo,
        event::Birth,
        event::ReleaseCause,
        event::Lookup,
        event::CellName,
        event::CellMethod,
        event::CellValue,
        report::PanicReport,
        report::Remedy,
        counters::CounterValues,
        state::State,
        state::HandleState,
        state::CellValues,
        error::StoreError,
        view::Refusal,
        view::Chronicle,
        view::Moment,
        view::Probe,
    ];
    format!("{HEAD}{all}")
}

#[test]
fn the_typescript_types_say_what_the_rust_types_say() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("js/types.d.ts");
    let derived = declarations();
    if std::env::var_os("REFCELLAR_BLESS").is_some() {
        fs::write(&file, &derived).expect("js/types.d.ts can be written");
    }
    let written = fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(written, derived, "renew js/types.d.ts as its head says");
}
