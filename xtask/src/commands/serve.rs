//! `cargo xtask serve`: the playground on a local port, rebuilt as its sources change.

mod port;
mod watch;

use std::process::Command;
use std::sync::mpsc::RecvTimeoutError;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use clap::Args;

use crate::package::Package;
use crate::process::{self, Running};
use crate::project::Project;
use watch::Watcher;

/// How often to look whether the server still runs.
const LOOK: Duration = Duration::from_millis(500);

/// How long the server may take to answer for the first time.
const START: Duration = Duration::from_secs(30);

/// Where to serve.
#[derive(Args)]
pub struct Options {
    /// The port; the next free one is taken if it is in use
    #[arg(long, default_value_t = 5173)]
    port: u16,
}

/// Serves until Ctrl-C, which ends the server too (see [`process`]).
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let package = Package::prepare(project)?;
    // Watching begins first, so that no change during the first build is missed.
    let watcher = Watcher::start(project)?;
    rebuild(&package);
    let port = port::free_from(options.port)?;
    let mut server = process::start(&mut vite(project, port))?;
    await_answer(&mut server, port)?;
    println!("RefCellar is at http://localhost:{port}/ (Ctrl-C ends it)");
    loop {
        match watcher.next_change(LOOK) {
            Ok(()) => rebuild(&package),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => bail!("the sources cannot be watched any more"),
        }
        check(&mut server)?;
    }
}

/// Builds the package. An error is told and no more: the next change may mend it, and
/// until then the page keeps what was built last.
fn rebuild(package: &Package) {
    let start = Instant::now();
    match package.build() {
        Ok(()) => println!("Built in {:.1} s", start.elapsed().as_secs_f32()),
        Err(error) => eprintln!("error: {error:#}; still serving what was built before"),
    }
}

fn vite(project: &Project, port: u16) -> Command {
    let mut vite = project.npm_program("vite");
    vite.args(["--host", port::HOST, "--port", &port.to_string()]);
    // The port was found free already. Were it taken since, another would be a lie.
    vite.args(["--strictPort", "--clearScreen=false", "--logLevel=warn"]);
    vite
}

fn await_answer(server: &mut Running, port: u16) -> Result<()> {
    let deadline = Instant::now() + START;
    while !port::answers(port) {
        check(server)?;
        if Instant::now() > deadline {
            bail!("the dev server does not answer on port {port}");
        }
        sleep(Duration::from_millis(50));
    }
    Ok(())
}

fn check(server: &mut Running) -> Result<()> {
    match server.ended() {
        Some(status) => bail!("the dev server ended by itself ({status})"),
        None => Ok(()),
    }
}
