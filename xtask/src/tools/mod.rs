//! The tools RefCellar is built with: one module finds or gets each of them.

pub mod browser;
pub mod cargo_tool;
pub mod firefox;
pub mod machine;
pub mod node;
pub mod npm;
pub mod rust;

use std::env;
use std::fmt::{self, Display, Formatter};
use std::path::PathBuf;

use anyhow::{Context, Result};

/// Something this machine lacks and that could not be got for it.
///
/// Each variant reads as one sentence that says what to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Missing {
    /// No Node, or no npm beside it.
    Node,
    /// A Node that Vite does not run on; the version that was found.
    NodeTooOld(String),
    /// No browser with its driver.
    Browser,
    /// No Firefox.
    Firefox,
    /// A part of the Rust toolchain; the `rustup` command that adds it.
    Rust(String),
}

impl Display for Missing {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Node => write!(
                f,
                "Node is missing, or npm is: install Node 20.19 or newer together with npm, and \
                 put both on PATH"
            ),
            Self::NodeTooOld(found) => write!(
                f,
                "Node {found} does not run Vite: install Node 22.12 or newer (of Node 20, 20.19 \
                 will do) and put it first on PATH"
            ),
            Self::Browser => write!(
                f,
                "Chromium and ChromeDriver are missing and could not be installed: put \
                 `chromium` and a `chromedriver` of the same version on PATH (on Debian, \
                 `apt-get install chromium chromium-driver` as root)"
            ),
            Self::Firefox => write!(
                f,
                "Firefox is missing and could not be installed: put `firefox-esr` or `firefox` on \
                 PATH (on Debian, `apt-get install firefox-esr` as root)"
            ),
            Self::Rust(command) => write!(
                f,
                "the Rust toolchain lacks a part that could not be installed: run `{command}`"
            ),
        }
    }
}

impl std::error::Error for Missing {}

/// The folder this user's copy of a tool belongs in, shared by all checkouts.
fn cache_folder(tool: &str) -> Result<PathBuf> {
    let cache = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|folder| folder.is_absolute())
        .or_else(|| env::home_dir().map(|home| home.join(".cache")))
        .context("neither XDG_CACHE_HOME nor a home folder says where tools may be kept")?;
    Ok(cache.join("refcellar/tools").join(tool))
}
