//! Any bytes as a program: it is checked, and run if nothing is wrong with it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use refcellar_engine::session::{CheckOptions, Limits, Session, Verdict};

const LIMITS: Limits = Limits {
    steps: 1_000_000,
    memory: 16 << 20,
    stack: 1 << 20,
    output: 64 << 10,
};

thread_local! {
    static SESSION: Session = Session::new();
}

fuzz_target!(|source: &[u8]| {
    SESSION.with(|session| {
        let checked = session.check(source, &CheckOptions::default());
        if let Verdict::Accepted = checked.verdict() {
            let _ = checked.run(&LIMITS);
        }
    });
});
