//! The stages in which JavaScript runs: in Node, and in a browser.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::json;

use crate::process;
use crate::project::Project;
use crate::tools::{browser, cargo_tool, firefox, rust};

/// Runs the tests that need no browser.
pub fn without(project: &Project) -> Result<()> {
    let folder = project.path("tests/node");
    if !folder.is_dir() {
        return Ok(());
    }
    // Node's releases disagree on what a folder after `--test` means, so the files
    // are named.
    let mut files = Vec::new();
    collect_tests(&folder, &mut files)?;
    if files.is_empty() {
        bail!("tests/node has no file that ends in .test.js");
    }
    process::run(project.command("node").arg("--test").args(files))
}

/// Runs the crate's own tests in a browser.
pub fn wasm_pack(project: &Project) -> Result<()> {
    rust::wasm_target()?;
    let bindgen = cargo_tool::wasm_bindgen(project)?;
    let wasm_pack = cargo_tool::wasm_pack()?.join("wasm-pack");
    let browser = browser::obtain(project)?;
    let capabilities = project.target("webdriver.json");
    fs::write(&capabilities, capabilities_for(&browser.chromium))?;
    let mut command = project.command(wasm_pack);
    // Everything is here, and what is not must fail rather than be downloaded.
    command.args(["test", "--mode", "no-install", "--headless", "--chrome"]);
    command.arg("--chromedriver").arg(&browser.driver);
    command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities);
    process::run(command.env("PATH", path_with(bindgen)?))
}

/// Runs the page's tests on the site in `dist/`.
pub fn playwright(project: &Project, bless: bool) -> Result<()> {
    let chromium = browser::obtain(project)?.chromium;
    let mut command = project.npm_program("playwright");
    command.args(["test", "--config", "tests/browser/playwright.config.js"]);
    command.env("REFCELLAR_CHROMIUM", chromium);
    command.env("REFCELLAR_PORT", free_port()?.to_string());
    if bless {
        command.env("REFCELLAR_BLESS", "1");
    }
    process::run(&mut command)
}

/// Uses the Program lab in Firefox, which Playwright does not drive as Debian has it.
pub fn firefox(project: &Project) -> Result<()> {
    let firefox = firefox::obtain(project)?;
    let mut command = project.command("node");
    command.args(["--test", "tests/firefox/smoke.test.js"]);
    command.env("REFCELLAR_FIREFOX", firefox);
    command.env("REFCELLAR_PORT", free_port()?.to_string());
    process::run(&mut command)
}

fn collect_tests(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect_tests(&path, files)?;
        } else if path.to_string_lossy().ends_with(".test.js") {
            files.push(path);
        }
    }
    files.sort();
    Ok(())
}

/// What the test runner asks ChromeDriver for, on top of being headless.
fn capabilities_for(chromium: &Path) -> String {
    let options = json!({ "binary": chromium, "args": browser::ARGUMENTS });
    json!({ "goog:chromeOptions": options }).to_string()
}

/// PATH with `folder` in front: wasm-pack looks for wasm-bindgen there.
fn path_with(folder: PathBuf) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(folder).chain(env::split_paths(&path));
    env::join_paths(folders).context("PATH cannot be extended by the tools' folder")
}

/// Any port, so that tests of two checkouts can run side by side.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((std::net::Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port())
}
