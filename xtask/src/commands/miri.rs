//! `cargo xtask miri`: the crate's unit tests on an interpreter that checks every
//! access to memory.

use std::env;

use anyhow::Result;

use crate::process;
use crate::project::Project;
use crate::tools::rust;

/// Miri hides the machine from the tests, so what proptest shall know is set inside:
/// that it cannot look for files of earlier failures, and that a few cases must do,
/// since its usual number would take hours here.
const FLAGS: &str =
    "-Zmiri-env-set=PROPTEST_DISABLE_FAILURE_PERSISTENCE=true -Zmiri-env-set=PROPTEST_CASES=4";

/// Runs the unit tests under Miri.
pub fn run(project: &Project) -> Result<()> {
    rust::miri()?;
    let more = env::var("MIRIFLAGS").unwrap_or_default();
    let mut rustup = project.command("rustup");
    rustup.args(["run", "nightly", "cargo", "miri", "test"]);
    rustup.args(["--package", "refcellar", "--lib"]);
    process::run(rustup.env("MIRIFLAGS", format!("{FLAGS} {more}")))
}
