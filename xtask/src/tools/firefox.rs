//! Firefox, which needs no driver: the tests speak `WebDriver` `BiDi` with it.

use std::path::PathBuf;

use anyhow::Result;

use super::Missing;
use super::machine::{self, Machine, ThisMachine};
use crate::project::Project;

/// The names under which systems have Firefox.
const NAMES: [&str; 2] = ["firefox-esr", "firefox"];

/// Finds Firefox on this machine, or has Debian install it.
pub fn obtain(project: &Project) -> Result<PathBuf> {
    if let Some(firefox) = on_path() {
        return Ok(firefox);
    }
    let root = ThisMachine(project).root().ok_or(Missing::Firefox)?;
    machine::find("apt-get").ok_or(Missing::Firefox)?;
    println!("Installing Firefox with apt-get");
    machine::install(root, &["firefox-esr"])?;
    Ok(on_path().ok_or(Missing::Firefox)?)
}

fn on_path() -> Option<PathBuf> {
    NAMES.iter().find_map(|name| machine::find(name))
}
