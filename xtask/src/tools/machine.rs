//! What this machine has and may do, as far as getting a browser depends on it.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use nix::unistd::geteuid;

use super::browser::Browser;
use super::{cache_folder, npm};
use crate::process;
use crate::project::Project;

/// How packages can be installed for the whole machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Root {
    /// We are root already.
    Already,
    /// `sudo` makes us root without asking for a password.
    Sudo,
}

/// The seam between the decision how to get a browser and the machine it is for.
pub trait Machine {
    /// Where PATH has this program.
    fn find(&self, program: &str) -> Option<PathBuf>;
    /// Whether and how we may act as root.
    fn root(&self) -> Option<Root>;
    /// Has Debian's package manager install the browser and its driver.
    fn install_packages(&self, root: Root) -> Result<()>;
    /// Has Playwright download its browser, and gets the driver of that version.
    fn download(&self) -> Result<Browser>;
}

/// The machine we run on.
pub struct ThisMachine<'a>(pub &'a Project);

impl Machine for ThisMachine<'_> {
    fn find(&self, program: &str) -> Option<PathBuf> {
        find(program)
    }

    fn root(&self) -> Option<Root> {
        if geteuid().is_root() {
            return Some(Root::Already);
        }
        let sudo = process::ask(Command::new("sudo").args(["-n", "true"]));
        sudo.map(|_| Root::Sudo)
    }

    fn install_packages(&self, root: Root) -> Result<()> {
        install(root, &["chromium", "chromium-driver"])
    }

    fn download(&self) -> Result<Browser> {
        npm::packages(self.0)?;
        let mut playwright = self.0.npm_program("playwright");
        process::run_tersely(playwright.args(["install", "chromium"]))?;
        let path = "console.log(require('playwright-core').chromium.executablePath())";
        let chromium = process::output(self.0.command("node").args(["-e", path]))?;
        let chromium = PathBuf::from(chromium.trim());
        let version = process::output(Command::new(&chromium).arg("--version"))?;
        let version = version.split_whitespace().find(|word| is_version(word));
        let driver = download_driver(version.context("the browser does not say its version")?)?;
        Ok(Browser { chromium, driver })
    }
}

/// Where PATH has this program.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let mut candidates = env::split_paths(&path).map(|folder| folder.join(program));
    candidates.find(|candidate| candidate.is_file())
}

/// Has Debian's package manager install these.
pub fn install(root: Root, packages: &[&str]) -> Result<()> {
    apt(root, &["update"])?;
    let arguments = ["install", "-y", "--no-install-recommends"];
    apt(root, &[&arguments, packages].concat())
}

fn apt(root: Root, arguments: &[&str]) -> Result<()> {
    let mut command = match root {
        Root::Already => Command::new("env"),
        Root::Sudo => {
            let mut sudo = Command::new("sudo");
            sudo.args(["-n", "env"]);
            sudo
        }
    };
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    process::run(command.args(arguments))
}

/// ChromeDriver as Puppeteer's installer brings it; npm's own packages of the driver
/// lag behind the browser's versions.
fn download_driver(version: &str) -> Result<PathBuf> {
    let folder = cache_folder(&format!("chromedriver-{version}"))?;
    let mut installer = Command::new("npx");
    installer.args(["--yes", "@puppeteer/browsers@2", "install"]);
    installer.arg(format!("chromedriver@{version}"));
    installer.arg("--path").arg(folder);
    // The installer answers with the version, a space, and the driver's path.
    let answer = process::output(&mut installer)?;
    let path = answer.trim().split_once(' ').map(|(_, path)| path);
    Ok(PathBuf::from(path.context(
        "the installer does not say where it put ChromeDriver",
    )?))
}

fn is_version(word: &str) -> bool {
    word.contains('.') && word.chars().all(|c| c.is_ascii_digit() || c == '.')
}
