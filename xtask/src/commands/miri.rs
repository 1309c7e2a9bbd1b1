//! `cargo xtask miri`: the crate's tests of borrows and panics on an interpreter that checks every
//! access to memory.

use std::env;

use anyhow::Result;

use crate::process;
use crate::project::Project;
use crate::tools::rust;

/// Some tests read files of the repository, so Miri must not hide the machine from them.
/// A few cases of each property must do: proptest's usual number would take hours here.
const FLAGS: &str = "-Zmiri-disable-isolation -Zmiri-env-set=PROPTEST_CASES=4";

/// Runs those tests under Miri.
pub fn run(project: &Project) -> Result<()> {
    rust::miri()?;
    let more = env::var("MIRIFLAGS").unwrap_or_default();
    let mut rustup = project.command("rustup");
    rustup.args(["run", "nightly", "cargo", "miri", "test"]);
    rustup.args([
        "--package",
        "refcellar",
        "--test",
        "borrow_state",
        "--test",
        "panics",
    ]);
    process::run(rustup.env("MIRIFLAGS", format!("{FLAGS} {more}")))
}
