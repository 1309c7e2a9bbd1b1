//! The parts of the Rust toolchain beyond the compiler.
//!
//! `rust-toolchain.toml` lists them, but where rustup's automatic installation is
//! turned off that list only documents, so each part is asked for by name.

use std::process::Command;

use anyhow::Result;

use super::Missing;
use crate::process;

/// The target that browsers run.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that the compiler can build for the browser.
pub fn wasm_target() -> Result<()> {
    ensure("target", WASM)
}

/// Makes sure that `cargo fmt` and `cargo clippy` work.
pub fn checkers() -> Result<()> {
    ensure("component", "rustfmt")?;
    ensure("component", "clippy")
}

/// Makes sure that the nightly compiler and Miri are there. They are not installed
/// unasked: a second toolchain is large, and only one command wants it.
pub fn miri() -> Result<()> {
    let installed = ["component", "list", "--installed", "--toolchain", "nightly"];
    let parts = process::ask(Command::new("rustup").args(installed)).unwrap_or_default();
    if lists(&parts, "miri") && lists(&parts, "rust-src") {
        return Ok(());
    }
    let install = "rustup toolchain install nightly --component miri --component rust-src";
    Err(Missing::Rust(install.to_owned()).into())
}

fn ensure(kind: &str, name: &str) -> Result<()> {
    let list = process::ask(Command::new("rustup").args([kind, "list", "--installed"]));
    if list.is_some_and(|list| lists(&list, name)) {
        return Ok(());
    }
    println!("Adding the Rust {kind} {name}");
    process::run(Command::new("rustup").args([kind, "add", name]))
        .map_err(|_| Missing::Rust(format!("rustup {kind} add {name}")).into())
}

/// Whether rustup's list has `name`, with or without the host's name behind it.
fn lists(list: &str, name: &str) -> bool {
    list.lines().any(|line| {
        let rest = line.trim().strip_prefix(name);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    })
}

#[cfg(test)]
mod tests {
    use super::lists;

    const LIST: &str = "clippy-x86_64-unknown-linux-gnu\nrust-src\nwasm32-unknown-unknown\n";

    #[test]
    fn a_part_is_found_with_and_without_the_hosts_name() {
        assert!(lists(LIST, "clippy"));
        assert!(lists(LIST, "rust-src"));
        assert!(lists(LIST, "wasm32-unknown-unknown"));
    }

    #[test]
    fn a_part_that_only_begins_alike_is_another_part() {
        assert!(!lists(LIST, "rustfmt"));
        assert!(!lists("rustfmt2\n", "rustfmt"));
        assert!(!lists("", "clippy"));
    }
}
