//! `cargo xtask miri`: the crate's unit tests on an interpreter that checks every
//! access to memory.

use anyhow::Result;

use crate::process;
use crate::project::Project;
use crate::tools::rust;

/// Runs the unit tests under Miri.
pub fn run(project: &Project) -> Result<()> {
    rust::miri()?;
    let mut rustup = project.command("rustup");
    rustup.args(["run", "nightly", "cargo", "miri", "test"]);
    rustup.args(["--package", "refcellar", "--lib"]);
    // Miri hides the machine from the tests, and proptest would like to look for files
    // of earlier failures. Interpreted, its usual number of cases takes hours.
    rustup.env("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "true");
    rustup.env("PROPTEST_CASES", "4");
    process::run(&mut rustup)
}
