//! Node: found, never installed.

use std::process::Command;

use anyhow::Result;

use super::{Missing, machine};
use crate::process;

/// Makes sure that a Node which runs Vite is on PATH, and npm with it.
pub fn ensure() -> Result<()> {
    let answer = process::ask(Command::new("node").arg("--version")).ok_or(Missing::Node)?;
    let version = answer.trim().trim_start_matches('v');
    if !suffices(version) {
        return Err(Missing::NodeTooOld(version.to_owned()).into());
    }
    machine::find("npm").ok_or(Missing::Node)?;
    Ok(())
}

/// Vite wants 20.19 or newer of Node 20, and 22.12 or newer of those after it.
fn suffices(version: &str) -> bool {
    let mut numbers = version.split('.').map_while(|part| part.parse().ok());
    let version: (u32, u32) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    version >= (22, 12) || ((20, 19)..(21, 0)).contains(&version)
}

#[cfg(test)]
mod tests {
    use super::suffices;

    #[test]
    fn the_versions_that_vite_runs_on_suffice() {
        assert!(["20.19.0", "20.20.2", "22.12.0", "24.0.0"].map(suffices) == [true; 4]);
        assert!(["18.20.8", "20.18.3", "21.7.3", "22.11.0", "", "x"].map(suffices) == [false; 6]);
    }
}
