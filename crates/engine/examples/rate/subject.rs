//! What is measured.

use refcellar_engine::session::{
    CheckOptions, Checked, End, EndingKind, Limits, RecordLimits, Session,
};

/// Runs a program to its end, watched or not.
///
/// # Errors
/// If it does not come there.
pub fn run(text: &[u8], watched: bool) -> Result<(), String> {
    let checked = Session::new().check(text, &CheckOptions::default());
    let limits = Limits {
        steps: u64::MAX,
        ..Limits::default()
    };
    if watched {
        return record(&checked, limits);
    }
    match checked.run(&limits).end {
        End::Exited(0) => Ok(()),
        end => Err(format!("{end:?}")),
    }
}

fn record(checked: &Checked, run: Limits) -> Result<(), String> {
    let mut recording = checked.record(&RecordLimits {
        run,
        steps: u64::MAX,
        ..RecordLimits::default()
    });
    while !recording.advance(1 << 20).done {}
    match recording.ending() {
        Some(end) if end.kind == EndingKind::Exit => Ok(()),
        end => Err(format!("{end:?}")),
    }
}
