//! The stages: what each of them checks, and in which order.

use std::fmt::{self, Display, Formatter};

use anyhow::Result;
use clap::ValueEnum;

use super::browsers;
use crate::commands::build;
use crate::package::Package;
use crate::process;
use crate::project::Project;
use crate::tools::rust;

/// One kind of test. They are passed in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Stage {
    /// The layout of the Rust sources
    Fmt,
    /// Clippy's lints, for this machine and for the browser
    Clippy,
    /// The Rust tests
    Rust,
    /// The documentation's links and completeness
    Doc,
    /// The npm package can be built
    Package,
    /// The JavaScript sources' types
    Types,
    /// The JavaScript tests that need no browser
    Node,
    /// The Rust tests in a browser
    Wasm,
    /// The page can be bundled
    Page,
    /// The page, used in a browser
    Browser,
    /// The Program lab, used in Firefox
    Firefox,
}

/// The stages to pass: all, or those asked for and those whose output they test.
pub fn selected(only: &[Stage]) -> Vec<Stage> {
    let wanted = |stage: &Stage| {
        let asked = |by: &Stage| by == stage || by.tests_output_of().contains(stage);
        only.is_empty() || only.iter().any(asked)
    };
    let all = Stage::value_variants().iter().copied();
    all.filter(wanted).collect()
}

impl Stage {
    /// What the stage does, for its heading.
    pub fn summary(self) -> &'static str {
        match self {
            Self::Fmt => "cargo fmt --check",
            Self::Clippy => "cargo clippy, for this machine and for the browser",
            Self::Rust => "cargo test",
            Self::Doc => "cargo doc",
            Self::Package => "building pkg/",
            Self::Types => "tsc",
            Self::Node => "node --test",
            Self::Wasm => "wasm-pack test, in a browser",
            Self::Page => "building dist/",
            Self::Browser => "Playwright, on dist/",
            Self::Firefox => "a smoke test in Firefox, on dist/",
        }
    }

    fn tests_output_of(self) -> &'static [Self] {
        match self {
            Self::Types | Self::Node | Self::Page => &[Self::Package],
            Self::Browser | Self::Firefox => &[Self::Package, Self::Page],
            _ => &[],
        }
    }

    /// Passes the stage, or says what failed.
    pub fn pass(self, project: &Project, bless: bool) -> Result<()> {
        match self {
            Self::Fmt => fmt(project),
            Self::Clippy => clippy(project),
            Self::Rust => process::run(&mut project.cargo(["test", "--workspace"])),
            Self::Doc => doc(project),
            Self::Package => Package::prepare(project)?.build(),
            Self::Types => process::run(&mut project.npm_program("tsc")),
            Self::Node => browsers::without(project),
            Self::Wasm => browsers::wasm_pack(project),
            Self::Page => build::page(project),
            Self::Browser => browsers::playwright(project, bless),
            Self::Firefox => browsers::firefox(project),
        }
    }
}

impl Display for Stage {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let value = self.to_possible_value();
        f.write_str(value.as_ref().map_or("", |value| value.get_name()))
    }
}

fn fmt(project: &Project) -> Result<()> {
    rust::checkers()?;
    process::run(&mut project.cargo(["fmt", "--all", "--check"]))
}

fn clippy(project: &Project) -> Result<()> {
    rust::checkers()?;
    rust::wasm_target()?;
    let here = ["clippy", "--workspace", "--all-targets"];
    let browser = ["clippy", "--package", "refcellar", "--all-targets"];
    let deny = ["--", "--deny", "warnings"];
    process::run(project.cargo(here).args(deny))?;
    process::run(
        project
            .cargo(browser)
            .args(["--target", rust::WASM])
            .args(deny),
    )
}

fn doc(project: &Project) -> Result<()> {
    let mut cargo = project.cargo(["doc", "--workspace", "--no-deps"]);
    process::run(cargo.env("RUSTDOCFLAGS", "--deny warnings"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_stages_are_passed_unless_some_are_asked_for() {
        assert_eq!(selected(&[]), Stage::value_variants());
        assert_eq!(selected(&[Stage::Fmt]), [Stage::Fmt]);
    }

    #[test]
    fn what_a_stage_tests_is_built_first() {
        let stages = selected(&[Stage::Browser, Stage::Types]);
        let expected = [Stage::Package, Stage::Types, Stage::Page, Stage::Browser];
        assert_eq!(stages, expected);
    }

    #[test]
    fn a_stage_is_named_as_on_the_command_line() {
        assert_eq!(Stage::Fmt.to_string(), "fmt");
        assert_eq!(Stage::Browser.to_string(), "browser");
    }
}
